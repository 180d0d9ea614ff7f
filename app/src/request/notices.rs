//! Flash messages: what was done just before, as the page after it says.

use course::Language;

use crate::language::say;

/// A flash message: something that was done. It travels in addresses, as a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A password was chosen or changed.
    PasswordChanged,
    /// A letter with a link for a new password was asked for.
    LetterAsked,
    /// A login was ended.
    LoginEnded,
    /// All other logins of the person were ended.
    OtherLoginsEnded,
    /// The second step of signing in was set up.
    SecondStepMade,
    /// The own second step was ended.
    SecondStepEnded,
    /// Somebody's second step was taken away.
    SecondStepTaken,
    /// It was set for whom the second step is compulsory.
    SecondStepRequired,
    /// New recovery codes were made.
    RecoveryCodesRenewed,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// A person's details were changed.
    DetailsChanged,
    /// A letter went to a new address, to be confirmed from there.
    AddressOffered,
    /// A new address was confirmed.
    AddressChanged,
    /// A training was made.
    TrainingMade,
    /// A training was changed.
    TrainingChanged,
    /// A session was added.
    SessionAdded,
    /// A session was changed.
    SessionChanged,
    /// A person was enrolled.
    PersonAdded,
    /// A person's role was changed.
    RoleChanged,
    /// A person's role was taken away.
    RoleTaken,
    /// A person was enrolled, and waits for a place.
    PersonWaits,
    /// People of a list were enrolled.
    ListTaken,
    /// People of a list were enrolled, and some of them wait for a place.
    ListWaits,
    /// A lesson was noted as read.
    LessonRead,
    /// A note of one's own was written.
    NoteWritten,
    /// A note of one's own was emptied.
    NoteEmptied,
    /// Answers were saved.
    AnswersSaved,
    /// Some answers were kept, and do not stand: another device has answered since.
    AnswersBehind,
    /// An attempt was handed in.
    AttemptSubmitted,
    /// An attempt was handed in whose time was over; what came too late was not taken.
    AttemptTimeOver,
    /// Checked in, in time.
    CheckedIn,
    /// Checked in, late.
    CheckedInLate,
    /// Checked in after having been marked as away: the organizer decides.
    CheckInKept,
    /// A mark was recorded.
    MarkRecorded,
    /// A mark was corrected.
    MarkCorrected,
    /// Somebody was granted more time or another attempt.
    AllowanceGranted,
    /// What somebody was granted was taken back.
    AllowanceTakenBack,
    /// It was set when a quiz is open.
    QuizWindowSet,
    /// A reasoned answer was marked.
    AnswerMarked,
    /// Something was said or decided about an answer.
    AnswerDecided,
    /// Attempts were graded again.
    AttemptsRegraded,
    /// An attempt that was handed in was reopened.
    AttemptReopened,
    /// Colleagues may read the own answers.
    AnswersShared,
    /// They may no more.
    AnswersUnshared,
    /// Answers were saved, and two options of one are in the same place.
    SamePlace,
    /// A question was said to be wrong or unclear.
    QuestionFlagged,
    /// What a judge said of a question was answered.
    FlagAnswered,
    /// Checked in before the beginning.
    CheckedInEarly,
    /// A mark was taken back.
    MarkTakenBack,
    /// Marks that were made at once were taken back at once.
    MarksTakenBack,
    /// Everybody who had no mark was marked present.
    AllMarked,
    /// What people said of themselves was confirmed.
    CheckInsConfirmed,
    /// Somebody who came without being enrolled was added.
    WalkInAdded,
    /// Somebody who came without an address was joined to an account.
    WalkInJoined,
    /// Something was asked about a mark.
    RequestMade,
    /// A request about a mark was answered.
    RequestAnswered,
    /// The register of a session was closed.
    RegisterClosed,
    /// The register of a session was opened again.
    RegisterReopened,
    /// The attendance policy of a training was set.
    PolicySet,
    /// Marks were made from the list of a meeting.
    MeetingTaken,
    /// People were put in a group, or in none.
    PutInGroup,
    /// A group of people was removed.
    GroupRemoved,
    /// A group of people was called otherwise.
    GroupRenamed,
    /// A group of people was made.
    GroupMade,
    /// A session was deleted.
    SessionDeleted,
    /// The sessions of a day were copied.
    DayCopied,
    /// A judge withdrew.
    Withdrawn,
    /// People were noted as withdrawn, or lost their roles.
    PeopleLetGo,
    /// A letter of an organizer was handed to the mail server's queue.
    LetterSent,
    /// A letter of an organizer was written, and there is no mail server to take it.
    LetterKept,
    /// A letter that was given up waits to be sent again.
    LetterTriedAgain,
    /// A person who was in the training by mistake was removed.
    PersonRemoved,
    /// A judge who had withdrawn came back.
    PlacedAgain,
    /// The one who is signed in gave back a place, or waits for one no more.
    PlaceGivenBack,
    /// A judge who had no place was let in.
    LetIn,
    /// Invitations were handed to the mail server's queue.
    InvitationsSent,
    /// Invitations were written, and there is no mail server to take them.
    InvitationsKept,
    /// A person's data were erased.
    PersonErased,
    /// Two accounts of one person became one.
    AccountsMerged,
    /// An account was closed.
    AccountClosed,
    /// An account was opened again.
    AccountReopened,
    /// A person's logins were ended.
    LoginsEnded,
    /// A link was made.
    LinkMade,
    /// Joined a session online.
    JoinedOnline,
    /// Said to be at a session online still.
    StillOnline,
    /// Left a session online.
    LeftOnline,
    /// Somebody was named to call the roll of a session.
    RollTakerNamed,
    /// That somebody calls the roll of a session was taken back.
    RollTakerUnnamed,
    /// A document was handed in with a request about marks.
    DocumentHandedIn,
    /// It was chosen which letters one wants.
    LettersChosen,
    /// A training was archived.
    TrainingArchived,
    /// A training that was archived or cancelled was opened again.
    TrainingReopened,
    /// A training was cancelled.
    TrainingCancelled,
    /// A training was deleted.
    TrainingDeleted,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 95] = [
        Self::PasswordChanged,
        Self::LetterAsked,
        Self::LoginEnded,
        Self::OtherLoginsEnded,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::DetailsChanged,
        Self::AddressOffered,
        Self::AddressChanged,
        Self::SecondStepMade,
        Self::SecondStepEnded,
        Self::SecondStepTaken,
        Self::SecondStepRequired,
        Self::RecoveryCodesRenewed,
        Self::TrainingMade,
        Self::TrainingChanged,
        Self::SessionAdded,
        Self::SessionChanged,
        Self::PersonAdded,
        Self::RoleChanged,
        Self::RoleTaken,
        Self::PersonWaits,
        Self::ListTaken,
        Self::ListWaits,
        Self::LessonRead,
        Self::NoteWritten,
        Self::NoteEmptied,
        Self::AnswersSaved,
        Self::AnswersBehind,
        Self::AttemptSubmitted,
        Self::AttemptTimeOver,
        Self::CheckedIn,
        Self::CheckedInLate,
        Self::CheckInKept,
        Self::MarkRecorded,
        Self::MarkCorrected,
        Self::AllowanceGranted,
        Self::AllowanceTakenBack,
        Self::QuizWindowSet,
        Self::AnswerMarked,
        Self::AnswerDecided,
        Self::AttemptsRegraded,
        Self::AttemptReopened,
        Self::AnswersShared,
        Self::AnswersUnshared,
        Self::SamePlace,
        Self::QuestionFlagged,
        Self::FlagAnswered,
        Self::CheckedInEarly,
        Self::MarkTakenBack,
        Self::MarksTakenBack,
        Self::AllMarked,
        Self::CheckInsConfirmed,
        Self::WalkInAdded,
        Self::WalkInJoined,
        Self::RequestMade,
        Self::RequestAnswered,
        Self::RegisterClosed,
        Self::RegisterReopened,
        Self::LettersChosen,
        Self::DocumentHandedIn,
        Self::RollTakerUnnamed,
        Self::RollTakerNamed,
        Self::PolicySet,
        Self::MeetingTaken,
        Self::PutInGroup,
        Self::GroupRemoved,
        Self::GroupRenamed,
        Self::GroupMade,
        Self::SessionDeleted,
        Self::DayCopied,
        Self::Withdrawn,
        Self::PeopleLetGo,
        Self::PersonRemoved,
        Self::LetterTriedAgain,
        Self::LetterKept,
        Self::LetterSent,
        Self::PlacedAgain,
        Self::PlaceGivenBack,
        Self::LetIn,
        Self::InvitationsSent,
        Self::InvitationsKept,
        Self::PersonErased,
        Self::AccountsMerged,
        Self::AccountClosed,
        Self::AccountReopened,
        Self::LoginsEnded,
        Self::LinkMade,
        Self::JoinedOnline,
        Self::StillOnline,
        Self::LeftOnline,
        Self::TrainingArchived,
        Self::TrainingReopened,
        Self::TrainingCancelled,
        Self::TrainingDeleted,
    ];

    /// The code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::PasswordChanged => "password-changed",
            Self::LetterAsked => "letter-asked",
            Self::LoginEnded => "login-ended",
            Self::OtherLoginsEnded => "other-logins-ended",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::DetailsChanged => "details-changed",
            Self::AddressOffered => "address-offered",
            Self::AddressChanged => "address-changed",
            Self::SecondStepMade => "second-step-made",
            Self::SecondStepEnded => "second-step-ended",
            Self::SecondStepTaken => "second-step-taken",
            Self::SecondStepRequired => "second-step-required",
            Self::RecoveryCodesRenewed => "recovery-codes-renewed",
            Self::TrainingMade => "training-made",
            Self::TrainingChanged => "training-changed",
            Self::SessionAdded => "session-added",
            Self::SessionChanged => "session-changed",
            Self::PersonAdded => "person-added",
            Self::RoleChanged => "role-changed",
            Self::RoleTaken => "role-taken",
            Self::PersonWaits => "person-waits",
            Self::ListTaken => "list-taken",
            Self::ListWaits => "list-waits",
            Self::LessonRead => "lesson-read",
            Self::NoteWritten => "note-written",
            Self::NoteEmptied => "note-emptied",
            Self::AnswersSaved => "answers-saved",
            Self::AnswersBehind => "answers-behind",
            Self::AttemptSubmitted => "attempt-submitted",
            Self::AttemptTimeOver => "attempt-time-over",
            Self::CheckedIn => "checked-in",
            Self::CheckedInLate => "checked-in-late",
            Self::CheckInKept => "check-in-kept",
            Self::MarkRecorded => "mark-recorded",
            Self::MarkCorrected => "mark-corrected",
            Self::AllowanceGranted => "allowance-granted",
            Self::AllowanceTakenBack => "allowance-taken-back",
            Self::QuizWindowSet => "quiz-window-set",
            Self::AnswerMarked => "answer-marked",
            Self::AnswerDecided => "answer-decided",
            Self::AttemptsRegraded => "attempts-regraded",
            Self::AttemptReopened => "attempt-reopened",
            Self::AnswersShared => "answers-shared",
            Self::AnswersUnshared => "answers-unshared",
            Self::SamePlace => "same-place",
            Self::QuestionFlagged => "question-flagged",
            Self::FlagAnswered => "flag-answered",
            Self::CheckedInEarly => "checked-in-early",
            Self::MarkTakenBack => "mark-taken-back",
            Self::MarksTakenBack => "marks-taken-back",
            Self::AllMarked => "all-marked",
            Self::CheckInsConfirmed => "check-ins-confirmed",
            Self::WalkInAdded => "walk-in-added",
            Self::WalkInJoined => "walk-in-joined",
            Self::RequestMade => "request-made",
            Self::RequestAnswered => "request-answered",
            Self::RegisterClosed => "register-closed",
            Self::RegisterReopened => "register-reopened",
            Self::LettersChosen => "letters-chosen",
            Self::DocumentHandedIn => "document-handed-in",
            Self::RollTakerUnnamed => "roll-taker-unnamed",
            Self::RollTakerNamed => "roll-taker-named",
            Self::GroupMade => "group-made",
            Self::GroupRenamed => "group-renamed",
            Self::GroupRemoved => "group-removed",
            Self::PutInGroup => "put-in-group",
            Self::MeetingTaken => "meeting-taken",
            Self::PolicySet => "policy-set",
            Self::SessionDeleted => "session-deleted",
            Self::DayCopied => "day-copied",
            Self::Withdrawn => "withdrawn",
            Self::PeopleLetGo => "people-let-go",
            Self::PersonRemoved => "person-removed",
            Self::LetterTriedAgain => "letter-tried-again",
            Self::LetterKept => "letter-kept",
            Self::LetterSent => "letter-sent",
            Self::PlacedAgain => "placed-again",
            Self::PlaceGivenBack => "place-given-back",
            Self::LetIn => "let-in",
            Self::InvitationsSent => "invitations-sent",
            Self::InvitationsKept => "invitations-kept",
            Self::PersonErased => "person-erased",
            Self::AccountsMerged => "accounts-merged",
            Self::AccountClosed => "account-closed",
            Self::AccountReopened => "account-reopened",
            Self::LoginsEnded => "logins-ended",
            Self::LinkMade => "link-made",
            Self::JoinedOnline => "joined-online",
            Self::StillOnline => "still-online",
            Self::LeftOnline => "left-online",
            Self::TrainingArchived => "training-archived",
            Self::TrainingReopened => "training-reopened",
            Self::TrainingCancelled => "training-cancelled",
            Self::TrainingDeleted => "training-deleted",
        }
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }

    /// The path with this said on it.
    pub fn at(self, path: &str) -> String {
        let (path, fragment) = path
            .split_once('#')
            .map_or((path, None), |(p, f)| (p, Some(f)));
        let joint = if path.contains('?') { '&' } else { '?' };
        let said = format!("{path}{joint}done={}", self.code());
        fragment.map_or(said.clone(), |fragment| format!("{said}#{fragment}"))
    }

    /// What was done, in a sentence.
    pub fn say(self, language: Language) -> String {
        match self {
            Self::PasswordChanged => say!(language, "done-password-changed"),
            Self::LetterAsked => say!(language, "done-letter-asked"),
            Self::LoginEnded => say!(language, "done-login-ended"),
            Self::OtherLoginsEnded => say!(language, "done-other-logins-ended"),
            Self::PasskeyAdded => say!(language, "done-passkey-added"),
            Self::PasskeyRemoved => say!(language, "done-passkey-removed"),
            Self::DetailsChanged => say!(language, "done-details-changed"),
            Self::AddressOffered => say!(language, "done-address-offered"),
            Self::AddressChanged => say!(language, "done-address-changed"),
            Self::SecondStepMade => say!(language, "done-second-step-made"),
            Self::SecondStepEnded => say!(language, "done-second-step-ended"),
            Self::SecondStepTaken => say!(language, "done-second-step-taken"),
            Self::SecondStepRequired => say!(language, "done-second-step-required"),
            Self::RecoveryCodesRenewed => say!(language, "done-recovery-codes-renewed"),
            Self::TrainingMade => say!(language, "done-training-made"),
            Self::TrainingChanged => say!(language, "done-training-changed"),
            Self::SessionAdded => say!(language, "done-session-added"),
            Self::SessionChanged => say!(language, "done-session-changed"),
            Self::PersonAdded => say!(language, "done-person-added"),
            Self::RoleChanged => say!(language, "done-role-changed"),
            Self::RoleTaken => say!(language, "done-role-taken"),
            Self::PersonWaits => say!(language, "done-person-waits"),
            Self::ListTaken => say!(language, "done-list-taken"),
            Self::ListWaits => say!(language, "done-list-waits"),
            Self::LessonRead => say!(language, "done-lesson-read"),
            Self::NoteWritten => say!(language, "done-note-written"),
            Self::NoteEmptied => say!(language, "done-note-emptied"),
            Self::AnswersSaved => say!(language, "done-answers-saved"),
            Self::AnswersBehind => say!(language, "done-answers-behind"),
            Self::AttemptSubmitted => say!(language, "done-attempt-submitted"),
            Self::AttemptTimeOver => say!(language, "done-attempt-time-over"),
            Self::CheckedIn => say!(language, "done-checked-in"),
            Self::CheckedInLate => say!(language, "done-checked-in-late"),
            Self::CheckInKept => say!(language, "done-check-in-kept"),
            Self::MarkRecorded => say!(language, "done-mark-recorded"),
            Self::MarkCorrected => say!(language, "done-mark-corrected"),
            Self::AllowanceGranted => say!(language, "done-allowance-granted"),
            Self::AllowanceTakenBack => say!(language, "done-allowance-taken-back"),
            Self::QuizWindowSet => say!(language, "done-quiz-window-set"),
            Self::AnswerMarked => say!(language, "done-answer-marked"),
            Self::AnswerDecided => say!(language, "done-answer-decided"),
            Self::AttemptsRegraded => say!(language, "done-attempts-regraded"),
            Self::AttemptReopened => say!(language, "done-attempt-reopened"),
            Self::AnswersShared => say!(language, "done-answers-shared"),
            Self::AnswersUnshared => say!(language, "done-answers-unshared"),
            Self::SamePlace => say!(language, "done-same-place"),
            Self::QuestionFlagged => say!(language, "done-question-flagged"),
            Self::FlagAnswered => say!(language, "done-flag-answered"),
            Self::CheckedInEarly => say!(language, "done-checked-in-early"),
            Self::MarkTakenBack => say!(language, "done-mark-taken-back"),
            Self::MarksTakenBack => say!(language, "done-marks-taken-back"),
            Self::AllMarked => say!(language, "done-all-marked"),
            Self::CheckInsConfirmed => say!(language, "done-check-ins-confirmed"),
            Self::WalkInAdded => say!(language, "done-walk-in-added"),
            Self::WalkInJoined => say!(language, "done-walk-in-joined"),
            Self::RequestMade => say!(language, "done-request-made"),
            Self::RequestAnswered => say!(language, "done-request-answered"),
            Self::RegisterClosed => say!(language, "done-register-closed"),
            Self::RegisterReopened => say!(language, "done-register-reopened"),
            Self::LettersChosen => say!(language, "done-letters-chosen"),
            Self::DocumentHandedIn => say!(language, "done-document-handed-in"),
            Self::RollTakerUnnamed => say!(language, "done-roll-taker-unnamed"),
            Self::RollTakerNamed => say!(language, "done-roll-taker-named"),
            Self::GroupMade => say!(language, "done-group-made"),
            Self::GroupRenamed => say!(language, "done-group-renamed"),
            Self::GroupRemoved => say!(language, "done-group-removed"),
            Self::PutInGroup => say!(language, "done-put-in-group"),
            Self::MeetingTaken => say!(language, "done-meeting-taken"),
            Self::PolicySet => say!(language, "done-policy-set"),
            Self::SessionDeleted => say!(language, "done-session-deleted"),
            Self::DayCopied => say!(language, "done-day-copied"),
            Self::Withdrawn => say!(language, "done-withdrawn"),
            Self::PeopleLetGo => say!(language, "done-people-let-go"),
            Self::PersonRemoved => say!(language, "done-person-removed"),
            Self::LetterTriedAgain => say!(language, "done-letter-tried-again"),
            Self::LetterKept => say!(language, "done-letter-kept"),
            Self::LetterSent => say!(language, "done-letter-sent"),
            Self::PlacedAgain => say!(language, "done-placed-again"),
            Self::PlaceGivenBack => say!(language, "done-place-given-back"),
            Self::LetIn => say!(language, "done-let-in"),
            Self::InvitationsSent => say!(language, "done-invitations-sent"),
            Self::InvitationsKept => say!(language, "done-invitations-kept"),
            Self::PersonErased => say!(language, "done-person-erased"),
            Self::AccountsMerged => say!(language, "done-accounts-merged"),
            Self::AccountClosed => say!(language, "done-account-closed"),
            Self::AccountReopened => say!(language, "done-account-reopened"),
            Self::LoginsEnded => say!(language, "done-logins-ended"),
            Self::LinkMade => say!(language, "done-link-made"),
            Self::JoinedOnline => say!(language, "done-joined-online"),
            Self::StillOnline => say!(language, "done-still-online"),
            Self::LeftOnline => say!(language, "done-left-online"),
            Self::TrainingArchived => say!(language, "done-training-archived"),
            Self::TrainingReopened => say!(language, "done-training-reopened"),
            Self::TrainingCancelled => say!(language, "done-training-cancelled"),
            Self::TrainingDeleted => say!(language, "done-training-deleted"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_on_a_path_and_understood() {
        for done in Done::ALL {
            assert_eq!(Done::from_code(done.code()), Some(done));
        }
        assert_eq!(Done::CheckedIn.at("/a"), "/a?done=checked-in");
        assert_eq!(Done::CheckedIn.at("/a?b=1#c"), "/a?b=1&done=checked-in#c");
    }
}
