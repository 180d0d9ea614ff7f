//! What a translation of a lesson must have in common with its source: questions and their order,
//! diagrams, open points.

use std::ops::Range;

use super::{LessonFile, Original};
use crate::diagram::Shape;
use crate::id::{TOP, advise};
use crate::lesson::{Block, OpenPoint};
use crate::problem::Rule;
use crate::questions::Asked;
use crate::sheet::{Placed, Sheet};

/// The question of the source language that this one translates.
pub(super) fn counterpart<'o>(
    sheet: &Sheet,
    original: &'o Original<'_>,
    id: Option<&str>,
    span: &Range<usize>,
) -> Option<&'o Asked> {
    let known = || {
        original
            .asked
            .iter()
            .map(|asked| asked.question.id.as_str())
    };
    let Some(id) = id else {
        sheet.wrong(
            span.clone(),
            Rule::MissingId,
            "the question has no id",
            "give it the id that it has in the source language: {#id .question}",
        );
        return None;
    };
    let found = original.asked.iter().find(|asked| asked.question.id == id);
    if found.is_none() {
        sheet.wrong(
            span.clone(),
            Rule::TranslationDiffers,
            format!("the source language has no question `{id}`"),
            advise(
                id,
                known(),
                "use the ids of the source language's questions",
            ),
        );
    }
    found
}

/// Refuses questions in another order than in the source language.
pub(super) fn same_order(sheet: &Sheet, asked: &[Asked], original: &Original<'_>) {
    let mut last = None;
    for each in asked {
        let at = original
            .asked
            .iter()
            .position(|source| source.question.id == each.question.id);
        if at < last {
            sheet.wrong(
                each.span.clone(),
                Rule::TranslationDiffers,
                format!(
                    "the question `{}` stands at another place than in the source language",
                    each.question.id
                ),
                "keep the order of the source language",
            );
        }
        last = last.max(at);
    }
}

/// The section that each diagram stands in, and its shape.
pub(super) fn by_section(
    shapes: &[(Shape, Range<usize>)],
    present: &[Placed],
) -> Vec<(String, Shape)> {
    let section = |place: &Range<usize>| {
        let before = present.iter().rev();
        let mut before = before.filter(|(_, heading)| heading.start <= place.start);
        before.next().map_or(TOP, |(id, _)| id).to_owned()
    };
    let shapes = shapes.iter();
    shapes
        .map(|(shape, place)| (section(place), shape.clone()))
        .collect()
}

/// Refuses diagrams of another shape than in the source language, in the sections that are there.
pub(super) fn same_shapes(
    sheet: &Sheet,
    shapes: &[(Shape, Range<usize>)],
    original: &Original<'_>,
    present: &[Placed],
) {
    let own = by_section(shapes, present);
    let wanted: Vec<_> = original
        .shapes
        .iter()
        .filter(|(section, _)| section == TOP || present.iter().any(|(id, _)| id == section))
        .collect();
    let same = own.iter().zip(&wanted);
    let same = same.take_while(|(own, wanted)| own == *wanted).count();
    if same == own.len() && same == wanted.len() {
        return;
    }
    let (place, message) = match (shapes.get(same), wanted.get(same)) {
        (Some((_, place)), Some((section, _))) => (
            place.clone(),
            format!(
                "this diagram has not the shape of the one in the section `{section}` of the source language"
            ),
        ),
        (Some((_, place)), None) => (
            place.clone(),
            "the source language has no such diagram".to_owned(),
        ),
        (None, wanted) => {
            let section = wanted.map_or(TOP, |(section, _)| section);
            let heading = present.iter().find(|(id, _)| id == section);
            (
                heading.map_or(0..0, |(_, place)| place.clone()),
                format!(
                    "the section `{section}` has a diagram in the source language and none here"
                ),
            )
        }
    };
    sheet.wrong(
        place,
        Rule::TranslationDiffers,
        message,
        "keep its kind, and each item with its nesting and its label; only the words differ",
    );
}

/// Refuses a section with more or fewer open points than in the source language: what is open must
/// be said to every reader.
pub(super) fn same_points(
    file: &LessonFile<'_>,
    points: &[OpenPoint],
    original: &Original<'_>,
    present: &[Placed],
) {
    let top = (TOP.to_owned(), file.front.body..file.front.body);
    for (section, place) in [&top].into_iter().chain(present) {
        let count = |points: &[OpenPoint]| {
            let there = points.iter().filter(|point| point.section == *section);
            there.count()
        };
        let (have, want) = (count(points), count(&original.open_points));
        if have != want {
            file.sheet.wrong(
                place.clone(),
                Rule::TranslationDiffers,
                format!(
                    "the section `{section}` has open points (> [!CAUTION]) in number {have} and in the source language {want}"
                ),
                "translate each of them, under the same heading",
            );
        }
    }
}

/// Puts the questions that have not been translated where they belong, after the one before them.
pub(super) fn complete(blocks: &mut Vec<Block>, original: &Original<'_>) {
    let mut after = None;
    for asked in &original.asked {
        let id = &asked.question.id;
        let here = blocks.iter().position(|block| block.question() == Some(id));
        let mut stops = original.hearings.iter().flat_map(|it| &it.stops);
        after = here.or_else(|| {
            let at = after.map_or(blocks.len(), |at: usize| at + 1);
            let block = match stops.any(|stop| stop == id) {
                true => Block::Stop(id.clone()),
                false => Block::Question(id.clone()),
            };
            blocks.insert(at, block);
            Some(at)
        });
    }
}
