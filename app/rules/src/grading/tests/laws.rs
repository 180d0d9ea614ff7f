use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn points_stay_between_none_and_all(
        right in proptest::collection::btree_set("[a-f]", 1..6),
        chosen in proptest::collection::btree_set("[a-h]", 0..8),
        points in 0_u32..100,
    ) {
        let question = question(QuestionKind::Multiple, points, Key::Options(right.clone()));
        let graded = grade(&question, &Response::Options(chosen.clone()));
        prop_assert!(graded.points >= Points::default());
        prop_assert!(graded.points <= graded.possible);
        prop_assert_eq!(graded.verdict == Verdict::Right, chosen == right);
        prop_assert_eq!(graded.verdict == Verdict::Unanswered, chosen.is_empty());
    }

    #[test]
    fn a_wrong_choice_never_pays(
        right in proptest::collection::btree_set("[a-f]", 1..6),
        chosen in proptest::collection::btree_set("[a-h]", 0..8),
    ) {
        let question = question(QuestionKind::Multiple, 7, Key::Options(right));
        let before = grade(&question, &Response::Options(chosen.clone()));
        let mut more = chosen;
        more.insert("wrong".to_owned());
        let after = grade(&question, &Response::Options(more));
        prop_assert!(after.points <= before.points);
    }

    #[test]
    fn only_the_right_order_is_right(given in Just(list(&["a", "b", "c", "d", "e"])).prop_shuffle()) {
        let key = list(&["a", "b", "c", "d", "e"]);
        let question = question(QuestionKind::Order, 1, Key::Order(key.clone()));
        let graded = grade(&question, &Response::Order(given.clone()));
        prop_assert_eq!(graded.verdict == Verdict::Right, given == key);
        prop_assert!(graded.points <= graded.possible);
    }

    #[test]
    fn reaching_more_never_fails_what_passed(points in 0_i64..5000, more in 0_i64..5000, percent in 0_u8..=100) {
        let possible = Points { milli: 10_000 };
        if passed(Points { milli: points }, possible, percent) {
            let reached = Points { milli: points + more };
            prop_assert!(passed(reached, possible, percent));
        }
    }
}
