//! Questions that were missed come back after a week, a month and three months.

use app::errors::UserError;
use jiff::SignedDuration;
use records::{missed_answer, missed_choice};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{RIGHT, WRONG};
use crate::harness::{House, Person, eventually};

on_both_databases!(
    a_missed_question_comes_back_and_is_chosen_before_it_is_seen,
    what_is_sent_twice_is_one_answer,
    it_is_off_by_a_tap,
    only_a_key_that_may_be_seen_comes_back,
    what_is_known_by_now_does_not_come_back,
);

fn page(house: &House) -> String {
    house.training.at("/practice/missed")
}

async fn days_pass(house: &House, judge: &Person, days: i64) {
    house.time_passes(SignedDuration::from_hours(days * 24));
    judge.arrives().await;
}

/// Hands in an attempt of which months and name are wrong, and grounds by half.
async fn misses(judge: &Person) {
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
}

async fn answers(house: &House, judge: &Person, fields: &[(&str, &str)]) -> crate::harness::Answer {
    let shown = judge.sees(&page(house)).await;
    let [quiz, question, number] = ["quiz", "question", "number"]
        .map(|name| shown.attribute(&format!("form.missed [name={name}]"), "value"));
    let mut all: Vec<(&str, &dyn ToString)> = vec![
        ("training", &house.training.id),
        ("quiz", &quiz),
        ("question", &question),
        ("number", &number),
    ];
    all.extend(
        fields
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToString)),
    );
    let answer = judge.sends("quizzes/practise", &all).await;
    judge.sees(answer.is_done().leads_to()).await
}

async fn a_missed_question_comes_back_and_is_chosen_before_it_is_seen(house: House) {
    let judge = house.judge("Amal").await;
    let first = judge.sees(&page(&house)).await;
    assert_eq!(
        first.text(".empty p"),
        "There is no question that you missed."
    );
    misses(&judge).await;
    let waits = judge.sees(&page(&house)).await;
    assert_eq!(
        waits.text(".empty p"),
        "No question is back yet. The first of 3 comes on 6 June 2024."
    );
    assert_eq!(judge.sees("/").await.count("a[href$=missed]"), 0);
    days_pass(&house, &judge, 8).await;
    // Offered at home, with how many.
    assert_eq!(
        judge.sees("/").await.text("a[href$=missed]"),
        "3 questions you missed are back"
    );
    let asks = judge.sees(&page(&house)).await;
    assert_eq!(asks.text(".missed legend"), "Grounds");
    // The reason is not there before one has chosen.
    for told in ["Named in the text", "Named nowhere", "Correct"] {
        assert!(!asks.body.contains(told), "{told}");
    }
    assert_eq!(asks.count(".feedback, .option.right"), 0);
    let chosen = [
        ("answers[grounds][option][]", "religion"),
        ("answers[grounds][option][]", "nationality"),
    ];
    let told = answers(&house, &judge, &chosen).await;
    assert!(
        told.text(".missed .feedback").starts_with("Correct"),
        "{}",
        told.main()
    );
    assert_eq!(told.count(".missed .option.chosen.right"), 2);
    assert!(told.main().contains("Wider than citizenship."));
    assert_eq!(
        told.text(".missed [role=status]"),
        "This question comes back on 7 July 2024."
    );
    assert_eq!(told.text(".actions a.button"), "Next question (2 left)");
    // What was typed is graded, and not kept.
    let told = answers(&house, &judge, &[("answers[months][number][]", "18")]).await;
    assert!(
        told.text(".missed .feedback").contains("17 months"),
        "{}",
        told.main()
    );
    assert!(!told.main().contains("Your answer"));
    // Left empty, it was not known.
    let told = answers(&house, &judge, &[]).await;
    assert!(told.text(".missed .feedback").starts_with("Not answered"));
    assert_eq!(told.text(".actions a.button"), "Back to the training");
    assert_eq!(judge.sees("/").await.count("a[href$=missed]"), 0);
    let kept = missed_answer::Entity::find();
    let kept = kept.order_by_asc(missed_answer::Column::Id);
    let kept = kept.all(house.inner.db.read()).await.unwrap();
    let kept: Vec<_> = kept
        .iter()
        .map(|row| (row.question.as_str(), row.known))
        .collect();
    assert_eq!(kept, [("grounds", true), ("months", false), ("ban", false)]);
    // Nothing of it is a colleague's.
    let other = house.judge("Bolat").await;
    let seen = other.sees(&format!("{}?after=1", page(&house))).await;
    assert_eq!(seen.count(".feedback"), 0);
    // After a week the two come back; the one that was known after a month.
    days_pass(&house, &judge, 8).await;
    assert!(
        judge
            .sees(&page(&house))
            .await
            .main()
            .contains("2 questions are back.")
    );
    days_pass(&house, &judge, 23).await;
    assert!(
        judge
            .sees(&page(&house))
            .await
            .main()
            .contains("3 questions are back.")
    );
    // It stands among one's data.
    let data = judge.sees("/account/data.html").await;
    let table = "What you answered when missed questions came back";
    assert!(data.body.contains(table), "{}", data.body);
}

