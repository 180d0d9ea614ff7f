//! A lesson: one text in each language, and the questions in it.

use std::collections::BTreeMap;

use crate::id::TOP;
use crate::language::Language;
use crate::question::Question;

/// A lesson or a quiz: one file in each language.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The id, unique in the course: the file name without number and language.
    pub id: String,
    /// The id of its module.
    pub module: String,
    /// Whether it is read or answered.
    pub kind: LessonKind,
    /// Whether it is a draft: those who teach see it, judges never.
    pub is_draft: bool,
    /// Whether each of its sections is a bench card, to be printed on a sheet of its own.
    pub cards: bool,
    /// Minutes of study.
    pub minutes: u32,
    /// The ids of the objectives it works towards.
    pub objectives: Vec<String>,
    /// For an objective, the sections that teach it, where its author says which do; elsewhere the
    /// whole lesson does.
    pub teaches: BTreeMap<String, Vec<Taught>>,
    /// The text in each language in which it exists; the source language is always there.
    pub texts: BTreeMap<Language, LessonText>,
    /// The `##` sections of the source language, with the hashes that `translations.lock` keeps.
    pub sections: Vec<Section>,
    /// The questions in the order in which they stand in the source language.
    pub questions: Vec<Question>,
    /// Lower-case hex SHA-256 of `body`.
    pub hash: String,
    /// The pinned text: all that is needed to show and grade this very lesson again with
    /// [`Lesson::reopen`]. It holds the answer key, so it never leaves the server.
    pub body: String,
}

/// Whether a lesson is read or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonKind {
    /// A text; the questions in it are practice, tried at once and not counted.
    Reading,
    /// A quiz.
    Quiz(QuizSettings),
}

/// How a quiz is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizSettings {
    /// What the quiz is for.
    pub purpose: Purpose,
    /// Percent of the points at which it is passed; none: the course's pass mark.
    pub pass: Option<u8>,
    /// How many attempts a learner has; none: as many as they like.
    pub attempts: Option<u32>,
    /// Minutes an attempt may take; none: no limit.
    pub minutes: Option<u32>,
    /// Whether questions and options come in an order of their own in each attempt.
    pub shuffle: bool,
    /// How many questions to draw for each objective; empty: all questions are asked.
    pub draw: BTreeMap<String, u32>,
    /// When reasons, sources and right answers are shown.
    pub feedback: Feedback,
}

/// When a learner is shown why an answer is right or wrong, and with that the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feedback {
    /// At each question, as soon as it has been answered.
    AtOnce,
    /// When the attempt has been handed in.
    #[default]
    AfterSubmitting,
    /// When the last attempt that the quiz allows has been handed in, or one that passed: whoever
    /// may try again at the same questions is not told their key.
    AfterLastAttempt,
    /// When the attempt has been handed in and nobody else sits at the quiz any more: after the
    /// session closes.
    AfterSession,
}

impl Feedback {
    /// Every policy, from lax to strict. The last two are each stricter than the two before them;
    /// of these one waits for one's own last attempt, the other for those of others.
    pub const ALL: [Self; 4] = [
        Self::AtOnce,
        Self::AfterSubmitting,
        Self::AfterLastAttempt,
        Self::AfterSession,
    ];

    /// As it stands in front matter: `at-once`, `after-submitting`, `after-last-attempt`,
    /// `after-session`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::AfterSubmitting => "after-submitting",
            Self::AfterLastAttempt => "after-last-attempt",
            Self::AfterSession => "after-session",
        }
    }
}

/// What a quiz is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Taken before study, to compare with afterwards; never passed or failed.
    PreTest,
    /// Practice: as often as one likes.
    Practice,
    /// Counts towards the certificate.
    Final,
}

impl Purpose {
    /// As it stands in front matter: `pre-test`, `practice`, `final`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PreTest => "pre-test",
            Self::Practice => "practice",
            Self::Final => "final",
        }
    }
}

