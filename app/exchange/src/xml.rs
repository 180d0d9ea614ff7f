//! XML as a tree of elements, and text as XML holds it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::report::Unreadable;
use super::text::{DEEPEST, Element, Piece, unescaped};

/// Reads XML. Prefixes of names are left out.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, Unreadable> {
    let text = utf8(bytes)?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let event = reader.read_event().map_err(|error| {
            let place = usize::try_from(reader.error_position()).unwrap_or(at);
            Unreadable::at(bytes, place, format!("not XML: {error}"))
        })?;
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(Unreadable::at(bytes, at, "elements are nested too deep"));
                }
                open.push(element(&start, bytes, at)?);
            }
            Event::Empty(start) => {
                let element = element(&start, bytes, at)?;
                place(&mut open, Piece::Element(element));
            }
            Event::End(_) => {
                if open.len() > 1
                    && let Some(element) = open.pop()
                {
                    place(&mut open, Piece::Element(element));
                }
            }
            Event::Text(said) => say(&mut open, &said.xml10_content()),
            Event::CData(said) => say(&mut open, &said.xml10_content()),
            Event::GeneralRef(name) => {
                let name = name.xml10_content();
                say(&mut open, &unescaped(&format!("&{name};")));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if let Some(left) = open.get(1) {
        let why = format!("the element <{}> has no end", left.name);
        return Err(Unreadable::at(bytes, left.at, why));
    }
    let root = open.pop().and_then(|root| {
        root.children.into_iter().find_map(|piece| match piece {
            Piece::Element(element) => Some(element),
            Piece::Text(_) => None,
        })
    });
    root.ok_or_else(|| Unreadable::at(bytes, 0, "not XML: there is no element"))
}

/// Bytes as text, without a byte order mark.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => Err(Unreadable::at(
            bytes,
            error.valid_up_to(),
            "the file is not UTF-8 text: save it as UTF-8",
        )),
    }
}

fn element(start: &BytesStart<'_>, bytes: &[u8], at: usize) -> Result<Element, Unreadable> {
    let mut element = Element {
        name: start.local_name().as_ref().to_owned(),
        at,
        ..Element::default()
    };
    for attribute in start.attributes() {
        let attribute =
            attribute.map_err(|error| Unreadable::at(bytes, at, format!("not XML: {error}")))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| Unreadable::at(bytes, at, format!("not XML: {error}")))?;
        let name = attribute.key.local_name().as_ref().to_owned();
        element.attributes.push((name, value.into_owned()));
    }
    Ok(element)
}

fn place(open: &mut [Element], piece: Piece) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(piece);
    }
}

fn say(open: &mut [Element], words: &str) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    match parent.children.last_mut() {
        Some(Piece::Text(text)) => text.push_str(words),
        _ => parent.children.push(Piece::Text(words.to_owned())),
    }
}

/// Text as XML holds it, also in an attribute. What XML has no way to say is left out.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\r' => safe.push_str("&#13;"),
            '\n' | '\t' => safe.push(each),
            each if each.is_ascii_control() || matches!(each, '\u{fffe}' | '\u{ffff}') => {}
            _ => safe.push(each),
        }
    }
    safe
}

/// Text in an attribute, in which line ends count.
pub(super) fn escape_attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\t', "&#9;")
}
