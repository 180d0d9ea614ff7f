//! Takes questions that were found in a file of another format into the course's own: ids are made,
//! texts are made allowed ones, and what the course would refuse is left out, with the reason.

use std::collections::BTreeSet;

use super::report::{Reasons, Report};
use super::text::{Block, Inline, Rendered, Text, Where, allowed, tidy, tidy_line};
use super::written::{Answer, Opinion, Written};
use super::{authored, ids, reading, taken};
use course::Language;

mod policy;
mod title;

use policy::policy;
use title::title;

/// What was found in a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What the file calls its questions.
    pub title: Option<String>,
    /// The questions, each with what is to be said of it.
    pub questions: Vec<(Written, Reasons)>,
    /// What is to be said of the file, and of what is no question of ours.
    pub report: Report,
}

/// A question that the course takes.
#[derive(Debug)]
pub(super) struct Accepted {
    pub written: Written,
    /// From its heading on.
    pub markdown: String,
}

/// A lesson holds no more headings than this.
const MOST: usize = 500;

/// Takes what the course can take.
pub(super) fn accept(found: Found) -> (Vec<Accepted>, Report) {
    let mut report = found.report;
    let mut taken_ids = BTreeSet::new();
    let mut accepted: Vec<Accepted> = Vec::new();
    let mut too_many = 0;
    for (mut written, mut reasons) in found.questions {
        if accepted.len() == MOST {
            too_many += 1;
            continue;
        }
        clean(&mut written, &mut reasons);
        ids::complete(&mut written, &mut taken_ids);
        let markdown = authored::question(&written, &mut reasons);
        match refused(&written, &markdown, &mut reasons) {
            None => {
                report.of(written.name(), reasons);
                accepted.push(Accepted { written, markdown });
            }
            Some(why) => {
                taken_ids.remove(&written.id);
                report.leave_out(Some(written.name()), why);
                // Two options may say the same only because of what was taken away before.
                report.of(written.name(), reasons);
            }
        }
    }
    if too_many > 0 {
        report.left_out += too_many;
        report.say(
            None,
            format!(
                "left out: the last {too_many} questions of the file: a lesson holds {MOST}; divide the file"
            ),
        );
    }
    (accepted, report)
}

/// Why the course would refuse this question, if it would.
fn refused(written: &Written, markdown: &str, reasons: &mut Reasons) -> Option<String> {
    let around = reading::obliging(written, "module");
    match course::apart::question(markdown, Language::En, &around, "module") {
        Err(problems) => Some(problems.first().map_or_else(
            || "it cannot be written in Markdown".to_owned(),
            |problem| problem.message.clone(),
        )),
        Ok(question) => {
            let rendered = Rendered::of(&around, "module");
            let again = taken::taken(&question, Language::En, &rendered);
            if again.map(canonical) != Some(canonical(written.clone())) {
                reasons.say("some of its formatting cannot be written in Markdown as it is");
            }
            None
        }
    }
}

/// The one form of a question among those that are read alike.
fn canonical(mut written: Written) -> Written {
    for text in texts(&mut written) {
        *text = super::text::canonical(text);
    }
    if let Answer::Match { rows, .. } = &mut written.answer {
        rows.sort_by_key(|row| row.left.is_none());
        let first = rows.iter().position(|row| row.left.is_none());
        if let Some(first) = first {
            rows[first..].sort_by(|one, other| one.right.id.cmp(&other.right.id));
        }
    }
    written
}

/// The texts of a question that are not in a line.
fn texts(written: &mut Written) -> Vec<&mut Text> {
    let mut texts = vec![&mut written.stem];
    texts.extend(&mut written.explanation);
    texts.extend(&mut written.hint);
    match &mut written.answer {
        Answer::Choice { options, .. } => {
            for option in options {
                texts.push(&mut option.words);
                texts.extend(&mut option.feedback);
            }
        }
        Answer::Order(items) | Answer::Survey(Opinion::Options(items)) => {
            texts.extend(items.iter_mut().map(|item| &mut item.words));
        }
        Answer::Reasoned { criteria, .. } => {
            texts.extend(criteria.iter_mut().map(|each| &mut each.words));
        }
        Answer::Match { .. }
        | Answer::Number { .. }
        | Answer::Words(_)
        | Answer::Blanks(_)
        | Answer::Survey(Opinion::Free | Opinion::Scale(_)) => {}
    }
    texts
}

