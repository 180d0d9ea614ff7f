//! Where links and pictures lead.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::cite::Contour;
use super::html::{Renderer, escaped};
use super::tree::Node;
use crate::authored::is_web_address;
use crate::course::Source;
use crate::id::advise;
use crate::language::{Language, Localised};
use crate::problem::Rule;
use crate::term::Term;

/// What a lesson can refer to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct References {
    /// The sources by id.
    pub sources: BTreeMap<String, Source>,
    /// The terms by id.
    pub terms: BTreeMap<String, Term>,
    /// The titles of the lessons by id.
    pub lessons: BTreeMap<String, Localised>,
    /// The names of the pictures by their path in the course folder.
    pub pictures: BTreeMap<String, String>,
    /// The documents by id. A lesson that cites none is pinned as it was before there were any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, Contour>,
}

/// A link to a section of another lesson, to be checked when all lessons are known.
#[derive(Debug)]
pub(crate) struct FarLink {
    pub span: Range<usize>,
    pub lesson: String,
    pub section: String,
}

impl Renderer<'_> {
    /// Writes a link. Where it leads to something known, empty words are replaced by its name.
    pub(super) fn link(&mut self, address: &str, title: &str, node: &Node<'_>, out: &mut String) {
        if let Some(id) = address.strip_prefix("document:") {
            self.citation(id, title, node, out);
            return;
        }
        if self.in_document && !is_cited(address) {
            self.not_in_document(node, "links to lessons, terms and sections");
            return;
        }
        if let Some(id) = address.strip_prefix("term:") {
            self.term(id, title, node, out);
            return;
        }
        let mut words = self.inline(&node.children);
        let span = node.span.clone();
        let known = address
            .split_once(':')
            .and_then(|(scheme, id)| match scheme {
                "source" => Some(self.source_link(id, span.clone())),
                "lesson" => Some(self.lesson_link(id, span.clone())),
                _ => None,
            });
        let (attributes, name) = match known {
            Some(Some(known)) => known,
            Some(None) => return,
            None => (self.other_link(address, span.clone()), None),
        };
        if words.trim().is_empty() {
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                words = escaped(&name);
            } else {
                self.sheet.wrong(
                    span,
                    Rule::BrokenLink,
                    "the link has no words",
                    "write what it leads to in […]",
                );
            }
        }
        out.push_str("<a ");
        out.push_str(&attributes);
        if !title.is_empty() {
            out.push_str(&format!(" title=\"{}\"", escaped(title)));
        }
        out.push_str(&format!(">{words}</a>"));
    }

    fn source_link(&mut self, id: &str, span: Range<usize>) -> Option<(String, Option<String>)> {
        let around = self.around;
        let Some(source) = around.sources.get(id) else {
            self.no_source(id, span);
            return None;
        };
        note(&mut self.sources, id);
        let class = if source.checked.is_some() {
            "source"
        } else {
            "source pending"
        };
        let name = source.citation.get(self.language).to_owned();
        Some((
            format!("class=\"{class}\" href=\"#source-{id}\""),
            Some(name),
        ))
    }

    /// Says that there is no such source.
    pub(crate) fn no_source(&self, id: &str, span: Range<usize>) {
        self.sheet.wrong(
            span,
            Rule::BrokenSource,
            format!("there is no source `{id}`"),
            advise(
                id,
                self.around.sources.keys().map(String::as_str),
                "add it to sources.toml",
            ),
        );
    }

    /// Writes a term that explains itself: on hover and focus by its `data-note`, which the style
    /// sheet shows, and to a screen reader by the list of terms under the lesson. It is no link,
    /// since on a phone a touch is to explain and not to lead away.
    fn term(&mut self, id: &str, title: &str, node: &Node<'_>, out: &mut String) {
        let mut words = self.inline(&node.children);
        let around = self.around;
        let Some(term) = around.terms.get(id) else {
            self.sheet.wrong(
                node.span.clone(),
                Rule::BrokenTerm,
                format!("there is no term `{id}`"),
                advise(
                    id,
                    around.terms.keys().map(String::as_str),
                    "add it to glossary.toml",
                ),
            );
            return;
        };
        note(&mut self.terms, id);
        if words.trim().is_empty() {
            words = escaped(term.names.get(self.language));
        }
        let meaning = if title.is_empty() {
            term.definition.get(self.language)
        } else {
            title
        };
        // The term in the language of the text first, then what it is called in the others.
        let own = term.names.get(self.language);
        let others = Language::ALL.into_iter();
        let others = others.filter_map(|other| term.names.exact(other));
        let names: Vec<&str> = std::iter::once(own)
            .chain(others.filter(|other| *other != own))
            .collect();
        out.push_str(&format!(
            "<span class=\"term\" role=\"term\" tabindex=\"0\" data-note=\"{}: {}\" aria-describedby=\"term-{id}\"",
            escaped(&names.join(" · ")),
            escaped(meaning)
        ));
        if !title.is_empty() {
            out.push_str(&format!(" title=\"{}\"", escaped(title)));
        }
        out.push_str(&format!(">{words}</span>"));
    }

    fn lesson_link(&mut self, id: &str, span: Range<usize>) -> Option<(String, Option<String>)> {
        let around = self.around;
        let (id, section) = id
            .split_once('#')
            .map_or((id, None), |(id, section)| (id, Some(section)));
        let Some(title) = around.lessons.get(id) else {
            self.sheet.wrong(
                span,
                Rule::BrokenLesson,
                format!("there is no lesson `{id}`"),
                advise(
                    id,
                    around.lessons.keys().map(String::as_str),
                    "a lesson's id is its file name without number and language",
                ),
            );
            return None;
        };
        note(&mut self.lessons, id);
        // From wherever a lesson's text is shown: beside a quiz, an attempt or a gathering page.
        let mut href = format!("../lessons/{}", escaped(id));
        if let Some(section) = section {
            href.push_str(&format!("#{}", escaped(section)));
            let (lesson, section) = (id.to_owned(), section.to_owned());
            self.far_links.push(FarLink {
                span,
                lesson,
                section,
            });
        }
        Some((
            format!("href=\"{href}\""),
            Some(title.get(self.language).to_owned()),
        ))
    }

    /// A link within the lesson, to the web, or to a mailbox.
    fn other_link(&mut self, address: &str, span: Range<usize>) -> String {
        let shown = escaped(address);
        if let Some(anchor) = address.strip_prefix('#') {
            self.anchors.push((anchor.to_owned(), span));
            return format!("href=\"{shown}\"");
        }
        if is_web_address(address) {
            return format!("href=\"{shown}\" rel=\"noopener noreferrer\"");
        }
        let mailbox = address
            .strip_prefix("mailto:")
            .is_some_and(|mailbox| mailbox.contains('@'));
        if !mailbox {
            let what = if address.is_empty() {
                "the link leads nowhere".to_owned()
            } else {
                format!("a lesson cannot link to `{address}`")
            };
            self.sheet.wrong(
                span,
                Rule::BrokenLink,
                what,
                "link to https://…, source:…, term:…, lesson:…, document:… or #section",
            );
        }
        format!("href=\"{shown}\"")
    }

    /// Writes a picture.
    pub(super) fn picture(
        &mut self,
        address: &str,
        title: &str,
        words: &str,
        span: Range<usize>,
        out: &mut String,
    ) {
        if self.in_document {
            self.sheet.wrong(
                span,
                Rule::StrayText,
                "a document has no pictures",
                "show it in the lesson, and describe it here",
            );
            return;
        }
        if words.trim().is_empty() {
            self.sheet.wrong(
                span.clone(),
                Rule::MissingAlternative,
                "the picture has no alternative text",
                "say in […] what somebody who cannot see it needs to know",
            );
        }
        let path = format!(
            "{}/{}",
            self.folder,
            address.strip_prefix("./").unwrap_or(address)
        );
        let around = self.around;
        let Some(name) = around.pictures.get(&path) else {
            self.sheet.wrong(
                span,
                Rule::MissingPicture,
                format!("there is no picture `{address}`"),
                advise(
                    &path,
                    around.pictures.keys().map(String::as_str),
                    "put a png, jpg, webp, gif, avif or svg file into the module's folder images/",
                ),
            );
            return;
        };
        note(&mut self.pictures, &path);
        out.push_str(&format!(
            "<img src=\"pictures/{}\" alt=\"{}\"",
            escaped(name),
            escaped(words)
        ));
        if !title.is_empty() {
            out.push_str(&format!(" title=\"{}\"", escaped(title)));
        }
        out.push_str(" loading=\"lazy\">");
    }
}

/// Whether a document may link to this: to a source, to the web, or to a mailbox.
fn is_cited(address: &str) -> bool {
    address.starts_with("source:") || address.starts_with("mailto:") || is_web_address(address)
}

/// Adds an id unless it is there.
pub(crate) fn note(list: &mut Vec<String>, id: &str) {
    if !list.iter().any(|known| known == id) {
        list.push(id.to_owned());
    }
}
