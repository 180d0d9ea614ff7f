//! Reads a course with all its files at hand.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::furnish::{furnish, hash, keep_shown, trainer_notes, unlisted};
use super::{LessonSheets, Loaded};
use crate::authored::{CourseFile, LOCK, Lock, read_errata, read_glossary, read_sources};
use crate::check;
use crate::compose::{ComposedDocument, Draft, compose};
use crate::course::{Course, Picture};
use crate::folder::{Folder, fault, picture_type};
use crate::markdown::{Contour, References};
use crate::problem::{Problem, Rule};
use crate::sheet::{Sheet, fileless};
use crate::summary::summarise;
use crate::trainer_notes::TrainerNotes;

/// What is needed while a course is read.
pub(super) struct Loader<'f> {
    pub(super) folder: &'f Folder,
    pub(super) problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl<'f> Loader<'f> {
    /// Reads the course; gives it if nothing is wrong, and all that is.
    pub(super) fn open(folder: &'f Folder) -> (Option<Loaded>, Vec<Problem>) {
        let mut loader = Self {
            folder,
            problems: folder.problems().to_vec(),
            warnings: Vec::new(),
        };
        let loaded = loader.course();
        (loaded, loader.problems)
    }

    /// A text file; what is wrong with it as a file is said. None if it is not there.
    pub(super) fn sheet(&mut self, inner: &str) -> Option<Sheet> {
        match self.folder.sheet(inner)? {
            Ok(sheet) => Some(sheet),
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
        }
    }

    /// Takes what was wrong on a sheet.
    pub(super) fn done(&mut self, sheet: &Sheet) {
        self.problems.extend(sheet.take_problems());
        self.warnings.extend(sheet.take_warnings());
    }

    fn course(&mut self) -> Option<Loaded> {
        let folder = self.folder;
        if !folder.has("course.toml") {
            self.problems.push(fileless(
                folder.path().join("course.toml"),
                Rule::MissingFile,
                "there is no course.toml",
                "a course is a folder with a course.toml: id, title, summary, languages, licence, modules",
            ));
        }
        let course_sheet = self.sheet("course.toml")?;
        let file = CourseFile::read(&course_sheet);
        let Some(file) = file else {
            self.done(&course_sheet);
            return None;
        };
        let languages = file.languages.clone();
        let sources_sheet = self.sheet("sources.toml");
        let sources = sources_sheet
            .as_ref()
            .map(|sheet| read_sources(sheet, &languages))
            .unwrap_or_default();
        let glossary_sheet = self.sheet("glossary.toml");
        let (glossary, cited) = glossary_sheet
            .as_ref()
            .map(|sheet| read_glossary(sheet, &languages))
            .unwrap_or_default();
        if let Some(sheet) = &glossary_sheet {
            check::cited(sheet, &cited, &sources);
        }
        let lock_sheet = self.sheet(LOCK);
        let lock = lock_sheet
            .as_ref()
            .map(|sheet| Lock::read(sheet, &languages))
            .unwrap_or_default();

        let errata_sheet = self.sheet("errata.toml");
        let noted = errata_sheet
            .as_ref()
            .map(|sheet| read_errata(sheet, &languages))
            .unwrap_or_default();

        let modules = self.modules(&course_sheet, &file);
        let mut around = References {
            sources: sources
                .iter()
                .map(|source| (source.id.clone(), source.clone()))
                .collect(),
            terms: glossary
                .iter()
                .map(|term| (term.id.clone(), term.clone()))
                .collect(),
            lessons: modules
                .iter()
                .flat_map(|module| &module.lessons)
                .map(LessonSheets::titles)
                .collect(),
            pictures: BTreeMap::new(),
            documents: BTreeMap::new(),
        };
        let pictures = self.pictures(&mut around);
        let mut divided: Vec<Vec<_>> = Vec::new();
        for module in &modules {
            let documents = module.documents.iter();
            let drafts = documents.map(|document| (document, document.draft()));
            divided.push(drafts.collect());
        }
        // A document that cannot be read is there all the same, and any place in it may be cited.
        around.documents = divided
            .iter()
            .flatten()
            .map(|(sheets, draft)| {
                let contour = draft
                    .as_ref()
                    .map_or_else(Contour::default, |it| it.contour());
                (sheets.id.clone(), contour)
            })
            .collect();
        let documents: Vec<Vec<ComposedDocument>> = modules
            .iter()
            .zip(divided)
            .map(|(module, drafts)| {
                let drafts = drafts.into_iter().filter_map(|(_, draft)| draft);
                drafts
                    .filter_map(|draft| draft.compose(&module.file.id, &around, &lock))
                    .collect()
            })
            .collect();

        let mut drafts: Vec<Vec<Draft>> = Vec::new();
        for module in &modules {
            let drafted = module.lessons.iter().filter_map(|lesson| {
                compose(&module.file.id, &lesson.id, lesson.ready(&lock)?, &around)
            });
            drafts.push(drafted.collect());
        }
        let notes: Vec<Vec<TrainerNotes>> = modules
            .iter()
            .map(|module| trainer_notes(module, &drafts, &around))
            .collect();
        // What judges are not shown yet is asked for and translated all the same.
        let complete = !folder.is_reduced()
            && self.problems.is_empty()
            && modules
                .iter()
                .zip(&drafts)
                .all(|(module, drafts)| module.lessons.len() == drafts.len());
        check::course(&modules, &drafts, complete);
        if !folder.is_reduced() {
            check::hints(&modules, &drafts);
        }
        if let Some(sheet) = lock_sheet.as_ref().filter(|_| !folder.is_reduced()) {
            let ids = modules.iter().flat_map(|module| &module.documents);
            let ids: Vec<&str> = ids.map(|document| document.id.as_str()).collect();
            check::lock(sheet, &lock, &drafts, &ids);
        }
        let errata = errata_sheet
            .as_ref()
            .map(|sheet| check::errata(sheet, noted, &modules, &drafts, complete))
            .unwrap_or_default();

        for sheet in [&course_sheet]
            .into_iter()
            .chain(&sources_sheet)
            .chain(&glossary_sheet)
            .chain(&lock_sheet)
            .chain(&errata_sheet)
        {
            self.done(sheet);
        }
        for module in &modules {
            self.done(&module.sheet);
            module
                .lessons
                .iter()
                .flat_map(|lesson| &lesson.sheets)
                .for_each(|(_, sheet, _)| self.done(sheet));
            module
                .documents
                .iter()
                .flat_map(|document| &document.sheets)
                .for_each(|(_, sheet, _)| self.done(sheet));
            module
                .notes
                .iter()
                .for_each(|notes| self.done(&notes.sheet));
        }
        if !self.problems.is_empty() {
            return None;
        }
        let mut course = Course {
            id: file.id,
            title: file.title,
            summary: file.summary,
            languages,
            licence: file.licence,
            authors: file.authors,
            pass_mark: file.pass_mark,
            certificate: file.certificate,
            modules: Vec::new(),
            glossary,
            sources,
            errata,
            pictures,
            hash: String::new(),
        };
        let unrecorded = furnish(&mut course, modules, drafts, documents, notes);
        keep_shown(&mut course);
        course.hash = hash(&course, folder);
        let summary = summarise(&course, unlisted(folder, &file.modules), &unrecorded);
        Some(Loaded {
            course,
            with_drafts: None,
            summary,
            warnings: std::mem::take(&mut self.warnings),
        })
    }

    /// Names the pictures after their content. What is wrong with one is said once, so a lesson may
    /// show it all the same.
    fn pictures(&mut self, around: &mut References) -> Vec<Picture> {
        let mut pictures: BTreeMap<String, Picture> = BTreeMap::new();
        for path in self.folder.paths() {
            let Some((extension, media_type)) = picture_type(path) else {
                continue;
            };
            let bytes = match self.folder.bytes(path) {
                Some(Ok(bytes)) => bytes,
                Some(Err(problem)) => {
                    around.pictures.insert(path.to_owned(), String::new());
                    self.problems.push(*problem);
                    continue;
                }
                None => continue,
            };
            if let Some((message, advice)) = fault(extension, media_type, bytes) {
                let path = self.folder.path().join(path);
                self.problems
                    .push(fileless(path, Rule::BadPicture, message, advice));
            }
            let hash = format!("{:x}", Sha256::digest(bytes));
            let name = format!("{}.{extension}", &hash[..32]);
            around.pictures.insert(path.to_owned(), name.clone());
            pictures.insert(
                name.clone(),
                Picture {
                    name,
                    media_type,
                    bytes: bytes.to_vec(),
                },
            );
        }
        pictures.into_values().collect()
    }
}
