//! What stands between the braces of a question.

use super::read::{format_of, text};
use super::run::Run;
use crate::extras::Extras;
use crate::multilang::one_language;
use crate::numbers;
use crate::report::Reasons;
use crate::stars::meant;
use crate::text::{Format, Text, read as read_text, tidy_line, words_of};
use crate::weights::rights;
use crate::written::{Answer, Cell, Choice, ChoiceKind, Item, Opinion, Row};
use crate::{rubric, truth};

mod number;

use number::number;

/// Reads the answers; the reason if this course has no question of that kind.
pub(super) fn read(
    run: &Run,
    format: Format,
    missing_word: bool,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let survey = extras.get("kind") == Some("survey");
    if run.is_empty() {
        return if survey {
            Ok(Answer::Survey(Opinion::Free))
        } else {
            Ok(essay(extras, reasons))
        };
    }
    if run.starts_with("#") {
        return number(&run.from(1), format, extras, reasons);
    }
    if run.find("~").is_some() {
        let options = choices(run, format, reasons)?;
        if survey {
            return Ok(Answer::Survey(opinion(options, extras)));
        }
        return Ok(choice(options, run.find("=").is_some(), extras, reasons));
    }
    if run.find("=").is_some() && run.find("->").is_some() {
        return pairs(run, format, extras, reasons);
    }
    let word = run
        .split("#")
        .map_or(run.clone(), |(word, _)| word)
        .trimmed();
    match word.text().as_str() {
        "T" | "TRUE" => return Ok(true_false(true, run, format, extras, reasons)),
        "F" | "FALSE" => return Ok(true_false(false, run, format, extras, reasons)),
        said if said.eq_ignore_ascii_case("true") || said.eq_ignore_ascii_case("false") => {
            reasons.say(format!(
                "`{{{said}}}` was read as {{{}}}: GIFT writes it in capitals",
                said.to_ascii_uppercase()
            ));
            let right = said.eq_ignore_ascii_case("true");
            return Ok(true_false(right, run, format, extras, reasons));
        }
        _ => {}
    }
    let words = accepted(run, reasons)?;
    Ok(if missing_word {
        Answer::Blanks(vec![words])
    } else {
        Answer::Words(words)
    })
}

/// An essay, with what our comments say of it.
fn essay(extras: &Extras, reasons: &mut Reasons) -> Answer {
    let number = |key: &str| extras.get(key).and_then(|number| number.parse().ok());
    let guide = extras.get("rubric").unwrap_or_default();
    let guide = read_text(guide, Format::Markdown, reasons);
    let points = number("points").unwrap_or(1);
    rubric::reasoned(guide, points, number("words"), reasons)
}

/// An answer with its weight in percent.
struct Weighed {
    weight: f64,
    words: Run,
    feedback: Option<Run>,
}

/// Reads `%50%words#feedback`.
fn weighed(answer: &Run, usual: f64) -> Weighed {
    let mut weight = usual;
    let mut rest = answer.clone();
    if let Some((said, words)) = answer
        .starts_with("%")
        .then(|| answer.from(1).split("%"))
        .flatten()
        && let Some(said) = numbers::number(&said.text())
    {
        weight = said;
        rest = words;
    }
    let (words, feedback) = match rest.split("#") {
        Some((words, feedback)) => (
            words,
            Some(feedback).filter(|said| !said.trimmed().is_empty()),
        ),
        None => (rest, None),
    };
    Weighed {
        weight,
        words: words.trimmed(),
        feedback,
    }
}

/// The options of a choice, with their weights.
fn choices(run: &Run, format: Format, reasons: &mut Reasons) -> Result<Vec<(f64, Choice)>, String> {
    run.answers(&['~', '='])
        .into_iter()
        .map(|(mark, answer)| {
            let usual = if mark == Some('=') { 100.0 } else { 0.0 };
            let weighed = weighed(&answer, usual);
            has_words(&weighed, &answer)?;
            let choice = Choice {
                id: String::new(),
                right: false,
                words: text(weighed.words, format, reasons),
                feedback: weighed.feedback.map(|said| text(said, format, reasons)),
            };
            Ok((weighed.weight, choice))
        })
        .collect()
}

/// An answer has words before its feedback.
fn has_words(weighed: &Weighed, answer: &Run) -> Result<(), String> {
    if weighed.words.is_empty() && weighed.feedback.is_some() {
        return Err(format!(
            "`{}` is feedback on nothing: write \\# where # is part of an answer",
            answer.text()
        ));
    }
    Ok(())
}

