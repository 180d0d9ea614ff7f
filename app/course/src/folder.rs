//! The files of one course, read from the disk or given from memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Rule};
use crate::sheet::{Sheet, fileless};

/// The largest text file: nobody writes more than this into one lesson.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest picture.
const LARGEST_PICTURE: u64 = 4 * 1024 * 1024;

/// How deep folders are searched: course, module, images, one more.
const DEEPEST: usize = 4;

/// More files than this are no course.
const MOST: usize = 10_000;

/// The files of one course.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    files: BTreeMap<String, Content>,
}

/// What a file holds.
#[derive(Clone, Debug)]
enum Content {
    Bytes(Vec<u8>),
    TooLarge,
    Unreadable(String),
}

/// Picture formats: extension and media type.
const PICTURES: [(&str, &str); 7] = [
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// The extension and media type of a picture; none if it is no picture.
pub(crate) fn picture_type(path: &str) -> Option<(&'static str, &'static str)> {
    let (_, extension) = path.rsplit_once('.')?;
    PICTURES
        .into_iter()
        .find(|(known, _)| extension.eq_ignore_ascii_case(known))
}

impl Folder {
    /// Reads the text files and pictures of a course from the disk. Hidden files and links to
    /// other places are left out; what cannot be read is remembered and said when it is needed.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let mut folder = Self {
            path: path.to_owned(),
            files: BTreeMap::new(),
        };
        folder.gather(path, "", 0);
        folder
    }

    /// The files of a course from memory, such as those that a binary carries: pairs of a path in
    /// the course folder, with `/`, and the content. `path` is how messages name the folder.
    pub fn from_files<'a>(
        path: &Path,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Self {
        let files = files.into_iter().map(|(inner, bytes)| {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            let content = if size > largest(inner) {
                Content::TooLarge
            } else {
                Content::Bytes(bytes.to_vec())
            };
            (inner.replace('\\', "/"), content)
        });
        Self {
            path: path.to_owned(),
            files: files.collect(),
        }
    }

    /// How messages name the folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The paths of the files in the folder.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether this file is there.
    pub(crate) fn has(&self, inner: &str) -> bool {
        self.files.contains_key(inner)
    }

    /// The content of a file, if it could be read.
    pub(crate) fn bytes(&self, inner: &str) -> Option<&[u8]> {
        match self.files.get(inner)? {
            Content::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// A text file as a sheet; none if there is no such file.
    pub(crate) fn sheet(&self, inner: &str) -> Option<Result<Sheet, Problem>> {
        let problem = |rule, message: String, advice: &str| {
            fileless(self.path.join(inner), rule, message, advice)
        };
        Some(match self.files.get(inner)? {
            Content::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Sheet::new(&self.path, inner, text)),
                Err(_) => Err(problem(
                    Rule::UnreadableFile,
                    "the file is not UTF-8 text".to_owned(),
                    "save it as UTF-8",
                )),
            },
            Content::TooLarge => Err(problem(
                Rule::LargeFile,
                format!("the file is larger than {} KiB", LARGEST_TEXT / 1024),
                "divide it into several lessons",
            )),
            Content::Unreadable(why) => Err(problem(
                Rule::UnreadableFile,
                format!("the file cannot be read: {why}"),
                "check its permissions",
            )),
        })
    }

    fn gather(&mut self, place: &Path, prefix: &str, depth: usize) {
        let Ok(entries) = fs::read_dir(place) else {
            return;
        };
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
            if kind.is_dir() && depth < DEEPEST {
                self.gather(&entry.path(), &inner, depth + 1);
            } else if kind.is_file() && wanted(&inner) && self.files.len() < MOST {
                let content = content(&entry.path(), &inner);
                self.files.insert(inner, content);
            }
        }
    }
}

/// Whether a course has files of this kind.
fn wanted(inner: &str) -> bool {
    [".md", ".toml", ".lock"]
        .iter()
        .any(|end| inner.ends_with(end))
        || picture_type(inner).is_some()
}

fn largest(inner: &str) -> u64 {
    if picture_type(inner).is_some() {
        LARGEST_PICTURE
    } else {
        LARGEST_TEXT
    }
}

fn content(path: &Path, inner: &str) -> Content {
    match fs::metadata(path) {
        Ok(metadata) if metadata.len() > largest(inner) => Content::TooLarge,
        _ => fs::read(path).map_or_else(
            |error| Content::Unreadable(error.to_string()),
            Content::Bytes,
        ),
    }
}
