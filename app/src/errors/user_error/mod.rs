//! What a person or a browser is told.

mod answer;
mod faults;
mod words;

use lists::Refusal;
use serde::{Deserialize, Serialize};

use super::Field;

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

#[cfg(test)]
mod tests;
