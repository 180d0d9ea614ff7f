//! Records in `translations.lock` that translations were brought up to date.

use crate::authored::{LOCK, Lock};
use crate::course::Course;
use crate::folder::Folder;
use crate::id::nearest;
use crate::language::Language;
use crate::lesson::Lesson;
use crate::load::open;
use crate::refusal::Refusal;

/// Which translations were brought up to date.
#[derive(Clone, Copy, Debug)]
pub enum Translated<'a> {
    /// A lesson in a language, wholly or one section of it.
    Lesson {
        /// The id of the lesson.
        lesson: &'a str,
        /// The language of the translation.
        language: Language,
        /// The id of the section; none: all that are translated.
        section: Option<&'a str>,
    },
    /// Every lesson in every language in which it exists.
    All,
}

/// What recording came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The new text of `translations.lock`.
    pub lock: String,
    /// What was recorded.
    pub texts: Vec<RecordedText>,
    /// Entries that were dropped, since their section is gone.
    pub dropped: usize,
}

/// What was recorded of one lesson in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedText {
    /// The id of the lesson.
    pub lesson: String,
    /// The language.
    pub language: Language,
    /// Sections that are now recorded as made from the source as it stands.
    pub sections: usize,
    /// Those of them of which that was not so before.
    pub news: usize,
    /// Sections of the lesson that have not been translated yet.
    pub missing: usize,
}

/// Records what was brought up to date. Nothing is written to the disk.
///
/// # Errors
/// When the course has problems, or there is no such translation.
pub fn record(folder: &Folder, translated: Translated<'_>) -> Result<Recorded, Refusal> {
    // An entry about a section that is gone is a problem that goes away here.
    let course = open(&folder.without(LOCK)).map_err(Refusal::Broken)?.course;
    let mut lock = match folder.sheet(LOCK) {
        None => Lock::default(),
        Some(Err(problem)) => return Err(Refusal::Broken(vec![*problem])),
        Some(Ok(sheet)) => {
            let lock = Lock::read(&sheet, &course.languages);
            if !sheet.is_sound() {
                return Err(Refusal::Broken(sheet.take_problems()));
            }
            lock
        }
    };
    let dropped = lock.retain(|name| {
        name.split_once('/').is_some_and(|(lesson, section)| {
            course
                .lesson(lesson)
                .is_some_and(|(_, lesson)| has(lesson, section))
        })
    });
    let texts = match translated {
        Translated::Lesson {
            lesson,
            language,
            section,
        } => {
            let lesson = find(&course, lesson, language, section)?;
            vec![take(&mut lock, lesson, language, section)]
        }
        Translated::All => course
            .lessons()
            .flat_map(|(_, lesson)| lesson.texts.keys().map(move |language| (lesson, *language)))
            .filter(|(_, language)| *language != course.source_language())
            .map(|(lesson, language)| take(&mut lock, lesson, language, None))
            .collect(),
    };
    Ok(Recorded {
        lock: lock.write(),
        texts,
        dropped,
    })
}

fn has(lesson: &Lesson, section: &str) -> bool {
    lesson.sections.iter().any(|known| known.id == section)
}

/// The lesson, if there is such a translation.
fn find<'c>(
    course: &'c Course,
    id: &str,
    language: Language,
    section: Option<&str>,
) -> Result<&'c Lesson, Refusal> {
    let refuse = |why: String| Err(Refusal::Because(why));
    let Some((_, lesson)) = course.lesson(id) else {
        let known = course.lessons().map(|(_, lesson)| lesson.id.as_str());
        let advice = nearest(id, known).map_or_else(
            || "a lesson's id is its file name without number and language".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return refuse(format!("there is no lesson `{id}`: {advice}"));
    };
    if language == course.source_language() {
        return refuse(format!(
            "{language} is the language that the course is written in: only translations are recorded"
        ));
    }
    let Some(text) = lesson.texts.get(&language) else {
        return refuse(format!(
            "the lesson `{id}` does not exist in {language}: there is nothing to record yet"
        ));
    };
    if let Some(section) = section {
        if !has(lesson, section) {
            let known = lesson.sections.iter().map(|section| section.id.as_str());
            let known: Vec<&str> = known.collect();
            return refuse(format!(
                "the lesson `{id}` has no section `{section}`: its sections are {}",
                known.join(", ")
            ));
        }
        if text.missing.iter().any(|missing| missing == section) {
            return refuse(format!(
                "the section `{section}` of `{id}` is not translated into {language} yet"
            ));
        }
    }
    Ok(lesson)
}

/// Records the sections of a text that are translated, or one of them.
fn take(lock: &mut Lock, lesson: &Lesson, language: Language, only: Option<&str>) -> RecordedText {
    let missing: &[String] = lesson
        .texts
        .get(&language)
        .map_or(&[], |text| text.missing.as_slice());
    let mut recorded = RecordedText {
        lesson: lesson.id.clone(),
        language,
        sections: 0,
        news: 0,
        missing: missing.len(),
    };
    let translated = lesson
        .sections
        .iter()
        .filter(|section| !missing.contains(&section.id))
        .filter(|section| only.is_none_or(|only| section.id == only));
    for section in translated {
        recorded.sections += 1;
        let news = lock.record(&lesson.id, &section.id, language, &section.hash);
        recorded.news += usize::from(news);
    }
    recorded
}
