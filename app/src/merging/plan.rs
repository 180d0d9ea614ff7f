//! What merging two accounts would do, and what keeps it from being done.

use crate::{
    accounts::{self, Account},
    errors::{AppError, Field, UserError},
    parts::meanwhile::Stood,
};
use sea_orm::ConnectionTrait;

use super::store::{self, Seat};

/// An account with what it has.
#[derive(Clone, Debug)]
pub struct Side {
    pub account: Account,
    pub seats: Vec<Seat>,
}

/// What happens to a place of the account that becomes part of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It goes over with all that hangs on it.
    Moves(Seat),
    /// The kept account has a place there, too: what was said is said again about that one.
    Joins {
        /// The place that is given up.
        from: Seat,
        /// The place that stays.
        to: Seat,
    },
    /// Nothing is merged: it would not be told truly.
    Refused(Seat, Why),
}

/// Why two places in a training cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They have different roles there.
    Roles,
    /// Both have attempts at quizzes.
    AttemptsOfBoth,
    /// The one that would be given up has attempts; the other has none, so that may be kept instead.
    Attempts,
    /// A request waits for an answer.
    Requests,
    /// More time or attempts were granted.
    Grants,
    /// The person was named to call a roll.
    Namings,
}

/// What merging would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The account that is kept.
    pub kept: Side,
    /// The account that becomes part of it.
    pub merged: Side,
    /// What happens to its places.
    pub steps: Vec<Step>,
}

impl Plan {
    /// What merging the second into the first would do, now.
    ///
    /// # Errors
    /// `NotFound` where there is no such account.
    pub async fn of(
        db: &impl ConnectionTrait,
        (kept, merged): (i64, i64),
    ) -> Result<Self, AppError> {
        let mut people = accounts::people(db, [kept, merged]).await?;
        let (first, second) = (people.remove(&kept), people.remove(&merged));
        let (Some(first), Some(second)) = (first, second) else {
            return Err(AppError::NotFound);
        };
        let kept = Side {
            seats: store::seats(db, first.id).await?,
            account: first,
        };
        let merged = Side {
            seats: store::seats(db, second.id).await?,
            account: second,
        };
        let steps = merged.seats.iter().map(|seat| step(seat, &kept.seats));
        Ok(Self {
            steps: steps.collect(),
            kept,
            merged,
        })
    }

    /// Whether it can be done.
    pub fn is_possible(&self) -> bool {
        let mut steps = self.steps.iter();
        !self.merged.account.administrator && steps.all(|step| !matches!(step, Step::Refused(..)))
    }

    /// From what the page was made: another whenever either account has anything else.
    pub fn stood(&self) -> Stood {
        let side = |side: &Side| {
            let account = &side.account;
            let signed_up = account.signed_up;
            format!(
                "{} {} {signed_up} {:?}",
                account.name, account.email, side.seats
            )
        };
        Stood::of([
            (Field::Name, side(&self.kept)),
            (Field::Email, side(&self.merged)),
        ])
    }

    /// Passes when it can be done.
    ///
    /// # Errors
    /// `MergesAdministrator`, `CannotMerge`.
    pub fn check(&self) -> Result<(), UserError> {
        match self.is_possible() {
            true => Ok(()),
            false if self.merged.account.administrator => Err(UserError::MergesAdministrator),
            false => Err(UserError::CannotMerge),
        }
    }
}

fn step(seat: &Seat, kept: &[Seat]) -> Step {
    let there = kept.iter().find(|other| other.training == seat.training);
    let Some(to) = there else {
        return Step::Moves(seat.clone());
    };
    let why = if seat.role != to.role {
        Some(Why::Roles)
    } else if seat.attempts > 0 && to.attempts > 0 {
        Some(Why::AttemptsOfBoth)
    } else if seat.attempts > 0 {
        Some(Why::Attempts)
    } else if seat.requests > 0 {
        Some(Why::Requests)
    } else if seat.grants > 0 {
        Some(Why::Grants)
    } else if seat.namings > 0 {
        Some(Why::Namings)
    } else {
        None
    };
    match why {
        Some(why) => Step::Refused(seat.clone(), why),
        None => Step::Joins {
            from: seat.clone(),
            to: to.clone(),
        },
    }
}
