//! The fields of forms.

use course::Language;
use serde::{Deserialize, Serialize};

use crate::language::say;

/// A field of a form, to say which one an error is about. `name()` is the name it has in HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// E-mail address.
    Email,
    /// A person's name.
    Name,
    /// Password.
    Password,
    /// A person's present password.
    CurrentPassword,
    /// Whether to stay signed in.
    Stay,
    /// Title in English.
    TitleEn,
    /// Title in Russian.
    TitleRu,
    /// Title in Kazakh.
    TitleKk,
    /// Where it is held.
    Place,
    /// First day.
    StartsOn,
    /// Last day.
    EndsOn,
    /// Day of a session.
    Date,
    /// Beginning of a session.
    StartsAt,
    /// End of a session.
    EndsAt,
    /// Zone whose clock is kept.
    TimeZone,
    /// The course.
    Course,
    /// Court.
    Court,
    /// Region.
    Region,
    /// Position.
    Position,
    /// Institution of somebody who is of no court here.
    Institution,
    /// Sex.
    Sex,
    /// To whom a letter goes.
    To,
    /// Subject of a letter in English.
    SubjectEn,
    /// Subject of a letter in Russian.
    SubjectRu,
    /// Subject of a letter in Kazakh.
    SubjectKk,
    /// Text of a letter in English.
    BodyEn,
    /// Text of a letter in Russian.
    BodyRu,
    /// Text of a letter in Kazakh.
    BodyKk,
    /// Language.
    Language,
    /// Role.
    Role,
    /// A note of one's own.
    Note,
    /// Reason.
    Reason,
    /// Status of attendance.
    Status,
    /// List of participants.
    List,
    /// Answer to a question.
    Answer,
    /// What is wrong or unclear about a question.
    Unclear,
    /// What is answered to that.
    Reply,
    /// Day on which a quiz opens.
    OpensOn,
    /// Time at which a quiz opens.
    OpensAt,
    /// Day on which a quiz closes.
    ClosesOn,
    /// Time at which a quiz closes.
    ClosesAt,
    /// Percent of the time more.
    Percent,
    /// Whether something holds for all quizzes.
    Everywhere,
    /// Whether something is done although it is known what speaks against it.
    Knowingly,
    /// Minutes.
    Minutes,
    /// Number of attempts.
    Attempts,
    /// Points.
    Points,
    /// The name of a mark.
    Mark,
    /// Part of a session.
    Unit,
    /// The code on the screen.
    Code,
    /// The code for the second step of signing in.
    SecondCode,
    /// Who teaches a session.
    Trainers,
    /// Address of an online session.
    Link,
    /// For how many there is room.
    Capacity,
    /// Whether people are reminded.
    Reminders,
    /// Whether those who hold a training come along to its copy.
    Staff,
    /// Which share of a session online counts as present.
    OnlinePercent,
    /// From how many minutes on somebody is late.
    LateAfter,
    /// How long before a session check-in opens.
    OpensBefore,
    /// How long after a session check-in closes.
    ClosesAfter,
    /// What coming late counts for.
    LateCounts,
    /// What leaving early counts for.
    LeftEarlyCounts,
    /// What an excused absence counts for.
    ExcusedCounts,
    /// Whether people check in with the code alone.
    CodeNeeded,
    /// A group of people of a training.
    Group,
    /// The list of who was in a meeting.
    Meeting,
    /// What a group of people is called.
    GroupName,
    /// A document.
    Document,
    /// What a training is about.
    About,
    /// Whom the people of a training ask.
    Contact,
}

impl Field {
    /// Whether what is typed into it may have several lines.
    pub fn has_lines(self) -> bool {
        matches!(
            self,
            Self::Reason
                | Self::Note
                | Self::Answer
                | Self::Unclear
                | Self::Reply
                | Self::About
                | Self::BodyEn
                | Self::BodyRu
                | Self::BodyKk
        )
    }

