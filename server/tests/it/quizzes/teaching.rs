//! What waits for a trainer stands at home.

use super::{
    RIGHT, WRONG,
    marking::{marks, serves_reasoned},
};
use crate::harness::{Fields, House, eventually};

on_both_databases!(
    a_trainer_finds_at_home_what_waits,
    nothing_that_waits_is_told_to_others,
    drafts_and_problems_lead_to_their_texts,
);

async fn a_trainer_finds_at_home_what_waits(house: House) {
    serves_reasoned(&house).await;
    let trainer = house.trainer("Tom").await;
    let page = trainer.sees("/").await;
    assert_eq!(page.text(".teaching h3"), "Trainer’s tasks");
    assert!(page.text(".teaching .nothing").contains("Nothing needs"));
    let next_step = page.attribute(".teaching .nothing a", "href");
    assert_eq!(next_step, house.training.at("/results"));
    trainer.sees(&next_step).await;
    assert_eq!(page.count(".teaching .last"), 0);

    // One is right, one is wrong, one waits to be marked and reports a question.
    let mut attempts = Vec::new();
    for (name, answers, words) in [
        ("Amal", RIGHT.as_slice(), ""),
        ("Bolat", WRONG.as_slice(), ""),
        ("Dana", RIGHT.as_slice(), "She fears what is to come."),
    ] {
        let judge = house.judge(name).await;
        let (_, attempt) = judge.attempts_quiz().await;
        let mut answers = answers.to_vec();
        if !words.is_empty() {
            answers.push(("answers[decide][words][]", words));
            let report: &Fields<'_> = &[
                ("attempt", &attempt),
                ("question", &"fear"),
                ("unclear", &"Which court?"),
            ];
            judge.sends("quizzes/flag", report).await.is_done();
        }
        judge.answers(attempt, "submit", &answers).await.is_done();
        attempts.push(attempt);
    }
    let page = trainer.sees("/").await;
    let lines = page.texts(".teaching > ul > li");
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("One attempt with written answers to mark"));
    assert!(lines[1].starts_with("One unanswered report"), "{lines:?}");
    let ways = page.attributes(".teaching > ul > li > a", "href");
    let quiz = |page: &str| house.training.at(&format!("/quizzes/final/{page}"));
    assert_eq!(ways, [quiz("marking"), quiz("results")]);
    assert!(trainer.sees(&ways[0]).await.count(".given") == 1);
    assert!(trainer.sees(&ways[1]).await.count("#flag-1") == 1);
    // What the one that waits has reached is told to nobody yet.
    let last = page.text(".teaching .last");
    assert!(last.contains("3 people have handed in"), "{last}");
    assert!(last.contains("of 2 reached the pass mark"), "{last}");
    assert!(!page.main().contains("Dana"));

    marks(&trainer, &house, attempts[2], ("3", "1"))
        .await
        .is_done();
    let reply: &Fields<'_> = &[("flag", &1), ("reply", &"The second.")];
    trainer.sends("quizzes/answer-flag", reply).await.is_done();
    let page = trainer.sees("/").await;
    assert_eq!(page.count(".teaching .nothing"), 1);
    let last = page.text(".teaching .last");
    assert!(last.contains("1 of 3 reached the pass mark"), "{last}");
}

async fn nothing_that_waits_is_told_to_others(house: House) {
    for person in [
        house.judge("Amal").await,
        house.organizer("Olga").await,
        house.observer("Oona").await,
    ] {
        assert_eq!(person.sees("/").await.count(".teaching"), 0);
    }
}

async fn drafts_and_problems_lead_to_their_texts(house: House) {
    let trainer = house.trainer("Tom").await;
    house.rewrites("01-basics/02-procedure.en.md", |text| {
        text.replacen("---\n", "---\ndraft: true\n", 1)
    });
    let line = async |words: &str| {
        let page = trainer.sees("/").await;
        page.texts(".teaching > ul > li")
            .iter()
            .any(|line| line.starts_with(words))
    };
    eventually("the draft is told", || {
        line("One draft that judges do not see yet")
    })
    .await;
    let page = trainer.sees("/").await;
    let draft = page.attribute(".teaching ul ul a", "href");
    assert_eq!(draft, house.training.at("/lessons/procedure"));
    trainer.sees(&draft).await;
    house.rewrites("01-basics/01-definition.en.md", |text| {
        text.replace("- [ ] {#poverty}", "- [x] {#poverty}")
    });
    eventually("the problem is told", || {
        line("One problem in the new version of the course")
    })
    .await;
    let ways = trainer.sees("/").await;
    let ways = ways.attributes(".teaching > ul > li > a", "href");
    assert_eq!(ways, [house.training.at("/problems")]);
    trainer.sees(&ways[0]).await;
}
