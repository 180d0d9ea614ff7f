//! A table to match: what stands on the left belongs to what stands beside it on the right. A row
//! with an empty left side is a distractor.

use std::collections::BTreeMap;

use pulldown_cmark::Tag;

use super::Reader;
use super::choices::item_html;
use super::option_id::take_id;
use crate::markdown::{Node, What, plain};
use crate::problem::Rule;
use crate::question::{OptionText, QuestionText};
use crate::sheet::Placed;

/// Reads the rows on the left and the options on the right into `text`, and gives which belongs to
/// which; `written` gets the rows with a left side, and where each stands.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    table: Option<Node<'_>>,
    text: &mut QuestionText,
    written: &mut Vec<Placed>,
) -> BTreeMap<String, String> {
    let QuestionText {
        rows,
        options,
        columns,
        ..
    } = text;
    let mut pairs = BTreeMap::new();
    let mut words: Vec<String> = Vec::new();
    let Some(table) = table else {
        reader.wrong(
            Rule::MissingOptions,
            "the question has no table to match",
            "add a table of two columns: | {#id} left | {#id} right |",
        );
        return pairs;
    };
    for line in table.children {
        if matches!(line.what, What::Tag(Tag::TableHead)) {
            if line.children.len() != 2 {
                reader.renderer.sheet.wrong(
                    line.span,
                    Rule::MissingOptions,
                    "a table to match has two columns",
                    "put what belongs together beside each other",
                );
                return pairs;
            }
            let names = line
                .children
                .iter()
                .map(|cell| reader.renderer.inline(&cell.children));
            *columns = names.collect();
            if columns.iter().all(|name| name.trim().is_empty()) {
                columns.clear();
            }
            continue;
        }
        let mut cells = line.children.into_iter();
        let (left, right) = (cells.next(), cells.next());
        let right_words = right
            .as_ref()
            .map(|cell| plain(&cell.children))
            .unwrap_or_default();
        if right_words.is_empty() {
            reader.renderer.sheet.wrong(
                line.span,
                Rule::NoRightAnswer,
                "nothing stands on the right of this row",
                "write what belongs to the left side",
            );
            continue;
        }
        let left = left
            .filter(|cell| !plain(&cell.children).is_empty())
            .and_then(|cell| side(reader, cell));
        let Some((right, said)) = right.and_then(|cell| side(reader, cell)) else {
            continue;
        };
        for (id, place) in left
            .iter()
            .map(|(left, _)| (&left.id, &line.span))
            .chain([(&right.id, &line.span)])
        {
            let taken = rows
                .iter()
                .chain(options.iter())
                .any(|other: &OptionText| other.id == *id);
            if taken || left.as_ref().is_some_and(|(left, _)| left.id == right.id) {
                reader.renderer.sheet.wrong(
                    place.clone(),
                    Rule::DuplicateId,
                    format!("another cell of this question has the id `{id}`"),
                    "give each its own id",
                );
                break;
            }
        }
        if words.contains(&said) {
            reader.renderer.sheet.wrong(
                line.span.clone(),
                Rule::DuplicateOption,
                "another row says the same on the right",
                "word it differently; each row needs its own",
            );
        }
        words.push(said);
        if let Some((left, _)) = left {
            pairs.insert(left.id.clone(), right.id.clone());
            written.push((left.id.clone(), line.span.clone()));
            rows.push(left);
        }
        options.push(right);
    }
    if rows.is_empty() || options.len() < 2 {
        reader.wrong(
            Rule::MissingOptions,
            "there is nothing to match",
            "the table needs a row with a left side, and at least two right sides",
        );
    }
    pairs
}

/// One cell, and its words without markup in small letters.
fn side(reader: &mut Reader<'_, '_>, cell: Node<'_>) -> Option<(OptionText, String)> {
    let mut content = cell.children;
    let id = take_id(reader.renderer.sheet, &mut content, &cell.span)?;
    let words = plain(&content).to_lowercase();
    if words.is_empty() {
        reader.renderer.sheet.wrong(
            cell.span,
            Rule::MissingText,
            "the cell is empty",
            "write its words after the id",
        );
        return None;
    }
    let html = item_html(reader, &content);
    Some((
        OptionText {
            id,
            html,
            feedback: None,
        },
        words,
    ))
}
