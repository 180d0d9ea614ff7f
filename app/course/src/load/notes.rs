//! Which files of a module's folder `trainer/` are the notes on which lesson in which language.

use super::loader::Loader;
use super::modules::{LessonSheets, NotesSheets};
use crate::authored::NotesFront;
use crate::id::{advise, bare, is_id};
use crate::language::Language;
use crate::problem::Rule;
use crate::sheet::fileless;

impl Loader<'_> {
    /// Reads the trainer's notes of a module. Each belongs to a lesson and is named like it.
    pub(super) fn notes(
        &mut self,
        module: &str,
        lessons: &[LessonSheets],
        languages: &[Language],
    ) -> Vec<NotesSheets> {
        let prefix = format!("{module}/trainer/");
        let files: Vec<(String, String)> = self
            .folder
            .paths()
            .filter_map(|path| {
                let file = path.strip_prefix(&prefix)?;
                let notes = file.ends_with(".md") && file != "README.md";
                notes.then(|| (path.to_owned(), file.to_owned()))
            })
            .collect();
        let mut notes = Vec::new();
        for (path, file) in files {
            let mut wrong = |rule, message: String, advice: String| {
                let place = self.folder.path().join(&path);
                self.problems.push(fileless(place, rule, message, &advice));
            };
            let named = file
                .trim_end_matches(".md")
                .rsplit_once('.')
                .filter(|(stem, _)| is_id(stem) && is_id(bare(stem)));
            let Some((stem, code)) = named else {
                wrong(
                    Rule::StrayFile,
                    format!("`trainer/{file}` is not the name of trainer's notes"),
                    "name it like the lesson: trainer/01-framework.en.md".to_owned(),
                );
                continue;
            };
            let lesson = bare(stem);
            if !lessons.iter().any(|known| known.id == lesson) {
                wrong(
                    Rule::StrayFile,
                    format!("`trainer/{file}` belongs to no lesson of this module"),
                    advise(
                        lesson,
                        lessons.iter().map(|known| known.id.as_str()),
                        "name it like the lesson: trainer/01-framework.en.md",
                    ),
                );
                continue;
            }
            let Some(language) =
                Language::from_code(code).filter(|language| languages.contains(language))
            else {
                wrong(
                    Rule::UnknownLanguage,
                    format!("the course is not offered in `{code}`"),
                    "add the language to `languages` in course.toml, or rename the file".to_owned(),
                );
                continue;
            };
            if let Some(sheet) = self.sheet(&path) {
                let front = NotesFront::read(&sheet);
                notes.push(NotesSheets {
                    lesson: lesson.to_owned(),
                    language,
                    sheet,
                    front,
                });
            }
        }
        notes
    }
}
