//! The code on the screen: which session it belongs to.

use jiff::{SignedDuration, Timestamp};
use rules::{
    attendance::Minutes,
    codes::{self, Verdict},
};

use crate::{
    errors::{AppError, UserError},
    request::Visit,
    trainings::{self, Session},
};

use super::store;

/// Codes of sessions that begin within this time are looked at, to say that it is too early.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);
/// And of those that ended within this time, to say that it is over: an hour after the last
/// moment in which any policy has check-in open.
const BEHIND: SignedDuration = SignedDuration::from_mins(Minutes::MOST as i64 + 60);

/// The code of a session now.
pub fn code(secret: &str, now: Timestamp) -> String {
    codes::code(secret.as_bytes(), codes::step(now))
}

/// The session whose code this is, for the one who asks. Counts as a try, unless it is right.
///
/// # Errors
/// `CodeMistyped`, `CodeExpired`, `CodeUnknown`, `CodeElsewhere` for one of a training in which
/// the viewer does not take part, `TooManyTries`.
pub async fn session_of(visit: &Visit, typed: &str) -> Result<Session, AppError> {
    let account = visit.viewer.as_ref().map(|viewer| viewer.account);
    let doorkeeper = &visit.house.doorkeeper;
    doorkeeper.count_code(account, visit.address)?;
    let code = codes::typed(typed).ok_or(UserError::CodeMistyped)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let sessions = trainings::sessions_between(db, now - BEHIND, now + AHEAD).await?;
    let secrets = store::secrets_of(db, sessions.iter().map(|session| session.id)).await?;
    let (mut own, mut elsewhere, mut expired) = (None, None, false);
    for session in sessions {
        let Some(secret) = secrets.get(&session.id) else {
            continue;
        };
        let theirs = visit
            .viewer
            .as_ref()
            .is_none_or(|viewer| viewer.seat(session.training).is_some());
        match codes::verdict(secret.as_bytes(), &code, now) {
            Verdict::Good if theirs => own = Some(session),
            Verdict::Good => elsewhere = Some(session),
            Verdict::Expired => expired = true,
            Verdict::Other => {}
        }
    }
    match (own, elsewhere) {
        (Some(session), _) => {
            doorkeeper.takes_code(account, visit.address);
            Ok(session)
        }
        (None, Some(_)) => Err(UserError::CodeElsewhere.into()),
        (None, None) if expired => Err(UserError::CodeExpired.into()),
        (None, None) => Err(UserError::CodeUnknown.into()),
    }
}
