//! Quizzes: from the start to the result.

mod allowances;
mod colleagues;
mod doors;
mod errata;
mod feedback;
mod flags;
mod gains;
mod gradebook;
mod keys;
mod limits;
mod markers;
mod marking;
mod missed;
mod plan;
mod pre_tests;
mod preview;
pub mod queries;
mod races;
mod reasoned;
mod refusals;
mod regrading;
mod reopening;
mod results;
mod saving;
mod secrecy;
mod sheets;
mod teaching;

use app::errors::UserError;
use records::{answer, grade};

use crate::harness::{House, eventually};

on_both_databases!(
    a_quiz_is_left_and_gone_on_with_and_handed_in,
    what_was_handed_in_stays_as_it_is,
    an_attempt_keeps_the_text_it_saw,
    an_attempt_is_its_judges_alone,
);

/// All right: five points of five.
pub const RIGHT: [(&str, &str); 5] = [
    ("answers[fear][option][]", "chance"),
    ("answers[grounds][option][]", "religion"),
    ("answers[grounds][option][]", "nationality"),
    ("answers[months][number][]", "17"),
    ("answers[ban][words][]", "Non-refoulement"),
];
/// One right of two grounds, and a wrong number: two points of five.
pub const WRONG: [(&str, &str); 3] = [
    ("answers[fear][option][]", "chance"),
    ("answers[grounds][option][]", "religion"),
    ("answers[months][number][]", "18"),
];

