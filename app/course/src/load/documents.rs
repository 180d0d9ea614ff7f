//! Which files of a module's folder `documents/` are which document in which language.

use std::collections::BTreeMap;

use super::contents::{Files, number};
use crate::folder::Folder;
use crate::id::{bare, is_id};
use crate::language::Language;
use crate::problem::{Problem, Rule};
use crate::sheet::fileless;

/// Finds the documents of a module, by number and name, and what is wrong with the names of files.
pub(super) fn documents(
    folder: &Folder,
    module: &str,
    languages: &[Language],
) -> (Vec<Files>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut found: BTreeMap<String, BTreeMap<Language, String>> = BTreeMap::new();
    let prefix = format!("{module}/documents/");
    for path in folder.paths() {
        let Some(file) = path
            .strip_prefix(&prefix)
            .filter(|file| file.ends_with(".md") && *file != "README.md")
        else {
            continue;
        };
        let mut wrong = |rule, message: String, advice: &str| {
            problems.push(fileless(folder.path().join(path), rule, message, advice));
        };
        let named = file
            .trim_end_matches(".md")
            .rsplit_once('.')
            .filter(|(stem, _)| is_id(stem) && is_id(bare(stem)));
        let Some((stem, code)) = named else {
            wrong(
                Rule::StrayFile,
                format!("`documents/{file}` is not the name of a document"),
                "name it like documents/01-refusal.en.md",
            );
            continue;
        };
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
    let mut stems: Vec<String> = found.keys().cloned().collect();
    stems.sort_by_key(|stem| (number(stem), stem.clone()));
    let source = languages.first().copied().unwrap_or(Language::En);
    let mut documents = Vec::new();
    for stem in stems {
        let Some(mut paths) = found.remove(&stem) else {
            continue;
        };
        if !paths.contains_key(&source) {
            for path in paths.values() {
                problems.push(fileless(
                    folder.path().join(path),
                    Rule::MissingOriginal,
                    format!("the document does not exist in the source language, {source}"),
                    format!("add {stem}.{source}.md; the source language says kind and date"),
                ));
            }
            continue;
        }
        let paths = languages
            .iter()
            .filter_map(|language| Some((*language, paths.remove(language)?)));
        documents.push(Files {
            id: bare(&stem).to_owned(),
            paths: paths.collect(),
        });
    }
    (documents, problems)
}
