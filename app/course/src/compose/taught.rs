//! The sections of a lesson that teach an objective, where its author says which do.

use std::collections::BTreeMap;

use super::words;
use crate::authored::FrontMatter;
use crate::id::advise;
use crate::lesson::{Block, LessonText, Taught};
use crate::markdown::plain_text;
use crate::minutes::reading;
use crate::problem::Rule;
use crate::question::Question;
use crate::sheet::{Placed, Sheet};

/// The sections by objective. Refuses objectives that the lesson does not work towards, and what is
/// no section to be read.
pub(super) fn taught(
    sheet: &Sheet,
    front: &FrontMatter,
    present: &[Placed],
    questions: &[Question],
    text: &LessonText,
) -> BTreeMap<String, Vec<Taught>> {
    let own = || front.objectives.iter().map(|(id, _)| id.as_str());
    let read = || {
        let asked = |id: &str| questions.iter().any(|question| question.id == id);
        present
            .iter()
            .map(|(id, _)| id.as_str())
            .filter(move |id| !asked(id))
    };
    let mut taught = BTreeMap::new();
    for ((objective, place), sections) in &front.teaches {
        if !own().any(|each| each == objective) {
            sheet.wrong(
                place.clone(),
                Rule::UnknownObjective,
                format!("the lesson does not work towards `{objective}`"),
                advise(objective, own(), "add it to `objectives` above"),
            );
        }
        let mut found = Vec::new();
        for (section, place) in sections {
            if read().any(|each| each == section) {
                found.push(Taught {
                    section: section.clone(),
                    minutes: minutes(section, text),
                });
            } else {
                sheet.wrong(
                    place.clone(),
                    Rule::BrokenLink,
                    format!("the lesson has no section `{section}`"),
                    advise(section, read(), "name one of its ## sections"),
                );
            }
        }
        taught.insert(objective.clone(), found);
    }
    taught
}

/// The minutes that reading a section takes.
fn minutes(section: &str, text: &LessonText) -> u32 {
    let begins = |block: &&Block| matches!(block, Block::Section(id) if id == section);
    let from = text
        .blocks
        .iter()
        .skip_while(|block| !begins(block))
        .skip(1);
    let own = from.take_while(|block| !matches!(block, Block::Section(_)));
    let count = own.map(|block| match block {
        Block::Html(html) => words(&plain_text(html)),
        Block::Question(_) | Block::Stop(_) | Block::Section(_) => 0,
    });
    reading(count.sum())
}
