//! How a quiz went: what tells a trainer which questions to look at again.
//!
//! Counted are first attempts, handed in and wholly graded; whoever calls sees to that. In a later
//! attempt people remember the questions, and have seen the reasons.
//!
//! Points are compared as shares of what could be reached, from 0 to 1, because where questions
//! are drawn not everybody is asked the same. A question that asks for nothing (an opinion, or
//! one that is void) has no share and enters nothing but the counts.

use std::collections::BTreeMap;

use course::{Language, Question};
use jiff::SignedDuration;

use crate::grading::{Graded, Points, Response};

mod given;
mod interval;
mod moments;

pub use given::{Given, MOST_TYPED};
pub use interval::{Interval, of_mean_difference};

use moments::Sorted;

/// Fewer than these are too few to say how difficult a question is or what it tells apart: one
/// person more would change the figure by a tenth or worse.
pub const ENOUGH: usize = 10;

/// One person's first attempt at a quiz, handed in and graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// What was asked, by the id of the question.
    pub answers: BTreeMap<String, Answered>,
    /// From its beginning to its being handed in.
    pub took: SignedDuration,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What was answered; nothing, if the question was left out.
    pub response: Response,
    /// What it gave.
    pub graded: Graded,
    /// The language in which the question was shown when it was answered; none where it was left
    /// out, or answered before this was kept.
    pub language: Option<Language>,
}

/// Why a figure cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// There are fewer than [`ENOUGH`] people.
    TooFew,
    /// All reached the same.
    Alike,
    /// Not everybody was asked the same questions.
    AskedDifferently,
    /// There is one question, and nothing to hold it against.
    OneQuestion,
    /// It asks for nothing: an opinion, or a question that is void.
    AsksForNothing,
}

/// How a quiz went.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// How many people are counted.
    pub sittings: usize,
    /// Shares of the points that were reached; none if nobody could reach any.
    pub scores: Option<Scores>,
    /// Whether the questions measure one thing: Cronbach's alpha, at most 1 and below 0 if they
    /// contradict each other.
    ///
    /// L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16
    /// (1951). Where each question gives all or nothing it is Kuder and Richardson's formula 20.
    pub alpha: Result<f64, Untold>,
    /// How long people took; none if there are none.
    pub time: Option<Times>,
    /// Each question, in the order in which they were given.
    pub questions: Vec<QuestionStatistics>,
}

/// Shares of the points that people reached, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// The mean.
    pub mean: f64,
    /// The median.
    pub median: f64,
    /// The standard deviation, estimated from a sample (divided by one less than there are
    /// people), from 0 to about 0.71; none for one person.
    pub deviation: Option<f64>,
}

/// How long people took. Quartiles lie between two neighbours in proportion (the usual way of
/// spreadsheets; type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages",
/// 1996).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// A quarter of the people took no longer.
    pub lower: SignedDuration,
    /// Half of the people took no longer.
    pub median: SignedDuration,
    /// Three quarters of the people took no longer.
    pub upper: SignedDuration,
}

/// How a question went.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionStatistics {
    /// The id of the question.
    pub question: String,
    /// How many people were asked.
    pub asked: usize,
    /// How many of them answered.
    pub answered: usize,
    /// What they answered.
    pub given: Given,
    /// How easy it was: the mean share of its points that was reached, from 0 (nobody) to 1
    /// (everybody); whoever left it out reached nothing.
    pub facility: Result<Facility, Untold>,
    /// The same of those who answered it in each language, however few. Where one of them does
    /// much worse than the others, the translation is to be looked at.
    pub by_language: BTreeMap<Language, Facility>,
    /// Whether those who do well otherwise do well here: the correlation (Pearson's) between the
    /// share reached here and the share reached in all other questions, from −1 to 1. Near 0 the
    /// question tells nobody apart; below 0 the key is likely wrong.
    ///
    /// For a question that gives all or nothing this is the corrected point-biserial
    /// correlation. The question itself is left out of the other side, or it would correlate with
    /// itself: J. P. Guilford, "The correlation of an item with a composite of the remaining
    /// items in a test", Educational and Psychological Measurement 13 (1953). How to read it:
    /// R. L. Ebel and D. A. Frisbie, "Essentials of Educational Measurement" (1991).
    pub discrimination: Result<f64, Untold>,
}

/// How easy a question was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facility {
    /// The mean share of its points that was reached, from 0 to 1.
    pub mean: f64,
    /// Where the mean would lie if many such people were asked.
    pub interval: Interval,
    /// How many people were asked.
    pub people: usize,
}

impl Facility {
    fn of(shares: impl Iterator<Item = f64>) -> Option<Self> {
        let shares = Sorted::of(shares);
        let (mean, people) = (shares.mean()?, shares.len());
        Some(Self {
            mean,
            interval: Interval::wilson(mean, people),
            people,
        })
    }
}

/// Sums up first attempts at a quiz with these questions.
#[must_use]
pub fn statistics(questions: &[Question], sittings: &[Sitting]) -> Statistics {
    let shares = Sorted::of(
        sittings
            .iter()
            .filter_map(|sitting| sitting.reached().share()),
    );
    Statistics {
        sittings: sittings.len(),
        scores: scores(&shares),
        alpha: alpha(sittings),
        time: times(sittings),
        questions: questions
            .iter()
            .map(|each| question(each, sittings))
            .collect(),
    }
}

