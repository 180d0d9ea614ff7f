//! The fields of forms.

use course::Language;
use serde::{Deserialize, Serialize};

use crate::language::say_with;

/// A field of a form, to say which one an error is about. `name()` is the name it has in HTML.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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
    /// Rows that are pasted from a sheet.
    Sheet,
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
                | Self::Sheet
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

    /// The field with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The name of the field in forms.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What the field is called on the page.
    pub fn label(self, language: Language) -> String {
        let key = format!("field-{}", self.name().replace('_', "-"));
        say_with(language, &key, [])
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;
    use crate::language::loader;

    #[test]
    fn every_field_is_found_by_its_name_and_has_a_label() {
        for field in Field::VARIANTS {
            assert_eq!(Field::from_name(field.name()), Some(*field));
            assert_eq!(serde_json::json!(field), field.name());
            let key = format!("field-{}", field.name().replace('_', "-"));
            for language in Language::ALL {
                assert!(loader(language).has(&key), "{language:?}: {key}");
            }
        }
        assert_eq!(Field::from_name("no_such_field"), None);
    }
}
