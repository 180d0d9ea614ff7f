//! The points of a question, and what it refers to.

use crate::report::Reasons;
use crate::written::{Answer, ChoiceKind, Written};
use course::apart::is_id;

/// The points, what the question refers to, and how it is scored.
pub(super) fn policy(written: &mut Written, reasons: &mut Reasons) {
    if let Answer::Reasoned { words, criteria } = &mut written.answer {
        *words = (*words).clamp(1, 2000);
        for criterion in criteria.iter_mut() {
            criterion.points = criterion.points.clamp(1, 100);
        }
        written.points = criteria.iter().map(|criterion| criterion.points).sum();
    } else if matches!(written.answer, Answer::Survey(_)) {
        written.points = 0;
    } else if !(1..=100).contains(&written.points) {
        let points = written.points.clamp(1, 100);
        reasons.say(format!(
            "it is worth {} points there; here {points}, of 1 to 100",
            written.points
        ));
        written.points = points;
    }
    let mut known = |id: &String| {
        let known = is_id(id);
        if !known {
            reasons.say(format!("`{id}` is no id here and was left out"));
        }
        known
    };
    written.objective = written.objective.take().filter(&mut known);
    written.basis.retain(known);
    let in_parts = matches!(
        written.answer,
        Answer::Choice {
            kind: ChoiceKind::Multiple,
            ..
        } | Answer::Order(_)
            | Answer::Match { .. }
            | Answer::Blanks(_)
    );
    written.all_or_nothing &= in_parts;
}
