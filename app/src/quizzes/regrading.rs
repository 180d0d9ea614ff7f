//! What grading again would change: for every attempt that was handed in, the grade that stands
//! beside the one that the errata of the course lead to.

use std::collections::BTreeMap;

use course::Course;
use rules::errata::{self, Changes, Outcome};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store::{self, Attempt, Grade, Paper, Standing};

/// An attempt whose grade would change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The attempt.
    pub attempt: Attempt,
    /// The grade that stands.
    pub before: Standing,
    /// The grade that it would get.
    pub after: Grade,
}

/// What grading a quiz again would do.
#[derive(Clone, Debug)]
pub struct Regrading {
    /// Attempts whose grade would change, be it only in what it is made of.
    pub changes: Vec<Change>,
    /// Who goes up and who goes down, by attempt, of all that were handed in.
    pub moves: Changes<i64>,
}

/// What grading a quiz again would change in a training. Left out are those whose author was
/// erased.
pub async fn regrading(
    db: &impl ConnectionTrait,
    course: &Course,
    training: i64,
    quiz: &str,
) -> Result<Regrading, AppError> {
    let mut changes = Vec::new();
    let (mut befores, mut afters) = (BTreeMap::new(), BTreeMap::new());
    for attempt in store::attempts_at(db, training, quiz).await? {
        let Some(before) = attempt.grade else {
            continue;
        };
        let paper = Paper::read(db, course, attempt).await?;
        // What was typed has been erased: the grade that was given for it stays.
        if paper.words_are_gone() {
            continue;
        }
        let purpose = store::settings(&paper.lesson)?.purpose;
        let after = paper.grade(course)?;
        let outcome = |grade: &Standing| Outcome {
            total: grade.total,
            passed: grade.passes(purpose),
        };
        befores.insert(paper.attempt.id, outcome(&before));
        afters.insert(paper.attempt.id, outcome(&after.standing));
        if !after.stands(&paper.attempt) {
            changes.push(Change {
                attempt: paper.attempt,
                before,
                after,
            });
        }
    }
    Ok(Regrading {
        changes,
        moves: errata::changes(&befores, &afters),
    })
}
