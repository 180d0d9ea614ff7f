//! How an attempt stands, also while a trainer has still to mark some of it.

use std::collections::BTreeMap;

use course::{Course, Key, Lesson, Purpose};
use rules::grading::{self, Points, Total};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store::{self, Attempt, Standing};

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

/// How attempts turned out, in their order; none for one that is under way.
///
/// # Errors
/// `NotFound` when the text of one is not kept or cannot be read.
pub async fn outcomes(
    db: &impl ConnectionTrait,
    course: &Course,
    attempts: &[Attempt],
) -> Result<Vec<Option<Outcome>>, AppError> {
    let lessons = store::lessons(db, course, attempts).await?;
    let quiz = |attempt: &Attempt| {
        let lesson = lessons.get(&attempt.content_hash);
        lesson.ok_or(AppError::NotFound)
    };
    // What awaits marking follows from the answers where an older grade does not say it, and only
    // reasoned ones do.
    let reasoned = |question: &course::Question| matches!(question.key, Key::Rubric(_));
    let mut unsaid = Vec::new();
    for attempt in attempts {
        if attempt.grade.is_some()
            && attempt.parts.is_none()
            && quiz(attempt)?.questions.iter().any(reasoned)
        {
            unsaid.push(attempt.clone());
        }
    }
    let mut awaiting = BTreeMap::new();
    for paper in store::papers(db, course, unsaid).await? {
        let counted = paper.counted(course)?;
        let total = grading::total(counted.iter().map(|(_, each)| each));
        awaiting.insert(paper.attempt.id, total.awaiting);
    }
    attempts
        .iter()
        .map(|attempt| {
            let Some(standing) = attempt.grade else {
                return Ok(None);
            };
            let known = awaiting.get(&attempt.id).copied();
            let awaiting = known.unwrap_or(standing.total.awaiting);
            let outcome = standing.outcome(awaiting, attempt, quiz(attempt)?, course)?;
            Ok(Some(outcome))
        })
        .collect()
}
