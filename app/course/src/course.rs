//! A course and what stands beside its lessons: modules, objectives, sources, pictures.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::certificate::Certificate;
use crate::document::Document;
use crate::erratum::Erratum;
use crate::language::{Language, Localised};
use crate::lesson::{Lesson, LessonKind};
use crate::term::Term;
use crate::trainer_notes::TrainerNotes;

/// One course, checked and rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The id, as in addresses: `refugee-law`.
    pub id: String,
    /// What the course is called.
    pub title: Localised,
    /// What the course is about, in a sentence or two of plain text.
    pub summary: Localised,
    /// The languages it is offered in; the first is the language it is written in.
    pub languages: Vec<Language>,
    /// The licence of the texts, as an SPDX expression or a name.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Percent of the points at which a final quiz is passed, unless the quiz says otherwise.
    pub pass_mark: u8,
    /// What a certificate of this course asks for, if the course says so.
    pub certificate: Option<Certificate>,
    /// The modules in the order of study.
    pub modules: Vec<Module>,
    /// The glossary, in the order of the file.
    pub glossary: Vec<Term>,
    /// What the course cites, in the order of the file.
    pub sources: Vec<Source>,
    /// What was put right after people had answered, in the order in which it is to be applied.
    pub errata: Vec<Erratum>,
    /// The pictures that the lessons show.
    pub pictures: Vec<Picture>,
    /// Lower-case hex SHA-256 over the hashes of lessons and documents, and the TOML files.
    pub hash: String,
}

/// A part of a course: one numbered folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The id, unique in the course.
    pub id: String,
    /// Whether it is a draft: those who teach see it, judges never.
    pub is_draft: bool,
    /// What the module is called.
    pub title: Localised,
    /// Minutes of study.
    pub minutes: u32,
    /// What a judge can do after it.
    pub objectives: Vec<Objective>,
    /// The lessons in the order of study.
    pub lessons: Vec<Lesson>,
    /// The documents of its case files, by number and name.
    pub documents: Vec<Document>,
    /// What trainers have at hand for its lessons, and judges never see.
    pub trainer_notes: Vec<TrainerNotes>,
}

/// Something a judge can do after a module. Questions say which objective they ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// The id, unique in the course.
    pub id: String,
    /// The objective in words.
    pub text: Localised,
}

/// Something that the course cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The id, as in `[Article 1A(2)](source:csr51)`.
    pub id: String,
    /// The full citation.
    pub citation: Localised,
    /// Where it can be read: an `http` or `https` address.
    pub address: Option<String>,
    /// When somebody last checked it against the original, e.g. `2026-06`; none while pending.
    pub checked: Option<String>,
}

/// A picture that a lesson shows, named after its content so that an old attempt keeps the picture it saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// File name in addresses: the start of the content's SHA-256 and the extension. Rendered
    /// lessons refer to it as `pictures/NAME`, relative to the lesson's page.
    pub name: String,
    /// Its media type, e.g. `image/png`.
    pub media_type: &'static str,
    /// The picture itself.
    pub bytes: Vec<u8>,
}

/// A lesson that is read: never a quiz. Only [`Course::reading`] and [`Course::readings`] make
/// one, so a page that is given this type cannot show a quiz's questions and their keys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading<'a> {
    module: &'a Module,
    lesson: &'a Lesson,
}

impl<'a> Reading<'a> {
    fn of((module, lesson): (&'a Module, &'a Lesson)) -> Option<Self> {
        match lesson.kind {
            LessonKind::Reading => Some(Self { module, lesson }),
            LessonKind::Quiz(_) => None,
        }
    }

    /// The module that it belongs to.
    #[must_use]
    pub fn module(self) -> &'a Module {
        self.module
    }

    /// The lesson itself.
    #[must_use]
    pub fn lesson(self) -> &'a Lesson {
        self.lesson
    }
}

impl Deref for Reading<'_> {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        self.lesson
    }
}

impl Course {
    /// The language the course is written in.
    #[must_use]
    pub fn source_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// Every lesson with its module, in the order of study.
    pub fn lessons(&self) -> impl DoubleEndedIterator<Item = (&Module, &Lesson)> {
        self.modules
            .iter()
            .flat_map(|module| module.lessons.iter().map(move |lesson| (module, lesson)))
    }

    /// The lesson with this id, and its module.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<(&Module, &Lesson)> {
        self.lessons().find(|(_, lesson)| lesson.id == id)
    }

    /// Every lesson that is read, in the order of study.
    pub fn readings(&self) -> impl Iterator<Item = Reading<'_>> {
        self.lessons().filter_map(Reading::of)
    }

    /// The lesson with this id, if it is one that is read.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<Reading<'_>> {
        self.lesson(id).and_then(Reading::of)
    }

    /// Every document with its module, in the order of the modules.
    pub fn documents(&self) -> impl Iterator<Item = (&Module, &Document)> {
        self.modules.iter().flat_map(|module| {
            module
                .documents
                .iter()
                .map(move |document| (module, document))
        })
    }

    /// The document with this id, and its module.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<(&Module, &Document)> {
        self.documents().find(|(_, document)| document.id == id)
    }

    /// The trainer's notes on this lesson. They are for those who teach: whoever shows them asks
    /// for the proof first.
    #[must_use]
    pub fn trainer_notes(&self, lesson: &str) -> Option<&TrainerNotes> {
        self.modules
            .iter()
            .flat_map(|module| &module.trainer_notes)
            .find(|notes| notes.lesson == lesson)
    }

    /// The documents of one case file, in order.
    pub fn of_case<'c>(&'c self, case: &'c str) -> impl Iterator<Item = &'c Document> {
        self.documents()
            .map(|(_, document)| document)
            .filter(move |document| document.case.as_deref() == Some(case))
    }

    /// The module with this id.
    #[must_use]
    pub fn module(&self, id: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.id == id)
    }

    /// The lesson that follows this one, also across modules.
    #[must_use]
    pub fn after(&self, lesson: &str) -> Option<&Lesson> {
        let mut lessons = self.lessons().skip_while(|(_, each)| each.id != lesson);
        lessons.next()?;
        lessons.next().map(|(_, lesson)| lesson)
    }

    /// The lesson that comes before this one, also across modules.
    #[must_use]
    pub fn before(&self, lesson: &str) -> Option<&Lesson> {
        let mut lessons = self
            .lessons()
            .rev()
            .skip_while(|(_, each)| each.id != lesson);
        lessons.next()?;
        lessons.next().map(|(_, lesson)| lesson)
    }

    /// The objective with this id, of whichever module.
    #[must_use]
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.modules
            .iter()
            .flat_map(|module| &module.objectives)
            .find(|objective| objective.id == id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The term with this id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.glossary.iter().find(|term| term.id == id)
    }

    /// The picture with this name.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.name == name)
    }
}
