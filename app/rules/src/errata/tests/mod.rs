use course::{Language, Localised};
use jiff::civil::date;

use super::*;
use crate::grading::tests::{list, map, question, set};

mod laws;

fn words(accepted: &[&str]) -> BTreeMap<Language, Vec<String>> {
    BTreeMap::from([(Language::En, list(accepted))])
}

fn blanks(accepted: &[(&str, &[&str])]) -> Key {
    let owned = |(blank, accepted): &(&str, &[&str])| ((*blank).to_owned(), words(accepted));
    Key::Blanks(accepted.iter().map(owned).collect())
}

fn number(answer: f64, tolerance: f64) -> Key {
    Key::Number {
        answer,
        tolerance,
        unit: None,
    }
}

fn options(ids: &[&str]) -> Key {
    Key::Options(set(ids))
}

fn chosen(ids: &[&str]) -> Response {
    Response::Options(set(ids))
}

fn typed(text: &str) -> Response {
    Response::Words(text.to_owned())
}

fn erratum(correction: Correction) -> Erratum {
    Erratum {
        lesson: "final".to_owned(),
        question: "q".to_owned(),
        on: date(2026, 6, 30),
        correction,
        reason: Localised::from([(Language::En, "It was wrong.")]),
    }
}

/// The thousandths that each of these answers reaches, of two points.
fn reached<const N: usize>(
    question: &Question,
    corrections: &[Correction],
    responses: [Response; N],
) -> [i64; N] {
    let errata: Vec<Erratum> = corrections.iter().cloned().map(erratum).collect();
    responses.map(|response| grade_with(question, &response, &errata).points.milli)
}

#[test]
fn another_key_takes_the_place_of_the_first() {
    use Correction::Key as Now;
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let answers = [chosen(&["a"]), chosen(&["b"])];
    assert_eq!(reached(&single, &[], answers.clone()), [2000, 0]);
    assert_eq!(
        reached(&single, &[Now(options(&["b"]))], answers),
        [0, 2000]
    );

    let multiple = question(QuestionKind::Multiple, 2, options(&["a", "b"]));
    let answers = [chosen(&["a", "b"]), chosen(&["a", "c"]), chosen(&["a"])];
    let now = [Now(options(&["a", "c"]))];
    assert_eq!(reached(&multiple, &now, answers), [0, 2000, 1000]);

    let weeks = question(QuestionKind::Number, 2, number(28.0, 0.0));
    let answers = ["28", "30", "30,5"].map(|typed| Response::Number(typed.to_owned()));
    assert_eq!(
        reached(&weeks, &[Now(number(30.0, 0.5))], answers),
        [0, 2000, 2000]
    );

    let order = question(QuestionKind::Order, 2, Key::Order(list(&["a", "b", "c"])));
    let answers = [["a", "b", "c"], ["b", "a", "c"]].map(|ids| Response::Order(list(&ids)));
    let now = [Now(Key::Order(list(&["b", "a", "c"])))];
    assert_eq!(reached(&order, &now, answers), [0, 2000]);
}

#[test]
fn what_is_accepted_is_right_beside_the_key() {
    use Correction::Accept as Too;
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let answers = ["a", "b", "c", "d"].map(|id| chosen(&[id]));
    let too = [Too(options(&["b", "c"]))];
    assert_eq!(reached(&single, &too, answers), [2000, 2000, 2000, 0]);
    // One answer is asked for, so two of the right ones are not twice right.
    assert_eq!(reached(&single, &too, [chosen(&["a", "b"])]), [0]);

    let multiple = question(QuestionKind::Multiple, 2, options(&["a", "b"]));
    let answers = [
        &["a", "b"][..],
        &["c", "d"],
        &["c"],
        &["a", "c"],
        &["a", "b", "c"],
    ];
    let too = [Too(options(&["c", "d"]))];
    assert_eq!(
        reached(&multiple, &too, answers.map(chosen)),
        [2000, 2000, 1000, 0, 1000]
    );

    let number_too = [Too(number(31.0, 1.0))];
    let weeks = question(QuestionKind::Number, 2, number(28.0, 0.0));
    let answers = ["28", "29", "30"].map(|typed| Response::Number(typed.to_owned()));
    assert_eq!(reached(&weeks, &number_too, answers), [2000, 0, 2000]);
}

#[test]
fn words_that_are_accepted_are_added() {
    use Correction::Accept as Too;
    let text = question(
        QuestionKind::Text,
        2,
        Key::Words(words(&["non-refoulement"])),
    );
    let russian = BTreeMap::from([(Language::Ru, list(&["невысылка"]))]);
    let too = [
        Too(Key::Words(words(&["ban on return"]))),
        Too(Key::Words(russian)),
    ];
    let answers = ["non-refoulement", "Ban on return", "невысылка", "return"].map(typed);
    assert_eq!(reached(&text, &too, answers), [2000, 2000, 2000, 0]);

    let blanks_of = |first, second| Response::Blanks(map(&[("1", first), ("2", second)]));
    let question = question(
        QuestionKind::Blanks,
        2,
        blanks(&[("1", &["1951"]), ("2", &["1967"])]),
    );
    // The third blank is one that this text does not have.
    let too = [Too(blanks(&[("2", &["New York"]), ("3", &["none"])]))];
    let answers = [
        blanks_of("1951", "1967"),
        blanks_of("1951", "new york"),
        blanks_of("New York", "1951"),
    ];
    assert_eq!(reached(&question, &too, answers), [2000, 2000, 0]);
}

