//! What only one kind of question has in Moodle XML.

use super::text;
use crate::extras::Extras;
use crate::report::Reasons;
use crate::stars::guarded;
use crate::text::{Block, Inline, Text, as_plain, plain_text};
use crate::weights::share;
use crate::written::{Answer, Choice, ChoiceKind, Opinion, Row};
use crate::xml::escape;
use crate::{rubric, truth};

/// What a question has beyond what all have.
pub(super) struct Body {
    pub kind: &'static str,
    /// The elements that only this kind has.
    pub elements: String,
}

/// An answer with its weight, whose words are this element's.
fn answer(weight: &str, said: &str, feedback: Option<&Text>) -> String {
    let feedback = feedback.map_or(String::new(), |said| {
        format!(
            "<feedback format=\"markdown\"><text>{}</text></feedback>",
            escape(&text(said))
        )
    });
    format!(
        "  <answer fraction=\"{weight}\" format=\"markdown\"><text>{}</text>{feedback}</answer>\n",
        escape(said)
    )
}

/// What an answer of this kind is, or why Moodle cannot hold it.
pub(super) fn body(
    given: &Answer,
    extras: &mut Extras,
    reasons: &mut Reasons,
) -> Result<Body, &'static str> {
    Ok(match given {
        Answer::Choice { kind, options } => match kind {
            ChoiceKind::Single => choice(options, true, reasons),
            ChoiceKind::Multiple => {
                if extras.get("score").is_some() {
                    reasons.say(
                        "Moodle knows no all or nothing: a partly right answer earns a part there",
                    );
                }
                choice(options, false, reasons)
            }
            ChoiceKind::TrueFalse => match truth::take(options, extras) {
                Some(truth) => {
                    let mut elements = String::new();
                    for (word, option) in [("true", truth.when_true), ("false", truth.when_false)] {
                        let weight = if option.right { "100" } else { "0" };
                        elements.push_str(&answer(weight, word, option.feedback.as_ref()));
                    }
                    Body {
                        kind: "truefalse",
                        elements,
                    }
                }
                None => {
                    extras.put("kind", "true-false");
                    reasons.say("its options are not called true and false: written as a choice");
                    choice(options, true, reasons)
                }
            },
        },
        Answer::Order(items) => {
            // Like ours: each item that follows the right one counts, the last place apart.
            let mut elements = "  <layouttype>VERTICAL</layouttype>\n  <selecttype>ALL</selecttype>\n  <selectcount>0</selectcount>\n".to_owned();
            let grading = if extras.get("score").is_some() {
                "ALL_OR_NOTHING"
            } else {
                "RELATIVE_NEXT_EXCLUDE_LAST"
            };
            elements.push_str(&format!("  <gradingtype>{grading}</gradingtype>\n"));
            for (at, item) in items.iter().enumerate() {
                elements.push_str(&answer(&(at + 1).to_string(), &text(&item.words), None));
            }
            Body {
                kind: "ordering",
                elements,
            }
        }
        Answer::Match { columns, rows } => {
            if let Some(columns) = columns {
                extras.put_columns(columns, reasons);
            }
            if extras.get("score").is_some() {
                reasons.say(
                    "Moodle knows no all or nothing: a partly right answer earns a part there",
                );
            }
            Body {
                kind: "matching",
                elements: rows_of(rows, extras),
            }
        }
        Answer::Number {
            answer: number,
            tolerance,
            unit,
        } => {
            let mut elements = format!(
                "  <answer fraction=\"100\" format=\"moodle_auto_format\"><text>{number}</text><tolerance>{tolerance}</tolerance></answer>\n"
            );
            if let Some(unit) = unit {
                elements.push_str(&format!(
                    "  <units><unit><multiplier>1</multiplier><unit_name>{}</unit_name></unit></units>\n  <unitgradingtype>0</unitgradingtype>\n  <showunits>3</showunits>\n",
                    escape(unit)
                ));
            }
            Body {
                kind: "numerical",
                elements,
            }
        }
        Answer::Words(words) => {
            if words.is_empty() {
                return Err("it has no accepted answers in this language");
            }
            let mut elements = "  <usecase>0</usecase>\n".to_owned();
            for word in words {
                elements.push_str(&format!(
                    "  <answer fraction=\"100\" format=\"plain_text\"><text>{}</text></answer>\n",
                    escape(&guarded(word))
                ));
            }
            Body {
                kind: "shortanswer",
                elements,
            }
        }
        Answer::Blanks(_) => Body {
            kind: "cloze",
            elements: String::new(),
        },
        Answer::Reasoned { words, criteria } => {
            reasons.say("Moodle has no rubric in a question: it is written for whoever marks");
            extras.put("kind", "reasoned");
            extras.put("words", words.to_string());
            let guide = text(&rubric::as_text(criteria));
            Body {
                kind: "essay",
                elements: format!(
                    "  <responseformat>editor</responseformat>\n  <graderinfo format=\"markdown\"><text>{}</text></graderinfo>\n",
                    escape(&guide)
                ),
            }
        }
        Answer::Survey(opinion) => {
            extras.put("kind", "survey");
            survey(opinion, extras, reasons)
        }
    })
}

