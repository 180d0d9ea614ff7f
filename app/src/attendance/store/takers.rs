//! Who was named to call the roll of a session.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::roll_taker as taker;
use rules::attendance::{Naming, is_named};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _,
};

use crate::{
    authorization::viewer::{CallsRoll, InTraining as _, Manages},
    db::{Write, many::among, news::News},
    errors::AppError,
    request::Visit,
    trainings::Session,
};

/// What was said about the people of a session, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub async fn namings(
    db: &impl ConnectionTrait,
    session: i64,
) -> Result<BTreeMap<i64, Vec<Naming>>, AppError> {
    let rows = taker::Entity::find()
        .filter(taker::Column::SessionId.eq(session))
        .all(db)
        .await?;
    let mut namings = BTreeMap::<i64, Vec<Naming>>::new();
    for row in rows {
        let about = namings.entry(row.enrolment_id).or_default();
        about.push(naming(&row));
    }
    Ok(namings)
}

/// The sessions whose roll somebody was named to call, by their enrolments.
///
/// # Errors
/// When the database cannot be read.
pub async fn named_for(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<BTreeSet<i64>, AppError> {
    let rows = taker::Entity::find()
        .filter(among(db, taker::Column::EnrolmentId, enrolments))
        .all(db)
        .await?;
    let mut said = BTreeMap::<(i64, i64), Vec<Naming>>::new();
    for row in rows {
        let about = said.entry((row.session_id, row.enrolment_id)).or_default();
        about.push(naming(&row));
    }
    said.retain(|_, namings| is_named(namings));
    Ok(said.into_keys().map(|(session, _)| session).collect())
}

fn naming(row: &taker::Model) -> Naming {
    Naming {
        number: row.number,
        takes: row.takes,
    }
}

/// Says that somebody may call the roll of a session from now on, or no longer, after all that was
/// said before.
///
/// # Errors
/// When another said so in between: the database holds one of each number.
pub async fn name(
    db: &Write,
    manages: &Manages,
    (session, enrolment): (i64, i64),
    before: &[Naming],
    takes: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let last = before.iter().map(|naming| naming.number).max();
    let row = taker::ActiveModel {
        session_id: Set(session),
        enrolment_id: Set(enrolment),
        number: Set(last.map_or(1, |number| number.saturating_add(1))),
        takes: Set(takes),
        made_by: Set(manages.by()),
        made_at: Set(now.into()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Proves that the one who asks may call the roll of a session: an organizer of its training, or
/// somebody who was named for it and still has a place there.
///
/// # Errors
/// `SignIn`, `NotFound` for somebody who is not enrolled, `NotAllowed` for others.
pub async fn calls_roll(visit: &Visit, session: &Session) -> Result<CallsRoll, AppError> {
    let viewer = visit.viewer()?;
    match viewer.takes_register(session.training) {
        Ok(takes) => takes.calls_roll(session.training, session.id),
        Err(AppError::NotAllowed) => {
            let enrolment = viewer.seat_in(session.training)?.enrolment;
            let db = visit.house.db.read();
            let named = named_for(db, [enrolment]).await?.contains(&session.id);
            viewer.calls_roll_where_named(session.training, session.id, named)
        }
        Err(other) => Err(other),
    }
}
