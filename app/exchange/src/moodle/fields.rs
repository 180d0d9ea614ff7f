//! The elements of a question in Moodle XML.

use crate::numbers;
use crate::report::Reasons;
use crate::text::{Element, Format, Text, read};

/// The words of `<text>` in an element, and the format that the element names.
pub(super) fn said(element: &Element, usual: Format) -> (String, Format) {
    let text = element
        .first("text")
        .map_or_else(|| element.text(), Element::text);
    let format = match element.attribute("format") {
        Some("markdown") => Format::Markdown,
        Some("plain_text") => Format::Plain,
        Some("moodle_auto_format") => Format::Auto,
        Some("html") => Format::Html,
        _ => usual,
    };
    (text.trim().to_owned(), format)
}

/// A text.
pub(super) fn text(element: &Element, reasons: &mut Reasons) -> Text {
    files(element, reasons);
    let (said, format) = said(element, Format::Html);
    read(&said, format, reasons)
}

/// The text of the first element with this name; none if it says nothing.
pub(super) fn optional(question: &Element, name: &str, reasons: &mut Reasons) -> Option<Text> {
    let text = text(question.first(name)?, reasons);
    (!text.is_empty()).then_some(text)
}

/// What an element says without markup.
pub(super) fn plain(question: &Element, name: &str) -> Option<String> {
    let element = question.first(name)?;
    let (said, _) = said(element, Format::Plain);
    (!said.is_empty()).then_some(said)
}

/// The number that an element says.
pub(super) fn number(question: &Element, name: &str) -> Option<f64> {
    numbers::number(&plain(question, name)?)
}

/// Says that files are left out.
pub(super) fn files(element: &Element, reasons: &mut Reasons) {
    for file in element.all("file") {
        let name = file.attribute("name").unwrap_or("without a name");
        reasons.say(format!("the file {name} was left out"));
    }
}
