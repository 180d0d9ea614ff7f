//! How a question of Moodle is answered.

use super::fields::{files, optional, plain, said, text};
use crate::extras::Extras;
use crate::numbers;
use crate::report::Reasons;
use crate::stars::meant;
use crate::text::{Element, Format, Text, read as read_text, tidy_line, words_of};
use crate::weights::rights;
use crate::written::{Answer, Cell, Choice, ChoiceKind, Item, Opinion, Row};
use crate::{rubric, truth};

/// Reads the answers; the reason if this course has no question of that kind.
pub(super) fn read(
    question: &Element,
    kind: &str,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let survey = extras.get("kind") == Some("survey");
    Ok(match kind {
        "multichoice" | "multichoiceset" if survey => {
            Answer::Survey(opinion(question, extras, reasons))
        }
        "multichoice" | "multichoiceset" => choice(question, kind, extras, reasons),
        "truefalse" => true_false(question, extras, reasons)?,
        "shortanswer" => Answer::Words(accepted(question, reasons)),
        "numerical" => number(question, reasons)?,
        "matching" => pairs(question, extras, reasons),
        "ordering" => Answer::Order(order(question, reasons)),
        "essay" if survey => Answer::Survey(Opinion::Free),
        "essay" => essay(question, extras, reasons),
        "description" => return Err("a description asks nothing".to_owned()),
        "" => return Err("it does not say its type".to_owned()),
        other => return Err(format!("there are no questions of the type {other} here")),
    })
}

/// An essay: what it says for whoever marks is its rubric.
fn essay(question: &Element, extras: &Extras, reasons: &mut Reasons) -> Answer {
    let whole = |number: f64| number.round().clamp(0.0, 2000.0) as u32;
    let limit = |name: &str| super::fields::number(question, name).map(whole);
    let (most, least) = (
        limit("maxwordlimit").filter(|words| *words > 0),
        limit("minwordlimit").filter(|words| *words > 0),
    );
    if let (Some(_), Some(least)) = (most, least) {
        reasons.say(format!(
            "at least {least} words are asked for there; here one number of words is named"
        ));
    }
    let words = extras.get("words").and_then(|words| words.parse().ok());
    let words = words.or(most).or(least);
    field(question, reasons);
    let guide = optional(question, "graderinfo", reasons).unwrap_or_default();
    let points = limit("defaultgrade").unwrap_or(1);
    rubric::reasoned(guide, points, words, reasons)
}

/// What the field for an essay has there, and has not here.
fn field(question: &Element, reasons: &mut Reasons) {
    if let Some(template) = optional(question, "responsetemplate", reasons) {
        reasons.say(format!(
            "what stands in the field from the beginning was left out: {}",
            words_of(&template)
        ));
    }
    let attached = super::fields::number(question, "attachments").unwrap_or_default();
    let asked = super::fields::number(question, "attachmentsrequired").unwrap_or_default();
    if asked > 0.0 {
        reasons.say("files are to be attached there; here an answer has none");
    } else if attached != 0.0 {
        reasons.say("files can be attached there; here an answer has none");
    }
    if plain(question, "responseformat").is_some_and(|format| format == "noinline") {
        reasons.say("it is answered by a file alone there; here by words");
    }
}

/// Whether an order earns all or nothing.
pub(super) fn whole(question: &Element) -> bool {
    plain(question, "gradingtype").is_some_and(|grading| grading == "ALL_OR_NOTHING")
}

fn weight(answer: &Element, reasons: &mut Reasons) -> f64 {
    numbers::weight(answer.attribute("fraction"), reasons)
}

fn option(answer: &Element, reasons: &mut Reasons) -> Choice {
    Choice {
        id: String::new(),
        right: false,
        words: text(answer, reasons),
        feedback: optional(answer, "feedback", reasons),
    }
}

fn choice(question: &Element, kind: &str, extras: &Extras, reasons: &mut Reasons) -> Answer {
    let one = kind == "multichoice"
        && plain(question, "single").is_none_or(|single| single == "true" || single == "1");
    let answers: Vec<&Element> = question.all("answer").collect();
    let weights: Vec<f64> = answers
        .iter()
        .map(|answer| weight(answer, reasons))
        .collect();
    let rights = if kind == "multichoiceset" {
        weights.iter().map(|weight| *weight > 0.0).collect()
    } else {
        rights(&weights, one, reasons)
    };
    let options = answers
        .into_iter()
        .zip(rights)
        .map(|(answer, right)| Choice {
            right,
            ..option(answer, reasons)
        });
    let options = options.collect();
    let kind = match (one, extras.get("kind")) {
        (true, Some("true-false")) => ChoiceKind::TrueFalse,
        (true, _) => ChoiceKind::Single,
        (false, _) => ChoiceKind::Multiple,
    };
    Answer::Choice { kind, options }
}

