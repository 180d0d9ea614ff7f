//! Sessions.

mod writing;

use std::collections::BTreeSet;

use jiff::Timestamp;
use records::{session, training};
use rules::{
    attendance::{self, Gathering, Mark, Policy, Unit},
    expected,
    online::Percent,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::{db::many::among, errors::AppError};

use super::{Member, Titles, groups, trainings::policy_of};

pub(super) use self::writing::rename_trainer;
pub use self::writing::{NewSession, add_session, note_online_counted, set_units};
pub(in crate::trainings) use self::writing::{change_session, delete_session};

/// One gathering of a training.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Its training.
    pub training: i64,
    /// Its title.
    pub titles: Titles,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins and ends.
    pub gathering: Gathering,
    /// Who teaches it; may be empty.
    pub trainers: String,
    /// Address at which one joins it from afar; may be empty.
    pub link: String,
    /// Which share of its minutes online counts as present.
    pub online_percent: Percent,
    /// The attendance policy of its training.
    pub policy: Policy,
    /// Its parts, where each is marked by itself; empty for most.
    pub units: Vec<Unit>,
    /// The groups that it is for; none where it is for everybody.
    pub groups: BTreeSet<i64>,
    /// How often it was changed, for calendars.
    pub revision: u32,
    /// When it was changed last, or else added.
    pub changed_at: Timestamp,
    /// When its beginning or end was changed last; none while they never were.
    pub moved_at: Option<Timestamp>,
}

impl Session {
    /// Whether somebody is expected here: who takes the course, where the session is for everybody
    /// or for the person's group. Whoever does anything else in a training is divided into nothing.
    pub fn expects(&self, member: &Member) -> bool {
        !member.role.is_registered() || self.expects_group(member.group)
    }

    /// Whether who takes the course in this group, or in none, is expected here.
    pub fn expects_group(&self, group: Option<i64>) -> bool {
        expected::is_expected(&self.groups, group)
    }

    /// The parts of which each is marked: the whole where it has none.
    pub fn parts(&self) -> Vec<Unit> {
        if self.units.is_empty() {
            vec![Unit::Whole]
        } else {
            self.units.clone()
        }
    }

    /// The part with a code, or the whole; none for a part that it does not have.
    pub fn unit(&self, code: &str) -> Option<Unit> {
        Unit::from_code(code).filter(|unit| *unit == Unit::Whole || self.units.contains(unit))
    }

    /// The part that is on at a time: the whole where it has none.
    pub fn unit_at(&self, now: Timestamp) -> Unit {
        if self.units.is_empty() {
            Unit::Whole
        } else {
            self.gathering.unit_at(now)
        }
    }

    /// The part that a check-in is about, of somebody with these marks: the whole where it has no
    /// parts.
    pub fn part_to_check_in(&self, marks: &[Mark], now: Timestamp) -> Unit {
        if self.units.is_empty() {
            Unit::Whole
        } else {
            attendance::part_to_check_in(&self.gathering, &self.policy, marks, now)
        }
    }
}

impl Session {
    /// A session out of its row and its training's.
    fn of(model: session::Model, training: &training::Model) -> Self {
        Self {
            policy: policy_of(training),
            id: model.id,
            training: model.training_id,
            titles: Titles {
                en: model.title_en,
                ru: model.title_ru,
                kk: model.title_kk,
            },
            place: model.place,
            gathering: Gathering {
                starts_at: model.starts_at.into(),
                ends_at: model.ends_at.into(),
            },
            units: model
                .units
                .split_whitespace()
                .filter_map(Unit::from_code)
                .collect(),
            groups: BTreeSet::new(),
            trainers: model.trainers,
            link: model.link,
            online_percent: Percent::new(model.online_percent.into()).unwrap_or_default(),
            revision: u32::try_from(model.revision).unwrap_or_default(),
            moved_at: model.moved_at.map(Into::into),
            changed_at: model.changed_at.unwrap_or(model.created_at).into(),
        }
    }
}

/// A session by its number.
///
/// # Errors
/// `NotFound`.
pub async fn find_session(db: &impl ConnectionTrait, id: i64) -> Result<Session, AppError> {
    let found = session::Entity::find_by_id(id)
        .find_also_related(training::Entity)
        .one(db)
        .await?;
    let found = with_groups(db, found.and_then(joined).into_iter().collect()).await?;
    found.into_iter().next().ok_or(AppError::NotFound)
}

/// The sessions of a training, in the order of their beginnings.
///
/// # Errors
/// When the database cannot be read.
pub async fn sessions(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Session>, AppError> {
    let found = session::Entity::find()
        .filter(session::Column::TrainingId.eq(training))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .find_also_related(training::Entity)
        .all(db)
        .await?;
    with_groups(db, found.into_iter().filter_map(joined).collect()).await
}

/// [`sessions`], of several trainings.
///
/// # Errors
/// When the database cannot be read.
pub async fn sessions_of(
    db: &impl ConnectionTrait,
    trainings: impl IntoIterator<Item = i64>,
) -> Result<Vec<Session>, AppError> {
    let found = session::Entity::find()
        .filter(among(db, session::Column::TrainingId, trainings))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .find_also_related(training::Entity)
        .all(db)
        .await?;
    with_groups(db, found.into_iter().filter_map(joined).collect()).await
}

/// The sessions of all trainings that end after one time and begin before another.
///
/// # Errors
/// When the database cannot be read.
pub async fn sessions_between(
    db: &impl ConnectionTrait,
    after: Timestamp,
    before: Timestamp,
) -> Result<Vec<Session>, AppError> {
    let found = session::Entity::find()
        .filter(session::Column::EndsAt.gt(records::Moment::from(after)))
        .filter(session::Column::StartsAt.lt(records::Moment::from(before)))
        .find_also_related(training::Entity)
        // What is cancelled does not take place, and in an archive nothing is left to do.
        .filter(training::Column::ArchivedAt.is_null())
        .filter(training::Column::CancelledAt.is_null())
        .all(db)
        .await?;
    with_groups(db, found.into_iter().filter_map(joined).collect()).await
}

/// The same sessions, each with the groups that it is for.
async fn with_groups(
    db: &impl ConnectionTrait,
    mut sessions: Vec<Session>,
) -> Result<Vec<Session>, AppError> {
    if sessions.is_empty() {
        return Ok(sessions);
    }
    let mut named = groups::named_by(db, sessions.iter().map(|session| session.id)).await?;
    for session in &mut sessions {
        session.groups = named.remove(&session.id).unwrap_or_default();
    }
    Ok(sessions)
}

/// A session that was read with its training, which every one has.
fn joined((session, training): (session::Model, Option<training::Model>)) -> Option<Session> {
    Some(Session::of(session, &training?))
}
