//! Who was seen at an online session, and when.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{Moment, online_presence as presence, session};
use rules::online::{Kind, Sighting};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query},
};

use crate::{authorization::viewer::TakesCourse, errors::AppError};

/// What was seen of one person at a session.
pub async fn sightings(
    db: &impl ConnectionTrait,
    session: i64,
    enrolment: i64,
) -> Result<Vec<Sighting>, AppError> {
    let found = presence::Entity::find()
        .filter(presence::Column::SessionId.eq(session))
        .filter(presence::Column::EnrolmentId.eq(enrolment))
        .order_by_asc(presence::Column::Id)
        .all(db)
        .await?;
    Ok(found.iter().filter_map(sighting).collect())
}

/// What was seen at a session, by enrolment.
pub async fn sightings_at(
    db: &impl ConnectionTrait,
    session: i64,
) -> Result<BTreeMap<i64, Vec<Sighting>>, AppError> {
    let found = presence::Entity::find()
        .filter(presence::Column::SessionId.eq(session))
        .order_by_asc(presence::Column::Id)
        .all(db)
        .await?;
    let mut by_person = BTreeMap::<i64, Vec<Sighting>>::new();
    for model in &found {
        let seen = by_person.entry(model.enrolment_id).or_default();
        seen.extend(sighting(model));
    }
    Ok(by_person)
}

fn sighting(model: &presence::Model) -> Option<Sighting> {
    Some(Sighting {
        kind: Kind::from_code(&model.kind)?,
        at: model.seen_at.into(),
    })
}

/// Notes that somebody was seen.
///
/// # Errors
/// When the database refuses.
pub async fn note_sighting(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    session: i64,
    seen: Sighting,
) -> Result<(), AppError> {
    let row = presence::ActiveModel {
        session_id: Set(session),
        enrolment_id: Set(takes.enrolment()),
        kind: Set(seen.kind.code().to_owned()),
        seen_at: Set(seen.at.into()),
        ..Default::default()
    };
    presence::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The sessions that had ended by a time, were joined by somebody, and whose minutes have not been
/// counted since they were changed last.
pub async fn sessions_to_count(
    db: &impl ConnectionTrait,
    ended_by: Timestamp,
) -> Result<Vec<i64>, AppError> {
    let joined = Query::select()
        .column(presence::Column::SessionId)
        .from(presence::Entity)
        .take();
    let counted = Expr::col(session::Column::OnlineCountedAt);
    let to_count = Condition::any()
        .add(session::Column::OnlineCountedAt.is_null())
        .add(counted.lte(Expr::col(session::Column::ChangedAt)));
    let found = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::EndsAt.lte(Moment::from(ended_by)))
        .filter(to_count)
        .filter(session::Column::Id.in_subquery(joined))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found)
}
