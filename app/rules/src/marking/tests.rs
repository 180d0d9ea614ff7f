use std::collections::{BTreeMap, BTreeSet};

use course::{Correction, Criterion, QuestionKind};
use jiff::civil::date;

use super::*;
use crate::grading::{grade, tests::question};

fn single() -> Question {
    let key = Key::Options(BTreeSet::from(["a".to_owned()]));
    question(QuestionKind::Single, 2, key)
}

fn reasoned() -> Question {
    let criterion = |id: &str, points| Criterion {
        id: id.to_owned(),
        points,
    };
    let key = Key::Rubric(vec![criterion("each", 4), criterion("limits", 1)]);
    question(QuestionKind::Reasoned, 5, key)
}

fn chosen(id: &str) -> Response {
    Response::Options(BTreeSet::from([id.to_owned()]))
}

fn rubric(each: u32, limits: u32) -> Decision {
    Decision::Rubric(BTreeMap::from([
        ("each".to_owned(), Points::whole(each)),
        ("limits".to_owned(), Points::whole(limits)),
    ]))
}

fn reached(graded: Graded) -> (i64, i64, Verdict) {
    (graded.points.milli, graded.possible.milli, graded.verdict)
}

fn void(question: &Question) -> Erratum {
    Erratum {
        lesson: "final".to_owned(),
        question: question.id.clone(),
        on: date(2024, 5, 30),
        correction: Correction::Void,
        reason: course::Localised::default(),
    }
}

#[test]
fn marks_are_typed_in_half_points() {
    let criterion = Criterion {
        id: "each".to_owned(),
        points: 4,
    };
    let cases = [
        ("4", Some(4000)),
        ("0", Some(0)),
        ("2.5", Some(2500)),
        ("2,5", Some(2500)),
        ("2.25", None),
        ("4.5", None),
        ("-1", None),
        ("", None),
    ];
    for (typed, expected) in cases {
        let milli = given(typed, &criterion).map(|points| points.milli);
        assert_eq!(milli, expected, "{typed}");
    }
}

#[test]
fn a_rubric_gives_at_most_what_it_is_worth_and_nothing_for_nothing() {
    let question = reasoned();
    let written = grade(&question, &Response::Words("So.".to_owned()));
    let cases = [
        (rubric(3, 1), (4000, 5000, Verdict::Partly)),
        (rubric(9, 1), (5000, 5000, Verdict::Right)),
        (rubric(0, 0), (0, 5000, Verdict::Wrong)),
        (Decision::Key, (0, 5000, Verdict::Awaiting)),
    ];
    for (given, expected) in cases {
        assert_eq!(reached(marked(&question, written, &given)), expected);
    }
    let empty = grade(&question, &Response::Nothing);
    assert_eq!(marked(&question, empty, &rubric(4, 1)), empty);
}

#[test]
fn a_trainer_may_give_what_the_key_does_not() {
    let question = single();
    let points = |milli| Decision::Points(Points { milli });
    for response in [chosen("a"), chosen("b"), Response::Nothing] {
        let graded = grade(&question, &response);
        for (milli, expected) in [
            (2000, (2000, Verdict::Right)),
            (9000, (2000, Verdict::Right)),
            (500, (500, Verdict::Partly)),
            (0, (0, Verdict::Wrong)),
            (-1, (0, Verdict::Wrong)),
        ] {
            let given = marked(&question, graded, &points(milli));
            assert_eq!(reached(given), (expected.0, 2000, expected.1));
        }
        assert_eq!(marked(&question, graded, &Decision::Key), graded);
        assert_eq!(
            marked(&question, graded, &rubric(4, 1)),
            graded,
            "another kind"
        );
    }
}

#[test]
fn what_is_void_stays_void() {
    for (question, given) in [
        (single(), Decision::Points(Points::whole(2))),
        (reasoned(), rubric(4, 1)),
    ] {
        let response = Response::Words("So.".to_owned());
        let graded = errata::grade_with(&question, &response, &[void(&question)]);
        assert_eq!(graded.verdict, Verdict::Void);
        assert_eq!(marked(&question, graded, &given), graded);
        assert_eq!(
            marked_again(&question, &response, &[], graded, &given),
            graded
        );
    }
}

#[test]
fn marking_again_leaves_errata_alone() {
    let (question, response) = (reasoned(), Response::Words("So.".to_owned()));
    let errata = [void(&question)];
    let first = marked(&question, grade(&question, &response), &rubric(1, 0));
    let again = marked_again(&question, &response, &errata, first, &rubric(4, 1));
    assert_eq!(reached(again), (5000, 5000, Verdict::Right));
    // What the key gives is asked for: it is the key of now.
    let question = single();
    let errata = [void(&question)];
    let wrong = grade(&question, &chosen("b"));
    let given = Decision::Points(Points::whole(1));
    let again = marked_again(&question, &chosen("b"), &errata, wrong, &given);
    assert_eq!(reached(again), (1000, 2000, Verdict::Partly));
    let back = marked_again(&question, &chosen("b"), &errata, again, &Decision::Key);
    assert_eq!(back.verdict, Verdict::Void);
}
