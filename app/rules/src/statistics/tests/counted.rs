//! How many gave which answer.

use course::OptionText;

use super::*;
use crate::grading::tests::{list, map};

fn texts(options: &[&str], rows: &[&str]) -> BTreeMap<course::Language, course::QuestionText> {
    let texts = |ids: &[&str]| -> Vec<OptionText> {
        let text = |id: &&str| OptionText {
            id: (*id).to_owned(),
            html: String::new(),
            feedback: None,
        };
        ids.iter().map(text).collect()
    };
    let text = course::QuestionText {
        options: texts(options),
        rows: texts(rows),
        ..Default::default()
    };
    BTreeMap::from([(course::Language::En, text)])
}

fn count(kind: QuestionKind, key: Key, responses: &[Response]) -> Given {
    let question = Question {
        texts: texts(&["b", "a", "c"], &["s", "r"]),
        ..question_of(kind, 1, key)
    };
    Given::count(&question, &responses.iter().collect::<Vec<_>>())
}

fn counts(of: &[(&str, usize)]) -> Vec<(String, usize)> {
    of.iter()
        .map(|(answer, count)| ((*answer).to_owned(), *count))
        .collect()
}

fn chosen(ids: &[&str]) -> Response {
    Response::Options(set(ids))
}

#[test]
fn options_come_as_authored_also_those_that_nobody_chose() {
    let responses = [
        chosen(&["a"]),
        chosen(&["a", "b"]),
        Response::Nothing,
        chosen(&["gone"]),
    ];
    let given = count(
        QuestionKind::Multiple,
        Key::Options(set(&["a"])),
        &responses,
    );
    assert_eq!(
        given,
        Given::Options(counts(&[("b", 1), ("a", 2), ("c", 0), ("gone", 1)]))
    );
    let given = count(QuestionKind::Survey, Key::None, &responses);
    assert!(matches!(given, Given::Options(_)));
}

#[test]
fn the_ten_most_frequent_of_what_was_typed() {
    let mut responses: Vec<Response> = (10..=30)
        .map(|number| Response::Number(number.to_string()))
        .collect();
    responses.extend([" 28 ", "28", "29", "", " "].map(|typed| Response::Number(typed.into())));
    let key = Key::Number {
        answer: 28.0,
        tolerance: 0.0,
        unit: None,
    };
    let Given::Numbers(typed) = count(QuestionKind::Number, key, &responses) else {
        panic!("numbers are typed")
    };
    assert_eq!(typed.len(), MOST_TYPED);
    assert_eq!(
        typed[..4],
        counts(&[("28", 3), ("29", 2), ("10", 1), ("11", 1)])
    );
}

#[test]
fn words_are_told_apart_by_their_letters() {
    let key = Key::Words(BTreeMap::new());
    let responses = [
        "Non-refoulement",
        "non-refoulement ",
        "ban on  return",
        "Ban on return",
    ]
    .map(|typed| Response::Words(typed.to_owned()));
    let given = count(QuestionKind::Text, key, &responses);
    assert_eq!(
        given,
        Given::Typed(counts(&[("ban on return", 2), ("non-refoulement", 2)]))
    );
}

#[test]
fn orders_rows_and_blanks() {
    let order = |ids: &[&str]| Response::Order(list(ids));
    let responses = [
        order(&["a", "b"]),
        order(&["b", "a"]),
        order(&["b", "a"]),
        order(&[]),
    ];
    let given = count(
        QuestionKind::Order,
        Key::Order(list(&["a", "b"])),
        &responses,
    );
    let expected = vec![(list(&["b", "a"]), 2), (list(&["a", "b"]), 1)];
    assert_eq!(given, Given::Orders(expected));

    let pairs = |pairs: &[(&str, &str)]| Response::Pairs(map(pairs));
    let responses = [
        pairs(&[("r", "a"), ("s", "a")]),
        pairs(&[("r", "b"), ("s", "")]),
    ];
    let given = count(
        QuestionKind::Match,
        Key::Pairs(map(&[("r", "a")])),
        &responses,
    );
    let rows = [
        ("r".to_owned(), counts(&[("b", 1), ("a", 1), ("c", 0)])),
        ("s".to_owned(), counts(&[("b", 0), ("a", 1), ("c", 0)])),
    ];
    assert_eq!(given, Given::Pairs(rows.into()));

    let key = Key::Blanks(["1", "2"].map(|id| (id.to_owned(), BTreeMap::new())).into());
    let responses = [[("1", "X"), ("2", "")], [("1", "x "), ("2", "y")]];
    let responses = responses.map(|blanks| Response::Blanks(map(&blanks)));
    let blanks = [
        ("1".to_owned(), counts(&[("x", 2)])),
        ("2".to_owned(), counts(&[("y", 1)])),
    ];
    assert_eq!(
        count(QuestionKind::Blanks, key, &responses),
        Given::Blanks(blanks.into())
    );
}

#[test]
fn free_text_is_not_counted() {
    let question = question_of(QuestionKind::Survey, 1, Key::None);
    let written = Response::Words("More cases, please.".to_owned());
    assert_eq!(Given::count(&question, &[&written]), Given::Uncounted);
}

#[test]
fn answers_of_another_kind_are_left_out() {
    let responses = [
        chosen(&["a"]),
        Response::Number("1".into()),
        Response::Order(list(&["a"])),
    ];
    let none = Given::Typed(Vec::new());
    assert_eq!(
        count(
            QuestionKind::Text,
            Key::Words(BTreeMap::new()),
            &responses[..1]
        ),
        none
    );
    let single = count(
        QuestionKind::Single,
        Key::Options(set(&["a"])),
        &responses[1..],
    );
    assert_eq!(
        single,
        Given::Options(counts(&[("b", 0), ("a", 0), ("c", 0)]))
    );
}
