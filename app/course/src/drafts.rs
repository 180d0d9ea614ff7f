//! Drafts: what is written and not published yet.
//!
//! A course is read twice if it holds any: once without them, as judges see it, and once with them,
//! for those who teach it. What is left out is left out of the files, before anything is read, so
//! that no page, progress, search or pinned text of a judge can hold a word of it.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::Tag;

use crate::authored::{CourseFile, DocumentFront, FrontMatter, ModuleFile, split};
use crate::folder::Folder;
use crate::language::Language;
use crate::markdown::{DRAFT, QUESTION, What, parse};
use crate::sheet::{Placed, Sheet};

/// As the class of a draft stands in a heading.
const DRAFT_CLASS: &str = ".draft";

/// How much of a course is a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Modules with `draft = true`.
    pub modules: usize,
    /// Lessons and quizzes with `draft: true`, of modules that are none themselves.
    pub lessons: usize,
    /// Documents with `draft: true`, of modules that are none themselves.
    pub documents: usize,
    /// Questions with the class `.draft`, in lessons that are none themselves.
    pub questions: usize,
    /// Translations with `draft: true` of what is published: readers get the source language.
    pub translations: usize,
}

impl Drafts {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// The folder of a course as each of its readers gets it.
pub(crate) struct Readers {
    /// With drafts, but for translations that are drafts: nobody has written them yet.
    pub trainers: Folder,
    /// Without drafts; none if there are none.
    pub judges: Option<Folder>,
    pub drafts: Drafts,
}

/// Divides a folder. One that cannot be read as a course has no drafts: what is wrong with it is
/// said when it is read.
pub(crate) fn divide(folder: &Folder) -> Readers {
    let mut readers = Readers {
        trainers: folder.clone(),
        judges: None,
        drafts: Drafts::default(),
    };
    let sheet = |inner: &str| folder.sheet(inner)?.ok();
    let file = sheet("course.toml").and_then(|sheet| CourseFile::read(&sheet));
    let Some(file) = file else {
        return readers;
    };
    let mut judges = folder.reduced();
    let source = file.languages.first().copied().unwrap_or(Language::En);
    for (module, _) in &file.modules {
        let read = sheet(&format!("{module}/module.toml"))
            .and_then(|sheet| ModuleFile::read(&sheet, &file.languages));
        if read.is_some_and(|read| read.draft) {
            readers.drafts.modules += 1;
            judges.withdraw(module);
        }
        let texts = Texts::of(folder, module);
        let whole = judges.is_withdrawn(module);
        for (stem, files) in &texts.0 {
            let is_draft = files.get(&source).is_some_and(|text| text.is_draft);
            if is_draft {
                judges.withdraw(stem);
                let of = match stem.contains("/documents/") {
                    true => &mut readers.drafts.documents,
                    false => &mut readers.drafts.lessons,
                };
                *of += usize::from(!whole);
            }
            let translations = files.iter().filter(|(language, _)| **language != source);
            for (_, text) in translations.filter(|(_, text)| text.is_draft) {
                readers.trainers.remove(&text.path);
                judges.remove(&text.path);
                readers.drafts.translations += usize::from(!whole && !is_draft);
            }
            let Some(original) = files.get(&source) else {
                continue;
            };
            let unpublished = match original.speaks_of_drafts() {
                true => original.questions().drafts,
                false => Vec::new(),
            };
            if !whole && !is_draft {
                readers.drafts.questions += unpublished.len();
            }
            for (language, text) in files {
                // A translation need not say again that a question is a draft; where it alone says
                // so, the question has not been translated yet.
                if unpublished.is_empty() && !text.speaks_of_drafts() {
                    continue;
                }
                let found = text.questions();
                let own: Vec<_> = found
                    .drafts
                    .iter()
                    .map(|(_, place)| place.clone())
                    .collect();
                let named = |(id, _): &&Placed| unpublished.iter().any(|(draft, _)| draft == id);
                let kept_back = found.all.iter().filter(named);
                let mut places: Vec<_> = kept_back.map(|(_, place)| place.clone()).collect();
                places.extend(
                    own.iter()
                        .filter(|place| !places.contains(place))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                judges.blank(&text.path, &places);
                if *language != source {
                    readers.trainers.blank(&text.path, &own);
                }
            }
        }
    }
    readers.judges = (!readers.drafts.is_empty()).then_some(judges);
    readers
}

/// The lessons and documents of a module: by path without language and ending.
struct Texts(BTreeMap<String, BTreeMap<Language, Text>>);

/// One file of a lesson or a document.
struct Text {
    path: String,
    is_draft: bool,
    /// What is wrong in it is said when it is read for its readers, not here.
    sheet: Sheet,
}

/// The questions of a text, and where each stands: its heading and all that belongs to it.
#[derive(Default)]
struct Found {
    all: Vec<Placed>,
    /// Those that are drafts.
    drafts: Vec<Placed>,
}

impl Texts {
    fn of(folder: &Folder, module: &str) -> Self {
        let mut texts = BTreeMap::<String, BTreeMap<Language, Text>>::new();
        let prefix = format!("{module}/");
        for path in folder.paths() {
            let Some(inner) = path.strip_prefix(&prefix) else {
                continue;
            };
            let is_document = inner.strip_prefix("documents/").is_some();
            let name = inner.strip_prefix("documents/").unwrap_or(inner);
            let stem = path.strip_suffix(".md").and_then(|at| at.rsplit_once('.'));
            let (Some((stem, code)), false) = (stem, name.contains('/')) else {
                continue;
            };
            let (Some(language), Some(Ok(sheet))) = (Language::from_code(code), folder.sheet(path))
            else {
                continue;
            };
            let text = Text::read(path, &sheet, is_document);
            texts
                .entry(stem.to_owned())
                .or_default()
                .insert(language, text);
        }
        Self(texts)
    }
}

impl Text {
    fn read(path: &str, sheet: &Sheet, is_document: bool) -> Self {
        let sheet = Sheet::new(Path::new(""), path, sheet.text());
        let is_draft = match is_document {
            true => DocumentFront::read(&sheet, true).is_some_and(|front| front.draft),
            false => FrontMatter::read(&sheet).is_some_and(|front| front.draft),
        };
        Self {
            path: path.to_owned(),
            is_draft,
            sheet,
        }
    }

    /// Whether a question of it may be a draft.
    fn speaks_of_drafts(&self) -> bool {
        self.sheet.text().contains(DRAFT_CLASS)
    }

    /// Its questions. A question goes to the next heading or line, which is its own.
    fn questions(&self) -> Found {
        let text = self.sheet.text();
        let mut found = Found::default();
        let body = split(text).map_or(0, |(_, body)| body);
        let Some(nodes) = parse(&self.sheet, body) else {
            return found;
        };
        let mut open: Option<(String, usize, bool)> = None;
        let mut close = |open: &mut Option<(String, usize, bool)>, end: usize| {
            if let Some((id, start, is_draft)) = open.take() {
                if is_draft {
                    found.drafts.push((id.clone(), start..end));
                }
                found.all.push((id, start..end));
            }
        };
        for node in &nodes {
            match &node.what {
                What::Tag(Tag::Heading { id, classes, .. }) => {
                    close(&mut open, node.span.start);
                    let has = |wanted: &str| classes.iter().any(|class| &**class == wanted);
                    if has(QUESTION) {
                        let id = id.as_deref().unwrap_or_default().to_owned();
                        open = Some((id, node.span.start, has(DRAFT)));
                    }
                }
                What::Line => close(&mut open, node.span.end),
                _ => {}
            }
        }
        close(&mut open, text.len());
        found
    }
}
