//! The HTML that this crate renders, read back: which address of a course each link had.

use std::collections::BTreeMap;

use pulldown_cmark::BlockQuoteKind;

use super::html::Element;
use course::apart::References;

/// What is needed to read rendered HTML back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rendered {
    /// From the name of a picture to its path, as the lesson wrote it.
    pictures: BTreeMap<String, String>,
}

impl Rendered {
    /// What a lesson in this folder was rendered with.
    pub(crate) fn of(around: &References, folder: &str) -> Self {
        let prefix = format!("{folder}/");
        let path = |path: &String| path.strip_prefix(&prefix).unwrap_or(path).to_owned();
        let pictures = around.pictures.iter();
        Self {
            pictures: pictures
                .map(|(at, name)| (name.clone(), path(at)))
                .collect(),
        }
    }

    /// Where a link led in Markdown.
    pub(super) fn address(&self, link: &Element, href: &str) -> String {
        let source = href.strip_prefix("#source-");
        if let Some(id) = source.filter(|_| link.has_class("source")) {
            return format!("source:{id}");
        }
        let document = href.strip_prefix("../documents/");
        if let Some(id) = document.filter(|_| link.has_class("citation")) {
            let id = id.split('#').next().unwrap_or_default();
            let place = link.elements().find_map(pinpoint);
            let place = place.map(|place| format!("#{place}")).unwrap_or_default();
            return format!("document:{id}{place}");
        }
        // A term is no link: what it points to is its entry in the list of terms.
        let entry = link.attribute("aria-describedby").unwrap_or_default();
        if let Some(id) = entry.strip_prefix("term-") {
            return format!("term:{id}");
        }
        match href.strip_prefix("../lessons/") {
            Some(lesson) => format!("lesson:{lesson}"),
            None => href.to_owned(),
        }
    }

    /// The path of a picture in Markdown.
    pub(super) fn picture(&self, source: &str) -> String {
        let name = source.strip_prefix("pictures/").unwrap_or(source);
        self.pictures
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }
}

/// The place in a document that an element of a citation says in words.
pub(super) fn pinpoint(element: &Element) -> Option<&str> {
    element
        .attribute("data-place")
        .filter(|_| element.has_class("pinpoint"))
}

const KINDS: [(BlockQuoteKind, &str); 5] = [
    (BlockQuoteKind::Note, "note"),
    (BlockQuoteKind::Tip, "tip"),
    (BlockQuoteKind::Important, "important"),
    (BlockQuoteKind::Warning, "warning"),
    (BlockQuoteKind::Caution, "caution"),
];

/// The kind of a box.
pub(super) fn aside(element: &Element) -> Option<BlockQuoteKind> {
    KINDS
        .into_iter()
        .find(|(_, class)| element.has_class(class))
        // In a lesson a caution is an open point, and a question has none.
        .map(|(kind, _)| match kind {
            BlockQuoteKind::Caution => BlockQuoteKind::Warning,
            kind => kind,
        })
}

/// The class of a box.
pub(super) fn class(kind: BlockQuoteKind) -> &'static str {
    KINDS
        .into_iter()
        .find(|(known, _)| *known == kind)
        .map_or("note", |(_, class)| class)
}
