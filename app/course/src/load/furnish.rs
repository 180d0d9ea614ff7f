//! Puts what was read of a course into the course.

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::ModuleSheets;
use crate::check;
use crate::compose::{ComposedDocument, Draft, notes};
use crate::course::{Course, Module};
use crate::folder::Folder;
use crate::language::Language;
use crate::lesson::Lesson;
use crate::markdown::References;
use crate::problem::Rule;
use crate::trainer_notes::TrainerNotes;

/// The trainer's notes of a module, in the order of its lessons.
pub(super) fn trainer_notes(
    module: &ModuleSheets,
    drafts: &[Vec<Draft>],
    around: &References,
) -> Vec<TrainerNotes> {
    let mut all = Vec::new();
    for lesson in &module.lessons {
        let mut texts = BTreeMap::new();
        for file in module.notes.iter().filter(|file| file.lesson == lesson.id) {
            let Some(front) = &file.front else { continue };
            let Some((text, links)) = notes(&file.sheet, front, file.language, around) else {
                continue;
            };
            for link in &links {
                check::far_link(&file.sheet, link, drafts);
            }
            if texts.insert(file.language, text).is_some() {
                file.sheet.wrong(
                    0..0,
                    Rule::DuplicateId,
                    format!(
                        "the lesson `{}` has other trainer's notes in this language",
                        lesson.id
                    ),
                    "keep one file for each language",
                );
            }
        }
        if !texts.is_empty() {
            all.push(TrainerNotes {
                lesson: lesson.id.clone(),
                texts,
            });
        }
    }
    all
}

/// Puts the modules into a course. Gives the number of sections of each language that are not in the
/// lock.
pub(super) fn furnish(
    course: &mut Course,
    modules: Vec<ModuleSheets>,
    drafts: Vec<Vec<Draft>>,
    documents: Vec<Vec<ComposedDocument>>,
    notes: Vec<Vec<TrainerNotes>>,
) -> BTreeMap<Language, usize> {
    let mut unrecorded: BTreeMap<Language, usize> = BTreeMap::new();
    let mut add = |more: &BTreeMap<Language, usize>| {
        more.iter()
            .for_each(|(language, count)| *unrecorded.entry(*language).or_default() += count);
    };
    let composed = drafts.into_iter().zip(documents).zip(notes);
    for (module, ((drafts, documents), trainer_notes)) in modules.into_iter().zip(composed) {
        let mut lessons: Vec<Lesson> = Vec::new();
        for draft in drafts {
            add(&draft.unrecorded);
            lessons.push(draft.lesson);
        }
        documents
            .iter()
            .for_each(|document| add(&document.unrecorded));
        course.modules.push(Module {
            id: module.file.id,
            is_draft: module.file.draft,
            title: module.file.title,
            minutes: module
                .file
                .minutes
                .unwrap_or_else(|| lessons.iter().map(|lesson| lesson.minutes).sum()),
            objectives: module
                .file
                .objectives
                .into_iter()
                .map(|(objective, _)| objective)
                .collect(),
            lessons,
            documents: documents.into_iter().map(|it| it.document).collect(),
            trainer_notes,
        });
    }
    unrecorded
}

/// Module folders that `course.toml` does not name.
pub(super) fn unlisted(folder: &Folder, named: &[(String, Range<usize>)]) -> Vec<String> {
    let modules = folder
        .paths()
        .filter_map(|path| path.strip_suffix("/module.toml"));
    modules
        .filter(|module| !named.iter().any(|(name, _)| name == module))
        .map(str::to_owned)
        .collect()
}

/// Keeps the pictures that a lesson shows.
pub(super) fn keep_shown(course: &mut Course) {
    let bodies: Vec<&str> = course
        .modules
        .iter()
        .flat_map(|module| &module.lessons)
        .map(|lesson| lesson.body.as_str())
        .collect();
    course
        .pictures
        .retain(|picture| bodies.iter().any(|body| body.contains(&picture.name)));
}

/// The hash of a course: over the sorted hashes of its lessons and documents, and by name its TOML
/// files and trainer's notes.
pub(super) fn hash(course: &Course, folder: &Folder) -> String {
    let mut lessons: Vec<&str> = course
        .lessons()
        .map(|(_, lesson)| lesson.hash.as_str())
        .collect();
    lessons.extend(
        course
            .documents()
            .map(|(_, document)| document.hash.as_str()),
    );
    lessons.sort_unstable();
    let mut digest = Sha256::new();
    for lesson in lessons {
        digest.update(lesson);
        digest.update("\n");
    }
    let notes = |path: &&str| path.ends_with(".md") && path.contains("/trainer/");
    let others = folder
        .paths()
        .filter(|path| path.ends_with(".toml") || notes(path));
    for path in others {
        let text = folder.text(path).unwrap_or_default();
        digest.update(format!("{path} {}\n", text.len()));
        digest.update(text);
    }
    format!("{:x}", digest.finalize())
}
