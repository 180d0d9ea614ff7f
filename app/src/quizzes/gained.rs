//! What the group of a training learnt, in one figure: between the pre-tests and the finals of its
//! course.

use std::collections::BTreeMap;

use course::{Course, Purpose};
use rules::{
    gain::{Gain, GroupGain},
    grading::{self, Total, Verdict},
};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::store;

/// What those learnt together who did both; none where nobody did.
///
/// # Errors
/// When the database cannot be read.
pub async fn group_gain(
    db: &impl ConnectionTrait,
    training: i64,
    course: &Course,
) -> Result<Option<GroupGain>, AppError> {
    let before = reached(db, training, course, Purpose::PreTest).await?;
    let after = reached(db, training, course, Purpose::Final).await?;
    let gains: Vec<Gain> = before
        .iter()
        .filter_map(|(who, before)| Gain::between(before, after.get(who)?))
        .collect();
    Ok(GroupGain::of(&gains))
}

/// What everybody reached in the first attempts at the quizzes of a purpose, by enrolment. What is
/// not marked yet, or was erased, would count as wrong.
async fn reached(
    db: &impl ConnectionTrait,
    training: i64,
    course: &Course,
    purpose: Purpose,
) -> Result<BTreeMap<i64, Total>, AppError> {
    let quizzes = course.lessons().filter_map(|(_, lesson)| {
        let is_meant = lesson.quiz()?.purpose == purpose;
        is_meant.then(|| lesson.id.clone())
    });
    let mut first = store::attempts_at_all(db, training, quizzes).await?;
    first.retain(|attempt| attempt.number == 1 && attempt.submitted_at.is_some());
    let mut reached = BTreeMap::<i64, Total>::new();
    for paper in store::papers(db, course, first).await? {
        let graded = paper.graded(course)?;
        let awaits = |(_, each): &(_, grading::Graded)| each.verdict == Verdict::Awaiting;
        if graded.iter().any(awaits) || paper.words_are_gone() {
            continue;
        }
        let total = grading::total(graded.iter().map(|(_, graded)| graded));
        let own = reached.entry(paper.attempt.enrolment).or_default();
        own.points.milli += total.points.milli;
        own.possible.milli += total.possible.milli;
    }
    Ok(reached)
}
