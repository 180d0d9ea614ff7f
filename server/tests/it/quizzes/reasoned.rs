//! Answers that a trainer marks.

use super::RIGHT;
use crate::harness::{House, eventually};

on_both_databases!(
    what_a_trainer_marks_is_neither_passed_nor_failed,
    in_practice_one_compares_for_oneself,
);

const QUESTION: &str = "

## Decide {#decide .question .reasoned words=150 objective=inclusion}

Decide her claim.

- {#each points=4} Applies each element
- {#limits} Sees the limits

> [!NOTE]
> Element by element.
";

const ANSWER: &str = "She fears what is to come.\r\n\r\nSo the claim is granted <b>today</b>.";

const SECRETS: [&str; 3] = [
    "Applies each element",
    "Sees the limits",
    "Element by element",
];

async fn what_a_trainer_marks_is_neither_passed_nor_failed(house: House) {
    let judge = house.judge("Amal").await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.to_owned() + QUESTION
    });
    let quiz = house.training.at("/quizzes/final");
    eventually("the longer quiz is served", || async {
        judge.sees(&quiz).await.texts(".facts dd")[0] == "5"
    })
    .await;
    let (path, attempt) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.text("#decide .field .hint"), "About 150 words");
    // Five of the ten points are right; 60 % are asked for, so five more could be enough.
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", ANSWER));
    judge.answers(attempt, "save", &answers).await.is_done();
    assert!(
        judge
            .sees(&path)
            .await
            .text("#decide textarea")
            .contains("to come.")
    );
    judge.answers(attempt, "submit", &answers).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "50 % 5 of 10 points");
    assert_eq!(result.text(".verdict"), "awaits marking");
    let organizer = house.organizer("Olga").await;
    let people = organizer.sees(&format!("{quiz}/people")).await;
    assert_eq!(people.texts("tbody .badge"), ["awaits marking"]);
    assert!(
        result.main().contains("Points that may be added: 5"),
        "{}",
        result.main()
    );
    assert_eq!(result.text("#decide > .meta"), "5 points");
    assert!(
        result
            .text("#decide .feedback")
            .starts_with("Awaits marking by a trainer")
    );
    assert!(
        result.text("#decide .written").contains("<b>today</b>"),
        "what was written is shown as it was written"
    );
    for secret in SECRETS {
        assert!(
            !sheet.body.contains(secret) && !result.body.contains(secret),
            "{secret}"
        );
    }
    assert_eq!(
        judge.sees(&quiz).await.texts("table .badge"),
        ["awaits marking"]
    );
    // Nothing was written: nothing is to be marked, and what was looked for is told.
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".verdict"), "not passed");
    assert_eq!(
        result.texts("#decide .rubric li"),
        ["Applies each element 4 points", "Sees the limits 1 point"]
    );
    assert_eq!(
        judge.sees(&quiz).await.texts("table .badge"),
        ["awaits marking", "not passed"]
    );
}

async fn in_practice_one_compares_for_oneself(house: House) {
    let judge = house.judge("Amal").await;
    house.rewrites("01-basics/01-definition.en.md", |text| {
        text.to_owned() + QUESTION
    });
    let lesson = house.training.at("/lessons/definition");
    eventually("the question is served", || async {
        judge.sees(&lesson).await.count("#decide textarea") == 1
    })
    .await;
    let before = judge.sees(&lesson).await;
    let words = "и ".repeat(2000);
    let sent = judge
        .sends(
            "learning/try",
            &[
                ("training", &house.training.id),
                ("lesson", &"definition"),
                ("question", &"decide"),
                ("answers[decide][words][]", &words),
            ],
        )
        .await;
    // Not a word of it stands in the address.
    assert_eq!(sent.leads_to(), format!("{lesson}#decide"));
    let tried = judge.sees(sent.leads_to()).await;
    assert!(
        tried
            .text("#decide .feedback")
            .starts_with("Nobody marks practice answers")
    );
    assert!(tried.text("#decide .written").starts_with("и и"));
    for secret in SECRETS {
        assert!(!before.body.contains(secret), "{secret}");
        assert!(tried.text("#decide .feedback").contains(secret), "{secret}");
    }
}
