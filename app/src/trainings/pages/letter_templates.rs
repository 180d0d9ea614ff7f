//! Letters to begin with.

use course::Language;

use crate::{
    language::{dates, say},
    trainings::Training,
};

/// A letter to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    Welcome,
    Room,
    Prepare,
    Thanks,
}

impl Template {
    pub(super) const ALL: [Self; 4] = [Self::Welcome, Self::Room, Self::Prepare, Self::Thanks];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Room => "room",
            Self::Prepare => "prepare",
            Self::Thanks => "thanks",
        }
    }

    pub(super) fn name(self, language: Language) -> String {
        match self {
            Self::Welcome => say!(language, "letter-template-welcome"),
            Self::Room => say!(language, "letter-template-room"),
            Self::Prepare => say!(language, "letter-template-prepare"),
            Self::Thanks => say!(language, "letter-template-thanks"),
        }
    }

    /// Its subject and text in a language.
    pub(super) fn words(self, training: &Training, language: Language) -> (String, String) {
        let title = training.titles.get(language);
        let days = dates::days(language, training.starts_on, training.ends_on);
        let place = training.place.as_str();
        match self {
            Self::Welcome => (
                say!(language, "letter-template-welcome-subject", title = title),
                say!(
                    language,
                    "letter-template-welcome-body",
                    title = title,
                    days = days,
                    place = place
                ),
            ),
            Self::Room => (
                say!(language, "letter-template-room-subject", title = title),
                say!(language, "letter-template-room-body"),
            ),
            Self::Prepare => (
                say!(language, "letter-template-prepare-subject", title = title),
                say!(
                    language,
                    "letter-template-prepare-body",
                    title = title,
                    days = days
                ),
            ),
            Self::Thanks => (
                say!(language, "letter-template-thanks-subject", title = title),
                say!(language, "letter-template-thanks-body", title = title),
            ),
        }
    }
}
