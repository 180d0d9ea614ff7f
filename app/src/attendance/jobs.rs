//! What happens to the register by itself: when an online session is over, the minutes of those
//! who were seen there are counted; and organizers are reminded of registers left open.

use std::{collections::BTreeMap, sync::Arc};

use jiff::SignedDuration;
use rules::online;

use crate::{
    attendance::Registrar,
    authorization::viewer::Authority,
    errors::AppError,
    house::House,
    post,
    trainings::{self, Member, Session},
};

use super::{letters, online::proposals, store};

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
    Registrar::of(house).record_all(entries).await?;
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

/// For how long a register may be open after its session before anybody is reminded.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(24);
/// Of sessions that are longer over nobody is reminded: not of all the past when this is new.
const REMINDED_WITHIN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Writes to the organizers of trainings about registers that were not closed for more than a day
/// after their session: one letter for each session and organizer, whenever and wherever this runs.
/// Gives how many were written.
///
/// # Errors
/// When the database cannot be reached.
pub async fn remind_of_open_registers(house: &Arc<House>) -> Result<usize, AppError> {
    let (db, now) = (house.db.read(), house.clock.now());
    let sessions = trainings::sessions_between(db, now - REMINDED_WITHIN, now - OPEN_FOR).await?;
    let over: Vec<Session> = sessions
        .into_iter()
        .filter(|session| session.gathering.ends_at <= now - OPEN_FOR)
        .collect();
    let closings = store::closings_at(db, over.iter().map(|session| session.id)).await?;
    let mut by_training = BTreeMap::<i64, Vec<Session>>::new();
    for session in over {
        if closings.closed(session.id).is_none() {
            by_training
                .entry(session.training)
                .or_default()
                .push(session);
        }
    }
    let mut written = 0;
    for (training, sessions) in by_training {
        let members = trainings::members(db, training).await?;
        // Nobody is expected where nobody takes part.
        if !members.iter().any(Member::takes_part) {
            continue;
        }
        let written_to = members.iter().filter(|member| member.is_written_to());
        let organizers: Vec<&Member> = written_to
            .filter(|member| member.role.may_take_register())
            .collect();
        let mut pairs = Vec::new();
        for session in &sessions {
            pairs.extend(organizers.iter().map(|member| (session, *member)));
        }
        let names = pairs.iter();
        let names: Vec<String> = names
            .map(|(session, member)| letters::once(session, member))
            .collect();
        let said = post::said(db, names).await?;
        let held = trainings::find(db, training).await?;
        let url = &house.settings.public_url;
        let new: Vec<_> = pairs
            .into_iter()
            .filter(|(session, member)| !said.contains(&letters::once(session, member)))
            .map(|(session, member)| letters::left_open(url, &held, member, session))
            .collect();
        if new.is_empty() {
            continue;
        }
        let txn = house.db.begin().await?;
        written += post::write_all(&txn, new, now).await?;
        txn.commit().await?;
    }
    Ok(usize::try_from(written).unwrap_or(usize::MAX))
}
