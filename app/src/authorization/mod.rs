//! Who may do what: the authorisation matrix.
//!
//! One table says for each action and each route what happens to whom. It decides nothing by
//! itself (that is [`crate::authorization::viewer`]'s): a test asks the running application for every cell, and
//! fails when an action or a route is missing here, or stands here and is no more. What the page
//! “Who can see what about me” tells is derived from the same table.

mod actions;
mod routes;
mod seen;
pub mod viewer;

pub use actions::{ACTIONS, NAMED_ACTIONS};
pub use routes::{NAMED_ROUTES, ROUTES};
pub use seen::{Audience, Kind, Shown, sees};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Nobody is signed in.
    Nobody,
    /// A judge of another training.
    JudgeElsewhere,
    /// A judge who waits for a place in the training.
    Waiting,
    /// A judge who has withdrawn from the training.
    Withdrawn,
    /// The judge of the training whom it is about.
    Judge,
    /// Another judge of the training.
    OtherJudge,
    /// A trainer of the training.
    Trainer,
    /// An observer of the training.
    Observer,
    /// An organizer of the training.
    Organizer,
    /// An organizer of another training.
    OrganizerElsewhere,
    /// An administrator who has no place in the training.
    Administrator,
}

impl Who {
    /// Everybody, in the order of the table's columns.
    pub const ALL: [Self; 11] = [
        Self::Nobody,
        Self::JudgeElsewhere,
        Self::Waiting,
        Self::Withdrawn,
        Self::Judge,
        Self::OtherJudge,
        Self::Trainer,
        Self::Observer,
        Self::Organizer,
        Self::OrganizerElsewhere,
        Self::Administrator,
    ];
}

/// What happens to somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done or shown; or refused for what was typed, not for who asks.
    Allowed,
    /// The person's role does not allow it.
    NotAllowed,
    /// There is no such thing, or none that this person may know of.
    NotFound,
    /// One has to sign in first.
    SignIn,
    /// A sentence says why there is no place: the person waits for one, or gave it up.
    NoPlace,
}

/// What happens to everybody at one action or route.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The action after `/api/`, or the route with its parameters.
    pub path: &'static str,
    /// What happens, in the order of [`Who::ALL`].
    pub outcomes: [Outcome; 11],
    /// What about a judge it shows to those whom it lets in.
    pub shows: &'static [Shown],
}

impl Row {
    /// What happens to somebody.
    pub const fn outcome(&self, who: Who) -> Outcome {
        self.outcomes[who as usize]
    }
}

/// Writes rows as a table: the path, a letter for each of [`Who::ALL`], and what is shown.
macro_rules! rows {
    ($(
        $path:literal
        $nobody:ident $judge_elsewhere:ident $waiting:ident $withdrawn:ident
        $judge:ident $other_judge:ident $trainer:ident $observer:ident $organizer:ident
        $organizer_elsewhere:ident $administrator:ident
        $([$($shown:expr),* $(,)?])?;
    )*) => {
        &[$(
            $crate::authorization::Row {
                path: $path,
                outcomes: [
                    $nobody, $judge_elsewhere, $waiting, $withdrawn,
                    $judge, $other_judge, $trainer, $observer, $organizer,
                    $organizer_elsewhere, $administrator,
                ],
                shows: &[$($($shown),*)?],
            },
        )*]
    };
}
use rows;

/// The letters of the table.
mod letters {
    use super::Outcome;

    /// Yes.
    pub const Y: Outcome = Outcome::Allowed;
    /// Not allowed (403).
    pub const X: Outcome = Outcome::NotAllowed;
    /// No such thing (404).
    pub const O: Outcome = Outcome::NotFound;
    /// Sign in first (401, or a way to the sign-in page).
    pub const S: Outcome = Outcome::SignIn;
    /// Told of the place (422).
    pub const P: Outcome = Outcome::NoPlace;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_people() {
        for (place, who) in Who::ALL.into_iter().enumerate() {
            assert_eq!(who as usize, place);
        }
    }

    #[test]
    fn nothing_stands_twice() {
        for table in [ACTIONS, ROUTES] {
            let paths: BTreeSet<_> = table.iter().map(|row| row.path).collect();
            assert_eq!(paths.len(), table.len());
        }
    }

    #[test]
    fn a_place_in_another_training_opens_nothing_here() {
        // What an organizer elsewhere may do that a judge elsewhere may not belongs to no
        // training: to make one. To merge accounts, whoever organizes anything is asked whether both
        // are in reach, and is told of none that are not.
        let differ = ACTIONS
            .iter()
            .chain(ROUTES)
            .filter(|row| row.outcome(Who::JudgeElsewhere) != row.outcome(Who::OrganizerElsewhere));
        let differ: Vec<_> = differ.map(|row| row.path).collect();
        let (merge, merging) = ("merging/merge", "/merge/{account}");
        assert_eq!(differ, [merge, "trainings/make", merging, "/trainings/new"]);
        for row in ACTIONS
            .iter()
            .chain(ROUTES)
            .filter(|row| [merge, merging].contains(&row.path))
        {
            assert_eq!(row.outcome(Who::OrganizerElsewhere), Outcome::NotFound);
        }
    }
}
