//! What a person or a browser is told.

use course::Language;
use http::StatusCode;
use leptos::{
    prelude::use_context,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use leptos_axum::ResponseOptions;
use lists::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::language::{say, say_with};

use super::{
    Answering, Field,
    refusals::{foreign_letter, refusal_of_a_list},
};

/// What a person is told. It travels in addresses and logs: no personal data, nothing internal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(strum::VariantNames))]
#[cfg_attr(test, strum(serialize_all = "snake_case"))]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum UserError {
    /// Address and password do not belong together.
    WrongSignIn,
    /// Too many tries from one address or for one account.
    TooManyTries {
        /// When to try again.
        minutes: u64,
    },
    /// So many sign in at this moment that there is no room to wait.
    SignInBusy,
    /// One has to sign in first.
    SignInFirst,
    /// What was sent came when the login had ended; it is kept, and not done yet.
    SentAfterEnd,
    /// The person may not do this.
    NotAllowed,
    /// There is no such thing.
    NotFound,
    /// The code for the second step of signing in is neither of the app nor a recovery code.
    SecondCodeWrong,
    /// The first step of signing in was too long ago, or in another browser.
    SecondStepGone,
    /// The person has to set up the second step of signing in before anything else.
    SecondStepFirst,
    /// The second step cannot be ended: it is compulsory for the person.
    SecondStepCompulsory,
    /// The server has no key, without which no app can be set up.
    NoKey,
    /// A passkey that is not kept, or does not fit what was asked.
    PasskeyUnknown,
    /// Under this address browsers know no passkeys.
    PasskeysNotHere,
    /// The link was used, withdrawn, has expired, or never was.
    InvitationGone,
    /// Another account has the address.
    AddressTaken,
    /// A training of more days than one has.
    TooManyDays {
        /// The most days.
        most: u32,
    },
    /// Sessions would lie outside of the training's days.
    SessionsOutside {
        /// How many.
        count: usize,
    },
    /// Another time zone moves the sessions; to be confirmed.
    ClockMoves {
        /// How many there are.
        count: usize,
    },
    /// More judges are enrolled than there would be places; to be confirmed.
    FewerPlaces {
        /// How many are enrolled.
        enrolled: usize,
    },
    /// The account was closed.
    AccountClosed,
    /// The password is too short.
    PasswordTooShort {
        /// The least number of characters.
        least: u32,
    },
    /// The password is too long.
    PasswordTooLong {
        /// The greatest number of characters.
        most: u32,
    },
    /// The password is on a list of those that are used most.
    PasswordMostUsed,
    /// The password is a walk along the keyboard.
    PasswordWalked,
    /// The password is one piece over and over.
    PasswordRepeated,
    /// The password is nothing but a number.
    PasswordNumber,
    /// The password is a few words that everybody thinks of.
    PasswordCommonWords,
    /// The password is made of words of this site or of the person's training.
    PasswordOfThisSite,
    /// The password holds the person's own name or address.
    PasswordLikeYourself,
    /// A field is empty.
    Missing {
        /// Which.
        field: Field,
    },
    /// A field holds too much.
    TooLong {
        /// Which.
        field: Field,
        /// The greatest number of characters.
        most: u32,
    },
    /// A field holds something that cannot be understood.
    NotUnderstood {
        /// Which.
        field: Field,
    },
    /// An address has a letter of another alphabet than those beside it.
    ForeignLetter {
        /// The letter.
        letter: char,
    },
    /// An address whose domain stands for none.
    NoDomain,
    /// An end that comes before its beginning.
    EndBeforeStart {
        /// The field of the end.
        field: Field,
    },
    /// A session outside of its training's days.
    OutsideTraining,
    /// A time that the clocks of the zone skip or show twice.
    NoSuchTime,
    /// The person is in this training already.
    EnrolledAlready,
    /// The course is not being served.
    UnknownCourse,
    /// Check-in has not begun.
    TooEarly {
        /// When it begins, on the training's clock.
        opens: String,
    },
    /// Check-in is over.
    CheckInClosed,
    /// In this training one checks in with the code from the screen.
    CodeNeeded,
    /// Something stands in the register already.
    MarkedAlready,
    /// A correction needs a reason.
    ReasonNeeded,
    /// An attempt is under way.
    AttemptOpen,
    /// No attempt is left.
    AttemptsUsedUp {
        /// How many there were.
        most: u32,
    },
    /// The attempt was handed in.
    AttemptSubmitted,
    /// The time of the attempt is over, and what was sent came after it.
    AttemptTimeOver,
    /// A quiz is sat by those who take the course: by judges.
    SitsNoQuiz,
    /// The training has not opened the quiz yet.
    QuizNotOpen,
    /// The training has closed the quiz.
    QuizClosed,
    /// What was granted was taken back already.
    TakenBackAlready,
    /// Until when something was to be open is past.
    OpenUntilPast,
    /// The author of the attempt may have seen the key.
    KeySeen,
    /// The author of the attempt is at another one.
    AnotherAttemptOpen,
    /// Another trainer has to mark the answer.
    AnotherMarkerNeeded,
    /// All who mark the answer have done so.
    MarkedByAll,
    /// Nothing could be written; what was sent is to be sent again.
    NotSaved,
    /// The file is no list.
    List {
        /// Why.
        #[serde(flatten)]
        refusal: Refusal,
    },
    /// The address that was typed is somebody's; to be confirmed.
    AddressOf {
        /// The account.
        account: i64,
        /// Whose it is.
        name: String,
    },
    /// An account became part of another.
    AccountMerged,
    /// An administrator's account does not become part of another.
    MergesAdministrator,
    /// Two accounts cannot be told truly as one.
    CannotMerge,
    /// Somebody else has changed what a form was made from.
    ChangedMeanwhile,
    /// A training that is archived or cancelled: nothing is changed in it.
    TrainingClosed,
    /// A training cannot be deleted of whose people something is known.
    TrainingHasFacts,
    /// Another session is in the same room at the same time; to be confirmed.
    RoomTaken {
        /// Its title.
        title: String,
        /// Its day.
        day: String,
        /// When that one begins, on the training's clock.
        from: String,
        /// When it ends.
        to: String,
    },
    /// More sessions than are added at once.
    TooManySessions {
        /// The most.
        most: usize,
    },
    /// What was pasted has one column and no more.
    OneColumn,
    /// A quotation mark in what was pasted takes the rows below it for one cell.
    SheetQuote {
        /// The line where it stands.
        line: usize,
    },
    /// Something is wrong in rows of a table of sessions, and said there.
    SessionsUnclear {
        /// In how many.
        count: usize,
    },
    /// Something in a table of sessions may be a slip, and was not shown before; to be sent again.
    SessionsDoubtful {
        /// How many things.
        count: usize,
    },
    /// A session is to be moved at which marks were made; to be confirmed.
    MovedWithMarks {
        /// About how many people.
        count: u64,
        /// About how many of them the marks tell minutes.
        minutes: u64,
    },
    /// A session cannot be deleted at which marks were made.
    SessionMarked,
    /// What was being prepared is no longer kept.
    PreparedGone,
    /// Nothing was chosen.
    NothingChosen,
    /// A name was typed that nobody has who takes part.
    NobodyOfThatName,
    /// People were to be chosen, and nobody was.
    NobodyChosen,
    /// A group that a session is for was to be removed.
    GroupInUse,
    /// A training has a group of this name.
    GroupThere,
    /// Another mark has the name that was sent with this one.
    MarkNameTaken,
    /// The mark was taken back already, or never was.
    MarkGone,
    /// A mark waited in its browser for so long that it is not taken without asking.
    MadeTooLongAgo,
    /// More minutes than the session has, or none.
    MinutesOutOfRange {
        /// The most that it can have.
        most: u32,
    },
    /// Something was said about a part of the session, so that the parts stay.
    PartsMarked,
    /// The register of the session is closed; a change needs a reason.
    RegisterClosed,
    /// The session is not over, so that its register cannot be closed.
    SessionNotOver,
    /// The person withdrew from the training.
    Withdrawn,
    /// The person waits for a place in the training.
    WaitsForPlace,
    /// What the person holds in the training is not what the page said any more.
    PlaceChanged,
    /// The training has begun; its places are given back no more.
    TrainingBegun,
    /// What was typed cannot be a code.
    CodeMistyped,
    /// The code was good a while ago.
    CodeExpired,
    /// No session has this code.
    CodeUnknown,
    /// The code is that of a training in which the person does not take part.
    CodeElsewhere,
    /// Somebody else has checked in with this scan.
    CodeReplayed,
    /// The person has asked about this session already.
    RequestOpen,
    /// The request has an answer.
    RequestAnswered,
    /// Everybody has been invited or has a password.
    NobodyToInvite,
    /// The data of an administrator are not erased.
    ErasesAdministrator,
    /// Nobody would organize the training any more.
    LastOrganizer,
    /// Something was done by a person, or said about them, in the training.
    HasFacts,
    /// Letters have gone out from a training too often today.
    TooManyLetters,
    /// A letter would go to nobody.
    NobodyToWriteTo,
    /// A code in the room was used, has expired or was never made.
    ArrivalCodeGone,
    /// Whoever came by a code in the room chooses a password before this.
    PasswordFirst,
    /// An administrator does not do this to the own account.
    OwnAccount,
    /// A link would open more than the one who makes it may reach.
    ReachesFurther,
    /// The session has no address at which one joins it from afar.
    NoMeeting,
    /// A sign of somebody who has not joined the session.
    JoinFirst,
    /// Less than one percent, or more than a hundred.
    PercentOutOfRange,
    /// A second document to a request.
    DocumentThere,
    /// A file that is no document of a kind that is taken.
    DocumentOfOtherKind,
    /// A document of more bytes than are taken.
    DocumentTooLarge,
    /// Who calls the roll by being named for it would mark themselves.
    OwnMark,
    /// Not a whole number of minutes, or more than a policy may say.
    PolicyMinutes {
        /// The field that was not understood.
        field: Field,
        /// The most minutes that it takes.
        most: u16,
    },
    /// Several fields of a form want another look.
    Several {
        /// What is wrong with each, in the order of the form.
        faults: Vec<UserError>,
    },
    /// The database is away; what was sent is to be sent again.
    Unavailable,
    /// The request brought too much.
    TooMuchSent,
    /// The request took too long.
    TookTooLong,
    /// The request was not what the page sends.
    BadRequest,
    /// Our fault or the machine's.
    SomethingWentWrong {
        /// The request's id, to quote.
        request: String,
    },
}

