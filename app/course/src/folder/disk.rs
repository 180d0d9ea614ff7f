//! Reads the files of a course from the disk.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Content, largest, picture_type};
use crate::problem::{Problem, Rule};
use crate::sheet::fileless;

/// How deep folders are searched: course, module, images, one more.
const DEEPEST: usize = 4;

/// More files than this are no course.
const MOST: usize = 10_000;

/// More bytes than this are no course; all of them are held in memory.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads the files of the course at `path`, and says what is wrong with its folder.
pub(super) fn read(path: &Path) -> (BTreeMap<String, Content>, Vec<Problem>) {
    let mut walk = Walk {
        // The folder itself may be reached by a link: that is for whoever names it to decide.
        root: fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        path: path.to_owned(),
        files: BTreeMap::new(),
        size: 0,
        full: false,
        problems: Vec::new(),
    };
    let root = walk.root.clone();
    walk.gather(&root, "", &mut Vec::new());
    (walk.files, walk.problems)
}

struct Walk {
    /// Where the course really lies.
    root: PathBuf,
    /// How messages name it.
    path: PathBuf,
    files: BTreeMap<String, Content>,
    /// Bytes read so far.
    size: u64,
    /// Whether it was more than a course holds.
    full: bool,
    problems: Vec<Problem>,
}

impl Walk {
    /// Reads a folder. `place` is where it really lies, `within` are the folders that it was
    /// reached through.
    fn gather(&mut self, place: &Path, prefix: &str, within: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(place) else {
            return;
        };
        within.push(place.to_owned());
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
                continue;
            };
            let inner = if prefix.is_empty() {
                name.to_owned()
            } else {
                format!("{prefix}/{name}")
            };
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let target = if kind.is_symlink() {
                match self.target(&entry.path(), within) {
                    Ok(target) => target,
                    Err(message) => {
                        self.wrong(
                            &inner,
                            Rule::SymbolicLink,
                            message,
                            "put the file or folder itself in its place",
                        );
                        continue;
                    }
                }
            } else {
                entry.path()
            };
            let Ok(metadata) = fs::metadata(&target) else {
                continue;
            };
            if metadata.is_dir() && within.len() <= DEEPEST {
                self.gather(&target, &inner, within);
            } else if metadata.is_file() && wanted(&inner) && !self.full {
                self.take(&target, inner);
            }
        }
        within.pop();
    }

    /// Where a symbolic link leads, if that is to a place within the course.
    fn target(&self, link: &Path, within: &[PathBuf]) -> Result<PathBuf, &'static str> {
        let target = fs::canonicalize(link)
            .map_err(|_| "this symbolic link leads nowhere, or in a circle")?;
        if !target.starts_with(&self.root) {
            return Err("this symbolic link leads out of the course folder");
        }
        if within.iter().any(|folder| folder.starts_with(&target)) {
            return Err("this symbolic link leads to a folder that it lies in");
        }
        Ok(target)
    }

    fn take(&mut self, path: &Path, inner: String) {
        let content = content(path, largest(&inner));
        if let Content::Bytes(bytes) = &content {
            self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        }
        if self.size > LARGEST || self.files.len() == MOST {
            self.full = true;
            self.wrong(
                "course.toml",
                Rule::LargeFile,
                format!(
                    "the folder of the course holds more than {MOST} files or {} MiB",
                    LARGEST / 1024 / 1024
                ),
                "leave in it only what the course shows",
            );
            return;
        }
        self.files.insert(inner, content);
    }

    fn wrong(&mut self, inner: &str, rule: Rule, message: impl Into<String>, advice: &str) {
        self.problems
            .push(fileless(self.path.join(inner), rule, message, advice));
    }
}

/// Whether a course has files of this kind.
fn wanted(inner: &str) -> bool {
    [".md", ".toml", ".lock"]
        .iter()
        .any(|end| inner.ends_with(end))
        || picture_type(inner).is_some()
}

/// What a file holds. Of one that is too large no more is read than shows that it is.
fn content(path: &Path, largest: u64) -> Content {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?
            .take(largest + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|size| size <= largest) => {
            Content::Bytes(bytes)
        }
        Ok(_) => Content::TooLarge,
        Err(error) => Content::Unreadable(error.to_string()),
    }
}
