//! Closing the register of a session, and opening it again.

use app::errors::{Field, UserError};
use records::{attendance_mark as mark, register_closing as closing};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    a_register_is_closed_when_the_session_is_over,
    what_changes_a_closed_register_says_why,
    what_was_seen_before_the_closing_may_arrive_after_it,
    it_is_opened_again_for_a_reason,
    what_is_left_is_told_before_and_after,
    a_session_that_was_closed_is_not_deleted,
);

async fn closes(house: &House, person: &Person) -> Answer {
    person.visits(&house.training.at("/register/open")).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 1] = [("session", &session)];
    person.sends("attendance/close-register", &fields).await
}

async fn reopens(house: &House, person: &Person, why: &str) -> Answer {
    person.visits(&house.training.at("/register/open")).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("why", &why)];
    person.sends("attendance/reopen-register", &fields).await
}

#[track_caller]
fn refused(answer: &Answer, error: &UserError) {
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &told), (error.status().as_u16(), error));
}

async fn a_register_is_closed_when_the_session_is_over(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "late").await.is_done();
    house.time_passes(MINUTE * 99);
    closes(&house, &organizer)
        .await
        .is_refused_with(&UserError::SessionNotOver);
    let open = house.training.at("/register/open");
    let close = "form[action^='/api/attendance/close-register'] button";
    assert_eq!(organizer.sees(&open).await.count(close), 0);
    house.time_passes(MINUTE);
    let page = organizer.sees(&open).await;
    assert_eq!(page.texts(close), ["Close the register"]);
    // Two at once, and one of them twice: it is closed once.
    let second = house.organizer("Oraz").await;
    let fields: [(&str, &dyn ToString); 1] = [("session", &session)];
    second.visits(&open).await;
    let closing = (0..4).map(|each| {
        let browser = if each % 2 == 0 { &organizer } else { &second };
        browser.sends("attendance/close-register", &fields)
    });
    for answer in at_once(closing).await {
        answer.is_done();
    }
    assert_eq!(house.count::<closing::Entity>().await, 1);
    let page = organizer.sees(&open).await;
    assert_eq!(page.count(close), 0);
    assert_eq!(page.texts(".closed h3"), ["Opening"]);
    // By whom, for everybody who reads the register.
    let trainer = house.trainer("Tom").await;
    let page = trainer.sees(&house.training.register(0)).await;
    let said = page.text(".notice.info");
    assert!(said.contains("closed this register on"), "{said}");
    for person in [&trainer, &amal] {
        closes(&house, person)
            .await
            .is_refused_with(&UserError::NotAllowed);
        reopens(&house, person, "came-later")
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
}

async fn what_changes_a_closed_register_says_why(house: House) {
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    bolat.checks_in(session).await.is_done();
    house.time_passes(MINUTE * 100);
    organizer.records(session, &amal, "present").await.is_done();
    closes(&house, &organizer).await.is_done();
    let before = marks(&house).await;
    // However it is said: another status, the first mark, a confirmation, taking back, all at once,
    // and somebody new.
    let closed = &UserError::RegisterClosed;
    let answer = organizer.marks(session, &amal, "left-early", &[]).await;
    refused(&answer, closed);
    refused(
        &organizer.marks(session, &dana, "absent", &[]).await,
        closed,
    );
    let proposed = [("if_proposed", "true")];
    let answer = organizer.marks(session, &bolat, "present", &proposed).await;
    refused(&answer, closed);
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count(".last-mark, [href='#walk-in-name']"), 0);
    let rows = mark::Entity::find().order_by_asc(mark::Column::Id);
    let rows = rows.all(house.inner.db.read()).await.unwrap();
    let undoes = rows.last().unwrap().mark.clone();
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("enrolment", &amal.enrolment),
        ("undoes", &undoes),
    ];
    organizer
        .sends("attendance/take-back", &fields)
        .await
        .is_refused_with(closed);
    let all: [(&str, &dyn ToString); 3] = [("session", &session), ("unit", &""), ("name", &"New")];
    for action in ["all-present", "confirm-all", "add-walk-in"] {
        let action = format!("attendance/{action}");
        organizer.sends(&action, &all).await.is_refused_with(closed);
    }
    assert_eq!(marks(&house).await, before);
    // What stands already is no change.
    organizer.records(session, &amal, "present").await.is_done();
    assert_eq!(marks(&house).await, before);
    organizer
        .corrects(session, &dana, "absent", "Was not on the sheet")
        .await
        .is_done();
    let corrected = made(1, "absent", "organizer", "Was not on the sheet");
    assert_eq!(marks(&house).await.pop(), Some(corrected));
}

