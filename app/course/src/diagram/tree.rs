//! A tree, from left to right: a column for each level.

use super::canvas::{Canvas, LINE, Text, WIDTH, count, wrap};
use super::outline::Item;

/// Between what lies above each other.
const GAP: i32 = 14;

/// The measures of the columns.
struct Columns {
    width: i32,
    /// Between two columns, with room for labels if there are any.
    gap: i32,
}

/// Draws a tree.
pub(super) fn draw(items: &[Item]) -> Canvas {
    let (mut levels, mut labels) = (1, false);
    for item in items {
        item.walk(1, &mut |item, depth| {
            levels = levels.max(depth);
            labels |= item.label.is_some();
        });
    }
    let gap = if labels { 92 } else { 44 };
    let levels = count(levels);
    let columns = Columns {
        width: (WIDTH - gap * (levels - 1)) / levels,
        gap,
    };
    let mut canvas = Canvas::default();
    let mut y = 0;
    for item in items {
        y += branch(&mut canvas, item, (0, y), &columns).0 + GAP;
    }
    canvas
}

/// Draws an item and what follows from it. Gives how high all of it is, and where the middle of
/// the item itself lies.
fn branch(canvas: &mut Canvas, item: &Item, (x, y): (i32, i32), columns: &Columns) -> (i32, i32) {
    let text = Text::fit(None, &item.words, columns.width);
    let own = text.height();
    let (right, left) = (x + columns.width, x + columns.width + columns.gap);
    let mut below = 0;
    let mut middles = Vec::new();
    for each in &item.under {
        if below > 0 {
            below += GAP;
        }
        let (height, middle) = branch(canvas, each, (left, y + below), columns);
        middles.push((middle, each.label.as_deref()));
        below += height;
    }
    let height = own.max(below);
    // In the middle of what follows, as far as that leaves room.
    let middle = match (middles.first(), middles.last()) {
        (Some((first, _)), Some((last, _))) => ((first + last) / 2).max(y + own / 2),
        _ => y + own / 2,
    };
    let class = if item.under.is_empty() { "end" } else { "step" };
    canvas.labelled_box((x, middle - own / 2), (columns.width, own), class, &text);
    let turn = right + 14;
    for (to, label) in middles {
        canvas.way(&[(right, middle), (turn, middle), (turn, to), (left, to)]);
        canvas.head((left, to), false);
        let lines = label.map_or_else(Vec::new, |label| wrap(label, columns.gap - 18));
        let first = to - 6 - LINE * (count(lines.len()) - 1);
        for (number, line) in lines.iter().enumerate() {
            canvas.word(turn + 4, first + LINE * count(number), "label", line);
        }
    }
    (height, middle)
}
