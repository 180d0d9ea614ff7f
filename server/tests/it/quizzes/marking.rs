//! Reasoned answers are marked by their rubric.

use app::errors::{Field, UserError};
use records::{grade, rubric_mark};

use super::{
    RIGHT,
    regrading::{ERRATUM, regrades, serves_erratum},
};
use crate::harness::{Answer, House, Person, eventually};

on_both_databases!(
    a_reasoned_answer_is_marked_without_knowing_whose_it_is,
    marking_applies_the_mark_and_nothing_else,
);

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim.

- {#each points=4} Applies each element
- {#limits} Sees the limits

> [!NOTE]
> Element by element.
";

async fn marks(trainer: &Person, house: &House, attempt: i64, points: (&str, &str)) -> Answer {
    trainer
        .visits(&house.training.at("/quizzes/final/marking"))
        .await;
    let fields: [(&str, &dyn ToString); 5] = [
        ("attempt", &attempt),
        ("question", &"decide"),
        ("points[each]", &points.0),
        ("points[limits]", &points.1),
        ("comment", &"See article 1A(2)."),
    ];
    trainer.sends("quizzes/mark", &fields).await
}

async fn a_reasoned_answer_is_marked_without_knowing_whose_it_is(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    eventually("the longer quiz is served", async || {
        judge
            .sees(&house.training.at("/quizzes/final"))
            .await
            .texts(".facts dd")[0]
            == "5"
    })
    .await;
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    let page = trainer
        .sees(&house.training.at("/quizzes/final/marking"))
        .await;
    assert_eq!(page.text(".given"), "She fears what is to come.");
    assert!(!page.body.contains("Amal"), "who wrote it is hidden");
    assert!(!trainer.sees(&path).await.main().contains("Amal"));
    for bad in [("5", "1"), ("-1", "1"), ("x", "1"), ("4", "")] {
        let refused = marks(&trainer, &house, attempt, bad).await;
        refused.is_refused_with(&UserError::NotUnderstood {
            field: Field::Points,
        });
    }
    for other in [&judge, &house.organizer("Olga").await] {
        let refused = marks(other, &house, attempt, ("4", "1")).await;
        refused.is_refused_with(&UserError::NotAllowed);
    }
    assert_eq!(house.count::<rubric_mark::Entity>().await, 0);
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "9 / 10 (90 %)");
    assert_eq!(result.text(".verdict"), "passed");
    assert!(
        result
            .text("#decide .comment")
            .contains("See article 1A(2).")
    );
    assert!(trainer.sees(&path).await.text(".lede").starts_with("Amal"));
    let page = trainer
        .sees(&house.training.at("/quizzes/final/marking"))
        .await;
    assert_eq!(page.count(".given"), 0);
    // A second look is a second mark; the first stays.
    marks(&trainer, &house, attempt, ("4", "1")).await.is_done();
    assert_eq!(judge.sees(&path).await.text(".score"), "10 / 10 (100 %)");
    assert_eq!(house.count::<rubric_mark::Entity>().await, 2);
    assert_eq!(house.count::<grade::Entity>().await, 3);
}

/// The quiz with a reasoned question, passed at what the course says.
pub async fn serves_reasoned(house: &House) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("pass: 60\n", "") + QUESTION
    });
    let asked = async || {
        let served = house.inner.courses.get("small").unwrap();
        let (_, quiz) = served.course.lesson("final").unwrap();
        quiz.questions.len() == 5 && quiz.quiz().unwrap().pass.is_none()
    };
    eventually("the longer quiz is served", asked).await;
}

async fn marking_applies_the_mark_and_nothing_else(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears what is to come."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    // Since then more is asked of whoever begins, and a key that was right is so no longer.
    house.rewrites("course.toml", |text| {
        text.replace("pass_mark = 60", "pass_mark = 95")
    });
    serves_erratum(&house, ERRATUM).await;
    let intro = judge.sees(&house.training.at("/quizzes/final")).await;
    assert!(intro.main().contains("from 95 %"), "{}", intro.main());
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "9 / 10 (90 %)");
    assert_eq!(result.text(".verdict"), "passed");
    // The erratum waits to be looked at, and is then the only thing that changes.
    let regrade = house.training.at("/quizzes/final/regrade");
    let rows = trainer.sees(&regrade).await.texts("tbody tr");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("9 / 10 (90 %) 8 / 10 (80 %)"), "{rows:?}");
    assert!(!rows[0].contains("fails"), "{rows:?}");
    regrades(&trainer, &house, "Erratum of 30 May")
        .await
        .is_done();
    // A second mark keeps what was put right.
    marks(&trainer, &house, attempt, ("4", "1")).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "9 / 10 (90 %)");
    assert_eq!(result.text(".verdict"), "passed");
    let page = trainer.sees(&regrade).await;
    assert!(page.main().contains("No grade would change."));
    // Who begins now is held to what is asked now.
    let late = house.judge("Dana").await;
    let (_, attempt) = late.attempts_quiz().await;
    let mut answers = answers.clone();
    answers.retain(|(name, _)| !name.contains("months"));
    answers.push(("answers[months][number][]", "18"));
    let done = late.answers(attempt, "submit", &answers).await;
    marks(&trainer, &house, attempt, ("3", "1")).await.is_done();
    let result = late.sees(done.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "9 / 10 (90 %)");
    assert_eq!(result.text(".verdict"), "not passed");
}
