//! The course in three languages (`tests/sound/asylum`) in memory, to be changed at will.
#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::path::Path;

use course::Folder;

/// Seen from the crate whose tests these are, and from its neighbours.
const COURSE: &str = "../course/tests/sound/asylum";

/// The files of a course.
#[derive(Clone)]
pub struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    /// The course as it lies in the repository.
    pub fn asylum() -> Self {
        let mut files = Self(Vec::new());
        files.gather(Path::new(COURSE), "");
        files
    }

    fn gather(&mut self, place: &Path, prefix: &str) {
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            let inner = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                self.gather(&path, &format!("{inner}/"));
            } else {
                self.0.push((inner, fs::read(path).unwrap()));
            }
        }
    }

    /// Writes a file.
    pub fn set(&mut self, path: &str, text: &str) {
        self.0.retain(|(known, _)| known != path);
        self.0.push((path.to_owned(), text.as_bytes().to_vec()));
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.0.retain(|(known, _)| known != path);
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == path);
        std::str::from_utf8(&found.unwrap().1).unwrap()
    }

    /// Changes the texts whose path begins like this.
    pub fn change(&mut self, begin: &str, how: impl Fn(&str) -> String) {
        for (path, bytes) in &mut self.0 {
            if path.starts_with(begin) && !path.ends_with(".png") {
                *bytes = how(std::str::from_utf8(bytes).unwrap()).into_bytes();
            }
        }
    }

    /// The folder that holds them.
    pub fn folder(&self) -> Folder {
        let files = self
            .0
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        Folder::from_files(Path::new("asylum"), files)
    }
}
