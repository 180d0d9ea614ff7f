//! Takes the courses again when their files have changed, and not before they are whole.
//!
//! An upload comes in pieces. A file of which half has arrived can be a sound lesson that ends too
//! early, and no checker could tell. So a course is left alone while one of its files is being
//! written, and what was read while files changed is thrown away.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    path::{Path, PathBuf},
    time::Duration,
};

use notify::{
    Event, EventKind,
    event::{AccessKind, AccessMode, ModifyKind},
};
use tokio::{
    sync::mpsc::{self, UnboundedReceiver},
    task::AbortHandle,
};

use super::{Shelving, eye::Eye, read_apart};

/// Files that change together are read together, once they have been quiet for this long.
const QUIET: Duration = Duration::from_millis(300);

/// How often it is looked whether another folder has come to the place of the one that is watched.
const LOOK: Duration = Duration::from_secs(2);

/// Whether this system tells when a file that was written to is closed.
const CLOSING_IS_TOLD: bool = cfg!(target_os = "linux");

/// A watch on the folder of courses; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch(AbortHandle);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Takes the courses again whenever something in the folder changes, also when another folder takes
/// its place, for as long as what it returns is kept.
///
/// # Errors
/// When the folder cannot be watched.
pub fn watch(shelving: Shelving, folder: PathBuf) -> anyhow::Result<Watch> {
    let (changed, changes) = mpsc::unbounded_channel();
    // Events name their files by the whole path; courses are known by the path as it was given.
    let whole = std::path::absolute(&folder)?;
    let eye = Eye::open(whole.clone(), changed)?;
    let follow = follow(shelving, folder, eye, Writing::new(whole), changes);
    Ok(Watch(tokio::spawn(follow).abort_handle()))
}

/// Reading the courses is an event too; only changes count, and the end of one.
pub(super) fn is_change(kind: &EventKind) -> bool {
    !kind.is_access() || is_end(kind)
}

fn is_end(kind: &EventKind) -> bool {
    *kind == EventKind::Access(AccessKind::Close(AccessMode::Write))
}

/// Takes the courses whenever there were changes and then quiet, until nobody watches any more.
async fn follow(
    mut shelving: Shelving,
    folder: PathBuf,
    mut eye: Eye,
    mut writing: Writing,
    mut changes: UnboundedReceiver<Event>,
) {
    let mut disturbed = BTreeSet::new();
    let mut waited = Duration::ZERO;
    // A folder that is being unpacked may be watched too late for some of its files, so it is read
    // once more.
    let mut once_more = false;
    loop {
        if disturbed.is_empty() {
            // What waits needs no change of a file to be tried again.
            let pause = shelving.pause().map(|pause| pause.saturating_sub(waited));
            let pause = pause.unwrap_or(LOOK).min(LOOK);
            match tokio::time::timeout(pause, changes.recv()).await {
                Ok(Some(event)) => drop(writing.note(&event)),
                Ok(None) => return,
                Err(_) => {
                    waited += pause;
                    if shelving.pause().is_some_and(|pause| waited >= pause) {
                        waited = Duration::ZERO;
                        shelving.try_again().await;
                    }
                    let replaced = eye.look();
                    if replaced {
                        writing.files.clear();
                    } else if !std::mem::take(&mut once_more) {
                        continue;
                    }
                    once_more = replaced;
                }
            }
        }
        while let Ok(event) = tokio::time::timeout(QUIET, changes.recv()).await {
            let Some(event) = event else { return };
            writing.note(&event);
        }
        let read = read_apart(Some(folder.clone())).await;
        // What changed while it was read is read again after the next quiet.
        disturbed.clear();
        while let Ok(event) = changes.try_recv() {
            disturbed.extend(writing.note(&event));
        }
        let outcome = match read {
            Ok(mut read) => {
                let unfinished = writing.courses();
                read.retain(|(course, _)| {
                    course
                        .file_name()
                        .is_none_or(|name| !unfinished.contains(name) && !disturbed.contains(name))
                });
                shelving.put(read).await.map_err(Into::into)
            }
            Err(error) => Err(error),
        };
        if let Err(error) = outcome {
            tracing::error!(?error, "the courses cannot be read again");
        }
    }
}

