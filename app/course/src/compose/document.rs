//! From the files of a document to the document.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::freshness::whole;
use super::settings::equal;
use crate::authored::{DocumentFront, Lock};
use crate::document::{Document, DocumentText, Page, PagePart};
use crate::id::TOP;
use crate::language::{Language, Localised};
use crate::markdown::{Contour, Leaf, Piece, References, Renderer, leaves, parse};
use crate::minutes::reading;
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::summary::words_of_document;

/// A document of which the files are read, and nothing is rendered yet: what it cites may still
/// have to be read.
pub(crate) struct DocumentDraft<'a> {
    pub id: &'a str,
    files: Vec<DocumentFile<'a>>,
}

/// A document in one language.
struct DocumentFile<'a> {
    language: Language,
    sheet: &'a Sheet,
    front: &'a DocumentFront,
    title: String,
    pages: Vec<Leaf<'a>>,
}

/// What a document comes to.
pub(crate) struct ComposedDocument {
    pub document: Document,
    /// How many of its texts in each language are not in the lock: one or none.
    pub unrecorded: BTreeMap<Language, usize>,
}

impl<'a> DocumentDraft<'a> {
    /// Divides the files of a document, the source language first, into pages and paragraphs. What
    /// is wrong is said on the sheets. None if one of them cannot be read.
    pub(crate) fn read(
        id: &'a str,
        files: impl IntoIterator<Item = (Language, &'a Sheet, &'a DocumentFront)>,
    ) -> Option<Self> {
        let files: Option<Vec<_>> = files
            .into_iter()
            .map(|(language, sheet, front)| {
                let (heading, pages) = leaves(sheet, front.body, parse(sheet, front.body)?);
                Some(DocumentFile {
                    language,
                    sheet,
                    front,
                    title: super::text::title(sheet, "document", front.title.as_ref(), heading),
                    pages,
                })
            })
            .collect();
        let draft = Self { id, files: files? };
        let (source, translations) = draft.files.split_first()?;
        for translation in translations {
            translation.follow(source);
        }
        Some(draft)
    }

    /// What a citation of it must know.
    pub(crate) fn contour(&self) -> Contour {
        let titles = self
            .files
            .iter()
            .map(|file| (file.language, file.title.clone()));
        let pages = self.files.first().map(|source| {
            let ends = source.pages.iter().scan(0, |last, page| {
                *last += u32::try_from(page.paragraphs()).unwrap_or(u32::MAX);
                Some(*last)
            });
            ends.collect()
        });
        Contour {
            titles: Localised(titles.collect()),
            pages: pages.unwrap_or_default(),
        }
    }

    /// Renders it. None if the source language does not say what it must.
    pub(crate) fn compose(
        self,
        module: &str,
        around: &References,
        lock: &Lock,
    ) -> Option<ComposedDocument> {
        let source = self.files.first()?;
        let whole = whole(source.sheet, source.front.body, &source.title);
        let (kind, date) = (source.front.kind, source.front.date);
        let is_draft = source.front.draft;
        let (case, number) = (source.front.case.clone(), source.front.number.clone());
        let first = source.language;
        let body = kept(module, self.id, &self.files);
        let mut unrecorded = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for file in self.files {
            let language = file.language;
            let mut text = file.render(around)?;
            if language != first {
                let made_from = lock.made_from(self.id, TOP, language);
                text.behind = made_from.is_some_and(|hash| hash != whole.hash);
                unrecorded.insert(language, usize::from(made_from.is_none()));
            }
            texts.insert(language, text);
        }
        let minutes = texts
            .get(&first)
            .map_or(1, |text| reading(words_of_document(text)));
        let document = Document {
            id: self.id.to_owned(),
            module: module.to_owned(),
            is_draft,
            kind: kind?,
            case,
            date: date?,
            number,
            minutes,
            texts,
            whole,
            hash: format!("{:x}", Sha256::digest(&body)),
            body,
        };
        Some(ComposedDocument {
            document,
            unrecorded,
        })
    }
}