fn opinion(question: &Element, extras: &Extras, reasons: &mut Reasons) -> Opinion {
    if let Some(steps) = extras.get("scale").and_then(|steps| steps.parse().ok()) {
        return Opinion::Scale(steps);
    }
    Opinion::Options(items(question, reasons))
}

fn items(question: &Element, reasons: &mut Reasons) -> Vec<Item> {
    question
        .all("answer")
        .map(|answer| Item {
            id: String::new(),
            words: text(answer, reasons),
        })
        .collect()
}

fn true_false(
    question: &Element,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let mut right = None;
    let mut feedback: [Option<Text>; 2] = [None, None];
    for answer in question.all("answer") {
        let (word, _) = said(answer, Format::Plain);
        let truth = match word.to_lowercase().as_str() {
            "true" => true,
            "false" => false,
            other => return Err(format!("`{other}` is neither true nor false")),
        };
        if weight(answer, reasons) > 0.0 {
            right = Some(truth);
        }
        feedback[usize::from(!truth)] = optional(answer, "feedback", reasons);
    }
    let right = right.ok_or_else(|| "neither true nor false is right".to_owned())?;
    let [when_true, when_false] = feedback;
    Ok(truth::give(right, when_true, when_false, extras, reasons))
}

/// The accepted answers of a short text: those that are worth all.
fn accepted(question: &Element, reasons: &mut Reasons) -> Vec<String> {
    if plain(question, "usecase").is_some_and(|case| case == "1") {
        reasons.say("capitals make no difference here");
    }
    let mut words = Vec::new();
    for answer in question.all("answer") {
        let (said, _) = said(answer, Format::Plain);
        if optional(answer, "feedback", reasons).is_some() {
            reasons.say("feedback on accepted answers was left out");
        }
        if weight(answer, reasons) < 100.0 {
            reasons.say(format!(
                "the answer `{said}`, which is not worth all the points, was left out"
            ));
        } else {
            words.extend(meant(&said, reasons));
        }
    }
    words
}

fn number(question: &Element, reasons: &mut Reasons) -> Result<Answer, String> {
    let mut found = None;
    for answer in question.all("answer") {
        let (said, _) = said(answer, Format::Plain);
        if optional(answer, "feedback", reasons).is_some() {
            reasons.say("feedback on numbers was left out");
        }
        if weight(answer, reasons) < 100.0 || found.is_some() {
            reasons.say(format!(
                "the answer `{said}` was left out: here a number has one"
            ));
            continue;
        }
        let number = numbers::number(&said);
        let tolerance = super::fields::number(answer, "tolerance").unwrap_or_default();
        found = Some((
            number.ok_or_else(|| format!("`{said}` is no number"))?,
            tolerance.abs(),
        ));
    }
    let (answer, tolerance) = found.ok_or_else(|| "it has no right answer".to_owned())?;
    let units: Vec<&Element> = question
        .first("units")
        .map(|units| units.all("unit").collect())
        .unwrap_or_default();
    if units.len() > 1 {
        reasons.say("of its units the first was kept");
    }
    Ok(Answer::Number {
        answer,
        tolerance,
        unit: units.first().and_then(|unit| plain(unit, "unit_name")),
    })
}

/// A row without a left side belongs to nothing.
fn pairs(question: &Element, extras: &Extras, reasons: &mut Reasons) -> Answer {
    let right_format = match extras.get("right") {
        Some("markdown") => Format::Markdown,
        _ => Format::Plain,
    };
    let mut rows = Vec::new();
    for row in question.all("subquestion") {
        files(row, reasons);
        let left = text(row, reasons);
        let right = row.first("answer").map_or(String::new(), |answer| {
            let (said, _) = said(answer, Format::Plain);
            said
        });
        let right = read_text(&right, right_format, reasons);
        let cell = |words| Cell {
            id: String::new(),
            words,
        };
        let left = tidy_line(left, reasons);
        rows.push(Row {
            left: (!left.is_empty()).then(|| cell(left)),
            right: cell(tidy_line(right, reasons)),
        });
    }
    Answer::Match {
        columns: extras.columns(reasons),
        rows,
    }
}

/// Items in their order; Moodle numbers them.
fn order(question: &Element, reasons: &mut Reasons) -> Vec<Item> {
    let grading = plain(question, "gradingtype").unwrap_or_default();
    let alike = [
        "",
        "ALL_OR_NOTHING",
        "RELATIVE_NEXT_EXCLUDE_LAST",
        "2",
        "-1",
    ];
    if !alike.contains(&grading.as_str()) {
        reasons.say("its places are scored otherwise there");
    }
    if plain(question, "selecttype").is_some_and(|select| select != "ALL" && select != "0") {
        reasons.say("there some of its items are drawn; here all are asked");
    }
    items(question, reasons)
        .into_iter()
        .filter(|item| !words_of(&item.words).is_empty())
        .collect()
}
