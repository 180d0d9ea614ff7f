//! What can only be checked when the whole course is known.

mod errata;
mod hints;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::authored::{Cited, Lock};
use crate::compose::Draft;
use crate::course::Source;
use crate::id::{TOP, advise};
use crate::load::{LessonSheets, ModuleSheets};
use crate::markdown::FarLink;
use crate::problem::Rule;
use crate::question::Key;
use crate::sheet::Sheet;

pub(crate) use errata::errata;
pub(crate) use hints::hints;

/// Checks the ids that must be unique in the course (also among lessons and documents), the objectives, and links between lessons.
///
/// That an objective is not asked is only said if every lesson could be read.
pub(crate) fn course(modules: &[ModuleSheets], drafts: &[Vec<Draft>], complete: bool) {
    unique(modules, drafts);
    objectives(modules, drafts);
    if complete {
        unasked(modules, drafts);
    }
    for (lesson, draft) in lessons(modules, drafts) {
        for (number, link) in &draft.far_links {
            if let Some((_, sheet, _)) = lesson.sheets.get(*number) {
                far_link(sheet, link, drafts);
            }
        }
    }
}

/// Checks a link to a section of another lesson.
pub(crate) fn far_link(sheet: &Sheet, link: &FarLink, drafts: &[Vec<Draft>]) {
    let sections = drafts
        .iter()
        .flatten()
        .find(|draft| draft.lesson.id == link.lesson)
        .map(anchors)
        .unwrap_or_default();
    if !sections.contains(&link.section.as_str()) {
        sheet.wrong(
            link.span.clone(),
            Rule::BrokenLink,
            format!(
                "the lesson `{}` has no section `{}`",
                link.lesson, link.section
            ),
            advise(&link.section, sections, "link to one of its ## sections"),
        );
    }
}

/// The lessons that could be read, each with its files.
fn lessons<'a>(
    modules: &'a [ModuleSheets],
    drafts: &'a [Vec<Draft>],
) -> impl Iterator<Item = (&'a LessonSheets, &'a Draft)> {
    modules.iter().zip(drafts).flat_map(|(module, drafts)| {
        drafts.iter().filter_map(|draft| {
            module
                .lessons
                .iter()
                .find(|lesson| lesson.id == draft.lesson.id)
                .map(|lesson| (lesson, draft))
        })
    })
}

fn anchors(draft: &Draft) -> Vec<&str> {
    let texts = draft
        .lesson
        .texts
        .values()
        .flat_map(|text| &text.headings)
        .map(|heading| heading.id.as_str());
    texts
        .chain(
            draft
                .lesson
                .questions
                .iter()
                .map(|question| question.id.as_str()),
        )
        .collect()
}

/// Ids of modules, lessons and questions are unique in the course.
fn unique(modules: &[ModuleSheets], drafts: &[Vec<Draft>]) {
    let mut seen = BTreeSet::new();
    for module in modules.iter().filter(|module| !module.file.id.is_empty()) {
        if !seen.insert(&module.file.id) {
            taken(
                &module.sheet,
                "module",
                &module.file.id,
                module.file.id_place.clone(),
            );
        }
    }
    let mut seen = BTreeSet::new();
    for lesson in modules.iter().flat_map(|module| &module.lessons) {
        if !seen.insert(&lesson.id)
            && let Some((_, sheet, _)) = lesson.sheets.first()
        {
            sheet.wrong(
                0..0,
                Rule::DuplicateId,
                format!("another lesson of the course has the id `{}`", lesson.id),
                "rename the file; a lesson's id is its file name without number and language",
            );
        }
    }
    for document in modules.iter().flat_map(|module| &module.documents) {
        if !seen.insert(&document.id)
            && let Some((_, sheet, _)) = document.sheets.first()
        {
            sheet.wrong(
                0..0,
                Rule::DuplicateId,
                format!(
                    "another lesson or document of the course has the id `{}`",
                    document.id
                ),
                "rename the file; a document's id is its file name without number and language",
            );
        }
    }
    let mut seen = BTreeMap::new();
    for (lesson, draft) in lessons(modules, drafts) {
        for (id, place) in &draft.places {
            let elsewhere = seen
                .insert(id, &lesson.id)
                .filter(|other| **other != lesson.id);
            if let (Some(other), Some((_, sheet, _))) = (elsewhere, lesson.sheets.first()) {
                sheet.wrong(
                    place.clone(),
                    Rule::DuplicateId,
                    format!("a question in the lesson `{other}` has the id `{id}`"),
                    "give each question of the course its own id",
                );
            }
        }
    }
}

