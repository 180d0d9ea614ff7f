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

use crate::language::say;

use super::{
    Answering, Field,
    refusals::{foreign_letter, refusal_of_a_list},
};

/// What a person is told. It travels in addresses and logs: no personal data, nothing internal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// One of each, for tests that iterate them.
    pub fn examples() -> Vec<Self> {
        let field = Field::Email;
        let lists = Refusal::examples().into_iter();
        let lists = lists.map(|refusal| Self::List { refusal });
        let others = vec![
            Self::WrongSignIn,
            Self::Several {
                faults: vec![
                    Self::Missing { field: Field::Name },
                    Self::NotUnderstood { field },
                ],
            },
            Self::TooManyTries { minutes: 2 },
            Self::SignInBusy,
            Self::SignInFirst,
            Self::SentAfterEnd,
            Self::NotAllowed,
            Self::NotFound,
            Self::PasskeyUnknown,
            Self::PasskeysNotHere,
            Self::SecondCodeWrong,
            Self::SecondStepGone,
            Self::SecondStepFirst,
            Self::SecondStepCompulsory,
            Self::NoKey,
            Self::InvitationGone,
            Self::AddressTaken,
            Self::TooManyDays { most: 366 },
            Self::SessionsOutside { count: 3 },
            Self::ClockMoves { count: 3 },
            Self::FewerPlaces { enrolled: 3 },
            Self::AccountClosed,
            Self::PasswordTooShort { least: 12 },
            Self::PasswordTooLong { most: 128 },
            Self::PasswordMostUsed,
            Self::PasswordWalked,
            Self::PasswordRepeated,
            Self::PasswordNumber,
            Self::PasswordCommonWords,
            Self::PasswordOfThisSite,
            Self::PasswordLikeYourself,
            Self::Missing { field },
            Self::TooLong { field, most: 200 },
            Self::NotUnderstood { field },
            Self::ForeignLetter { letter: 'е' },
            Self::NoDomain,
            Self::EndBeforeStart {
                field: Field::EndsOn,
            },
            Self::OutsideTraining,
            Self::NoSuchTime,
            Self::EnrolledAlready,
            Self::UnknownCourse,
            Self::TooEarly {
                opens: "08:30".to_owned(),
            },
            Self::CheckInClosed,
            Self::CodeNeeded,
            Self::MarkedAlready,
            Self::ReasonNeeded,
            Self::AttemptOpen,
            Self::AttemptsUsedUp { most: 3 },
            Self::AttemptSubmitted,
            Self::AttemptTimeOver,
            Self::SitsNoQuiz,
            Self::QuizNotOpen,
            Self::QuizClosed,
            Self::TakenBackAlready,
            Self::OpenUntilPast,
            Self::KeySeen,
            Self::AnotherAttemptOpen,
            Self::AnotherMarkerNeeded,
            Self::MarkedByAll,
            Self::NotSaved,
            Self::AddressOf {
                account: 7,
                name: "Aigul Omarova".to_owned(),
            },
            Self::AccountMerged,
            Self::MergesAdministrator,
            Self::CannotMerge,
            Self::ChangedMeanwhile,
            Self::TrainingClosed,
            Self::TrainingHasFacts,
            Self::RoomTaken {
                title: "Opening".to_owned(),
                day: "30 May 2024".to_owned(),
                from: "09:00".to_owned(),
                to: "10:30".to_owned(),
            },
            Self::MovedWithMarks {
                count: 3,
                minutes: 2,
            },
            Self::SessionMarked,
            Self::PreparedGone,
            Self::NothingChosen,
            Self::NobodyOfThatName,
            Self::NobodyChosen,
            Self::GroupInUse,
            Self::GroupThere,
            Self::MarkNameTaken,
            Self::MarkGone,
            Self::MadeTooLongAgo,
            Self::MinutesOutOfRange { most: 90 },
            Self::PartsMarked,
            Self::RegisterClosed,
            Self::SessionNotOver,
            Self::Withdrawn,
            Self::WaitsForPlace,
            Self::PlaceChanged,
            Self::TrainingBegun,
            Self::CodeMistyped,
            Self::CodeExpired,
            Self::CodeUnknown,
            Self::CodeElsewhere,
            Self::CodeReplayed,
            Self::RequestOpen,
            Self::RequestAnswered,
            Self::NobodyToInvite,
            Self::ErasesAdministrator,
            Self::LastOrganizer,
            Self::HasFacts,
            Self::TooManyLetters,
            Self::NobodyToWriteTo,
            Self::ArrivalCodeGone,
            Self::PasswordFirst,
            Self::OwnAccount,
            Self::ReachesFurther,
            Self::NoMeeting,
            Self::JoinFirst,
            Self::PercentOutOfRange,
            Self::DocumentThere,
            Self::DocumentOfOtherKind,
            Self::DocumentTooLarge,
            Self::OwnMark,
            Self::PolicyMinutes { field, most: 240 },
            Self::Unavailable,
            Self::TooMuchSent,
            Self::TookTooLong,
            Self::BadRequest,
            Self::SomethingWentWrong {
                request: "7f3a".to_owned(),
            },
        ];
        others.into_iter().chain(lists).collect()
    }

    /// What happened and what to do, in a sentence or two.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::WrongSignIn => say!(language, "error-wrong-sign-in"),
            Self::TooManyTries { minutes } => {
                say!(language, "error-too-many-tries", minutes = minutes)
            }
            Self::SignInBusy => say!(language, "error-sign-in-busy"),
            Self::SignInFirst => say!(language, "error-sign-in-first"),
            Self::SentAfterEnd => say!(language, "error-sent-after-end"),
            Self::NotAllowed => say!(language, "error-not-allowed"),
            Self::NotFound => say!(language, "error-not-found"),
            Self::SecondCodeWrong => say!(language, "error-second-code-wrong"),
            Self::SecondStepGone => say!(language, "error-second-step-gone"),
            Self::SecondStepFirst => say!(language, "error-second-step-first"),
            Self::SecondStepCompulsory => say!(language, "error-second-step-compulsory"),
            Self::NoKey => say!(language, "error-no-key"),
            Self::PasskeyUnknown => say!(language, "error-passkey-unknown"),
            Self::PasskeysNotHere => say!(language, "error-passkeys-not-here"),
            Self::InvitationGone => say!(language, "error-invitation-gone"),
            Self::AddressTaken => say!(language, "error-address-taken"),
            Self::TooManyDays { most } => say!(language, "error-too-many-days", most = most),
            Self::SessionsOutside { count } => {
                say!(language, "error-sessions-outside", count = count)
            }
            Self::ClockMoves { count } => say!(language, "error-clock-moves", count = count),
            Self::FewerPlaces { enrolled } => {
                say!(language, "error-fewer-places", count = enrolled)
            }
            Self::AccountClosed => say!(language, "error-account-closed"),
            Self::PasswordTooShort { least } => {
                say!(language, "error-password-too-short", least = least)
            }
            Self::PasswordTooLong { most } => {
                say!(language, "error-password-too-long", most = most)
            }
            Self::PasswordMostUsed => say!(language, "error-password-most-used"),
            Self::PasswordWalked => say!(language, "error-password-walked"),
            Self::PasswordRepeated => say!(language, "error-password-repeated"),
            Self::PasswordNumber => say!(language, "error-password-number"),
            Self::PasswordCommonWords => say!(language, "error-password-common-words"),
            Self::PasswordOfThisSite => say!(language, "error-password-of-this-site"),
            Self::PasswordLikeYourself => say!(language, "error-password-like-yourself"),
            Self::Several { faults } => {
                let each = faults.iter().map(|fault| fault.say(language));
                say!(
                    language,
                    "error-several",
                    count = faults.len(),
                    each = each.collect::<Vec<_>>().join(" ")
                )
            }
            Self::Missing { field } => {
                say!(language, "error-missing", field = field.label(language))
            }
            Self::TooLong { field, most } => say!(
                language,
                "error-too-long",
                field = field.label(language),
                most = most
            ),
            Self::NotUnderstood { field } => {
                say!(
                    language,
                    "error-not-understood",
                    field = field.label(language)
                )
            }
            Self::ForeignLetter { letter } => foreign_letter(*letter, language),
            Self::NoDomain => say!(language, "error-no-domain"),
            Self::EndBeforeStart { .. } => say!(language, "error-end-before-start"),
            Self::OutsideTraining => say!(language, "error-outside-training"),
            Self::NoSuchTime => say!(language, "error-no-such-time"),
            Self::EnrolledAlready => say!(language, "error-enrolled-already"),
            Self::UnknownCourse => say!(language, "error-unknown-course"),
            Self::TooEarly { opens } => {
                say!(language, "error-too-early", opens = opens.as_str())
            }
            Self::CheckInClosed => say!(language, "error-check-in-closed"),
            Self::CodeNeeded => say!(language, "error-code-needed"),
            Self::MarkedAlready => say!(language, "error-marked-already"),
            Self::ReasonNeeded => say!(language, "error-reason-needed"),
            Self::AttemptOpen => say!(language, "error-attempt-open"),
            Self::AttemptsUsedUp { most } => {
                say!(language, "error-attempts-used-up", most = most)
            }
            Self::AttemptSubmitted => say!(language, "error-attempt-submitted"),
            Self::AttemptTimeOver => say!(language, "error-attempt-time-over"),
            Self::SitsNoQuiz => say!(language, "error-sits-no-quiz"),
            Self::QuizNotOpen => say!(language, "error-quiz-not-open"),
            Self::QuizClosed => say!(language, "error-quiz-closed"),
            Self::TakenBackAlready => say!(language, "error-taken-back-already"),
            Self::OpenUntilPast => say!(language, "error-open-until-past"),
            Self::KeySeen => say!(language, "error-key-seen"),
            Self::AnotherAttemptOpen => say!(language, "error-another-attempt-open"),
            Self::AnotherMarkerNeeded => say!(language, "error-another-marker-needed"),
            Self::MarkedByAll => say!(language, "error-marked-by-all"),
            Self::NotSaved => say!(language, "error-not-saved"),
            Self::List { refusal } => refusal_of_a_list(refusal, language),
            Self::AddressOf { name, .. } => {
                say!(language, "error-address-of", name = name.as_str())
            }
            Self::AccountMerged => say!(language, "error-account-merged"),
            Self::MergesAdministrator => say!(language, "error-merges-administrator"),
            Self::CannotMerge => say!(language, "error-cannot-merge"),
            Self::ChangedMeanwhile => say!(language, "error-changed-meanwhile"),
            Self::TrainingClosed => say!(language, "error-training-closed"),
            Self::TrainingHasFacts => say!(language, "error-training-has-facts"),
            Self::RoomTaken {
                title,
                day,
                from,
                to,
            } => say!(
                language,
                "error-room-taken",
                title = title.as_str(),
                day = day.as_str(),
                from = from.as_str(),
                to = to.as_str()
            ),
            Self::MovedWithMarks { count, minutes } => say!(
                language,
                "error-moved-with-marks",
                count = count,
                minutes = minutes
            ),
            Self::SessionMarked => say!(language, "error-session-marked"),
            Self::PreparedGone => say!(language, "error-prepared-gone"),
            Self::GroupThere => say!(language, "error-group-there"),
            Self::GroupInUse => say!(language, "error-group-in-use"),
            Self::NobodyChosen => say!(language, "error-nobody-chosen"),
            Self::NobodyOfThatName => say!(language, "error-nobody-of-that-name"),
            Self::NothingChosen => say!(language, "error-nothing-chosen"),
            Self::MarkNameTaken => say!(language, "error-mark-name-taken"),
            Self::MarkGone => say!(language, "error-mark-gone"),
            Self::MadeTooLongAgo => say!(language, "error-made-too-long-ago"),
            Self::MinutesOutOfRange { most } => {
                say!(language, "error-minutes-out-of-range", most = most)
            }
            Self::PartsMarked => say!(language, "error-parts-marked"),
            Self::RegisterClosed => say!(language, "error-register-closed"),
            Self::SessionNotOver => say!(language, "error-session-not-over"),
            Self::Withdrawn => say!(language, "error-withdrawn"),
            Self::WaitsForPlace => say!(language, "error-waits-for-place"),
            Self::PlaceChanged => say!(language, "error-place-changed"),
            Self::TrainingBegun => say!(language, "error-training-begun"),
            Self::CodeMistyped => say!(language, "error-code-mistyped"),
            Self::CodeExpired => say!(language, "error-code-expired"),
            Self::CodeUnknown => say!(language, "error-code-unknown"),
            Self::CodeElsewhere => say!(language, "error-code-elsewhere"),
            Self::CodeReplayed => say!(language, "error-code-replayed"),
            Self::RequestOpen => say!(language, "error-request-open"),
            Self::RequestAnswered => say!(language, "error-request-answered"),
            Self::NobodyToInvite => say!(language, "error-nobody-to-invite"),
            Self::ErasesAdministrator => say!(language, "error-erases-administrator"),
            Self::LastOrganizer => say!(language, "error-last-organizer"),
            Self::HasFacts => say!(language, "error-has-facts"),
            Self::TooManyLetters => say!(language, "error-too-many-letters"),
            Self::NobodyToWriteTo => say!(language, "error-nobody-to-write-to"),
            Self::ArrivalCodeGone => say!(language, "error-arrival-code-gone"),
            Self::PasswordFirst => say!(language, "error-password-first"),
            Self::OwnAccount => say!(language, "error-own-account"),
            Self::ReachesFurther => say!(language, "error-reaches-further"),
            Self::NoMeeting => say!(language, "error-no-meeting"),
            Self::JoinFirst => say!(language, "error-join-first"),
            Self::PercentOutOfRange => say!(language, "error-percent-out-of-range"),
            Self::DocumentThere => say!(language, "error-document-there"),
            Self::DocumentOfOtherKind => say!(language, "error-document-of-other-kind"),
            Self::DocumentTooLarge => say!(language, "error-document-too-large"),
            Self::OwnMark => say!(language, "error-own-mark"),
            Self::PolicyMinutes { most, .. } => say!(language, "error-policy-minutes", most = most),
            Self::Unavailable => say!(language, "error-unavailable"),
            Self::TooMuchSent => say!(language, "error-too-much-sent"),
            Self::TookTooLong => say!(language, "error-took-too-long"),
            Self::BadRequest => say!(language, "error-bad-request"),
            Self::SomethingWentWrong { request } => {
                say!(
                    language,
                    "error-something-went-wrong",
                    request = request.as_str()
                )
            }
        }
    }

    /// What programs are told: JSON of the error, in which `says` are the words for it.
    pub fn told(&self, language: Language) -> String {
        let mut told = serde_json::to_value(self).unwrap_or_default();
        if let Some(fields) = told.as_object_mut() {
            fields.insert("says".to_owned(), self.say(language).into());
        }
        told.to_string()
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
        let json = serde_json::to_value(self).ok();
        json.as_ref()
            .and_then(|json| json.get("code")?.as_str())
            .unwrap_or_default()
            .to_owned()
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
            }
            said.sort();
            said.dedup();
            assert_eq!(said.len(), UserError::examples().len(), "{language:?}");
        }
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
