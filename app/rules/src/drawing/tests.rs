use std::collections::BTreeMap;

use course::{Feedback, Key, OptionText, Purpose, QuestionText};
use proptest::prelude::*;

use super::*;

fn question(id: &str, objective: Option<&str>, kind: QuestionKind) -> Question {
    let options = ["a", "b", "c", "d", "e"].map(|id| OptionText {
        id: id.to_owned(),
        html: id.to_owned(),
        feedback: None,
    });
    let text = QuestionText {
        options: options.into(),
        ..QuestionText::default()
    };
    Question {
        is_draft: false,
        id: id.to_owned(),
        kind,
        points: 1,
        objective: objective.map(str::to_owned),
        basis: Vec::new(),
        all_or_nothing: false,
        words: None,
        markers: 1,
        key: Key::None,
        texts: BTreeMap::from([(Language::En, text)]),
    }
}

/// Six about inclusion (i1–i6), four about exclusion (e1–e4), one about nothing in particular.
fn questions() -> Vec<Question> {
    let ids = (1..=6)
        .map(|number| (format!("i{number}"), Some("inclusion")))
        .chain((1..=4).map(|number| (format!("e{number}"), Some("exclusion"))))
        .chain([("other".to_owned(), None)]);
    ids.map(|(id, objective)| question(&id, objective, QuestionKind::Single))
        .collect()
}

fn settings(shuffle: bool, draw: &[(&str, u32)]) -> QuizSettings {
    QuizSettings {
        purpose: Purpose::Final,
        pass: None,
        attempts: None,
        minutes: None,
        shuffle,
        draw: draw
            .iter()
            .map(|(objective, number)| ((*objective).to_owned(), *number))
            .collect(),
        feedback: Feedback::default(),
    }
}

/// The first numbers of SplitMix64 for the seed 1234567, as published with other implementations
/// (Rosetta Code, "Pseudo-random numbers/Splitmix64").
#[test]
fn the_generator_is_splitmix64() {
    let mut chance = Chance(1_234_567);
    let numbers: Vec<u64> = (0..5).map(|_| chance.next()).collect();
    assert_eq!(
        numbers,
        [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
    );
}

/// FNV-1a's own test vectors.
#[test]
fn the_fingerprint_is_fnv_1a() {
    assert_eq!(fingerprint(""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fingerprint("a"), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(fingerprint("foobar"), 0x8594_4171_f739_67e8);
}

/// Attempts that people have made depend on these: if this fails, the rule has changed under them.
#[test]
fn the_same_for_ever() {
    let drawn = settings(true, &[("inclusion", 3), ("exclusion", 2)]);
    assert_eq!(order(&questions(), &drawn, 20_260_530), PINNED_DRAWN);
    let all = settings(true, &[]);
    assert_eq!(order(&questions(), &all, 20_260_530), PINNED_ALL);
    let question = question("nexus-1", None, QuestionKind::Multiple);
    assert_eq!(option_order(&question, &all, 20_260_530), PINNED_OPTIONS);
}

const PINNED_DRAWN: [&str; 5] = ["i1", "e3", "e2", "i3", "i6"];
const PINNED_ALL: [&str; 11] = [
    "e2", "i1", "e3", "i6", "i4", "i3", "e1", "i5", "other", "i2", "e4",
];
const PINNED_OPTIONS: [&str; 5] = ["a", "b", "c", "e", "d"];

#[test]
fn unshuffled_is_as_authored() {
    let authored: Vec<String> = questions().into_iter().map(|each| each.id).collect();
    assert_eq!(order(&questions(), &settings(false, &[]), 1), authored);

    let drawn = order(&questions(), &settings(false, &[("inclusion", 3)]), 1);
    assert_eq!(drawn.len(), 3);
    assert!(drawn.is_sorted());
}

#[test]
fn all_there_are_if_they_are_fewer() {
    let mut drawn = order(&questions(), &settings(true, &[("exclusion", 9)]), 7);
    drawn.sort();
    assert_eq!(drawn, ["e1", "e2", "e3", "e4"]);
    let none = order(&questions(), &settings(true, &[("no-such", 2)]), 7);
    assert!(none.is_empty());
}

#[test]
fn every_question_is_drawn_by_some_seed() {
    let one = settings(false, &[("inclusion", 1)]);
    let mut times = BTreeMap::<String, u32>::new();
    for seed in 0..600 {
        *times
            .entry(order(&questions(), &one, seed)[0].clone())
            .or_default() += 1;
    }
    assert_eq!(times.len(), 6, "{times:?}");
    assert!(
        times.values().all(|times| (60..140).contains(times)),
        "{times:?}"
    );
}

#[test]
fn true_false_and_scales_stay() {
    let shuffled = settings(true, &[]);
    for kind in [QuestionKind::TrueFalse, QuestionKind::Survey] {
        for seed in 0..20 {
            let options = option_order(&question("q", None, kind), &shuffled, seed);
            assert_eq!(options, ["a", "b", "c", "d", "e"]);
        }
    }
    let single = question("q", None, QuestionKind::Single);
    assert_eq!(
        option_order(&single, &settings(false, &[]), 3),
        ["a", "b", "c", "d", "e"]
    );
}

#[test]
fn questions_of_one_attempt_have_orders_of_their_own() {
    let shuffled = settings(true, &[]);
    let orders: BTreeSet<Vec<String>> = (0..20)
        .map(|number| question(&format!("q{number}"), None, QuestionKind::Single))
        .map(|question| option_order(&question, &shuffled, 5))
        .collect();
    assert!(orders.len() > 10, "{}", orders.len());
}

#[test]
fn a_question_without_text_has_no_options() {
    let mut question = question("q", None, QuestionKind::Single);
    question.texts.clear();
    assert!(option_order(&question, &settings(true, &[]), 1).is_empty());
}

proptest! {
    #[test]
    fn every_draw_is_as_asked(seed: u64, inclusion in 0_u32..8, exclusion in 0_u32..8) {
        let settings = settings(true, &[("inclusion", inclusion), ("exclusion", exclusion)]);
        let drawn = order(&questions(), &settings, seed);
        prop_assert_eq!(&drawn, &order(&questions(), &settings, seed));
        let distinct: BTreeSet<&String> = drawn.iter().collect();
        prop_assert_eq!(distinct.len(), drawn.len());
        let count = |letter| drawn.iter().filter(|id| id.starts_with(letter)).count();
        prop_assert_eq!(count('i'), inclusion.min(6) as usize);
        prop_assert_eq!(count('e'), exclusion.min(4) as usize);
        prop_assert_eq!(count('o'), 0);
    }

    #[test]
    fn a_shuffle_loses_nothing(seed: u64) {
        let mut options = option_order(&question("q", None, QuestionKind::Single), &settings(true, &[]), seed);
        options.sort();
        prop_assert_eq!(options, ["a", "b", "c", "d", "e"]);
    }
}

#[test]
fn what_lies_between_two_attempts_stays_and_differs_for_others() {
    assert_eq!(between(1, 2), between(1, 2));
    assert_ne!(between(1, 2), between(1, 3));
    assert_ne!(between(1, 2), between(3, 2));
    assert_ne!(between(1, 2), between(2, 1));
}
