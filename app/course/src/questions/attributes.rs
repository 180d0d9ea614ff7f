//! Classes and attributes on the heading of a question.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::id::advise;
use crate::markdown::Scribe;
use crate::problem::Rule;
use crate::question::{Key, QuestionKind};
use crate::sheet::Sheet;

/// What the classes say of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    Kind(QuestionKind),
    /// A kind that the format has and the platform does not.
    NotServed,
    Nothing,
}

/// A kind that a trainer marks.
const REASONED: &str = "reasoned";

/// Finds the kind among the classes.
pub(super) fn kind(sheet: &Sheet, span: &Range<usize>, classes: &[String]) -> Given {
    let mut given = Given::Nothing;
    for class in classes {
        if class == REASONED {
            sheet.wrong(
                sheet.within(span, ".reasoned"),
                Rule::KindNotServed,
                "questions of the kind `.reasoned` are not served yet",
                "use another kind, or leave the question out for now",
            );
            return Given::NotServed;
        }
        match (QuestionKind::from_code(class), given) {
            (Some(kind), Given::Nothing) => given = Given::Kind(kind),
            (Some(_), _) => sheet.wrong(
                sheet.within(span, &format!(".{class}")),
                Rule::UnknownAttribute,
                format!("the question has a second kind, `.{class}`"),
                "give it one kind",
            ),
            (None, _) => sheet.wrong(
                sheet.within(span, &format!(".{class}")),
                Rule::UnknownAttribute,
                format!("there is no kind of question `.{class}`"),
                advise(
                    class,
                    QuestionKind::ALL.map(QuestionKind::code),
                    "use .single, .multiple, .true-false, .number, .order, .match, .text, .blanks or .survey",
                ),
            ),
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
}

/// Reads the attributes; unknown ones are refused.
pub(super) fn policy(
    scribe: &Scribe<'_>,
    span: &Range<usize>,
    kind: QuestionKind,
    attributes: &BTreeMap<String, String>,
) -> Policy {
    let sheet = scribe.sheet;
    let known = known(kind);
    for name in attributes
        .keys()
        .filter(|name| !known.contains(&name.as_str()))
    {
        sheet.wrong(
            sheet.within(span, name),
            Rule::UnknownAttribute,
            format!(
                "a question of the kind .{} has no attribute `{name}`",
                kind.code()
            ),
            advise(
                name,
                known.iter().copied(),
                format!("its attributes are {}", known.join(", ")),
            ),
        );
    }
    let usual = u32::from(kind != QuestionKind::Survey);
    let points = attributes
        .get("points")
        .filter(|_| known.contains(&"points"))
        .map_or(usual, |points| {
            let sound = points
                .parse()
                .ok()
                .filter(|points| (1..=100).contains(points));
            sound.unwrap_or_else(|| {
                bad(
                    sheet,
                    span,
                    "points",
                    points,
                    "give a whole number from 1 to 100",
                );
                usual
            })
        });
    let basis: Vec<String> = attributes
        .get("basis")
        .map(|basis| basis.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    for source in &basis {
        if !scribe.around.sources.contains_key(source) {
            scribe.no_source(source, sheet.within(span, source));
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
    Policy {
        points,
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

/// How many steps a scale has.
pub(super) fn scale(sheet: &Sheet, span: &Range<usize>, steps: &str) -> Option<u32> {
    let sound = steps.parse().ok().filter(|steps| (2..=11).contains(steps));
    if sound.is_none() {
        bad(
            sheet,
            span,
            "scale",
            steps,
            "give a whole number from 2 to 11",
        );
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
