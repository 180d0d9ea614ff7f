use course::{Criterion, Language};

use super::*;

mod laws;
mod totals;

pub(crate) fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(crate) fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = |text: &str| text.to_owned();
    pairs.iter().map(|(a, b)| (owned(a), owned(b))).collect()
}

pub(crate) fn list(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(crate) fn question(kind: QuestionKind, points: u32, key: Key) -> Question {
    Question {
        is_draft: false,
        id: "q".to_owned(),
        kind,
        points,
        words: None,
        markers: 1,
        objective: None,
        basis: Vec::new(),
        all_or_nothing: false,
        key,
        texts: BTreeMap::new(),
    }
}

/// The thousandths reached, and how it turned out.
fn outcome(question: &Question, response: &Response) -> (i64, Verdict) {
    let graded = grade(question, response);
    (graded.points.milli, graded.verdict)
}

fn chosen(ids: &[&str]) -> Response {
    Response::Options(set(ids))
}

#[test]
fn responses_are_kept_under_names_that_stay() {
    for (response, json) in [
        (Response::Nothing, r#"{"kind":"nothing"}"#),
        (
            chosen(&["b", "a"]),
            r#"{"kind":"options","value":["a","b"]}"#,
        ),
        (
            Response::Number(" 28,5".into()),
            r#"{"kind":"number","value":" 28,5"}"#,
        ),
        (
            Response::Order(list(&["b", "a"])),
            r#"{"kind":"order","value":["b","a"]}"#,
        ),
        (
            Response::Pairs(map(&[("r", "o")])),
            r#"{"kind":"pairs","value":{"r":"o"}}"#,
        ),
        (
            Response::Words("слова".into()),
            r#"{"kind":"words","value":"слова"}"#,
        ),
        (
            Response::Blanks(map(&[("1", "x")])),
            r#"{"kind":"blanks","value":{"1":"x"}}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&response).unwrap(), json);
        assert_eq!(serde_json::from_str::<Response>(json).unwrap(), response);
    }
    assert!(serde_json::from_str::<Response>(r#"{"kind":"essay","value":""}"#).is_err());
}

#[test]
fn one_answer_is_all_or_nothing() {
    for kind in [QuestionKind::Single, QuestionKind::TrueFalse] {
        let question = question(kind, 2, Key::Options(set(&["a"])));
        assert_eq!(outcome(&question, &chosen(&["a"])), (2000, Verdict::Right));
        assert_eq!(outcome(&question, &chosen(&["b"])), (0, Verdict::Wrong));
        assert_eq!(
            outcome(&question, &chosen(&["a", "b"])),
            (0, Verdict::Wrong)
        );
    }
}

#[test]
fn several_answers_score_right_less_wrong() {
    let mut question = question(
        QuestionKind::Multiple,
        1,
        Key::Options(set(&["a", "b", "c"])),
    );
    for (ids, expected) in [
        (&["a", "b", "c"][..], (1000, Verdict::Right)),
        (&["a", "b"], (667, Verdict::Partly)),
        (&["a"], (333, Verdict::Partly)),
        (&["a", "b", "c", "x"], (667, Verdict::Partly)),
        (&["a", "x"], (0, Verdict::Wrong)),
        (&["a", "x", "y", "z"], (0, Verdict::Wrong)),
        (&["x"], (0, Verdict::Wrong)),
        (&[], (0, Verdict::Unanswered)),
    ] {
        assert_eq!(outcome(&question, &chosen(ids)), expected, "{ids:?}");
    }
    question.all_or_nothing = true;
    assert_eq!(
        outcome(&question, &chosen(&["a", "b", "c"])),
        (1000, Verdict::Right)
    );
    assert_eq!(
        outcome(&question, &chosen(&["a", "b"])),
        (0, Verdict::Wrong)
    );
    assert_eq!(
        outcome(&question, &chosen(&["a", "b", "c", "x"])),
        (0, Verdict::Wrong)
    );
}

#[test]
fn a_number_within_the_tolerance() {
    let key = Key::Number {
        answer: 28.0,
        tolerance: 0.5,
        unit: Some("days".to_owned()),
    };
    let question = question(QuestionKind::Number, 3, key);
    let number = |typed: &str| outcome(&question, &Response::Number(typed.to_owned()));
    assert_eq!(number(" 28,5 "), (3000, Verdict::Right));
    assert_eq!(number("28.51"), (0, Verdict::Wrong));
    assert_eq!(number("about 28"), (0, Verdict::Wrong));
    assert_eq!(number("\u{a0}"), (0, Verdict::Unanswered));
}

#[test]
fn an_order_scores_by_what_follows_what() {
    let mut question = question(
        QuestionKind::Order,
        3,
        Key::Order(list(&["a", "b", "c", "d"])),
    );
    for (ids, expected) in [
        (&["a", "b", "c", "d"][..], (3000, Verdict::Right)),
        (&["d", "a", "b", "c"], (2000, Verdict::Partly)),
        (&["b", "a", "c", "d"], (1000, Verdict::Partly)),
        (&["d", "c", "b", "a"], (0, Verdict::Wrong)),
        (&["a", "b"], (1000, Verdict::Partly)),
        (&["a", "b", "a", "b", "a", "b"], (1000, Verdict::Partly)),
        (&["a", "x", "b", "c", "d"], (3000, Verdict::Right)),
        (&["x"], (0, Verdict::Wrong)),
    ] {
        let response = Response::Order(list(ids));
        assert_eq!(outcome(&question, &response), expected, "{ids:?}");
    }
    let one = self::question(QuestionKind::Order, 1, Key::Order(list(&["a"])));
    assert_eq!(
        outcome(&one, &Response::Order(list(&["a"]))),
        (1000, Verdict::Right)
    );
    assert_eq!(
        outcome(&one, &Response::Order(list(&["b"]))),
        (0, Verdict::Wrong)
    );
    question.all_or_nothing = true;
    let response = Response::Order(list(&["d", "a", "b", "c"]));
    assert_eq!(outcome(&question, &response), (0, Verdict::Wrong));
}

#[test]
fn a_match_scores_by_rows() {
    let key = map(&[("r1", "a"), ("r2", "b"), ("r3", "c")]);
    let question = question(QuestionKind::Match, 1, Key::Pairs(key.clone()));
    let given = |pairs: &[(&str, &str)]| outcome(&question, &Response::Pairs(map(pairs)));
    assert_eq!(
        outcome(&question, &Response::Pairs(key)),
        (1000, Verdict::Right)
    );
    assert_eq!(
        given(&[("r1", "a"), ("r2", "c"), ("r3", "b")]),
        (333, Verdict::Partly)
    );
    assert_eq!(
        given(&[("r1", "a"), ("r2", "a"), ("r3", "a")]),
        (333, Verdict::Partly)
    );
    assert_eq!(given(&[("r1", "b")]), (0, Verdict::Wrong));
    assert_eq!(given(&[("r1", ""), ("r2", " ")]), (0, Verdict::Unanswered));
}

#[test]
fn a_text_in_any_language() {
    let accepted = BTreeMap::from([
        (Language::En, list(&["non-refoulement"])),
        (Language::Ru, list(&["невысылка"])),
    ]);
    let question = question(QuestionKind::Text, 1, Key::Words(accepted));
    let typed = |text: &str| outcome(&question, &Response::Words(text.to_owned()));
    assert_eq!(typed("Невысылка"), (1000, Verdict::Right));
    assert_eq!(typed("высылка"), (0, Verdict::Wrong));
    assert_eq!(typed("  "), (0, Verdict::Unanswered));
}

#[test]
fn blanks_score_one_by_one() {
    let accepted = |text: &str| BTreeMap::from([(Language::En, list(&[text]))]);
    let key = BTreeMap::from([
        ("1".to_owned(), accepted("Convention")),
        ("2".to_owned(), accepted("Protocol")),
    ]);
    let question = question(QuestionKind::Blanks, 1, Key::Blanks(key));
    let typed = |pairs: &[(&str, &str)]| outcome(&question, &Response::Blanks(map(pairs)));
    assert_eq!(
        typed(&[("1", "convention"), ("2", "protocol")]),
        (1000, Verdict::Right)
    );
    assert_eq!(
        typed(&[("1", "protocol"), ("2", "protocol")]),
        (500, Verdict::Partly)
    );
    assert_eq!(typed(&[("1", "x"), ("2", "")]), (0, Verdict::Wrong));
    assert_eq!(typed(&[("1", ""), ("2", "")]), (0, Verdict::Unanswered));
}

/// A reasoned answer worth six points.
fn reasoned() -> Question {
    let criterion = |id: &str, points| Criterion {
        id: id.to_owned(),
        points,
    };
    let key = Key::Rubric(vec![criterion("each", 4), criterion("limits", 2)]);
    question(QuestionKind::Reasoned, 6, key)
}

#[test]
fn reasons_await_a_trainer() {
    let question = reasoned();
    let graded = grade(&question, &Response::Words("Because.".into()));
    assert_eq!(graded.points, Points::default());
    assert_eq!(graded.possible, Points::whole(6));
    assert_eq!(graded.verdict, Verdict::Awaiting);
    // Of what was not written nothing is to be marked, nor of what is no text.
    for nothing in [Response::Nothing, Response::Words(" \n".into())] {
        assert_eq!(outcome(&question, &nothing), (0, Verdict::Unanswered));
    }
    assert_eq!(outcome(&question, &chosen(&["each"])), (0, Verdict::Wrong));
}

#[test]
fn an_opinion_counts_for_nothing() {
    let question = question(QuestionKind::Survey, 5, Key::None);
    for response in [chosen(&["agree"]), Response::Words("I think so".into())] {
        let graded = grade(&question, &response);
        assert_eq!(graded.possible, Points::default());
        assert_eq!(graded.points, Points::default());
        assert_eq!(graded.verdict, Verdict::Opinion);
    }
    assert_eq!(
        outcome(&question, &Response::Nothing),
        (0, Verdict::Unanswered)
    );
}

#[test]
fn an_answer_of_another_kind_is_wrong() {
    let question = question(QuestionKind::Single, 1, Key::Options(set(&["a"])));
    for response in [
        Response::Words("a".into()),
        Response::Order(list(&["a"])),
        Response::Number("1".into()),
    ] {
        assert_eq!(outcome(&question, &response), (0, Verdict::Wrong));
    }
}

#[test]
fn a_key_without_parts_is_reached_by_nothing() {
    let multiple = question(QuestionKind::Multiple, 1, Key::Options(set(&[])));
    assert_eq!(outcome(&multiple, &chosen(&["a"])), (0, Verdict::Wrong));
    let order = question(QuestionKind::Order, 1, Key::Order(Vec::new()));
    assert_eq!(
        outcome(&order, &Response::Order(list(&["a"]))),
        (0, Verdict::Wrong)
    );
}
