//! From questions to a lesson file in the course's own Markdown.

use super::report::Reasons;
use super::text::{Block, Text, Words, boxed, in_cell, inline_markdown, markdown, title_markdown};
use super::written::{Answer, Cell, ChoiceKind, Item, Opinion, Written};
use course::apart::yaml_text;

/// A lesson file with these questions.
pub(super) fn lesson(title: &str, questions: &[String]) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = yaml_text(&title);
    let mut lesson = format!("---\ntitle: {title}\n");
    if !questions.is_empty() {
        lesson.push_str("quiz: practice\n");
    }
    lesson.push_str("---\n");
    for question in questions {
        lesson.push('\n');
        lesson.push_str(question);
    }
    lesson
}

/// The Markdown of one question, from its heading on.
pub(super) fn question(written: &Written, reasons: &mut Reasons) -> String {
    let mut parts = vec![format!(
        "## {} {{#{} .question{}}}",
        title_markdown(&written.title),
        written.id,
        attributes(written)
    )];
    let accepted: &[Vec<String>] = match &written.answer {
        Answer::Blanks(accepted) => accepted,
        _ => &[],
    };
    let blank = |number: usize| {
        let answers = accepted.get(number).map(Vec::as_slice).unwrap_or_default();
        let answers: Vec<String> = answers.iter().map(|answer| literal(answer)).collect();
        format!("[[{}]]", answers.join("|"))
    };
    if !written.stem.is_empty() {
        parts.push(markdown(&written.stem, &blank, reasons));
    }
    parts.extend(body(&written.stem, &written.answer, reasons));
    let boxes = [("NOTE", &written.explanation), ("TIP", &written.hint)];
    for (label, text) in boxes {
        if let Some(text) = text {
            parts.push(boxed(label, text, reasons));
        }
    }
    parts.join("\n\n") + "\n"
}

/// An accepted answer, in which no character means anything.
fn literal(answer: &str) -> String {
    title_markdown(answer).replace('|', "\\|")
}

/// The classes and attributes after `.question`.
fn attributes(written: &Written) -> String {
    let mut said = String::new();
    let mut add = |word: String| {
        said.push(' ');
        said.push_str(&word);
    };
    add(format!(".{}", code(&written.answer)));
    match &written.answer {
        Answer::Number {
            answer,
            tolerance,
            unit,
        } => {
            add(format!("answer={answer}"));
            if *tolerance != 0.0 {
                add(format!("tolerance={tolerance}"));
            }
            if let Some(unit) = unit {
                add(format!("unit={unit}"));
            }
        }
        Answer::Survey(Opinion::Scale(steps)) => add(format!("scale={steps}")),
        Answer::Reasoned { words, .. } => add(format!("words={words}")),
        Answer::Choice { .. }
        | Answer::Order(_)
        | Answer::Match { .. }
        | Answer::Words(_)
        | Answer::Blanks(_)
        | Answer::Survey(_) => {}
    }
    let has_points = !matches!(written.answer, Answer::Survey(_) | Answer::Reasoned { .. });
    if written.points != 1 && has_points {
        add(format!("points={}", written.points));
    }
    if let Some(objective) = &written.objective {
        add(format!("objective={objective}"));
    }
    if !written.basis.is_empty() {
        add(format!("basis={}", written.basis.join(",")));
    }
    if written.all_or_nothing {
        add("score=all-or-nothing".to_owned());
    }
    if written.markers > 1 {
        add(format!("markers={}", written.markers));
    }
    said
}

/// The class of a kind.
pub(super) const fn code(answer: &Answer) -> &'static str {
    match answer {
        Answer::Choice { kind, .. } => match kind {
            ChoiceKind::Single => "single",
            ChoiceKind::Multiple => "multiple",
            ChoiceKind::TrueFalse => "true-false",
        },
        Answer::Order(_) => "order",
        Answer::Match { .. } => "match",
        Answer::Number { .. } => "number",
        Answer::Words(_) => "text",
        Answer::Blanks(_) => "blanks",
        Answer::Reasoned { .. } => "reasoned",
        Answer::Survey(_) => "survey",
    }
}

/// The list or table to choose from.
fn body(stem: &[Block], answer: &Answer, reasons: &mut Reasons) -> Option<String> {
    let bullet = if again(stem, false) { '*' } else { '-' };
    Some(match answer {
        Answer::Choice { options, .. } => {
            let items = options.iter().map(|option| {
                let mark = if option.right { "x" } else { " " };
                let feedback = option.feedback.clone().map(Block::Quote);
                let text = option.words.iter().cloned().chain(feedback).collect();
                (format!("{bullet} [{mark}] {{#{}}} ", option.id), text)
            });
            super::text::options(items.collect(), 2, reasons)
        }
        Answer::Order(order) => {
            let wide = if order.len() < 10 { 3 } else { 4 };
            let point = if again(stem, true) { ')' } else { '.' };
            let marker = |at: usize| format!("{:<wide$}", format!("{at}{point}"));
            super::text::options(items(order, marker), wide, reasons)
        }
        Answer::Reasoned { criteria, .. } => {
            let items = criteria.iter().map(|criterion| {
                let points = match criterion.points {
                    1 => String::new(),
                    points => format!(" points={points}"),
                };
                let marker = format!("{bullet} {{#{}{points}}} ", criterion.id);
                (marker, criterion.words.clone())
            });
            super::text::options(items.collect(), 2, reasons)
        }
        Answer::Survey(Opinion::Options(list)) => {
            super::text::options(items(list, |_| format!("{bullet} ")), 2, reasons)
        }
        Answer::Match { columns, rows } => {
            let mut line =
                |words: &Words| in_cell(&inline_markdown(words, &|_| String::new(), reasons));
            let mut table = match columns {
                Some([left, right]) => format!("| {} | {} |", line(left), line(right)),
                None => "| | |".to_owned(),
            };
            table.push_str("\n|---|---|");
            let mut side = |cell: &Cell| format!("{{#{}}} {}", cell.id, line(&cell.words));
            for row in rows {
                let left = row.left.as_ref().map(&mut side).unwrap_or_default();
                table.push_str(&format!("\n| {left} | {} |", side(&row.right)));
            }
            table
        }
        Answer::Words(accepted) => accepted
            .iter()
            .map(|answer| format!("{bullet} {}", accepted_answer(answer)))
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Number { .. }
        | Answer::Blanks(_)
        | Answer::Survey(Opinion::Free | Opinion::Scale(_)) => return None,
    })
}

/// Whether a list of options after this stem would become one with the list that ends it.
fn again(stem: &[Block], numbered: bool) -> bool {
    let same =
        |block: &&Block| matches!(block, Block::List { start, .. } if start.is_some() == numbered);
    stem.iter().rev().take_while(same).count() % 2 == 1
}

/// An accepted answer at the beginning of an item.
fn accepted_answer(answer: &str) -> String {
    let words = vec![super::text::Inline::Text(answer.to_owned())];
    inline_markdown(&words, &|_| String::new(), &mut Reasons::default())
}

fn items<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    marker: impl Fn(usize) -> String,
) -> Vec<(String, Text)> {
    items
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let marker = format!("{}{{#{}}} ", marker(at + 1), item.id);
            (marker, item.words.clone())
        })
        .collect()
}
