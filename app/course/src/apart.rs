//! Questions apart from a course: the door of crates that bring questions from elsewhere or take
//! them there, such as `exchange`. What is read here is read as in a course.

use std::path::Path;

use crate::authored::FrontMatter;
use crate::compose::{Behind, LessonFile, compose};
use crate::language::Language;
use crate::problem::Problem;
use crate::question::Question;
use crate::sheet::Sheet;

pub use crate::authored::{is_web_address, yaml_text};
pub use crate::compose::refers;
pub use crate::folder::picture_type;
pub use crate::id::{is_anchor, is_id};
pub use crate::markdown::{Contour, Node, References, What, is_place, plain};

/// Reads Markdown as the text of a lesson is read.
///
/// `read` gets the tree, or none if the text is nested too deep, and what was noticed: what is wrong
/// first, then what its author may want to look at.
pub fn markdown<T>(text: &str, read: impl FnOnce(Option<&[Node<'_>]>, Vec<Problem>) -> T) -> T {
    let sheet = Sheet::new(Path::new(""), "", text);
    let nodes = crate::markdown::parse(&sheet, 0);
    let mut noticed = sheet.take_problems();
    noticed.extend(sheet.take_warnings());
    read(nodes.as_deref(), noticed)
}

/// Reads one question, from its heading on, as if it stood alone in a lesson of this folder.
///
/// # Errors
/// All that is wrong with it.
pub fn question(
    markdown: &str,
    language: Language,
    references: &References,
    folder: &str,
) -> Result<Question, Vec<Problem>> {
    let inner = format!("{folder}/question.{language}.md");
    let text = format!("---\ntitle: question\nquiz: practice\n---\n\n{markdown}");
    let sheet = Sheet::new(Path::new(""), &inner, &text);
    let question = FrontMatter::read(&sheet).and_then(|front| {
        let file = LessonFile {
            language,
            sheet: &sheet,
            front: &front,
            behind: Behind::Known(Vec::new()),
        };
        let draft = compose("module", "question", vec![file], references)?;
        draft.lesson.questions.into_iter().next()
    });
    match question {
        Some(question) if sheet.is_sound() => Ok(question),
        _ => Err(sheet.take_problems()),
    }
}