async fn a_quiz_is_left_and_gone_on_with_and_handed_in(house: House) {
    let judge = house.judge("Amal").await;
    let intro = judge.sees(&house.training.at("/quizzes/final")).await;
    let facts = intro.texts(".facts dd");
    assert_eq!(
        facts,
        [
            "4",
            "20 minutes",
            "up to 2",
            "You need 60 % to pass; your best attempt counts."
        ]
    );
    let (path, attempt) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    assert_eq!(
        sheet.texts(".sheet legend"),
        ["Fear", "Grounds", "Months", "Name"]
    );
    assert_eq!(sheet.text(".lede"), "Hand in by 09:10 (UTC+05:00).");
    let saved = judge.answers(attempt, "save", &WRONG).await;
    assert_eq!(
        saved.is_done().leads_to(),
        format!("{path}?done=answers-saved")
    );
    let sheet = judge.sees(saved.leads_to()).await;
    assert_eq!(
        sheet.text(".sheet-bar [role=status]"),
        "3 of 4 answered, saved 08:50:00"
    );
    // Left; the way back is on the quiz's page, at another device, too.
    let elsewhere = judge.at_another_device().await;
    let intro = elsewhere.sees(&house.training.at("/quizzes/final")).await;
    assert_eq!(intro.attribute(".quiz-intro a.button", "href"), path);
    let sheet = elsewhere.sees(&path).await;
    assert_eq!(
        sheet.attributes("input[checked]", "value"),
        ["chance", "religion"]
    );
    assert_eq!(
        sheet.attribute("[name='answers[months][number][]']", "value"),
        "18"
    );
    // Handed in.
    let result = judge
        .sees(
            judge
                .answers(attempt, "submit", &WRONG)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(result.text(".score"), "40 % 2 of 5 points");
    assert_eq!(result.text(".verdict"), "not passed");
    assert_eq!(
        result.texts(".sheet > li > .meta:first-child"),
        ["1 of 1", "1 of 2", "0 of 1", "0 of 1"]
    );
    assert_eq!(
        result.text("#fear .option.chosen.right .why"),
        "Right: the question looks ahead."
    );
    assert!(
        result
            .text("#months .feedback")
            .contains("Correct answer: 17 months"),
        "{}",
        result.text("#months")
    );
    assert!(
        result
            .text("#months .explanation")
            .contains("Seventeen months")
    );
    assert!(result.text("#ban .feedback").starts_with("Not answered"));
    // The weakest first, with what teaches it.
    assert_eq!(
        result.texts(".bars > li"),
        [
            "Say who decides, and by when. 0 % 0 of 2 Procedure 20 min · practise",
            "Say who is a refugee. 67 % 2 of 3 Who is a refugee 25 min · practise"
        ]
    );
    // It is not passed, so it is not done; all right, it is.
    let lessons = judge
        .sees(&house.training.at(""))
        .await
        .texts(".lessons li");
    assert!(lessons[2].contains("not passed 40 %"), "{lessons:?}");
    let (path, attempt) = judge.attempts_quiz().await;
    judge.sees(&path).await;
    let result = judge
        .sees(
            judge
                .answers(attempt, "submit", &RIGHT)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(
        (result.text(".score"), result.text(".verdict")),
        ("100 % 5 of 5 points".to_owned(), "passed".to_owned())
    );
    let lessons = judge
        .sees(&house.training.at(""))
        .await
        .texts(".lessons li");
    assert!(lessons[2].contains(" passed 100 %"), "{lessons:?}");
    let rows = judge
        .sees(&house.training.at("/quizzes/final"))
        .await
        .texts("table tbody tr");
    assert_eq!(rows.len(), 2);
    assert!(
        rows[0].contains("2 / 5 (40 %) not passed") && rows[1].contains("5 / 5 (100 %) passed"),
        "{rows:?}"
    );
}

async fn what_was_handed_in_stays_as_it_is(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge
        .answers(attempt, "save", &[("answers[fear][option][]", "past")])
        .await
        .is_done();
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let (answers, grades) = (
        house.count::<answer::Entity>().await,
        house.count::<grade::Entity>().await,
    );
    // The first answer to the first question stands beside the second.
    assert_eq!((answers, grades), (4, 1));
    for intent in ["save", "submit"] {
        judge
            .answers(attempt, intent, &RIGHT)
            .await
            .is_refused_with(&UserError::AttemptSubmitted);
    }
    assert_eq!(house.count::<answer::Entity>().await, 4);
    assert_eq!(house.count::<grade::Entity>().await, 1);
    assert_eq!(judge.sees(&path).await.text(".score"), "40 % 2 of 5 points");
}

async fn an_attempt_keeps_the_text_it_saw(house: House) {
    let (judge, later) = (house.judge("Amal").await, house.judge("Bolat").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge.sees(&path).await;
    // The question is put otherwise, another answer is right, and one question is gone.
    house.rewrites("01-basics/03-final.en.md", |text| {
        let text = text
            .replace(
                "What does the word “fear” ask of the court?",
                "What does fear ask today?",
            )
            .replace("- [x] {#chance}", "- [ ] {#chance}")
            .replace("- [ ] {#past}", "- [x] {#past}");
        text.split("## Name {#ban").next().unwrap().to_owned()
    });
    let hash = || {
        house
            .inner
            .courses
            .get("small")
            .unwrap()
            .course
            .hash
            .clone()
    };
    let before = hash();
    eventually("the new text is served", || async { hash() != before }).await;
    let sheet = judge.sees(&path).await;
    assert!(
        sheet.text("#fear .stem").contains("the word “fear”"),
        "{}",
        sheet.text("#fear")
    );
    assert_eq!(sheet.count(".sheet > li"), 4);
    let result = judge
        .sees(
            judge
                .answers(attempt, "submit", &RIGHT)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(
        result.text(".score"),
        "100 % 5 of 5 points",
        "graded by the key it was asked with"
    );
    assert!(result.text("#fear .stem").contains("the word “fear”"));
    assert!(
        result
            .text(".notice.info")
            .contains("has been changed since")
    );
    // Who begins now is asked the new text.
    let (path, attempt) = later.attempts_quiz().await;
    assert!(
        later
            .sees(&path)
            .await
            .text("#fear .stem")
            .contains("fear ask today")
    );
    let result = later
        .sees(
            later
                .answers(attempt, "submit", &RIGHT[..4])
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(result.text(".score"), "75 % 3 of 4 points");
    assert_eq!(result.count(".notice.info"), 0);
}

async fn an_attempt_is_its_judges_alone(house: House) {
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "save", &WRONG).await.is_done();
    let others = [
        house.judge("Bolat").await,
        house.organizer("Olga").await,
        house.stranger("Sam").await,
    ];
    for submitted in [false, true] {
        for other in &others {
            let page = other.visits(&path).await;
            assert_eq!(page.status, 404, "{}", other.name);
            assert!(!page.body.contains("Fear"));
            other
                .answers(attempt, "submit", &RIGHT)
                .await
                .is_refused_with(&UserError::NotFound);
        }
        if !submitted {
            judge.answers(attempt, "submit", &WRONG).await.is_done();
        }
    }
    // A trainer sees what was handed in, as it was seen, and changes nothing about it.
    let trainer = house.trainer("Tom").await;
    let page = trainer.sees(&path).await;
    assert!(
        page.text(".lede").starts_with("Amal"),
        "{}",
        page.text(".lede")
    );
    let (open, _) = house.judge("Dana").await.attempts_quiz().await;
    assert_eq!(trainer.visits(&open).await.status, 404);
    let refused = trainer.answers(attempt, "submit", &RIGHT).await;
    refused.is_refused_with(&UserError::NotFound);
    let administrator = house.administrator("Root").await;
    assert_eq!(administrator.visits(&path).await.status, 200);
    assert_eq!(house.count::<grade::Entity>().await, 1);
    // Who does not take the course sits none of its quizzes.
    let observer = house.observer("Oskar").await;
    for other in [&administrator, &trainer, &observer, &others[1]] {
        let refused = other.starts_quiz().await;
        refused.is_refused_with(&UserError::SitsNoQuiz);
        let quiz = house.training.at("/quizzes/final");
        assert_eq!(other.sees(&quiz).await.count("main form"), 0);
    }
}
