//! Which files of a module folder are which lesson in which language.

use std::collections::BTreeMap;

use crate::authored::ModuleFile;
use crate::folder::Folder;
use crate::id::{advise, bare, is_id};
use crate::language::Language;
use crate::problem::{Problem, Rule};
use crate::sheet::{Sheet, fileless};

/// The files of one lesson or document.
pub(super) struct Files {
    /// The file name without number and language.
    pub id: String,
    /// The language and path of each file, the source language first.
    pub paths: Vec<(Language, String)>,
}

/// The lessons of a module in order, and what is wrong with the names of files.
pub(super) struct Contents {
    pub lessons: Vec<Files>,
    pub problems: Vec<Problem>,
}

/// Finds the lessons of a module folder. What is wrong with the list in `module.toml` is said there.
pub(super) fn contents(
    folder: &Folder,
    name: &str,
    sheet: &Sheet,
    module: &ModuleFile,
    languages: &[Language],
) -> Contents {
    let mut problems = Vec::new();
    // From the file name without language (`01-framework`) to the languages.
    let mut found: BTreeMap<String, BTreeMap<Language, String>> = BTreeMap::new();
    let prefix = format!("{name}/");
    for path in folder.paths() {
        let Some(file) = path
            .strip_prefix(&prefix)
            .filter(|file| file.ends_with(".md") && !file.contains('/'))
        else {
            continue;
        };
        let mut wrong = |rule, message: String, advice: &str| {
            problems.push(fileless(folder.path().join(path), rule, message, advice));
        };
        let Some((stem, code)) = file.trim_end_matches(".md").rsplit_once('.') else {
            if file != "README.md" {
                wrong(
                    Rule::StrayFile,
                    format!("`{file}` does not say its language"),
                    "name it like 01-framework.en.md",
                );
            }
            continue;
        };
        if !is_id(stem) || !is_id(bare(stem)) {
            wrong(
                Rule::StrayFile,
                format!("`{file}` is not the name of a lesson"),
                "name it like 01-framework.en.md",
            );
            continue;
        }
        match Language::from_code(code).filter(|language| languages.contains(language)) {
            Some(language) => {
                found
                    .entry(stem.to_owned())
                    .or_default()
                    .insert(language, path.to_owned());
            }
            None => wrong(
                Rule::UnknownLanguage,
                format!("the course is not offered in `{code}`"),
                "add the language to `languages` in course.toml, or rename the file",
            ),
        }
    }
    let order = order(name, sheet, module, &found, folder, &mut problems);
    let mut lessons = Vec::new();
    for stem in order {
        let Some(mut paths) = found.remove(&stem) else {
            continue;
        };
        let source = languages.first().copied().unwrap_or(Language::En);
        if !paths.contains_key(&source) {
            for path in paths.values() {
                problems.push(fileless(
                    folder.path().join(path),
                    Rule::MissingOriginal,
                    format!("the lesson does not exist in the source language, {source}"),
                    format!("add {stem}.{source}.md; the source language holds ids and keys"),
                ));
            }
            continue;
        }
        let paths = languages
            .iter()
            .filter_map(|language| Some((*language, paths.remove(language)?)))
            .collect();
        lessons.push(Files {
            id: bare(&stem).to_owned(),
            paths,
        });
    }
    if lessons.is_empty()
        && problems.is_empty()
        && sheet.is_sound()
        && !module.draft
        && !folder.is_reduced()
    {
        sheet.wrong(
            module.id_place.clone(),
            Rule::EmptyModule,
            "the module has no lessons",
            "add one, such as 01-framework.en.md",
        );
    }
    Contents { lessons, problems }
}

/// The number with which a file name begins; the last of all if it has none.
pub(super) fn number(stem: &str) -> u32 {
    stem.split_once('-')
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(u32::MAX)
}

/// The lessons in the order of `module.toml`, or by number and name.
fn order(
    name: &str,
    sheet: &Sheet,
    module: &ModuleFile,
    found: &BTreeMap<String, BTreeMap<Language, String>>,
    folder: &Folder,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let Some(listed) = &module.lessons else {
        let mut stems: Vec<String> = found.keys().cloned().collect();
        stems.sort_by_key(|stem| (number(stem), stem.clone()));
        return stems;
    };
    let mut order: Vec<String> = Vec::new();
    for (stem, place) in listed {
        if order.contains(stem) {
            sheet.wrong(
                place.clone(),
                Rule::DuplicateId,
                format!("the lesson `{stem}` is named twice"),
                "name each lesson once",
            );
        } else if folder.is_withdrawn(&format!("{name}/{stem}")) {
            // It is a draft.
        } else if !found.contains_key(stem) {
            sheet.wrong(
                place.clone(),
                Rule::MissingFile,
                format!("there is no lesson file `{stem}`"),
                advise(
                    stem,
                    found.keys().map(String::as_str),
                    "add the file, or take the lesson from the list",
                ),
            );
        } else {
            order.push(stem.clone());
        }
    }
    for (stem, paths) in found.iter().filter(|(stem, _)| !order.contains(stem)) {
        for path in paths.values() {
            problems.push(fileless(
                folder.path().join(path),
                Rule::StrayFile,
                format!("module.toml does not name the lesson `{stem}`"),
                "add it to `lessons` in module.toml, or delete the list to take all files",
            ));
        }
    }
    order
}
