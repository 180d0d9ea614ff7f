//! The body of an item, divided into what is asked and what it is answered with.

use crate::report::Reasons;
use crate::text::{Element, Piece};

/// A body.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What is asked; each field in it is a gap.
    pub asked: Vec<Piece>,
    /// Choices and the like.
    pub interactions: Vec<Element>,
    /// The responses of the fields, in order.
    pub fields: Vec<String>,
    /// What is said to whoever scores.
    pub guide: Vec<Piece>,
    /// Whether the only field stands in a paragraph of its own.
    pub apart: bool,
}

/// Interactions that this course has a kind of question for.
const KNOWN: [&str; 4] = [
    "qti-choice-interaction",
    "qti-order-interaction",
    "qti-match-interaction",
    "qti-extended-text-interaction",
];

/// Divides the body.
pub(super) fn divide(body: &Element, reasons: &mut Reasons) -> Body {
    let mut divided = Body::default();
    divided.asked = walk(&body.children, &mut divided, reasons);
    divided
}

fn walk(pieces: &[Piece], body: &mut Body, reasons: &mut Reasons) -> Vec<Piece> {
    let mut kept = Vec::new();
    for piece in pieces {
        let Piece::Element(element) = piece else {
            kept.push(piece.clone());
            continue;
        };
        let name = element.name.as_str();
        if name == "qti-text-entry-interaction" {
            let response = element.attribute("response-identifier").unwrap_or_default();
            body.fields.push(response.to_owned());
            kept.push(gap(body.fields.len()));
        } else if element.attribute("data-torelik-part") == Some("answer") || is_field(element) {
            for field in element.below("qti-text-entry-interaction") {
                let response = field.attribute("response-identifier").unwrap_or_default();
                body.fields.push(response.to_owned());
            }
            body.apart = body.fields.len() == 1;
            if !body.apart {
                kept.push(gap(body.fields.len()));
            }
        } else if name.ends_with("-interaction") {
            let mut element = element.clone();
            if KNOWN.contains(&name) {
                // A prompt is part of what is asked.
                let is_prompt = |piece: &Piece| matches!(piece, Piece::Element(element) if element.name == "qti-prompt");
                let (prompts, rest): (Vec<Piece>, Vec<Piece>) =
                    element.children.into_iter().partition(is_prompt);
                for prompt in prompts {
                    if let Piece::Element(prompt) = prompt {
                        kept.push(Piece::Element(Element {
                            name: "div".to_owned(),
                            ..prompt
                        }));
                    }
                }
                element.children = rest;
            }
            body.interactions.push(element);
        } else if name == "qti-rubric-block" && element.attribute("view") == Some("scorer") {
            let content = element.first("qti-content-body").unwrap_or(element);
            body.guide.extend(content.children.iter().cloned());
        } else if name == "qti-rubric-block" {
            reasons.say("a rubric or instruction was left out");
        } else if matches!(name, "qti-feedback-block" | "qti-feedback-inline") {
            reasons.say("feedback in the text was left out");
        } else {
            let children = walk(&element.children, body, reasons);
            kept.push(Piece::Element(Element {
                children,
                ..element.clone()
            }));
        }
    }
    kept
}

/// A paragraph that holds a field and nothing else.
fn is_field(element: &Element) -> bool {
    let mut fields = element.elements();
    matches!(element.name.as_str(), "p" | "div")
        && element.text().trim().is_empty()
        && fields
            .next()
            .is_some_and(|field| field.name == "qti-text-entry-interaction")
        && fields.next().is_none()
}

/// What the reader of HTML takes for a gap.
fn gap(number: usize) -> Piece {
    Piece::Element(Element {
        name: "span".to_owned(),
        attributes: vec![("data-blank".to_owned(), number.to_string())],
        ..Element::default()
    })
}
