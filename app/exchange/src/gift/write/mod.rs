//! Questions as GIFT.

use super::run::escape;
use crate::export::leave_out;
use crate::extras::Extras;
use crate::report::{Reasons, Report};
use crate::shown::shown;
use crate::text::{Block, Text, gap, markdown, plain_text};
use crate::weights::share;
use crate::written::{Answer, Choice, ChoiceKind, Item, Opinion, Row, Written};
use crate::{Bundle, rubric, truth};

mod pairs;

use pairs::{accepted, arrow_in_code, arrowless, marked, right_side, side};

/// Writes the questions. Also gives the ids of those that GIFT cannot hold.
pub(crate) fn write(bundle: &Bundle, report: &mut Report) -> (Vec<u8>, Vec<String>) {
    let mut file = String::new();
    let mut left = Vec::new();
    for chapter in &bundle.chapters {
        let title = chapter.title.replace('/', "//");
        file.push_str(&format!("$CATEGORY: $course$/top/{title}\n\n"));
        for written in &chapter.questions {
            let mut reasons = Reasons::default();
            match question(written, &mut reasons) {
                Ok(text) => {
                    report.of(&written.id, reasons);
                    file.push_str(&text);
                    file.push('\n');
                }
                Err(why) => leave_out(written, why, &mut left, report),
            }
        }
    }
    (file.into_bytes(), left)
}

/// A value longer than this is no tag.
const LONG_TAG: usize = 50;

fn question(written: &Written, reasons: &mut Reasons) -> Result<String, &'static str> {
    let mut extras = Extras::of(written);
    if written.points > 1 && !matches!(written.answer, Answer::Reasoned { .. }) {
        extras.put("points", written.points.to_string());
    }
    let mut said = text(&shown(&written.title, &written.stem));
    let mut answers = answers(&written.answer, &mut extras, reasons)?;
    if let Some(explanation) = &written.explanation {
        answers.push(format!("####{}", text(explanation)));
    }
    let block = if answers.len() < 2 && matches!(written.answer, Answer::Blanks(_)) {
        format!("{{{}}}", answers.join(""))
    } else {
        let lines: String = answers.iter().map(|line| format!("\t{line}\n")).collect();
        format!("{{\n{lines}}}")
    };
    match &written.answer {
        Answer::Blanks(_) => said = said.replacen(&gap(0), &block, 1),
        _ => said.push_str(&block),
    }
    if let Some(hint) = &written.hint {
        reasons.say("GIFT has no hints: kept in a comment");
        extras.put(
            "hint",
            markdown(hint, &|_| String::new(), &mut Reasons::default()),
        );
    }
    let mut file = format!("// [id:{}]", written.id);
    let (short, long): (Vec<String>, Vec<String>) = extras
        .tags()
        .into_iter()
        .partition(|tag| tag.chars().count() <= LONG_TAG);
    short
        .iter()
        .for_each(|tag| file.push_str(&format!(" [tag:{tag}]")));
    long.iter()
        .for_each(|tag| file.push_str(&format!("\n// {tag}")));
    file.push_str(&format!(
        "\n::{}::[markdown]{said}\n",
        escape(&written.title)
    ));
    Ok(file)
}

/// A text in Markdown.
fn text(text: &[Block]) -> String {
    escape(&markdown(text, &gap, &mut Reasons::default()))
}

fn feedback(feedback: Option<&Text>) -> String {
    feedback.map_or(String::new(), |said| format!("#{}", text(said)))
}