fn choice(options: &[Choice], one: bool, reasons: &mut Reasons) -> Body {
    let count = options.iter().filter(|option| option.right).count();
    let share = if one {
        "100".to_owned()
    } else {
        share(count, reasons)
    };
    let mut elements =
        format!("  <single>{one}</single>\n  <shuffleanswers>true</shuffleanswers>\n");
    for option in options {
        let weight = match (option.right, one) {
            (true, _) => share.clone(),
            (false, true) => "0".to_owned(),
            (false, false) => format!("-{share}"),
        };
        elements.push_str(&answer(
            &weight,
            &text(&option.words),
            option.feedback.as_ref(),
        ));
    }
    Body {
        kind: "multichoice",
        elements,
    }
}

/// The right side of a row is plain text to Moodle.
fn rows_of(rows: &[Row], extras: &mut Extras) -> String {
    let side = |words: &[Inline]| vec![Block::Plain(words.to_vec())];
    let plain = |row: &Row| as_plain(&side(&row.right.words));
    let markup = rows.iter().any(|row| plain(row).is_none());
    if markup {
        extras.put("right", "markdown");
    }
    let mut elements = "  <shuffleanswers>true</shuffleanswers>\n".to_owned();
    for row in rows {
        let left = row.left.as_ref().map(|cell| text(&side(&cell.words)));
        let right = plain(row)
            .filter(|_| !markup)
            .unwrap_or_else(|| text(&side(&row.right.words)));
        elements.push_str(&format!(
            "  <subquestion format=\"markdown\"><text>{}</text><answer><text>{}</text></answer></subquestion>\n",
            escape(&left.unwrap_or_default()),
            escape(&right)
        ));
    }
    elements
}

/// Moodle asks for no opinions: free text is an essay that earns nothing, and of options each is
/// right.
fn survey(opinion: &Opinion, extras: &mut Extras, reasons: &mut Reasons) -> Body {
    let options: Vec<Text> = match opinion {
        Opinion::Free => {
            reasons.say("an opinion: written as an essay that earns nothing");
            return Body {
                kind: "essay",
                elements: "  <responseformat>editor</responseformat>\n".to_owned(),
            };
        }
        Opinion::Scale(steps) => {
            extras.drop("options");
            (1..=*steps)
                .map(|step| plain_text(&step.to_string()))
                .collect()
        }
        Opinion::Options(items) => items.iter().map(|item| item.words.clone()).collect(),
    };
    reasons.say("an opinion: written as a choice in which every option is right and earns nothing");
    let mut elements =
        "  <single>true</single>\n  <shuffleanswers>false</shuffleanswers>\n".to_owned();
    for words in &options {
        elements.push_str(&answer("100", &text(words), None));
    }
    Body {
        kind: "multichoice",
        elements,
    }
}
