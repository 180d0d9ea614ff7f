//! Presence at an online session: what was seen of a person, and what the organizer's rule makes
//! of it.
//!
//! A person joins through the platform; the page that led into the meeting stays open and is seen
//! again and again. Between two sightings that lie close together the person was there; where the
//! page fell silent, nothing is counted. The result only proposes: a page that is open is not a
//! person who listens.

use jiff::{SignedDuration, Timestamp};

use crate::attendance::{Gathering, Mark, Recording, Source, Status, Unit, holding, stands_in};

/// How often an open page is to be seen.
pub const EVERY: SignedDuration = SignedDuration::from_secs(30);

/// How far a page that is seen again counts back. Browsers let a page that lies behind another
/// speak only once a minute: two of those may be lost on the way.
pub const GAP: SignedDuration = SignedDuration::from_secs(150);

/// How far a person's own word counts back, for browsers without scripts and telephones that put
/// pages to sleep.
pub const BY_HAND: SignedDuration = SignedDuration::from_mins(15);

/// A sighting of the same kind within this time of another says nothing new.
pub const ANEW_AFTER: SignedDuration = SignedDuration::from_secs(25);

/// What was seen of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The person joined through the platform.
    Join,
    /// The page was open.
    Stay,
    /// The person said to be there still.
    Here,
    /// The person said to go.
    Leave,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Join, Self::Stay, Self::Here, Self::Leave];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Stay => "stay",
            Self::Here => "here",
            Self::Leave => "leave",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How far it counts back at most.
    const fn reach(self) -> SignedDuration {
        match self {
            Self::Join => SignedDuration::ZERO,
            Self::Stay => GAP,
            Self::Here | Self::Leave => BY_HAND,
        }
    }
}

/// One sign of a person at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What was seen.
    pub kind: Kind,
    /// When.
    pub at: Timestamp,
}

/// Which share of a session's minutes counts as present, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(u8);

impl Percent {
    /// What holds where the organizer says nothing.
    pub const DEFAULT: Self = Self(80);

    /// From 1 to 100 percent.
    #[must_use]
    pub fn new(percent: i64) -> Option<Self> {
        let percent = u8::try_from(percent).ok()?;
        (1..=100).contains(&percent).then_some(Self(percent))
    }

    /// As a number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Percent {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Whether a sighting says anything that those before it do not, so that a page which is seen
/// twice a minute does not fill the database. A page says nothing new soon after whatever was
/// seen; a person says nothing new by saying the same once more.
#[must_use]
pub fn is_new(before: &[Sighting], new: Sighting) -> bool {
    let Some(last) = last(before) else {
        return true;
    };
    let soon = new.at.duration_since(last.at) < ANEW_AFTER;
    match new.kind {
        Kind::Stay => !soon,
        Kind::Leave => last.kind != Kind::Leave,
        Kind::Join | Kind::Here => last.kind != new.kind || !soon,
    }
}

/// Whether a person is in, as far as is known: joined, and has not left since.
#[must_use]
pub fn is_in(sightings: &[Sighting]) -> bool {
    last(sightings).is_some_and(|last| last.kind != Kind::Leave)
}

fn last(sightings: &[Sighting]) -> Option<&Sighting> {
    sightings.iter().max_by_key(|sighting| sighting.at)
}

/// Up to when sightings are taken: the last one of a session may come a little after its end, and
/// tells of the time before.
#[must_use]
pub fn closes_at(gathering: &Gathering) -> Timestamp {
    gathering.ends_at.checked_add(GAP).unwrap_or(Timestamp::MAX)
}

/// For how long a person was there while the session was on. Times that overlap, as from two
/// devices, count once, and in whatever order sightings came, the result is the same.
#[must_use]
pub fn time_there(sightings: &[Sighting], gathering: &Gathering) -> SignedDuration {
    let mut times: Vec<Timestamp> = sightings.iter().map(|each| each.at).collect();
    times.sort_unstable();
    let mut gone: Vec<Timestamp> = sightings
        .iter()
        .filter(|each| each.kind == Kind::Leave)
        .map(|each| each.at)
        .collect();
    gone.sort_unstable();
    let mut spans: Vec<_> = sightings
        .iter()
        .map(|each| {
            let from = each.at.checked_sub(each.kind.reach());
            let from = from.unwrap_or(Timestamp::MIN);
            let mut first = times.partition_point(|at| *at < from);
            // Nobody says to have been there before going and coming back.
            if matches!(each.kind, Kind::Here | Kind::Leave)
                && let Some(place) = gone.partition_point(|at| *at < each.at).checked_sub(1)
            {
                first = first.max(times.partition_point(|at| *at <= gone[place]));
            }
            (times[first], each.at)
        })
        .collect();
    spans.sort_unstable();
    let (mut there, mut counted_to) = (SignedDuration::ZERO, gathering.starts_at);
    for (from, to) in spans {
        let (from, to) = (from.max(counted_to), to.min(gathering.ends_at));
        if from < to {
            there += to.duration_since(from);
            counted_to = to;
        }
    }
    there
}

/// For how many minutes a person was there, to the nearest one.
#[must_use]
pub fn minutes_there(sightings: &[Sighting], gathering: &Gathering) -> u16 {
    let half = SignedDuration::from_secs(30);
    let minutes = (time_there(sightings, gathering) + half).as_mins();
    let most = i64::from(gathering.minutes());
    u16::try_from(minutes.min(most)).unwrap_or(u16::MAX)
}

/// What the organizer's rule makes of minutes at a session: present from that share on, partly
/// there below it. Nothing of somebody who was not seen: who was not online may have been in the
/// room.
#[must_use]
pub fn status(minutes: u16, gathering: &Gathering, percent: Percent) -> Option<Status> {
    let counted = u64::from(minutes) * 100;
    let asked = u64::from(gathering.minutes()) * u64::from(percent.get());
    match minutes {
        0 => None,
        _ if counted >= asked => Some(Status::Present),
        _ => Some(Status::Partial),
    }
}

/// The mark that the platform itself made last about a part, of those that hold.
#[must_use]
pub fn measured(marks: &[Mark], part: Unit) -> Option<&Mark> {
    let own = |mark: &&Mark| mark.source == Source::Online && mark.unit == part;
    holding(marks).into_iter().rev().find(own)
}

/// What it takes to propose what was measured. It follows an own word, which it knows better than,
/// but not a code from the screen: who scanned that sits in the room, where nothing is measured.
#[must_use]
pub fn propose(marks: &[Mark], part: Unit, status: Status, minutes: u16) -> Recording {
    let before = measured(marks, part);
    let alike =
        before.is_some_and(|mark| mark.status == Some(status) && mark.minutes == Some(minutes));
    let in_room = stands_in(marks, part).is_some_and(|mark| mark.source == Source::Code);
    if alike || in_room {
        return Recording::Same;
    }
    Recording::Append {
        supersedes: before.map(|mark| mark.number),
    }
}

#[cfg(test)]
mod tests;
