//! What happened when, downwards: in one lane, or in two on either side of the line.

use super::canvas::{Canvas, Text, WIDTH};
use super::outline::Item;

/// Between two events.
const GAP: i32 = 12;

/// Between the line and a box.
const ARM: i32 = 24;

/// Draws events.
pub(super) fn draw(items: &[Item], lanes: &[&str]) -> Canvas {
    let two = lanes.len() == 2;
    let line = if two { WIDTH / 2 } else { 8 };
    let width = if two {
        WIDTH / 2 - ARM
    } else {
        WIDTH - line - ARM
    };
    let mut canvas = Canvas::default();
    let mut y = 0;
    if two {
        let heads = [(0, lanes[0]), (line + ARM, lanes[1])];
        let texts = heads.map(|(x, lane)| (x, Text::fit(Some(lane), "", width)));
        let height = texts.iter().map(|(_, text)| text.height()).max();
        let height = height.unwrap_or_default();
        for (x, text) in &texts {
            canvas.labelled_box((*x, 0), (width, height), "title", text);
        }
        y = height + GAP;
    }
    let begins = y;
    for item in items {
        let (when, what) = item.when();
        let right = !two || item.label.as_deref() == Some(lanes[1]);
        let both = two && item.label.is_none();
        let (x, width) = match (both, right) {
            (true, _) => (0, WIDTH),
            (_, true) => (line + ARM, width),
            (_, false) => (0, width),
        };
        let text = Text::fit(when, what, width);
        let height = text.height();
        let middle = y + height / 2;
        if !both {
            let (from, to) = if right { (line, x) } else { (width, line) };
            canvas.way(&[(from, middle), (to, middle)]);
            canvas.dot(line, middle);
        }
        // An event of both lanes lies across the line, which ends above it and goes on below.
        canvas.labelled_box(
            (x, y),
            (width, height),
            if both { "end" } else { "step" },
            &text,
        );
        y += height + GAP;
        canvas.way(&[(line, y - GAP), (line, y)]);
        if !both {
            canvas.way(&[(line, y - GAP - height), (line, y - GAP)]);
        }
    }
    canvas.way(&[(line, begins - GAP.min(begins)), (line, begins)]);
    canvas
}
