//! Questions on a page: to be answered, and reviewed with the reasons. For lessons and quizzes
//! alike. Nothing of the key is shown before an answer was graded, but to those who have a proof
//! that they may know it.

mod asked;
mod keyed;
mod response;
mod reviewed;

pub use asked::Asked;
pub use response::{Answers, Parts, response, same_place, strict};
pub use reviewed::{key_in_words, right_answer, verdict_in_words};

/// The text of rendered Markdown on one line, for places that hold text alone.
pub fn plain(html: &str) -> String {
    course::plain_text(html).replace('\n', " ")
}
