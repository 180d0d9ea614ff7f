//! Questions on a page: to be answered, and reviewed with the reasons. For lessons and quizzes
//! alike. Nothing of the key is shown before an answer was graded.

mod asked;
mod response;
mod reviewed;

pub use asked::Asked;
pub use response::{Parts, response, strict};

/// The text of rendered Markdown, for places that hold text alone.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
