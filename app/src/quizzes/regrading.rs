//! What grading again would change: for every attempt that was handed in, the grade that stands
//! beside the one that the errata of the course lead to.

use std::collections::BTreeMap;

use course::Course;
use rules::errata::{self, Changes, Outcome};
use sea_orm::ConnectionTrait;

use crate::{db::Write, errors::AppError};

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
    let mut attempts = store::attempts_at(db, training, quiz).await?;
    // One that was reopened is graded when it is handed in.
    attempts.retain(|attempt| attempt.grade.is_some() && attempt.submitted_at.is_some());
    for (paper, after) in graded_now(db, course, attempts).await? {
        let Some(before) = paper.attempt.grade else {
            continue;
        };
        let purpose = store::settings(&paper.lesson)?.purpose;
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

/// The papers of attempts, each with the grade that it gets now. Left out are those of which words
/// were erased: the grade that was given for them stays.
async fn graded_now(
    db: &impl ConnectionTrait,
    course: &Course,
    attempts: Vec<Attempt>,
) -> Result<Vec<(Paper, Grade)>, AppError> {
    let mut papers = store::papers(db, course, attempts).await?;
    papers.retain(|paper| !paper.words_are_gone());
    papers
        .into_iter()
        .map(|paper| {
            let grade = paper.grade(course)?;
            Ok((paper, grade))
        })
        .collect()
}

/// The changes as they are now, of attempts that are held from here on: where an attempt was marked
/// in between, it is graded once more.
pub async fn held(
    txn: &Write,
    course: &Course,
    changes: Vec<Change>,
) -> Result<Vec<(Attempt, Grade)>, AppError> {
    let mut attempts = store::hold_all(txn, changes.iter().map(|change| change.attempt.id)).await?;
    // One that was reopened in between is graded when it is handed in.
    attempts.retain(|attempt| attempt.submitted_at.is_some());
    let mut found: BTreeMap<i64, Change> = changes
        .into_iter()
        .map(|change| (change.attempt.id, change))
        .collect();
    let (mut held, mut marked) = (Vec::new(), Vec::new());
    for attempt in attempts {
        match found.remove(&attempt.id) {
            Some(change) if change.attempt.grade_number == attempt.grade_number => {
                held.push((attempt, change.after));
            }
            _ => marked.push(attempt),
        }
    }
    for (paper, after) in graded_now(txn, course, marked).await? {
        if !after.stands(&paper.attempt) {
            held.push((paper.attempt, after));
        }
    }
    Ok(held)
}