impl UserError {
    /// What happened and what to do, in a sentence or two: the words under its code
    /// (`error-sign-in-busy` for [`Self::SignInBusy`]), with what it holds as their arguments.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::Several { faults } => {
                let each = faults.iter().map(|fault| fault.say(language));
                say!(
                    language,
                    "error-several",
                    count = faults.len(),
                    each = each.collect::<Vec<_>>().join(" ")
                )
            }
            Self::ForeignLetter { letter } => foreign_letter(*letter, language),
            Self::List { refusal } => refusal_of_a_list(refusal, language),
            other => {
                let fields = other.fields();
                let code = fields
                    .get("code")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let key = format!("error-{}", code.replace('_', "-"));
                let arguments = fields.iter().filter_map(|(name, value)| {
                    let value = match (name.as_str(), value) {
                        ("field", field) => Field::deserialize(field).ok()?.label(language).into(),
                        (_, Value::String(text)) => text.as_str().into(),
                        (_, number) => number.as_i64()?.into(),
                    };
                    Some((name.as_str(), value))
                });
                say_with(language, &key, arguments)
            }
        }
    }

    /// What it holds, and its code, as they travel.
    fn fields(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        }
    }

    /// What programs are told: JSON of the error, in which `says` are the words for it.
    pub fn told(&self, language: Language) -> String {
        let mut fields = self.fields();
        fields.insert("says".to_owned(), self.say(language).into());
        Value::Object(fields).to_string()
    }

    /// The status for programs.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::SitsNoQuiz | Self::SecondStepFirst => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooManyTries { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooMuchSent => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSaved | Self::SignInBusy | Self::Unavailable => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::SomethingWentWrong { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The code that stands for it where it is counted: in the log, without what it holds.
    pub fn code(&self) -> String {
        let fields = self.fields();
        let code = fields.get("code").and_then(Value::as_str);
        code.unwrap_or_default().to_owned()
    }

    /// After how many seconds it makes sense to try again, where that is known.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooManyTries { minutes } => Some(minutes * 60),
            Self::SignInBusy => Some(5),
            _ => None,
        }
    }

    /// What is wrong, one by one: this, or the faults of several fields.
    pub fn faults(&self) -> &[Self] {
        match self {
            Self::Several { faults } => faults,
            one => std::slice::from_ref(one),
        }
    }

    /// One error for all that is wrong with a form; nothing where nothing is.
    pub fn of_faults(mut faults: Vec<Self>) -> Option<Self> {
        if faults.len() > 1 {
            return Some(Self::Several { faults });
        }
        faults.pop()
    }

    /// The field of the form that it is about, where there is one.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Missing { field }
            | Self::TooLong { field, .. }
            | Self::NotUnderstood { field } => Some(*field),
            Self::PasswordTooShort { .. }
            | Self::PasswordTooLong { .. }
            | Self::PasswordMostUsed
            | Self::PasswordWalked
            | Self::PasswordRepeated
            | Self::PasswordNumber
            | Self::PasswordCommonWords
            | Self::PasswordOfThisSite
            | Self::PasswordLikeYourself => Some(Field::Password),
            Self::EndBeforeStart { field } => Some(*field),
            Self::OutsideTraining => Some(Field::Date),
            Self::NoSuchTime => Some(Field::StartsAt),
            Self::EnrolledAlready | Self::AddressTaken => Some(Field::Email),
            Self::GroupThere => Some(Field::GroupName),
            Self::UnknownCourse => Some(Field::Course),
            Self::ReasonNeeded => Some(Field::Reason),
            Self::MinutesOutOfRange { .. } => Some(Field::Minutes),
            Self::PercentOutOfRange => Some(Field::OnlinePercent),
            Self::DocumentTooLarge | Self::DocumentOfOtherKind | Self::DocumentThere => {
                Some(Field::Document)
            }
            Self::PolicyMinutes { field, .. } => Some(*field),
            Self::CodeMistyped | Self::CodeExpired | Self::CodeUnknown | Self::CodeElsewhere => {
                Some(Field::Code)
            }
            Self::SecondCodeWrong => Some(Field::SecondCode),
            Self::List { .. } => Some(Field::List),
            Self::TooManySessions { .. } | Self::OneColumn | Self::SheetQuote { .. } => {
                Some(Field::Sheet)
            }
            Self::ForeignLetter { .. } | Self::NoDomain => Some(Field::Email),
            _ => None,
        }
    }
}

