//! Citations of documents: `[record](document:kelmar-record#2.7)` is page 2, paragraph 7.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::html::{Renderer, escaped};
use super::link::note;
use super::tree::Node;
use crate::id::advise;
use crate::language::{Language, Localised};
use crate::problem::Rule;

/// What a citation must know of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contour {
    /// The title in each language.
    pub titles: Localised,
    /// The number of the last paragraph of each page; empty if the document could not be read.
    pub pages: Vec<u32>,
}

impl Contour {
    /// The page on which a paragraph stands, if the document has it.
    fn page_of(&self, paragraph: u32) -> Option<usize> {
        let page = self.pages.iter().position(|last| paragraph <= *last)?;
        (paragraph > 0).then_some(page + 1)
    }

    /// The number of the last paragraph.
    fn last(&self) -> u32 {
        self.pages.last().copied().unwrap_or_default()
    }
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pinpoint {
    page: usize,
    /// The first and the last paragraph.
    paragraphs: Option<(u32, u32)>,
}

impl Pinpoint {
    /// Reads `2`, `2.7` or `2.7-9`.
    fn read(text: &str) -> Option<Self> {
        let number = |text: &str| -> Option<u32> {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let (page, paragraphs) = match text.split_once('.') {
            None => (text, None),
            Some((page, paragraphs)) => {
                let (first, last) = paragraphs
                    .split_once('-')
                    .unwrap_or((paragraphs, paragraphs));
                (page, Some((number(first)?, number(last)?)))
            }
        };
        Some(Self {
            page: usize::try_from(number(page)?).ok()?,
            paragraphs,
        })
    }

    /// As a judgment cites it: “p. 2, para. 7”.
    fn words(self, language: Language) -> String {
        let page = self.page;
        match (language, self.paragraphs) {
            (Language::En, None) => format!("p. {page}"),
            (Language::Ru, None) => format!("с. {page}"),
            (Language::Kk, None) => format!("{page}-бет"),
            (Language::En, Some((one, last))) if one == last => format!("p. {page}, para. {one}"),
            (Language::Ru, Some((one, last))) if one == last => format!("с. {page}, п. {one}"),
            (Language::Kk, Some((one, last))) if one == last => {
                format!("{page}-бет, {one}-тармақ")
            }
            (Language::En, Some((first, last))) => format!("p. {page}, paras. {first}–{last}"),
            (Language::Ru, Some((first, last))) => format!("с. {page}, пп. {first}–{last}"),
            (Language::Kk, Some((first, last))) => {
                format!("{page}-бет, {first}–{last}-тармақтар")
            }
        }
        .replace(' ', "\u{a0}")
        .replace(",\u{a0}", ", ")
    }

    fn anchor(self) -> String {
        match self.paragraphs {
            None => format!("page{}", self.page),
            Some((first, _)) => format!("p{first}"),
        }
    }
}

/// Whether this is how a place in a document is written: `2`, `2.7`, `2.7-9`.
pub fn is_place(text: &str) -> bool {
    Pinpoint::read(text).is_some()
}

impl Renderer<'_> {
    /// Writes a citation. Its page and paragraph are said by the platform, in the language of the
    /// text; where there are no words, the title of the document stands for them.
    pub(super) fn citation(&mut self, to: &str, title: &str, node: &Node<'_>, out: &mut String) {
        let mut words = self.inline(&node.children);
        let span = node.span.clone();
        let around = self.around;
        let (id, place) = to
            .split_once('#')
            .map_or((to, None), |(id, place)| (id, Some(place)));
        let Some(document) = around.documents.get(id) else {
            self.sheet.wrong(
                span,
                Rule::BrokenCitation,
                format!("there is no document `{id}`"),
                advise(
                    id,
                    around.documents.keys().map(String::as_str),
                    "a document's id is its file name in documents/, without number and language",
                ),
            );
            return;
        };
        note(&mut self.documents, id);
        let pinpoint = match place.map(|place| self.pinpoint(id, document, place, span)) {
            Some(None) => return,
            Some(Some(pinpoint)) => Some(pinpoint),
            None => None,
        };
        if words.trim().is_empty() {
            words = escaped(document.titles.get(self.language));
        }
        let mut href = format!("../documents/{id}");
        let mut said = String::new();
        if let (Some(pinpoint), Some(place)) = (pinpoint, place) {
            href.push_str(&format!("#{}", pinpoint.anchor()));
            let place = escaped(place);
            let words = pinpoint.words(self.language);
            // In brackets, as judgments cite, it goes on: (record, p. 3, para. 20).
            let words = match out.ends_with('(') {
                true => format!(", {words}"),
                false => format!(" ({words})"),
            };
            said = format!("<span class=\"pinpoint\" data-place=\"{place}\">{words}</span>");
        }
        out.push_str(&format!("<a class=\"citation\" href=\"{href}\""));
        if !title.is_empty() {
            out.push_str(&format!(" title=\"{}\"", escaped(title)));
        }
        out.push_str(&format!(">{words}{said}</a>"));
    }

