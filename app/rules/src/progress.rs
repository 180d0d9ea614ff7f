//! How far a person has come in a course.

use std::collections::BTreeSet;

use course::{Lesson, LessonKind};

/// How much of something is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many lessons are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

impl Progress {
    /// In percent, rounded down, so that it says 100 only when all is done. Nothing to do is done.
    #[must_use]
    pub fn percent(self) -> u8 {
        let percent = (self.done * 100).checked_div(self.of).unwrap_or(100);
        u8::try_from(percent).unwrap_or(100)
    }

    /// Whether all is done.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.done >= self.of
    }
}

/// Whether a lesson is done: a text when it has been read, a quiz when it has been passed. A
/// pre-test cannot be passed or failed; `passed` holds it once it has been handed in.
#[must_use]
pub fn is_done(lesson: &Lesson, read: &BTreeSet<String>, passed: &BTreeSet<String>) -> bool {
    match lesson.kind {
        LessonKind::Reading => read.contains(&lesson.id),
        LessonKind::Quiz(_) => passed.contains(&lesson.id),
    }
}

/// Whether a lesson has been read section by section; `sections` holds lesson and section. A
/// lesson without sections is read only when its reader says so.
#[must_use]
pub fn is_read(lesson: &Lesson, sections: &BTreeSet<(String, String)>) -> bool {
    let mut wanted = lesson.reading().peekable();
    wanted.peek().is_some()
        && wanted.all(|section| sections.contains(&(lesson.id.clone(), section.id.clone())))
}

/// How many of these lessons are done. Lessons that have left the course do not count.
#[must_use]
pub fn progress<'a>(
    lessons: impl IntoIterator<Item = &'a Lesson>,
    read: &BTreeSet<String>,
    passed: &BTreeSet<String>,
) -> Progress {
    let mut progress = Progress::default();
    for lesson in lessons {
        progress.of += 1;
        progress.done += usize::from(is_done(lesson, read, passed));
    }
    progress
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use course::{Feedback, Purpose, QuizSettings};

    use super::*;

    fn lesson(id: &str, kind: LessonKind) -> Lesson {
        Lesson {
            is_draft: false,
            id: id.to_owned(),
            module: "convention".to_owned(),
            kind,
            cards: false,
            minutes: 20,
            objectives: Vec::new(),
            teaches: BTreeMap::new(),
            texts: BTreeMap::new(),
            sections: Vec::new(),
            questions: Vec::new(),
            hash: String::new(),
            body: String::new(),
        }
    }

    fn lessons() -> Vec<Lesson> {
        let quiz = LessonKind::Quiz(QuizSettings {
            purpose: Purpose::Final,
            pass: None,
            attempts: None,
            minutes: None,
            shuffle: false,
            draw: BTreeMap::new(),
            feedback: Feedback::default(),
        });
        vec![
            lesson("framework", LessonKind::Reading),
            lesson("definition", LessonKind::Reading),
            lesson("final", quiz),
        ]
    }

    fn set(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn reading_a_quiz_does_not_pass_it() {
        let lessons = lessons();
        let read = set(&["framework", "definition", "final"]);
        assert!(!is_done(&lessons[2], &read, &set(&[])));
        assert!(!is_done(&lessons[0], &set(&[]), &set(&["framework"])));
    }

    #[test]
    fn a_lesson_is_read_when_its_last_section_is() {
        let section = |id: &str| course::Section {
            id: id.to_owned(),
            hash: String::new(),
        };
        let mut lesson = lesson("definition", LessonKind::Reading);
        let pair = |section: &str| ("definition".to_owned(), section.to_owned());
        assert!(!is_read(&lesson, &BTreeSet::new()), "it has no sections");
        lesson.sections = vec![section("top"), section("fear"), section("grounds")];
        let mut sections = BTreeSet::from([pair("grounds")]);
        assert!(!is_read(&lesson, &sections));
        sections.insert(pair("fear"));
        assert!(
            is_read(&lesson, &sections),
            "what comes before the first heading is no section"
        );
    }

    #[test]
    fn what_is_done_of_how_much() {
        let lessons = lessons();
        let read = set(&["framework", "a-lesson-that-was-removed"]);
        let some = progress(&lessons, &read, &set(&["final"]));
        assert_eq!(some, Progress { done: 2, of: 3 });
        assert_eq!(some.percent(), 66);
        assert!(!some.is_complete());
    }

    #[test]
    fn a_hundred_percent_is_all() {
        assert_eq!(
            Progress {
                done: 999,
                of: 1000
            }
            .percent(),
            99
        );
        let all = Progress { done: 3, of: 3 };
        assert_eq!(all.percent(), 100);
        assert!(all.is_complete());
        let nothing = progress([], &set(&[]), &set(&[]));
        assert_eq!(nothing.percent(), 100);
        assert!(nothing.is_complete());
    }
}
