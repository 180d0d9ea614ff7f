//! How somebody stands with a quiz, of all attempts at it together.

use jiff::Timestamp;
use rules::grading::Total;

use super::{
    standing::Outcome,
    store::{Attempt, Standing},
};

/// All that somebody did at a quiz.
#[derive(Clone, Debug, Default)]
pub struct Overall {
    /// The attempts, in the order in which they began.
    pub attempts: Vec<Attempt>,
    /// The best of what was handed in, and how it turned out.
    best: Option<(Outcome, Standing)>,
    /// Whether nothing is told of what was reached but that it awaits marking.
    masked: bool,
}

/// How somebody stands with a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No attempt has begun.
    NotBegun,
    /// An attempt is under way since then, and none has passed.
    UnderWay(Timestamp),
    /// The best attempt turned out like this.
    Done(Outcome),
}

impl Overall {
    /// Adds an attempt, which began after those before it, with how it turned out.
    pub fn add(&mut self, attempt: Attempt, outcome: Option<Outcome>) {
        if let Some(found) = outcome.zip(attempt.grade) {
            let rank = |(outcome, grade): (Outcome, Standing)| (outcome, grade.total.points);
            if self.best.is_none_or(|best| rank(best) <= rank(found)) {
                self.best = Some(found);
            }
        }
        self.attempts.push(attempt);
    }

    /// For those who mark: while an attempt awaits marking they do not know whose it is, and what it
    /// has reached so far would tell them.
    pub fn mask(&mut self) {
        self.masked = self.attempts.iter().any(Attempt::waits_to_be_marked);
    }

    /// How the best of what was handed in turned out.
    pub fn outcome(&self) -> Option<Outcome> {
        self.best.map(|(outcome, _)| outcome)
    }

    /// What the best attempt reached, where that is told.
    pub fn score(&self) -> Option<Total> {
        let best = self.best.filter(|_| !self.masked);
        best.map(|(_, best)| best.total)
    }

    /// How somebody stands.
    pub fn state(&self) -> State {
        if self.masked {
            return State::Done(Outcome::Open);
        }
        let open = self
            .attempts
            .iter()
            .find(|attempt| attempt.submitted_at.is_none());
        match (open, self.best) {
            (_, Some((Outcome::Passed, _))) => State::Done(Outcome::Passed),
            (Some(open), _) => State::UnderWay(open.started_at),
            (None, Some((outcome, _))) => State::Done(outcome),
            (None, None) => State::NotBegun,
        }
    }
}
