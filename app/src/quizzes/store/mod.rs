//! What is kept of quizzes.

mod allowances;
mod answers;
mod attempts;
mod grades;
mod marks;
mod pinned;

pub use allowances::{allow, allowed, allowed_to_all};
pub use answers::{Answers, Message, Saved, answers, append};
pub use attempts::{
    Attempt, Standing, attempts, attempts_at, find, hold, open_attempts, passed_quizzes, start,
    submit,
};
pub use grades::{Grade, Grader, PastGrade, Reason, append_grade, grades};
pub use marks::{Mark, Marks, mark, marks, standing};
pub use pinned::{Paper, pinned, settings};
