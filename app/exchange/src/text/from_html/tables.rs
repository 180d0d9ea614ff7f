//! Tables in HTML.

use pulldown_cmark::Alignment;

use super::Reader;
use crate::text::{Block, Element, Inline, Piece, Table, Text, Words, words_of};

impl Reader<'_> {
    pub(super) fn table(&mut self, element: &Element) -> Text {
        let rows = rows_of(element);
        let cells = |row: &Element| -> Vec<Element> {
            row.elements()
                .filter(|cell| cell.name == "td" || cell.name == "th")
                .cloned()
                .collect()
        };
        let rows: Vec<Vec<Element>> = rows.into_iter().map(cells).collect();
        let spans = |cell: &Element| {
            ["colspan", "rowspan"]
                .iter()
                .any(|name| cell.attribute(name).is_some_and(|span| span != "1"))
        };
        let nested = |cell: &Element| !cell.below("table").is_empty();
        if rows
            .iter()
            .flatten()
            .any(|cell| spans(cell) || nested(cell))
        {
            self.reasons
                .say("a table with cells over several columns or rows was made plain");
        }
        let Some((head, body)) = rows.split_first() else {
            return Text::new();
        };
        let headed = head.iter().all(|cell| cell.name == "th");
        if !headed {
            self.reasons
                .say("a table without a head was given an empty one");
        }
        let mut line = |row: &[Element]| -> Vec<Words> {
            row.iter().map(|cell| self.cell(&cell.children)).collect()
        };
        let mut table = Table {
            alignments: head.iter().map(alignment).collect(),
            head: Vec::new(),
            rows: Vec::new(),
        };
        if headed {
            table.head = line(head);
        } else {
            table.head = vec![Words::new(); head.len()];
            table.rows.push(line(head));
        }
        table.rows.extend(body.iter().map(|row| line(row)));
        vec![Block::Table(table)]
    }

    /// The words of a cell, which has one line.
    fn cell(&mut self, pieces: &[Piece]) -> Words {
        let text = self.blocks(pieces);
        let mut words = Words::new();
        for block in text {
            if !words.is_empty() {
                words.push(Inline::Text(" ".to_owned()));
            }
            match block {
                Block::Plain(more) | Block::Paragraph(more) => words.extend(more),
                other => {
                    self.reasons
                        .say("lists and the like in the cell of a table were made plain");
                    words.push(Inline::Text(words_of(&[other])));
                }
            }
        }
        words
    }
}

fn alignment(cell: &Element) -> Alignment {
    let is = |side: &str| {
        cell.has_class(side)
            || cell.has_class(&format!("qti-align-{side}"))
            || cell.attribute("align") == Some(side)
            || cell.attribute("style").is_some_and(|style| {
                style
                    .replace(' ', "")
                    .contains(&format!("text-align:{side}"))
            })
    };
    if is("left") {
        Alignment::Left
    } else if is("center") {
        Alignment::Center
    } else if is("right") {
        Alignment::Right
    } else {
        Alignment::None
    }
}

/// The rows of a table, without those of tables in it.
fn rows_of(table: &Element) -> Vec<&Element> {
    let mut rows = Vec::new();
    for element in table.elements() {
        match element.name.as_str() {
            "tr" => rows.push(element),
            "thead" | "tbody" | "tfoot" => rows.extend(element.all("tr")),
            _ => {}
        }
    }
    rows
}
