//! What happens to trainings by itself: people are reminded on the day before.

use std::sync::Arc;

use rules::{calendar, letters as rule};

use crate::{errors::AppError, house::House, post};

use super::{Member, Training, letters, store};

/// Writes reminders of what takes place tomorrow, in trainings that remind. One letter for each
/// person and day, whenever and wherever this runs; gives how many were written.
///
/// # Errors
/// When the database cannot be reached.
pub async fn remind(house: &Arc<House>) -> Result<usize, AppError> {
    let mut written = 0;
    for training in store::that_remind(house.db.read()).await? {
        written += remind_of(house, &training).await?;
    }
    Ok(written)
}

async fn remind_of(house: &House, training: &Training) -> Result<usize, AppError> {
    let (db, now) = (house.db.read(), house.clock.now());
    let sessions = store::sessions(db, training.id).await?;
    let days = calendar::days(&training.zone, &sessions, |session| session.gathering);
    let Some((date, places)) = days
        .into_iter()
        .find(|(date, _)| rule::reminds(*date, &training.zone, now))
    else {
        return Ok(0);
    };
    let sessions: Vec<_> = places.iter().map(|place| &sessions[*place]).collect();
    let mut members = store::members(db, training.id).await?;
    members.retain(Member::is_reminded);
    let names = members
        .iter()
        .map(|member| letters::once(training, member, date));
    let said = post::said(db, names).await?;
    members.retain(|member| !said.contains(&letters::once(training, member, date)));
    if members.is_empty() {
        return Ok(0);
    }
    let txn = house.db.begin().await?;
    let mut written = 0;
    for member in &members {
        // Of sessions at which a group is expected, only that group is reminded.
        let own = sessions.iter().copied();
        let own: Vec<_> = own.filter(|session| session.expects(member)).collect();
        if own.is_empty() {
            continue;
        }
        let letter = letters::reminder(&house.settings.public_url, training, member, date, &own);
        written += usize::from(post::write(&txn, letter, now).await?);
    }
    txn.commit().await?;
    Ok(written)
}
