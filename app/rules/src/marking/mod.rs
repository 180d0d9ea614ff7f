//! What a trainer gives for an answer, where a person decides and not the key.
//!
//! A reasoned answer has no key but a rubric. Any other answer is worth what its key gives, until
//! a trainer gives something else for it with a reason: an answer that the key did not foresee.
//! Marking one answer changes what that answer gives, and nothing else.

mod agreement;
mod markers;

use std::collections::BTreeMap;

use course::{Criterion, Erratum, Key, Question};

use crate::{
    errata,
    grading::{Graded, Points, Response, Verdict},
};

pub use agreement::{Agreement, agreement};
pub use markers::{Given, Settlement, settle};

/// What marks are given in: half a point, in thousandths.
const STEP: i64 = 500;

/// Points by the id of the rubric's criterion.
pub type ByCriterion = BTreeMap<String, Points>;

/// What was given for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Points by the id of the rubric's criterion; each counts at most what the criterion is worth.
    Rubric(ByCriterion),
    /// So many points, whatever the key says; at most what the question is worth.
    Points(Points),
    /// What the key gives: what was given before is taken back.
    Key,
}

/// Points for a criterion as they were typed: half points, at most what the criterion is worth.
#[must_use]
pub fn given(typed: &str, criterion: &Criterion) -> Option<Points> {
    let points = Points::read(typed)?;
    let sound = points.milli % STEP == 0 && points <= Points::whole(criterion.points);
    sound.then_some(points)
}

/// What points by criterion come to: each at most what its criterion is worth, and the sum in half
/// points, rounded up where two markers' mean lies between.
#[must_use]
pub fn sum(criteria: &[Criterion], points: &ByCriterion) -> Points {
    let each = criteria.iter().map(|criterion| {
        let given = points.get(&criterion.id).copied().unwrap_or_default();
        given
            .clamp(Points::default(), Points::whole(criterion.points))
            .milli
    });
    Points {
        milli: (each.sum::<i64>() + STEP - 1) / STEP * STEP,
    }
}

/// An answer with what was given for it. A question that was withdrawn gives nothing all the same,
/// and neither does one at which there is nothing to be reached.
#[must_use]
pub fn marked(question: &Question, graded: Graded, decision: &Decision) -> Graded {
    if graded.possible == Points::default() {
        return graded;
    }
    let points = match (decision, &question.key) {
        // Where nothing was written there is nothing to weigh.
        (Decision::Rubric(points), Key::Rubric(criteria))
            if graded.verdict == Verdict::Awaiting =>
        {
            sum(criteria, points)
        }
        (Decision::Points(points), _) => *points,
        (Decision::Rubric(_) | Decision::Key, _) => return graded,
    };
    let points = points.clamp(Points::default(), graded.possible);
    Graded {
        points,
        verdict: match points.milli {
            0 => Verdict::Wrong,
            milli if milli >= graded.possible.milli => Verdict::Right,
            _ => Verdict::Partly,
        },
        ..graded
    }
}

/// What one answer gives once it is marked, where it gave `before` in the grade that stands. What
/// errata have put right since is left alone, unless the trainer asks for what the key gives: then
/// it is the key as it is now.
#[must_use]
pub fn marked_again(
    question: &Question,
    response: &Response,
    errata: &[Erratum],
    before: Graded,
    decision: &Decision,
) -> Graded {
    match decision {
        Decision::Key => errata::grade_with(question, response, errata),
        Decision::Points(_) => marked(question, before, decision),
        // Withdrawn in the grade that stands: it stays so.
        Decision::Rubric(_) if before.verdict == Verdict::Void => before,
        Decision::Rubric(_) => marked(
            question,
            errata::grade_with(question, response, &[]),
            decision,
        ),
    }
}

#[cfg(test)]
mod tests;
