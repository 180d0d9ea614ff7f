//! Nothing of the key leaves the server before an attempt is handed in.

use std::collections::BTreeSet;

use reqwest::header::ACCEPT;

use super::WRONG;
use crate::harness::House;

on_two_servers!(no_byte_served_before_the_end_tells_the_key);

const TOLD_AFTERWARDS: [&str; 11] = [
    "Harm in the past is evidence",
    "the question looks ahead",
    "Certainty is never asked for",
    "lower than a balance",
    "Named in the text",
    "Wider than citizenship",
    "Named nowhere",
    "Seventeen months",
    "refoulement",
    "вопрос обращён в будущее",
    "Стандарт ниже баланса",
];

async fn no_byte_served_before_the_end_tells_the_key(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    for language in ["en", "ru", "kk", "en"] {
        judge.visits(&path).await;
        judge.chooses_language(language).await;
    }
    judge.answers(attempt, "save", &WRONG).await;
    let sheet = judge.sees(&path).await;
    // What is ticked is what was answered, and nothing else tells options apart.
    assert_eq!(
        sheet.attributes("input[checked]", "value"),
        ["chance", "religion"]
    );
    assert_eq!(sheet.count(".right, .feedback, .why, .explanation"), 0);
    let labels: BTreeSet<_> = sheet
        .attributes("label.choice", "class")
        .into_iter()
        .collect();
    assert_eq!(labels.len(), 1, "{labels:?}");
    let inputs = sheet.count("label.choice input");
    for name in ["type", "name", "value"] {
        assert_eq!(sheet.attributes("label.choice input", name).len(), inputs);
    }
    assert!(
        !sheet
            .attributes("main input:not([type=hidden])", "value")
            .contains(&"17".to_owned())
    );
    // As a program asks, as a refusal answers, and on the way to other pages.
    let request = judge
        .form(
            "quizzes/save",
            &[("attempt", &attempt), ("intent", &"save")],
        )
        .header(ACCEPT, "application/json");
    judge.sends_request(request).await;
    judge
        .says(
            attempt,
            ("fear", 9, "tab"),
            &[("answers[fear][option][]", "past")],
        )
        .await;
    judge
        .says(
            attempt,
            ("fear", 9, "tab"),
            &[("answers[fear][option][]", "nothing")],
        )
        .await;
    judge.answers(attempt, "check-fear", &WRONG).await;
    judge.answers(attempt, "review", &WRONG).await;
    judge.sees(&format!("{path}?review")).await;
    judge.starts_quiz().await;
    judge.sees(&house.training.at("")).await;
    judge.sees("/").await;
    judge.visits(&house.training.at("/lessons/final")).await;
    judge
        .visits(
            &house
                .training
                .at("/lessons/definition?question=fear&option=past"),
        )
        .await;
    judge
        .visits(
            &house
                .training
                .at("/quizzes/final?question=fear&option=past"),
        )
        .await;
    judge
        .visits(&format!("{path}?question=fear&option=past"))
        .await;
    for body in judge.seen() {
        for words in TOLD_AFTERWARDS {
            assert!(!body.contains(words), "“{words}” in {body}");
        }
    }
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let result = judge.sees(&path).await;
    for words in [
        "the question looks ahead",
        "lower than a balance",
        "Seventeen months",
        "non-refoulement",
    ] {
        assert!(result.body.contains(words), "“{words}” is told at the end");
    }
}
