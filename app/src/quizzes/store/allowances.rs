//! What holds for a person at a quiz beyond its rule: what was granted, and when the training has
//! the quiz open. Both are appended.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::{allowance, enrolment, quiz_window};
use rules::attempts::{Allowance, Window};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, sea_query::Query,
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    db::many::among,
    errors::{AppError, UserError},
    remarks::{self, Kind},
};

use super::windows::window_of;

/// Stands for all quizzes of a training.
const EVERY_QUIZ: &str = "";

/// Something that was granted, and holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its number in the database.
    pub id: i64,
    /// To whom.
    pub enrolment: i64,
    /// Whether it holds for all quizzes of the training.
    pub everywhere: bool,
    /// How much.
    pub more: Allowance,
    /// Why; empty where the words were erased.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// What is granted for a quiz, or for all.
fn of_quiz(quiz: &str) -> Condition {
    Condition::any()
        .add(allowance::Column::Quiz.eq(quiz))
        .add(allowance::Column::Quiz.eq(EVERY_QUIZ))
}

fn more(row: &allowance::Model) -> Allowance {
    let natural = |number| u32::try_from(number).unwrap_or(0);
    Allowance {
        window: Window::default(),
        percent: natural(row.percent),
        minutes: natural(row.minutes),
        attempts: natural(row.attempts),
    }
}

/// The rows of grants that were not taken back.
fn holding(rows: Vec<allowance::Model>) -> impl Iterator<Item = allowance::Model> {
    let gone: BTreeSet<i64> = rows.iter().filter_map(|row| row.takes_back).collect();
    rows.into_iter()
        .filter(move |row| row.takes_back.is_none() && !gone.contains(&row.id))
}

/// What holds for an enrolment at a quiz.
pub async fn allowed(
    db: &impl ConnectionTrait,
    enrolment: i64,
    quiz: &str,
) -> Result<Allowance, AppError> {
    let rows = allowance::Entity::find()
        .filter(allowance::Column::EnrolmentId.eq(enrolment))
        .filter(of_quiz(quiz))
        .all(db)
        .await?;
    let training = Query::select()
        .column(enrolment::Column::TrainingId)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::Id.eq(enrolment))
        .take();
    let row = quiz_window::Entity::find()
        .filter(quiz_window::Column::TrainingId.in_subquery(training))
        .filter(quiz_window::Column::Quiz.eq(quiz))
        .order_by_desc(quiz_window::Column::Number)
        .one(db)
        .await?;
    Ok(Allowance {
        window: row.as_ref().map(window_of).unwrap_or_default(),
        ..holding(rows).map(|row| more(&row)).sum()
    })
}

/// The grants that hold at a quiz of a training, with the reason of each, the oldest first.
pub async fn grants(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<Vec<Grant>, AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .take();
    let rows = allowance::Entity::find()
        .filter(of_quiz(quiz))
        .filter(allowance::Column::EnrolmentId.in_subquery(enrolments))
        .order_by_asc(allowance::Column::Id)
        .all(db)
        .await?;
    with_reasons(db, rows).await
}

/// The number of the last row of grants in a training, also of one that takes back.
pub async fn last_grant(db: &impl ConnectionTrait, training: i64) -> Result<i64, AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .take();
    let row = allowance::Entity::find()
        .filter(allowance::Column::EnrolmentId.in_subquery(enrolments))
        .order_by_desc(allowance::Column::Id)
        .one(db)
        .await?;
    Ok(row.map_or(0, |row| row.id))
}

/// [`grants`], of one enrolment.
pub async fn grants_of(
    db: &impl ConnectionTrait,
    enrolment: i64,
    quiz: &str,
) -> Result<Vec<Grant>, AppError> {
    let rows = allowance::Entity::find()
        .filter(of_quiz(quiz))
        .filter(allowance::Column::EnrolmentId.eq(enrolment))
        .order_by_asc(allowance::Column::Id)
        .all(db)
        .await?;
    with_reasons(db, rows).await
}

async fn with_reasons(
    db: &impl ConnectionTrait,
    rows: Vec<allowance::Model>,
) -> Result<Vec<Grant>, AppError> {
    let rows: Vec<allowance::Model> = holding(rows).collect();
    let mut remarks = remarks::read(db, rows.iter().map(|row| row.remark_id.as_ref())).await?;
    let grant = |row: allowance::Model| Grant {
        id: row.id,
        enrolment: row.enrolment_id,
        everywhere: row.quiz == EVERY_QUIZ,
        more: more(&row),
        reason: remarks.of(row.remark_id),
        at: row.granted_at.into(),
    };
    Ok(rows.into_iter().map(grant).collect())
}

