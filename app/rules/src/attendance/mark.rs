//! One statement of the register, and the words it is made of.

use jiff::{SignedDuration, Timestamp};

/// What a mark says about a person at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Was there from the beginning.
    Present,
    /// Came later than the training's policy allows; the minutes say how late.
    Late,
    /// Went before the end; the minutes say how long before.
    LeftEarly,
    /// Was there for a part of it; the minutes say for how long.
    Partial,
    /// Was not there.
    Absent,
    /// Was not there, for a reason that the organizer accepts.
    Excused,
}

impl Status {
    /// Every status, in the order in which people are shown them.
    pub const ALL: [Self; 6] = [
        Self::Present,
        Self::Late,
        Self::LeftEarly,
        Self::Partial,
        Self::Absent,
        Self::Excused,
    ];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::LeftEarly => "left-early",
            Self::Partial => "partial",
            Self::Absent => "absent",
            Self::Excused => "excused",
        }
    }

    /// The status with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether the person was there, for the whole time or a part of it.
    #[must_use]
    pub const fn was_there(self) -> bool {
        !matches!(self, Self::Absent | Self::Excused)
    }

    /// Whether minutes belong to it.
    #[must_use]
    pub const fn has_minutes(self) -> bool {
        matches!(self, Self::Late | Self::LeftEarly | Self::Partial)
    }
}

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The person said so.
    Own,
    /// The person said so, with the code from the screen.
    Code,
    /// The organizer said so.
    Organizer,
    /// The organizer said so while there was no network; it came later.
    Offline,
    /// The platform of an online session.
    Online,
    /// Carried over from a guest's row to the person's own.
    Import,
    /// The list of a meeting, which an organizer has confirmed.
    Meeting,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 7] = [
        Self::Own,
        Self::Code,
        Self::Organizer,
        Self::Offline,
        Self::Online,
        Self::Import,
        Self::Meeting,
    ];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Code => "code",
            Self::Organizer => "organizer",
            Self::Offline => "offline",
            Self::Online => "online",
            Self::Import => "import",
            Self::Meeting => "meeting",
        }
    }

    /// The source with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// Whether it only proposes: no organizer has looked at the person.
    #[must_use]
    pub const fn proposes(self) -> bool {
        matches!(self, Self::Own | Self::Code | Self::Online)
    }
}

/// A session or a part of one: what a mark is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// All of it.
    #[default]
    Whole,
    /// The first half of a long one.
    Morning,
    /// The second half of a long one.
    Afternoon,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Morning, Self::Afternoon];
    /// The parts of a session that has parts.
    pub const PARTS: [Self; 2] = [Self::Morning, Self::Afternoon];

    /// As the database keeps it; empty for the whole.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
        }
    }

    /// The unit with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// Whether a mark about this speaks of `part`, too.
    #[must_use]
    pub fn covers(self, part: Self) -> bool {
        self == Self::Whole || self == part
    }
}

/// One statement about one person at one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its place in the order of receipt: 1 for the first, then 2, 3 …
    pub number: i32,
    /// Of which part it speaks.
    pub unit: Unit,
    /// What it says; nothing when it only takes back the mark that it supersedes.
    pub status: Option<Status>,
    /// How late, how long before the end, or for how long.
    pub minutes: Option<u16>,
    /// Where it comes from.
    pub source: Source,
    /// The number of the mark that it corrects or takes back.
    pub supersedes: Option<i32>,
    /// Whether it came with a reason.
    pub reasoned: bool,
    /// Whose it is; none once that account is gone.
    pub by: Option<i64>,
    /// When it was made, as far as that can be believed ([`made_at`]).
    pub made_at: Timestamp,
    /// When it reached us.
    pub received_at: Timestamp,
}

impl Mark {
    /// Whether it waited for a network. What comes with a reason was said of what stands, so that
    /// it is late for nothing.
    #[must_use]
    pub fn arrived_late(&self) -> bool {
        self.source == Source::Offline && !self.reasoned
    }
}

/// The number of the next statement about the same person at the same session.
#[must_use]
pub fn next_number(marks: &[Mark]) -> i32 {
    let last = marks.iter().map(|mark| mark.number).max();
    last.map_or(1, |number| number.saturating_add(1))
}

/// For how long a browser may have kept a mark that is taken without asking. The one place that
/// says so: browsers keep marks until they are dealt with, and the server says which are too old.
pub const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The first of November 2026: no browser has kept a mark that is older. A clock that says so was
/// wrong, such as that of a phone whose battery was empty.
const FIRST_KEPT: Timestamp = Timestamp::constant(1_793_491_200, 0);

/// Whether a mark waited in a browser for too long to be taken without asking: by the browser's
/// clock, when it was made and when it was sent. A clock that was wrong tells nothing of that.
#[must_use]
pub fn is_too_old(made_at: Timestamp, sent_at: Timestamp) -> bool {
    made_at >= FIRST_KEPT && sent_at.duration_since(made_at) > KEPT
}

/// When a mark was made: what its browser's clock says, unless that lies after its receipt or so
/// far before that the clock must be wrong.
#[must_use]
pub fn made_at(said: Option<Timestamp>, received_at: Timestamp) -> Timestamp {
    said.filter(|said| *said <= received_at && received_at.duration_since(*said) <= KEPT)
        .unwrap_or(received_at)
}
