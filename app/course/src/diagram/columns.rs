//! Lists beside each other; what stands in the same row belongs together.

use super::canvas::{Canvas, Text, WIDTH, count};
use super::outline::Item;

/// Between boxes.
const GAP: i32 = 10;

/// Draws columns.
pub(super) fn draw(items: &[Item]) -> Canvas {
    let columns = count(items.len()).max(1);
    let width = (WIDTH - GAP * (columns - 1)) / columns;
    let mut canvas = Canvas::default();
    let heads: Vec<Text> = items
        .iter()
        .map(|item| Text::fit(Some(&item.words), "", width))
        .collect();
    let mut y = row(&mut canvas, &heads, 0, width, "title");
    let rows = items.iter().map(|item| item.under.len()).max();
    for number in 0..rows.unwrap_or_default() {
        let cells: Vec<Text> = items
            .iter()
            .map(|item| match item.under.get(number) {
                Some(cell) => Text::fit(cell.label.as_deref(), &cell.words, width),
                None => Text::fit(None, "", width),
            })
            .collect();
        y = row(&mut canvas, &cells, y, width, "step");
    }
    canvas
}

/// Draws boxes beside each other, as high as the highest. Gives where the next row begins.
fn row(canvas: &mut Canvas, texts: &[Text], y: i32, width: i32, class: &str) -> i32 {
    let height = texts.iter().map(Text::height).max().unwrap_or_default();
    for (number, text) in texts.iter().enumerate() {
        if text.bold.is_empty() && text.lines.is_empty() {
            continue;
        }
        let x = (width + GAP) * count(number);
        canvas.labelled_box((x, y), (width, height), class, text);
    }
    y + height + GAP
}