impl Sitting {
    /// What was reached in all questions.
    fn reached(&self) -> Reached {
        let all = self
            .answers
            .values()
            .map(|answer| Reached::of(&answer.graded));
        all.fold(Reached::default(), |sum, each| Reached {
            points: sum.points + each.points,
            possible: sum.possible + each.possible,
        })
    }
}

/// Thousandths of points, reached and possible.
#[derive(Clone, Copy, Default)]
struct Reached {
    points: i64,
    possible: i64,
}

impl Reached {
    const fn of(graded: &Graded) -> Self {
        let Points { milli: points } = graded.points;
        let Points { milli: possible } = graded.possible;
        Self { points, possible }
    }

    const fn without(self, part: Self) -> Self {
        Self {
            points: self.points - part.points,
            possible: self.possible - part.possible,
        }
    }

    /// From 0 to 1; none where nothing could be reached.
    fn share(self) -> Option<f64> {
        (self.possible > 0).then(|| moments::ratio(self.points.into(), self.possible.into()))
    }
}

fn scores(shares: &Sorted) -> Option<Scores> {
    Some(Scores {
        mean: shares.mean()?,
        median: shares.quartile(2)?,
        deviation: shares.deviation(),
    })
}

fn times(sittings: &[Sitting]) -> Option<Times> {
    let seconds = Sorted::of(sittings.iter().map(|sitting| sitting.took.as_secs_f64()));
    let quartile = |quarter| {
        let seconds = seconds.quartile(quarter)?;
        SignedDuration::try_from_secs_f64(seconds).ok()
    };
    Some(Times {
        lower: quartile(1)?,
        median: quartile(2)?,
        upper: quartile(3)?,
    })
}

fn question(question: &Question, sittings: &[Sitting]) -> QuestionStatistics {
    let asked = || {
        sittings
            .iter()
            .filter_map(|sitting| Some((sitting, sitting.answers.get(&question.id)?)))
    };
    let responses: Vec<&Response> = asked().map(|(_, answer)| &answer.response).collect();
    let share = |answer: &Answered| Reached::of(&answer.graded).share();
    let facility = Facility::of(asked().filter_map(|(_, answer)| share(answer)));
    let mut shown = BTreeMap::<Language, Vec<f64>>::new();
    for (_, answer) in asked() {
        if let Some((language, share)) = answer.language.zip(share(answer)) {
            shown.entry(language).or_default().push(share);
        }
    }
    let by_language = shown.into_iter().filter_map(|(language, shares)| {
        let facility = Facility::of(shares.into_iter())?;
        Some((language, facility))
    });
    let beside_rest: Vec<(f64, f64)> = asked()
        .filter_map(|(sitting, answer)| {
            let here = Reached::of(&answer.graded);
            Some((here.share()?, sitting.reached().without(here).share()?))
        })
        .collect();
    let untold = match facility {
        None if responses.is_empty() => Untold::TooFew,
        None => Untold::AsksForNothing,
        Some(facility) if facility.people < ENOUGH => Untold::TooFew,
        Some(_) if beside_rest.is_empty() => Untold::OneQuestion,
        Some(_) if beside_rest.len() < ENOUGH => Untold::TooFew,
        Some(_) => Untold::Alike,
    };
    QuestionStatistics {
        question: question.id.clone(),
        asked: responses.len(),
        answered: responses.iter().filter(|each| !each.is_empty()).count(),
        given: Given::count(question, &responses),
        facility: facility
            .filter(|facility| facility.people >= ENOUGH)
            .ok_or(untold),
        by_language: by_language.collect(),
        discrimination: moments::correlation(beside_rest, ENOUGH).ok_or(untold),
    }
}

/// Cronbach's alpha: what part of the variance of the sums is not that of the single questions.
fn alpha(sittings: &[Sitting]) -> Result<f64, Untold> {
    let items = |sitting: &Sitting| -> BTreeMap<String, i64> {
        let items = sitting.answers.iter();
        items
            .map(|(id, answer)| (id.clone(), Reached::of(&answer.graded).possible))
            .filter(|(_, possible)| *possible > 0)
            .collect()
    };
    let asked = sittings.first().map(items).unwrap_or_default();
    if sittings.len() < ENOUGH {
        return Err(Untold::TooFew);
    }
    if sittings.iter().any(|sitting| items(sitting) != asked) {
        return Err(Untold::AskedDifferently);
    }
    if asked.len() < 2 {
        return Err(Untold::OneQuestion);
    }
    let points = |sitting: &Sitting, id: &String| {
        let answer = sitting.answers.get(id);
        answer.map_or(0, |answer| answer.graded.points.milli)
    };
    let single: i128 = asked
        .keys()
        .map(|id| moments::spread(sittings.iter().map(|sitting| points(sitting, id))))
        .sum();
    let whole = moments::spread(sittings.iter().map(|sitting| sitting.reached().points));
    let items = asked.len() as i128;
    if whole == 0 {
        return Err(Untold::Alike);
    }
    Ok(moments::ratio(
        items * (whole - single),
        (items - 1) * whole,
    ))
}

#[cfg(test)]
mod tests;
