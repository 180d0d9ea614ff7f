//! A Moodle XML file, question by question.

use super::fields::{number, optional, plain, said, text};
use super::{answers, cloze};
use crate::accept::Found;
use crate::extras::Extras;
use crate::multilang::one_language_below;
use crate::report::{Reasons, Report, Unreadable};
use crate::shown::without_title;
use crate::text::{Element, Format, Text, find_gaps, read as read_text};
use crate::written::{Answer, Written};
use crate::xml::parse;

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let root = parse(bytes)?;
    if root.name != "quiz" {
        let why = format!(
            "not Moodle XML: it begins with <{}> and not with <quiz>",
            root.name
        );
        return Err(Unreadable::at(bytes, root.at, why));
    }
    let mut found = Found::default();
    let mut categories: Vec<String> = Vec::new();
    for question in root.all("question") {
        let kind = question.attribute("type").unwrap_or_default();
        let mut reasons = Reasons::default();
        let mut question = question.clone();
        one_language_below(&mut question, &mut reasons);
        let question = &question;
        if kind == "category" {
            let name = category(question);
            if !name.is_empty() && !categories.contains(&name) {
                categories.push(name);
            }
            continue;
        }
        let title = plain(question, "name").unwrap_or_default();
        match one(question, kind, &title, &mut reasons) {
            Ok(written) => found.questions.push((written, reasons)),
            Err(why) => {
                let name = if title.is_empty() { kind } else { &title };
                found.report.leave_out(Some(name), why);
            }
        }
    }
    if categories.len() > 1 {
        found.report.say(
            None,
            format!("the categories {} became one lesson", categories.join(", ")),
        );
    }
    settings(&root, &mut found.report);
    found.title = categories.into_iter().next();
    Ok(found)
}

/// The last part of the path of a category.
fn category(question: &Element) -> String {
    let path = plain(question, "category").unwrap_or_default();
    let path = path.replace("//", "\u{1}");
    let name = path.rsplit('/').next().unwrap_or_default();
    name.replace('\u{1}', "/").trim().to_owned()
}

/// Settings of single questions that belong to the quiz here, or to nothing.
const SETTINGS: [&str; 5] = [
    "penalty",
    "hidden",
    "shuffleanswers",
    "answernumbering",
    "shownumcorrect",
];

fn settings(root: &Element, report: &mut Report) {
    // Our own files say what Moodle needs, and no more.
    let foreign = |question: &Element| {
        ["penalty", "hidden", "answernumbering"]
            .iter()
            .any(|name| question.first(name).is_some())
    };
    if root.all("question").any(foreign) {
        report.say(
            None,
            format!(
                "settings of single questions have no counterpart: {}",
                SETTINGS.join(", ")
            ),
        );
    }
}

fn one(
    question: &Element,
    kind: &str,
    title: &str,
    reasons: &mut Reasons,
) -> Result<Written, String> {
    let mut extras = Extras::default();
    let mut tags = Vec::new();
    for tag in question
        .first("tags")
        .into_iter()
        .flat_map(|tags| tags.all("tag"))
    {
        let (tag, _) = said(tag, Format::Plain);
        if !extras.take(&tag) {
            tags.push(tag);
        }
    }
    let (answer, stem) = if kind == "cloze" {
        gaps(question, reasons)?
    } else {
        let answer = answers::read(question, kind, &extras, reasons)?;
        let stem = question.first("questiontext");
        (
            answer,
            stem.map(|stem| text(stem, reasons)).unwrap_or_default(),
        )
    };
    let mut written = Written::new(answer);
    let words = title.split_whitespace().collect::<Vec<_>>();
    written.title = words.join(" ");
    written.stem = without_title(&written.title, stem);
    written.id = plain(question, "idnumber").unwrap_or_default();
    written.explanation = optional(question, "generalfeedback", reasons);
    if let Some(grade) = number(question, "defaultgrade") {
        written.points = points(grade, &written.answer, reasons);
    }
    hints(question, &mut written, reasons);
    overall(question, reasons);
    others(question, reasons);
    written.all_or_nothing = kind == "multichoiceset" || answers::whole(question);
    extras.apply(&mut written, reasons);
    for tag in tags {
        reasons.say(format!("the tag `{tag}` has no counterpart"));
    }
    Ok(written)
}

