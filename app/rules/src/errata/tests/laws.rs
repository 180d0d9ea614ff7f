//! What holds for any question, any answer and any errata.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;

use super::*;

/// Few ids, so that answers meet keys.
const ID: &str = "[a-e]";

fn accepted() -> impl Strategy<Value = BTreeMap<Language, Vec<String>>> {
    btree_map(
        proptest::sample::select(&Language::ALL[..]),
        vec("[a-c .]{0,2}", 0..3),
        0..3,
    )
}

/// The kinds of key.
const KINDS: std::ops::Range<usize> = 0..7;

/// Kinds whose accepted answer is a whole one. Others name only what is added.
const WHOLE: std::ops::Range<usize> = 0..2;

fn key_of(kind: usize) -> BoxedStrategy<Key> {
    let near = (-3_i8..3, 0_u8..2).prop_map(|(answer, by)| number(answer.into(), by.into()));
    let any_number = (any::<f64>(), any::<f64>()).prop_map(|(answer, by)| number(answer, by));
    match kind {
        0 => vec(ID, 0..4).prop_map(Key::Order).boxed(),
        1 => prop_oneof![near, any_number].boxed(),
        2 => btree_set(ID, 0..4).prop_map(Key::Options).boxed(),
        3 => btree_map(ID, ID, 0..4).prop_map(Key::Pairs).boxed(),
        4 => accepted().prop_map(Key::Words).boxed(),
        5 => btree_map(ID, accepted(), 0..4)
            .prop_map(Key::Blanks)
            .boxed(),
        _ => Just(Key::None).boxed(),
    }
}

fn key() -> impl Strategy<Value = Key> {
    KINDS.prop_flat_map(key_of)
}

/// A question, and a key of the same kind as its own.
fn question_and_key(kinds: std::ops::Range<usize>) -> impl Strategy<Value = (Question, Key)> {
    let keys = kinds.prop_flat_map(|kind| (key_of(kind), key_of(kind)));
    (any_question(), keys)
        .prop_map(|(question, (key, other))| (Question { key, ..question }, other))
}

fn any_question() -> impl Strategy<Value = Question> {
    let kind = proptest::sample::select(&QuestionKind::ALL[..]);
    (kind, 0_u32..=100, key(), any::<bool>()).prop_map(|(kind, points, key, all_or_nothing)| {
        Question {
            all_or_nothing,
            ..question(kind, points, key)
        }
    })
}

fn response() -> impl Strategy<Value = Response> {
    prop_oneof![
        Just(Response::Nothing),
        btree_set(ID, 0..5).prop_map(Response::Options),
        "[-+]?[0-9., ]{0,3}".prop_map(Response::Number),
        any::<String>().prop_map(Response::Number),
        vec(ID, 0..6).prop_map(Response::Order),
        btree_map(ID, ID, 0..5).prop_map(Response::Pairs),
        "[a-c .]{0,2}".prop_map(Response::Words),
        any::<String>().prop_map(Response::Words),
        btree_map(ID, "[a-c .]{0,2}", 0..5).prop_map(Response::Blanks),
    ]
}

fn errata() -> impl Strategy<Value = Vec<Erratum>> {
    let correction = prop_oneof![
        1 => Just(Correction::Void),
        4 => key().prop_map(Correction::Key),
        4 => key().prop_map(Correction::Accept),
    ];
    vec(correction.prop_map(erratum), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn points_stay_between_none_and_all(
        question in any_question(),
        response in response(),
        errata in errata(),
    ) {
        let graded = grade_with(&question, &response, &errata);
        prop_assert!(graded.points >= Points::default());
        prop_assert!(graded.points <= graded.possible);
        let void = Standard::of(&question, &errata).is_void();
        let asked = if void || question.key == Key::None { 0 } else { question.points };
        prop_assert_eq!(graded.possible, Points::whole(asked));
        prop_assert_eq!(graded.verdict == Verdict::Void, void);
    }

    #[test]
    fn without_errata_nothing_changes(question in any_question(), response in response()) {
        let before = grade(&question, &response);
        prop_assert_eq!(grade_with(&question, &response, &[]), before);
        prop_assert_eq!(Standard::of(&question, &[]).grade(&response), before);
        let same = erratum(Correction::Key(question.key.clone()));
        prop_assert_eq!(grade_with(&question, &response, &[same]), before);
    }

    #[test]
    fn accepting_more_takes_nothing_away(
        question in any_question(),
        response in response(),
        errata in errata(),
        more in key(),
    ) {
        let before = grade_with(&question, &response, &errata);
        let more = [errata, vec![erratum(Correction::Accept(more))]].concat();
        let after = grade_with(&question, &response, &more);
        prop_assert!(after.points >= before.points, "{:?} {:?}", before, after);
        prop_assert_eq!(after.possible, before.possible);
    }

    #[test]
    fn the_last_key_decides(
        (question, key) in question_and_key(KINDS),
        response in response(),
        errata in errata(),
    ) {
        let corrected = Question { key: key.clone(), ..question.clone() };
        let errata = [errata, vec![erratum(Correction::Key(key))]].concat();
        prop_assert_eq!(grade_with(&question, &response, &errata), grade(&corrected, &response));
    }

    #[test]
    fn a_second_answer_is_as_right_as_if_it_were_the_key(
        (question, key) in question_and_key(WHOLE),
        response in response(),
    ) {
        let corrected = Question { key: key.clone(), ..question.clone() };
        let accepted = grade_with(&question, &response, &[erratum(Correction::Accept(key))]);
        let better = grade(&question, &response).points.max(grade(&corrected, &response).points);
        prop_assert_eq!(accepted.points, better);
    }
}
