//! How an attempt stands, also while a trainer has still to mark some of it.

use course::{Course, Key, Lesson, Purpose};
use rules::grading::{self, Points, Total};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store::{self, Attempt, Paper, Standing};

/// How an attempt turned out; the better, the later in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The pass mark was not reached.
    NotPassed,
    /// It was not, but what a trainer has still to mark may be enough.
    Open,
    /// A pre-test was handed in: it is neither passed nor failed.
    Completed,
    /// The pass mark was reached.
    Passed,
}

impl Standing {
    /// How an attempt at a quiz turned out that has this grade, with so many points awaiting
    /// marking.
    pub fn outcome(
        &self,
        awaiting: Points,
        attempt: &Attempt,
        quiz: &Lesson,
        course: &Course,
    ) -> Result<Outcome, AppError> {
        let purpose = store::settings(quiz)?.purpose;
        let total = Total {
            awaiting,
            ..self.total
        };
        Ok(match purpose {
            Purpose::PreTest => Outcome::Completed,
            Purpose::Practice | Purpose::Final => {
                if self.passes(purpose) {
                    Outcome::Passed
                } else if total.is_open(attempt.pass_mark(quiz, course)?) {
                    Outcome::Open
                } else {
                    Outcome::NotPassed
                }
            }
        })
    }
}

impl Attempt {
    /// Percent of the points at which this attempt at a quiz is passed: what held when it began.
    pub fn pass_mark(&self, quiz: &Lesson, course: &Course) -> Result<u8, AppError> {
        let today = store::settings(quiz)?.pass.unwrap_or(course.pass_mark);
        Ok(self.pass_percent.unwrap_or(today))
    }
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
    let quiz = store::pinned(db, course, attempt).await?;
    // Only reasoned answers await marking: without any the answers need not be read.
    let reasoned = |question: &course::Question| matches!(question.key, Key::Rubric(_));
    let awaiting = if attempt.parts.is_none() && quiz.questions.iter().any(reasoned) {
        let paper = Paper::read(db, course, attempt.clone()).await?;
        grading::total(paper.counted(course)?.iter().map(|(_, each)| each)).awaiting
    } else {
        standing.total.awaiting
    };
    standing.outcome(awaiting, attempt, &quiz, course).map(Some)
}