impl FromServerFnError for UserError {
    type Encoder = JsonEncoding;

    /// Only what went wrong around an action comes this way. A request that cannot be decoded is
    /// the sender's fault, and its status says so to programs; a form goes back to its page.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let answering = use_context::<Answering>();
        let refused = match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::BadRequest,
            other => {
                let request = answering
                    .as_ref()
                    .map(|answering| answering.request.clone());
                tracing::error!(request, error = %other, "an action could not be run");
                Self::SomethingWentWrong {
                    request: request.unwrap_or_default(),
                }
            }
        };
        if let Some(answering) = answering
            && !answering.wants_page
            && let Some(response) = use_context::<ResponseOptions>()
        {
            response.set_status(refused.status());
        }
        refused
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantNames as _;

    use super::*;

    #[test]
    fn every_error_has_words_of_its_own_in_each_language() {
        for language in Language::ALL {
            let mut said: Vec<String> = UserError::examples()
                .iter()
                .map(|e| e.say(language))
                .collect();
            for words in &said {
                assert!(words.ends_with(['.', '!']), "not a sentence: {words}");
                assert!(!words.contains("No localization"), "{words}");
                // What the words ask for and the error does not hold stays in braces.
                assert!(!words.contains(['{', '$']), "{words}");
            }
            said.sort();
            said.dedup();
            assert_eq!(said.len(), UserError::examples().len(), "{language:?}");
        }
    }

    #[test]
    fn the_examples_have_one_of_each() {
        let examples = UserError::examples();
        let codes: BTreeSet<String> = examples.iter().map(UserError::code).collect();
        let all: BTreeSet<String> = UserError::VARIANTS
            .iter()
            .map(|&code| code.into())
            .collect();
        assert_eq!(codes, all);
    }

    #[test]
    fn programs_are_told_the_words_beside_the_code() {
        for error in UserError::examples() {
            let told = error.told(Language::Kk);
            let fields: serde_json::Value = serde_json::from_str(&told).expect("JSON");
            assert_eq!(fields["code"], error.code());
            assert_eq!(fields["says"], error.say(Language::Kk));
            // What reads the error alone reads it still.
            assert_eq!(serde_json::from_str::<UserError>(&told).ok(), Some(error));
        }
    }

    #[test]
    fn errors_survive_the_way_through_an_address() {
        for error in UserError::examples() {
            let json = serde_json::to_string(&error).expect("JSON");
            assert_eq!(
                serde_json::from_str::<UserError>(&json).expect("back"),
                error
            );
        }
    }
}
