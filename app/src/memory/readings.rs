//! Cache of what readers have read: a lesson's page is asked for most of all pages, and
//! should not need the database to show a few ticks.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use moka::sync::Cache;

use crate::db::news::{News, Teller};

/// For how long it is remembered, should another server's news be missed.
const REMEMBERED: Duration = Duration::from_secs(10);
/// How many readers are remembered at the most.
const READERS: u64 = 10_000;

/// The sections that one enrolment has read, where it has practised, and on what the reader has
/// notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Lesson and section, whatever their text was then.
    pub sections: BTreeSet<(String, String)>,
    /// The lessons in which a practice question was answered.
    pub practised: BTreeSet<String>,
    /// The lessons on which the reader has a note of one's own, of whichever course.
    pub noted: BTreeSet<String>,
    /// The lesson in which a section was read last.
    pub last: Option<String>,
}

impl Read {
    /// Whether a section has been read.
    pub fn has(&self, lesson: &str, section: &str) -> bool {
        self.sections
            .contains(&(lesson.to_owned(), section.to_owned()))
    }

    /// The first section of a lesson that has not been read, if some have and some have not:
    /// where the reader stopped.
    pub fn stopped_at<'l>(&self, lesson: &'l course::Lesson) -> Option<&'l str> {
        let read = |section: &&course::Section| self.has(&lesson.id, &section.id);
        lesson
            .reading()
            .any(|section| read(&section))
            .then_some(())?;
        lesson
            .reading()
            .find(|section| !read(section))
            .map(|section| section.id.as_str())
    }
}

/// A cache of what readers have read, by enrolment.
#[derive(Clone, Debug)]
pub struct Readings {
    known: Cache<i64, Arc<Read>>,
}

impl Readings {
    /// An empty one, which forgets what it hears was changed.
    pub fn new(news: &Teller) -> Self {
        let cache = Cache::builder()
            .max_capacity(READERS)
            .time_to_live(REMEMBERED);
        let known: Cache<i64, Arc<Read>> = cache.build();
        let forgets = known.clone();
        news.is_heard_by(move |news| match news {
            News::Reader(enrolment) => forgets.invalidate(&enrolment),
            News::Everything => forgets.invalidate_all(),
            _ => {}
        });
        Self { known }
    }

    /// What is remembered of an enrolment.
    pub fn get(&self, enrolment: i64) -> Option<Arc<Read>> {
        self.known.get(&enrolment)
    }

    /// Remembers what an enrolment has read.
    pub fn put(&self, enrolment: i64, read: Arc<Read>) {
        self.known.insert(enrolment, read);
    }

    /// Forgets what an enrolment has read.
    pub fn forget(&self, enrolment: i64) {
        self.known.invalidate(&enrolment);
    }
}
