//! The parts of a workbook, which is a zip file of XML.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::{Budget, Refusal};

/// How much of a text is kept while it is read, in bytes; spaces are tidied up afterwards.
const LONGEST_TEXT: usize = 4096;

/// A workbook whose parts are found by their paths, and read for what the budget has.
pub(super) struct Package<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
    parts: BTreeMap<String, usize>,
    budget: &'f Budget,
}

impl<'f> Package<'f> {
    pub(super) fn open(bytes: &'f [u8], budget: &'f Budget) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Unreadable)?;
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            budget.step()?;
            if let Some(Ok(name)) = archive.name_for_index(index) {
                parts.entry(normal(&name)).or_insert(index);
            }
        }
        Ok(Self {
            archive,
            parts,
            budget,
        })
    }

    /// Which part has a path, in the way programs compare them.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.parts.get(&normal(path)).copied()
    }

    pub(super) fn part(&mut self, index: usize) -> Result<Part<'_>, Refusal> {
        let budget = self.budget;
        let file = self
            .archive
            .by_index(index)
            .map_err(|_| Refusal::Unreadable)?;
        let metered = Metered {
            file: Box::new(file),
            budget,
        };
        let mut reader = Reader::from_reader(BufReader::with_capacity(32 * 1024, metered));
        reader.config_mut().expand_empty_elements = true;
        Ok(Part {
            reader,
            buffer: Vec::new(),
            budget,
        })
    }
}

/// A path as it is compared: without the slash before it, steps up and case.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").to_lowercase()
}

/// What is unpacked costs.
struct Metered<'p> {
    file: Box<dyn Read + 'p>,
    budget: &'p Budget,
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.budget
            .unpacked(read)
            .map_err(|_| io::Error::other("over the budget"))?;
        Ok(read)
    }
}

/// A part that is read event by event.
pub(super) struct Part<'p> {
    reader: Reader<BufReader<Metered<'p>>>,
    buffer: Vec<u8>,
    budget: &'p Budget,
}

impl Part<'_> {
    /// The next event; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Refusal> {
        self.budget.step()?;
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(self.budget.failed()),
        }
    }

    /// Calls back for each element that begins, with its name.
    pub(super) fn elements(
        &mut self,
        mut found: impl FnMut(&str, &BytesStart<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        while let Some(event) = self.next()? {
            if let Event::Start(start) = event {
                found(start.local_name().as_ref(), &start)?;
            }
        }
        Ok(())
    }

    /// The words of an element that has begun, up to its end: all that stands in `<t>`, but not
    /// how it is pronounced, which stands in `<rPh>`.
    pub(super) fn words(&mut self, until: &str) -> Result<String, Refusal> {
        let mut said = String::new();
        let (mut in_text, mut in_sounds) = (false, false);
        while let Some(event) = self.next()? {
            match &event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "t" => in_text = true,
                    "rPh" => in_sounds = true,
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "t" => in_text = false,
                    "rPh" => in_sounds = false,
                    name if name == until => break,
                    _ => {}
                },
                event if in_text && !in_sounds => say(event, &mut said),
                _ => {}
            }
        }
        Ok(unescaped(said))
    }
}

/// Adds what an event says, up to [`LONGEST_TEXT`].
pub(super) fn say(event: &Event<'_>, said: &mut String) {
    if said.len() >= LONGEST_TEXT {
        return;
    }
    match event {
        Event::Text(text) => push(said, text),
        Event::CData(text) => push(said, text),
        Event::GeneralRef(name) => match &**name {
            "amp" => said.push('&'),
            "lt" => said.push('<'),
            "gt" => said.push('>'),
            "quot" => said.push('"'),
            "apos" => said.push('\''),
            _ => said.extend(name.resolve_char_ref().ok().flatten()),
        },
        _ => {}
    }
}

fn push(said: &mut String, text: &str) {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    said.push_str(&text[..end]);
}

/// Characters that XML has no way to say stand as `_x000D_` in workbooks, and `_x005F_` before what
/// only looks like that.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let found = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match found {
            Some(c) => {
                plain.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    // Looking for attributes twice would compare each with each.
    let mut attributes = start.attributes();
    attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| {
            attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(
                    |_| attribute.value.to_string(),
                    std::borrow::Cow::into_owned,
                )
        })
}

/// Whether an attribute says yes.
pub(super) fn says_yes(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}