/// What is said there to whoever answers right, partly right, or wrong, whatever they chose.
fn overall(question: &Element, reasons: &mut Reasons) {
    let mut said = Vec::new();
    for (name, when) in [
        ("correctfeedback", "right"),
        ("partiallycorrectfeedback", "partly right"),
        ("incorrectfeedback", "wrong"),
    ] {
        if let Some(text) = optional(question, name, reasons) {
            let words = crate::text::words_of(&text);
            said.push(format!("{when}: {words}"));
        }
    }
    if !said.is_empty() {
        reasons.say(format!(
            "what is said there of a whole answer was left out: {}",
            said.join("; ")
        ));
    }
}

/// Elements of a question that are read.
const READ: [&str; 28] = [
    "answer",
    "attachments",
    "attachmentsrequired",
    "correctfeedback",
    "defaultgrade",
    "generalfeedback",
    "graderinfo",
    "gradingtype",
    "hint",
    "idnumber",
    "incorrectfeedback",
    "maxwordlimit",
    "minwordlimit",
    "name",
    "partiallycorrectfeedback",
    "questiontext",
    "responsefieldlines",
    "responseformat",
    "responserequired",
    "responsetemplate",
    "selecttype",
    "selectcount",
    "single",
    "subquestion",
    "tags",
    "text",
    "units",
    "usecase",
];

/// Elements that say how Moodle draws a question, and nothing about it.
const DRAWN: [&str; 9] = [
    "info",
    "layouttype",
    "length",
    "maxbytes",
    "numberingstyle",
    "showgrading",
    "showstandardinstruction",
    "showunits",
    "unitsleft",
];

/// Says what else a question has: types that came with a plug-in have elements of their own.
fn others(question: &Element, reasons: &mut Reasons) {
    for element in question.elements() {
        let name = element.name.as_str();
        let known = READ.contains(&name) || DRAWN.contains(&name) || SETTINGS.contains(&name);
        let said = element.text();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !known && !matches!(said.as_str(), "" | "0" | "0.0000000") {
            let said: String = said.chars().take(60).collect();
            reasons.say(format!("its <{name}> was left out: {said}"));
        }
    }
}

/// Points are whole numbers here.
fn points(grade: f64, answer: &Answer, reasons: &mut Reasons) -> u32 {
    let whole = grade.round().clamp(0.0, 1000.0);
    if (grade - whole).abs() > 1e-9 && !matches!(answer, Answer::Survey(_)) {
        reasons.say(format!(
            "it is worth {grade} points there; here points are whole"
        ));
    }
    // The range makes this exact.
    whole as u32
}

/// There is one hint here.
fn hints(question: &Element, written: &mut Written, reasons: &mut Reasons) {
    let mut hint = Text::new();
    let hints: Vec<Text> = question
        .all("hint")
        .map(|hint| text(hint, reasons))
        .filter(|hint| !hint.is_empty())
        .collect();
    if hints.len() > 1 {
        reasons.say("its hints, shown one after the other there, became one");
    }
    hint.extend(hints.into_iter().flatten());
    written.hint = (!hint.is_empty()).then_some(hint);
}

/// A text with gaps.
fn gaps(question: &Element, reasons: &mut Reasons) -> Result<(Answer, Text), String> {
    let element = question
        .first("questiontext")
        .ok_or_else(|| "it has no text".to_owned())?;
    super::fields::files(element, reasons);
    let (said, format) = said(element, Format::Html);
    let (said, blanks) = cloze::read(&said, format, reasons)?;
    let mut stem = read_text(&said, format, reasons);
    find_gaps(&mut stem);
    Ok((Answer::Blanks(blanks), stem))
}
