//! How an attempt stands, also while a trainer has still to mark some of it.

use course::{Course, Lesson};
use rules::grading::{self, Points, Total};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store::{self, Attempt, Paper, Standing};

/// How an attempt turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The pass mark was reached.
    Passed,
    /// It was not, but what a trainer has still to mark may be enough.
    Open,
    /// It was not.
    NotPassed,
}

impl Standing {
    /// What a paper comes to.
    pub fn of(paper: &Paper, course: &Course) -> Result<Self, AppError> {
        let total = paper.total(course)?;
        let pass = pass_mark(&paper.lesson, course)?;
        Ok(Self {
            total,
            passed: grading::passed(total.points, total.possible, pass),
        })
    }

    /// How the attempt turned out, with so many points awaiting marking.
    pub fn outcome(&self, awaiting: Points, pass_percent: u8) -> Outcome {
        let total = Total {
            awaiting,
            ..self.total
        };
        if self.passed {
            Outcome::Passed
        } else if total.is_open(pass_percent) {
            Outcome::Open
        } else {
            Outcome::NotPassed
        }
    }
}

/// Percent of the points at which a quiz is passed.
pub fn pass_mark(quiz: &Lesson, course: &Course) -> Result<u8, AppError> {
    Ok(store::settings(quiz)?.pass.unwrap_or(course.pass_mark))
}

/// How an attempt that was handed in turned out; none for one that is under way.
pub async fn outcome(
    db: &impl ConnectionTrait,
    course: &Course,
    attempt: &Attempt,
) -> Result<Option<Outcome>, AppError> {
    let Some(standing) = attempt.grade else {
        return Ok(None);
    };
    if standing.passed {
        return Ok(Some(Outcome::Passed));
    }
    let paper = Paper::read(db, course, attempt.clone()).await?;
    let awaiting = paper.total(course)?.awaiting;
    let pass = pass_mark(&paper.lesson, course)?;
    Ok(Some(standing.outcome(awaiting, pass)))
}
