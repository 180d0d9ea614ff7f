//! The zip file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::report::Unreadable;

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

/// The name under which a package holds a file that a manifest names: as it stands there, or as an
/// address, in which `%20` is a space.
pub(super) fn known(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Option<String> {
    let decoded = decoded(name);
    [name, &decoded]
        .into_iter()
        .find(|name| files.contains_key(*name))
        .map(str::to_owned)
}

/// The file that a manifest names.
pub(super) fn find<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> Option<&'f Vec<u8>> {
    files.get(&known(files, name)?)
}

/// An address without its `%20`.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let byte = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_decoded() {
        for (address, name) in [
            ("items/item%20one.xml", "items/item one.xml"),
            ("%D0%B0.xml", "а.xml"),
            ("100%.xml", "100%.xml"),
            ("a%2", "a%2"),
            ("a%zz", "a%zz"),
            ("%FF", "%FF"),
        ] {
            assert_eq!(decoded(address), name);
        }
        let files = BTreeMap::from([("a%20b".to_owned(), vec![1]), ("c d".to_owned(), vec![2])]);
        assert_eq!(find(&files, "a%20b"), Some(&vec![1]), "as it stands first");
        assert_eq!(find(&files, "c%20d"), Some(&vec![2]));
        assert_eq!(find(&files, "e"), None);
    }
}
