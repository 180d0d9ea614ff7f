//! Records in `translations.lock` that translations were brought up to date.

use std::collections::BTreeMap;

use crate::authored::{LOCK, Lock};
use crate::course::Course;
use crate::folder::Folder;
use crate::id::nearest;
use crate::language::Language;
use crate::lesson::Section;
use crate::load::open;
use crate::refusal::Refusal;

/// Which translations were brought up to date.
#[derive(Clone, Copy, Debug)]
pub enum Translated<'a> {
    /// A lesson or a document in a language, wholly or one section of it.
    Lesson {
        /// The id of the lesson or document.
        lesson: &'a str,
        /// The language of the translation.
        language: Language,
        /// The id of the section; none: all that are translated.
        section: Option<&'a str>,
    },
    /// Every lesson and document in every language in which it exists.
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

/// What was recorded of one lesson or document in one language.
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
    let loaded = open(&folder.without(LOCK)).map_err(Refusal::Broken)?;
    let course = loaded.course;
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
    let whole = loaded.with_drafts.as_ref();
    let mut kept = Kept::all(&course);
    // What is published is recorded as it is published.
    let drafts = whole.map(Kept::all).unwrap_or_default();
    let drafts: Vec<_> = drafts
        .into_iter()
        .filter(|draft| kept.iter().all(|it| it.id != draft.id))
        .collect();
    kept.extend(drafts);
    let dropped = lock.retain(|name| {
        name.split_once('/')
            .is_some_and(|(id, section)| kept.iter().any(|kept| kept.id == id && kept.has(section)))
    });
    let texts = match translated {
        Translated::Lesson {
            lesson,
            language,
            section,
        } => {
            let kept = find(&course, &kept, lesson, language, section)?;
            vec![take(&mut lock, kept, language, section)]
        }
        Translated::All => kept
            .iter()
            .flat_map(|kept| kept.missing.keys().map(move |language| (kept, *language)))
            .filter(|(_, language)| *language != course.source_language())
            .map(|(kept, language)| take(&mut lock, kept, language, None))
            .collect(),
    };
    Ok(Recorded {
        lock: lock.write(),
        texts,
        dropped,
    })
}

/// A lesson or a document, of which translations are recorded. A document is one section.
struct Kept<'c> {
    id: &'c str,
    what: &'static str,
    sections: &'c [Section],
    /// The languages in which it exists, and what is not translated yet.
    missing: BTreeMap<Language, &'c [String]>,
}

impl<'c> Kept<'c> {
    /// Every lesson and document, in the order of the course.
    fn all(course: &'c Course) -> Vec<Self> {
        let lessons = course.lessons().map(|(_, lesson)| Self {
            id: &lesson.id,
            what: "lesson",
            sections: &lesson.sections,
            missing: lesson
                .texts
                .iter()
                .map(|(language, text)| (*language, text.missing.as_slice()))
                .collect(),
        });
        let documents = course.documents().map(|(_, document)| Self {
            id: &document.id,
            what: "document",
            sections: std::slice::from_ref(&document.whole),
            missing: document
                .texts
                .keys()
                .map(|language| (*language, [].as_slice()))
                .collect(),
        });
        lessons.chain(documents).collect()
    }

    fn has(&self, section: &str) -> bool {
        self.sections.iter().any(|known| known.id == section)
    }
}

/// The lesson or document, if there is such a translation.
fn find<'k, 'c>(
    course: &Course,
    kept: &'k [Kept<'c>],
    id: &str,
    language: Language,
    section: Option<&str>,
) -> Result<&'k Kept<'c>, Refusal> {
    let refuse = |why: String| Err(Refusal::Because(why));
    let Some(found) = kept.iter().find(|kept| kept.id == id) else {
        let known = kept.iter().map(|kept| kept.id);
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
    let what = found.what;
    let Some(missing) = found.missing.get(&language) else {
        return refuse(format!(
            "the {what} `{id}` does not exist in {language}: there is nothing to record yet"
        ));
    };
    if let Some(section) = section {
        if !found.has(section) {
            let known = found.sections.iter().map(|section| section.id.as_str());
            let known: Vec<&str> = known.collect();
            return refuse(format!(
                "the {what} `{id}` has no section `{section}`: its sections are {}",
                known.join(", ")
            ));
        }
        if missing.iter().any(|missing| missing == section) {
            return refuse(format!(
                "the section `{section}` of `{id}` is not translated into {language} yet"
            ));
        }
    }
    Ok(found)
}

/// Records the sections of a text that are translated, or one of them.
fn take(lock: &mut Lock, kept: &Kept<'_>, language: Language, only: Option<&str>) -> RecordedText {
    let missing = kept.missing.get(&language).copied().unwrap_or_default();
    let mut recorded = RecordedText {
        lesson: kept.id.to_owned(),
        language,
        sections: 0,
        news: 0,
        missing: missing.len(),
    };
    let translated = kept
        .sections
        .iter()
        .filter(|section| !missing.contains(&section.id))
        .filter(|section| only.is_none_or(|only| section.id == only));
    for section in translated {
        recorded.sections += 1;
        let news = lock.record(kept.id, &section.id, language, &section.hash);
        recorded.news += usize::from(news);
    }
    recorded
}