/// Objectives that are named exist.
fn objectives(modules: &[ModuleSheets], drafts: &[Vec<Draft>]) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for module in modules {
        for (objective, place) in &module.file.objectives {
            if !known.insert(&objective.id) {
                taken(&module.sheet, "objective", &objective.id, place.clone());
            }
        }
    }
    for (lesson, draft) in lessons(modules, drafts) {
        let Some((_, sheet, _)) = lesson.sheets.first() else {
            continue;
        };
        for (objective, place) in draft
            .objectives
            .iter()
            .filter(|(objective, _)| !known.contains(objective.as_str()))
        {
            sheet.wrong(
                place.clone(),
                Rule::UnknownObjective,
                format!("there is no objective `{objective}`"),
                advise(
                    objective,
                    known.iter().copied(),
                    "add it to `objectives` in module.toml",
                ),
            );
        }
    }
}

/// Objectives are asked.
fn unasked(modules: &[ModuleSheets], drafts: &[Vec<Draft>]) {
    let asked: BTreeSet<&str> = drafts
        .iter()
        .flatten()
        .flat_map(|draft| &draft.lesson.questions)
        .filter(|question| question.key != Key::None)
        .filter_map(|question| question.objective.as_deref())
        .collect();
    for module in modules {
        for (objective, place) in &module.file.objectives {
            if !asked.contains(objective.id.as_str()) {
                module.sheet.wrong(
                    place.clone(),
                    Rule::UnaskedObjective,
                    format!("no question asks the objective `{}`", objective.id),
                    format!(
                        "add a question with objective={}, or delete the objective",
                        objective.id
                    ),
                );
            }
        }
    }
}

fn taken(sheet: &Sheet, what: &str, id: &str, place: Range<usize>) {
    sheet.wrong(
        place,
        Rule::DuplicateId,
        format!("another {what} of the course has the id `{id}`"),
        "give each its own id",
    );
}

/// The sources that the glossary names exist.
pub(crate) fn cited(sheet: &Sheet, cited: &Cited, sources: &[Source]) {
    for (id, place) in cited {
        if !sources.iter().any(|source| source.id == *id) {
            sheet.wrong(
                place.clone(),
                Rule::BrokenSource,
                format!("there is no source `{id}`"),
                advise(
                    id,
                    sources.iter().map(|source| source.id.as_str()),
                    "add it to sources.toml",
                ),
            );
        }
    }
}

/// The sections that `translations.lock` names exist.
pub(crate) fn lock(sheet: &Sheet, lock: &Lock, drafts: &[Vec<Draft>], documents: &[&str]) {
    for (name, place) in &lock.places {
        let known = name.split_once('/').is_some_and(|(lesson, section)| {
            if documents.contains(&lesson) {
                return section == TOP;
            }
            let lesson = drafts
                .iter()
                .flatten()
                .find(|draft| draft.lesson.id == lesson);
            lesson.is_some_and(|draft| {
                draft
                    .lesson
                    .sections
                    .iter()
                    .any(|known| known.id == section)
            })
        });
        if !known {
            sheet.wrong(
                place.clone(),
                Rule::StaleLock,
                format!("there is no section `{name}`"),
                "delete this entry; `torelik translated` does so, too",
            );
        }
    }
}