/// A lesson in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonText {
    /// The title, plain text.
    pub title: String,
    /// Whether no lawyer has reviewed this text yet.
    pub review_pending: bool,
    /// The text in reading order.
    pub blocks: Vec<Block>,
    /// The headings of the text, without those of questions.
    pub headings: Vec<Heading>,
    /// The ids of the sources cited, each once, in the order of first mention.
    pub sources: Vec<String>,
    /// The ids of the glossary's terms used, each once, in the order of first mention.
    pub terms: Vec<String>,
    /// What a lawyer must still confirm, in the order in which it stands in the text.
    pub open_points: Vec<OpenPoint>,
    /// How many diagrams it shows.
    pub diagrams: usize,
    /// The ids of the sections whose source has changed since they were translated
    /// (`top` stands for the title and all that comes before the first `##`).
    pub behind: Vec<String>,
    /// The ids of the sections that have not been translated. Their questions stand in `blocks`
    /// all the same; their text falls back to the source language.
    pub missing: Vec<String>,
}

/// An open point (a caution): something in a lesson that a lawyer must still confirm. It stands in
/// the text as an aside, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Its anchor in the lesson, the same in all languages: `open-point-1`, counted from 1.
    pub anchor: String,
    /// The id of the `##` section that it stands in, or `top`.
    pub section: String,
    /// What is open, rendered.
    pub html: String,
    /// The ids of the sources cited in it, each once.
    pub sources: Vec<String>,
    /// The ids of the terms used in it, each once.
    pub terms: Vec<String>,
}

/// A section of a lesson in the source language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id: of the `##` heading, of a question at that level, or `top`.
    pub id: String,
    /// The start of the hex SHA-256 of its text.
    pub hash: String,
}

/// A section that teaches an objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taught {
    /// The id of the `##` heading.
    pub section: String,
    /// Minutes of reading, by its text in the source language.
    pub minutes: u32,
}

/// A piece of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Rendered prose, ready to be put into the page.
    Html(String),
    /// The id of a question that stands here.
    Question(String),
    /// The id of a question at which a hearing stops: what follows in its section is shown when
    /// the question has been answered or passed over.
    Stop(String),
    /// The id of the `##` section that begins here; it ends where the next one begins.
    Section(String),
}

impl Block {
    /// The id of the question that stands here, if one does.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Question(id) | Self::Stop(id) => Some(id),
            Self::Html(_) | Self::Section(_) => None,
        }
    }
}

/// A heading in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The id, the same in all languages for `##` sections.
    pub id: String,
    /// Its words, plain text.
    pub title: String,
    /// 2 for `##`, 3 for `###`, and so on.
    pub level: u8,
}

impl Lesson {
    /// The text in `language`; where that is missing, in the source language (the language
    /// that comes with it is the one shown). None only for a lesson that was not made by this crate.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<(Language, &LessonText)> {
        self.texts
            .get_key_value(&language)
            .or_else(|| self.texts.get_key_value(&Language::En))
            .or_else(|| self.texts.iter().next())
            .map(|(shown, text)| (*shown, text))
    }

    /// Whether a hearing stops at the question with this id.
    #[must_use]
    pub fn stops_at(&self, question: &str) -> bool {
        let stop = |block: &Block| matches!(block, Block::Stop(id) if id == question);
        self.texts.values().any(|text| text.blocks.iter().any(stop))
    }

    /// The sections that are read, in order: those of `sections` that are a text with a heading,
    /// not a question.
    pub fn reading(&self) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(|section| section.id != TOP && self.question(&section.id).is_none())
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// How the quiz is run, if this is one.
    #[must_use]
    pub fn quiz(&self) -> Option<&QuizSettings> {
        match &self.kind {
            LessonKind::Reading => None,
            LessonKind::Quiz(settings) => Some(settings),
        }
    }
}

/// The hash of each section of a lesson's source text, as `translations.lock` keeps them.
#[must_use]
pub fn section_hashes(lesson: &Lesson) -> BTreeMap<String, String> {
    lesson
        .sections
        .iter()
        .map(|section| (section.id.clone(), section.hash.clone()))
        .collect()
}
