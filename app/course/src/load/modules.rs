//! The modules of a course and the files of their lessons.

use super::contents::{Files, contents};
use super::documents::documents;
use super::loader::Loader;
use crate::authored::{CourseFile, DocumentFront, FrontMatter, Lock, ModuleFile, NotesFront};
use crate::compose::{Behind, DocumentDraft, LessonFile};
use crate::language::{Language, Localised};
use crate::problem::Rule;
use crate::sheet::Sheet;

/// A module while the course is read.
pub(crate) struct ModuleSheets {
    pub sheet: Sheet,
    pub file: ModuleFile,
    pub lessons: Vec<LessonSheets>,
    pub documents: Vec<DocumentSheets>,
    pub notes: Vec<NotesSheets>,
}

/// A lesson while the course is read: its files, the source language first.
pub(crate) struct LessonSheets {
    pub id: String,
    pub sheets: Vec<(Language, Sheet, Option<FrontMatter>)>,
    /// How many files it has, whether they can be read or not.
    files: usize,
}

/// A document while the course is read: its files, the source language first.
pub(crate) struct DocumentSheets {
    pub id: String,
    pub sheets: Vec<(Language, Sheet, Option<DocumentFront>)>,
    /// How many files it has, whether they can be read or not.
    files: usize,
}

/// A file of trainer's notes while the course is read.
pub(crate) struct NotesSheets {
    /// The id of the lesson.
    pub lesson: String,
    pub language: Language,
    pub sheet: Sheet,
    pub front: Option<NotesFront>,
}

impl DocumentSheets {
    /// The document, divided into pages. None if one of its files could not be read.
    pub(super) fn draft(&self) -> Option<DocumentDraft<'_>> {
        let files: Vec<_> = self
            .sheets
            .iter()
            .filter_map(|(language, sheet, front)| Some((*language, sheet, front.as_ref()?)))
            .collect();
        if files.len() != self.files {
            return None;
        }
        DocumentDraft::read(&self.id, files)
    }
}

impl LessonSheets {
    /// The files, ready to be composed. None if one of them could not be read.
    pub(super) fn ready<'a>(&'a self, lock: &'a Lock) -> Option<Vec<LessonFile<'a>>> {
        let files: Vec<_> = self
            .sheets
            .iter()
            .filter_map(|(language, sheet, front)| {
                let behind = Behind::Recorded(lock);
                Some(LessonFile {
                    language: *language,
                    sheet,
                    front: front.as_ref()?,
                    behind,
                })
            })
            .collect();
        (files.len() == self.files).then_some(files)
    }

    /// The id and the title in each language.
    pub(super) fn titles(&self) -> (String, Localised) {
        let titles = self.sheets.iter().filter_map(|(language, _, front)| {
            let (title, _) = front.as_ref()?.title.clone()?;
            Some((*language, title))
        });
        (self.id.clone(), Localised(titles.collect()))
    }
}

impl Loader<'_> {
    /// Reads the modules that `course.toml` names, and the front matter of their lessons.
    pub(super) fn modules(&mut self, course_sheet: &Sheet, file: &CourseFile) -> Vec<ModuleSheets> {
        let mut modules = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (name, place) in &file.modules {
            if seen.contains(&name.as_str()) {
                course_sheet.wrong(
                    place.clone(),
                    Rule::DuplicateId,
                    format!("the module `{name}` is named twice"),
                    "name each module once",
                );
                continue;
            }
            seen.push(name);
            let inner = format!("{name}/module.toml");
            if !self.folder.has(&inner) {
                course_sheet.wrong(
                    place.clone(),
                    Rule::MissingFile,
                    format!("there is no file {inner}"),
                    "add the folder with a module.toml, or take the module from the list",
                );
                continue;
            }
            if self.folder.is_withdrawn(name) {
                continue;
            }
            let Some(sheet) = self.sheet(&inner) else {
                continue;
            };
            let Some(module) = ModuleFile::read(&sheet, &file.languages) else {
                self.done(&sheet);
                continue;
            };
            let files = contents(self.folder, name, &sheet, &module, &file.languages);
            self.problems.extend(files.problems);
            if files.lessons.is_empty() && (module.draft || self.folder.is_reduced()) {
                // There is nothing in it to be shown yet.
                self.done(&sheet);
                continue;
            }
            let lessons: Vec<_> = files
                .lessons
                .into_iter()
                .map(|lesson| self.lesson(lesson))
                .collect();
            let (found, problems) = documents(self.folder, name, &file.languages);
            self.problems.extend(problems);
            let documents = found
                .into_iter()
                .map(|files| self.document(files))
                .collect();
            let notes = self.notes(name, &lessons, &file.languages);
            modules.push(ModuleSheets {
                sheet,
                file: module,
                lessons,
                documents,
                notes,
            });
        }
        modules
    }

    fn document(&mut self, files: Files) -> DocumentSheets {
        let wanted = files.paths.len();
        let mut sheets = Vec::new();
        for (number, (language, path)) in files.paths.into_iter().enumerate() {
            if let Some(sheet) = self.sheet(&path) {
                let front = DocumentFront::read(&sheet, number > 0);
                sheets.push((language, sheet, front));
            }
        }
        DocumentSheets {
            id: files.id,
            files: wanted,
            sheets,
        }
    }

    fn lesson(&mut self, files: Files) -> LessonSheets {
        let wanted = files.paths.len();
        let sheets = files.paths.into_iter().filter_map(|(language, path)| {
            let sheet = self.sheet(&path)?;
            let front = FrontMatter::read(&sheet);
            Some((language, sheet, front))
        });
        LessonSheets {
            id: files.id,
            files: wanted,
            sheets: sheets.collect(),
        }
    }
}
