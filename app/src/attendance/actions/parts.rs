//! The parts of a session that are marked each.

use leptos::prelude::*;
use rules::attendance::Unit;

use crate::{
    attendance::store::{self},
    errors::UserError,
    request::{act, flash},
    trainings::{self},
};

use super::record::{at, register};

/// Says whether a session has parts that are marked each. Once something was said about a part, the
/// parts stay: without them it would be about nothing that anybody sees.
#[server(endpoint = "attendance/set-units")]
pub async fn set_units(session: i64, #[server(default)] parts: bool) -> Result<(), UserError> {
    act(async |visit| {
        let (takes, session, _) = at(&visit, session, None).await?;
        let txn = visit.house.db.begin().await?;
        let units: &[Unit] = if parts { &Unit::PARTS } else { &[] };
        if !parts && store::speaks_of_parts(&txn, session.id).await? {
            return Err(UserError::PartsMarked.into());
        }
        trainings::set_units(&txn, &takes, session.id, units).await?;
        let event = crate::audit::Event::of(
            trainings::events::SESSION_CHANGED,
            "session",
            session.id,
            Some(session.training),
        );
        crate::audit::record(&txn, Some(&visit), visit.house.clock.now(), event).await?;
        txn.commit().await?;
        Ok(flash!("done-session-changed").at(&register(&session, Unit::Whole)))
    })
    .await
}
