//! Several files in one text, which a fuzzer can change and a person can read: a line with `====`
//! and the path stands before each file.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands before the path of a file.
pub const MARK: &str = "==== ";

/// The paths and texts.
pub fn unpack(text: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix(MARK) {
            files.push((path.trim(), String::new()));
        } else if let Some((_, file)) = files.last_mut() {
            file.push_str(line);
        }
    }
    files
}

/// The text of files.
pub fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let file = |(path, text): (&str, &str)| format!("{MARK}{path}\n{}\n", text.trim_end());
    files.into_iter().map(file).collect()
}

/// The files as a zip file.
pub fn zipped(files: &[(&str, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        if zip.start_file(*path, options).is_ok() {
            let _ = zip.write_all(text.as_bytes());
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
