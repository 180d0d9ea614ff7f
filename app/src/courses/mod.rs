//! The courses that are being served: the last good state of each, and what is wrong with the
//! text that lies in the folder now.

pub mod finder;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::{Arc, RwLock},
};

use course::{Course, Problem};
use jiff::Timestamp;

use crate::authorization::viewer::SeesKeys;

/// A course as it is served: the last good state and what was found wrong since.
#[derive(Clone, Debug)]
pub struct Served {
    /// The last good state, as judges see it: without drafts.
    pub course: Arc<Course>,
    /// The same with its drafts, if it has any.
    with_drafts: Option<Arc<Course>>,
    /// Since when this text is served.
    pub since: Timestamp,
    /// What is wrong with the newer text in the folder; while there is anything, the last good
    /// state goes on being served.
    pub problems: Arc<Vec<Problem>>,
}

impl Served {
    /// The course with its drafts, for somebody who teaches it.
    pub fn with_drafts(self, _teaches: &SeesKeys) -> Arc<Course> {
        self.with_drafts.unwrap_or(self.course)
    }
}

/// A sound course as it was read.
#[derive(Clone, Debug)]
pub struct Sound {
    /// As judges see it: without drafts.
    pub course: Arc<Course>,
    /// With its drafts, if it has any.
    pub with_drafts: Option<Arc<Course>>,
}

impl From<course::Loaded> for Sound {
    fn from(loaded: course::Loaded) -> Self {
        Self {
            course: loaded.course.into(),
            with_drafts: loaded.with_drafts.map(Arc::new),
        }
    }
}

/// The shelf of courses, shared by all requests.
#[derive(Clone, Debug, Default)]
pub struct Courses(Arc<RwLock<Shelf>>);

#[derive(Debug, Default)]
struct Shelf {
    served: BTreeMap<String, Served>,
    /// Folder of each course that was served, to know whose problems are whose.
    folders: BTreeMap<PathBuf, String>,
    /// Problems of folders that no course could be read from yet.
    unread: BTreeMap<PathBuf, Arc<Vec<Problem>>>,
    /// Folders of sound courses whose texts cannot be kept yet.
    waiting: BTreeSet<PathBuf>,
}

/// A course whose texts are kept, so that attempts can be pinned to them. Only such a course is
/// ever served.
#[derive(Clone, Debug)]
pub struct Kept(Arc<Course>);

impl Kept {
    /// For whoever has just committed its texts.
    pub(crate) fn committed(course: Arc<Course>) -> Self {
        Self(course)
    }
}

impl Courses {
    /// The course as one whose texts are kept, if the one that is being served has the same.
    pub fn kept_already(&self, course: &Arc<Course>) -> Option<Kept> {
        let served = self.get(&course.id)?.course;
        (served.hash == course.hash).then(|| Kept(course.clone()))
    }

    /// Puts the course that was read from a folder on the shelf. Drafts need not be kept: nobody
    /// can be asked anything in them.
    pub fn serve(
        &self,
        folder: PathBuf,
        Kept(course): Kept,
        with_drafts: Option<Arc<Course>>,
        now: Timestamp,
    ) {
        let Ok(mut shelf) = self.0.write() else {
            return;
        };
        shelf.waiting.remove(&folder);
        shelf.unread.remove(&folder);
        shelf.folders.insert(folder, course.id.clone());
        let is_same = |served: &&Served| {
            let drafts = [&served.with_drafts, &with_drafts];
            let [was, is] = drafts.map(|course| course.as_ref().map(|course| &course.hash));
            served.course.hash == course.hash && was == is
        };
        let before = shelf.served.get(&course.id).filter(is_same);
        let since = before.map_or(now, |served| served.since);
        let served = Served {
            course: course.clone(),
            with_drafts,
            since,
            problems: Arc::default(),
        };
        shelf.served.insert(course.id.clone(), served);
    }

    /// Notes that the course in a folder is sound and not served yet, because its texts cannot be
    /// kept.
    pub fn wait(&self, folder: PathBuf) {
        if let Ok(mut shelf) = self.0.write() {
            shelf.waiting.insert(folder);
        }
    }

    /// Whether each sound course that was read is being served.
    pub fn none_waits(&self) -> bool {
        self.0.read().is_ok_and(|shelf| shelf.waiting.is_empty())
    }

    /// Notes the courses that are broken: all of those that were read. The last good state of each
    /// goes on being served.
    pub fn report(&self, broken: Vec<(PathBuf, Vec<Problem>)>) {
        let Ok(mut shelf) = self.0.write() else {
            return;
        };
        let shelf = &mut *shelf;
        shelf.unread.clear();
        for (folder, problems) in broken {
            shelf.waiting.remove(&folder);
            let problems = Arc::new(problems);
            let id = shelf.folders.get(&folder);
            match id.and_then(|id| shelf.served.get_mut(id)) {
                Some(served) => served.problems = problems,
                None => {
                    shelf.unread.insert(folder, problems);
                }
            }
        }
    }

    /// A course by its id.
    pub fn get(&self, id: &str) -> Option<Served> {
        self.0.read().ok()?.served.get(id).cloned()
    }

    /// All courses that are being served.
    pub fn all(&self) -> Vec<Served> {
        let shelf = self.0.read();
        shelf.map_or_else(
            |_| Vec::new(),
            |shelf| shelf.served.values().cloned().collect(),
        )
    }

    /// Problems of folders that no course could be read from.
    pub fn unread(&self) -> Vec<Problem> {
        let shelf = self.0.read();
        shelf.map_or_else(
            |_| Vec::new(),
            |shelf| {
                shelf
                    .unread
                    .values()
                    .flat_map(|p| p.iter().cloned())
                    .collect()
            },
        )
    }
}
