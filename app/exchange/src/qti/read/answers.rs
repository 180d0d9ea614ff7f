//! How an item is answered.

use super::super::body::Body;
use super::super::declared::{Declared, most};
use super::super::names::{TOOL, id};
use super::{content, html};
use crate::numbers::number;
use crate::report::Reasons;
use crate::rubric;
use crate::text::{Element, Format, Piece, Text, Words, read as read_text, tidy_line};
use crate::weights::rights;
use crate::written::{Answer, Cell, Choice, ChoiceKind, Item, Opinion, Row};

/// Reads the answers; the reason if this course has no question of that kind. `data` gives what
/// stands in attributes of ours.
pub(super) fn read(
    item: &Element,
    body: &Body,
    data: &dyn Fn(&str) -> Option<String>,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let kind = data("kind").unwrap_or_default();
    match (body.interactions.as_slice(), body.fields.as_slice()) {
        ([], []) => Err("there is nothing to answer".to_owned()),
        ([], [field]) if kind != "blanks" && (body.apart || numeric(item, field)) => {
            one_field(item, field, data, reasons)
        }
        ([], fields) => {
            let gaps: Vec<Vec<String>> = fields
                .iter()
                .map(|field| {
                    let declared = Declared::find(item, field).unwrap_or_default();
                    declared.accepted(reasons)
                })
                .collect();
            if gaps.iter().any(Vec::is_empty) {
                return Err("it has a field without an accepted answer".to_owned());
            }
            Ok(Answer::Blanks(gaps))
        }
        ([interaction], [])
            if interaction.name == "qti-extended-text-interaction" && kind != "survey" =>
        {
            Ok(essay(item, interaction, body, data, reasons))
        }
        ([interaction], []) => one(item, interaction, &kind, data, reasons),
        _ => Err("it has several interactions".to_owned()),
    }
}

fn numeric(item: &Element, field: &str) -> bool {
    Declared::find(item, field)
        .is_some_and(|declared| matches!(declared.base.as_str(), "float" | "integer"))
}

fn one_field(
    item: &Element,
    field: &str,
    data: &dyn Fn(&str) -> Option<String>,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let declared = Declared::find(item, field).unwrap_or_default();
    let accepted = declared.accepted(reasons);
    if !numeric(item, field) {
        if accepted.is_empty() {
            return Err("it has no accepted answer".to_owned());
        }
        return Ok(Answer::Words(accepted));
    }
    let right = accepted
        .first()
        .ok_or_else(|| "it has no right answer".to_owned())?;
    let answer = number(right);
    Ok(Answer::Number {
        answer: answer.ok_or_else(|| format!("`{right}` is no number"))?,
        tolerance: answer.map_or(0.0, |answer| tolerance(item, answer)),
        unit: data("unit"),
    })
}

/// How far a number may lie from the right one, on the side where it may lie farther.
fn tolerance(item: &Element, answer: f64) -> f64 {
    let far = |equal: &&Element| match equal.attribute("tolerance-mode") {
        Some("absolute") => Some(1.0),
        // In percent of the right one.
        Some("relative") => Some(answer.abs() / 100.0),
        _ => None,
    };
    let comparisons = item.below("qti-equal");
    let Some((unit, equal)) = comparisons
        .into_iter()
        .find_map(|equal| Some((far(&equal)?, equal)))
    else {
        return 0.0;
    };
    let said = equal.attribute("tolerance").unwrap_or_default();
    let numbers = said.split_whitespace().filter_map(number);
    numbers.map(f64::abs).fold(0.0, f64::max) * unit
}

/// What an item is worth by the worth of its values, if it says nothing else of that.
pub(super) fn mapped(item: &Element, body: &Body) -> Option<f64> {
    let [interaction] = body.interactions.as_slice() else {
        return None;
    };
    let response = interaction.attribute("response-identifier")?;
    let declared = Declared::find(item, response)?;
    let worth = declared.worth.iter().map(|(_, points)| *points);
    let most: f64 = match declared.cardinality.as_str() {
        "multiple" => worth.filter(|points| *points > 0.0).sum(),
        _ => worth.fold(0.0, f64::max),
    };
    (most > 0.0 && most.is_finite()).then_some(most)
}

/// Says where a mapping weighs options otherwise than the course does.
fn weighed(declared: &Declared, options: &[Choice], one: bool, reasons: &mut Reasons) {
    let worth = |option: &Choice| {
        let entry = declared
            .worth
            .iter()
            .find(|(value, _)| id(value) == option.id);
        entry.map_or(declared.usual, |(_, points)| *points)
    };
    let worths: Vec<f64> = options.iter().map(worth).collect();
    let positive = worths.iter().copied().filter(|points| *points > 0.0);
    let whole: f64 = match one {
        true => positive.fold(0.0, f64::max),
        false => positive.sum(),
    };
    if whole > 0.0 {
        let percent: Vec<f64> = worths.iter().map(|points| points * 100.0 / whole).collect();
        rights(&percent, one, reasons);
    }
}

fn one(
    item: &Element,
    interaction: &Element,
    kind: &str,
    data: &dyn Fn(&str) -> Option<String>,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let response = interaction
        .attribute("response-identifier")
        .unwrap_or_default();
    let declared = Declared::find(item, response).unwrap_or_default();
    match interaction.name.as_str() {
        "qti-choice-interaction" if kind == "survey" => Ok(Answer::Survey(
            match data("scale").and_then(|steps| steps.parse().ok()) {
                Some(steps) => Opinion::Scale(steps),
                None => Opinion::Options(items(interaction, reasons)),
            },
        )),
        "qti-choice-interaction" => {
            let own = item.attribute("tool-name") == Some(TOOL);
            choice(interaction, &declared, kind, own, reasons)
        }
        "qti-order-interaction" => Ok(Answer::Order(order(interaction, &declared, reasons)?)),
        "qti-match-interaction" => pairs(interaction, &declared, data, reasons),
        "qti-extended-text-interaction" => Ok(Answer::Survey(Opinion::Free)),
        other => Err(format!("there is nothing like a <{other}> here")),
    }
}