fn choice(
    options: Vec<(f64, Choice)>,
    one: bool,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Answer {
    let weights: Vec<f64> = options.iter().map(|(weight, _)| *weight).collect();
    let rights = rights(&weights, one, reasons);
    let kind = match (one, extras.get("kind")) {
        (true, Some("true-false")) => ChoiceKind::TrueFalse,
        (true, _) => ChoiceKind::Single,
        (false, _) => ChoiceKind::Multiple,
    };
    let options = options
        .into_iter()
        .zip(rights)
        .map(|((_, option), right)| Choice { right, ..option })
        .collect();
    Answer::Choice { kind, options }
}

fn opinion(options: Vec<(f64, Choice)>, extras: &Extras) -> Opinion {
    let steps = extras.get("scale").and_then(|steps| steps.parse().ok());
    match steps {
        Some(steps) => Opinion::Scale(steps),
        None => Opinion::Options(
            options
                .into_iter()
                .map(|(_, option)| Item {
                    id: String::new(),
                    words: option.words,
                })
                .collect(),
        ),
    }
}

fn true_false(
    right: bool,
    run: &Run,
    format: Format,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Answer {
    let (wrong, good) = match run.split("#") {
        Some((_, after)) => after.split("#").unwrap_or((after, Run::default())),
        None => Default::default(),
    };
    let mut said = |run: Run| {
        let filled = !run.trimmed().is_empty();
        filled.then(|| text(run, format, reasons))
    };
    let (wrong, good) = (said(wrong), said(good));
    let (when_true, when_false) = if right { (good, wrong) } else { (wrong, good) };
    truth::give(right, when_true, when_false, extras, reasons)
}

/// The accepted answers of a short text: those that are worth all.
fn accepted(run: &Run, reasons: &mut Reasons) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    for (mark, answer) in run.answers(&['=']) {
        if mark.is_none() {
            let said: String = answer.text().chars().take(60).collect();
            return Err(format!(
                "`{said}` between the braces is no answer of GIFT: write {{={said}}} for an accepted answer, {{T}} or {{F}} for true or false, \\{{ and \\}} where the braces are part of the text"
            ));
        }
        let weighed = weighed(&answer, 100.0);
        has_words(&weighed, &answer)?;
        let (_, said) = format_of(weighed.words, Format::Plain);
        let said = one_language(&said.text(), reasons);
        if weighed.feedback.is_some() {
            reasons.say("feedback on accepted answers was left out");
        }
        if weighed.weight < 100.0 {
            reasons.say(format!(
                "the answer `{said}`, which is worth a part of the points, was left out"
            ));
        } else {
            words.extend(meant(&said, reasons));
        }
    }
    Ok(words)
}

/// `=left -> right`; a right side without a left one belongs to nothing.
fn pairs(
    run: &Run,
    format: Format,
    extras: &Extras,
    reasons: &mut Reasons,
) -> Result<Answer, String> {
    let right_format = match extras.get("right") {
        Some("markdown") => Format::Markdown,
        _ => Format::Plain,
    };
    let mut sides: Vec<(Text, Text)> = Vec::new();
    for (_, answer) in run.answers(&['=']) {
        let Some((left, right)) = answer.split("->") else {
            return Err(format!("`{}` is no pair", answer.text()));
        };
        let right = right.text();
        sides.push((
            text(left, format, reasons),
            read_text(right.trim(), right_format, reasons),
        ));
    }
    if extras.get("kind") == Some("order") {
        let place = |left: &Text| {
            let said = words_of(left);
            said.parse::<u32>().unwrap_or(u32::MAX)
        };
        sides.sort_by_key(|(left, _)| place(left));
        let items = sides.into_iter().map(|(_, words)| Item {
            id: String::new(),
            words,
        });
        return Ok(Answer::Order(items.collect()));
    }
    let mut line = |text: Text| tidy_line(text, reasons);
    let rows = sides
        .into_iter()
        .map(|(left, right)| {
            let cell = |words| Cell {
                id: String::new(),
                words,
            };
            let left = line(left);
            Row {
                left: (!left.is_empty()).then(|| cell(left)),
                right: cell(line(right)),
            }
        })
        .collect();
    Ok(Answer::Match {
        columns: extras.columns(reasons),
        rows,
    })
}
