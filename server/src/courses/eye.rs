//! A watch on a folder by its path. Systems watch a folder itself, so that one which is deleted and
//! unpacked anew, or moved away and replaced, would never be heard of again; here, whatever has
//! come to the path is watched instead.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc::UnboundedSender;

use super::watching::is_change;

/// A watch on whatever folder a path leads to.
pub(super) struct Eye {
    watcher: RecommendedWatcher,
    /// The whole path.
    path: PathBuf,
    /// The folder that is watched; none while there is none.
    watched: Option<Identity>,
}

/// What tells a folder from one that has come to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    node: Option<(u64, u64)>,
    made: Option<SystemTime>,
}

impl Identity {
    fn of(path: &Path) -> Option<Self> {
        let folder = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        #[cfg(unix)]
        let node = {
            use std::os::unix::fs::MetadataExt as _;
            Some((folder.dev(), folder.ino()))
        };
        #[cfg(not(unix))]
        let node = None;
        Some(Self {
            node,
            made: folder.created().ok(),
        })
    }
}

impl Eye {
    /// Watches the folder at this path, and says what changes in it.
    ///
    /// # Errors
    /// When the folder cannot be watched.
    pub(super) fn open(path: PathBuf, changed: UnboundedSender<Event>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Ok(event) = event
                && is_change(&event.kind)
            {
                let _ = changed.send(event);
            }
        })?;
        let watched = Identity::of(&path);
        let mut eye = Self {
            watcher,
            path,
            watched,
        };
        eye.watcher.watch(&eye.path, RecursiveMode::Recursive)?;
        Ok(eye)
    }

    /// Looks whether another folder has come to the path; watches it then. Gives whether that is so.
    pub(super) fn look(&mut self) -> bool {
        let found = Identity::of(&self.path);
        if found == self.watched {
            return false;
        }
        // Of one that is gone, the system may have forgotten the watch by itself.
        let _ = self.watcher.unwatch(&self.path);
        self.watched = found;
        if found.is_none() {
            tracing::warn!("the folder of courses is gone; their last state is served");
            return false;
        }
        if let Err(error) = self.watcher.watch(&self.path, RecursiveMode::Recursive) {
            tracing::error!(%error, "the folder of courses cannot be watched; this is tried again");
            self.watched = None;
            return false;
        }
        tracing::info!("another folder of courses has come to its place, and is watched now");
        true
    }
}