/// The answers, a line for each.
fn answers(
    answer: &Answer,
    extras: &mut Extras,
    reasons: &mut Reasons,
) -> Result<Vec<String>, &'static str> {
    Ok(match answer {
        Answer::Choice { kind, options } => match kind {
            ChoiceKind::Single => one(options),
            ChoiceKind::Multiple => several(options, extras, reasons),
            ChoiceKind::TrueFalse => match truth::take(options, extras) {
                Some(truth) => {
                    let (word, wrong, right) = if truth.right {
                        ("TRUE", truth.when_false, truth.when_true)
                    } else {
                        ("FALSE", truth.when_true, truth.when_false)
                    };
                    let wrong = wrong.feedback.as_ref();
                    let right = feedback(right.feedback.as_ref());
                    let both = wrong.is_some() || !right.is_empty();
                    let wrong = wrong.map(|said| text(said)).unwrap_or_default();
                    vec![match both {
                        true => format!("{word}#{wrong}{right}"),
                        false => word.to_owned(),
                    }]
                }
                None => {
                    extras.put("kind", "true-false");
                    reasons.say("its options are not called true and false: written as a choice");
                    one(options)
                }
            },
        },
        Answer::Order(items) => {
            extras.put("kind", "order");
            reasons.say("GIFT has no order: written as numbers to be matched");
            let markup = marked(items.iter().map(|item| item.words.as_slice()), extras);
            let line = |(at, item): (usize, &Item)| {
                format!("={} -> {}", at + 1, right_side(&item.words, markup))
            };
            items.iter().enumerate().map(line).collect()
        }
        Answer::Match { columns, rows } => {
            if let Some(columns) = columns {
                extras.put_columns(columns, reasons);
            }
            if rows
                .iter()
                .filter_map(|row| row.left.as_ref())
                .any(|cell| arrow_in_code(&cell.words))
            {
                return Err("GIFT would read the arrow in code on the left as a pair");
            }
            let sides: Vec<Text> = rows.iter().map(|row| side(&row.right.words)).collect();
            let markup = marked(sides.iter().map(Vec::as_slice), extras);
            let line = |row: &Row| {
                let left = row.left.as_ref().map(|cell| side(&cell.words));
                let left = left
                    .map(|words| arrowless(&text(&words)))
                    .unwrap_or_default();
                format!("={left} -> {}", right_side(&side(&row.right.words), markup))
            };
            rows.iter().map(line).collect()
        }
        Answer::Number {
            answer,
            tolerance,
            unit,
        } => {
            if let Some(unit) = unit {
                reasons.say("GIFT has no units: kept in a comment");
                extras.put("unit", unit);
            }
            vec![format!("#{answer}:{tolerance}")]
        }
        Answer::Words(words) => {
            let lines = accepted(words)?;
            if lines.is_empty() {
                return Err("it has no accepted answers in this language");
            }
            lines
        }
        Answer::Blanks(blanks) => {
            let [words] = blanks.as_slice() else {
                return Err("GIFT has no texts with several gaps");
            };
            extras.put("kind", "blanks");
            accepted(words)?
        }
        Answer::Reasoned { words, criteria } => {
            reasons.say("GIFT has no rubric: written as an essay, with the rubric in a comment");
            extras.put("kind", "reasoned");
            extras.put("words", words.to_string());
            let guide = rubric::as_text(criteria);
            extras.put("rubric", markdown(&guide, &gap, &mut Reasons::default()));
            Vec::new()
        }
        Answer::Survey(opinion) => {
            extras.put("kind", "survey");
            let options: Vec<Text> = match opinion {
                Opinion::Free => {
                    reasons.say("an opinion: written as an essay");
                    return Ok(Vec::new());
                }
                Opinion::Scale(steps) => {
                    extras.drop("options");
                    (1..=*steps)
                        .map(|step| plain_text(&step.to_string()))
                        .collect()
                }
                Opinion::Options(items) => items.iter().map(|item| item.words.clone()).collect(),
            };
            reasons.say("an opinion: written as a choice in which every option is right");
            options
                .iter()
                .map(|words| format!("~%100%{}", text(words)))
                .collect()
        }
    })
}

fn one(options: &[Choice]) -> Vec<String> {
    let line = |option: &Choice| {
        let mark = if option.right { '=' } else { '~' };
        let words = unweighted(&text(&option.words));
        format!("{mark}{words}{}", feedback(option.feedback.as_ref()))
    };
    options.iter().map(line).collect()
}

/// Every right option is worth its share, and every wrong one takes as much away.
fn several(options: &[Choice], extras: &mut Extras, reasons: &mut Reasons) -> Vec<String> {
    let count = options.iter().filter(|option| option.right).count();
    let share = share(count, reasons);
    if extras.get("score").is_some() {
        reasons.say("GIFT knows no all or nothing: a partly right answer earns a part there");
    }
    let line = |option: &Choice| {
        let sign = if option.right { "" } else { "-" };
        let words = text(&option.words);
        format!(
            "~%{sign}{share}%{words}{}",
            feedback(option.feedback.as_ref())
        )
    };
    options.iter().map(line).collect()
}

/// A line that does not begin like a weight.
fn unweighted(text: &str) -> String {
    match text.strip_prefix('%') {
        Some(rest) => format!("\\\\%{rest}"),
        None => text.to_owned(),
    }
}
