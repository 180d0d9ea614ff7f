//! Closing the register of a session, and opening it again.

use leptos::prelude::*;
use rules::attendance::{self, NotClosed, Reopening};

use crate::{
    attendance::{events, store},
    audit::{Event, Notes as _},
    db,
    errors::{AppError, Field, UserError},
    request::{Visit, act, flash},
    trainings::Session,
};

use super::record::{at, open};

/// Closes the register of a session that is over. From then on each change says why.
#[server(endpoint = "attendance/close-register")]
pub async fn close_register(session: i64) -> Result<(), UserError> {
    act(async |visit| shut(&visit, session, None).await).await
}

/// Opens a register again that was closed; `why` is one of a few reasons.
#[server(endpoint = "attendance/reopen-register")]
pub async fn reopen_register(
    session: i64,
    #[server(default)] why: String,
) -> Result<(), UserError> {
    act(async |visit| shut(&visit, session, Some(&why)).await).await
}

/// Closes a register, or opens it again for a reason. Who asks for what is so already is told the
/// same: nothing is left to do.
async fn shut(visit: &Visit, session: i64, reopens: Option<&str>) -> Result<String, AppError> {
    db::retried(|| async {
        let now = visit.house.clock.now();
        let (takes, session, _) = at(visit, session, None).await?;
        let field = Field::Reason;
        let why =
            reopens.map(|why| Reopening::from_code(why).ok_or(UserError::NotUnderstood { field }));
        let why = why.transpose()?;
        let txn = visit.begin().await?;
        let before = store::closings_at(&txn, [session.id]).await?;
        let before = before.bare(session.id);
        let changes = match why {
            Some(_) => attendance::closed(&before).is_some(),
            None => match attendance::close(&session.gathering, &before, now) {
                Ok(()) => true,
                Err(NotClosed::Already) => false,
                Err(NotClosed::TooEarly) => return Err(UserError::SessionNotOver.into()),
            },
        };
        if changes {
            store::shut(&txn, &takes, session.id, &before, why, now).await?;
            let event = event(&session, why.is_none());
            txn.note(now, event).await?;
            txn.commit().await?;
        }
        let done = match why {
            Some(_) => flash!("done-register-reopened"),
            None => flash!("done-register-closed"),
        };
        Ok(done.at(&open(&session)))
    })
    .await
}

fn event(session: &Session, closes: bool) -> Event {
    let action = if closes {
        events::REGISTER_CLOSED
    } else {
        events::REGISTER_REOPENED
    };
    Event::of(action, "session", session.id, Some(session.training))
}
