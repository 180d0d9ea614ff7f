//! What is kept of remarks.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{enrolment, remark};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, OnConflict, Query},
};

use crate::{
    authorization::viewer::Administers,
    db::many::{among, insert_all},
    errors::AppError,
    secrets,
};

/// What a remark belongs to. Kept as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Why a mark was corrected.
    Mark,
    /// What a person asks about a mark: an excuse, a correction.
    Request,
    /// What the organizer answers.
    RequestAnswer,
    /// Why somebody was granted more than the rule gives.
    Allowance,
    /// What a trainer says to a written answer.
    Comment,
    /// Why an attempt was graded again.
    Grade,
    /// What was typed in answer to a question.
    Answer,
    /// What was typed in answer to a practice question.
    Practice,
    /// What a judge says of a question that is wrong or unclear.
    Flag,
    /// What a trainer answers to that.
    FlagAnswer,
    /// Why an attempt was reopened.
    Reopening,
}

impl Kind {
    /// The code that is kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Request => "request",
            Self::RequestAnswer => "request-answer",
            Self::Allowance => "allowance",
            Self::Comment => "comment",
            Self::Grade => "grade",
            Self::Answer => "answer",
            Self::Practice => "practice",
            Self::Flag => "flag",
            Self::FlagAnswer => "flag-answer",
            Self::Reopening => "reopening",
        }
    }
}

/// A remark to be kept.
#[derive(Clone, Debug)]
pub struct NewRemark {
    /// What it is called from now on; the same name once more is the same remark.
    pub id: String,
    /// By or about whom.
    pub enrolment: i64,
    /// The words.
    pub body: String,
}

/// The words of remarks, by name.
#[derive(Clone, Debug, Default)]
pub struct Remarks(BTreeMap<String, String>);

impl Remarks {
    /// The words of a remark; empty where there is none, or where they were erased.
    pub fn of(&mut self, id: Option<String>) -> String {
        id.and_then(|id| self.0.remove(&id)).unwrap_or_default()
    }

    /// The same, of a remark to which several facts refer.
    pub fn shared(&self, id: Option<&String>) -> String {
        let words = id.and_then(|id| self.0.get(id));
        words.cloned().unwrap_or_default()
    }
}

/// Keeps words by or about somebody and gives the name by which a fact refers to them; none where
/// nothing was said.
///
/// # Errors
/// When the database refuses.
pub async fn keep(
    db: &impl ConnectionTrait,
    kind: Kind,
    enrolment: i64,
    body: &str,
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    if body.is_empty() {
        return Ok(None);
    }
    let id = secrets::token();
    let remark = NewRemark {
        id: id.clone(),
        enrolment,
        body: body.to_owned(),
    };
    keep_all(db, kind, vec![remark], now).await?;
    Ok(Some(id))
}

/// Keeps remarks of a kind under names of the caller's; one that is there stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn keep_all(
    db: &impl ConnectionTrait,
    kind: Kind,
    remarks: Vec<NewRemark>,
    now: Timestamp,
) -> Result<(), AppError> {
    if remarks.is_empty() {
        return Ok(());
    }
    let rows = remarks.into_iter().map(|new| remark::ActiveModel {
        id: Set(new.id),
        enrolment_id: Set(new.enrolment),
        kind: Set(kind.code().to_owned()),
        body: Set(new.body),
        written_at: Set(now.into()),
    });
    let there = OnConflict::column(remark::Column::Id)
        .do_nothing()
        .to_owned();
    insert_all(db, rows.collect(), Some(there)).await?;
    Ok(())
}

/// The words of the remarks that these facts refer to.
///
/// # Errors
/// When the database cannot be read.
pub async fn read<'id>(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Option<&'id String>>,
) -> Result<Remarks, AppError> {
    let ids: Vec<String> = ids.into_iter().flatten().cloned().collect();
    if ids.is_empty() {
        return Ok(Remarks::default());
    }
    let found = remark::Entity::find()
        .filter(among(db, remark::Column::Id, ids))
        .all(db)
        .await?;
    Ok(Remarks(
        found
            .into_iter()
            .map(|remark| (remark.id, remark.body))
            .collect(),
    ))
}

/// Empties all that was said by or about a person; the facts stay.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::AccountId.eq(account))
        .take();
    remark::Entity::update_many()
        .col_expr(remark::Column::Body, Expr::value(""))
        .filter(remark::Column::EnrolmentId.in_subquery(enrolments))
        .exec(db)
        .await?;
    Ok(())
}