    /// The place that is cited, if the document has it; else it is said.
    fn pinpoint(
        &self,
        id: &str,
        document: &Contour,
        place: &str,
        span: Range<usize>,
    ) -> Option<Pinpoint> {
        let wrong = |message: String, advice: String| {
            self.sheet
                .wrong(span.clone(), Rule::BrokenCitation, message, advice);
        };
        let Some(pinpoint) = Pinpoint::read(place) else {
            wrong(
                format!("`{place}` is not a place in a document"),
                "write the page, #2, the page and the paragraph, #2.7, or several of them, #2.7-9"
                    .to_owned(),
            );
            return None;
        };
        if document.pages.is_empty() {
            return Some(pinpoint);
        }
        let pages = document.pages.len();
        let Some((first, last)) = pinpoint.paragraphs else {
            let there = (1..=pages).contains(&pinpoint.page);
            if !there {
                wrong(
                    format!("the document `{id}` has no page {}", pinpoint.page),
                    format!("it has {pages}"),
                );
            }
            return there.then_some(pinpoint);
        };
        for paragraph in [first, last] {
            if document.page_of(paragraph).is_none() {
                wrong(
                    format!("the document `{id}` has no paragraph {paragraph}"),
                    format!(
                        "its last paragraph is {} on page {pages}; paragraphs are counted through all pages",
                        document.last()
                    ),
                );
                return None;
            }
        }
        if last < first {
            wrong(
                format!("paragraph {last} comes before paragraph {first}"),
                format!("write #{}.{last}-{first}", pinpoint.page),
            );
            return None;
        }
        match document.page_of(first) {
            Some(page) if page != pinpoint.page => {
                wrong(
                    format!(
                        "paragraph {first} of the document `{id}` stands on page {page}, not {}",
                        pinpoint.page
                    ),
                    format!("if it is still the paragraph that you mean, write #{page}.{first}"),
                );
                None
            }
            _ => Some(pinpoint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_pages_paragraphs_or_several() {
        let read = |text| Pinpoint::read(text).map(|it| (it.page, it.paragraphs));
        assert_eq!(read("2"), Some((2, None)));
        assert_eq!(read("2.7"), Some((2, Some((7, 7)))));
        assert_eq!(read("2.7-9"), Some((2, Some((7, 9)))));
        for wrong in [
            "", ".", "2.", ".7", "2.7-", "p2", "2.7.1", "+2", "2,7", "-1", "2.7–9",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(read("99999999999999999999"), None);
    }

    #[test]
    fn paragraphs_are_counted_through_all_pages() {
        let contour = Contour {
            titles: Localised::default(),
            pages: vec![3, 5],
        };
        let pages: Vec<_> = (0..=6).map(|each| contour.page_of(each)).collect();
        assert_eq!(
            pages,
            [None, Some(1), Some(1), Some(1), Some(2), Some(2), None]
        );
    }

    #[test]
    fn a_place_is_said_in_each_language() {
        let one = Pinpoint {
            page: 2,
            paragraphs: Some((7, 7)),
        };
        let said = Language::ALL.map(|language| one.words(language).replace('\u{a0}', " "));
        assert!(said.contains(&"p. 2, para. 7".to_owned()), "{said:?}");
        assert!(said.contains(&"с. 2, п. 7".to_owned()), "{said:?}");
        assert!(said.contains(&"2-бет, 7-тармақ".to_owned()), "{said:?}");
    }
}
