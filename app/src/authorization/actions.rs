//! The matrix of actions.

use super::{
    Row,
    letters::{O, P, S, X, Y},
    rows,
};

/// What happens to whom at each action. `Y` yes, `X` not allowed, `O` no such thing, `S` sign in
/// first, `P` told of the place that one waits for or gave up.
pub const ACTIONS: &[Row] = rows! {
    //                                    nobody  judge      waits  with-  judge      other  trainer  observer  orga-  orga-      admini-
    //                                            elsewhere         drew   concerned  judge                     nizer  nizer      strator
    //                                                                                                                 elsewhere
    // One's own account.
    "accounts/sign-in"                      Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/sign-out"                     Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/sign-out-everywhere"          Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/choose-language"              Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/accept-invitation"            Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    // For who came by a code in the room: nobody here did.
    "accounts/choose-password"              S       X          X      X      X          X      X        X         X      X          X;
    "trainings/arrive"                      Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/change-password"              S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "recovery/ask"                          Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/pass-second-step"             Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/ask-passkey"                  Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/sign-in-by-passkey"           Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/offer-passkey"                S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/add-passkey"                  S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/remove-passkey"               S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/make-second-step"             S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/confirm-second-step"          S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/renew-recovery-codes"         S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/end-second-step"              S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/end-login"                    S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "accounts/end-other-logins"             S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "profile/ask-address"                   S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "profile/confirm-address"               Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "calendar/renew"                        S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "post/choose"                           S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "privacy/confirm"                       S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;

    // Administration.
    "erasure/erase"                         S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/make-link"                    S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/end-logins"                   S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/make-administrator"           S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/unmake-administrator"         S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/take-second-step"             S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/require-second-step"          S       X          X      X      X          X      X        X         X      X          Y;
    "profile/change"                        S       X          X      X      X          X      X        X         X      X          Y;
    "post/try-again"                        S       X          X      X      X          X      X        X         X      X          Y;
    "post/send-test"                        S       X          X      X      X          X      X        X         X      X          Y;
    "merging/merge"                         S       X          X      X      X          X      X        X         Y      O          Y;
    "accounts/close"                        S       X          X      X      X          X      X        X         X      X          Y;
    "accounts/reopen"                       S       X          X      X      X          X      X        X         X      X          Y;

    // Managing a training.
    "trainings/make"                        S       X          X      X      X          X      X        X         Y      Y          Y;
    "trainings/change"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/set-policy"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/archive"                     S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/cancel"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/reopen"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/delete"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/make-group"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/rename-group"                S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/remove-group"                S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/put-in-group"                S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/set-session-groups"          S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/copy"                        S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/add-person"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/make-links"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/send-invitations"            S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/make-slips"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/prepare-letter"              S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/send-letter"                 S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/choose"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/let-go"                      S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/remove-person"               S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/change-role"                 S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/change-person"               S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/take-role"                   S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/make-reset-link"             S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/withdraw"                    S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/place-again"                 S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/give-back"                   S       O          Y      P      Y          Y      X        X         X      O          X;
    "trainings/read-list"                   S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/mend-list"                   S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/name-columns"                S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/take-list"                   S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/add-session"                 S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/read-sessions"               S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/add-sessions"                S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/change-session"              S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/delete-session"              S       O          O      O      X          X      X        X         Y      O          Y;
    "trainings/copy-day"                    S       O          O      O      X          X      X        X         Y      O          Y;

    // Reading the course, and sitting its quizzes.
    "learning/mark-read"                    S       O          O      O      Y          Y      Y        Y         Y      O          X;
    "learning/write-note"                   S       O          O      O      Y          Y      Y        Y         Y      O          X;
    "learning/highlight"                    S       O          O      O      Y          Y      Y        Y         Y      O          X;
    // In one's own notes, wherever one is or was.
    "learning/remove-highlight"             S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "learning/try"                          S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "quizzes/start"                         S       O          O      O      Y          Y      X        X         X      O          X;
    "quizzes/answer"                        S       O          O      O      Y          O      O        O         O      O          O;
    "quizzes/save"                          S       O          O      O      Y          O      O        O         O      O          O;
    "quizzes/flag"                          S       O          O      O      Y          O      O        O         O      O          O;
    "quizzes/share"                         S       O          O      O      Y          O      O        O         O      O          O;
    "quizzes/practise"                      S       O          O      O      Y          Y      X        X         X      O          X;
    "quizzes/choose-missed"                 S       O          O      O      Y          Y      X        X         X      O          X;
    "quizzes/answer-flag"                   S       O          O      O      X          X      Y        X         X      O          Y;
    "quizzes/mark"                          S       O          O      O      X          X      Y        X         X      O          Y;
    "quizzes/decide"                        S       O          O      O      X          X      Y        X         X      O          Y;
    "quizzes/reopen"                        S       O          O      O      X          X      Y        X         X      O          Y;
    "quizzes/regrade"                       S       O          O      O      X          X      Y        X         X      O          Y;
    "quizzes/allow"                         S       O          O      O      X          X      X        X         Y      O          Y;
    "quizzes/take-back-allowance"           S       O          O      O      X          X      X        X         Y      O          Y;
    "quizzes/set-window"                    S       O          O      O      X          X      X        X         Y      O          Y;

    // Taking the register.
    "attendance/record"                     S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/correct"                    S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/take-back"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/all-present"                S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/take-back-all"              S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/confirm-all"                S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/read-meeting"               S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/take-meeting"               S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/close-register"             S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/reopen-register"            S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/set-units"                  S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/let-in"                     S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/add-walk-in"                S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/join-walk-in"               S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/name-roll-taker"            S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/unname-roll-taker"          S       O          O      O      X          X      X        X         Y      O          Y;
    "attendance/answer"                     S       O          O      O      X          X      X        X         Y      O          Y;

    // Being there oneself.
    "attendance/check-in"                   S       O          O      O      Y          Y      X        X         X      O          X;
    "attendance/check-in-by-code"           S       O          O      O      Y          Y      X        X         X      O          X;
    "attendance/join-online"                S       O          P      P      Y          Y      X        X         X      O          X;
    "attendance/stay-online"                S       O          P      P      Y          Y      X        X         X      O          X;
    "attendance/leave-online"               S       O          P      P      Y          Y      X        X         X      O          X;
    "attendance/ask"                        S       O          O      O      Y          Y      X        X         X      O          X;
    "attendance/excuse"                     S       O          O      O      Y          Y      X        X         X      O          X;
    "attendance/attach"                     S       O          O      O      Y          O      O        O         O      O          O;
};

/// The actions that somebody may do at one session who was named to call its roll, whatever the
/// own row says.
pub const NAMED_ACTIONS: [&str; 6] = [
    "attendance/record",
    "attendance/correct",
    "attendance/take-back",
    "attendance/all-present",
    "attendance/take-back-all",
    "attendance/confirm-all",
];
