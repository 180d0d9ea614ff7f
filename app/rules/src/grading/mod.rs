//! What an answer is worth.
//!
//! Each question is worth its points times the share of it that is right:
//!
//! | kind | share |
//! |---|---|
//! | one answer, true or false | all, if the right option alone was chosen; else none |
//! | several answers | (right ones chosen − wrong ones chosen) ÷ right ones there are, never below none |
//! | number | all, if it lies within the tolerance; else none |
//! | order | places where the item that should follow does follow ÷ such places there are |
//! | match | rows given their own option ÷ rows |
//! | text | all, if it is one of the accepted answers, in whichever language; else none |
//! | blanks | blanks filled with an accepted answer ÷ blanks |
//! | reasoned | what a trainer gives; until then none, and the points await marking |
//! | opinion | nothing to be reached, nothing to be missed |
//!
//! A question that says `score=all-or-nothing` gives all for a wholly right answer, else none.
//!
//! Sources. That several answers score proportionally is the course format's rule (`authoring.md`,
//! "A question"); taking off a share for each wrong choice is the "number right less wrong" method
//! of scoring, which keeps ticking everything from paying. The order is scored like Moodle's
//! ordering question "relative to the next item (excluding last)", so that one item out of place
//! does not cost all that come after it; match and blanks give equal parts without deduction, like
//! Moodle's matching question.
//!
//! Points are counted in whole thousandths. A share that does not come out even is rounded to the
//! nearest thousandth, halves up; nothing else is rounded anywhere.

use std::collections::{BTreeMap, BTreeSet};

use course::{Key, Question, QuestionKind};
use serde::{Deserialize, Serialize};

mod number;
mod share;
pub(crate) mod words;

/// What somebody answered. Kept as JSON for as long as the attempt is, so the names of variants
/// and their content never change: `{"kind":"options","value":["opinion"]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Response {
    /// No answer, or an answer taken back.
    #[default]
    Nothing,
    /// The ids of the options chosen: one, several, true or false, opinion.
    Options(BTreeSet<String>),
    /// A number as it was typed.
    Number(String),
    /// The ids of the options in the order they were put into.
    Order(Vec<String>),
    /// From the id of each row to the id of the option given to it.
    Pairs(BTreeMap<String, String>),
    /// Words as they were typed: short text, reasoned answer, opinion.
    Words(String),
    /// From the id of each blank to what was typed there.
    Blanks(BTreeMap<String, String>),
    /// Something was typed, and its words are gone: the person's data were erased. What it was
    /// worth says the grade that was given before.
    Typed,
}

impl Response {
    /// Whether nothing was chosen or typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Options(options) => options.is_empty(),
            Self::Order(order) => order.is_empty(),
            Self::Number(text) | Self::Words(text) => text.trim().is_empty(),
            Self::Pairs(texts) | Self::Blanks(texts) => {
                texts.values().all(|text| text.trim().is_empty())
            }
            Self::Typed => false,
        }
    }

    /// Whether it holds what somebody typed, which may say anything about anybody.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Words(_) | Self::Blanks(_)) && !self.is_empty()
    }
}

/// Points, in thousandths: half a point is 500.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Points {
    /// Thousandths of a point; never below 0 in a grade.
    pub milli: i64,
}

impl Points {
    /// So many whole points.
    #[must_use]
    pub const fn whole(points: u32) -> Self {
        Self {
            milli: points as i64 * 1000,
        }
    }

    /// Points as people type them, with at most three decimals after a point or a comma: `1`,
    /// `0.5`, `0,25`. None for anything else, and for less than none.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim().replace(',', ".");
        let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 6 || decimals.len() > 3 {
            return None;
        }
        let milli = format!("{whole}{decimals:0<3}").parse().ok()?;
        Some(Self { milli })
    }
}

/// How an answer turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Wholly right.
    Right,
    /// Some of the points.
    Partly,
    /// None of the points.
    Wrong,
    /// There was no answer.
    Unanswered,
    /// A trainer has not marked it yet.
    Awaiting,
    /// An opinion was given: there is nothing to be right or wrong about.
    Opinion,
    /// An erratum has withdrawn the question: whatever was answered counts for nothing.
    Void,
}

/// What each question gave, by its id: what a grade is made of.
pub type Parts = BTreeMap<String, Graded>;

/// An answer, graded. Kept as JSON with its grade, so the names of its fields never change:
/// `{"points":500,"possible":1000,"verdict":"partly"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// Points reached: from none up to `possible`; none while the answer awaits marking.
    pub points: Points,
    /// Points that could be reached; none for an opinion.
    pub possible: Points,
    /// How it turned out.
    pub verdict: Verdict,
}

