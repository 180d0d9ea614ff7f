//! Steps, downwards, and where each may lead off to the right.

use super::canvas::{Canvas, LINE, Text, WIDTH, count, wrap};
use super::outline::Item;

/// Between two steps.
const GAP: i32 = 30;

/// Between a step and where it leads off, with room for the label.
const ACROSS: i32 = 96;

/// Draws steps.
pub(super) fn draw(items: &[Item]) -> Canvas {
    let leads_off = items.iter().any(|item| !item.under.is_empty());
    let width = if leads_off {
        (WIDTH - ACROSS) / 2
    } else {
        WIDTH * 2 / 3
    };
    let mut canvas = Canvas::default();
    let mut y = 0;
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            let label = item.label.as_deref();
            // A label needs a line of its own beside the arrow.
            let gap = GAP + if label.is_some() { 8 } else { 0 };
            let x = width / 2;
            canvas.way(&[(x, y), (x, y + gap)]);
            canvas.head((x, y + gap), true);
            if let Some(label) = label {
                canvas.word(x + 10, y + gap / 2 + 4, "label", label);
            }
            y += gap;
        }
        y += step(&mut canvas, item, y, width);
    }
    canvas
}

/// Draws a step with where it leads off. Gives how high its row is.
fn step(canvas: &mut Canvas, item: &Item, y: i32, width: i32) -> i32 {
    let text = Text::fit(None, &item.words, width);
    let left = width + ACROSS;
    let mut below = 0;
    let mut ends = Vec::new();
    for each in &item.under {
        if below > 0 {
            below += 12;
        }
        let text = Text::fit(None, &each.words, width);
        let labels = each
            .label
            .as_deref()
            .map_or_else(Vec::new, |label| wrap(label, ACROSS - 26));
        // Room above the arrow for a label of several lines.
        let height = text.height().max(2 * LINE * count(labels.len()) + 8);
        ends.push((below, height, text, labels));
        below += height;
    }
    let height = text.height().max(below);
    canvas.labelled_box((0, y), (width, height), "step", &text);
    let single = ends.len() == 1;
    for (offset, own, text, labels) in ends {
        let own = if single { height } else { own };
        canvas.labelled_box((left, y + offset), (width, own), "end", &text);
        let middle = y + offset + own / 2;
        canvas.way(&[(width, middle), (left, middle)]);
        canvas.head((left, middle), false);
        let first = middle - 6 - LINE * (count(labels.len()) - 1);
        for (number, line) in labels.iter().enumerate() {
            canvas.word(width + 8, first + LINE * count(number), "label", line);
        }
    }
    height
}
