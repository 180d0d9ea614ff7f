//! An attempt that was handed in is gone on with.

use app::{
    errors::{Field, UserError},
    post::Kind,
};
use jiff::SignedDuration;
use records::{attempt_reopening, grade, letter};
use sea_orm::EntityTrait as _;

use super::{RIGHT, WRONG, marking::serves_reasoned};
use crate::harness::{Answer, Fields, House, Person};

on_both_databases!(
    what_was_handed_in_is_gone_on_with_and_graded_again,
    its_time_is_what_was_said_and_the_job_keeps_to_it,
    whoever_may_have_seen_the_key_goes_on_only_knowingly,
    who_may_reopen_and_what_is_refused,
    a_mark_is_about_the_answer_that_it_was_given_for,
);

/// Reopens an attempt until a time on the first day of the training.
pub async fn reopens(who: &Person, path: &str, until: &str, more: &Fields<'_>) -> Answer {
    who.visits(&format!("{path}?reopen")).await;
    let attempt = path.rsplit('/').next().unwrap();
    let mut fields: Vec<(&str, &dyn ToString)> = vec![
        ("attempt", &attempt),
        ("closes_on", &"2024-05-30"),
        ("closes_at", &until),
    ];
    fields.extend(more);
    who.sends("quizzes/reopen", &fields).await
}

/// Gives the quiz a policy that shows no reasons yet.
async fn keeps_the_key(house: &House) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("pass: 60\n", "pass: 60\nfeedback: after-last-attempt\n")
    });
    crate::harness::eventually("the policy is served", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.quiz().unwrap().feedback.code() == "after-last-attempt"
    })
    .await;
}

async fn what_was_handed_in_is_gone_on_with_and_graded_again(house: House) {
    keeps_the_key(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let page = trainer.sees(&path).await;
    let way = page.attribute("a[href*='?reopen']", "href");
    let page = trainer.sees(&way).await;
    assert_eq!(page.count("#reopen [name=knowingly]"), 0);
    let reason: &Fields<'_> = &[("reason", &"The power failed in the hall")];
    let done = reopens(&trainer, &path, "18:00", reason).await;
    let people = trainer.sees(done.is_done().leads_to()).await;
    assert!(people.text(".grants").contains("The power failed"));
    // The answers are there, and the grade stands, until it is handed in again.
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.text(".lede"), "Hand in by 18:00 (UTC+05:00).");
    assert!(sheet.text(".notice.info").contains("The power failed"));
    assert_eq!(
        sheet.attribute("[name='answers[months][number][]']", "value"),
        "18"
    );
    let quiz = judge.sees(&house.training.at("/quizzes/final")).await;
    assert_eq!(quiz.attribute(".quiz-intro a.button", "href"), path);
    house.time_passes(SignedDuration::from_hours(1));
    let done = judge.answers(attempt, "submit", &RIGHT).await;
    let result = judge.sees(done.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "100 % 5 of 5 points");
    assert_eq!(house.count::<grade::Entity>().await, 2);
    // Both read how it came about.
    for reader in [&judge, &trainer] {
        let page = reader.sees(&path).await;
        assert_eq!(page.count(".grades tbody tr"), 2);
        let history = page.text(".reopenings");
        assert!(history.contains("The power failed"), "{history}");
        assert_eq!(history.contains("Tom"), reader.name == trainer.name);
    }
    let letters = letter::Entity::find().all(house.inner.db.read()).await;
    let mut letters = letters.unwrap();
    letters.retain(|letter| letter.kind == Kind::AttemptReopened.code());
    assert_eq!(letters.len(), 1);
    assert!(!letters[0].body.contains("power"), "no reasons in letters");
    let root = house.administrator("Root").await;
    let audit = root.sees("/audit").await;
    assert!(audit.main().contains("Reopened an attempt"));
}

