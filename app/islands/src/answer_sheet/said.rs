//! What the sheet says, and when it says it aloud. Pure.

use crate::words::{fill, words};

words! {
    /// What the sheet says, in the reader's language.
    pub struct Words {
        /// At a question: its answer is on its way.
        pub saving: String,
        /// At a question: the server has its answer. With `{time}`.
        pub saved: String,
        /// At a question: the network is away, its answer is kept in this browser and will be sent.
        pub kept: String,
        /// The same where the browser keeps nothing, as some private windows: in this page alone,
        /// which is not to be closed.
        pub kept_in_page: String,
        /// At a question: the server refused its answer; the text stays in its field.
        pub refused: String,
        /// At a question: a newer answer, from another window or device, stands; loading the page
        /// again shows it.
        pub newer: String,
        /// At a question: another window of this browser has taken over sending its answer.
        pub elsewhere: String,
        /// One has been signed out; answers are kept, and sent after signing in again.
        pub sign_in: String,
        /// The link to sign in, which opens in a new tab.
        pub sign_in_link: String,
        /// The attempt was handed in already, so nothing is saved any more.
        pub submitted: String,
        /// The time is over, so nothing is saved any more.
        pub time_over: String,
        /// The link that loads the page again.
        pub reload: String,
        /// Handing in needs the network: nothing is lost, hand in when it is back.
        pub offline_submit: String,
        /// In the bar: all is saved. With `{answered}`, `{count}` and `{time}`.
        pub sheet_saved: String,
        /// In the bar: something is on its way. With `{answered}` and `{count}`.
        pub sheet_saving: String,
        /// In the bar: the network is away. With `{answered}`, `{count}` and `{waiting}`, the number
        /// of answers that are kept in this browser.
        pub sheet_waiting: String,
        /// In the bar: some answers were refused, which is said at their questions. With
        /// `{answered}`, `{count}` and `{refused}`, the number of those.
        pub sheet_refused: String,
        /// The state of a question in the list of places: not answered.
        pub place_open: String,
        /// … answered.
        pub place_answered: String,
        /// … marked for later.
        pub place_later: String,
        /// In the bar, to be seen and not said aloud: how much time is left. With `{minutes}`.
        pub minutes_left: String,
        /// Said aloud when ten minutes are left.
        pub ten_minutes: String,
        /// … five minutes.
        pub five_minutes: String,
        /// … one minute.
        pub one_minute: String,
        /// At a question: two options are put in the same place.
        pub same_place: String,
        /// The attempt is open again; what could not be saved is being saved.
        pub reopened: String,
        /// In what was not taken: something was chosen, of which there is nothing to copy.
        pub choice: String,
    }
}

/// Where the answer to a question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is to be said.
    Quiet,
    /// On its way.
    Saving,
    /// With the server, since this clock time.
    Saved(String),
    /// In this browser, until the network is back.
    Kept,
    /// In this page alone, until the network is back.
    KeptInPage,
    /// In this browser, until one is signed in again.
    SignIn,
    /// Refused; in its field.
    Refused,
    /// Behind a newer one.
    Newer,
    /// With another window.
    Elsewhere,
    /// Nothing can be saved, since the attempt was handed in.
    Submitted,
    /// Nothing can be saved, since the time is over.
    TimeOver,
}

impl State {
    /// What is said at the question.
    pub fn say(&self, words: &Words) -> String {
        let words = match self {
            Self::Quiet => "",
            Self::Saving => &words.saving,
            Self::Saved(time) => return fill(&words.saved, &[("time", time)]),
            Self::Kept => &words.kept,
            Self::KeptInPage => &words.kept_in_page,
            Self::SignIn => &words.sign_in,
            Self::Refused => &words.refused,
            Self::Newer => &words.newer,
            Self::Elsewhere => &words.elsewhere,
            Self::Submitted => &words.submitted,
            Self::TimeOver => &words.time_over,
        };
        words.to_owned()
    }
}

/// How the whole sheet is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// How many questions are answered.
    pub answered: usize,
    /// Of how many.
    pub count: usize,
    /// How many answers are unsent.
    pub unsent: usize,
    /// How many answers were refused.
    pub refused: usize,
    /// When something was saved last.
    pub saved_at: Option<String>,
    /// Whether the server could not be reached.
    pub is_waiting: bool,
}

