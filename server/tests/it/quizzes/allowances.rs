//! One person is granted more.

use app::errors::{Field, UserError};
use jiff::SignedDuration;

use super::{RIGHT, WRONG};
use crate::harness::{Answer, Fields, House, Person, eventually};

on_both_databases!(
    more_time_holds_for_an_attempt_that_is_under_way,
    another_attempt_is_granted_to_one_person,
    who_may_grant_and_what_is_refused,
    an_organizer_sees_who_is_where,
    several_are_granted_at_once_for_all_quizzes_with_the_reason_told,
    what_was_granted_is_taken_back_once,
    a_quiz_opens_and_closes,
    a_grant_moves_the_closing,
    reasons_wait_until_the_quiz_has_closed_for_everybody,
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
    assert_eq!(result.text(".score"), "100 % 5 of 5 points");
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
    assert_eq!(facts[2], "up to 3");
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
            && rows[1].contains("10 extra minutes, one extra attempt: A reason"),
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

async fn several_are_granted_at_once_for_all_quizzes_with_the_reason_told(house: House) {
    let organizer = house.organizer("Olga").await;
    let (one, other, third) = (
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    );
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("chosen[]", &one.enrolment),
        ("chosen[]", &other.enrolment),
        ("percent", &"25"),
        ("everywhere", &true),
        ("reason", &"Reads with a magnifier"),
    ];
    organizer.sends("quizzes/allow", fields).await.is_done();
    let quiz = house.training.at("/quizzes/final");
    for judge in [&one, &other] {
        let page = judge.sees(&quiz).await;
        assert_eq!(page.texts(".facts dd")[1], "25 minutes");
        assert_eq!(
            page.texts(".grants li"),
            ["+25 % time, for all quizzes: Reads with a magnifier"]
        );
        let (path, _) = judge.attempts_quiz().await;
        let sheet = judge.sees(&path).await;
        assert_eq!(sheet.text(".lede"), "Hand in by 09:15 (UTC+05:00).");
        assert_eq!(sheet.text(".sheet-bar .time-left"), "25 min left");
    }
    let page = third.sees(&quiz).await;
    assert_eq!(page.texts(".facts dd")[1], "20 minutes");
    assert_eq!(page.count(".grants"), 0, "nobody else's reasons");
    // Nobody chosen is nothing granted.
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("percent", &"25"),
        ("reason", &"A reason"),
    ];
    let refused = organizer.sends("quizzes/allow", fields).await;
    refused.is_refused_with(&UserError::Missing { field: Field::Name });
}

async fn takes_back(organizer: &Person, house: &House, grant: i64, reason: &str) -> Answer {
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("grant", &grant),
        ("reason", &reason),
    ];
    organizer.sends("quizzes/take-back-allowance", fields).await
}

async fn what_was_granted_is_taken_back_once(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    for minutes in ["10", "5"] {
        grants(&organizer, &house, &judge, (minutes, "", "A reason"))
            .await
            .is_done();
    }
    let (path, _) = judge.attempts_quiz().await;
    let until = async || judge.sees(&path).await.text(".lede");
    assert_eq!(until().await, "Hand in by 09:25 (UTC+05:00).");
    let people = house.training.at("/quizzes/final/people");
    let way = organizer
        .sees(&people)
        .await
        .attribute("#grant-1 a", "href");
    assert_eq!(organizer.sees(&way).await.count("#grant-1 form"), 1);
    takes_back(&organizer, &house, 1, " ")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    takes_back(&organizer, &house, 1, "For somebody else")
        .await
        .is_done();
    assert_eq!(until().await, "Hand in by 09:15 (UTC+05:00).");
    takes_back(&organizer, &house, 1, "Once more")
        .await
        .is_refused_with(&UserError::TakenBackAlready);
    // What takes back is no grant that could be taken back.
    takes_back(&organizer, &house, 3, "A reason")
        .await
        .is_refused_with(&UserError::NotFound);
    let page = organizer.sees(&people).await;
    assert_eq!(page.count(".grants li"), 1);
    // All of it is kept.
    assert_eq!(house.count::<records::allowance::Entity>().await, 3);
}

/// Opens and closes the quiz, on the training's clock, on its first day.
async fn opens(organizer: &Person, house: &House, opens: &str, closes: &str) -> Answer {
    let day = |time: &str| if time.is_empty() { "" } else { "2024-05-30" };
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("quiz", &"final"),
        ("opens_on", &day(opens)),
        ("opens_at", &opens),
        ("closes_on", &day(closes)),
        ("closes_at", &closes),
    ];
    organizer.sends("quizzes/set-window", fields).await
}

