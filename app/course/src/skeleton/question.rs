//! The skeleton of a question: at the end of a lesson, in each language in which the lesson exists.

use std::path::Path;

use super::course::Outline;
use super::lesson::escaped;
use super::words::{Words, words};
use super::{Written, named};
use crate::authored::FrontMatter;
use crate::language::Language;
use crate::question::QuestionKind;
use crate::refusal::Refusal;
use crate::sheet::Sheet;

/// Begins a question.
pub(super) fn begin(
    outline: &Outline<'_>,
    kind: QuestionKind,
    lesson: &str,
    id: &str,
    title: Option<&str>,
) -> Result<Vec<Written>, Refusal> {
    named(id, "id of a question")?;
    let (module, stem, languages) = outline.lesson(lesson)?;
    let source = outline.source();
    if !languages.contains(&source) {
        return Err(Refusal::Because(format!(
            "the lesson `{lesson}` does not exist in the source language, {source}"
        )));
    }
    let mut files = Vec::new();
    for language in languages {
        let path = format!("{}/{stem}.{language}.md", module.folder);
        let translated = *language != source;
        // A title is written in the source language.
        let title = title.filter(|_| !translated);
        let before = outline.text(&path)?;
        // In a text that is a draft nobody sees it anyway.
        let draft = !is_draft(&path, &before);
        let question = text(kind, id, *language, translated, title, draft);
        files.push(Written {
            text: outline.saved(&path, &format!("{}\n\n{question}", before.trim_end())),
            path,
            is_new: false,
        });
    }
    Ok(files)
}

/// Whether a text says that it is a draft.
fn is_draft(path: &str, text: &str) -> bool {
    FrontMatter::read(&Sheet::new(Path::new(""), path, text)).is_some_and(|front| front.draft)
}

/// A question of a kind, with `draft` one that judges do not see yet. A translation has no key, and
/// as attributes what is words.
pub(super) fn text(
    kind: QuestionKind,
    id: &str,
    language: Language,
    translated: bool,
    title: Option<&str>,
    draft: bool,
) -> String {
    let words = words(language);
    let draft = if draft { " .draft" } else { "" };
    let title = title.map_or_else(|| words.question.to_owned(), escaped);
    let attributes = match kind {
        QuestionKind::Number if translated => format!(" unit={}", words.unit),
        QuestionKind::Number => format!(" answer=1 tolerance=0 unit={}", words.unit),
        QuestionKind::Reasoned if !translated => " words=150".to_owned(),
        _ => String::new(),
    };
    let explanation = match kind {
        QuestionKind::Survey => String::new(),
        _ => format!("\n> [!NOTE]\n> {}\n", words.explanation),
    };
    format!(
        "## {title} {{#{id} .question .{}{draft}{attributes}}}\n\n{}{explanation}",
        kind.code(),
        body(kind, words, translated),
    )
}

/// What is asked, and what there is to choose from.
fn body(kind: QuestionKind, words: &Words, translated: bool) -> String {
    let mark = |right: bool| if right && !translated { "[x]" } else { "[ ]" };
    let options = |right: usize| -> String {
        let ids = ["first", "second", "third"];
        let lines = ids.iter().zip(words.options).enumerate();
        lines
            .map(|(at, (id, option))| {
                let why = if at < right {
                    words.why_right
                } else {
                    words.why_wrong
                };
                format!("- {} {{#{id}}} {option}\n  > {why}\n", mark(at < right))
            })
            .collect()
    };
    let list = match kind {
        QuestionKind::Single => options(1),
        QuestionKind::Multiple => options(2),
        QuestionKind::TrueFalse => {
            let [yes, no] = words.truth;
            format!("- {} {{#true}} {yes}\n- [ ] {{#false}} {no}\n", mark(true))
        }
        QuestionKind::Number => String::new(),
        QuestionKind::Order => {
            let [first, second, third] = words.steps;
            format!("1. {{#first}} {first}\n2. {{#second}} {second}\n3. {{#third}} {third}\n")
        }
        QuestionKind::Match => {
            let ([what, belongs], [one, other]) = (words.columns, words.left);
            let [to_one, to_other, to_neither] = words.right;
            format!(
                "| {what} | {belongs} |\n|---|---|\n\
                 | {{#one}} {one} | {{#to-one}} {to_one} |\n\
                 | {{#other}} {other} | {{#to-other}} {to_other} |\n\
                 | | {{#to-neither}} {to_neither} |\n"
            )
        }
        QuestionKind::Text => {
            let [accepted, also] = words.accepted;
            format!("- {accepted}\n- {also}\n")
        }
        // The gaps stand in the text itself.
        QuestionKind::Blanks => return format!("{}\n", words.blanks),
        QuestionKind::Reasoned => {
            let [first, second] = words.criteria;
            let points = if translated { "" } else { " points=2" };
            format!("- {{#first{points}}} {first}\n- {{#second{points}}} {second}\n")
        }
        QuestionKind::Survey => {
            let [agree, disagree] = words.opinions;
            format!("- {{#agree}} {agree}\n- {{#disagree}} {disagree}\n")
        }
    };
    if list.is_empty() {
        format!("{}\n", words.asked)
    } else {
        format!("{}\n\n{list}", words.asked)
    }
}