/// What holds for many enrolments at whichever quiz.
#[derive(Clone, Debug, Default)]
pub struct Allowances {
    /// By enrolment and quiz.
    grants: BTreeMap<(i64, String), Allowance>,
    /// By training and quiz.
    windows: BTreeMap<(i64, String), Window>,
}

impl Allowances {
    /// What holds for an enrolment of a training at a quiz.
    pub fn of(&self, training: i64, enrolment: i64, quiz: &str) -> Allowance {
        let granted = [quiz, EVERY_QUIZ].map(|quiz| {
            let granted = self.grants.get(&(enrolment, quiz.to_owned()));
            granted.copied().unwrap_or_default()
        });
        let window = self.windows.get(&(training, quiz.to_owned()));
        Allowance {
            window: window.copied().unwrap_or_default(),
            ..granted.into_iter().sum()
        }
    }
}

/// What holds for some enrolments of some trainings.
pub async fn allowances(
    db: &impl ConnectionTrait,
    trainings: impl IntoIterator<Item = i64>,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<Allowances, AppError> {
    let rows = allowance::Entity::find()
        .filter(among(db, allowance::Column::EnrolmentId, enrolments))
        .all(db)
        .await?;
    let mut all = Allowances::default();
    for row in holding(rows) {
        let more = more(&row);
        let sum = all.grants.entry((row.enrolment_id, row.quiz)).or_default();
        *sum = [*sum, more].into_iter().sum();
    }
    let windows = quiz_window::Entity::find()
        .filter(among(db, quiz_window::Column::TrainingId, trainings))
        .order_by_asc(quiz_window::Column::Number)
        .all(db)
        .await?;
    for row in windows {
        let window = window_of(&row);
        all.windows.insert((row.training_id, row.quiz), window);
    }
    Ok(all)
}

/// Grants more, with the reason; without a quiz for all of the training.
///
/// # Errors
/// `NotFound` for somebody who is not in the training.
pub async fn allow(
    db: &impl ConnectionTrait,
    manages: &Manages,
    enrolment: i64,
    quiz: Option<&str>,
    more: Allowance,
    reason: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let found = enrolment::Entity::find_by_id(enrolment).one(db).await?;
    found
        .filter(|row| row.training_id == manages.training())
        .ok_or(AppError::NotFound)?;
    let remark = remarks::keep(db, Kind::Allowance, enrolment, reason, now).await?;
    let row = allowance::ActiveModel {
        enrolment_id: Set(enrolment),
        quiz: Set(quiz.unwrap_or(EVERY_QUIZ).to_owned()),
        minutes: Set(i32::try_from(more.minutes).unwrap_or(i32::MAX)),
        percent: Set(i32::try_from(more.percent).unwrap_or(i32::MAX)),
        attempts: Set(i32::try_from(more.attempts).unwrap_or(i32::MAX)),
        takes_back: Set(None),
        remark_id: Set(remark),
        granted_by: Set(manages.by()),
        granted_at: Set(now.into()),
        ..Default::default()
    };
    allowance::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Takes a grant back, with the reason. Gives whose it was.
///
/// # Errors
/// `NotFound` for one of another training; `TakenBackAlready` for one that was taken back already.
pub async fn take_back(
    db: &impl ConnectionTrait,
    manages: &Manages,
    grant: i64,
    reason: &str,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = allowance::Entity::find_by_id(grant).one(db).await?;
    let row = row.filter(|row| row.takes_back.is_none());
    let row = row.ok_or(AppError::NotFound)?;
    let seat = enrolment::Entity::find_by_id(row.enrolment_id)
        .one(db)
        .await?;
    seat.filter(|seat| seat.training_id == manages.training())
        .ok_or(AppError::NotFound)?;
    let taken = allowance::Entity::find()
        .filter(allowance::Column::TakesBack.eq(grant))
        .one(db)
        .await?;
    if taken.is_some() {
        return Err(UserError::TakenBackAlready.into());
    }
    let remark = remarks::keep(db, Kind::Allowance, row.enrolment_id, reason, now).await?;
    allowance::Entity::insert(allowance::ActiveModel {
        enrolment_id: Set(row.enrolment_id),
        quiz: Set(row.quiz),
        minutes: Set(0),
        percent: Set(0),
        attempts: Set(0),
        takes_back: Set(Some(grant)),
        remark_id: Set(remark),
        granted_by: Set(manages.by()),
        granted_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(row.enrolment_id)
}