/// The files that are being written: changed, and not closed yet.
struct Writing {
    /// The folder of courses, by its whole path.
    folder: PathBuf,
    files: BTreeSet<PathBuf>,
}

impl Writing {
    fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            files: BTreeSet::new(),
        }
    }

    /// Notes an event, and gives the folders of the courses that it is about.
    fn note(&mut self, event: &Event) -> BTreeSet<OsString> {
        if event.need_rescan() {
            // Events were lost, so nothing is known of what is still open.
            self.files.clear();
        }
        for path in &event.paths {
            match event.kind {
                EventKind::Modify(ModifyKind::Data(_)) if CLOSING_IS_TOLD => {
                    self.files.insert(path.clone());
                }
                // What has moved or is gone takes along what lay in it.
                EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) => {
                    self.files.retain(|file| !file.starts_with(path));
                }
                kind if is_end(&kind) => {
                    self.files.remove(path);
                }
                _ => {}
            }
        }
        let courses = event.paths.iter().filter_map(|path| self.course(path));
        courses.collect()
    }

    /// The folders of the courses that have an unfinished file.
    fn courses(&self) -> BTreeSet<OsString> {
        self.files
            .iter()
            .filter_map(|file| self.course(file))
            .collect()
    }

    /// The folder of the course that a file belongs to.
    fn course(&self, file: &Path) -> Option<OsString> {
        let inner = file.strip_prefix(&self.folder).ok()?;
        Some(inner.components().next()?.as_os_str().to_owned())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use notify::event::{CreateKind, DataChange, RemoveKind, RenameMode};

    use super::*;

    fn writing() -> Writing {
        Writing::new("/content".into())
    }

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    fn data() -> EventKind {
        EventKind::Modify(ModifyKind::Data(DataChange::Any))
    }

    fn closed() -> EventKind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
    }

    fn names(names: &[&str]) -> BTreeSet<OsString> {
        names.iter().map(OsString::from).collect()
    }

    #[test]
    fn a_course_is_unfinished_from_the_first_byte_to_the_end() {
        let mut writing = writing();
        let create = EventKind::Create(CreateKind::File);
        writing.note(&event(create, "/content/law/a.md"));
        assert!(writing.courses().is_empty());
        let about = writing.note(&event(data(), "/content/law/a.md"));
        assert_eq!(about, names(&["law"]));
        writing.note(&event(data(), "/content/coi/01-m/b.md"));
        assert_eq!(writing.courses(), names(&["coi", "law"]));
        writing.note(&event(closed(), "/content/law/a.md"));
        assert_eq!(writing.courses(), names(&["coi"]));
        writing.note(&event(closed(), "/content/coi/01-m/b.md"));
        assert!(writing.courses().is_empty());
    }

    #[test]
    fn what_is_gone_is_not_waited_for() {
        let moved = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        let removed = EventKind::Remove(RemoveKind::Folder);
        for (kind, path) in [
            (moved, "/content/law/01-m/a.md"),
            (moved, "/content/law/01-m"),
            (removed, "/content/law"),
        ] {
            let mut writing = writing();
            writing.note(&event(data(), "/content/law/01-m/a.md"));
            writing.note(&event(kind, path));
            assert!(writing.courses().is_empty(), "{path}");
        }
        let mut writing = writing();
        writing.note(&event(data(), "/content/law/a.md"));
        writing.note(&Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan));
        assert!(writing.courses().is_empty());
    }

    #[test]
    fn reading_is_no_change() {
        let read = AccessKind::Close(AccessMode::Read);
        assert!(!is_change(&EventKind::Access(read)));
        assert!(!is_change(&EventKind::Access(AccessKind::Open(
            AccessMode::Any
        ))));
        assert!(is_change(&closed()) && is_change(&data()));
    }
}
