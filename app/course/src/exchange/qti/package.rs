//! The zip file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::exchange::report::Unreadable;

/// A file in a package that is larger than this is no question.
const LARGEST: u64 = 4 * 1024 * 1024;

/// All files together are not larger than this.
const LARGEST_TOGETHER: u64 = 64 * 1024 * 1024;

/// Puts files into a package.
pub(super) fn pack(files: &[(String, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        // Memory takes everything, and names are ids.
        let started = zip.start_file(name.as_str(), options);
        if started.is_ok() {
            let _ = zip.write_all(text.as_bytes());
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The XML files of a package, by name.
pub(super) fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Unreadable> {
    let fault = |why: String| Unreadable::at(bytes, 0, why);
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| fault(format!("not a package of QTI: {error}")))?;
    let mut files = BTreeMap::new();
    let mut together = 0;
    for number in 0..zip.len() {
        let file = zip
            .by_index(number)
            .map_err(|error| fault(format!("a file of the package cannot be read: {error}")))?;
        let name = file
            .name()
            .map_err(|error| fault(format!("a file of the package cannot be read: {error}")))?
            .replace('\\', "/");
        if !file.is_file() || !name.to_ascii_lowercase().ends_with(".xml") {
            continue;
        }
        let mut content = Vec::new();
        file.take(LARGEST + 1)
            .read_to_end(&mut content)
            .map_err(|error| fault(format!("it cannot be unpacked: {error}")).within(&name))?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        together += size;
        if size > LARGEST || together > LARGEST_TOGETHER {
            return Err(fault("the file is too large".to_owned()).within(&name));
        }
        files.insert(name, content);
    }
    Ok(files)
}
