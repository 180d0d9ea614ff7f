//! Marks: read, and appended.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{attendance_mark as mark, attendance_request as request};
use rules::attendance::{Mark, Source, Status, Unit};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
};

use crate::{
    db::{
        Write,
        many::{among, insert_all},
        news::News,
    },
    errors::AppError,
    remarks::{self, Kind, NewRemark},
};

/// Marks by session and enrolment.
pub type Marks = BTreeMap<(i64, i64), Vec<Mark>>;

pub(super) fn mark_of(model: &mark::Model) -> Option<Mark> {
    let status = match model.status.as_str() {
        "" => None,
        code => Some(Status::from_code(code)?),
    };
    Some(Mark {
        number: model.number,
        unit: Unit::from_code(&model.unit)?,
        status,
        minutes: model.minutes.and_then(|minutes| minutes.try_into().ok()),
        source: Source::from_code(&model.source)?,
        supersedes: model.supersedes,
        reasoned: model.remark_id.is_some(),
        by: model.recorded_by,
        made_at: model.made_at.into(),
        received_at: model.received_at.into(),
    })
}

/// The marks made at these sessions.
pub async fn marks_at(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<Marks, AppError> {
    let models = mark::Entity::find()
        .filter(among(db, mark::Column::SessionId, sessions))
        .all(db)
        .await?;
    Ok(gathered(models))
}

/// Whether a mark was made about a part of a session, or asked for.
///
/// # Errors
/// When the database cannot be read.
pub async fn speaks_of_parts(db: &impl ConnectionTrait, session: i64) -> Result<bool, AppError> {
    let marked = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::Unit.ne(Unit::Whole.code()))
        .one(db)
        .await?;
    let asked = request::Entity::find()
        .filter(request::Column::SessionId.eq(session))
        .filter(request::Column::Unit.ne(Unit::Whole.code()))
        .one(db)
        .await?;
    Ok(marked.is_some() || asked.is_some())
}

/// The marks made about these people, in all sessions.
///
/// # Errors
/// When the database cannot be read.
pub async fn marks_of(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<Marks, AppError> {
    let models = mark::Entity::find()
        .filter(among(db, mark::Column::EnrolmentId, enrolments))
        .all(db)
        .await?;
    Ok(gathered(models))
}

/// The marks made about these people at these sessions.
pub async fn marks_about(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<Marks, AppError> {
    let models = mark::Entity::find()
        .filter(among(db, mark::Column::SessionId, sessions))
        .filter(among(db, mark::Column::EnrolmentId, enrolments))
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

/// The marks of these names that are there: at which session, about whom, with which number.
pub async fn named(
    db: &impl ConnectionTrait,
    names: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, (i64, i64, i32)>, AppError> {
    let models = mark::Entity::find()
        .filter(among(db, mark::Column::Mark, names))
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .map(|model| {
            (
                model.mark,
                (model.session_id, model.enrolment_id, model.number),
            )
        })
        .collect())
}

/// A mark to be appended.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// The UUID that its client gave it.
    pub name: String,
    /// At which session.
    pub session: i64,
    /// About whom.
    pub enrolment: i64,
    /// What it says.
    pub mark: Mark,
    /// Why; empty where no reason was needed.
    pub reason: String,
}

/// The name of a mark's reason, where it has one: the mark's own.
fn remark_of(new: &NewRow) -> Option<String> {
    (!new.reason.is_empty()).then(|| format!("mark/{}", new.name))
}

/// Appends marks to those that were read in the same transaction.
///
/// # Errors
/// When another mark came in between: the database holds one of each name and number.
pub async fn append(db: &Write, rows: Vec<NewRow>) -> Result<(), AppError> {
    let mut reasons: BTreeMap<Timestamp, Vec<NewRemark>> = BTreeMap::new();
    for new in &rows {
        if let Some(id) = remark_of(new) {
            reasons
                .entry(new.mark.received_at)
                .or_default()
                .push(NewRemark {
                    id,
                    enrolment: new.enrolment,
                    body: new.reason.clone(),
                });
        }
    }
    for (received_at, reasons) in reasons {
        remarks::keep_all(db, Kind::Mark, reasons, received_at).await?;
    }
    for new in &rows {
        db.changes(News::Register(new.session));
    }
    let moment = |time: Timestamp| Set(time.into());
    let rows = rows.into_iter().map(|new| mark::ActiveModel {
        remark_id: Set(remark_of(&new)),
        mark: Set(new.name),
        session_id: Set(new.session),
        enrolment_id: Set(new.enrolment),
        number: Set(new.mark.number),
        unit: Set(new.mark.unit.code().to_owned()),
        status: Set(new.mark.status.map_or("", Status::code).to_owned()),
        minutes: Set(new.mark.minutes.map(i32::from)),
        source: Set(new.mark.source.code().to_owned()),
        supersedes: Set(new.mark.supersedes),
        recorded_by: Set(new.mark.by),
        made_at: moment(new.mark.made_at),
        received_at: moment(new.mark.received_at),
        ..Default::default()
    });
    insert_all(db, rows.collect(), None).await?;
    Ok(())
}
