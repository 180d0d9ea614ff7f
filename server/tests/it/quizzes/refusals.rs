//! What does not belong is refused with a code and a sentence, and nothing is stored.

use app::errors::{Field, UserError};
use records::answer;

use super::saving::{FEAR, refused};
use crate::harness::House;

on_two_servers!(what_does_not_belong_is_refused_and_nothing_is_stored);

async fn what_does_not_belong_is_refused_and_nothing_is_stored(house: House) {
    let judge = house.judge("Amal").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let not_understood = UserError::NotUnderstood {
        field: Field::Answer,
    };
    let ground = "answers[grounds][option][]";
    for (question, fields) in [
        ("fear", vec![(FEAR, "nothing-like-it")]),
        ("fear", vec![(FEAR, "past"), (FEAR, "chance")]),
        ("fear", vec![("answers[fear][number][]", "3")]),
        ("fear", vec![("answers[fear][row-x][]", "past")]),
        ("months", vec![("answers[months][option][]", "chance")]),
        ("grounds", vec![(ground, "religion"), (ground, "chance")]),
    ] {
        let answer = judge.says(attempt, (question, 1, "tab"), &fields).await;
        refused(&answer, &not_understood);
    }
    let fear = [(FEAR, "chance")];
    refused(
        &judge.says(attempt, ("nothing", 1, "tab"), &fear).await,
        &UserError::NotFound,
    );
    refused(
        &judge.says(attempt + 99, ("fear", 1, "tab"), &fear).await,
        &UserError::NotFound,
    );
    for (sequence, client) in [
        (0, "tab"),
        (-1, "tab"),
        (1, ""),
        (1, "a b"),
        (1, &"x".repeat(41)),
    ] {
        let answer = judge.says(attempt, ("fear", sequence, client), &fear).await;
        refused(&answer, &UserError::BadRequest);
    }
    // Somebody else, and nobody.
    let other = house.judge("Bolat").await;
    refused(
        &other.says(attempt, ("fear", 1, "tab"), &fear).await,
        &UserError::NotFound,
    );
    // Too much, and what is no text at all.
    let long = "x".repeat(60_000);
    let answer = judge
        .says(
            attempt,
            ("ban", 1, "tab"),
            &[("answers[ban][words][]", &long)],
        )
        .await;
    refused(&answer, &UserError::TooMuchSent);
    // Ten megabytes: the server may hang up before it has heard them all.
    let huge = "x".repeat(10_000_000);
    let request = judge.form(
        "quizzes/answer",
        &[("attempt", &attempt), ("question", &huge)],
    );
    if let Ok(answer) = request.send().await {
        assert_eq!(answer.status().as_u16(), 413);
    }
    let raw = judge
        .post("quizzes/answer")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(b"attempt=1&question=\xff\xfe%ff&sequence=1&client=a".to_vec());
    let answer = judge.sends_request(raw).await;
    assert!(
        answer.refusal().is_some() || answer.status >= 400,
        "{} {}",
        answer.status,
        answer.body
    );
    assert_eq!(house.count::<answer::Entity>().await, 0);
    // And the attempt goes on as if nothing had been.
    let kept = judge.says(attempt, ("fear", 1, "tab"), &fear).await;
    assert_eq!(kept.status, 200);
    judge.answers(attempt, "submit", &[]).await.is_done();
    let late = judge.says(attempt, ("fear", 2, "tab"), &fear).await;
    refused(&late, &UserError::AttemptSubmitted);
    assert_eq!(house.count::<answer::Entity>().await, 1);
}