    /// Whether people type into it what they like: it may name somebody, and is kept in no audit.
    pub fn is_free(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Email
                | Self::Court
                | Self::Position
                | Self::Trainers
                | Self::Contact
                | Self::About
                | Self::Link
        ) || self.has_lines()
    }

    /// Every field.
    pub const ALL: [Self; 70] = [
        Self::Email,
        Self::Name,
        Self::Password,
        Self::CurrentPassword,
        Self::Stay,
        Self::TitleEn,
        Self::TitleRu,
        Self::TitleKk,
        Self::Place,
        Self::StartsOn,
        Self::EndsOn,
        Self::Date,
        Self::StartsAt,
        Self::EndsAt,
        Self::TimeZone,
        Self::Course,
        Self::Court,
        Self::Region,
        Self::Position,
        Self::Institution,
        Self::Sex,
        Self::To,
        Self::SubjectEn,
        Self::SubjectRu,
        Self::SubjectKk,
        Self::BodyEn,
        Self::BodyRu,
        Self::BodyKk,
        Self::Language,
        Self::Role,
        Self::Note,
        Self::Reason,
        Self::Status,
        Self::List,
        Self::Answer,
        Self::Unclear,
        Self::Reply,
        Self::OpensOn,
        Self::OpensAt,
        Self::ClosesOn,
        Self::ClosesAt,
        Self::Percent,
        Self::Everywhere,
        Self::Knowingly,
        Self::Minutes,
        Self::Attempts,
        Self::Points,
        Self::Mark,
        Self::Unit,
        Self::Code,
        Self::SecondCode,
        Self::Trainers,
        Self::Link,
        Self::Capacity,
        Self::Reminders,
        Self::Staff,
        Self::OnlinePercent,
        Self::Document,
        Self::ExcusedCounts,
        Self::CodeNeeded,
        Self::Group,
        Self::Meeting,
        Self::GroupName,
        Self::LeftEarlyCounts,
        Self::LateCounts,
        Self::ClosesAfter,
        Self::OpensBefore,
        Self::LateAfter,
        Self::About,
        Self::Contact,
    ];

    /// The field with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The name of the field in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Name => "name",
            Self::Password => "password",
            Self::CurrentPassword => "current_password",
            Self::Stay => "stay",
            Self::TitleEn => "title_en",
            Self::TitleRu => "title_ru",
            Self::TitleKk => "title_kk",
            Self::Place => "place",
            Self::StartsOn => "starts_on",
            Self::EndsOn => "ends_on",
            Self::Date => "date",
            Self::StartsAt => "starts_at",
            Self::EndsAt => "ends_at",
            Self::TimeZone => "time_zone",
            Self::Course => "course",
            Self::Court => "court",
            Self::Region => "region",
            Self::Position => "position",
            Self::Institution => "institution",
            Self::Sex => "sex",
            Self::To => "to",
            Self::SubjectEn => "subject_en",
            Self::SubjectRu => "subject_ru",
            Self::SubjectKk => "subject_kk",
            Self::BodyEn => "body_en",
            Self::BodyRu => "body_ru",
            Self::BodyKk => "body_kk",
            Self::Language => "language",
            Self::Role => "role",
            Self::Note => "note",
            Self::Reason => "reason",
            Self::Status => "status",
            Self::List => "list",
            Self::OnlinePercent => "online_percent",
            Self::Document => "document",
            Self::GroupName => "group_name",
            Self::Meeting => "meeting",
            Self::Group => "group",
            Self::ExcusedCounts => "excused_counts",
            Self::CodeNeeded => "code_needed",
            Self::LeftEarlyCounts => "left_early_counts",
            Self::LateCounts => "late_counts",
            Self::ClosesAfter => "closes_after",
            Self::OpensBefore => "opens_before",
            Self::LateAfter => "late_after",
            Self::Code => "code",
            Self::Unit => "unit",
            Self::Mark => "mark",
            Self::Capacity => "capacity",
            Self::Link => "link",
            Self::SecondCode => "second_code",
            Self::Trainers => "trainers",
            Self::Reminders => "reminders",
            Self::Staff => "staff",
            Self::Points => "points",
            Self::Attempts => "attempts",
            Self::Minutes => "minutes",
            Self::Answer => "answer",
            Self::Unclear => "unclear",
            Self::Reply => "reply",
            Self::OpensOn => "opens_on",
            Self::OpensAt => "opens_at",
            Self::ClosesOn => "closes_on",
            Self::ClosesAt => "closes_at",
            Self::Percent => "percent",
            Self::Everywhere => "everywhere",
            Self::About => "about",
            Self::Contact => "contact",
            Self::Knowingly => "knowingly",
        }
    }

    /// What the field is called on the page.
    pub fn label(self, language: Language) -> String {
        match self {
            Self::Email => say!(language, "field-email"),
            Self::Name => say!(language, "field-name"),
            Self::Password => say!(language, "field-password"),
            Self::CurrentPassword => say!(language, "field-current-password"),
            Self::Stay => say!(language, "field-stay"),
            Self::TitleEn => say!(language, "field-title-en"),
            Self::TitleRu => say!(language, "field-title-ru"),
            Self::TitleKk => say!(language, "field-title-kk"),
            Self::Place => say!(language, "field-place"),
            Self::StartsOn => say!(language, "field-starts-on"),
            Self::EndsOn => say!(language, "field-ends-on"),
            Self::Date => say!(language, "field-date"),
            Self::StartsAt => say!(language, "field-starts-at"),
            Self::EndsAt => say!(language, "field-ends-at"),
            Self::TimeZone => say!(language, "field-time-zone"),
            Self::Course => say!(language, "field-course"),
            Self::Court => say!(language, "field-court"),
            Self::Region => say!(language, "field-region"),
            Self::Position => say!(language, "field-position"),
            Self::Institution => say!(language, "field-institution"),
            Self::Sex => say!(language, "field-sex"),
            Self::To => say!(language, "field-letter-to"),
            Self::SubjectEn => say!(language, "field-subject-en"),
            Self::SubjectRu => say!(language, "field-subject-ru"),
            Self::SubjectKk => say!(language, "field-subject-kk"),
            Self::BodyEn => say!(language, "field-body-en"),
            Self::BodyRu => say!(language, "field-body-ru"),
            Self::BodyKk => say!(language, "field-body-kk"),
            Self::Language => say!(language, "field-language"),
            Self::Role => say!(language, "field-role"),
            Self::Note => say!(language, "field-note"),
            Self::Reason => say!(language, "field-reason"),
            Self::Status => say!(language, "field-status"),
            Self::List => say!(language, "field-list"),
            Self::OnlinePercent => say!(language, "field-online-percent"),
            Self::Document => say!(language, "field-document"),
            Self::GroupName => say!(language, "field-group-name"),
            Self::Meeting => say!(language, "field-meeting"),
            Self::Group => say!(language, "field-group"),
            Self::ExcusedCounts => say!(language, "field-excused-counts"),
            Self::CodeNeeded => say!(language, "field-code-needed"),
            Self::LeftEarlyCounts => say!(language, "field-left-early-counts"),
            Self::LateCounts => say!(language, "field-late-counts"),
            Self::ClosesAfter => say!(language, "field-closes-after"),
            Self::OpensBefore => say!(language, "field-opens-before"),
            Self::LateAfter => say!(language, "field-late-after"),
            Self::Code => say!(language, "field-code"),
            Self::Unit => say!(language, "field-unit"),
            Self::Mark => say!(language, "field-mark"),
            Self::Capacity => say!(language, "field-capacity"),
            Self::Link => say!(language, "field-link"),
            Self::SecondCode => say!(language, "field-second-code"),
            Self::Trainers => say!(language, "field-trainers"),
            Self::Reminders => say!(language, "field-reminders"),
            Self::Staff => say!(language, "field-staff"),
            Self::Points => say!(language, "field-points"),
            Self::Attempts => say!(language, "field-attempts"),
            Self::Minutes => say!(language, "field-minutes"),
            Self::Answer => say!(language, "field-answer"),
            Self::Unclear => say!(language, "field-unclear"),
            Self::Reply => say!(language, "field-reply"),
            Self::OpensOn => say!(language, "field-opens-on"),
            Self::OpensAt => say!(language, "field-opens-at"),
            Self::ClosesOn => say!(language, "field-closes-on"),
            Self::ClosesAt => say!(language, "field-closes-at"),
            Self::Percent => say!(language, "field-percent"),
            Self::Everywhere => say!(language, "field-everywhere"),
            Self::About => say!(language, "field-about"),
            Self::Contact => say!(language, "field-contact"),
            Self::Knowingly => say!(language, "field-knowingly"),
        }
    }
}
