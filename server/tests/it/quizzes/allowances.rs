//! One person is granted more.

use app::errors::{Field, UserError};
use jiff::SignedDuration;

use super::RIGHT;
use crate::harness::{Answer, House, Person};

on_both_databases!(
    more_time_holds_for_an_attempt_that_is_under_way,
    another_attempt_is_granted_to_one_person,
    who_may_grant_and_what_is_refused,
    an_organizer_sees_who_is_where,
);

async fn grants(
    organizer: &Person,
    house: &House,
    to: &Person,
    (minutes, attempts, reason): (&str, &str, &str),
) -> Answer {
    organizer
        .visits(&house.training.at("/quizzes/final/people"))
        .await;
    let fields: [(&str, &dyn ToString); 6] = [
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("enrolment", &to.enrolment),
        ("minutes", &minutes),
        ("attempts", &attempts),
        ("reason", &reason),
    ];
    organizer.sends("quizzes/allow", &fields).await
}

async fn more_time_holds_for_an_attempt_that_is_under_way(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (path, attempt) = judge.attempts_quiz().await;
    judge
        .says(
            attempt,
            ("fear", 1, "tab"),
            &[("answers[fear][option][]", "past")],
        )
        .await;
    grants(
        &organizer,
        &house,
        &judge,
        ("10", "", "The power failed in the hall"),
    )
    .await
    .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".lede"),
        "Hand in by 09:20 (UTC+05:00)."
    );
    house.time_passes(SignedDuration::from_mins(29));
    app::quizzes::hand_in_overdue(&house.inner).await.unwrap();
    let result = judge.answers(attempt, "submit", &RIGHT).await;
    let result = judge.sees(result.is_done().leads_to()).await;
    assert_eq!(result.text(".score"), "5 / 5 (100 %)");
}

async fn another_attempt_is_granted_to_one_person(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    for _ in 0..2 {
        let (_, attempt) = judge.attempts_quiz().await;
        judge.answers(attempt, "submit", &[]).await.is_done();
    }
    let used_up = UserError::AttemptsUsedUp { most: 2 };
    judge.starts_quiz().await.is_refused_with(&used_up);
    grants(&organizer, &house, &judge, ("", "1", "Was ill"))
        .await
        .is_done();
    let facts = judge
        .sees(&house.training.at("/quizzes/final"))
        .await
        .texts(".facts dd");
    assert_eq!(facts[2], "3 at most");
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &[]).await.is_done();
    let used_up = UserError::AttemptsUsedUp { most: 3 };
    judge.starts_quiz().await.is_refused_with(&used_up);
}

async fn who_may_grant_and_what_is_refused(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let good = ("5", "1", "A reason");
    for other in [house.trainer("Tom").await, house.judge("Bolat").await] {
        grants(&other, &house, &judge, good)
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    let minutes = Field::Minutes;
    for (bad, error) in [
        (
            ("x", "", "A reason"),
            UserError::NotUnderstood { field: minutes },
        ),
        (
            ("-5", "", "A reason"),
            UserError::NotUnderstood { field: minutes },
        ),
        (
            ("9999", "", "A reason"),
            UserError::NotUnderstood { field: minutes },
        ),
        (("", "", "A reason"), UserError::Missing { field: minutes }),
        (("5", "", "  "), UserError::ReasonNeeded),
    ] {
        grants(&organizer, &house, &judge, bad)
            .await
            .is_refused_with(&error);
    }
    assert_eq!(house.count::<records::allowance::Entity>().await, 0);
}

async fn an_organizer_sees_who_is_where(house: House) {
    let organizer = house.organizer("Olga").await;
    let (passed, under_way, _) = (
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    );
    let (_, attempt) = passed.attempts_quiz().await;
    passed.answers(attempt, "submit", &RIGHT).await.is_done();
    under_way.attempts_quiz().await;
    grants(&organizer, &house, &under_way, ("10", "1", "A reason"))
        .await
        .is_done();
    let page = organizer
        .sees(&house.training.at("/quizzes/final/people"))
        .await;
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 3);
    assert!(
        rows[0].starts_with("Amal") && rows[0].contains("passed 5 / 5 (100 %) 1"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("under way since")
            && rows[1].contains("10 minutes more, one attempt more"),
        "{rows:?}"
    );
    assert!(
        rows[2].starts_with("Dana") && rows[2].contains("not begun"),
        "{rows:?}"
    );
    let judge = house.judge("Eldar").await;
    assert_eq!(
        judge
            .visits(&house.training.at("/quizzes/final/people"))
            .await
            .status,
        403
    );
}
