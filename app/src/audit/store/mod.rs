//! What the audit keeps.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{audit_event, audit_horizon};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};

mod names;
mod reading;

use crate::{
    db::{
        Asker, Database, Write,
        many::{among, insert_all},
    },
    errors::AppError,
    request::Visit,
};

pub use names::{Named, Names, names};
pub use reading::{Filter, Reach, Row, actors, last, read, read_all, zone_of};

use super::Action;

/// Something that was done, to what.
#[derive(Clone, Debug)]
pub struct Event {
    /// What was done.
    pub action: Action,
    /// The kind of thing that it was done to, such as `session`.
    pub subject: &'static str,
    /// Which one.
    pub subject_id: Option<i64>,
    /// The training that it concerns.
    pub training: Option<i64>,
    /// More about it: codes and ids, no personal data.
    pub detail: BTreeMap<&'static str, String>,
}

/// Stands in a change of role for that of an administrator of the whole installation.
pub const ADMINISTRATOR: &str = "administrator";
/// Stands in a change of role for having none.
pub const NO_ROLE: &str = "none";

impl Event {
    /// That something was done to the installation as a whole.
    pub fn of_installation(action: Action) -> Self {
        Self {
            action,
            subject: "installation",
            subject_id: None,
            training: None,
            detail: BTreeMap::new(),
        }
    }

    /// An event with nothing more to say about it.
    pub fn of(
        action: Action,
        subject: &'static str,
        subject_id: i64,
        training: Option<i64>,
    ) -> Self {
        Self {
            action,
            subject,
            subject_id: Some(subject_id),
            training,
            detail: BTreeMap::new(),
        }
    }
}

/// Notes what a visit does, in the transaction that it began
/// ([`Visit::begin`](crate::request::Visit::begin)).
pub trait Notes {
    /// Appends an event of the one who asked for the transaction.
    ///
    /// # Errors
    /// When the database refuses, or nobody is known to have asked.
    fn note(
        &self,
        now: Timestamp,
        event: Event,
    ) -> impl Future<Output = Result<(), AppError>> + Send;
}

impl Notes for Write {
    async fn note(&self, now: Timestamp, event: Event) -> Result<(), AppError> {
        let asker = self.asker().cloned();
        let Asker { account, request } =
            asker.ok_or_else(|| anyhow::anyhow!("nobody is known to have asked for it"))?;
        audit_event::Entity::insert(row(account, request, now, event)?)
            .exec_without_returning(self)
            .await?;
        Ok(())
    }
}

/// Appends an event. `visit` is none for the command line and what the server does by itself.
///
/// # Errors
/// When the database refuses.
pub async fn record(
    db: &impl ConnectionTrait,
    visit: Option<&Visit>,
    now: Timestamp,
    event: Event,
) -> Result<(), AppError> {
    let viewer = visit.and_then(|visit| visit.viewer.as_deref());
    record_of(db, viewer.map(|viewer| viewer.account), visit, now, event).await
}

/// Appends several events of one visit.
///
/// # Errors
/// When the database refuses.
pub async fn record_all(
    db: &impl ConnectionTrait,
    visit: &Visit,
    now: Timestamp,
    events: Vec<Event>,
) -> Result<(), AppError> {
    let actor = visit.viewer.as_deref().map(|viewer| viewer.account);
    let rows = events
        .into_iter()
        .map(|each| row(actor, visit.request.clone(), now, each));
    insert_all(db, rows.collect::<Result<_, _>>()?, None).await?;
    Ok(())
}

/// Appends an event of somebody who has only just become known, as in signing in.
///
/// # Errors
/// When the database refuses.
pub async fn record_of(
    db: &impl ConnectionTrait,
    actor: Option<i64>,
    visit: Option<&Visit>,
    now: Timestamp,
    event: Event,
) -> Result<(), AppError> {
    let request = visit.map(|visit| visit.request.clone()).unwrap_or_default();
    audit_event::Entity::insert(row(actor, request, now, event)?)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

fn row(
    actor: Option<i64>,
    request: String,
    now: Timestamp,
    event: Event,
) -> Result<audit_event::ActiveModel, AppError> {
    Ok(audit_event::ActiveModel {
        at: Set(now.into()),
        actor_id: Set(actor),
        request: Set(request),
        action: Set(event.action.code().to_owned()),
        subject: Set(event.subject.to_owned()),
        subject_id: Set(event.subject_id),
        training_id: Set(event.training),
        detail: Set(serde_json::to_string(&event.detail)?),
        ..Default::default()
    })
}

/// How many events go at once.
const FORGOTTEN_AT_ONCE: u64 = 500;

/// Deletes events from before a time, and gives how many. The database lets them go only behind a
/// horizon, a row that stays and says what went and when.
///
/// # Errors
/// When the database refuses.
pub async fn forget(db: &Database, before: Timestamp, now: Timestamp) -> Result<usize, AppError> {
    let (mut gone, mut is_set) = (0, false);
    loop {
        let ids: Vec<i64> = audit_event::Entity::find()
            .select_only()
            .column(audit_event::Column::Id)
            .filter(audit_event::Column::At.lt(before.as_millisecond()))
            .limit(FORGOTTEN_AT_ONCE)
            .into_tuple()
            .all(db.read())
            .await?;
        if ids.is_empty() {
            return Ok(gone);
        }
        gone += ids.len();
        let txn = db.begin().await?;
        if !is_set {
            audit_horizon::Entity::insert(audit_horizon::ActiveModel {
                until: Set(before.into()),
                set_at: Set(now.into()),
                ..Default::default()
            })
            .exec_without_returning(&txn)
            .await?;
            is_set = true;
        }
        audit_event::Entity::delete_many()
            .filter(among(&txn, audit_event::Column::Id, ids))
            .exec(&txn)
            .await?;
        txn.commit().await?;
    }
}
