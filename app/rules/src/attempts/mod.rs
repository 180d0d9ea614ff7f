//! Goes at a quiz: whether another may begin, and how long it lasts.

use std::iter::Sum;

use course::QuizSettings;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long after the deadline answers are still taken: a page that is handed in at the last
/// second has a way to travel.
pub const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// When an attempt began, and until when it was reopened after it had been handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// When it began.
    pub at: Timestamp,
    /// Until when it is open since a trainer reopened it: then that is its end, and nothing else.
    pub reopened_until: Option<Timestamp>,
}

impl From<Timestamp> for Begun {
    fn from(at: Timestamp) -> Self {
        Self {
            at,
            reopened_until: None,
        }
    }
}

/// Why an attempt is not reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReopeningRefusal {
    /// The moment until which it was to be open is past.
    Past,
    /// Its author may have seen the key since, and nobody said that it shall be so all the same.
    KeySeen,
}

/// Whether an attempt that was handed in may be gone on with until a moment.
///
/// # Errors
/// With the reason, if not.
pub fn may_reopen(
    until: Timestamp,
    (key_seen, knowingly): (bool, bool),
    now: Timestamp,
) -> Result<(), ReopeningRefusal> {
    if until <= now {
        return Err(ReopeningRefusal::Past);
    }
    if key_seen && !knowingly {
        return Err(ReopeningRefusal::KeySeen);
    }
    Ok(())
}

/// When a quiz may be sat in a training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// No attempt begins before; none: from the beginning.
    pub opens_at: Option<Timestamp>,
    /// Attempts end then at the latest, later by what somebody was granted; none: never.
    pub closes_at: Option<Timestamp>,
}

/// What one person has been granted beyond what the quiz gives everybody, and the window of the
/// training that it moves. Each grant is kept with its reason; what holds is their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// When the quiz may be sat.
    pub window: Window,
    /// Percent of the quiz's minutes that each attempt may take longer.
    pub percent: u32,
    /// Minutes that each attempt may take longer. Where the quiz has no limit they move its
    /// closing alone.
    pub minutes: u32,
    /// Attempts more. Where the quiz has no limit they change nothing.
    pub attempts: u32,
}

impl Allowance {
    /// How many minutes longer than everybody somebody has at a quiz; a part of a minute counts
    /// as one.
    fn longer(self, settings: &QuizSettings) -> u32 {
        minutes(settings.minutes.unwrap_or(0), self) - settings.minutes.unwrap_or(0)
    }
}

/// How many minutes an attempt may take somebody at a quiz of so many.
#[must_use]
pub fn minutes(minutes: u32, allowance: Allowance) -> u32 {
    let share = (u64::from(minutes) * u64::from(allowance.percent)).div_ceil(100);
    let longer = u32::try_from(share).unwrap_or(u32::MAX);
    minutes
        .saturating_add(longer)
        .saturating_add(allowance.minutes)
}

/// When somebody's attempts end at the latest; none where the quiz does not close.
#[must_use]
pub fn closes_at(settings: &QuizSettings, allowance: Allowance) -> Option<Timestamp> {
    let longer = SignedDuration::from_mins(allowance.longer(settings).into());
    Some(later(allowance.window.closes_at?, longer))
}

/// Why no attempt may begin at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// The quiz opens then.
    NotYet(Timestamp),
    /// It has closed, then.
    Since(Timestamp),
}

/// Whether the quiz is open for somebody.
///
/// # Errors
/// With the moment, if not.
pub fn is_open(settings: &QuizSettings, allowance: Allowance, now: Timestamp) -> Result<(), Shut> {
    match (allowance.window.opens_at, closes_at(settings, allowance)) {
        (Some(opens), _) if now < opens => Err(Shut::NotYet(opens)),
        (_, Some(closes)) if closes <= now => Err(Shut::Since(closes)),
        _ => Ok(()),
    }
}

impl Sum for Allowance {
    fn sum<I: Iterator<Item = Self>>(grants: I) -> Self {
        grants.fold(Self::default(), |sum, grant| Self {
            window: grant.window,
            percent: sum.percent.saturating_add(grant.percent),
            minutes: sum.minutes.saturating_add(grant.minutes),
            attempts: sum.attempts.saturating_add(grant.attempts),
        })
    }
}

/// Why no attempt may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttemptRefusal {
    /// One has begun and has not been handed in; it is to be continued.
    OpenAlready,
    /// All have been used.
    UsedUp {
        /// How many there are, with those that were granted.
        most: u32,
    },
}

/// Whether an attempt may begin. `attempts_so_far` counts all that have begun, `open` says
/// whether one of them has not been handed in yet.
///
/// # Errors
/// With the reason, if not.
pub fn may_start(
    settings: &QuizSettings,
    allowance: Allowance,
    attempts_so_far: u32,
    open: bool,
) -> Result<(), AttemptRefusal> {
    if open {
        return Err(AttemptRefusal::OpenAlready);
    }
    let most = settings
        .attempts
        .map(|attempts| attempts.saturating_add(allowance.attempts));
    match most {
        Some(most) if attempts_so_far >= most => Err(AttemptRefusal::UsedUp { most }),
        _ => Ok(()),
    }
}

/// How many attempts are left, with one that is under way; none: as many as one likes. Takes what
/// [`may_start`] takes.
#[must_use]
pub fn left(
    settings: &QuizSettings,
    allowance: Allowance,
    attempts_so_far: u32,
    open: bool,
) -> Option<u32> {
    let most = settings.attempts?.saturating_add(allowance.attempts);
    Some(
        most.saturating_sub(attempts_so_far)
            .saturating_add(u32::from(open)),
    )
}

/// When an attempt ends, as the learner is told; none: no limit.
///
/// A grant counts from the moment it is given, also for an attempt that is under way. Where the
/// training closes the quiz before, it ends then. One that was reopened ends when that says.
#[must_use]
pub fn deadline(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
) -> Option<Timestamp> {
    let Begun {
        at: started_at,
        reopened_until,
    } = begun.into();
    if reopened_until.is_some() {
        return reopened_until;
    }
    let own = settings.minutes.map(|given| {
        let minutes = minutes(given, allowance);
        later(started_at, SignedDuration::from_mins(minutes.into()))
    });
    own.into_iter().chain(closes_at(settings, allowance)).min()
}

/// Whether answers to an attempt are still taken: up to and including
/// [`GRACE`] after the deadline.
#[must_use]
pub fn in_time(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> bool {
    deadline(settings, allowance, begun).is_none_or(|deadline| now <= later(deadline, GRACE))
}

/// Whether the time of an attempt has run out, so that a job hands it
/// in with the answers that were saved: exactly when no answers are taken any more, so that none
/// is taken after it was handed in.
#[must_use]
pub fn is_over(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> bool {
    !in_time(settings, allowance, begun, now)
}

/// When an attempt counts as handed in that is handed in `now`: at the latest when its time, and the
/// grace after it, ran out, however late the job comes that does it.
#[must_use]
pub fn handed_in_at(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> Timestamp {
    deadline(settings, allowance, begun).map_or(now, |deadline| now.min(later(deadline, GRACE)))
}

fn later(moment: Timestamp, duration: SignedDuration) -> Timestamp {
    moment.checked_add(duration).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
