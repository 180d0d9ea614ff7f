//! The questions of a GIFT file.

use super::answers;
use super::blocks::{Block, blocks, evenly_ended};
use super::run::Run;
use crate::accept::Found;
use crate::multilang::one_language;
use crate::report::{Reasons, Unreadable};
use crate::shown::without_title;
use crate::text::{Format, Text, find_gaps, gap, read as read_text};
use crate::written::{Answer, Written};

/// Reads a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let bytes = &evenly_ended(bytes);
    let mut found = Found::default();
    let mut categories: Vec<String> = Vec::new();
    let mut faults: Vec<Unreadable> = Vec::new();
    for block in blocks(bytes)? {
        if let Some(name) = block.category() {
            if !name.is_empty() && !categories.contains(&name) {
                categories.push(name);
            }
        } else if let Err(fault) = take(block, bytes, &mut found) {
            faults.push(fault);
        }
    }
    if categories.len() > 1 {
        found.report.say(
            None,
            format!("the categories {} became one lesson", categories.join(", ")),
        );
    }
    found.title = categories.into_iter().next();
    // Where nothing else can be read either, this is no file of questions, or there is one to mend.
    if found.questions.is_empty()
        && let Some(fault) = faults.first()
    {
        return Err(fault.clone());
    }
    for fault in faults {
        found.report.leave_out(None, fault);
    }
    Ok(found)
}

/// The name of a question in the report.
fn name(title: &str, said: &Run) -> String {
    let name = if title.is_empty() {
        said.text()
    } else {
        title.to_owned()
    };
    name.chars().take(60).collect()
}

/// Reads one block.
fn take(block: Block, bytes: &[u8], found: &mut Found) -> Result<(), Unreadable> {
    let (id, extras, tags) = block.said();
    let Block {
        run,
        joined,
        gap: empty_line,
        beyond,
        ..
    } = block;
    let (title, run) = title(run);
    let (open, close) = match (run.find("{"), run.find("}")) {
        (None, None) => {
            found
                .report
                .leave_out(Some(&name(&title, &run)), "a description asks nothing");
            return Ok(());
        }
        (Some(open), Some(close)) if open < close => (open, close),
        (Some(at), None) => {
            let why = "the answers that begin here have no end: add }";
            return Err(Unreadable::at(bytes, run.place(at), why));
        }
        (_, Some(at)) => {
            let why = "this } ends no answers: add { before it, or write \\}";
            return Err(Unreadable::at(bytes, run.place(at), why));
        }
    };
    let mut reasons = Reasons::default();
    if joined {
        reasons.say("no empty line stands before it there: it was read as a question of its own");
    }
    if empty_line {
        reasons.say("an empty line in its answers was passed over");
    }
    let (before, after) = (run.part(0, open), run.from(close + 1).trimmed());
    let answers = run.part(open + 1, close).trimmed();
    let why = if answers.find("{").is_some() {
        Some("a { stands within its answers: write \\{ where it is part of them")
    } else if after.count("{") + after.count("}") > 0 {
        Some(
            "braces stand after its answers, and GIFT knows one place for answers: write \\{ and \\} where they are part of the text",
        )
    } else {
        None
    };
    if let Some(why) = why {
        found.report.leave_out(Some(&name(&title, &before)), why);
        return Ok(());
    }
    let (format, before) = format_of(before, Format::Auto);
    let (answers, explanation) = match answers.find_last("####") {
        Some(at) => (
            answers.part(0, at).trimmed(),
            Some(text(answers.from(at + 4), format, &mut reasons)),
        ),
        None => (answers, None),
    };
    let missing_word = !after.is_empty() || extras.get("kind") == Some("blanks");
    let answer = match answers::read(&answers, format, missing_word, &extras, &mut reasons) {
        Ok(answer) => answer,
        Err(why) => {
            found.report.leave_out(Some(&name(&title, &before)), why);
            return Ok(());
        }
    };
    if beyond && !after.is_empty() {
        let said: String = after.text().chars().take(60).collect();
        reasons.say(format!(
            "a line stands after its answers and was taken as a part of what is asked: {said}"
        ));
    } else if !after.is_empty() && !matches!(answer, Answer::Blanks(_) | Answer::Choice { .. }) {
        reasons.say("its answers stand within a sentence there; a line marks the place here");
    }
    let place = match (&answer, missing_word) {
        (Answer::Blanks(_), _) => gap(0),
        (_, true) => "\\_\\_\\_\\_\\_".to_owned(),
        _ => String::new(),
    };
    let place = if format == Format::Markdown {
        place
    } else {
        place.replace('\\', "")
    };
    let said = format!("{}{place}{}", before.text(), run.from(close + 1).text());
    let said = one_language(&said, &mut reasons);
    let mut stem: Text = read_text(said.trim(), format, &mut reasons);
    find_gaps(&mut stem);
    let mut written = Written::new(answer);
    written.id = id.unwrap_or_default();
    written.stem = without_title(&title, stem);
    written.title = title;
    written.explanation = explanation;
    extras.apply(&mut written, &mut reasons);
    for tag in tags {
        reasons.say(format!("the tag `{tag}` has no counterpart"));
    }
    found.questions.push((written, reasons));
    Ok(())
}

/// The name between `::` and `::`.
fn title(run: Run) -> (String, Run) {
    let named = run
        .starts_with("::")
        .then(|| run.from(2).split("::"))
        .flatten();
    match named {
        Some((name, rest)) => {
            let name = name.text();
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            (name, rest.trimmed())
        }
        None => (String::new(), run),
    }
}

const FORMATS: [(&str, Format); 4] = [
    ("[markdown]", Format::Markdown),
    ("[html]", Format::Html),
    ("[plain]", Format::Plain),
    ("[moodle]", Format::Auto),
];

/// The format that a text names at its beginning, and the text.
pub(super) fn format_of(run: Run, usual: Format) -> (Format, Run) {
    let run = run.trimmed_start();
    for (name, format) in FORMATS {
        if run.starts_with(name) {
            return (format, run.from(name.len()));
        }
    }
    (usual, run)
}

/// Reads a text.
pub(super) fn text(run: Run, usual: Format, reasons: &mut Reasons) -> Text {
    let (format, run) = format_of(run, usual);
    let said = one_language(&run.text(), reasons);
    read_text(said.trim(), format, reasons)
}
