//! The actions that the audit knows.

use course::Language;

use crate::language::say;

/// Something that was done. Kept as its code, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A person signed in.
    SignedIn,
    /// A person came in by a code in the room, without a password.
    Arrived,
    /// An organizer wrote a letter to people.
    LetterWritten,
    /// A code by which somebody comes in was made.
    ArrivalCodeMade,
    /// A person signed out of one browser.
    SignedOut,
    /// A person signed out of every browser.
    SignedOutEverywhere,
    /// A person ended a login of theirs in another browser.
    LoginEnded,
    /// A person ended all logins of theirs but one.
    OtherLoginsEnded,
    /// An administrator ended somebody's logins: [`Action::LoginsEnded`] as a page
    /// that is gone wrote it. Written no more; older audits hold it.
    LoginsOfEnded,
    /// A person set up the second step of signing in.
    SecondStepMade,
    /// A person ended the own second step.
    SecondStepEnded,
    /// An administrator took somebody's second step away.
    SecondStepTaken,
    /// An administrator said for whom the second step is compulsory.
    SecondStepRequired,
    /// A person made new recovery codes.
    RecoveryCodesRenewed,
    /// A person signed in with a recovery code.
    RecoveryCodeUsed,
    /// A person added a passkey.
    PasskeyAdded,
    /// A person removed a passkey.
    PasskeyRemoved,
    /// A person's name or language was put right.
    DetailsChanged,
    /// A new address was asked for; a link to confirm it went there.
    AddressAsked,
    /// The address of an account was changed.
    AddressChanged,
    /// A person without a password chose one through a link.
    InvitationAccepted,
    /// A person chose a new password through a link.
    PasswordReset,
    /// A person changed the password.
    PasswordChanged,
    /// Somebody asked for a letter with a link for a new password.
    PasswordForgotten,
    /// An account was made on the command line.
    AccountAdded,
    /// A role was given, changed or taken away.
    RoleGiven,
    /// A link for a new password was made.
    LinkReset,
    /// An account was closed.
    AccountClosed,
    /// An account was opened again.
    AccountReopened,
    /// A person's logins were ended by an administrator.
    LoginsEnded,
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
    /// A person who was in a training by mistake was removed from it.
    PersonRemoved,
    /// The people of a list were enrolled.
    ListTaken,
    /// An invitation link was made.
    LinkMade,
    /// An attempt was begun.
    AttemptStarted,
    /// An attempt was handed in.
    AttemptSubmitted,
    /// A judge checked in.
    CheckedIn,
    /// A mark was recorded in a roll call.
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
    /// A judge let colleagues read the own answers.
    AnswersShared,
    /// A judge took that back.
    AnswersUnshared,
    /// A judge said that a question is wrong or unclear.
    QuestionFlagged,
    /// What a judge said of a question was answered.
    FlagAnswered,
    /// A mark was taken back.
    MarkTakenBack,
    /// Somebody asked about a mark.
    MarkAskedAbout,
    /// A request about a mark was answered.
    RequestAnswered,
    /// Somebody who came without an address was joined to an account.
    WalkInJoined,
    /// A session was deleted.
    SessionDeleted,
    /// A judge withdrew.
    Withdrawn,
    /// A judge who had withdrawn came back.
    PlacedAgain,
    /// A judge moved up from the waiting list.
    MovedUp,
    /// An invitation was written.
    InvitationWritten,
    /// A person's data were erased.
    PersonErased,
    /// Two accounts of one person became one.
    AccountsMerged,
    /// A new address for a person's calendar was made.
    CalendarRenewed,
    /// The platform noted for how long somebody was at a session online.
    PresenceMeasured,
    /// The register of a session was closed.
    RegisterClosed,
    /// The register of a session was opened again.
    RegisterReopened,
    /// The attendance policy of a training was set.
    PolicySet,
    /// Marks were made from the list of a meeting.
    MeetingTaken,
    /// A person was put in a group, or in none.
    PutInGroup,
    /// A group of people was removed.
    GroupRemoved,
    /// A group of people was called otherwise.
    GroupRenamed,
    /// A group of people was made.
    GroupMade,
    /// Somebody was named to call the roll of a session.
    RollTakerNamed,
    /// That somebody calls the roll of a session was taken back.
    RollTakerUnnamed,
    /// A document was handed in with a request about marks.
    DocumentHandedIn,
    /// A training was archived.
    TrainingArchived,
    /// A training that was archived or cancelled was opened again.
    TrainingReopened,
    /// A training was cancelled.
    TrainingCancelled,
    /// A training was deleted.
    TrainingDeleted,
    /// A backup of the database was made.
    BackupMade,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 83] = [
        Self::SignedIn,
        Self::Arrived,
        Self::ArrivalCodeMade,
        Self::LetterWritten,
        Self::SignedOut,
        Self::SignedOutEverywhere,
        Self::LoginEnded,
        Self::OtherLoginsEnded,
        Self::LoginsOfEnded,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::DetailsChanged,
        Self::AddressAsked,
        Self::AddressChanged,
        Self::SecondStepMade,
        Self::SecondStepEnded,
        Self::SecondStepTaken,
        Self::SecondStepRequired,
        Self::RecoveryCodesRenewed,
        Self::RecoveryCodeUsed,
        Self::InvitationAccepted,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::PasswordForgotten,
        Self::AccountAdded,
        Self::RoleGiven,
        Self::LinkReset,
        Self::AccountClosed,
        Self::AccountReopened,
        Self::LoginsEnded,
        Self::TrainingMade,
        Self::TrainingChanged,
        Self::SessionAdded,
        Self::SessionChanged,
        Self::PersonAdded,
        Self::PersonRemoved,
        Self::ListTaken,
        Self::LinkMade,
        Self::AttemptStarted,
        Self::AttemptSubmitted,
        Self::CheckedIn,
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
        Self::QuestionFlagged,
        Self::FlagAnswered,
        Self::MarkTakenBack,
        Self::MarkAskedAbout,
        Self::RequestAnswered,
        Self::WalkInJoined,
        Self::SessionDeleted,
        Self::Withdrawn,
        Self::PlacedAgain,
        Self::MovedUp,
        Self::InvitationWritten,
        Self::PersonErased,
        Self::AccountsMerged,
        Self::CalendarRenewed,
        Self::PresenceMeasured,
        Self::RegisterClosed,
        Self::RegisterReopened,
        Self::DocumentHandedIn,
        Self::RollTakerUnnamed,
        Self::RollTakerNamed,
        Self::PolicySet,
        Self::TrainingArchived,
        Self::TrainingReopened,
        Self::TrainingCancelled,
        Self::TrainingDeleted,
        Self::BackupMade,
        Self::MeetingTaken,
        Self::PutInGroup,
        Self::GroupRemoved,
        Self::GroupRenamed,
        Self::GroupMade,
    ];

    /// The code that is kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "accounts.signed-in",
            Self::Arrived => "accounts.arrived",
            Self::ArrivalCodeMade => "trainings.arrival-code-made",
            Self::LetterWritten => "trainings.letter-written",
            Self::SignedOut => "accounts.signed-out",
            Self::SignedOutEverywhere => "accounts.signed-out-everywhere",
            Self::LoginEnded => "accounts.login-ended",
            Self::OtherLoginsEnded => "accounts.other-logins-ended",
            Self::LoginsOfEnded => "accounts.logins-of-ended",
            Self::PasskeyAdded => "accounts.passkey-added",
            Self::PasskeyRemoved => "accounts.passkey-removed",
            Self::DetailsChanged => "profile.changed",
            Self::AddressAsked => "profile.address-asked",
            Self::AddressChanged => "profile.address-changed",
            Self::SecondStepMade => "accounts.second-step-made",
            Self::SecondStepEnded => "accounts.second-step-ended",
            Self::SecondStepTaken => "accounts.second-step-taken",
            Self::SecondStepRequired => "accounts.second-step-required",
            Self::RecoveryCodesRenewed => "accounts.recovery-codes-renewed",
            Self::RecoveryCodeUsed => "accounts.recovery-code-used",
            Self::InvitationAccepted => "accounts.invitation-accepted",
            Self::PasswordReset => "accounts.password-reset",
            Self::PasswordChanged => "accounts.password-changed",
            Self::PasswordForgotten => "accounts.forgotten",
            Self::AccountAdded => "accounts.added",
            Self::RoleGiven => "accounts.role-given",
            Self::LinkReset => "accounts.reset",
            Self::AccountClosed => "accounts.closed",
            Self::AccountReopened => "accounts.reopened",
            Self::LoginsEnded => "accounts.logins-ended",
            Self::TrainingMade => "trainings.made",
            Self::TrainingChanged => "trainings.changed",
            Self::SessionAdded => "trainings.session-added",
            Self::SessionChanged => "trainings.session-changed",
            Self::PersonAdded => "trainings.person-added",
            Self::PersonRemoved => "trainings.person-removed",
            Self::ListTaken => "trainings.list-taken",
            Self::LinkMade => "trainings.link-made",
            Self::AttemptStarted => "quizzes.started",
            Self::AttemptSubmitted => "quizzes.submitted",
            Self::CheckedIn => "attendance.checked-in",
            Self::MarkRecorded => "attendance.recorded",
            Self::MarkCorrected => "attendance.corrected",
            Self::AllowanceGranted => "quizzes.allowed",
            Self::AllowanceTakenBack => "quizzes.allowance-taken-back",
            Self::QuizWindowSet => "quizzes.window-set",
            Self::AnswerMarked => "quizzes.marked",
            Self::AnswerDecided => "quizzes.decided",
            Self::AttemptsRegraded => "quizzes.regraded",
            Self::AttemptReopened => "quizzes.attempt-reopened",
            Self::AnswersShared => "quizzes.answers-shared",
            Self::AnswersUnshared => "quizzes.answers-unshared",
            Self::QuestionFlagged => "quizzes.flagged",
            Self::FlagAnswered => "quizzes.flag-answered",
            Self::MarkTakenBack => "attendance.taken-back",
            Self::MarkAskedAbout => "attendance.asked",
            Self::RequestAnswered => "attendance.answered",
            Self::WalkInJoined => "attendance.joined",
            Self::SessionDeleted => "trainings.session-deleted",
            Self::Withdrawn => "trainings.withdrawn",
            Self::PlacedAgain => "trainings.placed-again",
            Self::MovedUp => "trainings.moved-up",
            Self::InvitationWritten => "trainings.invited",
            Self::PersonErased => "accounts.erased",
            Self::AccountsMerged => "accounts.merged",
            Self::CalendarRenewed => "calendar.renewed",
            Self::PresenceMeasured => "attendance.measured",
            Self::RegisterClosed => "attendance.closed",
            Self::RegisterReopened => "attendance.reopened",
            Self::DocumentHandedIn => "attendance.document",
            Self::RollTakerUnnamed => "attendance.roll-taker-unnamed",
            Self::RollTakerNamed => "attendance.roll-taker-named",
            Self::GroupMade => "trainings.group-made",
            Self::GroupRenamed => "trainings.group-renamed",
            Self::GroupRemoved => "trainings.group-removed",
            Self::PutInGroup => "trainings.put-in-group",
            Self::MeetingTaken => "attendance.meeting-taken",
            Self::PolicySet => "trainings.policy-set",
            Self::TrainingArchived => "trainings.archived",
            Self::TrainingReopened => "trainings.reopened",
            Self::TrainingCancelled => "trainings.cancelled",
            Self::TrainingDeleted => "trainings.deleted",
            Self::BackupMade => "installation.backup",
        }
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }

    /// What was done, in words.
    pub fn say(self, language: Language) -> String {
        match self {
            Self::SignedIn => say!(language, "action-accounts-signed-in"),
            Self::Arrived => say!(language, "action-accounts-arrived"),
            Self::ArrivalCodeMade => say!(language, "action-trainings-arrival-code-made"),
            Self::LetterWritten => say!(language, "action-trainings-letter-written"),
            Self::SignedOut => say!(language, "action-accounts-signed-out"),
            Self::SignedOutEverywhere => say!(language, "action-accounts-signed-out-everywhere"),
            Self::LoginEnded => say!(language, "action-accounts-login-ended"),
            Self::OtherLoginsEnded => say!(language, "action-accounts-other-logins-ended"),
            Self::LoginsOfEnded => say!(language, "action-accounts-logins-of-ended"),
            Self::PasskeyAdded => say!(language, "action-accounts-passkey-added"),
            Self::PasskeyRemoved => say!(language, "action-accounts-passkey-removed"),
            Self::DetailsChanged => say!(language, "action-profile-changed"),
            Self::AddressAsked => say!(language, "action-profile-address-asked"),
            Self::AddressChanged => say!(language, "action-profile-address-changed"),
            Self::SecondStepMade => say!(language, "action-accounts-second-step-made"),
            Self::SecondStepEnded => say!(language, "action-accounts-second-step-ended"),
            Self::SecondStepTaken => say!(language, "action-accounts-second-step-taken"),
            Self::SecondStepRequired => say!(language, "action-accounts-second-step-required"),
            Self::RecoveryCodesRenewed => say!(language, "action-accounts-recovery-codes-renewed"),
            Self::RecoveryCodeUsed => say!(language, "action-accounts-recovery-code-used"),
            Self::InvitationAccepted => say!(language, "action-accounts-invitation-accepted"),
            Self::PasswordReset => say!(language, "action-accounts-password-reset"),
            Self::PasswordChanged => say!(language, "action-accounts-password-changed"),
            Self::PasswordForgotten => say!(language, "action-accounts-forgotten"),
            Self::AccountAdded => say!(language, "action-accounts-added"),
            Self::RoleGiven => say!(language, "action-accounts-role-given"),
            Self::LinkReset => say!(language, "action-accounts-reset"),
            Self::AccountClosed => say!(language, "action-accounts-closed"),
            Self::AccountReopened => say!(language, "action-accounts-reopened"),
            Self::LoginsEnded => say!(language, "action-accounts-logins-ended"),
            Self::TrainingMade => say!(language, "action-trainings-made"),
            Self::TrainingChanged => say!(language, "action-trainings-changed"),
            Self::SessionAdded => say!(language, "action-trainings-session-added"),
            Self::SessionChanged => say!(language, "action-trainings-session-changed"),
            Self::PersonAdded => say!(language, "action-trainings-person-added"),
            Self::PersonRemoved => say!(language, "action-trainings-person-removed"),
            Self::ListTaken => say!(language, "action-trainings-list-taken"),
            Self::LinkMade => say!(language, "action-trainings-link-made"),
            Self::AttemptStarted => say!(language, "action-quizzes-started"),
            Self::AttemptSubmitted => say!(language, "action-quizzes-submitted"),
            Self::CheckedIn => say!(language, "action-attendance-checked-in"),
            Self::MarkRecorded => say!(language, "action-attendance-recorded"),
            Self::MarkCorrected => say!(language, "action-attendance-corrected"),
            Self::AllowanceGranted => say!(language, "action-quizzes-allowed"),
            Self::AllowanceTakenBack => say!(language, "action-quizzes-allowance-taken-back"),
            Self::QuizWindowSet => say!(language, "action-quizzes-window-set"),
            Self::AnswerMarked => say!(language, "action-quizzes-marked"),
            Self::AnswerDecided => say!(language, "action-quizzes-decided"),
            Self::AttemptsRegraded => say!(language, "action-quizzes-regraded"),
            Self::AttemptReopened => say!(language, "action-quizzes-attempt-reopened"),
            Self::AnswersShared => say!(language, "action-quizzes-answers-shared"),
            Self::AnswersUnshared => say!(language, "action-quizzes-answers-unshared"),
            Self::QuestionFlagged => say!(language, "action-quizzes-flagged"),
            Self::FlagAnswered => say!(language, "action-quizzes-flag-answered"),
            Self::MarkTakenBack => say!(language, "action-attendance-taken-back"),
            Self::MarkAskedAbout => say!(language, "action-attendance-asked"),
            Self::RequestAnswered => say!(language, "action-attendance-answered"),
            Self::WalkInJoined => say!(language, "action-attendance-joined"),
            Self::SessionDeleted => say!(language, "action-trainings-session-deleted"),
            Self::Withdrawn => say!(language, "action-trainings-withdrawn"),
            Self::PlacedAgain => say!(language, "action-trainings-placed-again"),
            Self::MovedUp => say!(language, "action-trainings-moved-up"),
            Self::InvitationWritten => say!(language, "action-trainings-invited"),
            Self::PersonErased => say!(language, "action-accounts-erased"),
            Self::AccountsMerged => say!(language, "action-accounts-merged"),
            Self::CalendarRenewed => say!(language, "action-calendar-renewed"),
            Self::PresenceMeasured => say!(language, "action-attendance-measured"),
            Self::RegisterClosed => say!(language, "action-attendance-closed"),
            Self::RegisterReopened => say!(language, "action-attendance-reopened"),
            Self::DocumentHandedIn => say!(language, "action-attendance-document"),
            Self::RollTakerUnnamed => say!(language, "action-attendance-roll-taker-unnamed"),
            Self::RollTakerNamed => say!(language, "action-attendance-roll-taker-named"),
            Self::GroupMade => say!(language, "action-trainings-group-made"),
            Self::GroupRenamed => say!(language, "action-trainings-group-renamed"),
            Self::GroupRemoved => say!(language, "action-trainings-group-removed"),
            Self::PutInGroup => say!(language, "action-trainings-put-in-group"),
            Self::MeetingTaken => say!(language, "action-attendance-meeting-taken"),
            Self::PolicySet => say!(language, "action-trainings-policy-set"),
            Self::TrainingArchived => say!(language, "action-trainings-archived"),
            Self::TrainingReopened => say!(language, "action-trainings-reopened"),
            Self::TrainingCancelled => say!(language, "action-trainings-cancelled"),
            Self::TrainingDeleted => say!(language, "action-trainings-deleted"),
            Self::BackupMade => say!(language, "action-installation-backup"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_found_by_its_code() {
        for action in Action::ALL {
            assert_eq!(Action::from_code(action.code()), Some(action));
        }
    }
}
