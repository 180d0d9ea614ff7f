//! Reasoned answers are marked by their rubric.

use app::errors::{Field, UserError};
use records::{grade, rubric_mark};

use super::RIGHT;
use crate::harness::{Answer, House, Person, eventually};

on_both_databases!(a_reasoned_answer_is_marked_without_knowing_whose_it_is);

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
