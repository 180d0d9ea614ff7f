//! How often and how long.

use app::errors::UserError;
use jiff::SignedDuration;
use records::answer;

use super::{RIGHT, WRONG};
use crate::harness::House;

on_two_servers!(
    attempts_are_used_up,
    what_comes_too_late_is_not_taken,
    the_last_second_has_a_way_to_travel
);

async fn attempts_are_used_up(house: House) {
    let judge = house.judge("Amal").await;
    for _ in 0..2 {
        let (_, attempt) = judge.attempts_quiz().await;
        judge
            .starts_quiz()
            .await
            .is_refused_with(&UserError::AttemptOpen);
        judge.answers(attempt, "submit", &[]).await.is_done();
    }
    let refused = judge.starts_quiz().await;
    refused.is_refused_with(&UserError::AttemptsUsedUp { most: 2 });
    let page = judge.sees(refused.leads_to()).await;
    assert!(
        page.text(".notice.bad")
            .contains("You have used all 2 attempts")
    );
    assert_eq!(
        page.text(".quiz-intro .notice"),
        "You have used all your attempts."
    );
    assert_eq!(page.count(".quiz-intro form"), 0);
    // Another judge has attempts of her own.
    house.judge("Dana").await.attempts_quiz().await;
    judge.sees(&house.training.at("/quizzes/final")).await;
    let refused = judge
        .sends(
            "quizzes/start",
            &[("training", &house.training.id), ("quiz", &"definition")],
        )
        .await;
    refused.is_refused_with(&UserError::NotFound);
}

async fn what_comes_too_late_is_not_taken(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    house.time_passes(SignedDuration::from_mins(10));
    judge.answers(attempt, "save", &WRONG).await.is_done();
    let before = house.count::<answer::Entity>().await;
    judge.visits(&path).await;
    // Twenty minutes, and half a minute for the way.
    house.time_passes(SignedDuration::from_secs(10 * 60 + 31));
    let answer = judge.answers(attempt, "save", &RIGHT).await;
    answer.is_refused_with(&UserError::AttemptTimeOver);
    let result = judge.sees(answer.leads_to()).await;
    assert_eq!(
        house.count::<answer::Entity>().await,
        before,
        "nothing that came too late"
    );
    assert_eq!(
        result.text(".score"),
        "40 % 2 of 5 points",
        "what was saved before counts"
    );
    let said = result.texts(".notice").join(" ");
    assert!(
        said.contains("time for this attempt is over") || said.contains("too late"),
        "that it was too late is told: {said}"
    );
    judge
        .answers(attempt, "save", &RIGHT)
        .await
        .is_refused_with(&UserError::AttemptSubmitted);
    assert_eq!(judge.sees(&path).await.text(".score"), "40 % 2 of 5 points");
}

async fn the_last_second_has_a_way_to_travel(house: House) {
    let judge = house.judge("Amal").await;
    let (_, attempt) = judge.attempts_quiz().await;
    house.time_passes(SignedDuration::from_secs(20 * 60 + 30));
    let result = judge
        .sees(
            judge
                .answers(attempt, "submit", &RIGHT)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(result.text(".score"), "100 % 5 of 5 points");
}
