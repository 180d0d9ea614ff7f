//! What is kept of quizzes.

mod allowances;
mod answers;
mod attempts;
mod grades;
mod pinned;
mod rubric;

pub use allowances::{allow, allowed, allowed_to_all};
pub use answers::{Answers, Message, Saved, answers, append};
pub use attempts::{
    Attempt, Standing, attempts, attempts_at, find, hold, open_attempts, passed_quizzes, start,
    submit,
};
pub use grades::{Grade, Grader, Reason, append_grade};
pub use pinned::{Paper, pinned, settings};
pub use rubric::{RubricMark, RubricMarks, mark, rubric_marks};