/// Grades one answer. An answer of a kind that does not fit the question is wrong.
#[must_use]
pub fn grade(question: &Question, response: &Response) -> Graded {
    let possible = match question.key {
        Key::None => Points::default(),
        _ => Points::whole(question.points),
    };
    let graded = |points, verdict| Graded {
        points,
        possible,
        verdict,
    };
    if response.is_empty() {
        return graded(Points::default(), Verdict::Unanswered);
    }
    if question.key == Key::None {
        return graded(Points::default(), Verdict::Opinion);
    }
    if let (Key::Rubric(_), Response::Words(_) | Response::Typed) = (&question.key, response) {
        return graded(Points::default(), Verdict::Awaiting);
    }
    let share = share::of(question, response);
    if share.is_whole() {
        graded(possible, Verdict::Right)
    } else if share.is_none() || gives_no_part(question) {
        graded(Points::default(), Verdict::Wrong)
    } else {
        graded(share.of_points(possible), Verdict::Partly)
    }
}

fn gives_no_part(question: &Question) -> bool {
    question.all_or_nothing
        || matches!(
            question.kind,
            QuestionKind::Single | QuestionKind::TrueFalse
        )
}

/// Points reached and points that could be reached, over several questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Points reached.
    pub points: Points,
    /// Points that could be reached.
    pub possible: Points,
    /// Points that could be reached and that a trainer has still to give or withhold.
    pub awaiting: Points,
}

impl Total {
    fn add(&mut self, graded: &Graded) {
        self.points.milli += graded.points.milli;
        self.possible.milli += graded.possible.milli;
        if graded.verdict == Verdict::Awaiting {
            self.awaiting.milli += graded.possible.milli;
        }
    }

    /// In percent, rounded to the nearest for the eye; but never 100 while a point is missing, and
    /// never 0 once something was reached. Whether a quiz is passed is decided by [`passed`]. Where
    /// nothing can be reached, all of it was.
    #[must_use]
    pub fn percent(&self) -> i64 {
        let (points, possible) = (self.points.milli, self.possible.milli);
        if possible <= 0 || points == possible {
            return 100;
        }
        let twice = i128::from(points) * 200 / i128::from(possible);
        let rounded = i64::try_from((twice + 1) / 2).unwrap_or(100);
        let least = i64::from(points > 0);
        rounded.clamp(least, 99)
    }

    /// [`Total::percent`] beside the percent at which something is passed: cut where rounding up
    /// would look like a pass that is none.
    #[must_use]
    pub fn percent_beside(&self, pass_percent: u8) -> i64 {
        let rounded = self.percent();
        let looks_passed = rounded >= i64::from(pass_percent);
        if looks_passed && !passed(self.points, self.possible, pass_percent) {
            return i64::from(pass_percent) - 1;
        }
        rounded
    }

    /// Whether it is not decided yet if `pass_percent` was reached: the points so far do not
    /// suffice, and with those that await marking they could. Where no marking can change the
    /// outcome, it stands at once.
    #[must_use]
    pub fn is_open(&self, pass_percent: u8) -> bool {
        let at_most = Points {
            milli: self.points.milli.saturating_add(self.awaiting.milli),
        };
        !passed(self.points, self.possible, pass_percent)
            && passed(at_most, self.possible, pass_percent)
    }
}

/// Adds up.
#[must_use]
pub fn total<'a>(graded: impl IntoIterator<Item = &'a Graded>) -> Total {
    let mut total = Total::default();
    for each in graded {
        total.add(each);
    }
    total
}

/// Adds up for each objective by its id. Questions without an objective are left out.
#[must_use]
pub fn by_objective<'a>(
    graded: impl IntoIterator<Item = (&'a Question, &'a Graded)>,
) -> BTreeMap<String, Total> {
    let mut totals = BTreeMap::<String, Total>::new();
    for (question, graded) in graded {
        if let Some(objective) = &question.objective {
            totals.entry(objective.clone()).or_default().add(graded);
        }
    }
    totals
}

/// Whether `pass_percent` of what is possible was reached, exactly: 69.999 % is not 70 %. Where
/// nothing can be reached, as in a quiz that asks for opinions only, handing in is passing.
#[must_use]
pub fn passed(points: Points, possible: Points, pass_percent: u8) -> bool {
    i128::from(points.milli) * 100 >= i128::from(possible.milli) * i128::from(pass_percent)
}

#[cfg(test)]
pub(crate) mod tests;
