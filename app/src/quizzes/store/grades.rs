//! Grades: appended, never changed; the highest number stands.

use std::collections::BTreeSet;

use jiff::Timestamp;
use records::{attempt, enrolment, grade};
use rules::grading::{self, Parts, Points, Total};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::{
    authorization::viewer::{Authors, InTraining as _, TakesCourse},
    db::many::{among, insert_all},
    errors::AppError,
    remarks::{self, Kind, NewRemark},
    secrets,
};

use super::{Attempt, Standing};

/// A grade to be appended.
#[derive(Clone, Debug)]
pub struct Grade {
    /// What it comes to.
    pub standing: Standing,
    /// What each question gives.
    pub parts: Parts,
}

impl Grade {
    /// A grade of these parts at an attempt that is passed at so many percent of the points.
    pub fn of(parts: Parts, pass_percent: u8) -> Self {
        Self {
            standing: Standing::new(grading::total(parts.values()), pass_percent),
            parts,
        }
    }

    /// Whether it says what the grade of an attempt says that stands already.
    pub fn stands(&self, attempt: &Attempt) -> bool {
        let Some(standing) = attempt.grade else {
            return false;
        };
        let same_parts = attempt.parts.as_ref().is_none_or(|it| *it == self.parts);
        standing.total.points == self.standing.total.points
            && standing.total.possible == self.standing.total.possible
            && standing.pass_mark_reached == self.standing.pass_mark_reached
            && same_parts
    }
}

/// Why an attempt is graded.
#[derive(Clone, Copy, Debug)]
pub enum Reason<'words> {
    /// It was handed in.
    Submitted,
    /// Its time was over.
    TimeOver,
    /// A trainer has marked an answer.
    Marked,
    /// What the key says was put right.
    Regraded {
        /// Why, in the words of the one who asked for it.
        words: &'words str,
    },
}

impl Reason<'_> {
    /// As the database keeps it.
    fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::TimeOver => "time-over",
            Self::Marked => "marked",
            Self::Regraded { .. } => "regraded",
        }
    }
}

/// Who has an attempt graded.
#[derive(Clone, Copy, Debug)]
pub enum Grader<'proof> {
    /// Whoever sat the quiz, by handing in.
    Taker(&'proof TakesCourse),
    /// Whoever marks, or grades again.
    Author(&'proof Authors),
}

impl Grader<'_> {
    /// The account that is named in the grade: nobody's where it came of handing in.
    fn named(self) -> Option<i64> {
        match self {
            Self::Taker(_) => None,
            Self::Author(authors) => authors.by(),
        }
    }

    /// Passes when the proof is about these attempts.
    pub(super) async fn reaches(
        self,
        db: &impl ConnectionTrait,
        attempts: impl IntoIterator<Item = i64>,
    ) -> Result<(), AppError> {
        let attempts: BTreeSet<i64> = attempts.into_iter().collect();
        let count = attempts.len();
        let found = attempt::Entity::find()
            .filter(among(db, attempt::Column::Id, attempts))
            .find_also_related(enrolment::Entity)
            .all(db)
            .await?;
        let reaches = |enrolment: &enrolment::Model| match self {
            Self::Taker(takes) => takes.enrolment() == enrolment.id,
            Self::Author(authors) => authors.training() == enrolment.training_id,
        };
        let all = found.iter().all(|(_, of)| of.as_ref().is_some_and(reaches));
        if all && found.len() == count {
            Ok(())
        } else {
            Err(AppError::NotFound)
        }
    }
}

/// Appends a grade to each of these attempts, which are held, with the reason.
pub async fn append_grades(
    db: &impl ConnectionTrait,
    grader: Grader<'_>,
    grades: &[(&Attempt, &Grade)],
    reason: Reason<'_>,
    now: Timestamp,
) -> Result<(), AppError> {
    grader
        .reaches(db, grades.iter().map(|(attempt, _)| attempt.id))
        .await?;
    let (mut rows, mut remarks) = (Vec::new(), Vec::new());
    for (attempt, Grade { standing, parts }) in grades {
        let remark = match reason {
            Reason::Regraded { words } if !words.is_empty() => {
                let id = secrets::token();
                remarks.push(NewRemark {
                    id: id.clone(),
                    enrolment: attempt.enrolment,
                    body: words.to_owned(),
                });
                Some(id)
            }
            _ => None,
        };
        rows.push(grade::ActiveModel {
            attempt_id: Set(attempt.id),
            number: Set(attempt.grade_number + 1),
            points_milli: Set(standing.total.points.milli),
            possible_milli: Set(standing.total.possible.milli),
            passed: Set(standing.pass_mark_reached),
            parts: Set(Some(serde_json::to_string(parts)?)),
            reason: Set(reason.code().to_owned()),
            remark_id: Set(remark),
            graded_by: Set(grader.named()),
            graded_at: Set(now.into()),
            ..Default::default()
        });
    }
    remarks::keep_all(db, Kind::Grade, remarks, now).await?;
    insert_all(db, rows, None).await?;
    Ok(())
}

/// A grade of an attempt, of which the last one stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastGrade {
    /// Points reached and points that could be reached.
    pub total: Total,
    /// Code of why it was graded: see [`Reason`].
    pub reason: String,
    /// Why, in the words of the one who asked for it; mostly empty.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// All grades of an attempt, the oldest first.
pub async fn grades(db: &impl ConnectionTrait, attempt: i64) -> Result<Vec<PastGrade>, AppError> {
    let rows = grade::Entity::find()
        .filter(grade::Column::AttemptId.eq(attempt))
        .order_by_asc(grade::Column::Number)
        .all(db)
        .await?;
    let mut remarks = remarks::read(db, rows.iter().map(|row| row.remark_id.as_ref())).await?;
    let milli = |milli| Points { milli };
    let past = |row: grade::Model| PastGrade {
        total: Total {
            points: milli(row.points_milli),
            possible: milli(row.possible_milli),
            awaiting: Points::default(),
        },
        reason: row.reason,
        words: remarks.of(row.remark_id),
        at: row.graded_at.into(),
    };
    Ok(rows.into_iter().map(past).collect())
}
