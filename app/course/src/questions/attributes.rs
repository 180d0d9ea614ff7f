//! Classes and attributes on the heading of a question.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use crate::id::advise;
use crate::markdown::Renderer;
use crate::problem::Rule;
use crate::question::{Key, QuestionKind};
use crate::sheet::Sheet;

/// Finds the kind among the classes; none if they do not say it.
pub(super) fn kind(sheet: &Sheet, span: &Range<usize>, classes: &[String]) -> Option<QuestionKind> {
    let mut given = None;
    for class in classes {
        match QuestionKind::from_code(class) {
            Some(kind) if given.is_none() => given = Some(kind),
            Some(_) => sheet.wrong(
                sheet.within(span, &format!(".{class}")),
                Rule::UnknownAttribute,
                format!("the question has a second kind, `.{class}`"),
                "give it one kind",
            ),
            None => {
                let codes = QuestionKind::ALL.map(QuestionKind::code);
                sheet.wrong(
                    sheet.within(span, &format!(".{class}")),
                    Rule::UnknownAttribute,
                    format!("there is no kind of question `.{class}`"),
                    advise(class, codes, format!("use one of .{}", codes.join(", ."))),
                );
            }
        }
    }
    given
}

/// The attributes that any question with a key can have.
const COMMON: [&str; 3] = ["points", "objective", "basis"];

/// The attributes that go with a kind.
fn known(kind: QuestionKind) -> Vec<&'static str> {
    let more: &[&str] = match kind {
        QuestionKind::Single | QuestionKind::TrueFalse | QuestionKind::Text => &[],
        QuestionKind::Multiple
        | QuestionKind::Order
        | QuestionKind::Match
        | QuestionKind::Blanks => &["score"],
        QuestionKind::Number => &["answer", "tolerance", "unit"],
        QuestionKind::Reasoned => return vec!["words", "markers", "objective", "basis"],
        QuestionKind::Survey => return vec!["scale", "objective", "basis"],
    };
    COMMON.iter().chain(more).copied().collect()
}

/// What the attributes say that is not the key.
pub(super) struct Policy {
    pub points: u32,
    pub objective: Option<String>,
    pub basis: Vec<String>,
    pub all_or_nothing: bool,
    pub markers: u32,
}

/// Reads the attributes; unknown ones are refused.
pub(super) fn policy(
    renderer: &Renderer<'_>,
    span: &Range<usize>,
    kind: QuestionKind,
    attributes: &BTreeMap<String, String>,
) -> Policy {
    let sheet = renderer.sheet;
    let known = known(kind);
    for name in attributes
        .keys()
        .filter(|name| !known.contains(&name.as_str()))
    {
        let advice = if kind == QuestionKind::Reasoned && name == "points" {
            "delete it; the points are those of the criteria: - {#id points=2} words".to_owned()
        } else {
            advise(
                name,
                known.iter().copied(),
                format!("its attributes are {}", known.join(", ")),
            )
        };
        sheet.wrong(
            sheet.within(span, name),
            Rule::UnknownAttribute,
            format!(
                "a question of the kind .{} has no attribute `{name}`",
                kind.code()
            ),
            advice,
        );
    }
    let usual = u32::from(kind != QuestionKind::Survey);
    let points = attributes
        .get("points")
        .filter(|_| known.contains(&"points"))
        .and_then(|points| self::points(sheet, span, points))
        .unwrap_or(usual);
    let basis: Vec<String> = attributes
        .get("basis")
        .map(|basis| basis.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    for source in &basis {
        if !renderer.around.sources.contains_key(source) {
            renderer.no_source(source, sheet.within(span, source));
        }
    }
    let all_or_nothing = match attributes.get("score").map(String::as_str) {
        Some("all-or-nothing") => true,
        Some("proportional") | None => false,
        Some(score) => {
            bad(
                sheet,
                span,
                "score",
                score,
                "write score=all-or-nothing or score=proportional",
            );
            false
        }
    };
    let markers = attributes
        .get("markers")
        .filter(|_| known.contains(&"markers"))
        .and_then(|markers| within(sheet, span, "markers", markers, 1..=2))
        .unwrap_or(1);
    Policy {
        points,
        markers,
        objective: attributes.get("objective").cloned(),
        basis,
        all_or_nothing,
    }
}

/// The key of a question that asks for a number.
pub(super) fn number(
    sheet: &Sheet,
    span: &Range<usize>,
    attributes: &BTreeMap<String, String>,
    translated: bool,
) -> Key {
    let read = |name: &str| {
        let text = attributes.get(name)?;
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            bad(
                sheet,
                span,
                name,
                text,
                "give a number with a point: 28 or 0.5",
            );
        }
        number
    };
    if !attributes.contains_key("answer") && !translated {
        sheet.wrong(
            span.clone(),
            Rule::MissingAttribute,
            "the question asks for a number and has no answer",
            "add answer=28 and, if need be, tolerance=0.5 and unit=days",
        );
    }
    let tolerance = read("tolerance").unwrap_or(0.0);
    if tolerance < 0.0 {
        bad(
            sheet,
            span,
            "tolerance",
            &tolerance.to_string(),
            "give 0 or more",
        );
    }
    Key::Number {
        answer: read("answer").unwrap_or_default(),
        tolerance: tolerance.max(0.0),
        unit: attributes.get("unit").cloned(),
    }
}

/// What something is worth.
pub(super) fn points(sheet: &Sheet, span: &Range<usize>, points: &str) -> Option<u32> {
    within(sheet, span, "points", points, 1..=100)
}

/// About how many words a reasoned answer should have; a translation need not repeat it.
pub(super) fn words(
    sheet: &Sheet,
    span: &Range<usize>,
    attributes: &BTreeMap<String, String>,
    translated: bool,
) -> Option<u32> {
    let words = attributes.get("words");
    if words.is_none() && !translated {
        sheet.wrong(
            span.clone(),
            Rule::MissingAttribute,
            "the question does not say how long an answer it asks for",
            "add about how many words: words=150",
        );
    }
    within(sheet, span, "words", words?, 1..=2000)
}

/// How many steps a scale has.
pub(super) fn scale(sheet: &Sheet, span: &Range<usize>, steps: &str) -> Option<u32> {
    within(sheet, span, "scale", steps, 2..=11)
}

/// The value of an attribute that is a whole number in a range.
fn within(
    sheet: &Sheet,
    span: &Range<usize>,
    name: &str,
    value: &str,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let sound = value.parse().ok().filter(|number| range.contains(number));
    if sound.is_none() {
        let (least, most) = (range.start(), range.end());
        let advice = format!("give a whole number from {least} to {most}");
        bad(sheet, span, name, value, &advice);
    }
    sound
}

fn bad(sheet: &Sheet, span: &Range<usize>, name: &str, value: &str, advice: &str) {
    let place = sheet.within(span, &format!("{name}={value}"));
    sheet.wrong(
        place,
        Rule::BadValue,
        format!("`{name}` cannot be `{value}`"),
        advice,
    );
}
