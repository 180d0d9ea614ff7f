//! The skeleton of a document of a case file: a file in each language of the course.

use super::course::{ModuleOutline, Outline};
use super::words::words;
use super::{Written, escaped, named, title_of};
use crate::authored::yaml_text;
use crate::document::DocumentKind;
use crate::id::bare;
use crate::language::Language;
use crate::refusal::Refusal;

/// Begins a document; with `case` it belongs to the file of that id.
pub(super) fn begin(
    outline: &Outline<'_>,
    name: &str,
    module: &str,
    kind: DocumentKind,
    case: Option<&str>,
    title: Option<&str>,
) -> Result<Vec<Written>, Refusal> {
    named(name, "name of a document")?;
    let id = named(bare(name), "id of a document")?;
    if let Some(case) = case {
        named(case, "id of a case file")?;
    }
    let module = outline.module(module)?;
    if let Ok((other, stem, _)) = outline.lesson(id) {
        return Err(Refusal::Because(format!(
            "the course has a lesson `{id}` already: {}/{stem}",
            other.folder
        )));
    }
    let taken = outline.modules.iter().find_map(|other| {
        let stem = other.documents.iter().find(|stem| bare(stem) == id)?;
        Some(format!("{}/documents/{stem}", other.folder))
    });
    if let Some(path) = taken {
        return Err(Refusal::Because(format!(
            "the course has a document `{id}` already: {path}"
        )));
    }
    let stem = match name == id {
        true => format!("{:02}-{id}", next(module)),
        false => name.to_owned(),
    };
    let title = title.map_or_else(|| title_of(id), str::to_owned);
    let files = outline.languages.iter().map(|language| Written {
        path: format!("{}/documents/{stem}.{language}.md", module.folder),
        text: text(*language, *language == outline.source(), &title, kind, case),
        is_new: true,
    });
    Ok(files.collect())
}

/// The number after those of the module's documents.
fn next(module: &ModuleOutline) -> u32 {
    let numbers = module
        .documents
        .iter()
        .filter_map(|stem| stem.split_once('-')?.0.parse::<u32>().ok());
    numbers.max().unwrap_or(0).saturating_add(1)
}

/// A document of two pages.
fn text(
    language: Language,
    source: bool,
    title: &str,
    kind: DocumentKind,
    case: Option<&str>,
) -> String {
    let words = words(language);
    // What a translation does not say is as in the source language.
    let settings = match source {
        false => String::new(),
        true => {
            let case = case.map_or_else(String::new, |case| format!("case: {case}\n"));
            format!("kind: {}\n{case}date: 2026-01-15\n", kind.code())
        }
    };
    format!(
        "---\ntitle: {}\n{settings}issued-by: {}\ndraft: true\nreview: pending\n---\n\n# {}\n\n{}\n\n---\n\n## {}\n\n{}\n",
        yaml_text(title),
        yaml_text(words.issuer),
        escaped(title),
        words.paragraph,
        words.section,
        words.second_page,
    )
}
