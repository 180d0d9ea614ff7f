//! What trainers said about answers, and gave for them.

use std::collections::BTreeMap;

use course::{Criterion, Key, Question};
use jiff::Timestamp;
use records::rubric_mark;
use rules::{
    grading::Points,
    marking::{self, ByCriterion, Decision, Given, Settlement},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::db::many::among;
use crate::{
    authorization::viewer::{Authors, InTraining as _},
    errors::AppError,
    remarks::{self, Kind},
};

use super::{Attempt, Grader};

/// What a trainer said about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What was given; none for a comment alone.
    pub decision: Option<Decision>,
    /// What the trainer says to the author.
    pub comment: String,
    /// Whether it settles what several markers leave open.
    pub settles: bool,
    /// Which of the markers of this answer.
    pub marker: i32,
    /// The account that said it; none once that is gone, or erased.
    pub by: Option<i64>,
    /// When.
    pub at: Timestamp,
}

/// The marks of an attempt by question, each with the oldest first.
pub type Marks = BTreeMap<String, Vec<Mark>>;

/// What the markers gave by the rubric, the oldest first.
pub fn given(marks: &[Mark]) -> Vec<Given> {
    let given = |mark: &Mark| match &mark.decision {
        Some(Decision::Rubric(points)) => Some(Given {
            marker: mark.marker,
            points: points.clone(),
            settles: mark.settles,
        }),
        _ => None,
    };
    marks.iter().filter_map(given).collect()
}

/// How a reasoned answer stands among those who mark it.
pub fn settlement(question: &Question, criteria: &[Criterion], marks: &[Mark]) -> Settlement {
    marking::settle(question.markers, criteria, &given(marks))
}

/// The decision that stands among the marks of one answer.
pub fn standing(question: &Question, marks: &[Mark]) -> Option<Decision> {
    match &question.key {
        Key::Rubric(criteria) => match settlement(question, criteria, marks) {
            Settlement::Stands(points) => Some(Decision::Rubric(points)),
            Settlement::Waits(_) | Settlement::Apart => None,
        },
        _ => marks.iter().rev().find_map(|mark| mark.decision.clone()),
    }
}

/// The codes that the database keeps.
const RUBRIC: &str = "rubric";
const SETTLED: &str = "settled";
const POINTS: &str = "points";
const KEY: &str = "key";
const COMMENT: &str = "comment";

fn decision(row: &rubric_mark::Model) -> Result<Option<Decision>, AppError> {
    Ok(match row.kind.as_str() {
        RUBRIC | SETTLED => Some(Decision::Rubric(read(&row.points)?)),
        POINTS => {
            let milli = row.given_milli.unwrap_or_default();
            Some(Decision::Points(Points { milli }))
        }
        KEY => Some(Decision::Key),
        _ => None,
    })
}

/// Points by criterion as they are kept: whole ones as they always were, and some with a half.
fn read(points: &str) -> Result<ByCriterion, AppError> {
    let points: BTreeMap<String, f64> = serde_json::from_str(points)?;
    let points = points.into_iter().map(|(criterion, points)| {
        // No mark is beyond what this holds.
        let milli = (points * 1000.0).round() as i64;
        (criterion, Points { milli })
    });
    Ok(points.collect())
}

fn written(points: &ByCriterion) -> Result<String, AppError> {
    let points: BTreeMap<&String, serde_json::Value> = points
        .iter()
        .map(|(criterion, points)| {
            let number = match points.milli % 1000 {
                0 => (points.milli / 1000).into(),
                _ => (points.milli as f64 / 1000.0).into(),
            };
            (criterion, number)
        })
        .collect();
    Ok(serde_json::to_string(&points)?)
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
            settles: row.kind == SETTLED,
            marker: row.marker,
            by: row.marked_by,
            at: row.marked_at.into(),
        };
        let of_attempt = marks.entry(row.attempt_id).or_default();
        of_attempt.entry(row.question).or_default().push(mark);
    }
    Ok(marks)
}

/// What a trainer says and decides about an answer.
#[derive(Clone, Copy, Debug)]
pub struct NewMark<'a> {
    /// What is given; none for a comment alone.
    pub decision: Option<&'a Decision>,
    /// What is said to the author.
    pub comment: &'a str,
    /// Whether it settles what several markers leave open.
    pub settles: bool,
}

/// Appends what a trainer says and decides. Gives which of the answer's markers the trainer is.
pub async fn mark(
    db: &impl ConnectionTrait,
    authors: &Authors,
    attempt: &Attempt,
    question: &str,
    new: NewMark<'_>,
    now: Timestamp,
) -> Result<i32, AppError> {
    Grader::Author(authors).reaches(db, [attempt.id]).await?;
    let before = rubric_mark::Entity::find()
        .filter(rubric_mark::Column::AttemptId.eq(attempt.id))
        .filter(rubric_mark::Column::Question.eq(question))
        .order_by_asc(rubric_mark::Column::Number)
        .all(db)
        .await?;
    let own = before
        .iter()
        .find(|mark| mark.marked_by.is_some() && mark.marked_by == authors.by());
    let last = before.iter().map(|mark| mark.marker).max();
    let marker = own.map_or(last.map_or(1, |last| last + 1), |own| own.marker);
    let nothing = BTreeMap::new();
    let (kind, points, given) = match new.decision {
        Some(Decision::Rubric(points)) if new.settles => (SETTLED, points, None),
        Some(Decision::Rubric(points)) => (RUBRIC, points, None),
        Some(Decision::Points(given)) => (POINTS, &nothing, Some(given.milli)),
        Some(Decision::Key) => (KEY, &nothing, None),
        None => (COMMENT, &nothing, None),
    };
    let enrolment = attempt.enrolment;
    let remark = remarks::keep(db, Kind::Comment, enrolment, new.comment, now).await?;
    rubric_mark::Entity::insert(rubric_mark::ActiveModel {
        attempt_id: Set(attempt.id),
        question: Set(question.to_owned()),
        number: Set(before.last().map_or(1, |last| last.number + 1)),
        kind: Set(kind.to_owned()),
        marker: Set(marker),
        points: Set(written(points)?),
        given_milli: Set(given),
        remark_id: Set(remark),
        marked_by: Set(authors.by()),
        marked_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(marker)
}
