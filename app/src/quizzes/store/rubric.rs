//! What trainers gave for reasoned answers.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::rubric_mark;
use rules::marking::Decision;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::many::among;
use crate::{
    errors::AppError,
    remarks::{self, Kind},
    viewer::{Authors, InTraining as _},
};

use super::{Attempt, Grader};

/// What a trainer gave for a reasoned answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricMark {
    /// Points by the id of the criterion.
    pub points: BTreeMap<String, u32>,
    /// What the trainer says to the author.
    pub comment: String,
}

impl RubricMark {
    /// As grading takes it.
    pub fn decision(&self) -> Decision {
        Decision::Rubric(self.points.clone())
    }
}

/// The marks of an attempt that stand, by question.
pub type RubricMarks = BTreeMap<String, RubricMark>;

/// The marks of some attempts that stand, by attempt and question.
pub async fn rubric_marks(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, RubricMarks>, AppError> {
    let rows = rubric_mark::Entity::find()
        .filter(among(db, rubric_mark::Column::AttemptId, attempts))
        .order_by_asc(rubric_mark::Column::Number)
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.remark_id.as_ref());
    let mut remarks = remarks::read(db, ids).await?;
    let mut marks = BTreeMap::<i64, RubricMarks>::new();
    for row in rows {
        let mark = RubricMark {
            points: serde_json::from_str(&row.points)?,
            comment: remarks.of(row.remark_id),
        };
        marks
            .entry(row.attempt_id)
            .or_default()
            .insert(row.question, mark);
    }
    Ok(marks)
}

/// Appends a mark.
pub async fn mark(
    db: &impl ConnectionTrait,
    authors: &Authors,
    attempt: &Attempt,
    question: &str,
    mark: &RubricMark,
    now: Timestamp,
) -> Result<(), AppError> {
    Grader::Author(authors).reaches(db, attempt.id).await?;
    let last = rubric_mark::Entity::find()
        .filter(rubric_mark::Column::AttemptId.eq(attempt.id))
        .filter(rubric_mark::Column::Question.eq(question))
        .order_by_desc(rubric_mark::Column::Number)
        .one(db)
        .await?;
    let enrolment = attempt.enrolment;
    let remark = remarks::keep(db, Kind::Comment, enrolment, &mark.comment, now).await?;
    rubric_mark::Entity::insert(rubric_mark::ActiveModel {
        attempt_id: Set(attempt.id),
        question: Set(question.to_owned()),
        number: Set(last.map_or(1, |last| last.number + 1)),
        points: Set(serde_json::to_string(&mark.points)?),
        remark_id: Set(remark),
        marked_by: Set(authors.by()),
        marked_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
