//! What a trainer looks for in a reasoned answer: a list of criteria, each with an id and what it
//! is worth.

use super::choices::{self, Choice};
use super::{Reader, attributes};
use crate::markdown::Node;
use crate::problem::Rule;
use crate::question::{Criterion, OptionText};
use crate::sheet::Placed;

/// What a criterion is worth that does not say it, as with questions.
const USUAL: u32 = 1;

/// Reads the criteria into `texts`, notes in `written` where each stands, and gives what each is worth: in a translation, which need not
/// repeat that, none where it does not.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    list: Option<Node<'_>>,
    texts: &mut Vec<OptionText>,
    written: &mut Vec<Placed>,
) -> Vec<Criterion> {
    let usual = if reader.translated { 0 } else { USUAL };
    let mut rubric = Vec::new();
    for choice in choices::read(reader, list, false) {
        if choice.ticked.is_some() {
            reader.renderer.sheet.wrong(
                choice.span.clone(),
                Rule::UnexpectedKey,
                "a criterion has no box: a trainer marks it",
                "write - {#id points=2} words",
            );
        }
        let points = choice
            .points
            .as_deref()
            .and_then(|points| attributes::points(reader.renderer.sheet, &choice.span, points));
        written.push((choice.id.clone(), choice.span.clone()));
        rubric.push(Criterion {
            id: choice.id.clone(),
            points: points.unwrap_or(usual),
        });
        texts.push(Choice::text(choice));
    }
    rubric
}
