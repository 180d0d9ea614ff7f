//! A key that was wrong is put right by an erratum.

use app::errors::UserError;
use records::grade;

use super::{RIGHT, WRONG};
use crate::harness::{Answer, House, Person, eventually};

on_both_databases!(
    an_erratum_shows_who_goes_up_and_down_before_it_is_done,
    a_void_question_counts_up_and_down_by_share,
    a_regrade_with_an_unchanged_key_changes_nothing,
);

pub const ERRATUM: &str = r#"
[[errata]]
lesson = "final"
question = "months"
on = 2024-05-30
kind = "key"
answer = 18
tolerance = 0
[errata.reason]
en = "The instruments took eighteen months."
ru = "Восемнадцать месяцев."
kk = "Он сегіз ай."
"#;

/// Writes an erratum into the course, and waits until it is served.
pub async fn serves_erratum(house: &House, erratum: &str) {
    std::fs::write(house.content.join("small/errata.toml"), erratum).unwrap();
    eventually("the erratum is served", async || {
        let served = house.inner.courses.get("small").unwrap();
        !served.course.errata.is_empty()
    })
    .await;
}

pub async fn regrades(trainer: &Person, house: &House, reason: &str) -> Answer {
    trainer
        .visits(&house.training.at("/quizzes/final/regrade"))
        .await;
    let fields: [(&str, &dyn ToString); 3] = [
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("reason", &reason),
    ];
    trainer.sends("quizzes/regrade", &fields).await
}

async fn an_erratum_shows_who_goes_up_and_down_before_it_is_done(house: House) {
    let trainer = house.trainer("Tom").await;
    let (up, down) = (house.judge("Amal").await, house.judge("Bolat").await);
    let (path, attempt) = up.attempts_quiz().await;
    up.answers(attempt, "submit", &WRONG).await.is_done();
    let (_, attempt) = down.attempts_quiz().await;
    down.answers(attempt, "submit", &RIGHT).await.is_done();
    serves_erratum(&house, ERRATUM).await;
    let page = trainer
        .sees(&house.training.at("/quizzes/final/regrade"))
        .await;
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 2, "{}", page.main());
    assert!(
        rows[0].contains("2 / 5 (40 %) 3 / 5 (60 %) passes"),
        "{rows:?}"
    );
    assert!(rows[1].contains("5 / 5 (100 %) 4 / 5 (80 %)"), "{rows:?}");
    assert!(page.main().contains("1 up, 1 down, 0 with the same share"));
    assert_eq!(
        up.sees(&path).await.text(".score"),
        "40 % 2 of 5 points",
        "nothing was done yet"
    );
    regrades(&trainer, &house, " ")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    for other in [&up, &house.organizer("Olga").await] {
        regrades(other, &house, "Mine")
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    regrades(&trainer, &house, "Erratum of 30 May")
        .await
        .is_done();
    assert_eq!(
        house.count::<grade::Entity>().await,
        4,
        "appended, not overwritten"
    );
    let result = up.sees(&path).await;
    assert_eq!(result.text(".score"), "60 % 3 of 5 points");
    assert_eq!(result.text(".verdict"), "passed");
    assert!(
        result
            .text("#months")
            .contains("The instruments took eighteen months.")
    );
    // Who answers after it is graded by it, too.
    let late = house.judge("Dana").await;
    let (_, attempt) = late.attempts_quiz().await;
    let result = late.answers(attempt, "submit", &WRONG).await;
    let result = late.sees(result.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "60 % 3 of 5 points");
}

const VOID: &str = r#"
[[errata]]
lesson = "final"
question = "months"
on = 2024-05-30
kind = "void"
[errata.reason]
en = "Both can be argued."
ru = "Возможны оба ответа."
kk = "Екі жауап та мүмкін."
"#;

async fn a_void_question_counts_up_and_down_by_share(house: House) {
    let trainer = house.trainer("Tom").await;
    // All right; all but the question that becomes void; that one right and another wrong.
    let mut missed_it = RIGHT.to_vec();
    missed_it.retain(|(name, _)| !name.contains("months"));
    let mut had_it = RIGHT.to_vec();
    had_it.retain(|(name, _)| !name.contains("ban"));
    for (name, answers) in [
        ("Amal", &RIGHT[..]),
        ("Bolat", &missed_it),
        ("Chingiz", &had_it),
        ("Dana", &[]),
    ] {
        let judge = house.judge(name).await;
        let (_, attempt) = judge.attempts_quiz().await;
        judge.answers(attempt, "submit", answers).await.is_done();
    }
    serves_erratum(&house, VOID).await;
    let regrade = house.training.at("/quizzes/final/regrade");
    let page = trainer.sees(&regrade).await;
    let rows = page.texts("tbody tr");
    let expected = [
        "5 / 5 (100 %) 4 / 4 (100 %)",
        "4 / 5 (80 %) 4 / 4 (100 %)",
        "4 / 5 (80 %) 3 / 4 (75 %)",
        "0 / 5 (0 %) 0 / 4 (0 %)",
    ];
    assert_eq!(rows.len(), expected.len(), "{rows:?}");
    for (row, expected) in rows.iter().zip(expected) {
        assert!(row.contains(expected), "{row}");
    }
    let sum = "1 up, 1 down, 2 with the same share of the points";
    assert!(page.main().contains(sum), "{}", page.main());
    regrades(&trainer, &house, "Void since 30 May")
        .await
        .is_done();
    assert_eq!(house.count::<grade::Entity>().await, 8);
    let page = trainer.sees(&regrade).await;
    assert!(page.text(".notice.info").contains("No grade would change."));
}

async fn a_regrade_with_an_unchanged_key_changes_nothing(house: House) {
    let trainer = house.trainer("Tom").await;
    let judge = house.judge("Amal").await;
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let page = trainer
        .sees(&house.training.at("/quizzes/final/regrade"))
        .await;
    assert!(page.text(".notice.info").contains("No grade would change."));
    regrades(&trainer, &house, "To be sure").await.is_done();
    assert_eq!(house.count::<grade::Entity>().await, 1);
}
