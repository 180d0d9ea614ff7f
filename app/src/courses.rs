//! The courses that are being served: the last good state of each, and what is wrong with the
//! text that lies in the folder now.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, RwLock},
};

use course::{Course, Loaded, Problem};

/// A course on the shelf.
#[derive(Clone, Debug)]
pub struct Served {
    /// The last good state.
    pub course: Arc<Course>,
    /// What is wrong with the newer text in the folder; while there is anything, the last good
    /// state goes on being served.
    pub problems: Arc<Vec<Problem>>,
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
}

/// What came of putting courses on the shelf.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The courses that were put there, new or changed.
    pub taken: Vec<Arc<Course>>,
    /// The problems of those that were not.
    pub problems: Vec<Problem>,
}

impl Courses {
    /// Puts what was read from the content folder on the shelf. A broken course never takes the
    /// place of a good one.
    pub fn put(&self, read: Vec<(PathBuf, Result<Loaded, Vec<Problem>>)>) -> Outcome {
        let mut outcome = Outcome::default();
        let Ok(mut shelf) = self.0.write() else {
            return outcome;
        };
        let shelf = &mut *shelf;
        shelf.unread.clear();
        for (folder, result) in read {
            match result {
                Ok(loaded) => {
                    let course = Arc::new(loaded.course);
                    let before = shelf.served.get(&course.id).map(|s| s.course.hash.clone());
                    if before.as_deref() != Some(course.hash.as_str()) {
                        outcome.taken.push(course.clone());
                    }
                    shelf.folders.insert(folder, course.id.clone());
                    shelf.served.insert(
                        course.id.clone(),
                        Served {
                            course,
                            problems: Arc::default(),
                        },
                    );
                }
                Err(problems) => {
                    outcome.problems.extend(problems.iter().cloned());
                    let problems = Arc::new(problems);
                    match shelf
                        .folders
                        .get(&folder)
                        .and_then(|id| shelf.served.get_mut(id))
                    {
                        Some(served) => served.problems = problems,
                        None => {
                            shelf.unread.insert(folder, problems);
                        }
                    }
                }
            }
        }
        outcome
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
