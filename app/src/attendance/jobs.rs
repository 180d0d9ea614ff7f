//! What happens to the register by itself: when an online session is over, the minutes of those
//! who were seen there are counted.

use std::sync::Arc;

use rules::online;

use crate::{context::House, errors::AppError, trainings, viewer::Authority};

use super::{online::proposals, store};

/// Proposes marks for those who were at online sessions that are over. May run again and in
/// several servers at the same time: each mark is made once. Gives how many sessions were counted.
///
/// # Errors
/// When the database cannot be read. A session that cannot be counted is logged and tried again
/// the next time.
pub async fn count_online(house: &Arc<House>) -> Result<usize, AppError> {
    // What was seen last has had its time to arrive.
    let ended_by = house.clock.now() - online::GAP - online::EVERY;
    let mut counted = 0;
    for session in store::sessions_to_count(house.db.read(), ended_by).await? {
        match count(house, session).await {
            Ok(()) => counted += 1,
            Err(error) => tracing::error!(session, ?error, "minutes online cannot be counted"),
        }
    }
    Ok(counted)
}

async fn count(house: &House, session: i64) -> Result<(), AppError> {
    let (db, now) = (house.db.read(), house.clock.now());
    let session = trainings::find_session(db, session).await?;
    let members = trainings::members(db, session.training).await?;
    let takes_part = |enrolment: i64| {
        let mut members = members.iter();
        members.any(|member| member.enrolment == enrolment && member.takes_part())
    };
    let mut seen = store::sightings_at(db, session.id).await?;
    seen.retain(|enrolment, _| takes_part(*enrolment));
    let entries = proposals(db, &session, &seen, now).await?;
    house.registrar.record_all(entries).await?;
    let takes = Authority::System.takes_register(session.training);
    let txn = house.db.begin().await?;
    trainings::note_online_counted(&txn, &takes, session.id, now).await?;
    txn.commit().await?;
    tracing::info!(
        session = session.id,
        people = seen.len(),
        "the minutes of an online session were counted"
    );
    Ok(())
}
