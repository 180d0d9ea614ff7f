//! What this room tells the audit.

use crate::audit::{Action, action};

/// An attempt was begun.
pub const ATTEMPT_STARTED: Action = action!("quizzes.started", "action-quizzes-started");
/// An attempt was handed in.
pub const ATTEMPT_SUBMITTED: Action = action!("quizzes.submitted", "action-quizzes-submitted");
/// Somebody was granted more time or another attempt.
pub const ALLOWANCE_GRANTED: Action = action!("quizzes.allowed", "action-quizzes-allowed");
/// What somebody was granted was taken back.
pub const ALLOWANCE_TAKEN_BACK: Action = action!(
    "quizzes.allowance-taken-back",
    "action-quizzes-allowance-taken-back"
);
/// It was set when a quiz is open.
pub const QUIZ_WINDOW_SET: Action = action!("quizzes.window-set", "action-quizzes-window-set");
/// A reasoned answer was marked.
pub const ANSWER_MARKED: Action = action!("quizzes.marked", "action-quizzes-marked");
/// Something was said or decided about an answer.
pub const ANSWER_DECIDED: Action = action!("quizzes.decided", "action-quizzes-decided");
/// Attempts were graded again.
pub const ATTEMPTS_REGRADED: Action = action!("quizzes.regraded", "action-quizzes-regraded");
/// An attempt that was handed in was reopened.
pub const ATTEMPT_REOPENED: Action = action!(
    "quizzes.attempt-reopened",
    "action-quizzes-attempt-reopened"
);
/// A judge let colleagues read the own answers.
pub const ANSWERS_SHARED: Action =
    action!("quizzes.answers-shared", "action-quizzes-answers-shared");
/// A judge took that back.
pub const ANSWERS_UNSHARED: Action = action!(
    "quizzes.answers-unshared",
    "action-quizzes-answers-unshared"
);
/// A judge said that a question is wrong or unclear.
pub const QUESTION_FLAGGED: Action = action!("quizzes.flagged", "action-quizzes-flagged");
/// What a judge said of a question was answered.
pub const FLAG_ANSWERED: Action = action!("quizzes.flag-answered", "action-quizzes-flag-answered");
