//! What is kept of quizzes.

mod allowances;
mod answers;
mod attempts;
mod consents;
mod flags;
mod grades;
mod marks;
mod missed;
mod pinned;
mod reopenings;
mod windows;

pub use allowances::{
    Allowances, Grant, allow, allowances, allowed, grants, grants_of, last_grant, take_back,
};
pub use answers::{Answers, Message, Saved, answers, answers_of, append};
pub use attempts::{
    Attempt, Standing, attempts, attempts_at, attempts_at_all, attempts_in, attempts_in_all,
    attempts_of, find, hold, hold_all, open_attempts, passed_quizzes, start, submit,
};
pub use consents::{consent, consenting};
pub use flags::{Flag, answer_flag, attempt_of_flag, flag, flags, unanswered_flags};
pub use grades::{Grade, Grader, PastGrade, Reason, append_grades, grades};
pub use marks::{Mark, Marks, NewMark, given, mark, marks, settlement, standing};
pub use missed::{Practised, choose_missed, practise, practised, wants_missed};
pub use pinned::{Paper, lessons, papers, pinned, settings};
pub use reopenings::{Reopening, reopen, reopenings};
pub use windows::{set_window, window};