/// Makes everything in a question what the course allows.
fn clean(written: &mut Written, reasons: &mut Reasons) {
    let stem_place = match written.answer {
        Answer::Survey(Opinion::Free | Opinion::Scale(_)) => Where::StemWithoutLists,
        _ => Where::Stem,
    };
    let redo = |text: &mut Text, place: Where, reasons: &mut Reasons| {
        *text = tidy(std::mem::take(text), place, reasons);
    };
    redo(&mut written.stem, stem_place, reasons);
    title(written, reasons);
    for text in [&mut written.explanation, &mut written.hint] {
        if let Some(said) = text {
            redo(said, Where::Box, reasons);
        }
        if text.as_ref().is_some_and(Vec::is_empty) {
            *text = None;
        }
    }
    answer(&mut written.answer, reasons);
    policy(written, reasons);
}

fn answer(answer: &mut Answer, reasons: &mut Reasons) {
    let option = |text: &mut Text, reasons: &mut Reasons| {
        *text = tidy(std::mem::take(text), Where::Option, reasons);
    };
    let line = |words: &mut Vec<Inline>, reasons: &mut Reasons| {
        *words = tidy_line(vec![Block::Plain(std::mem::take(words))], reasons);
    };
    match answer {
        Answer::Choice { options, .. } => {
            for choice in options {
                option(&mut choice.words, reasons);
                let feedback = choice.feedback.take();
                choice.feedback = feedback
                    .map(|said| tidy(said, Where::Box, reasons))
                    .filter(|said| !said.is_empty());
            }
        }
        Answer::Order(items) | Answer::Survey(Opinion::Options(items)) => {
            items
                .iter_mut()
                .for_each(|item| option(&mut item.words, reasons));
        }
        Answer::Reasoned { criteria, .. } => {
            criteria
                .iter_mut()
                .for_each(|each| option(&mut each.words, reasons));
        }
        Answer::Match { columns, rows } => {
            columns
                .iter_mut()
                .flatten()
                .for_each(|words| line(words, reasons));
            if columns.iter().flatten().all(Vec::is_empty) {
                *columns = None;
            }
            for row in rows {
                if let Some(left) = &mut row.left {
                    line(&mut left.words, reasons);
                }
                line(&mut row.right.words, reasons);
            }
        }
        Answer::Number {
            tolerance, unit, ..
        } => {
            *tolerance = tolerance.abs();
            if let Some(said) = unit {
                // A value of an attribute holds no common space.
                let said = said.split_whitespace().collect::<Vec<_>>().join("\u{a0}");
                let sound = !said.is_empty()
                    && !said.contains(|each: char| each.is_control() || "{}\\`".contains(each));
                if !sound {
                    reasons.say("the unit cannot be written and was left out");
                }
                *unit = sound.then_some(said);
            }
        }
        Answer::Words(words) => accepted(words, &[], reasons),
        Answer::Blanks(blanks) => blanks
            .iter_mut()
            .for_each(|words| accepted(words, &["|", "]]", "[["], reasons)),
        Answer::Survey(Opinion::Free | Opinion::Scale(_)) => {}
    }
}

/// Accepted answers: each once, without what cannot be written.
fn accepted(words: &mut Vec<String>, unwritable: &[&str], reasons: &mut Reasons) {
    let mut kept: Vec<String> = Vec::new();
    for answer in std::mem::take(words) {
        let answer = allowed(&answer, reasons);
        let answer = answer.replace(['\n', '\t'], " ").trim().to_owned();
        if answer.is_empty() {
            continue;
        }
        if unwritable.iter().any(|mark| answer.contains(mark))
            || answer.ends_with(']') && !unwritable.is_empty()
        {
            reasons.say(format!(
                "the accepted answer `{answer}` cannot be written in a gap and was left out"
            ));
        } else if kept
            .iter()
            .any(|known| known.to_lowercase() == answer.to_lowercase())
        {
            reasons.say(format!(
                "the accepted answer `{answer}` was left out: capitals make no difference here"
            ));
        } else {
            kept.push(answer);
        }
    }
    *words = kept;
}
