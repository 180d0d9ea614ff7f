//! One's own record, asking about it, and the organizer's answer.

use app::errors::{Field, UserError};
use records::{attendance_answer, attendance_request};

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    a_request_is_granted_as_a_new_mark_with_its_reason,
    a_request_is_refused_with_a_reason,
    a_request_is_answered_once,
    nobody_asks_or_answers_for_others,
    what_is_granted_of_a_part_leaves_the_other_as_it_is,
);

async fn asks(house: &House, judge: &Person, status: &str, reason: &str) -> Answer {
    judge.visits(&house.training.at("/attendance")).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("status", &status),
        ("reason", &reason),
    ];
    judge.sends("attendance/ask", &fields).await
}

async fn answers(house: &House, organizer: &Person, intent: &str, reason: &str) -> Answer {
    organizer.visits(&house.training.at("/requests")).await;
    let fields: [(&str, &dyn ToString); 3] =
        [("request", &1), ("intent", &intent), ("reason", &reason)];
    organizer.sends("attendance/answer", &fields).await
}

async fn a_request_is_granted_as_a_new_mark_with_its_reason(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &judge, "absent").await.is_done();
    house.time_passes(MINUTE * 60);
    let reason = "I was in the back row; <ask> Bolat";
    let page = judge
        .sees(
            asks(&house, &judge, "present", reason)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert!(page.texts(".request")[0].contains("waiting for an answer"));
    asks(&house, &judge, "present", "again")
        .await
        .is_refused_with(&UserError::RequestOpen);
    let register = organizer.sees(&house.training.register(0)).await;
    assert!(register.main().contains("Requests (1)"));
    let page = organizer.sees(&house.training.at("/requests")).await;
    let row = page.text(".requests li");
    for part in ["Amal", "asks for: present", "now: absent", reason] {
        assert!(row.contains(part), "{part}: {row}");
    }
    answers(&house, &organizer, "grant", "").await.is_done();
    let expected = [
        made(1, "absent", "organizer", ""),
        made(2, "present", "organizer", reason),
    ];
    assert_eq!(marks(&house).await, expected);
    // Why is for those who decide, not for all who look on.
    let history = format!("{}/{}", house.training.register(0), judge.enrolment);
    assert!(organizer.sees(&history).await.main().contains(reason));
    let trainer = house.trainer("Tom").await;
    assert!(!trainer.sees(&history).await.main().contains("back row"));
    let page = judge.sees(&house.training.at("/attendance")).await;
    let own = page.texts(".own-record > li")[0].clone();
    assert!(own.contains("granted") && own.contains("present"), "{own}");
}

async fn a_request_is_refused_with_a_reason(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    // An excuse may come before the session.
    asks(&house, &judge, "excused", "A hearing that cannot be moved")
        .await
        .is_done();
    answers(&house, &organizer, "refuse", " ")
        .await
        .is_refused_with(&UserError::Missing {
            field: Field::Reason,
        });
    answers(&house, &organizer, "refuse", "The hearing was moved")
        .await
        .is_done();
    assert_eq!(marks(&house).await, []);
    let page = judge.sees(&house.training.at("/attendance")).await;
    assert_eq!(
        page.text(".request .answer"),
        "The organizer answered: The hearing was moved"
    );
    // Another may be handed in then.
    asks(&house, &judge, "excused", "It was moved back")
        .await
        .is_done();
}

async fn a_request_is_answered_once(house: House) {
    let judge = house.judge("Amal").await;
    let (olga, oraz) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    asks(&house, &judge, "excused", "Ill").await.is_done();
    let fields: [(&str, &dyn ToString); 3] =
        [("request", &1), ("intent", &"grant"), ("reason", &"")];
    let answers = at_once((0..6).map(|each| {
        let organizer = if each % 2 == 0 { &olga } else { &oraz };
        organizer.sends("attendance/answer", &fields)
    }))
    .await;
    assert_eq!(house.count::<attendance_answer::Entity>().await, 1);
    assert_eq!(
        marks(&house).await,
        [made(1, "excused", "organizer", "Ill")]
    );
    let refusals: Vec<_> = answers.iter().filter_map(Answer::refusal).collect();
    assert_eq!(refusals, vec![UserError::RequestAnswered; 5]);
}

async fn nobody_asks_or_answers_for_others(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (trainer, stranger) = (house.trainer("Tom").await, house.stranger("Sam").await);
    asks(&house, &trainer, "present", "x")
        .await
        .is_refused_with(&UserError::NotAllowed);
    asks(&house, &organizer, "present", "x")
        .await
        .is_refused_with(&UserError::NotAllowed);
    asks(&house, &stranger, "present", "x")
        .await
        .is_refused_with(&UserError::NotFound);
    assert_eq!(house.count::<attendance_request::Entity>().await, 0);
    asks(&house, &judge, "present", "x").await.is_done();
    for (person, error) in [
        (&judge, UserError::NotAllowed),
        (&trainer, UserError::NotAllowed),
        (&stranger, UserError::NotFound),
    ] {
        answers(&house, person, "grant", "")
            .await
            .is_refused_with(&error);
    }
    assert_eq!(
        judge.visits(&house.training.at("/requests")).await.status,
        403
    );
    assert_eq!(
        trainer
            .visits(&house.training.at("/attendance"))
            .await
            .status,
        403
    );
    for change in [
        "UPDATE attendance_request SET reason = 'y'",
        "DELETE FROM attendance_request",
    ] {
        assert!(house.execute(change).await.is_err(), "{change}");
    }
}

async fn what_is_granted_of_a_part_leaves_the_other_as_it_is(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    let parts: [(&str, &dyn ToString); 2] = [("session", &session), ("parts", &true)];
    organizer.visits(&house.training.register(0)).await;
    organizer
        .sends("attendance/set-units", &parts)
        .await
        .is_done();
    organizer
        .marks(session, &amal, "present", &[("unit", "morning")])
        .await;
    let page = amal.sees(&house.training.at("/attendance")).await;
    let choice = format!("#unit-{session} option");
    assert_eq!(
        page.attributes(&choice, "value"),
        ["", "morning", "afternoon"]
    );
    let asks: [(&str, &dyn ToString); 4] = [
        ("session", &session),
        ("status", &"excused"),
        ("unit", &"afternoon"),
        ("reason", &"A hearing at two"),
    ];
    amal.sends("attendance/ask", &asks).await.is_done();
    let page = organizer.sees(&house.training.at("/requests")).await;
    let said = page.text(".requests li");
    assert!(said.contains("excused (afternoon)"), "{said}");
    let request = page.attribute(".requests [name=request]", "value");
    let grants: [(&str, &dyn ToString); 2] = [("request", &request), ("intent", &"grant")];
    organizer
        .sends("attendance/answer", &grants)
        .await
        .is_done();
    let page = amal.sees(&house.training.at("/attendance")).await;
    let own = page.texts(".own-record > li")[0].clone();
    assert!(own.contains("morning: present afternoon: excused"), "{own}");
    // A session that has no parts is asked about as a whole.
    let asks: [(&str, &dyn ToString); 4] = [
        ("session", &house.training.sessions[1]),
        ("status", &"excused"),
        ("unit", &"afternoon"),
        ("reason", &"A hearing"),
    ];
    let field = Field::Unit;
    amal.sends("attendance/ask", &asks)
        .await
        .is_refused_with(&UserError::NotUnderstood { field });
}
