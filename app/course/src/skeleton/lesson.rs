//! The skeleton of a lesson or a quiz: a file in each language of the course.

use super::course::{ModuleOutline, Outline};
use super::register::register;
use super::words::words;
use super::{Written, named, question, title_of};
use crate::authored::yaml_text;
use crate::id::bare;
use crate::language::Language;
use crate::lesson::Purpose;
use crate::question::QuestionKind;
use crate::refusal::Refusal;

/// Begins a lesson.
pub(super) fn begin(
    outline: &Outline<'_>,
    name: &str,
    module: &str,
    title: Option<&str>,
    quiz: Option<Purpose>,
) -> Result<Vec<Written>, Refusal> {
    named(name, "name of a lesson")?;
    let id = named(bare(name), "id of a lesson")?;
    let module = outline.module(module)?;
    if let Ok((other, stem, _)) = outline.lesson(id) {
        return Err(Refusal::Because(format!(
            "the course has a lesson `{id}` already: {}/{stem}",
            other.folder
        )));
    }
    let stem = if name == id {
        format!("{:02}-{id}", next(module))
    } else {
        name.to_owned()
    };
    let title = title.map_or_else(|| title_of(id), str::to_owned);
    let mut files: Vec<Written> = outline
        .languages
        .iter()
        .map(|language| Written {
            path: format!("{}/{stem}.{language}.md", module.folder),
            text: text(id, *language, *language != outline.source(), &title, quiz),
            is_new: true,
        })
        .collect();
    if module.lists_lessons {
        let path = format!("{}/module.toml", module.folder);
        let registered = register(&outline.text(&path)?, "lessons", &stem).ok_or_else(|| {
            Refusal::Because(format!("{path}: `lessons` is not a list of file names"))
        })?;
        files.push(Written {
            text: outline.saved(&path, &registered),
            path,
            is_new: false,
        });
    }
    Ok(files)
}

/// The number after those of the module's lessons.
fn next(module: &ModuleOutline) -> u32 {
    let numbers = module
        .lessons
        .keys()
        .filter_map(|stem| stem.split_once('-')?.0.parse::<u32>().ok());
    numbers.max().unwrap_or(0).saturating_add(1)
}

/// A lesson with a section, or a quiz with a question: a draft, until its author says otherwise.
fn text(
    id: &str,
    language: Language,
    translated: bool,
    title: &str,
    quiz: Option<Purpose>,
) -> String {
    let words = words(language);
    // What a translation does not say is as in the source language.
    let settings = match (translated, quiz) {
        (true, _) => String::new(),
        (false, None) => "minutes: 15\n".to_owned(),
        (false, Some(purpose)) => {
            format!("quiz: {}\nattempts: 3\nshuffle: true\n", purpose.code())
        }
    };
    let body = match quiz {
        Some(_) => question::text(
            QuestionKind::Single,
            &format!("{id}-1"),
            language,
            translated,
            None,
            false,
        ),
        None => format!(
            "{}\n\n## {} {{#first-section}}\n\n{}\n",
            words.about_the_lesson, words.section, words.text
        ),
    };
    format!(
        "---\ntitle: {}\n{settings}draft: true\nreview: pending\n---\n\n# {}\n\n{body}",
        yaml_text(title),
        escaped(title)
    )
}

/// A text in Markdown that says nothing but what it says.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, each| {
        if "\\`*_{}[]<>#|~&$^".contains(each) {
            escaped.push('\\');
        }
        escaped.push(each);
        escaped
    })
}