async fn what_is_sent_twice_is_one_answer(house: House) {
    let judge = house.judge("Amal").await;
    misses(&judge).await;
    let fields: [(&str, &dyn ToString); 5] = [
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("question", &"months"),
        ("number", &1),
        ("answers[months][number][]", &"17"),
    ];
    // Before it is back nothing is kept, whatever is sent.
    judge.sends("quizzes/practise", &fields).await.is_done();
    assert_eq!(house.count::<missed_answer::Entity>().await, 0);
    days_pass(&house, &judge, 8).await;
    let answers =
        crate::harness::at_once((0..4).map(|_| judge.sends("quizzes/practise", &fields))).await;
    for answer in answers {
        answer.is_done();
    }
    judge.sends("quizzes/practise", &fields).await.is_done();
    assert_eq!(house.count::<missed_answer::Entity>().await, 1);
    // Who teaches misses nothing.
    let trainer = house.trainer("Tom").await;
    assert_eq!(trainer.visits(&page(&house)).await.status, 403);
    trainer
        .sends("quizzes/practise", &fields)
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn it_is_off_by_a_tap(house: House) {
    let judge = house.judge("Amal").await;
    misses(&judge).await;
    days_pass(&house, &judge, 8).await;
    let wants = async |wanted: bool| {
        judge.sees(&page(&house)).await;
        let fields: [(&str, &dyn ToString); 2] =
            [("training", &house.training.id), ("wanted", &wanted)];
        judge
            .sends("quizzes/choose-missed", &fields)
            .await
            .is_done();
        judge.sees(&page(&house)).await
    };
    for _ in 0..2 {
        let off = wants(false).await;
        assert!(off.main().contains("do not come back"), "{}", off.main());
        assert_eq!(off.count("form.missed"), 0);
        assert_eq!(judge.sees("/").await.count("a[href$=missed]"), 0);
    }
    assert_eq!(
        house.count::<missed_choice::Entity>().await,
        1,
        "said twice, kept once"
    );
    assert_eq!(wants(true).await.count("form.missed"), 1);
    assert_eq!(judge.sees("/").await.count("a[href$=missed]"), 1);
    assert_eq!(house.count::<missed_choice::Entity>().await, 2);
}

async fn only_a_key_that_may_be_seen_comes_back(house: House) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace(
            "quiz: final\n",
            "quiz: final\nfeedback: after-last-attempt\n",
        )
    });
    eventually("the policy is served", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.quiz().unwrap().feedback == course::Feedback::AfterLastAttempt
    })
    .await;
    let judge = house.judge("Amal").await;
    misses(&judge).await;
    days_pass(&house, &judge, 8).await;
    // Another attempt is left: its key is nobody's yet.
    let asks = judge.sees(&page(&house)).await;
    assert_eq!(
        asks.text(".empty p"),
        "There is no question that you missed."
    );
    assert_eq!(judge.sees("/").await.count("a[href$=missed]"), 0);
    // While it is under way, neither.
    let (_, attempt) = judge.attempts_quiz().await;
    assert_eq!(judge.sees(&page(&house)).await.count("form.missed"), 0);
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    days_pass(&house, &judge, 8).await;
    assert_eq!(judge.sees(&page(&house)).await.count("form.missed"), 1);
}

async fn what_is_known_by_now_does_not_come_back(house: House) {
    let judge = house.judge("Amal").await;
    misses(&judge).await;
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    days_pass(&house, &judge, 8).await;
    let asks = judge.sees(&page(&house)).await;
    assert_eq!(
        asks.text(".empty p"),
        "There is no question that you missed."
    );
}
