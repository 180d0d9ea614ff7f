//! What people ask about their marks, and the answers.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{attendance_answer, attendance_request};
use rules::attendance::{Status, Unit};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, SqlErr,
};

use crate::db::many::among;
use crate::{
    authorization::viewer::{InTraining as _, TakesCourse, TakesRegister},
    db::{Write, news::News},
    errors::{AppError, UserError},
    remarks::{self, Kind, Remarks},
};

use super::documents::{self, Document};

/// What somebody asks about a mark.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its number.
    pub id: i64,
    /// About which session.
    pub session: i64,
    /// About whom.
    pub enrolment: i64,
    /// The status that is asked for.
    pub status: Status,
    /// Of which part of the session.
    pub unit: Unit,
    /// Why.
    pub reason: String,
    /// When.
    pub asked_at: Timestamp,
    /// The answer, if there is one yet.
    pub answer: Option<Answer>,
    /// The document that was handed in with it.
    pub document: Option<Document>,
    /// The remark that says why: what was asked together has one.
    remark: Option<String>,
}

impl Request {
    /// Whether it was asked together with another, for the same reason.
    pub fn is_together_with(&self, other: &Self) -> bool {
        let alike = self.remark.is_some() && self.remark == other.remark;
        self.id == other.id || (alike && self.enrolment == other.enrolment)
    }
}

/// The organizer's answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether what was asked for was granted.
    pub granted: bool,
    /// Why not, or what else is to be said.
    pub reason: String,
    /// When.
    pub answered_at: Timestamp,
}

type Row = (attendance_request::Model, Option<attendance_answer::Model>);

fn request_of(
    (model, answer): Row,
    remarks: &Remarks,
    documents: &BTreeMap<i64, Document>,
) -> Option<Request> {
    Some(Request {
        id: model.id,
        session: model.session_id,
        enrolment: model.enrolment_id,
        status: Status::from_code(&model.status)?,
        unit: Unit::from_code(&model.unit)?,
        reason: remarks.shared(model.remark_id.as_ref()),
        document: documents.get(&model.id).copied(),
        remark: model.remark_id,
        asked_at: model.asked_at.into(),
        answer: answer.map(|answer| Answer {
            granted: answer.granted,
            reason: remarks.shared(answer.remark_id.as_ref()),
            answered_at: answer.answered_at.into(),
        }),
    })
}

async fn requests(db: &impl ConnectionTrait, rows: Vec<Row>) -> Result<Vec<Request>, AppError> {
    let ids = rows.iter().flat_map(|(request, answer)| {
        let answer = answer.as_ref().and_then(|answer| answer.remark_id.as_ref());
        [request.remark_id.as_ref(), answer]
    });
    let remarks = remarks::read(db, ids).await?;
    let documents = documents::of_requests(db, rows.iter().map(|(request, _)| request.id)).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| request_of(row, &remarks, &documents))
        .collect())
}

/// A request by its number.
///
/// # Errors
/// `NotFound`.
pub async fn request(db: &impl ConnectionTrait, id: i64) -> Result<Request, AppError> {
    let found = attendance_request::Entity::find_by_id(id)
        .find_also_related(attendance_answer::Entity)
        .one(db)
        .await?;
    let found: Vec<Row> = found.into_iter().collect();
    let mut found = requests(db, found).await?;
    found.pop().ok_or(AppError::NotFound)
}

/// What one person has asked, the last first.
pub async fn requests_of(
    db: &impl ConnectionTrait,
    enrolment: i64,
) -> Result<Vec<Request>, AppError> {
    let found = attendance_request::Entity::find()
        .filter(attendance_request::Column::EnrolmentId.eq(enrolment))
        .find_also_related(attendance_answer::Entity)
        .order_by_desc(attendance_request::Column::Id)
        .all(db)
        .await?;
    requests(db, found).await
}

/// What was asked about these sessions, the first first.
pub async fn requests_at(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<Vec<Request>, AppError> {
    let found = attendance_request::Entity::find()
        .filter(among(db, attendance_request::Column::SessionId, sessions))
        .find_also_related(attendance_answer::Entity)
        .order_by_asc(attendance_request::Column::Id)
        .all(db)
        .await?;
    requests(db, found).await
}

/// How many requests about these sessions have no answer yet, by session.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_requests(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, usize>, AppError> {
    let found: Vec<i64> = attendance_request::Entity::find()
        .select_only()
        .column(attendance_request::Column::SessionId)
        .left_join(attendance_answer::Entity)
        .filter(among(db, attendance_request::Column::SessionId, sessions))
        .filter(attendance_answer::Column::Id.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut open = BTreeMap::new();
    for session in found {
        *open.entry(session).or_default() += 1;
    }
    Ok(open)
}

/// Appends what is asked together, for one reason: of each session which status, and of which part.
/// Gives the numbers of the requests.
pub async fn ask(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    about: &[(i64, Status, Unit)],
    reason: &str,
    now: Timestamp,
) -> Result<Vec<i64>, AppError> {
    let remark = remarks::keep(db, Kind::Request, takes.enrolment(), reason, now).await?;
    let mut ids = Vec::new();
    for (session, status, unit) in about {
        let row = attendance_request::ActiveModel {
            session_id: Set(*session),
            enrolment_id: Set(takes.enrolment()),
            status: Set(status.code().to_owned()),
            unit: Set(unit.code().to_owned()),
            remark_id: Set(remark.clone()),
            asked_by: Set(takes.by()),
            asked_at: Set(now.into()),
            ..Default::default()
        };
        ids.push(row.insert(db).await?.id);
    }
    Ok(ids)
}

/// Appends the answer to a request.
///
/// # Errors
/// `RequestAnswered` when there is one: the database holds one to each.
pub async fn answer(
    db: &Write,
    takes: &TakesRegister,
    request: &Request,
    answer: Answer,
) -> Result<(), AppError> {
    db.changes(News::Register(request.session));
    let (enrolment, at) = (request.enrolment, answer.answered_at);
    let remark = remarks::keep(db, Kind::RequestAnswer, enrolment, &answer.reason, at).await?;
    let row = attendance_answer::ActiveModel {
        request_id: Set(request.id),
        granted: Set(answer.granted),
        remark_id: Set(remark),
        answered_by: Set(takes.by()),
        answered_at: Set(answer.answered_at.into()),
        ..Default::default()
    };
    match attendance_answer::Entity::insert(row)
        .exec_without_returning(db)
        .await
    {
        Ok(_) => Ok(()),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(UserError::RequestAnswered.into()),
            _ => Err(error.into()),
        },
    }
}
