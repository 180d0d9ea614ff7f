//! What is kept of attendance.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{account, attendance_mark as mark};
use rules::{
    attendance::{self, Mark, Method, Status},
    places::Place,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, SqlErr,
};

use crate::{
    errors::{AppError, UserError},
    trainings::Member,
};

/// Marks by session and enrolment.
pub type Marks = BTreeMap<(i64, i64), Vec<Mark>>;

/// What stands, by session and enrolment.
#[derive(Clone, Debug, Default)]
pub struct Standings(BTreeMap<(i64, i64), Status>);

impl Standings {
    /// What stands about a person at a session.
    pub fn get(&self, session: i64, enrolment: i64) -> Option<Status> {
        self.0.get(&(session, enrolment)).copied()
    }

    /// Whether a person stands in the register: takes part, or did so until withdrawing and left
    /// marks behind. Who waits for a place does not.
    pub fn registers(&self, member: &Member) -> bool {
        let is_marked = || {
            self.0
                .keys()
                .any(|(_, enrolment)| *enrolment == member.enrolment)
        };
        member.role.is_registered()
            && match member.place {
                Place::Enrolled => true,
                Place::Waiting => false,
                Place::Withdrawn => is_marked(),
            }
    }
}

impl From<Marks> for Standings {
    fn from(marks: Marks) -> Self {
        let standing =
            |(at, marks): ((i64, i64), Vec<Mark>)| Some((at, attendance::standing(&marks)?));
        Self(marks.into_iter().filter_map(standing).collect())
    }
}

fn mark_of(model: &mark::Model) -> Option<Mark> {
    Some(Mark {
        number: model.number,
        status: Status::from_code(&model.status)?,
        method: Method::from_code(&model.method)?,
        recorded_at: model.recorded_at.into(),
    })
}

/// The marks made at these sessions.
pub async fn marks_at(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<Marks, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::SessionId.is_in(sessions))
        .all(db)
        .await?;
    Ok(gathered(models))
}

/// The marks made about one person, in all sessions.
///
/// # Errors
/// When the database cannot be read.
pub async fn marks_of(db: &impl ConnectionTrait, enrolment: i64) -> Result<Marks, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::EnrolmentId.eq(enrolment))
        .all(db)
        .await?;
    Ok(gathered(models))
}

fn gathered(models: Vec<mark::Model>) -> Marks {
    let mut marks = Marks::new();
    for model in models {
        if let Some(mark) = mark_of(&model) {
            marks
                .entry((model.session_id, model.enrolment_id))
                .or_default()
                .push(mark);
        }
    }
    marks
}

/// The marks about one person at one session.
pub async fn marks(
    db: &impl ConnectionTrait,
    session: i64,
    enrolment: i64,
) -> Result<Vec<Mark>, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::EnrolmentId.eq(enrolment))
        .order_by_asc(mark::Column::Number)
        .all(db)
        .await?;
    Ok(models.iter().filter_map(mark_of).collect())
}

/// One statement of the history, as the page shows it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The mark.
    pub mark: Mark,
    /// Why, where it corrected another.
    pub reason: String,
    /// Who made it, by name; none where the account is gone.
    pub by: Option<String>,
}

/// All statements about one person at one session, the first one first.
pub async fn history(
    db: &impl ConnectionTrait,
    session: i64,
    enrolment: i64,
) -> Result<Vec<Statement>, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::EnrolmentId.eq(enrolment))
        .find_also_related(account::Entity)
        .order_by_asc(mark::Column::Number)
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .filter_map(|(model, account)| {
            Some(Statement {
                mark: mark_of(&model)?,
                reason: model.reason,
                by: account.map(|account| account.name),
            })
        })
        .collect())
}

/// A mark to be appended.
#[derive(Clone, Debug)]
pub struct NewMark {
    /// At which session.
    pub session: i64,
    /// About whom.
    pub enrolment: i64,
    /// What it says.
    pub status: Status,
    /// How it came about.
    pub method: Method,
    /// Why it corrects another; empty for a first one.
    pub reason: String,
    /// Who says so.
    pub by: i64,
}

/// Appends a mark after those that were read in the same transaction.
///
/// # Errors
/// `MarkedAlready` when another mark came in between: the database holds one of each number.
pub async fn append(
    db: &impl ConnectionTrait,
    before: &[Mark],
    new: NewMark,
    now: Timestamp,
) -> Result<(), AppError> {
    let row = mark::ActiveModel {
        session_id: Set(new.session),
        enrolment_id: Set(new.enrolment),
        number: Set(attendance::next_number(before)),
        status: Set(new.status.code().to_owned()),
        method: Set(new.method.code().to_owned()),
        reason: Set(new.reason),
        recorded_by: Set(Some(new.by)),
        recorded_at: Set(now.into()),
        ..Default::default()
    };
    match mark::Entity::insert(row).exec_without_returning(db).await {
        Ok(_) => Ok(()),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(UserError::MarkedAlready.into()),
            _ => Err(error.into()),
        },
    }
}
