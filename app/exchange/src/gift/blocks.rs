//! A GIFT file, divided into questions.

use super::run::Run;
use crate::extras::Extras;
use crate::report::Unreadable;
use crate::xml::utf8;

/// The file with line ends that are all `\n`, each byte at its place: old Macs wrote `\r` alone.
pub(super) fn evenly_ended(bytes: &[u8]) -> Vec<u8> {
    let mut even = bytes.to_vec();
    for at in 0..even.len() {
        if even[at] == b'\r' && even.get(at + 1) != Some(&b'\n') {
            even[at] = b'\n';
        }
    }
    even
}

/// Divides a file. An empty line ends a question; so does the beginning of another one where the
/// empty line was forgotten.
pub(super) fn blocks(bytes: &[u8]) -> Result<Vec<Block>, Unreadable> {
    let text = utf8(bytes)?;
    // The place of the text in the file: after a byte order mark.
    let mut at = bytes.len() - text.len();
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        lines.push((start, line.trim()));
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut block = Block::default();
    for (number, (start, line)) in lines.iter().enumerate() {
        let ahead = || lines[number + 1..].iter().map(|(_, line)| *line);
        if line.is_empty() {
            if block.state == State::Begun && ends(ahead()) {
                block.gap = true;
            } else {
                blocks.push(std::mem::take(&mut block));
            }
        } else if let Some(comment) = line.strip_prefix("//") {
            block.comment(comment);
        } else {
            let mut run = Run::default();
            run.add_line(line, *start);
            let another = is_category(line)
                || is_titled(&run)
                || block.state == State::Ended && asks(&run, ahead());
            if !block.run.is_empty() && (block.category || block.state != State::Begun && another) {
                // Comments after the answers before belong to what follows.
                let comments = std::mem::take(&mut block.late);
                let joined = !block.category;
                blocks.push(std::mem::replace(
                    &mut block,
                    Block {
                        comments,
                        joined,
                        ..Block::default()
                    },
                ));
            }
            block.add(&run, line, *start);
        }
    }
    blocks.push(block);
    blocks.retain(|block| !block.run.is_empty());
    Ok(blocks)
}

fn is_category(line: &str) -> bool {
    line.starts_with("$CATEGORY:")
}

/// Whether a question with a title begins here.
fn is_titled(run: &Run) -> bool {
    run.starts_with("::") && run.from(2).find("::").is_some()
}

/// How many lines ahead are looked at.
const AHEAD: usize = 50;

/// Whether the line, or what follows it before the next empty one, asks something of its own.
fn asks<'l>(run: &Run, ahead: impl Iterator<Item = &'l str>) -> bool {
    let lines = ahead.take(AHEAD).take_while(|line| !line.is_empty());
    run.find("{").is_some()
        || lines
            .filter(|line| !line.starts_with("//"))
            .any(|line| line_run(line).find("{").is_some())
}

/// Whether answers that were begun end before another question begins.
fn ends<'l>(ahead: impl Iterator<Item = &'l str>) -> bool {
    for line in ahead.take(AHEAD) {
        let run = line_run(line);
        if is_category(line) || is_titled(&run) {
            return false;
        }
        match (run.find("}"), run.find("{")) {
            (Some(close), open) => return open.is_none_or(|open| close < open),
            (None, Some(_)) => return false,
            (None, None) => {}
        }
    }
    false
}

fn line_run(line: &str) -> Run {
    let mut run = Run::default();
    run.add_line(line, 0);
    run
}

/// How far a question has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Its answers have not begun.
    #[default]
    Asked,
    /// Its answers have begun and not ended.
    Begun,
    /// Its answers have ended.
    Ended,
}

impl State {
    /// The state after one more line.
    fn after(self, line: &Run) -> Self {
        let (open, close) = (line.find("{"), line.find("}"));
        match (self, open, close) {
            (Self::Ended, _, _) | (Self::Begun, _, Some(_)) => Self::Ended,
            (Self::Begun, _, None) => Self::Begun,
            (Self::Asked, _, Some(_)) => Self::Ended,
            (Self::Asked, Some(_), None) => Self::Begun,
            (Self::Asked, None, None) => Self::Asked,
        }
    }
}

/// A question, a category, or words between them.
#[derive(Default)]
pub(super) struct Block {
    pub(super) run: Run,
    /// Comments before it and in it.
    comments: Vec<String>,
    /// Comments after its answers, which belong to the next question if that follows at once.
    late: Vec<String>,
    /// Whether no empty line stands before it.
    pub(super) joined: bool,
    /// Whether an empty line stands in its answers.
    pub(super) gap: bool,
    /// Whether a line stands after that in which its answers end.
    pub(super) beyond: bool,
    state: State,
    /// Whether it names a category.
    category: bool,
}

impl Block {
    fn add(&mut self, line: &Run, said: &str, start: usize) {
        self.beyond |= self.state == State::Ended;
        self.category |= self.run.is_empty() && is_category(said);
        self.state = self.state.after(line);
        self.run.add_line(said, start);
    }

    /// What a category is called: the last part of its path.
    pub(super) fn category(&self) -> Option<String> {
        if !self.category {
            return None;
        }
        let path = self.run.text().replace("//", "\u{1}");
        let name = path.rsplit(['/', ':']).next().unwrap_or_default();
        Some(name.replace('\u{1}', "/").trim().to_owned())
    }

    fn comment(&mut self, comment: &str) {
        let comments = match self.state == State::Ended {
            true => &mut self.late,
            false => &mut self.comments,
        };
        comments.push(comment.to_owned());
    }

    /// What the comments say: an id, what is ours, and tags that are not.
    pub(super) fn said(&self) -> (Option<String>, Extras, Vec<String>) {
        let (mut id, mut extras, mut tags) = (None, Extras::default(), Vec::new());
        for comment in self.comments.iter().chain(&self.late) {
            note(comment, &mut id, &mut extras, &mut tags);
        }
        (id, extras, tags)
    }
}

/// Takes `[id:…]` and `[tag:…]` from a comment.
fn note(comment: &str, id: &mut Option<String>, extras: &mut Extras, tags: &mut Vec<String>) {
    if extras.take(comment) {
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
            Some(("id", said)) if id.is_none() => *id = Some(said.trim().to_owned()),
            Some(("tag", tag)) if !extras.take(tag) => tags.push(tag.trim().to_owned()),
            _ => {}
        }
    }
}
