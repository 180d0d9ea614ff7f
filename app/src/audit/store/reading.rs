//! Reading the audit: which events. A fixed number of queries, however many events there are.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};
use records::{audit_event, training};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

use crate::{
    audit::Action,
    authorization::viewer::{Administers, InTraining as _, Manages},
    errors::AppError,
};

use super::names::accounts;

/// One event, as it is kept.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// When.
    pub at: Timestamp,
    /// Who: none for the command line and the server itself.
    pub actor: Option<i64>,
    /// What was done, as a code.
    pub action: String,
    /// The kind of thing that it was done to.
    pub subject: String,
    /// Which one.
    pub subject_id: Option<i64>,
    /// The training that it concerns.
    pub training: Option<i64>,
    /// Codes and ids by their names.
    pub detail: BTreeMap<String, String>,
    /// The request.
    pub request: String,
}

impl Row {
    /// The number of a thing of a kind that the event names: as its subject, or beside it.
    pub fn number(&self, kind: &str) -> Option<i64> {
        match self.subject_id {
            Some(id) if self.subject == kind => Some(id),
            _ => self.detail.get(kind)?.parse().ok(),
        }
    }
}

impl From<audit_event::Model> for Row {
    fn from(event: audit_event::Model) -> Self {
        Self {
            at: event.at.into(),
            actor: event.actor_id,
            action: event.action,
            subject: event.subject,
            subject_id: event.subject_id,
            training: event.training_id,
            detail: serde_json::from_str(&event.detail).unwrap_or_default(),
            request: event.request,
        }
    }
}

/// Rows on a page.
const PAGE: u64 = 50;
/// The most rows of a file.
const MOST: u64 = 20_000;
/// The most people to choose from.
const MOST_ACTORS: usize = 500;

/// Which events somebody may read.
#[derive(Clone, Copy, Debug)]
pub enum Reach {
    /// Those of a training, for who manages it.
    Training(Manages),
    /// All, for administrators.
    Everything(Administers),
}

/// Which of them are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who did it.
    pub who: Option<i64>,
    /// What was done.
    pub what: Option<Action>,
    /// Not before.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

fn within(reach: Reach) -> Select<audit_event::Entity> {
    let query = audit_event::Entity::find();
    match reach {
        Reach::Training(manages) => {
            query.filter(audit_event::Column::TrainingId.eq(manages.training()))
        }
        Reach::Everything(_) => query,
    }
}

fn asked(reach: Reach, filter: &Filter) -> Select<audit_event::Entity> {
    let mut query = within(reach);
    if let Some(who) = filter.who {
        query = query.filter(audit_event::Column::ActorId.eq(who));
    }
    if let Some(what) = filter.what {
        query = query.filter(audit_event::Column::Action.eq(what.code()));
    }
    if let Some(since) = filter.since {
        query = query.filter(audit_event::Column::At.gte(since.as_millisecond()));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit_event::Column::At.lt(until.as_millisecond()));
    }
    query.order_by_desc(audit_event::Column::Id)
}

/// A page of events, newest first, and how many pages there are. `page` counts from 1.
pub async fn read(
    db: &impl ConnectionTrait,
    reach: Reach,
    filter: &Filter,
    page: u64,
) -> Result<(Vec<Row>, u64), AppError> {
    let query = asked(reach, filter).paginate(db, PAGE);
    let pages = query.num_pages().await?;
    let rows = query.fetch_page(page.saturating_sub(1)).await?;
    Ok((rows.into_iter().map(Row::from).collect(), pages))
}

/// When something was last done.
///
/// # Errors
/// When the database cannot be read.
pub async fn last(
    db: &impl ConnectionTrait,
    _: &Administers,
    action: Action,
) -> Result<Option<Timestamp>, AppError> {
    let last = audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .order_by_desc(audit_event::Column::Id)
        .one(db)
        .await?;
    Ok(last.map(|event| event.at.into()))
}

/// All events that are asked for, newest first, for a file.
pub async fn read_all(
    db: &impl ConnectionTrait,
    reach: Reach,
    filter: &Filter,
) -> Result<Vec<Row>, AppError> {
    let rows = asked(reach, filter).limit(MOST).all(db).await?;
    Ok(rows.into_iter().map(Row::from).collect())
}

/// The clock of a training, by which its days are read; that of UTC where there is none.
pub async fn zone_of(db: &impl ConnectionTrait, training: i64) -> Result<TimeZone, AppError> {
    let found = training::Entity::find_by_id(training).one(db).await?;
    let zone = found.and_then(|row| TimeZone::get(&row.time_zone).ok());
    Ok(zone.unwrap_or(TimeZone::UTC))
}

/// Everybody who did something that may be read, by name.
pub async fn actors(
    db: &impl ConnectionTrait,
    reach: Reach,
) -> Result<Vec<(i64, String)>, AppError> {
    let ids: Vec<Option<i64>> = within(reach)
        .select_only()
        .column(audit_event::Column::ActorId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let mut people: Vec<(i64, String)> = accounts(db, ids.into_iter().flatten().collect())
        .await?
        .into_iter()
        .collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    people.truncate(MOST_ACTORS);
    Ok(people)
}
