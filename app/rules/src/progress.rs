//! How far a person has come in a course, and where they go on.

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

/// The id of the first lesson that is not done; none when all are. `lessons` come in the order of
/// study, `read` and `passed` are as in [`is_done`].
#[must_use]
pub fn next<'a>(
    lessons: impl IntoIterator<Item = &'a Lesson>,
    read: &BTreeSet<String>,
    passed: &BTreeSet<String>,
) -> Option<&'a str> {
    lessons
        .into_iter()
        .find(|lesson| !is_done(lesson, read, passed))
        .map(|lesson| lesson.id.as_str())
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
    fn the_first_that_is_not_done_comes_next() {
        let lessons = lessons();
        let next = |read: &[&str], passed: &[&str]| next(&lessons, &set(read), &set(passed));
        assert_eq!(next(&[], &[]), Some("framework"));
        assert_eq!(next(&["framework"], &[]), Some("definition"));
        // Somebody read ahead: what was left out comes first.
        assert_eq!(next(&["definition"], &["final"]), Some("framework"));
        assert_eq!(next(&["framework", "definition"], &[]), Some("final"));
        assert_eq!(next(&["framework", "definition"], &["final"]), None);
    }

    #[test]
    fn reading_a_quiz_does_not_pass_it() {
        let lessons = lessons();
        let read = set(&["framework", "definition", "final"]);
        assert_eq!(next(&lessons, &read, &set(&[])), Some("final"));
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
