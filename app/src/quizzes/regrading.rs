//! What grading again would change: for every attempt that was handed in, the grade that stands
//! beside the one that the errata of the course lead to.

use course::{Course, Purpose};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store::{self, Attempt, Paper, Standing};

/// An attempt whose grade would change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The attempt.
    pub attempt: Attempt,
    /// What its quiz is for.
    pub purpose: Purpose,
    /// The grade that stands.
    pub before: Standing,
    /// The grade that it would get.
    pub after: Standing,
}

impl Change {
    /// Thousandths of a point up; below zero, down.
    pub fn difference(&self) -> i64 {
        self.after.total.points.milli - self.before.total.points.milli
    }
}

/// What grading a quiz again would change in a training; attempts that stay as they are, are
/// left out.
pub async fn changes(
    db: &impl ConnectionTrait,
    course: &Course,
    training: i64,
    quiz: &str,
) -> Result<Vec<Change>, AppError> {
    let mut changes = Vec::new();
    for attempt in store::attempts_at(db, training, quiz).await? {
        let Some(before) = attempt.grade else {
            continue;
        };
        let paper = Paper::read(db, course, attempt).await?;
        let after = Standing::of(&paper, course)?;
        let purpose = store::settings(&paper.lesson)?.purpose;
        let same = before.passes(purpose) == after.passes(purpose)
            && before.total.points == after.total.points
            && before.total.possible == after.total.possible;
        if !same {
            changes.push(Change {
                attempt: paper.attempt,
                purpose,
                before,
                after,
            });
        }
    }
    Ok(changes)
}
