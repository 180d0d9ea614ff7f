//! A document of a case file: pages of numbered paragraphs, the same in each language.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::language::Language;
use crate::lesson::Section;

/// A document: one file in each language. It is read like paper, and quoted by page and paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The id, unique among lessons and documents of the course: the file name without number and
    /// language.
    pub id: String,
    /// The id of its module.
    pub module: String,
    /// Whether it is a draft: those who teach see it, judges never.
    pub is_draft: bool,
    /// What it is.
    pub kind: DocumentKind,
    /// What the documents of one case file have in common; none: it stands alone.
    pub case: Option<String>,
    /// The day that stands on it.
    pub date: Date,
    /// The number under which its author keeps it.
    pub number: Option<String>,
    /// Minutes that reading it takes, reckoned from its length in the source language.
    pub minutes: u32,
    /// The text in each language in which it exists; the source language is always there.
    pub texts: BTreeMap<Language, DocumentText>,
    /// The whole text of the source language, with the hash that `translations.lock` keeps.
    pub whole: Section,
    /// Lower-case hex SHA-256 of `body`.
    pub hash: String,
    /// The files as they were written, in JSON, to be kept with a release.
    pub body: String,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A decision, such as a refusal.
    Decision,
    /// A record of what was said.
    Record,
    /// A notice, such as that of a preliminary decision.
    Notice,
    /// Extracts from other texts, such as country information.
    Extract,
    /// A claim.
    Claim,
    /// A reply to a claim.
    Reply,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Decision,
        Self::Record,
        Self::Notice,
        Self::Extract,
        Self::Claim,
        Self::Reply,
    ];

    /// As it stands in front matter: `decision`, `record`, …
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Record => "record",
            Self::Notice => "notice",
            Self::Extract => "extract",
            Self::Claim => "claim",
            Self::Reply => "reply",
        }
    }
}

/// A document in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// The title, plain text.
    pub title: String,
    /// Who issued it, plain text.
    pub issued_by: String,
    /// Who signed it, plain text; none where nobody did.
    pub signed: Option<String>,
    /// Whether no lawyer has reviewed this text yet.
    pub review_pending: bool,
    /// The pages; there is at least one. The first is page 1.
    pub pages: Vec<Page>,
    /// The ids of the sources cited, each once, in the order of first mention.
    pub sources: Vec<String>,
    /// Whether the source has changed since it was translated.
    pub behind: bool,
}

/// A page of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What stands on it, in order.
    pub parts: Vec<PagePart>,
}

impl Page {
    /// The numbers of its paragraphs.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().filter_map(|part| match part {
            PagePart::Heading(_) => None,
            PagePart::Paragraph { number, .. } => Some(*number),
        })
    }
}

/// A piece of a page, rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// A heading, which has no number.
    Heading(String),
    /// A paragraph, with the lists, tables and quotations that belong to it.
    Paragraph {
        /// Its number, counted through all pages from 1, the same in all languages.
        number: u32,
        /// Its text.
        html: String,
    },
}

impl Document {
    /// The text in `language`; where that is missing, in the source language (the language that
    /// comes with it is the one shown). None only for a document that was not made by this crate.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<(Language, &DocumentText)> {
        self.texts
            .get_key_value(&language)
            .or_else(|| self.texts.get_key_value(&Language::En))
            .or_else(|| self.texts.iter().next())
            .map(|(shown, text)| (*shown, text))
    }
}
