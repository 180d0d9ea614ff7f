//! From Markdown to a tree, from the tree to the parts of a lesson, and from those to HTML.

mod align;
mod cite;
mod diagram;
mod footnotes;
mod html;
mod inline;
mod leaf;
mod link;
mod open_point;
mod outline;
mod plain;
mod tree;

pub(crate) use align::{Mark, align, marks};
pub use cite::{Contour, is_place};
pub(crate) use html::{Renderer, escaped};
pub(crate) use leaf::{Leaf, Piece, leaves};
pub use link::References;
pub(crate) use link::{FarLink, note};
pub(crate) use outline::{DRAFT, Part, QUESTION, QuestionPart, outline};
pub use plain::plain_text;
pub(crate) use tree::parse;
pub use tree::{Node, What, plain};
