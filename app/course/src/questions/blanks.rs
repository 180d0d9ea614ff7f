//! Gaps in a text: `[[answer|also accepted]]`.

use pulldown_cmark::Tag;

use crate::markdown::{Node, What};
use crate::problem::Rule;
use crate::sheet::Sheet;

/// Takes the answers out of a stem and leaves gaps. Gives the accepted answers of each gap.
pub(super) fn open(sheet: &Sheet, stem: &mut Vec<Node<'_>>) -> Vec<Vec<String>> {
    let mut answers = Vec::new();
    walk(sheet, stem, &mut answers);
    answers
}

fn walk(sheet: &Sheet, nodes: &mut Vec<Node<'_>>, answers: &mut Vec<Vec<String>>) {
    for mut node in std::mem::take(nodes) {
        let What::Text(text) = &node.what else {
            // Code and the words that stand for a picture have no room for a field.
            if !matches!(node.what, What::Tag(Tag::CodeBlock(_) | Tag::Image { .. })) {
                walk(sheet, &mut node.children, answers);
            }
            nodes.push(node);
            continue;
        };
        let piece = |what: What<'static>| Node {
            what,
            span: node.span.clone(),
            children: Vec::new(),
        };
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((inside, after)) = after.split_once("]]") else {
                break;
            };
            let accepted: Vec<String> = inside
                .split('|')
                .map(|answer| answer.trim().to_owned())
                .collect();
            if accepted.iter().any(String::is_empty) {
                sheet.wrong(
                    node.span.clone(),
                    Rule::NoRightAnswer,
                    "a blank has an empty answer",
                    "write [[answer]] or [[answer|also accepted]]",
                );
            }
            answers.push(accepted);
            if !before.is_empty() {
                nodes.push(piece(What::Text(before.to_owned())));
            }
            nodes.push(piece(What::Blank(answers.len().to_string())));
            rest = after;
        }
        if !rest.is_empty() {
            nodes.push(piece(What::Text(rest.to_owned())));
        }
    }
}
