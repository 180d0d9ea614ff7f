//! What is wrong in a course, where, and what to do about it.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// What the checker holds a course to. The code of a rule is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])+ $name,)+ }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code of the rule, in kebab-case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

rules! {
    /// A file or folder that the course names does not exist.
    MissingFile = "missing-file",
    /// A file cannot be read, or is not UTF-8.
    UnreadableFile = "unreadable-file",
    /// A file is larger than any that a person writes, or a folder than any course.
    LargeFile = "large-file",
    /// A symbolic link that leads out of the course folder, in a circle, or nowhere.
    SymbolicLink = "symbolic-link",
    /// A Markdown file in a module is not named `01-name.en.md`.
    StrayFile = "stray-file",
    /// A module without lessons, or a course without modules.
    EmptyModule = "empty-module",
    /// Lists and quotations nested deeper than can be read.
    DeepNesting = "deep-nesting",
    /// A TOML file that does not say what it must.
    BadToml = "bad-toml",
    /// A lesson without front matter.
    MissingFrontMatter = "missing-front-matter",
    /// Front matter that is not YAML, or holds a value of the wrong kind.
    BadFrontMatter = "bad-front-matter",
    /// A key that TOML or front matter does not know.
    UnknownKey = "unknown-key",
    /// A value that is well formed but out of range.
    BadValue = "bad-value",
    /// A language that the course is not offered in.
    UnknownLanguage = "unknown-language",
    /// A translation of a lesson that does not exist in the source language.
    MissingOriginal = "missing-original",
    /// A title or another text that must be there is empty.
    MissingText = "missing-text",
    /// The front matter and the `#` heading give different titles.
    TwoTitles = "two-titles",
    /// A heading level that skips one.
    HeadingLevel = "heading-level",
    /// An id with characters that ids do not have, or that is taken by the platform.
    BadId = "bad-id",
    /// A question or an option without an id.
    MissingId = "missing-id",
    /// An id that is already taken.
    DuplicateId = "duplicate-id",
    /// An attribute or a class that is unknown or does not go with this kind of question.
    UnknownAttribute = "unknown-attribute",
    /// An attribute that a kind of question needs is missing.
    MissingAttribute = "missing-attribute",
    /// HTML in Markdown.
    RawHtml = "raw-html",
    /// A link to a source that `sources.toml` does not have.
    BrokenSource = "broken-source",
    /// A link to a term that `glossary.toml` does not have.
    BrokenTerm = "broken-term",
    /// A link to a lesson that the course does not have.
    BrokenLesson = "broken-lesson",
    /// A citation of a document, a page or a paragraph that the course does not have.
    BrokenCitation = "broken-citation",
    /// A link to nowhere: an unknown section, reference, footnote or kind of address.
    BrokenLink = "broken-link",
    /// A picture that does not exist.
    MissingPicture = "missing-picture",
    /// A picture whose content is not what its name says, or that could do more than be looked at.
    BadPicture = "bad-picture",
    /// A picture without alternative text.
    MissingAlternative = "missing-alternative",
    /// A question without what is needed to answer it: options, rows, blanks; a quiz without
    /// questions.
    MissingOptions = "missing-options",
    /// A question without a right answer.
    NoRightAnswer = "no-right-answer",
    /// A question with one answer that marks several.
    TwoRightAnswers = "two-right-answers",
    /// A key where there can be none, as in an opinion.
    UnexpectedKey = "unexpected-key",
    /// Two options that say the same.
    DuplicateOption = "duplicate-option",
    /// A quotation after an option's place, so that it belongs to no option.
    FeedbackWithoutOption = "feedback-without-option",
    /// Text in a question that belongs to nothing.
    StrayText = "stray-text",
    /// An objective that no module has.
    UnknownObjective = "unknown-objective",
    /// An objective that no question asks.
    UnaskedObjective = "unasked-objective",
    /// A quiz that draws more questions than it has.
    DrawTooMany = "draw-too-many",
    /// A diagram that cannot be drawn.
    BadDiagram = "bad-diagram",
    /// A translation with other ids, options, order or keys than the source.
    TranslationDiffers = "translation-differs",
    /// A line of `translations.lock` about something that does not exist.
    StaleLock = "stale-lock",
    /// An erratum about a quiz, a question or an option that the course does not have.
    BrokenErratum = "broken-erratum",
    /// An erratum that does not go with the kind of its question.
    UnfitErratum = "unfit-erratum",
    /// An erratum without a reason in each language of the course.
    UnexplainedErratum = "unexplained-erratum",
    /// An erratum that stands after a later one: errata are appended.
    ErratumOrder = "erratum-order",
    /// A row of a table with more cells than the head: the others are shown nowhere.
    DroppedCell = "dropped-cell",
    /// A quiz in which somebody who knows nothing, and only looks at the options, gets far.
    GuessableQuiz = "guessable-quiz",
    /// Minutes of study that are far from what the length suggests.
    UnlikelyMinutes = "unlikely-minutes",
    /// A final that shows its key to whoever may try again at the same questions.
    EarlyKey = "early-key",
    /// An objective that a quiz asks, and of which no lesson says where it is taught.
    UntaughtObjective = "untaught-objective",
    /// Words of a skeleton in a text that is published.
    PlaceholderText = "placeholder-text",
}

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The course cannot be served.
    Error,
    /// The course is served; its author may want to look.
    Warning,
}

impl Severity {
    /// As editors are told of it: `error`, `warning`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Rule {
    /// How grave it is to break it.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::DroppedCell
            | Self::GuessableQuiz
            | Self::UnlikelyMinutes
            | Self::EarlyKey
            | Self::UntaughtObjective
            | Self::PlaceholderText => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// One thing that is wrong in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file: the course folder as it was given to [`crate::load`], and the path in it.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The line in which the place ends.
    pub end_line: usize,
    /// The column of the first character after the place.
    pub end_column: usize,
    /// The rule that is broken.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// The line of the file, as it stands there.
    pub source: String,
    /// The bytes of `source` to point at.
    pub span: Range<usize>,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
            ..
        } = self;
        write!(formatter, "{}:{line}:{column}: {message}", file.display())
    }
}