async fn what_was_seen_before_the_closing_may_arrive_after_it(house: House) {
    let [amal, bolat] = [house.judge("Amal").await, house.judge("Bolat").await];
    let (organizer, second) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    let session = house.training.sessions[0];
    house.time_passes(MINUTE * 20);
    let seen = house.inner.clock.now().as_millisecond().to_string();
    house.time_passes(MINUTE * 80);
    organizer.records(session, &amal, "present").await.is_done();
    closes(&house, &organizer).await.is_done();
    house.time_passes(MINUTE * 5);
    let sent = [("made_at", seen.as_str())];
    for person in [&amal, &bolat] {
        let answer = second.marks(session, person, "late", &sent).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    // It fills a gap, and stands over nothing that was seen after it.
    let page = organizer.sees(&house.training.at("/register")).await;
    let cells = page.texts("tbody tr td:nth-child(5)");
    assert_eq!(cells, ["present", "late, 10 min"]);
}

async fn it_is_opened_again_for_a_reason(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    house.time_passes(MINUTE * 100);
    closes(&house, &organizer).await.is_done();
    // Nothing that is typed: what concerns a person is said of the person's mark.
    let field = Field::Reason;
    for typed in ["", "Amal was ill"] {
        reopens(&house, &organizer, typed)
            .await
            .is_refused_with(&UserError::NotUnderstood { field });
    }
    let page = organizer.sees(&house.training.at("/register/open")).await;
    assert_eq!(
        page.attributes(".closed option", "value"),
        ["came-later", "were-wrong", "by-mistake"]
    );
    for _ in 0..2 {
        reopens(&house, &organizer, "came-later").await.is_done();
    }
    assert_eq!(house.count::<closing::Entity>().await, 2);
    organizer.records(session, &amal, "absent").await.is_done();
    let page = organizer.sees(&house.training.at("/register/open")).await;
    let said = page.texts("main section .meta").join("\n");
    assert!(said.contains("marks came in after the closing"), "{said}");
    closes(&house, &organizer).await.is_done();
    assert_eq!(house.count::<closing::Entity>().await, 3);
    // Who did what is in the audit, too.
    let audit = format!("/audit?training={}", house.training.id);
    let said = organizer.sees(&audit).await.texts("tbody .what");
    let count = |words: &str| said.iter().filter(|each| *each == words).count();
    assert_eq!(count("closed the register of a session"), 2);
    assert_eq!(count("opened the register of a session again"), 1);
}

async fn what_is_left_is_told_before_and_after(house: House) {
    let [amal, _, _] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let organizer = house.organizer("Olga").await;
    amal.checks_in(house.training.sessions[0]).await.is_done();
    house.time_passes(MINUTE * 100);
    let page = organizer.sees(&house.training.at("/register/open")).await;
    assert_eq!(
        page.texts("form[action^='/api/attendance/close-register'] button"),
        ["Close the register anyway (3 left)"]
    );
    assert!(
        page.texts("main section .meta")
            .contains(&"Bolat, Dana".to_owned())
    );
    let page = organizer
        .sees(closes(&house, &organizer).await.is_done().leads_to())
        .await;
    assert!(page.text(".closed li").contains("unsettled: 3"));
    // It is no work any more.
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(
        page.texts("a[href$='/register/open']"),
        ["To confirm and settle (0)"]
    );
}

async fn a_session_that_was_closed_is_not_deleted(house: House) {
    let organizer = house.organizer("Olga").await;
    house.time_passes(MINUTE * 100);
    closes(&house, &organizer).await.is_done();
    organizer.visits(&house.training.at("/agenda")).await;
    let fields: [(&str, &dyn ToString); 1] = [("session", &house.training.sessions[0])];
    organizer
        .sends("trainings/delete-session", &fields)
        .await
        .is_refused_with(&UserError::SessionMarked);
}
