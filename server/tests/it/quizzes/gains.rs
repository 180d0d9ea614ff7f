//! What a group has learnt between the pre-test and the final.

use super::{RIGHT, WRONG};
use crate::harness::{House, Person, eventually};

on_both_databases!(a_trainer_sees_what_the_group_has_learnt);

const PRE_TEST: &str = "---
title: Before
quiz: pre-test
objectives: [inclusion]
---

# Before

What do you know?

## Fear before {#fear-before .question .single points=1 objective=inclusion basis=csr51}

What does the word “fear” ask of the court?

- [ ] {#past} To find harm in the past
- [x] {#chance} To find a real chance of harm on return
";

/// Does the pre-test with this answer.
async fn begins(judge: &Person, house: &House, option: &str) {
    judge.visits(&house.training.at("/quizzes/before")).await;
    let fields: [(&str, &dyn ToString); 2] =
        [("training", &house.training.id), ("quiz", &"before")];
    let begun = judge.sends("quizzes/start", &fields).await;
    let attempt = begun.is_done().leads_to().rsplit('/').next().unwrap();
    let answers = [("answers[fear-before][option][]", option)];
    judge
        .answers(attempt.parse().unwrap(), "submit", &answers)
        .await
        .is_done();
}

async fn a_trainer_sees_what_the_group_has_learnt(house: House) {
    let trainer = house.trainer("Tom").await;
    let results = house.training.at("/quizzes/final/results");
    std::fs::write(
        house.content.join("small/01-basics/00-before.en.md"),
        PRE_TEST,
    )
    .unwrap();
    house.rewrites("01-basics/module.toml", |text| {
        text.replace("[\"01-definition\"", "[\"00-before\", \"01-definition\"")
    });
    eventually("the pre-test is served", async || {
        let served = house.inner.courses.get("small").unwrap();
        served.course.lesson("before").is_some()
    })
    .await;
    // Before: one of three right. After, of the three points of this objective: 3, 2 and 3.
    // The fourth did no pre-test, the fifth no final.
    for (name, before, after) in [
        ("Amal", Some("chance"), Some(&RIGHT[..])),
        ("Bolat", Some("past"), Some(&WRONG[..])),
        ("Chingiz", Some("past"), Some(&RIGHT[..])),
        ("Dana", None, Some(&WRONG[..])),
        ("Erlan", Some("chance"), None),
    ] {
        let judge = house.judge(name).await;
        if let Some(option) = before {
            begins(&judge, &house, option).await;
        }
        if let Some(answers) = after {
            let (_, attempt) = judge.attempts_quiz().await;
            judge.answers(attempt, "submit", answers).await.is_done();
        }
    }
    let page = trainer.sees(&results).await;
    assert_eq!(
        page.texts(".learnt tbody tr"),
        ["Say who is a refugee. 33.3 % 88.9 % +55.6 % -71 to 100 % 3"]
    );
    // In all: 1, 0 and 0 of one point before; 5, 2 and 5 of five after. Gained were 0, 0.4 and 1:
    // the mean is 0.4667, the deviation 0.5033, and 4.303 · 0.5033 ÷ √3 = 1.2504.
    assert_eq!(
        page.text(".learnt tfoot tr"),
        "All together 33.3 % 80 % +46.7 % -78 to 100 % 3"
    );
    // The pre-test itself compares with nothing.
    let page = trainer
        .sees(&house.training.at("/quizzes/before/results"))
        .await;
    assert_eq!(page.count(".learnt"), 0);
}
