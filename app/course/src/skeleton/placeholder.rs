//! Words of a skeleton that were left standing in what judges see.

use super::words::words;
use crate::folder::Folder;
use crate::language::Language;
use crate::problem::{Problem, Rule};

/// Every place in a text of this folder that still says what a skeleton says.
pub(crate) fn placeholders(folder: &Folder) -> Vec<Problem> {
    let texts = folder.paths().filter(|path| {
        let module = path.split_once('/').map_or("", |(module, _)| module);
        path.ends_with(".md") && !folder.is_withdrawn(module)
    });
    let mut found = Vec::new();
    for path in texts {
        let stem = path.trim_end_matches(".md");
        let language = stem.rsplit_once('.').map(|(_, code)| code);
        let Some(language) = language.and_then(Language::from_code) else {
            continue;
        };
        let Some(Ok(sheet)) = folder.sheet(path) else {
            continue;
        };
        for phrase in words(language).sentences() {
            for (at, _) in sheet.text().match_indices(phrase) {
                sheet.wrong(
                    at..at + phrase.len(),
                    Rule::PlaceholderText,
                    "judges read here what the skeleton said",
                    "write what belongs there, or say that it is a draft: draft: true, and .draft at a question",
                );
            }
        }
        found.extend(sheet.take_warnings());
    }
    found
}
