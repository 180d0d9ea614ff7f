//! Several things at the same time.

use app::errors::UserError;
use records::{answer, attempt, grade};

use super::{RIGHT, WRONG};
use crate::harness::{House, at_once};

on_two_servers!(
    parallel_starts_make_one_attempt,
    handed_in_twice_at_once_it_is_graded_once,
    what_is_saved_while_it_is_handed_in_agrees_with_the_grade,
);

async fn parallel_starts_make_one_attempt(house: House) {
    let judge = house.judge("Amal").await;
    let answers = at_once((0..8).map(|_| judge.starts_quiz())).await;
    assert_eq!(house.count::<attempt::Entity>().await, 1);
    let refusals: Vec<_> = answers
        .iter()
        .filter_map(|answer| answer.refusal())
        .collect();
    assert_eq!(refusals, vec![UserError::AttemptOpen; 7]);
}

async fn handed_in_twice_at_once_it_is_graded_once(house: House) {
    let judge = house.judge("Amal").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let answers = at_once((0..6).map(|_| judge.answers(attempt, "submit", &RIGHT))).await;
    assert_eq!(house.count::<grade::Entity>().await, 1);
    assert_eq!(house.count::<answer::Entity>().await, 4);
    let refusals: Vec<_> = answers
        .iter()
        .filter_map(|answer| answer.refusal())
        .collect();
    assert_eq!(refusals, vec![UserError::AttemptSubmitted; 5]);
}

async fn what_is_saved_while_it_is_handed_in_agrees_with_the_grade(house: House) {
    // At two devices; whichever comes first, the answers that stand are those that were graded.
    for each in 0..5 {
        let judge = house.judge(&format!("Judge {each}")).await;
        let elsewhere = judge.at_another_device().await;
        let (path, attempt) = judge.attempts_quiz().await;
        let mut fields: Vec<(&str, &dyn ToString)> =
            vec![("attempt", &attempt), ("intent", &"save")];
        fields.extend(
            RIGHT
                .iter()
                .map(|(name, value)| (*name, value as &dyn ToString)),
        );
        let saves = at_once((0..3).map(|_| elsewhere.sends("quizzes/save", &fields)));
        let (_, handed_in) = tokio::join!(saves, judge.answers(attempt, "submit", &WRONG));
        handed_in.is_done();
        let result = judge.sees(&path).await;
        let points = result.texts(".sheet > li > .meta:first-child");
        let sum: u32 = points
            .iter()
            .map(|of| of.split(' ').next().unwrap().parse::<u32>().unwrap())
            .sum();
        let score = result.text(".score small");
        assert!(
            score.starts_with(&format!("{sum} of 5")),
            "{points:?} {score}"
        );
    }
}
