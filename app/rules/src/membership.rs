//! Where a person stands with a training, in a word: for lists of all the trainings of somebody.

use crate::places::Place;

/// Where somebody stands with a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Membership {
    /// Is on the list, and has not come in yet.
    Invited,
    /// Waits for a place.
    Waiting,
    /// Takes part.
    Enrolled,
    /// Takes part no more.
    Withdrawn,
    /// Was in it to its end.
    Ended,
    /// Was to be in it, and it does not take place.
    Cancelled,
}

impl Membership {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Invited,
        Self::Waiting,
        Self::Enrolled,
        Self::Withdrawn,
        Self::Ended,
        Self::Cancelled,
    ];

    /// Where somebody stands who has this place, and has `come_in` or not. Who withdrew did so
    /// whatever became of the training; whoever else was in one that is over has no part to wait
    /// for.
    #[must_use]
    pub const fn of(place: Place, come_in: bool, training: Run) -> Self {
        match (place, training) {
            (Place::Withdrawn | Place::Joined, _) => Self::Withdrawn,
            (_, Run::Cancelled) => Self::Cancelled,
            (Place::Waiting, _) => Self::Waiting,
            (Place::Enrolled, Run::Over) => Self::Ended,
            (Place::Enrolled, Run::Ahead) if come_in => Self::Enrolled,
            (Place::Enrolled, Run::Ahead) => Self::Invited,
        }
    }
}

/// How far a training has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It is on, or will be.
    Ahead,
    /// Its last day is over, or it is archived.
    Over,
    /// It does not take place.
    Cancelled,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_where_somebody_stands() {
        use Membership::{Cancelled, Ended, Enrolled, Invited, Waiting, Withdrawn};
        // Ahead, over, cancelled; each of who has not come in and of who has.
        let rows = [
            (
                Place::Enrolled,
                [Invited, Enrolled, Ended, Ended, Cancelled, Cancelled],
            ),
            (
                Place::Waiting,
                [Waiting, Waiting, Waiting, Waiting, Cancelled, Cancelled],
            ),
            (Place::Withdrawn, [Withdrawn; 6]),
            (Place::Joined, [Withdrawn; 6]),
        ];
        for (place, words) in rows {
            let runs = [Run::Ahead, Run::Over, Run::Cancelled];
            let cases = runs.into_iter().flat_map(|run| [(run, false), (run, true)]);
            let found: Vec<_> = cases
                .map(|(run, come_in)| Membership::of(place, come_in, run))
                .collect();
            assert_eq!(found, words, "{place:?}");
        }
    }
}
