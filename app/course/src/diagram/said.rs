//! A diagram in words: the same items as a nested list.

use super::DiagramKind;
use super::outline::Item;
use crate::markdown::escaped;

/// The items as a list; one that happens in order is a numbered one.
pub(super) fn list(kind: DiagramKind, items: &[Item]) -> String {
    let tag = match kind {
        DiagramKind::Flow | DiagramKind::Timeline => "ol",
        DiagramKind::Tree | DiagramKind::Columns => "ul",
    };
    let mut out = format!("<{tag}>\n");
    for item in items {
        let words = escaped(&item.words);
        // The words of an item of a time line begin with the day, and its label is its lane.
        let said = match (kind, &item.label) {
            (_, None) => words,
            (DiagramKind::Timeline, Some(lane)) => {
                format!("{words} <span class=\"lane\">({})</span>", escaped(lane))
            }
            (_, Some(label)) => format!("<strong>{}:</strong> {words}", escaped(label)),
        };
        out.push_str(&format!("<li>{said}"));
        if !item.under.is_empty() {
            let nested = match kind {
                DiagramKind::Flow => DiagramKind::Tree,
                kind => kind,
            };
            out.push('\n');
            out.push_str(&list(nested, &item.under));
        }
        out.push_str("</li>\n");
    }
    out.push_str(&format!("</{tag}>\n"));
    out
}
