//! What waits for those who teach: answers to be marked, reports of questions to be answered, and
//! how the quiz went that was handed in last.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rules::grading::Points;
use sea_orm::ConnectionTrait;

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    errors::AppError,
};

use super::store::{self, Attempt};

/// What waits in a training for those who teach it.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// How many attempts have written answers to be marked, by quiz.
    pub to_mark: BTreeMap<String, usize>,
    /// How many reports of questions nobody has answered, by quiz.
    pub to_answer: BTreeMap<String, usize>,
    /// The quiz that was handed in last.
    pub last: Option<Last>,
}

/// How a quiz went, of first attempts alone, as on the page of its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Its id.
    pub quiz: String,
    /// How many people have handed it in.
    pub handed_in: usize,
    /// How many of these are marked to the end; what the others have reached is told to nobody yet.
    pub marked: usize,
    /// The median of those, in percent of the points; none where nothing is marked.
    pub median: Option<i64>,
    /// How many of those reached the pass mark.
    pub passed: usize,
}

impl Attempt {
    /// Whether it was handed in and has answers that a trainer has still to mark.
    pub fn waits_to_be_marked(&self) -> bool {
        let grade = self.grade.filter(|_| self.submitted_at.is_some());
        grade.is_some_and(|grade| grade.total.awaiting > Points::default())
    }
}

/// What waits in each of these trainings. However many there are, the database is asked the same
/// few questions.
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting(
    db: &impl ConnectionTrait,
    teaches: &[SeesKeys],
) -> Result<BTreeMap<i64, Waiting>, AppError> {
    let mut all = BTreeMap::<i64, Waiting>::new();
    if teaches.is_empty() {
        return Ok(all);
    }
    let trainings = teaches.iter().map(SeesKeys::training);
    let attempts = store::attempts_in_all(db, trainings).await?;
    let reported = store::unanswered_flags(db, attempts.iter().map(|(_, each)| each.id)).await?;
    let mut handed_in = BTreeMap::<i64, Vec<Attempt>>::new();
    for (training, attempt) in attempts {
        let waiting = all.entry(training).or_default();
        if attempt.waits_to_be_marked() {
            *waiting.to_mark.entry(attempt.quiz.clone()).or_default() += 1;
        }
        if let Some(count) = reported.get(&attempt.id) {
            *waiting.to_answer.entry(attempt.quiz.clone()).or_default() += count;
        }
        if attempt.submitted_at.is_some() {
            handed_in.entry(training).or_default().push(attempt);
        }
    }
    for (training, attempts) in handed_in {
        all.entry(training).or_default().last = last(&attempts);
    }
    Ok(all)
}

/// How the quiz went that was handed in last.
fn last(handed_in: &[Attempt]) -> Option<Last> {
    let when = |attempt: &&Attempt| attempt.submitted_at.map_or(Timestamp::MIN, |at| at);
    let quiz = &handed_in.iter().max_by_key(when)?.quiz;
    let first = handed_in
        .iter()
        .filter(|attempt| attempt.number == 1 && attempt.quiz == *quiz);
    let first: Vec<&Attempt> = first.collect();
    let marked = first.iter().filter(|attempt| !attempt.waits_to_be_marked());
    let grades: Vec<_> = marked.filter_map(|attempt| attempt.grade).collect();
    let percents = grades.iter().map(|grade| grade.total.percent()).collect();
    Some(Last {
        quiz: quiz.clone(),
        handed_in: first.len(),
        marked: grades.len(),
        median: median(percents),
        passed: grades
            .iter()
            .filter(|grade| grade.passes(course::Purpose::Final))
            .count(),
    })
}

/// The middle one; of an even number the mean of the two in the middle, cut to a whole one.
fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get(middle.checked_sub(1)?)?;
    Some(i64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        let cases: [(&[i64], Option<i64>); 4] = [
            (&[], None),
            (&[40], Some(40)),
            (&[90, 10, 50], Some(50)),
            (&[80, 60, 100, 20], Some(70)),
        ];
        for (values, middle) in cases {
            assert_eq!(median(values.to_vec()), middle, "{values:?}");
        }
    }
}