/// It is 08:50.
async fn a_quiz_opens_and_closes(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let quiz = house.training.at("/quizzes/final");
    opens(&organizer, &house, "10:00", "09:00")
        .await
        .is_refused_with(&UserError::EndBeforeStart {
            field: Field::ClosesAt,
        });
    opens(&organizer, &house, "09:00", "10:00").await.is_done();
    let page = organizer.sees(&format!("{quiz}/people")).await;
    assert_eq!(page.value("opens_at"), "09:00");
    assert_eq!(page.value("closes_on"), "2024-05-30");
    let page = judge.sees(&quiz).await;
    assert_eq!(page.count("main form"), 0);
    assert!(page.main().contains("The quiz opens at"), "{}", page.main());
    judge
        .starts_quiz()
        .await
        .is_refused_with(&UserError::QuizNotOpen);
    house.time_passes(SignedDuration::from_mins(60));
    // At 09:50 there are ten minutes, not twenty.
    let (path, attempt) = judge.attempts_quiz().await;
    assert_eq!(
        judge.sees(&path).await.text(".lede"),
        "Hand in by 10:00 (UTC+05:00)."
    );
    judge.answers(attempt, "save", &RIGHT).await.is_done();
    house.time_passes(SignedDuration::from_mins(11));
    app::quizzes::hand_in_overdue(&house.inner).await.unwrap();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "100 % 5 of 5 points"
    );
    let late = house.judge("Bolat").await;
    late.starts_quiz()
        .await
        .is_refused_with(&UserError::QuizClosed);
    assert!(late.sees(&quiz).await.main().contains("The quiz closed at"));
    // Without dates it is open, as before.
    opens(&organizer, &house, "", "").await.is_done();
    late.attempts_quiz().await;
    let trainer = house.trainer("Tom").await;
    opens(&trainer, &house, "", "")
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn a_grant_moves_the_closing(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    opens(&organizer, &house, "", "09:00").await.is_done();
    let (path, attempt) = judge.attempts_quiz().await;
    let until = async || judge.sees(&path).await.text(".lede");
    assert_eq!(until().await, "Hand in by 09:00 (UTC+05:00).");
    grants(&organizer, &house, &judge, ("15", "", "The power failed"))
        .await
        .is_done();
    assert_eq!(until().await, "Hand in by 09:15 (UTC+05:00).");
    // What this server remembers of the attempt may be older than what another server granted.
    let fear = [("answers[fear][option][]", "chance")];
    let said = judge.says(attempt, ("fear", 1, "tab"), &fear).await;
    assert_eq!(said.status, 200, "{}", said.body);
    house.time_passes(SignedDuration::from_mins(26));
    let sql = format!(
        "INSERT INTO allowance (enrolment_id, quiz, minutes, percent, attempts, granted_at) \
         VALUES ({}, 'final', 10, 0, 0, 0)",
        judge.enrolment
    );
    house.execute(&sql).await.unwrap();
    let past = [("answers[fear][option][]", "past")];
    let said = judge.says(attempt, ("fear", 2, "tab"), &past).await;
    assert_eq!(said.status, 200, "{}", said.body);
    assert_eq!(until().await, "Hand in by 09:25 (UTC+05:00).");
}

async fn reasons_wait_until_the_quiz_has_closed_for_everybody(house: House) {
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace("minutes: 20\n", "minutes: 20\nfeedback: after-session\n")
    });
    eventually("the policy is served", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.quiz().unwrap().feedback == course::Feedback::AfterSession
    })
    .await;
    let (judge, slow) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    opens(&organizer, &house, "", "09:30").await.is_done();
    grants(&organizer, &house, &slow, ("30", "", "A reason"))
        .await
        .is_done();
    let (path, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    for minutes in [0, 69] {
        house.time_passes(SignedDuration::from_mins(minutes));
        let page = judge.sees(&path).await;
        assert!(
            page.main()
                .contains("has closed for everyone: 30 May 2024, 10:00"),
            "{}",
            page.main()
        );
        assert_eq!(page.count("#fear"), 0);
    }
    house.time_passes(SignedDuration::from_mins(1));
    assert_eq!(judge.sees(&path).await.count("#fear"), 1);
}