impl Whole {
    /// What the bar says; nothing where nothing has been done yet.
    pub fn say(&self, words: &Words) -> Option<String> {
        let (answered, count) = (self.answered.to_string(), self.count.to_string());
        let (unsent, refused) = (self.unsent.to_string(), self.refused.to_string());
        let (template, time) = match (self.unsent, &self.saved_at) {
            (0, _) if self.refused > 0 => (&words.sheet_refused, ""),
            (0, None) => return None,
            (0, Some(time)) => (&words.sheet_saved, time.as_str()),
            (_, _) if self.is_waiting => (&words.sheet_waiting, ""),
            (_, _) => (&words.sheet_saving, ""),
        };
        let values = [
            ("answered", answered.as_str()),
            ("count", &count),
            ("waiting", &unsent),
            ("refused", &refused),
            ("time", time),
        ];
        Some(fill(template, &values))
    }
}

/// How long to be silent between two times that “saved” is said aloud, in milliseconds.
const SILENCE: i64 = 5_000;

/// Keeps “saved” from being said aloud all the time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Speech {
    last: Option<i64>,
}

impl Speech {
    /// “Saved” is to be said: in how many milliseconds to say it.
    pub fn wait(&self, now: i64) -> i64 {
        self.last
            .map_or(0, |last| (last + SILENCE - now).clamp(0, SILENCE))
    }

    /// It is being said.
    pub fn spoke(&mut self, now: i64) {
        self.last = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word is its own name, with its places behind it.
    fn words() -> Words {
        let named = |name: &str| name.to_owned();
        Words {
            saving: named("saving"),
            saved: named("saved {time}"),
            kept: named("kept"),
            kept_in_page: named("kept_in_page"),
            refused: named("refused"),
            newer: named("newer"),
            elsewhere: named("elsewhere"),
            sign_in: named("sign_in"),
            sign_in_link: named("sign_in_link"),
            submitted: named("submitted"),
            time_over: named("time_over"),
            reload: named("reload"),
            offline_submit: named("offline_submit"),
            sheet_saved: named("{answered}/{count} saved {time}"),
            sheet_saving: named("{answered}/{count} saving"),
            sheet_waiting: named("{answered}/{count}, {waiting} wait"),
            sheet_refused: named("{answered}/{count}, {refused} refused"),
            place_open: named("place_open"),
            place_answered: named("place_answered"),
            place_later: named("place_later"),
            minutes_left: named("minutes_left {minutes}"),
            ten_minutes: named("ten_minutes"),
            five_minutes: named("five_minutes"),
            one_minute: named("one_minute"),
            same_place: named("same_place"),
            reopened: named("reopened"),
            choice: named("choice"),
        }
    }

    #[test]
    fn each_state_has_words_of_its_own() {
        let states = [
            State::Quiet,
            State::Saving,
            State::Saved("14:02:11".to_owned()),
            State::Kept,
            State::KeptInPage,
            State::SignIn,
            State::Refused,
            State::Newer,
            State::Elsewhere,
            State::Submitted,
            State::TimeOver,
        ];
        let words = words();
        let mut said: Vec<_> = states.iter().map(|state| state.say(&words)).collect();
        assert!(said.contains(&"saved 14:02:11".to_owned()));
        let count = said.len();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), count);
    }

    #[test]
    fn the_bar_says_where_everything_is() {
        let words = words();
        let mut whole = Whole {
            answered: 7,
            count: 20,
            ..Whole::default()
        };
        assert_eq!(whole.say(&words), None);
        whole.refused = 1;
        assert_eq!(whole.say(&words).unwrap(), "7/20, 1 refused");
        whole.unsent = 2;
        assert_eq!(whole.say(&words).unwrap(), "7/20 saving");
        whole.is_waiting = true;
        assert_eq!(whole.say(&words).unwrap(), "7/20, 2 wait");
        (whole.unsent, whole.refused) = (0, 0);
        whole.saved_at = Some("14:02:11".to_owned());
        assert_eq!(whole.say(&words).unwrap(), "7/20 saved 14:02:11");
    }

    #[test]
    fn saved_is_said_aloud_once_in_five_seconds() {
        let mut speech = Speech::default();
        assert_eq!(speech.wait(1_000), 0);
        speech.spoke(1_000);
        assert_eq!(speech.wait(1_600), 4_400);
        assert_eq!(speech.wait(6_000), 0);
        // A clock that was set back does not silence it for good.
        assert_eq!(speech.wait(-1_000_000), 5_000);
    }
}
