//! Which sections of a translation are current, behind or missing.

use sha2::{Digest, Sha256};

use super::text::ReadText;
use super::{Behind, LessonFile};
use crate::authored::FrontMatter;
use crate::id::TOP;
use crate::lesson::Section;
use crate::sheet::{Placed, Sheet};

/// How many hex digits of a hash `translations.lock` keeps: enough to tell versions apart, and
/// short enough to read.
const DIGITS: usize = 16;

/// The sections of the source language: what comes before the first `##`, and each `##`.
pub(super) fn sections(sheet: &Sheet, front: &FrontMatter, source: &ReadText) -> Vec<Section> {
    let text = sheet.text();
    let end_of = |at: usize| {
        source
            .present
            .get(at)
            .map_or(text.len(), |(_, span)| span.start)
    };
    let top = format!(
        "{}\n{}",
        source.text.title,
        &text[front.body..end_of(0).max(front.body)]
    );
    let mut sections = vec![section(TOP, &top)];
    for (at, (id, span)) in source.present.iter().enumerate() {
        sections.push(section(
            id,
            &text[span.start..end_of(at + 1).max(span.start)],
        ));
    }
    sections
}

/// The whole of a text, as one section.
pub(super) fn whole(sheet: &Sheet, body: usize, title: &str) -> Section {
    section(TOP, &format!("{title}\n{}", &sheet.text()[body..]))
}

fn section(id: &str, text: &str) -> Section {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let hash = format!("{:x}", Sha256::digest(lines.join("\n").trim()));
    let hash = hash[..DIGITS].to_owned();
    Section {
        id: id.to_owned(),
        hash,
    }
}

/// How a translation stands to the source.
pub(super) struct State {
    pub behind: Vec<String>,
    pub missing: Vec<String>,
    pub unrecorded: usize,
}

/// Compares the sections of a translation with those of the source.
pub(super) fn compare(
    lesson: &str,
    file: &LessonFile<'_>,
    sections: &[Section],
    present: &[Placed],
) -> State {
    let mut state = State {
        behind: Vec::new(),
        missing: Vec::new(),
        unrecorded: 0,
    };
    for section in sections {
        let there = section.id == TOP || present.iter().any(|(id, _)| *id == section.id);
        if !there {
            state.missing.push(section.id.clone());
            continue;
        }
        match &file.behind {
            Behind::Known(behind) => {
                if behind.contains(&section.id) {
                    state.behind.push(section.id.clone());
                }
            }
            Behind::Recorded(lock) => match lock.made_from(lesson, &section.id, file.language) {
                Some(hash) if hash == section.hash => {}
                Some(_) => state.behind.push(section.id.clone()),
                None => state.unrecorded += 1,
            },
        }
    }
    state
}
