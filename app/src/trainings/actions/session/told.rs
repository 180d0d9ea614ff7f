//! Who is told of what was done with a session.

use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    post,
    request::Visit,
    trainings::{Member, Session, Training, letters, store},
};

/// Writes to people that a session which is not over takes place at another time or elsewhere.
pub(super) async fn tells_of_move(
    visit: &Visit,
    db: &impl ConnectionTrait,
    held: &Training,
    old: &Session,
    now: Timestamp,
) -> Result<(), AppError> {
    let new = store::find_session(db, old.id).await?;
    let moved = old.gathering != new.gathering || old.place != new.place;
    let is_over = old.gathering.ends_at <= now && new.gathering.ends_at <= now;
    if !moved || is_over {
        return Ok(());
    }
    let told = people(visit, db, &new).await?;
    let url = visit.public_url();
    let told = told.iter();
    let told = told.map(|member| letters::session_moved(url, held, member, (old, &new)));
    post::write_all(db, told.collect(), now).await?;
    Ok(())
}

/// Those to whom is written what somebody did with a session at which they are expected, but for
/// that person.
pub(super) async fn people(
    visit: &Visit,
    db: &impl ConnectionTrait,
    session: &Session,
) -> Result<Vec<Member>, AppError> {
    let doer = visit.viewer.as_ref().map(|viewer| viewer.account);
    let mut members = store::members(db, session.training).await?;
    members.retain(|member| member.is_written_to() && session.expects(member));
    members.retain(|member| Some(member.account.id) != doer);
    Ok(members)
}