/// Free text: what is said to whoever scores is its rubric.
fn essay(
    item: &Element,
    interaction: &Element,
    body: &Body,
    data: &dyn Fn(&str) -> Option<String>,
    reasons: &mut Reasons,
) -> Answer {
    let number = |said: Option<&str>| said.and_then(|said| said.parse::<u32>().ok());
    let letters = number(interaction.attribute("expected-length"));
    let words = number(data("words").as_deref())
        .or_else(|| letters.map(|letters| letters / rubric::LETTERS))
        .filter(|words| *words > 0);
    let guide = html(&body.guide, reasons);
    let points = most(item).unwrap_or(1.0).round().clamp(0.0, 100.0) as u32;
    let mut answer = rubric::reasoned(guide, points, words, reasons);
    let ids = data("criteria").unwrap_or_default();
    if let Answer::Reasoned { criteria, .. } = &mut answer {
        for (criterion, id) in criteria.iter_mut().zip(ids.split(' ')) {
            id.clone_into(&mut criterion.id);
        }
    }
    answer
}

fn name(element: &Element) -> &str {
    element.attribute("identifier").unwrap_or_default()
}

/// The words of an option, and its feedback.
fn option(element: &Element, reasons: &mut Reasons) -> (Text, Option<Text>) {
    let is_feedback = |piece: &&Piece| match piece {
        Piece::Element(element) => {
            matches!(
                element.name.as_str(),
                "qti-feedback-inline" | "qti-feedback-block"
            )
        }
        Piece::Text(_) => false,
    };
    let (feedback, words): (Vec<&Piece>, Vec<&Piece>) =
        element.children.iter().partition(is_feedback);
    let words: Vec<Piece> = words.into_iter().cloned().collect();
    let mut said = Text::new();
    for piece in feedback {
        if let Piece::Element(element) = piece {
            said.extend(content(element, reasons));
        }
    }
    (html(&words, reasons), (!said.is_empty()).then_some(said))
}

fn choice(
    interaction: &Element,
    declared: &Declared,
    kind: &str,
    own: bool,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let options: Vec<Choice> = interaction
        .all("qti-simple-choice")
        .map(|element| {
            let (words, feedback) = option(element, reasons);
            Choice {
                id: id(name(element)),
                right: declared.is_right(name(element)),
                words,
                feedback,
            }
        })
        .collect();
    let kind = match (kind, declared.cardinality.as_str()) {
        ("true-false", _) => ChoiceKind::TrueFalse,
        (_, "multiple") => ChoiceKind::Multiple,
        _ => ChoiceKind::Single,
    };
    if !own && !declared.worth.is_empty() {
        weighed(declared, &options, kind != ChoiceKind::Multiple, reasons);
    }
    Ok(Answer::Choice { kind, options })
}

fn items(interaction: &Element, reasons: &mut Reasons) -> Vec<Item> {
    interaction
        .all("qti-simple-choice")
        .map(|element| Item {
            id: id(name(element)),
            words: option(element, reasons).0,
        })
        .collect()
}

fn order(
    interaction: &Element,
    declared: &Declared,
    reasons: &mut Reasons,
) -> Result<Vec<Item>, String> {
    let found = items(interaction, reasons);
    let item = |name: &String| {
        let found = found.iter().find(|item| item.id == id(name));
        found.cloned()
    };
    let ordered: Vec<Item> = declared.right.iter().filter_map(item).collect();
    if ordered.len() == found.len() && ordered.len() == declared.right.len() {
        Ok(ordered)
    } else {
        Err("its right order does not name each item once".to_owned())
    }
}

fn pairs(
    interaction: &Element,
    declared: &Declared,
    data: &dyn Fn(&str) -> Option<String>,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let sets: Vec<&Element> = interaction.all("qti-simple-match-set").collect();
    let [left, right] = sets.as_slice() else {
        return Err("it has not two sides to match".to_owned());
    };
    let mut side = |set: &Element| -> Vec<(String, Cell)> {
        set.all("qti-simple-associable-choice")
            .map(|element| {
                let words = html(&element.children, reasons);
                let cell = Cell {
                    id: id(name(element)),
                    words: tidy_line(words, reasons),
                };
                (name(element).to_owned(), cell)
            })
            .collect()
    };
    let (left, mut right) = (side(left), side(right));
    let accepted = declared.accepted(reasons);
    let mut rows = Vec::new();
    for (name, cell) in left {
        let mut own = accepted
            .iter()
            .filter_map(|pair| pair.split_once(' '))
            .filter(|(left, _)| *left == name);
        let (Some((_, option)), None) = (own.next(), own.next()) else {
            return Err("what stands on the left does not belong to one thing each".to_owned());
        };
        let place = right.iter().position(|(known, _)| known == option);
        let Some(place) = place else {
            return Err("two things on the left belong to one on the right".to_owned());
        };
        rows.push(Row {
            left: Some(cell),
            right: right.remove(place).1,
        });
    }
    rows.extend(
        right
            .into_iter()
            .map(|(_, right)| Row { left: None, right }),
    );
    let mut column = |name: &str| -> Option<Words> {
        let text = read_text(&data(name)?, Format::Markdown, reasons);
        Some(tidy_line(text, reasons))
    };
    let columns = column("column-left").zip(column("column-right"));
    Ok(Answer::Match {
        columns: columns.map(|(left, right)| [left, right]),
        rows,
    })
}