async fn its_time_is_what_was_said_and_the_job_keeps_to_it(house: House) {
    keeps_the_key(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    // The twenty minutes of the quiz are long over.
    house.time_passes(SignedDuration::from_hours(2));
    let reason: &Fields<'_> = &[("reason", &"The network failed")];
    reopens(&trainer, &path, "12:00", reason).await.is_done();
    let overdue = async || app::quizzes::hand_in_overdue(&house.inner).await.unwrap();
    assert_eq!(overdue().await, 0);
    let right = [("answers[months][number][]", "17")];
    judge.says(attempt, ("months", 9, "tab"), &right).await;
    house.time_passes(SignedDuration::from_hours(2));
    // The house's own job may be quicker.
    overdue().await;
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "60 % 3 of 5 points");
    assert!(
        result.text(".lede").contains("12:00"),
        "{}",
        result.text(".lede")
    );
    // And once more.
    // What was passed shows its reasons.
    let more: &Fields<'_> = &[("reason", &"Again"), ("knowingly", &true)];
    reopens(&trainer, &path, "18:00", more).await.is_done();
    assert_eq!(house.count::<attempt_reopening::Entity>().await, 2);
}

async fn whoever_may_have_seen_the_key_goes_on_only_knowingly(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let page = trainer.sees(&format!("{path}?reopen")).await;
    assert_eq!(page.count("#reopen [name=knowingly]"), 1);
    let reason: &Fields<'_> = &[("reason", &"An agreement")];
    let refused = reopens(&trainer, &path, "18:00", reason).await;
    refused.is_refused_with(&UserError::KeySeen);
    // What was typed is there again.
    let page = trainer.sees(refused.leads_to()).await;
    assert_eq!(page.attribute("[name=reason]", "value"), "An agreement");
    let knowingly: &Fields<'_> = &[("reason", &"An agreement"), ("knowingly", &true)];
    reopens(&trainer, &path, "18:00", knowingly).await.is_done();
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    let history = trainer.sees(&path).await.text(".reopenings");
    assert!(history.contains("key may have been seen"), "{history}");
}

async fn who_may_reopen_and_what_is_refused(house: House) {
    keeps_the_key(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let reason: &Fields<'_> = &[("reason", &"A reason")];
    // What is open is not reopened.
    reopens(&trainer, &path, "18:00", reason)
        .await
        .is_refused_with(&UserError::NotFound);
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    for other in [
        &judge,
        &house.organizer("Olga").await,
        &house.observer("Oskar").await,
    ] {
        reopens(other, &path, "18:00", reason)
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    let missing = UserError::Missing {
        field: Field::ClosesAt,
    };
    let no_reason: &Fields<'_> = &[("reason", &" ")];
    for (until, fields, error) in [
        ("08:00", reason, UserError::OpenUntilPast),
        ("", reason, missing),
        ("18:00", no_reason, UserError::ReasonNeeded),
    ] {
        let refused = reopens(&trainer, &path, until, fields).await;
        refused.is_refused_with(&error);
    }
    // One attempt is open at a time.
    let (_, second) = judge.attempts_quiz().await;
    reopens(&trainer, &path, "18:00", reason)
        .await
        .is_refused_with(&UserError::AnotherAttemptOpen);
    assert_eq!(house.count::<attempt_reopening::Entity>().await, 0);
    judge.answers(second, "submit", &[]).await.is_done();
}

async fn a_mark_is_about_the_answer_that_it_was_given_for(house: House) {
    serves_reasoned(&house).await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", "She fears."));
    judge.answers(attempt, "submit", &answers).await.is_done();
    super::marking::marks(&trainer, &house, attempt, ("1", "0.5"))
        .await
        .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "65 % 6.5 of 10 points"
    );
    house.time_passes(SignedDuration::from_mins(5));
    let more: &Fields<'_> = &[("reason", &"Cut short"), ("knowingly", &true)];
    reopens(&trainer, &path, "18:00", more).await.is_done();
    house.time_passes(SignedDuration::from_mins(5));
    let last = answers.len() - 1;
    answers[last].1 = "She fears what is to come.";
    judge.answers(attempt, "submit", &answers).await.is_done();
    // It waits for a mark again.
    assert_eq!(judge.sees(&path).await.text(".verdict"), "awaits marking");
    let marking = house.training.at("/quizzes/final/marking");
    let page = trainer.sees(&marking).await;
    assert_eq!(page.count(".marked"), 0);
    assert_eq!(page.text(".given"), "She fears what is to come.");
    super::marking::marks(&trainer, &house, attempt, ("4", "1"))
        .await
        .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "100 % 10 of 10 points"
    );
}
