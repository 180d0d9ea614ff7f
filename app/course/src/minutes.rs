//! How long a lesson takes: what its author claims, and what its length lets one expect.
//!
//! The figures are assumptions, not measurements of ours. People read English non-fiction silently
//! at 238 words a minute on average (M. Brysbaert, “How many words do we read per minute? A review
//! and meta-analysis of reading rate”, Journal of Memory and Language 109, 2019, 104047); a text of
//! law is read more slowly, and 200 is taken here. What an answer takes beyond the reading of the
//! question has no such source: it is an estimate for each kind.

use std::fmt;

use crate::course::Course;
use crate::language::Language;
use crate::lesson::Lesson;
use crate::question::{Question, QuestionKind};
use crate::summary::words_of;

/// Words of a legal text that are read in a minute.
const WORDS_A_MINUTE: u64 = 200;

/// Words of an answer of one's own that are thought out and typed in a minute.
const TYPED_A_MINUTE: u64 = 20;

/// What is claimed may lie so many minutes off before anybody is told.
const SLACK: u32 = 2;

/// Seconds that answering takes when the question has been read.
fn seconds(question: &Question) -> u64 {
    match question.kind {
        QuestionKind::TrueFalse | QuestionKind::Survey => 20,
        QuestionKind::Single => 30,
        QuestionKind::Multiple | QuestionKind::Number | QuestionKind::Text => 45,
        QuestionKind::Order | QuestionKind::Match | QuestionKind::Blanks => 60,
        QuestionKind::Reasoned => {
            let words = u64::from(question.words.unwrap_or_default());
            120 + words * 60 / TYPED_A_MINUTE
        }
    }
}

/// The minutes that reading so many words takes; at least one.
pub(crate) fn reading(words: usize) -> u32 {
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    u32::try_from(words.div_ceil(WORDS_A_MINUTE))
        .unwrap_or(u32::MAX)
        .max(1)
}

/// The minutes that a lesson can be expected to take, by its text in the source language. Of a quiz
/// that draws its questions only as many count as are drawn.
pub(crate) fn reckoned(lesson: &Lesson) -> u32 {
    let Some((language, text)) = lesson.text(Language::En) else {
        return 1;
    };
    let words = u64::try_from(words_of(lesson, language, text)).unwrap_or(u64::MAX);
    let answering: u64 = lesson.questions.iter().map(seconds).sum();
    let mut total = words.saturating_mul(60) / WORDS_A_MINUTE + answering;
    let draw = lesson.quiz().map(|quiz| &quiz.draw);
    if let Some(draw) = draw.filter(|draw| !draw.is_empty()) {
        let drawn: u64 = draw.values().copied().map(u64::from).sum();
        let all = u64::try_from(lesson.questions.len()).unwrap_or(u64::MAX);
        total = total.saturating_mul(drawn.min(all)) / all.max(1);
    }
    u32::try_from(total.div_ceil(60)).unwrap_or(u32::MAX).max(1)
}

/// The minutes of one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of the lesson.
    pub lesson: String,
    /// The minutes that it claims, or that were reckoned where it claims none.
    pub claimed: u32,
    /// The minutes that its length lets one expect.
    pub reckoned: u32,
}

impl Claim {
    /// What a lesson claims.
    pub(crate) fn of(lesson: &Lesson) -> Self {
        Self {
            lesson: lesson.id.clone(),
            claimed: lesson.minutes,
            reckoned: reckoned(lesson),
        }
    }

    /// Whether it claims minutes that differ from those reckoned by more than half of these, and
    /// by more than two.
    #[must_use]
    pub fn is_unlikely(&self) -> bool {
        let off = self.claimed.abs_diff(self.reckoned);
        off > SLACK && off.saturating_mul(2) > self.reckoned
    }
}

/// The minutes of every lesson of a course. Its `Display` is a table for the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims(pub Vec<Claim>);

/// The minutes of every lesson of a course.
#[must_use]
pub fn claims(course: &Course) -> Claims {
    Claims(
        course
            .lessons()
            .map(|(_, lesson)| Claim::of(lesson))
            .collect(),
    )
}

impl fmt::Display for Claims {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = self.0.iter().map(|claim| claim.lesson.chars().count());
        let wide = wide.max().unwrap_or_default().max("minutes".len());
        writeln!(formatter, "{:<wide$}  claimed  reckoned", "minutes")?;
        for claim in &self.0 {
            let note = if claim.is_unlikely() { "  !" } else { "" };
            writeln!(
                formatter,
                "{:<wide$}  {:>7}  {:>8}{note}",
                claim.lesson, claim.claimed, claim.reckoned
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_half_off_is_unlikely() {
        let unlikely = |claimed, reckoned| {
            let lesson = "l".to_owned();
            Claim {
                lesson,
                claimed,
                reckoned,
            }
            .is_unlikely()
        };
        assert!(!unlikely(15, 10) && unlikely(16, 10));
        assert!(!unlikely(5, 10) && unlikely(4, 10));
        assert!(!unlikely(3, 1), "two minutes are nothing");
        assert!(unlikely(4, 1));
    }
}
