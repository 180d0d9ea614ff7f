//! From the files of a lesson to the lesson, the same way for a course and for a pinned text.

mod document;
mod follow;
mod freshness;
mod notes;
mod pinned;
mod referred;
mod settings;
mod taught;
mod text;

use std::collections::BTreeMap;

pub(crate) use document::{ComposedDocument, DocumentDraft};
pub(crate) use notes::notes;
pub use pinned::refers;

use crate::authored::{FrontMatter, Lock};
use crate::diagram::Shape;
use crate::language::Language;
use crate::lesson::{Lesson, LessonKind, LessonText, OpenPoint};
use crate::markdown::{FarLink, Mark, References, note};
use crate::minutes::reckoned;
use crate::question::{Key, Question};
use crate::questions::Asked;
use crate::sheet::{Placed, Sheet};

/// A lesson in one language, before it is read.
pub(crate) struct LessonFile<'a> {
    pub language: Language,
    pub sheet: &'a Sheet,
    pub front: &'a FrontMatter,
    pub behind: Behind<'a>,
}

/// How it is known which sections are behind.
pub(crate) enum Behind<'a> {
    /// From what `translations.lock` recorded.
    Recorded(&'a Lock),
    /// It was pinned.
    Known(Vec<String>),
}

/// A lesson, and what can only be checked when the whole course is known.
pub(crate) struct Draft {
    pub lesson: Lesson,
    /// Objectives that are named, and where in the source language's file.
    pub objectives: Vec<Placed>,
    /// Where each question stands in the source language's file.
    pub places: Vec<Placed>,
    /// Links to sections of other lessons, with the number of the file.
    pub far_links: Vec<(usize, FarLink)>,
    /// How many sections of each language are not in the lock.
    pub unrecorded: BTreeMap<Language, usize>,
}

/// What the source language says, for the translations to follow.
struct Original<'a> {
    front: &'a FrontMatter,
    marks: Vec<Mark>,
    asked: Vec<Asked>,
    open_points: Vec<OpenPoint>,
    hearings: Vec<text::Hearing>,
    /// The `##` section that each diagram stands in, and its shape.
    shapes: Vec<(String, Shape)>,
}

/// Reads a lesson from its files, the source language first. What is wrong is said on the sheets.
pub(crate) fn compose(
    module: &str,
    id: &str,
    files: Vec<LessonFile<'_>>,
    around: &References,
) -> Option<Draft> {
    let first = files.first()?;
    let folder = first
        .sheet
        .inner()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let mut used = References::default();
    let mut texts = BTreeMap::new();
    let mut far_links = Vec::new();
    let mut unrecorded = BTreeMap::new();
    let mut pinned_behind = Vec::new();

    let source = text::read(first, around, folder, None)?;
    let sections = freshness::sections(first.sheet, first.front, &source);
    let own: Vec<Question> = source
        .asked
        .iter()
        .map(|asked| asked.question.clone())
        .collect();
    let teaches = taught::taught(
        first.sheet,
        first.front,
        &source.present,
        &own,
        &source.text,
    );
    let original = Original {
        front: first.front,
        marks: source.marks.clone(),
        asked: source.asked,
        open_points: source.text.open_points.clone(),
        hearings: source.hearings,
        shapes: follow::by_section(&source.shapes, &source.present),
    };
    used.take(around, &source.referred);
    far_links.extend(source.far_links.into_iter().map(|link| (0, link)));
    texts.insert(first.language, source.text);
    pinned_behind.push(Vec::new());

    let mut questions = own;
    for (number, file) in files.iter().enumerate().skip(1) {
        settings::same(file, original.front);
        let Some(mut read) = text::read(file, around, folder, Some(&original)) else {
            pinned_behind.push(Vec::new());
            continue;
        };
        used.take(around, &read.referred);
        far_links.extend(read.far_links.drain(..).map(|link| (number, link)));
        let state = freshness::compare(id, file, &sections, &read.present);
        pinned_behind.push(state.behind.clone());
        unrecorded.insert(file.language, state.unrecorded);
        read.text.behind = state.behind;
        read.text.missing = state.missing;
        lend(
            &mut read.text,
            &texts,
            first.language,
            read.asked.len() < questions.len(),
        );
        for asked in read.asked {
            if let Some(question) = questions
                .iter_mut()
                .find(|question| question.id == asked.question.id)
            {
                join(question, asked.question);
            }
        }
        texts.insert(file.language, read.text);
    }
    for question in &questions {
        used.take(
            around,
            &referred::Referred {
                sources: question.basis.clone(),
                ..Default::default()
            },
        );
    }
    settings::draw(first, &questions);

    let kind = first
        .front
        .quiz
        .as_ref()
        .map_or(LessonKind::Reading, |quiz| {
            LessonKind::Quiz(quiz.settings.clone())
        });
    let mut lesson = Lesson {
        id: id.to_owned(),
        module: module.to_owned(),
        kind,
        is_draft: first.front.draft,
        cards: first.front.cards,
        minutes: 0,
        objectives: first
            .front
            .objectives
            .iter()
            .map(|(objective, _)| objective.clone())
            .collect(),
        teaches,
        texts,
        sections,
        questions,
        hash: String::new(),
        body: String::new(),
    };
    lesson.minutes = first.front.minutes.unwrap_or_else(|| reckoned(&lesson));
    pinned::pin(&mut lesson, &files, &pinned_behind, used);
    Some(Draft {
        objectives: objectives(first.front, &original.asked),
        places: original
            .asked
            .iter()
            .map(|asked| (asked.question.id.clone(), asked.span.clone()))
            .collect(),
        lesson,
        far_links,
        unrecorded,
    })
}

/// Questions that have not been translated are shown in the source language, so what they refer to
/// is listed under the translation too.
fn lend(
    text: &mut LessonText,
    texts: &BTreeMap<Language, LessonText>,
    source: Language,
    wanting: bool,
) {
    if let Some(source) = texts.get(&source).filter(|_| wanting) {
        source
            .sources
            .iter()
            .for_each(|id| note(&mut text.sources, id));
        source.terms.iter().for_each(|id| note(&mut text.terms, id));
    }
}

/// Adds a translation to a question.
fn join(question: &mut Question, mut translated: Question) {
    if let Key::Number { unit, .. } = &question.key {
        for text in translated.texts.values_mut() {
            text.unit = text.unit.take().or_else(|| unit.clone());
        }
    }
    question.texts.extend(translated.texts);
    match (&mut question.key, translated.key) {
        (Key::Words(words), Key::Words(more)) => {
            words.extend(
                more.into_iter()
                    .filter(|(_, accepted)| !accepted.is_empty()),
            );
        }
        (Key::Blanks(blanks), Key::Blanks(more)) => {
            for (id, accepted) in more {
                blanks.entry(id).or_default().extend(accepted);
            }
        }
        _ => {}
    }
}

/// The objectives that a lesson and its questions name.
fn objectives(front: &FrontMatter, asked: &[Asked]) -> Vec<Placed> {
    let drawn = front.quiz.iter().flat_map(|quiz| quiz.drawn.clone());
    let questions = asked
        .iter()
        .filter_map(|asked| Some((asked.question.objective.clone()?, asked.span.clone())));
    front
        .objectives
        .iter()
        .cloned()
        .chain(drawn)
        .chain(questions)
        .collect()
}

/// How many words a text has.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| !word.starts_with('{') && !word.starts_with('.'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}
