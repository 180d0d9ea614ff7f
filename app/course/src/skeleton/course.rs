//! What a skeleton must know of a course. The course may be broken: its modules may still be empty,
//! and what is wrong in one lesson is nothing to another.

use std::collections::{BTreeMap, BTreeSet};

use super::saved_like;
use crate::authored::{CourseFile, ModuleFile};
use crate::folder::Folder;
use crate::id::{bare, nearest};
use crate::language::Language;
use crate::refusal::Refusal;
use crate::sheet::{Sheet, normal};

/// The modules and lessons of a course by their files.
pub(super) struct Outline<'f> {
    folder: &'f Folder,
    /// The source language first.
    pub languages: Vec<Language>,
    pub modules: Vec<ModuleOutline>,
}

/// A module.
pub(super) struct ModuleOutline {
    /// The folder.
    pub folder: String,
    pub id: String,
    /// Whether `module.toml` lists the lessons.
    pub lists_lessons: bool,
    /// The languages of each lesson by its file name without them, such as `01-framework`.
    pub lessons: BTreeMap<String, Vec<Language>>,
    /// The documents by their file names without language, such as `01-refusal`.
    pub documents: BTreeSet<String>,
}

impl<'f> Outline<'f> {
    /// Reads it.
    pub fn read(folder: &'f Folder) -> Result<Self, Refusal> {
        let sheet = sheet(folder, "course.toml")?;
        let file = CourseFile::read(&sheet).ok_or_else(|| broken(&sheet))?;
        let mut modules = Vec::new();
        for (name, _) in &file.modules {
            let inner = format!("{name}/module.toml");
            if !folder.has(&inner) {
                continue;
            }
            let sheet = self::sheet(folder, &inner)?;
            let module = ModuleFile::read(&sheet, &file.languages).ok_or_else(|| broken(&sheet))?;
            modules.push(ModuleOutline {
                folder: name.clone(),
                id: module.id,
                lists_lessons: module.lessons.is_some(),
                lessons: lessons(folder, name, &file.languages),
                documents: lessons(folder, &format!("{name}/documents"), &file.languages)
                    .into_keys()
                    .collect(),
            });
        }
        Ok(Self {
            folder,
            languages: file.languages,
            modules,
        })
    }

    /// The language the course is written in.
    pub fn source(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// Whether the folder holds anything under this path.
    pub fn is_taken(&self, inner: &str) -> bool {
        self.folder.has(inner)
            || self.folder.paths().any(|path| {
                path.strip_prefix(inner)
                    .is_some_and(|rest| rest.starts_with('/'))
            })
    }

    /// The text of a file, its lines ended as Unix ends them.
    pub fn text(&self, inner: &str) -> Result<String, Refusal> {
        Ok(sheet(self.folder, inner)?.text().to_owned())
    }

    /// A new text for a file, saved as it was.
    pub fn saved(&self, inner: &str, text: &str) -> String {
        let before = self.folder.bytes(inner).and_then(Result::ok);
        let before = before.and_then(|bytes| std::str::from_utf8(bytes).ok());
        saved_like(before.unwrap_or_default(), &normal(text))
    }

    /// The module with this folder or id.
    pub fn module(&self, name: &str) -> Result<&ModuleOutline, Refusal> {
        let found = self
            .modules
            .iter()
            .find(|module| module.folder == name || module.id == name);
        found.ok_or_else(|| {
            let known = self
                .modules
                .iter()
                .flat_map(|module| [module.folder.as_str(), &module.id]);
            missing("module", name, known, "course.toml names the modules")
        })
    }

    /// The lesson with this id: its module, its file name, and its languages.
    pub fn lesson(&self, id: &str) -> Result<(&ModuleOutline, &str, &[Language]), Refusal> {
        let all = || {
            self.modules.iter().flat_map(|module| {
                module
                    .lessons
                    .iter()
                    .map(move |(stem, languages)| (module, stem.as_str(), languages.as_slice()))
            })
        };
        all().find(|(_, stem, _)| bare(stem) == id).ok_or_else(|| {
            let known = all().map(|(_, stem, _)| bare(stem));
            let otherwise = "a lesson's id is its file name without number and language";
            missing("lesson", id, known, otherwise)
        })
    }
}

fn missing<'a>(
    what: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> Refusal {
    let advice = nearest(name, known).map_or_else(
        || otherwise.to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Refusal::Because(format!("there is no {what} `{name}`: {advice}"))
}

fn sheet(folder: &Folder, inner: &str) -> Result<Sheet, Refusal> {
    match folder.sheet(inner) {
        Some(Ok(sheet)) => Ok(sheet),
        Some(Err(problem)) => Err(Refusal::Broken(vec![*problem])),
        None => Err(Refusal::Because(format!(
            "there is no file {}",
            folder.path().join(inner).display()
        ))),
    }
}

fn broken(sheet: &Sheet) -> Refusal {
    Refusal::Broken(sheet.take_problems())
}

/// The files of lessons or documents in a folder.
fn lessons(
    folder: &Folder,
    module: &str,
    languages: &[Language],
) -> BTreeMap<String, Vec<Language>> {
    let mut lessons: BTreeMap<String, Vec<Language>> = BTreeMap::new();
    let names = folder.paths().filter_map(|path| {
        path.strip_prefix(module)?
            .strip_prefix('/')?
            .strip_suffix(".md")
            .filter(|name| !name.contains('/'))
    });
    for (stem, code) in names.filter_map(|name| name.rsplit_once('.')) {
        if let Some(language) = Language::from_code(code).filter(|each| languages.contains(each)) {
            lessons.entry(stem.to_owned()).or_default().push(language);
        }
    }
    lessons
}
