//! From a file of trainer's notes to the notes.

use crate::authored::NotesFront;
use crate::language::Language;
use crate::markdown::{FarLink, Part, References, Renderer, outline, parse};
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::trainer_notes::TrainerNotesText;

/// Renders trainer's notes in one language; what is wrong is said on the sheet. Also gives the
/// links to sections of lessons, to be checked when all lessons are known.
pub(crate) fn notes(
    sheet: &Sheet,
    front: &NotesFront,
    language: Language,
    around: &References,
) -> Option<(TrainerNotesText, Vec<FarLink>)> {
    let (title, parts) = outline(sheet, parse(sheet, front.body)?);
    if let Some((_, place)) = title {
        sheet.wrong(
            place,
            Rule::HeadingLevel,
            "trainer's notes have the title of their lesson",
            "begin with a text, or with ##",
        );
    }
    let folder = sheet.inner().split('/').next().unwrap_or_default();
    let mut renderer = Renderer::new(sheet, around, language, folder);
    let mut html = String::new();
    let mut headings = 0;
    for part in parts {
        match part {
            Part::Prose(nodes) => html.push_str(&renderer.blocks(&nodes)),
            Part::Title(mut title) => {
                headings += 1;
                title.id = Some(format!("notes-{headings}"));
                html.push_str(&renderer.heading(&title));
            }
            Part::Question(question) => sheet.wrong(
                question.span,
                Rule::StrayText,
                "trainer's notes ask no questions",
                "write what to ask as a list, or put the question into the lesson",
            ),
        }
    }
    for (_, place) in &renderer.anchors {
        sheet.wrong(
            place.clone(),
            Rule::BrokenLink,
            "trainer's notes have no sections to link to",
            "link to a section of the lesson: lesson:id#section",
        );
    }
    if !renderer.pictures.is_empty() {
        sheet.wrong(
            0..0,
            Rule::StrayText,
            "trainer's notes have no pictures",
            "show them in the lesson, where judges see them too",
        );
    }
    if html.trim().is_empty() && sheet.is_sound() {
        sheet.wrong(
            0..0,
            Rule::MissingText,
            "the trainer's notes say nothing",
            "write them, or delete the file",
        );
    }
    let text = TrainerNotesText {
        review_pending: front.review_pending,
        html,
        sources: renderer.sources,
        terms: renderer.terms,
    };
    Some((text, renderer.far_links))
}
