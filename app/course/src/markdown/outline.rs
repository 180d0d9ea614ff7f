//! The parts of a lesson: headings, the prose under them, and questions.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel, Tag};

use super::tree::{Node, What, plain};
use crate::id::{advise, check_anchor};
use crate::problem::Rule;
use crate::question::QuestionKind;
use crate::sheet::{Placed, Sheet};

/// A part of a lesson in reading order.
#[derive(Debug)]
pub(crate) enum Part<'a> {
    Prose(Vec<Node<'a>>),
    Title(TitlePart<'a>),
    Question(QuestionPart<'a>),
}

/// A heading of the text.
#[derive(Debug)]
pub(crate) struct TitlePart<'a> {
    pub level: u8,
    /// The id that the author gave, or later the one that was found for it.
    pub id: Option<String>,
    /// Whether a hearing begins here, in which questions are stops.
    pub hearing: bool,
    pub span: Range<usize>,
    pub words: String,
    pub nodes: Vec<Node<'a>>,
}

/// A question: its heading and all up to the next heading or line.
#[derive(Debug)]
pub(crate) struct QuestionPart<'a> {
    pub level: u8,
    pub id: Option<String>,
    /// Whether it is not published yet.
    pub is_draft: bool,
    /// The heading.
    pub span: Range<usize>,
    pub words: String,
    pub classes: Vec<String>,
    pub attributes: BTreeMap<String, String>,
    pub nodes: Vec<Node<'a>>,
}

/// Nobody reads a lesson with more headings.
const MOST: usize = 500;

/// The class that makes a heading a question.
pub(crate) const QUESTION: &str = "question";

/// The class of a question that is not published yet.
pub(crate) const DRAFT: &str = "draft";

/// The class that makes a `##` section a hearing.
const HEARING: &str = "hearing";

/// Divides a lesson into parts. Also gives the title after `#`, if there is one.
pub(crate) fn outline<'a>(sheet: &Sheet, nodes: Vec<Node<'a>>) -> (Option<Placed>, Vec<Part<'a>>) {
    let mut title = None;
    let mut parts = Vec::new();
    let mut before = 1;
    let mut in_question = false;
    let mut headings = 0;
    for mut node in nodes {
        let children = std::mem::take(&mut node.children);
        let Node {
            what:
                What::Tag(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }),
            span,
            ..
        } = node
        else {
            if matches!(node.what, What::Line) && in_question {
                in_question = false;
                continue;
            }
            let node = Node { children, ..node };
            match parts.last_mut() {
                Some(Part::Question(question)) if in_question => question.nodes.push(node),
                Some(Part::Prose(prose)) => prose.push(node),
                _ => parts.push(Part::Prose(vec![node])),
            }
            continue;
        };
        let (level, span) = (number(level), span.start..span.end.max(span.start));
        let words = plain(&children);
        check_words(sheet, &words, &span);
        if level == 1 {
            no_attributes(sheet, &span, id.as_ref(), &classes, &attrs);
            if title.is_some() || !parts.is_empty() {
                sheet.wrong(
                    span.clone(),
                    Rule::HeadingLevel,
                    "a lesson has one title, at its beginning",
                    "use ## for sections",
                );
            }
            if parts.is_empty() {
                title.get_or_insert((words, span));
            }
            in_question = false;
            continue;
        }
        if level > before + 1 {
            let marks = |level: u8| "#".repeat(usize::from(level));
            sheet.wrong(
                span.clone(),
                Rule::HeadingLevel,
                format!(
                    "the heading skips a level: {} after {}",
                    marks(level),
                    marks(before)
                ),
                format!("use {}", marks(before + 1)),
            );
        }
        before = level;
        headings += 1;
        if headings > MOST {
            sheet.wrong(
                span,
                Rule::LargeFile,
                format!("the lesson has more than {MOST} headings"),
                "divide it into several lessons",
            );
            break;
        }
        let place = |id: &str| sheet.within(&span, &format!("#{id}"));
        let id = id
            .map(CowStr::into_string)
            .filter(|id| check_anchor(sheet, id, place(id)));
        in_question = classes.iter().any(|class| &**class == QUESTION);
        parts.push(if in_question {
            Part::Question(QuestionPart {
                level,
                id,
                is_draft: classes.iter().any(|class| &**class == DRAFT),
                words,
                classes: classes
                    .iter()
                    .map(ToString::to_string)
                    .filter(|class| class != QUESTION && class != DRAFT)
                    .collect(),
                attributes: attributes(sheet, &span, attrs),
                nodes: Vec::new(),
                span,
            })
        } else {
            let hearing = |class: &CowStr<'_>| level == 2 && &**class == HEARING;
            let (hearings, others): (Vec<_>, Vec<_>) = classes.into_iter().partition(hearing);
            no_attributes(sheet, &span, None, &others, &attrs);
            Part::Title(TitlePart {
                level,
                id,
                hearing: !hearings.is_empty(),
                span,
                words,
                nodes: children,
            })
        });
    }
    (title, parts)
}

pub(super) fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

pub(super) fn check_words(sheet: &Sheet, words: &str, span: &Range<usize>) {
    if words.is_empty() {
        sheet.wrong(
            span.clone(),
            Rule::MissingText,
            "the heading is empty",
            "write it, or delete the line",
        );
    }
    if words.contains("{#") || words.contains("{.") {
        sheet.wrong(
            span.clone(),
            Rule::UnknownAttribute,
            "the braces in this heading are not read as attributes",
            "put them at the end of the line: ## Title {#id .question points=2}",
        );
    }
}

fn attributes(
    sheet: &Sheet,
    span: &Range<usize>,
    given: Vec<(CowStr<'_>, Option<CowStr<'_>>)>,
) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    for (name, value) in given {
        let value = value.map(CowStr::into_string).unwrap_or_default();
        if attributes.insert(name.to_string(), value).is_some() {
            sheet.wrong(
                span.clone(),
                Rule::UnknownAttribute,
                format!("the attribute `{name}` is given twice"),
                "give it once",
            );
        }
    }
    attributes
}

/// Refuses attributes on a heading that is not a question.
pub(super) fn no_attributes(
    sheet: &Sheet,
    span: &Range<usize>,
    id: Option<&CowStr<'_>>,
    classes: &[CowStr<'_>],
    attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
) {
    let wrong = |word: String, what: &str, advice: String| {
        let place = sheet.within(span, &word);
        sheet.wrong(
            place,
            Rule::UnknownAttribute,
            format!("a heading has no {what} `{word}`"),
            advice,
        );
    };
    if let Some(id) = id {
        wrong(
            format!("#{id}"),
            "id here:",
            "only ## and deeper headings have ids".to_owned(),
        );
    }
    for class in classes {
        let advice = if QuestionKind::from_code(class).is_some() {
            "add .question before it".to_owned()
        } else {
            advise(class, [QUESTION], "delete it; only a .question has classes")
        };
        wrong(format!(".{class}"), "class", advice);
    }
    for (name, _) in attributes {
        wrong(
            name.to_string(),
            "attribute",
            "delete it, or add .question".to_owned(),
        );
    }
}
