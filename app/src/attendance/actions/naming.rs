//! Naming who may call the roll of a session, and taking that back.

use leptos::prelude::*;
use rules::attendance::{is_named, may_be_named};

use crate::{
    attendance::{events, store},
    audit::{Event, Notes as _},
    db,
    errors::{AppError, UserError},
    paths,
    request::{Visit, act, flash},
    trainings::{self, Session},
};

/// Lets somebody of the training call the roll of one session.
#[server(endpoint = "attendance/name-roll-taker")]
pub async fn name_roll_taker(session: i64, enrolment: i64) -> Result<(), UserError> {
    act(async |visit| name(&visit, (session, enrolment), true).await).await
}

/// Takes that back: the person calls the roll no more. Marks that were made stay.
#[server(endpoint = "attendance/unname-roll-taker")]
pub async fn unname_roll_taker(session: i64, enrolment: i64) -> Result<(), UserError> {
    act(async |visit| name(&visit, (session, enrolment), false).await).await
}

/// Who asks for what is so already is told the same: nothing is left to do.
async fn name(
    visit: &Visit,
    (session, enrolment): (i64, i64),
    takes: bool,
) -> Result<String, AppError> {
    db::retried(|| async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let session = trainings::find_session(house.db.read(), session).await?;
        let manages = visit.viewer()?.manages(session.training)?;
        let txn = visit.begin().await?;
        let member = trainings::member(&txn, session.training, enrolment).await?;
        if takes && !(may_be_named(member.role) && member.is_written_to()) {
            return Err(AppError::NotFound);
        }
        let before = store::namings(&txn, session.id).await?;
        let before = before.get(&enrolment).map_or(&[][..], Vec::as_slice);
        if is_named(before) != takes {
            store::name(&txn, &manages, (session.id, enrolment), before, takes, now).await?;
            txn.note(now, event(&session, enrolment, takes)).await?;
            txn.commit().await?;
        }
        let done = if takes {
            flash!("done-roll-taker-named")
        } else {
            flash!("done-roll-taker-unnamed")
        };
        let path = format!(
            "{}#roll-takers",
            paths::attendance::register(session.training, session.id)
        );
        Ok(done.at(&path))
    })
    .await
}

fn event(session: &Session, enrolment: i64, takes: bool) -> Event {
    let action = if takes {
        events::ROLL_TAKER_NAMED
    } else {
        events::ROLL_TAKER_UNNAMED
    };
    Event {
        detail: [("enrolment", enrolment.to_string())].into(),
        ..Event::of(action, "session", session.id, Some(session.training))
    }
}