impl DocumentFile<'_> {
    /// Refuses what a translation says otherwise than the source: settings, pages, numbers of
    /// paragraphs. Citations hold in every language only if these agree.
    fn follow(&self, source: &Self) {
        let differs = |place, message: String, advice: &str| {
            self.sheet
                .wrong(place, Rule::TranslationDiffers, message, advice);
        };
        for (key, value) in &self.front.values {
            let free = ["title", "issued-by", "signed", "review", "draft"].contains(&key.as_str());
            let same = source.front.values.get(key);
            if !free && !same.is_some_and(|same| equal(same, value)) {
                differs(
                    value.span.clone(),
                    format!("`{key}` differs from the source language"),
                    "delete it; only `title`, `issued-by`, `signed`, `review` and `draft` belong to a translation",
                );
            }
        }
        match (&self.front.signed, &source.front.signed) {
            (Some((_, place)), None) => differs(
                place.clone(),
                "`signed` stands here and not in the source language".to_owned(),
                "say in both who signed, or in neither",
            ),
            (None, Some(_)) => differs(
                self.front.place.start..self.front.place.start + 1,
                "`signed` stands in the source language and not here".to_owned(),
                "say in both who signed, or in neither",
            ),
            _ => {}
        }
        // Of an empty page it has been said already.
        let mut pages = self.pages.iter().chain(&source.pages);
        if pages.all(|page| page.paragraphs() > 0) {
            self.same_pages(source);
        }
    }

    /// Names the first page that differs, and on it the first piece.
    fn same_pages(&self, source: &Self) {
        let differs = |place, message: String| {
            let advice = "divide the text into the same pages and paragraphs as in the source language, so that a citation leads to the same words";
            self.sheet
                .wrong(place, Rule::TranslationDiffers, message, advice);
        };
        for (number, (page, original)) in self.pages.iter().zip(&source.pages).enumerate() {
            let number = number + 1;
            let kinds = |page: &Leaf<'_>| -> Vec<bool> {
                page.pieces.iter().map(Piece::is_paragraph).collect()
            };
            let (own, wanted) = (kinds(page), kinds(original));
            if own == wanted {
                continue;
            }
            let at = own
                .iter()
                .zip(&wanted)
                .take_while(|(one, other)| one == other);
            let at = at.count();
            let place = page.pieces.get(at).or(page.pieces.last());
            let place = place.map_or(page.span.clone(), |piece| piece.span().clone());
            let (have, want) = (page.paragraphs(), original.paragraphs());
            differs(
                place,
                if have == want {
                    format!(
                        "page {number} has its headings at other places than in the source language"
                    )
                } else {
                    format!(
                        "page {number} has {} and in the source language {want}",
                        counted(have, "numbered paragraph")
                    )
                },
            );
            return;
        }
        let (have, want) = (self.pages.len(), source.pages.len());
        if have != want {
            let place = self.pages.get(want).or(self.pages.last());
            differs(
                place.map_or(0..0, |page| page.span.clone()),
                format!(
                    "the document has {} and in the source language {want}",
                    counted(have, "page")
                ),
            );
        }
    }

    fn render(self, around: &References) -> Option<DocumentText> {
        let folder = "";
        let mut renderer = Renderer::new(self.sheet, around, self.language, folder);
        renderer.in_document = true;
        renderer.title.clone_from(&self.title);
        let mut pages = Vec::new();
        for page in self.pages {
            let parts = page.pieces.into_iter().map(|piece| match piece {
                Piece::Heading { level, nodes, .. } => {
                    let words = renderer.inline(&nodes);
                    PagePart::Heading(format!("<h{level}>{words}</h{level}>"))
                }
                Piece::Paragraph { number, nodes, .. } => PagePart::Paragraph {
                    number,
                    html: renderer.blocks(&nodes),
                },
            });
            pages.push(Page {
                parts: parts.collect(),
            });
        }
        let front = self.front;
        Some(DocumentText {
            title: self.title,
            issued_by: front.issued_by.as_ref()?.0.clone(),
            signed: front.signed.as_ref().map(|(signed, _)| signed.clone()),
            review_pending: front.review_pending,
            pages,
            sources: renderer.sources,
            behind: false,
        })
    }
}

/// "1 page", "2 pages".
fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// The files as they are kept with a release.
fn kept(module: &str, id: &str, files: &[DocumentFile<'_>]) -> String {
    #[derive(Serialize)]
    struct Kept<'k> {
        format: u32,
        module: &'k str,
        document: &'k str,
        files: Vec<KeptFile<'k>>,
    }
    #[derive(Serialize)]
    struct KeptFile<'k> {
        language: Language,
        path: &'k str,
        text: &'k str,
    }
    let files = files.iter().map(|file| KeptFile {
        language: file.language,
        path: file.sheet.inner(),
        text: file.sheet.text(),
    });
    let kept = Kept {
        format: 1,
        module,
        document: id,
        files: files.collect(),
    };
    // Strings and numbers: JSON can say them all.
    serde_json::to_string(&kept).unwrap_or_default()
}
