//! What trainers said about answers, and gave for them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::rubric_mark;
use rules::{grading::Points, marking::Decision};
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

/// What a trainer said about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What was given; none for a comment alone.
    pub decision: Option<Decision>,
    /// What the trainer says to the author.
    pub comment: String,
    /// The account that said it; none once that is gone, or erased.
    pub by: Option<i64>,
    /// When.
    pub at: Timestamp,
}

/// The marks of an attempt by question, each with the oldest first.
pub type Marks = BTreeMap<String, Vec<Mark>>;

/// The decision that stands among the marks of one answer.
pub fn standing(marks: &[Mark]) -> Option<&Decision> {
    marks.iter().rev().find_map(|mark| mark.decision.as_ref())
}

/// The codes that the database keeps.
const RUBRIC: &str = "rubric";
const POINTS: &str = "points";
const KEY: &str = "key";
const COMMENT: &str = "comment";

fn decision(row: &rubric_mark::Model) -> Result<Option<Decision>, AppError> {
    Ok(match row.kind.as_str() {
        RUBRIC => Some(Decision::Rubric(serde_json::from_str(&row.points)?)),
        POINTS => {
            let milli = row.given_milli.unwrap_or_default();
            Some(Decision::Points(Points { milli }))
        }
        KEY => Some(Decision::Key),
        _ => None,
    })
}

/// The marks of some attempts, by attempt and question.
pub async fn marks(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Marks>, AppError> {
    let rows = rubric_mark::Entity::find()
        .filter(among(db, rubric_mark::Column::AttemptId, attempts))
        .order_by_asc(rubric_mark::Column::Number)
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.remark_id.as_ref());
    let mut remarks = remarks::read(db, ids).await?;
    let mut marks = BTreeMap::<i64, Marks>::new();
    for row in rows {
        let mark = Mark {
            decision: decision(&row)?,
            comment: remarks.of(row.remark_id),
            by: row.marked_by,
            at: row.marked_at.into(),
        };
        let of_attempt = marks.entry(row.attempt_id).or_default();
        of_attempt.entry(row.question).or_default().push(mark);
    }
    Ok(marks)
}

/// Appends what a trainer says and decides.
pub async fn mark(
    db: &impl ConnectionTrait,
    authors: &Authors,
    attempt: &Attempt,
    question: &str,
    (decision, comment): (Option<&Decision>, &str),
    now: Timestamp,
) -> Result<(), AppError> {
    Grader::Author(authors).reaches(db, [attempt.id]).await?;
    let last = rubric_mark::Entity::find()
        .filter(rubric_mark::Column::AttemptId.eq(attempt.id))
        .filter(rubric_mark::Column::Question.eq(question))
        .order_by_desc(rubric_mark::Column::Number)
        .one(db)
        .await?;
    let nothing = BTreeMap::new();
    let (kind, points, given) = match decision {
        Some(Decision::Rubric(points)) => (RUBRIC, points, None),
        Some(Decision::Points(given)) => (POINTS, &nothing, Some(given.milli)),
        Some(Decision::Key) => (KEY, &nothing, None),
        None => (COMMENT, &nothing, None),
    };
    let enrolment = attempt.enrolment;
    let remark = remarks::keep(db, Kind::Comment, enrolment, comment, now).await?;
    rubric_mark::Entity::insert(rubric_mark::ActiveModel {
        attempt_id: Set(attempt.id),
        question: Set(question.to_owned()),
        number: Set(last.map_or(1, |last| last.number + 1)),
        kind: Set(kind.to_owned()),
        points: Set(serde_json::to_string(points)?),
        given_milli: Set(given),
        remark_id: Set(remark),
        marked_by: Set(authors.by()),
        marked_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
