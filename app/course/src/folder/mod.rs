//! The files of one course, read from the disk or given from memory.

mod disk;
mod picture;
mod svg;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Rule};
use crate::sheet::{Sheet, fileless, normal};

pub(crate) use picture::fault;
pub use picture::picture_type;

/// The largest text file: nobody writes more than this into one lesson.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest picture.
const LARGEST_PICTURE: u64 = 4 * 1024 * 1024;

/// The files of one course.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    files: BTreeMap<String, Content>,
    /// What is wrong with the folder, whatever the course says.
    problems: Vec<Problem>,
    /// The modules, lessons and documents that are left out for those who do not see drafts; none:
    /// nothing is left out.
    withdrawn: Option<BTreeSet<String>>,
}

/// What a file holds.
#[derive(Clone, Debug)]
enum Content {
    Bytes(Vec<u8>),
    TooLarge,
    Unreadable(String),
}

impl Folder {
    /// Reads the text files and pictures of a course from the disk. Hidden files are left out,
    /// symbolic links are followed within the folder only; what cannot be read is remembered and
    /// said when it is needed.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let (files, problems) = disk::read(path);
        Self {
            path: path.to_owned(),
            files,
            problems,
            withdrawn: None,
        }
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
            problems: Vec::new(),
            withdrawn: None,
        }
    }

    /// What is wrong with the folder, whatever the course says.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The folder as it would be with these files, by path and text.
    pub(crate) fn with<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut folder = self.clone();
        let files = files
            .into_iter()
            .map(|(inner, text)| (inner.to_owned(), Content::Bytes(text.as_bytes().to_vec())));
        folder.files.extend(files);
        folder
    }

    /// The folder as it would be without this file.
    pub(crate) fn without(&self, inner: &str) -> Self {
        let mut folder = self.clone();
        folder.files.remove(inner);
        folder
    }

    /// The folder for readers from whom something may be kept back: what refers to it is no fault.
    pub(crate) fn reduced(&self) -> Self {
        Self {
            withdrawn: Some(BTreeSet::new()),
            ..self.clone()
        }
    }

    /// Leaves out a module, or a lesson or document by its path without language and ending, with
    /// the trainer's notes on it.
    pub(crate) fn withdraw(&mut self, name: &str) {
        let (module, stem) = name.rsplit_once('/').unwrap_or((name, ""));
        let notes = format!("{module}/trainer/{stem}");
        self.files.retain(|path, _| {
            let bare = path.strip_suffix(".md").and_then(|at| at.rsplit_once('.'));
            let bare = bare.map_or(path.as_str(), |(stem, _)| stem);
            stem.is_empty() || bare != name && bare != notes
        });
        let withdrawn = self.withdrawn.get_or_insert_default();
        withdrawn.insert(name.to_owned());
    }

    /// Whether this module, lesson or document is left out.
    pub(crate) fn is_withdrawn(&self, name: &str) -> bool {
        let withdrawn = self.withdrawn.as_ref();
        withdrawn.is_some_and(|withdrawn| withdrawn.contains(name))
    }

    /// Whether something may be left out, so that what refers to it is not at fault.
    pub(crate) fn is_reduced(&self) -> bool {
        self.withdrawn.is_some()
    }

    /// Leaves out a file.
    pub(crate) fn remove(&mut self, inner: &str) {
        self.files.remove(inner);
    }

    /// Leaves out these places of a text; its lines keep their numbers.
    pub(crate) fn blank(&mut self, inner: &str, places: &[Range<usize>]) {
        let Some(mut text) = self.text(inner).filter(|_| !places.is_empty()) else {
            return;
        };
        let mut places = places.to_vec();
        places.sort_by_key(|place| place.start);
        for place in places.into_iter().rev() {
            let lines = text
                .get(place.clone())
                .map_or(0, |cut| cut.matches('\n').count());
            text.replace_range(place, &"\n".repeat(lines));
        }
        let content = Content::Bytes(text.into_bytes());
        self.files.insert(inner.to_owned(), content);
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

    /// The content of a file; what is wrong with it, if it could not be read. None if it is not
    /// there.
    pub(crate) fn bytes(&self, inner: &str) -> Option<Result<&[u8], Box<Problem>>> {
        let problem = |rule, message: String, advice: &str| {
            Box::new(fileless(self.path.join(inner), rule, message, advice))
        };
        Some(match self.files.get(inner)? {
            Content::Bytes(bytes) => Ok(bytes),
            Content::TooLarge => Err(problem(
                Rule::LargeFile,
                format!("the file is larger than {} KiB", largest(inner) / 1024),
                if picture_type(inner).is_some() {
                    "make the picture smaller: 1600 pixels are wide enough for any screen"
                } else {
                    "divide it into several lessons"
                },
            )),
            Content::Unreadable(why) => Err(problem(
                Rule::UnreadableFile,
                format!("the file cannot be read: {why}"),
                "check its permissions",
            )),
        })
    }

    /// A text file as a sheet; none if there is no such file.
    pub(crate) fn sheet(&self, inner: &str) -> Option<Result<Sheet, Box<Problem>>> {
        Some(self.bytes(inner)?.and_then(|bytes| {
            std::str::from_utf8(bytes)
                .map(|text| Sheet::new(&self.path, inner, text))
                .map_err(|error| Box::new(self.not_text(inner, bytes, error.valid_up_to())))
        }))
    }

    /// The text of a file without byte order mark, its lines ended as Unix ends them.
    pub(crate) fn text(&self, inner: &str) -> Option<String> {
        let bytes = self.bytes(inner)?.ok()?;
        std::str::from_utf8(bytes).ok().map(normal)
    }

    /// Says where a file stops being UTF-8.
    fn not_text(&self, inner: &str, bytes: &[u8], sound: usize) -> Problem {
        let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let message = if utf16 {
            "the file is UTF-16 text, not UTF-8"
        } else {
            "the file is not UTF-8 text from here on"
        };
        let before = String::from_utf8_lossy(&bytes[..sound]);
        let (above, begun) = before.rsplit_once('\n').unwrap_or(("", &before));
        let line = if before.contains('\n') {
            above.matches('\n').count() + 2
        } else {
            1
        };
        let column = begun.chars().count() + 1;
        let rest = bytes[sound..].split(|byte| *byte == b'\n').next();
        let rest = String::from_utf8_lossy(rest.unwrap_or_default());
        let rest: String = rest.trim_end().chars().take(80).collect();
        Problem {
            line,
            column,
            end_line: line,
            end_column: column + 1,
            span: begun.len()..begun.len() + rest.chars().next().map_or(0, char::len_utf8),
            source: format!("{begun}{rest}"),
            ..fileless(
                self.path.join(inner),
                Rule::UnreadableFile,
                message,
                "save it as UTF-8: editors ask for the encoding in “Save as”",
            )
        }
    }
}

fn largest(inner: &str) -> u64 {
    if picture_type(inner).is_some() {
        LARGEST_PICTURE
    } else {
        LARGEST_TEXT
    }
}
