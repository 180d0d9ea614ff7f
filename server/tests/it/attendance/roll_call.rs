//! Calling the roll, and correcting a mark.

use app::errors::{Field, UserError};
use jiff::SignedDuration;

use super::{MINUTE, made, marks};
use crate::harness::{House, at_once};

on_two_servers!(
    a_parallel_roll_call_makes_one_mark,
    a_slip_of_the_finger_is_set_right_and_later_it_takes_a_reason,
    a_correction_is_appended_with_its_reason,
);

async fn a_parallel_roll_call_makes_one_mark(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    let answers = at_once((0..10).map(|_| organizer.records(session, &judge, "present"))).await;
    assert_eq!(marks(&house).await, [made(1, "present", "organizer", "")]);
    for answer in answers {
        // The mark stands, whoever was first.
        assert!(
            matches!(answer.refusal(), None | Some(UserError::MarkedAlready)),
            "{:?}",
            answer.refusal()
        );
    }
}

async fn a_slip_of_the_finger_is_set_right_and_later_it_takes_a_reason(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    let answer = organizer.records(session, &judge, "absent").await;
    let there = format!(
        "{}?done=mark-recorded#person-{}",
        house.training.register(0),
        judge.enrolment
    );
    assert_eq!(answer.is_done().leads_to(), there);
    house.time_passes(MINUTE * 2);
    organizer.records(session, &judge, "late").await.is_done();
    house.time_passes(MINUTE * 2 + SignedDuration::from_secs(1));
    // What stands already is said again: kept, since it was seen again, and no way round a reason.
    organizer.records(session, &judge, "late").await.is_done();
    organizer
        .records(session, &judge, "present")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    organizer
        .records(session, &judge, "asleep")
        .await
        .is_refused_with(&UserError::NotUnderstood {
            field: Field::Status,
        });
    let expected = [
        made(1, "absent", "organizer", ""),
        made(2, "late", "organizer", ""),
        made(3, "late", "organizer", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    let page = organizer.sees(&house.training.register(0)).await;
    let pressed = page.attributes(
        &format!("#person-{} button[aria-pressed=true]", judge.enrolment),
        "value",
    );
    assert_eq!(pressed, ["late"]);
    assert!(
        page.text(".register-counts").contains("late 1"),
        "{}",
        page.text(".register-counts")
    );
}

async fn a_correction_is_appended_with_its_reason(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    judge.checks_in(session).await.is_done();
    house.time_passes(MINUTE * 60);
    let history = format!("{}/{}", house.training.register(0), judge.enrolment);
    for reason in ["", "  \n "] {
        let refused = organizer.corrects(session, &judge, "excused", reason).await;
        refused.is_refused_with(&UserError::ReasonNeeded);
        let page = organizer.sees(refused.leads_to()).await;
        assert_eq!(
            page.attributes("main [aria-invalid=true]", "name"),
            ["reason"]
        );
        assert_eq!(
            page.attribute("main [name=status] option[selected]", "value"),
            "excused",
            "what was chosen is kept"
        );
    }
    assert_eq!(marks(&house).await.len(), 1);
    let reason = "Called to <court>; came back at 11";
    let page = organizer
        .sees(
            organizer
                .corrects(session, &judge, "excused", reason)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(page.text(".notice.good"), "The mark has been corrected.");
    let lines = page.texts(".history li");
    assert_eq!(lines.len(), 2, "{lines:?}");
    for part in ["present", "Amal", "own check-in", "08:50"] {
        assert!(lines[0].contains(part), "{part}: {lines:?}");
    }
    for part in ["excused", "Olga", "correction", "09:50", reason] {
        assert!(lines[1].contains(part), "{part}: {lines:?}");
    }
    // A correction is not undone in silence, not even at once.
    organizer
        .records(session, &judge, "present")
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    organizer
        .corrects(session, &judge, "present", "It was another judge")
        .await
        .is_done();
    let expected = [
        made(1, "present", "self", ""),
        made(2, "excused", "organizer", reason),
        made(3, "present", "organizer", "It was another judge"),
    ];
    assert_eq!(marks(&house).await, expected);
    assert!(
        judge
            .sees(&house.training.at(""))
            .await
            .text(".session.now")
            .contains("present")
    );
    let trainer = house.trainer("Tom").await;
    let page = trainer.sees(&history).await;
    assert_eq!(
        (page.count(".history li"), page.count("main form")),
        (3, 0),
        "who teaches sees, and corrects nothing"
    );
}
