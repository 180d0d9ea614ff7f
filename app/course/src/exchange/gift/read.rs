//! A GIFT file, divided into questions.

use super::answers;
use super::run::Run;
use crate::exchange::accept::Found;
use crate::exchange::extras::Extras;
use crate::exchange::report::{Reasons, Unreadable};
use crate::exchange::shown::without_title;
use crate::exchange::text::{Format, Text, find_gaps, gap, read as read_text};
use crate::exchange::written::{Answer, Written};
use crate::exchange::xml::utf8;

/// Reads a file.
pub(in crate::exchange) fn read(bytes: &[u8]) -> Result<Found, Unreadable> {
    let text = utf8(bytes)?;
    // The place of the text in the file: after a byte order mark.
    let offset = bytes.len() - text.len();
    let mut found = Found::default();
    let mut categories: Vec<String> = Vec::new();
    let mut block = Block::default();
    let mut at = offset;
    for line in text.split_inclusive('\n').chain(["\n"]) {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            take(
                std::mem::take(&mut block),
                bytes,
                &mut found,
                &mut categories,
            )?;
        } else if let Some(comment) = line.strip_prefix("//") {
            block.comment(comment);
        } else {
            block.run.add_line(line, start);
        }
    }
    if categories.len() > 1 {
        found.report.say(
            None,
            format!("the categories {} became one lesson", categories.join(", ")),
        );
    }
    found.title = categories.into_iter().next();
    Ok(found)
}

/// What stands between two empty lines.
#[derive(Default)]
struct Block {
    run: Run,
    id: Option<String>,
    extras: Extras,
    /// Tags that are not ours.
    tags: Vec<String>,
}

impl Block {
    /// Takes `[id:…]` and `[tag:…]` from a comment.
    fn comment(&mut self, comment: &str) {
        if self.extras.take(comment) {
            return;
        }
        let mut rest = comment;
        while let Some((_, after)) = rest.split_once('[') {
            let end = after
                .char_indices()
                .find(|(at, each)| *each == ']' && !after[..*at].ends_with('\\'));
            let Some((end, _)) = end else { break };
            let inside = after[..end].replace("\\]", "]");
            rest = &after[end + 1..];
            match inside.split_once(':') {
                Some(("id", id)) if self.id.is_none() => self.id = Some(id.trim().to_owned()),
                Some(("tag", tag)) if !self.extras.take(tag) => {
                    self.tags.push(tag.trim().to_owned());
                }
                _ => {}
            }
        }
    }
}

/// Reads one block.
fn take(
    block: Block,
    bytes: &[u8],
    found: &mut Found,
    categories: &mut Vec<String>,
) -> Result<(), Unreadable> {
    let Block {
        run,
        id,
        extras,
        tags,
    } = block;
    if run.is_empty() {
        return Ok(());
    }
    if run.starts_with("$CATEGORY:") {
        let path = run.text().replace("//", "\u{1}");
        let name = path.rsplit(['/', ':']).next().unwrap_or_default();
        let name = name.replace('\u{1}', "/").trim().to_owned();
        if !name.is_empty() && !categories.contains(&name) {
            categories.push(name);
        }
        return Ok(());
    }
    let (title, run) = title(run);
    let (open, close) = match (run.find("{"), run.find("}")) {
        (None, None) => {
            let name = if title.is_empty() { run.text() } else { title };
            let name: String = name.chars().take(60).collect();
            found
                .report
                .say(Some(&name), "left out: a description asks nothing");
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
    let (before, after) = (run.part(0, open), run.from(close + 1).trimmed());
    let answers = run.part(open + 1, close).trimmed();
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
            let name = if title.is_empty() {
                before.text()
            } else {
                title
            };
            let name: String = name.chars().take(60).collect();
            found.report.say(Some(&name), format!("left out: {why}"));
            return Ok(());
        }
    };
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
    read_text(run.text().trim(), format, reasons)
}
