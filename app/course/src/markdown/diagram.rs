//! A diagram in the text of a lesson: a fenced block whose language is a kind of diagram.

use super::html::Renderer;
use super::tree::{Node, What};
use crate::diagram::{Diagram, DiagramKind};
use crate::problem::Rule;

impl Renderer<'_> {
    /// Draws a diagram, and remembers its shape.
    pub(super) fn diagram(&mut self, kind: DiagramKind, node: &Node<'_>, out: &mut String) {
        if self.in_document {
            self.not_in_document(node, "diagrams");
            return;
        }
        if self.in_question || self.in_open_point {
            self.sheet.wrong(
                node.span.clone(),
                Rule::StrayText,
                "a question or an open point holds no diagram",
                "draw it in the lesson, above",
            );
            return;
        }
        let text: String = node
            .children
            .iter()
            .filter_map(|child| match &child.what {
                What::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        if let Some(diagram) = Diagram::read(self.sheet, &node.span, kind, &text) {
            self.shapes.push((diagram.shape(), node.span.clone()));
            out.push_str(&diagram.html());
        }
    }
}
