//! What a course amounts to, in figures.

mod table;

use std::collections::BTreeMap;

use crate::compose::words;
use crate::course::Course;
use crate::document::{DocumentText, PagePart};
use crate::drafts::Drafts;
use crate::language::Language;
use crate::lesson::{Block, Lesson, LessonText};
use crate::markdown::plain_text;
use crate::question::QuestionKind;
use crate::term::Review;

/// What a course amounts to. Its `Display` is a table for the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The id of the course.
    pub course: String,
    /// How many modules there are.
    pub modules: usize,
    /// How many lessons there are, quizzes included.
    pub lessons: usize,
    /// Minutes of study over all lessons.
    pub minutes: u32,
    /// Each language of the course.
    pub languages: BTreeMap<Language, LanguageSummary>,
    /// How many questions there are of each kind.
    pub questions: BTreeMap<QuestionKind, usize>,
    /// How many objectives there are.
    pub objectives: usize,
    /// How many pictures there are.
    pub pictures: usize,
    /// How many documents there are.
    pub documents: usize,
    /// How many points of the source language are open: a lawyer must still confirm them.
    pub open_points: usize,
    /// How many diagrams there are in the source language.
    pub diagrams: usize,
    /// How many sources have been checked.
    pub sources_checked: usize,
    /// How many sources nobody has checked yet.
    pub sources_pending: usize,
    /// How much is a draft, and in none of the other figures.
    pub drafts: Drafts,
    /// Folders that hold a `module.toml` and are not named in `course.toml`: they are left out.
    pub unlisted: Vec<String>,
}

/// How far a course is written in one language. In the source language every section is current.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LanguageSummary {
    /// Lessons that exist in it.
    pub lessons: usize,
    /// Lessons and documents that exist in it and that no lawyer has reviewed yet.
    pub review_pending: usize,
    /// Words, questions and documents included.
    pub words: usize,
    /// Sections made from the source as it stands.
    pub current: usize,
    /// Sections whose source has changed since.
    pub behind: usize,
    /// Sections of which `translations.lock` does not say what they were made from.
    pub unrecorded: usize,
    /// Sections that have not been translated.
    pub missing: usize,
    /// Lessons with trainer's notes in it.
    pub trainer_notes: usize,
    /// Terms whose name in it stands in an official text.
    pub terms_official: usize,
    /// Terms whose name in it nobody has confirmed yet.
    pub terms_pending: usize,
    /// Terms that have no name in it.
    pub terms_missing: usize,
}

/// Sums up a course.
pub(crate) fn summarise(
    course: &Course,
    unlisted: Vec<String>,
    unrecorded: &BTreeMap<Language, usize>,
) -> Summary {
    let mut summary = Summary {
        course: course.id.clone(),
        modules: course.modules.len(),
        objectives: course
            .modules
            .iter()
            .map(|module| module.objectives.len())
            .sum(),
        pictures: course.pictures.len(),
        sources_checked: course
            .sources
            .iter()
            .filter(|source| source.checked.is_some())
            .count(),
        unlisted,
        ..Summary::default()
    };
    summary.sources_pending = course.sources.len() - summary.sources_checked;
    for language in &course.languages {
        let of = summary.languages.entry(*language).or_default();
        for term in &course.glossary {
            let count = match (term.names.exact(*language), term.review_in(*language)) {
                (None, _) => &mut of.terms_missing,
                (Some(_), Review::Official) => &mut of.terms_official,
                (Some(_), Review::Pending) => &mut of.terms_pending,
            };
            *count += 1;
        }
    }
    for (_, lesson) in course.lessons() {
        summary.lessons += 1;
        summary.minutes = summary.minutes.saturating_add(lesson.minutes);
        for question in &lesson.questions {
            *summary.questions.entry(question.kind).or_default() += 1;
        }
        for language in &course.languages {
            let of = summary.languages.entry(*language).or_default();
            let Some(text) = lesson.texts.get(language) else {
                of.missing += lesson.sections.len();
                continue;
            };
            of.lessons += 1;
            of.review_pending += usize::from(text.review_pending);
            of.words += words_of(lesson, *language, text);
            of.behind += text.behind.len();
            of.missing += text.missing.len();
            of.current += lesson.sections.len() - text.behind.len() - text.missing.len();
        }
    }
    for (_, text) in course
        .lessons()
        .filter_map(|(_, lesson)| lesson.text(course.source_language()))
    {
        summary.open_points += text.open_points.len();
        summary.diagrams += text.diagrams;
    }
    for notes in course
        .modules
        .iter()
        .flat_map(|module| &module.trainer_notes)
    {
        for language in notes.texts.keys() {
            summary
                .languages
                .entry(*language)
                .or_default()
                .trainer_notes += 1;
        }
    }
    for (_, document) in course.documents() {
        summary.documents += 1;
        for language in &course.languages {
            let of = summary.languages.entry(*language).or_default();
            let Some(text) = document.texts.get(language) else {
                of.missing += 1;
                continue;
            };
            of.review_pending += usize::from(text.review_pending);
            of.words += words_of_document(text);
            of.behind += usize::from(text.behind);
            of.current += usize::from(!text.behind);
        }
    }
    for (language, count) in unrecorded {
        let of = summary.languages.entry(*language).or_default();
        of.unrecorded = *count;
        of.current = of.current.saturating_sub(*count);
    }
    summary
}

/// The words that a reader of this language finds.
pub(crate) fn words_of(lesson: &Lesson, language: Language, text: &LessonText) -> usize {
    let prose = text.blocks.iter().map(|block| match block {
        Block::Html(html) => words_in(html),
        Block::Question(_) | Block::Stop(_) | Block::Section(_) => 0,
    });
    let questions = lesson
        .questions
        .iter()
        .filter_map(|question| question.texts.get(&language))
        .map(|text| {
            let options = text.options.iter().chain(&text.rows).chain(&text.criteria);
            words_in(&text.title)
                + words_in(&text.stem)
                + options
                    .map(|option| {
                        words_in(&option.html) + option.feedback.as_deref().map_or(0, words_in)
                    })
                    .sum::<usize>()
                + text.explanation.as_deref().map_or(0, words_in)
                + text.hint.as_deref().map_or(0, words_in)
        });
    prose.chain(questions).sum()
}

/// The words of a document.
pub(crate) fn words_of_document(text: &DocumentText) -> usize {
    let parts = text.pages.iter().flat_map(|page| &page.parts);
    parts
        .map(|part| match part {
            PagePart::Heading(html) | PagePart::Paragraph { html, .. } => words_in(html),
        })
        .sum()
}

/// The words of HTML, without its tags.
fn words_in(html: &str) -> usize {
    words(&plain_text(html))
}
