//! When the reasons are shown: at once, after submitting, after the last attempt, after the session.

use jiff::SignedDuration;

use super::{RIGHT, WRONG};
use crate::harness::{House, eventually};

on_both_databases!(
    at_once_an_answer_that_was_checked_is_final,
    after_the_session_the_reasons_come,
    before_the_session_the_reasons_wait_for_it,
    after_the_last_attempt_the_reasons_come,
    after_a_pass_the_reasons_come,
);

/// Gives the quiz a policy, and waits until it is served.
async fn with_policy(house: &House, policy: &str) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("pass: 60\n", &format!("pass: 60\nfeedback: {policy}\n"))
    });
    eventually("the policy is served", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.quiz().unwrap().feedback.code() == policy
    })
    .await;
}

async fn at_once_an_answer_that_was_checked_is_final(house: House) {
    with_policy(&house, "at-once").await;
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    assert!(
        !judge
            .sees(&path)
            .await
            .body
            .contains("evidence, not a condition")
    );
    let past = [("answers[fear][option][]", "past")];
    let checked = judge.answers(attempt, "check-fear", &past).await;
    assert!(checked.is_done().leads_to().ends_with("#fear"));
    let sheet = judge.sees(&path).await;
    assert!(
        sheet
            .text("#fear .option.chosen .why")
            .contains("evidence, not a condition")
    );
    assert!(
        !sheet.body.contains("Seventeen months"),
        "only of the question that was checked"
    );
    // What comes after it does not stand.
    let chance = [("answers[fear][option][]", "chance")];
    judge.says(attempt, ("fear", 9, "tab"), &chance).await;
    judge.answers(attempt, "save", &chance).await.is_done();
    let result = judge.answers(attempt, "submit", &RIGHT).await;
    let result = judge.sees(result.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "80 % 4 of 5 points");
}

async fn after_the_session_the_reasons_come(house: House) {
    with_policy(&house, "after-session").await;
    let judge = house.judge("Amal").await;
    // The opening is on from 09:00 to 10:30.
    house.time_passes(SignedDuration::from_mins(20));
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "40 % 2 of 5 points");
    assert!(
        result
            .main()
            .contains("The reasons are shown when this session is over: Opening.")
    );
    assert!(!result.body.contains("looks ahead") && !result.body.contains("Seventeen months"));
    assert_eq!(result.count("table.on-paper"), 0, "on paper neither");
    house.time_passes(SignedDuration::from_mins(90));
    assert!(judge.sees(&path).await.body.contains("Seventeen months"));
}

async fn before_the_session_the_reasons_wait_for_it(house: House) {
    with_policy(&house, "after-session").await;
    let judge = house.judge("Amal").await;
    // The opening begins at 09:00, and those who come to it may sit the same quiz there.
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let keeps_back = async |when: &str| {
        let body = judge.sees(&path).await.body;
        assert!(!body.contains("Seventeen months"), "{when}");
        assert!(body.contains("Opening"), "{when}");
    };
    keeps_back("before the session").await;
    house.time_passes(SignedDuration::from_mins(30));
    keeps_back("in the session").await;
    house.time_passes(SignedDuration::from_mins(90));
    assert!(judge.sees(&path).await.body.contains("Seventeen months"));
}

/// What is shown instead of the reasons.
const LATER: &str =
    "The reasons are shown once you have passed, or have handed in your last attempt.";

async fn after_the_last_attempt_the_reasons_come(house: House) {
    with_policy(&house, "after-last-attempt").await;
    let judge = house.judge("Amal").await;
    let (first, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let result = judge.sees(&first).await;
    assert!(result.main().contains(LATER), "{}", result.main());
    assert!(!result.body.contains("looks ahead") && !result.body.contains("Seventeen months"));
    assert_eq!(result.count("table.on-paper"), 0, "on paper neither");
    // The second and last is under way: still nothing, of the first one either.
    let (second, attempt) = judge.attempts_quiz().await;
    assert!(judge.sees(&first).await.main().contains(LATER));
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    for path in [first, second] {
        let result = judge.sees(&path).await;
        assert!(result.body.contains("Seventeen months"), "{path}");
        assert!(!result.main().contains(LATER), "{path}");
    }
}

async fn after_a_pass_the_reasons_come(house: House) {
    with_policy(&house, "after-last-attempt").await;
    let judge = house.judge("Amal").await;
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    assert!(judge.sees(&path).await.body.contains("Seventeen months"));
}