#[test]
fn pairs_that_are_accepted_are_right_row_by_row() {
    let question = question(
        QuestionKind::Match,
        2,
        Key::Pairs(map(&[("r", "a"), ("s", "b")])),
    );
    let too = [
        Correction::Accept(Key::Pairs(map(&[("r", "c")]))),
        Correction::Accept(Key::Pairs(map(&[
            ("r", "d"),
            ("s", "d"),
            ("no-such-row", "a"),
        ]))),
    ];
    let answers = [("a", "b"), ("c", "b"), ("c", "d"), ("d", "c"), ("b", "a")]
        .map(|(r, s)| Response::Pairs(map(&[("r", r), ("s", s)])));
    assert_eq!(
        reached(&question, &too, answers),
        [2000, 2000, 2000, 1000, 0]
    );
    let key = Correction::Key(Key::Pairs(map(&[("r", "b"), ("s", "a")])));
    let then = [too[0].clone(), key];
    let answers =
        [("b", "a"), ("c", "a")].map(|(r, s)| Response::Pairs(map(&[("r", r), ("s", s)])));
    assert_eq!(reached(&question, &then, answers), [2000, 1000]);
}

#[test]
fn a_void_question_gives_nothing_and_asks_nothing() {
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let void = [erratum(Correction::Void)];
    for response in [chosen(&["a"]), chosen(&["b"]), Response::Nothing] {
        let graded = grade_with(&single, &response, &void);
        assert_eq!(graded.verdict, Verdict::Void);
        assert_eq!(
            (graded.points, graded.possible),
            (Points::default(), Points::default())
        );
    }
    assert!(Standard::of(&single, &void).is_void());
}

#[test]
fn errata_apply_one_after_the_other() {
    use Correction::{Accept, Key as Now, Void};
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let answers = || ["a", "b", "c"].map(|id| chosen(&[id]));
    let (b, c) = (|| options(&["b"]), || options(&["c"]));
    assert_eq!(
        reached(&single, &[Now(b()), Accept(c())], answers()),
        [0, 2000, 2000]
    );
    assert_eq!(
        reached(&single, &[Accept(c()), Now(b())], answers()),
        [0, 2000, 0]
    );
    assert_eq!(reached(&single, &[Void, Now(b())], answers()), [0, 2000, 0]);
    assert_eq!(reached(&single, &[Void, Accept(b())], answers()), [0, 0, 0]);
}

#[test]
fn the_standard_says_what_is_right() {
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let accept = |key| erratum(Correction::Accept(key));
    let standard = Standard::of(&single, &[accept(options(&["b"]))]);
    let keys: Vec<&Key> = standard.keys().collect();
    assert_eq!(keys, [&options(&["a"]), &options(&["b"])]);
    // Each answer is held against the key that is nearest to it, nobody's against the first.
    assert_eq!(standard.nearest(&chosen(&["b"])), Some(&options(&["b"])));
    for response in [chosen(&["a"]), chosen(&["c"]), Response::Nothing] {
        assert_eq!(standard.nearest(&response), Some(&options(&["a"])));
    }
    let void = Standard::of(&single, &[erratum(Correction::Void)]);
    assert_eq!(void.nearest(&chosen(&["a"])), None);
    let rows = question(QuestionKind::Match, 2, Key::Pairs(map(&[("r", "a")])));
    let standard = Standard::of(&rows, &[accept(Key::Pairs(map(&[("r", "b")])))]);
    assert_eq!(standard.keys().count(), 1);
    assert_eq!(standard.pairs()["r"], set(&["b"]));
}

#[test]
fn each_part_is_right_in_itself() {
    let accepts = |question: &Question, too: &[Correction], part: Response| {
        let errata: Vec<_> = too.iter().cloned().map(erratum).collect();
        Standard::of(question, &errata).accepts(&part)
    };
    let mut several = question(QuestionKind::Multiple, 2, options(&["a", "b"]));
    several.all_or_nothing = true;
    for (id, right) in [("a", true), ("b", true), ("c", false)] {
        assert_eq!(accepts(&several, &[], chosen(&[id])), right, "{id}");
    }
    let rows = question(
        QuestionKind::Match,
        1,
        Key::Pairs(map(&[("r", "a"), ("s", "b")])),
    );
    let too = [Correction::Accept(Key::Pairs(map(&[("r", "c")])))];
    for (option, right) in [("a", true), ("b", false), ("c", true)] {
        let part = Response::Pairs(map(&[("r", option)]));
        assert_eq!(accepts(&rows, &too, part), right, "{option}");
    }
    let order = question(QuestionKind::Order, 2, Key::Order(list(&["a", "b", "c"])));
    assert!(accepts(
        &order,
        &[],
        Response::Order(list(&["a", "b", "c"]))
    ));
    assert!(!accepts(
        &order,
        &[],
        Response::Order(list(&["c", "a", "b"]))
    ));
    assert!(!accepts(
        &order,
        &[Correction::Void],
        Response::Order(list(&["a", "b", "c"]))
    ));
}

#[test]
fn an_erratum_about_something_else_changes_nothing() {
    let single = question(QuestionKind::Single, 2, options(&["a"]));
    let elsewhere = Erratum {
        question: "another".to_owned(),
        ..erratum(Correction::Void)
    };
    assert_eq!(
        grade_with(&single, &chosen(&["a"]), &[elsewhere]),
        grade(&single, &chosen(&["a"]))
    );
    // The attempt is older than the text that the erratum was written for.
    for correction in [
        Correction::Key(number(1.0, 0.0)),
        Correction::Accept(Key::None),
    ] {
        assert_eq!(reached(&single, &[correction], [chosen(&["a"])]), [2000]);
    }
}
