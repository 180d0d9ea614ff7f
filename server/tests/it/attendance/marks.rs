//! What a mark holds, in which order marks stand, and taking them back.

use app::errors::{Field, UserError};
use records::attendance_mark as mark;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    the_same_message_twice_is_one_mark,
    what_was_made_without_a_network_is_known_by_it,
    a_mark_is_of_whoever_made_it_and_of_no_phones_clock,
    two_organizers_at_once_are_both_kept,
    a_check_in_is_confirmed_or_set_right_freely,
    a_mark_is_taken_back_and_what_was_before_stands,
    all_present_overwrites_nothing,
    what_one_press_marked_is_taken_back_at_once,
    what_was_only_proposed_is_confirmed_at_once,
    minutes_are_kept_within_the_session,
    parts_are_marked_by_themselves,
    parts_stay_once_something_was_said_of_one,
    minutes_are_set_while_the_session_takes_its_course,
    what_has_stood_for_a_while_is_not_offered_to_be_taken_back,
    what_does_not_belong_is_refused,
    a_name_is_found_in_any_script,
    a_whole_hall_checks_in_at_once,
);

const ONE: &str = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11";
const OTHER: &str = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c12";

#[track_caller]
fn refused(answer: &Answer, error: &UserError) {
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &told), (error.status().as_u16(), error));
}

async fn rows(house: &House) -> Vec<mark::Model> {
    let rows = mark::Entity::find().order_by_asc(mark::Column::Id);
    rows.all(house.inner.db.read()).await.unwrap()
}

async fn the_same_message_twice_is_one_mark(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let sent = [("mark", ONE)];
    let answers = at_once((0..12).map(|_| organizer.marks(session, &amal, "late", &sent))).await;
    for answer in &answers {
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(marks(&house).await, [made(1, "late", "organizer", "")]);
    // It comes again when something else stands: still nothing but the mark that there is.
    organizer
        .marks(session, &amal, "present", &[("mark", OTHER)])
        .await;
    let again = organizer.marks(session, &amal, "late", &sent).await;
    assert_eq!(again.status, 200, "{}", again.body);
    assert_eq!(marks(&house).await.len(), 2);
    let page = organizer.sees(&house.training.register(0)).await;
    let pressed = format!("#person-{} button[aria-pressed=true]", amal.enrolment);
    assert_eq!(page.attributes(&pressed, "value"), ["present"]);
    // And it is no mark about somebody else.
    refused(
        &organizer.marks(session, &bolat, "late", &sent).await,
        &UserError::MarkNameTaken,
    );
    assert_eq!(rows(&house).await[0].mark, ONE);
}

async fn what_was_made_without_a_network_is_known_by_it(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    let began = house.inner.clock.now();
    house.time_passes(MINUTE * 40);
    let made_at = |minutes: i64| {
        (began + MINUTE * minutes as i32)
            .as_millisecond()
            .to_string()
    };
    let now = house.inner.clock.now().as_millisecond();
    for (name, said, kept, source) in [
        (
            ONE,
            made_at(24),
            (began + MINUTE * 24).as_millisecond(),
            "offline",
        ),
        // Not after it came, and not a year before.
        (OTHER, made_at(90), now, "organizer"),
        (
            "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c13",
            "1000".to_owned(),
            now,
            "organizer",
        ),
    ] {
        let person = house.judge(&format!("Judge {}", &name[35..])).await;
        let sent = [("mark", name), ("made_at", said.as_str())];
        let answer = organizer.marks(session, &person, "late", &sent).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let row = rows(&house).await.pop().unwrap();
        assert_eq!((row.made_at.0, row.received_at.0), (kept, now));
        assert_eq!(row.source, source);
    }
    // The clock of the tap says how late: 09:14.
    assert_eq!(rows(&house).await[0].minutes, Some(14));
    // What nobody could know of is kept without a reason, and the later receipt stands.
    organizer.marks(session, &amal, "absent", &[]).await;
    house.time_passes(MINUTE * 10);
    let second = house.organizer("Oraz").await;
    let sent = [("made_at", &*made_at(41))];
    let answer = second.marks(session, &amal, "excused", &sent).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let history = format!("{}/{}", house.training.register(0), amal.enrolment);
    let lines = organizer.sees(&history).await.texts(".history li");
    assert!(
        lines[1].contains("roll call without a network"),
        "{lines:?}"
    );
    assert!(lines[1].contains("made at 09:31"), "{lines:?}");
}

async fn a_mark_is_of_whoever_made_it_and_of_no_phones_clock(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    // It waited on a phone at which somebody else has signed in since.
    let of_another = [("by", "999999"), ("mark", ONE)];
    let answer = organizer.marks(session, &amal, "late", &of_another).await;
    refused(&answer, &UserError::NotAllowed);
    assert_eq!(marks(&house).await, []);
    // Sent a second after it was made, by a clock that is ten minutes slow.
    let now = house.inner.clock.now();
    let slow = (now - MINUTE * 10).as_millisecond();
    let (made_at, sent_at) = ((slow - 1000).to_string(), slow.to_string());
    let sent = [("made_at", made_at.as_str()), ("sent_at", &sent_at)];
    organizer.marks(session, &amal, "present", &sent).await;
    assert_eq!(marks(&house).await, [made(1, "present", "organizer", "")]);
}

async fn two_organizers_at_once_are_both_kept(house: House) {
    let amal = house.judge("Amal").await;
    let (olga, oraz) = (house.organizer("Olga").await, house.organizer("Oraz").await);
    let session = house.training.sessions[0];
    let (one, other) = tokio::join!(
        olga.marks(session, &amal, "present", &[("mark", ONE)]),
        oraz.marks(session, &amal, "late", &[("mark", OTHER)]),
    );
    assert_eq!((one.status, other.status), (200, 200));
    let both = rows(&house).await;
    assert_eq!(both.len(), 2);
    for organizer in [&olga, &oraz] {
        let page = organizer.sees(&house.training.register(0)).await;
        let pressed = format!("#person-{} button[aria-pressed=true]", amal.enrolment);
        assert_eq!(
            page.attributes(&pressed, "value"),
            [both[1].status.as_str()]
        );
    }
    // What stands is said already, whoever says it again in turn.
    let last = both[1].status.clone();
    for organizer in [&oraz, &olga, &oraz, &olga] {
        let answer = organizer.marks(session, &amal, &last, &[]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(rows(&house).await.len(), 2);
    }
}

async fn a_check_in_is_confirmed_or_set_right_freely(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    amal.checks_in(session).await.is_done();
    bolat.checks_in(session).await.is_done();
    house.time_passes(MINUTE * 30);
    organizer.records(session, &amal, "present").await.is_done();
    organizer.records(session, &bolat, "absent").await.is_done();
    let expected = [
        made(1, "present", "self", ""),
        made(1, "present", "self", ""),
        made(2, "present", "organizer", ""),
        made(2, "absent", "organizer", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    // Who was marked absent and comes says so: it is kept beside the organizer's word, which
    // stands, and the organizer sees both.
    let kept = bolat.checks_in(session).await;
    assert!(kept.is_done().leads_to().ends_with("done=check-in-kept"));
    let page = organizer.sees(&house.training.register(0)).await;
    let row = format!("#person-{}", bolat.enrolment);
    let pressed = format!("{row} button[aria-pressed=true]");
    assert_eq!(page.attributes(&pressed, "value"), ["absent"]);
    assert!(
        page.text(&row).contains("checked in at"),
        "{}",
        page.text(&row)
    );
    // Once is enough.
    bolat
        .checks_in(session)
        .await
        .is_refused_with(&UserError::MarkedAlready);
}

async fn a_mark_is_taken_back_and_what_was_before_stands(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    amal.checks_in(session).await.is_done();
    organizer.records(session, &amal, "absent").await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    assert!(
        page.text(".last-mark")
            .starts_with("Last mark: Amal : absent")
    );
    let undoes = page.attribute(".last-mark [name=undoes]", "value");
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("enrolment", &amal.enrolment),
        ("undoes", &undoes),
    ];
    let page = organizer.does("attendance/take-back", &fields).await;
    assert!(
        page.text(".notice.good")
            .starts_with("The mark has been taken back")
    );
    assert_eq!(page.count(".last-mark"), 0, "there is nothing left to undo");
    let pressed = format!("#person-{} button[aria-pressed=true]", amal.enrolment);
    assert_eq!(page.attributes(&pressed, "value"), ["present"]);
    organizer
        .sends("attendance/take-back", &fields)
        .await
        .is_refused_with(&UserError::MarkGone);
    // It is not unsaid: the history has all three.
    let history = format!("{}/{}", house.training.register(0), amal.enrolment);
    let page = organizer.sees(&history).await;
    assert_eq!(page.texts(".history s"), ["absent"]);
    assert_eq!(page.count(".history li"), 3);
    // Later, it takes a reason.
    organizer.records(session, &amal, "late").await.is_done();
    house.time_passes(MINUTE * 3);
    let undoes = rows(&house).await.pop().unwrap().mark;
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("enrolment", &amal.enrolment),
        ("undoes", &undoes),
    ];
    organizer
        .sends("attendance/take-back", &fields)
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    let mut fields = fields.to_vec();
    fields.push(("reason", &"It was Bolat"));
    organizer
        .sends("attendance/take-back", &fields)
        .await
        .is_done();
    assert_eq!(
        marks(&house).await.pop(),
        Some(made(5, "", "organizer", "It was Bolat"))
    );
}

async fn all_present_overwrites_nothing(house: House) {
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    house.trainer("Tom").await;
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "excused").await.is_done();
    bolat.checks_in(session).await.is_done();
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("unit", &"")];
    let answers = at_once((0..4).map(|_| organizer.sends("attendance/all-present", &fields))).await;
    for answer in answers {
        answer.is_done();
    }
    let expected = [
        made(1, "excused", "organizer", ""),
        made(1, "present", "self", ""),
        made(1, "present", "organizer", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    assert_eq!(rows(&house).await[2].enrolment_id, dana.enrolment);
    // The same, one person at a time, from a browser that could not know better.
    let if_unmarked = [("if_unmarked", "true"), ("mark", ONE)];
    let answer = organizer
        .marks(session, &amal, "present", &if_unmarked)
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(marks(&house).await, expected);
    bolat
        .sends("attendance/all-present", &fields)
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn what_was_only_proposed_is_confirmed_at_once(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    house.judge("Dana").await;
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "excused").await.is_done();
    house.time_passes(MINUTE * 35);
    bolat.checks_in(session).await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    let row = format!("#person-{}.proposed .detail", bolat.enrolment);
    assert_eq!(page.text(&row), "own check-in · 25 min · not yet confirmed");
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("unit", &"")];
    house.time_passes(MINUTE * 5);
    for _ in 0..2 {
        organizer
            .sends("attendance/confirm-all", &fields)
            .await
            .is_done();
    }
    let expected = [
        made(1, "excused", "organizer", ""),
        made(1, "late", "self", ""),
        made(2, "late", "organizer", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    assert_eq!(
        rows(&house).await[2].minutes,
        Some(25),
        "not later for that"
    );
    amal.sends("attendance/confirm-all", &fields)
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn minutes_are_kept_within_the_session(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    house.time_passes(MINUTE * 27);
    organizer.records(session, &amal, "late").await.is_done();
    let minutes = || async { rows(&house).await.pop().unwrap().minutes };
    assert_eq!(minutes().await, Some(17));
    for minutes in ["0", "-5", "91", "100000"] {
        let answer = organizer
            .marks(session, &amal, "late", &[("minutes", minutes)])
            .await;
        refused(&answer, &UserError::MinutesOutOfRange { most: 90 });
    }
    let answer = organizer
        .marks(session, &amal, "late", &[("minutes", "ten")])
        .await;
    let field = Field::Minutes;
    refused(&answer, &UserError::NotUnderstood { field });
    organizer
        .marks(session, &amal, "late", &[("minutes", "12")])
        .await;
    assert_eq!(minutes().await, Some(12));
    organizer.marks(session, &amal, "left-early", &[]).await;
    assert_eq!(minutes().await, Some(73));
    organizer
        .marks(session, &amal, "partial", &[("minutes", "45")])
        .await;
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(page.texts("tbody td a .badge"), ["partly there, 45 min"]);
    assert_eq!(page.texts("tfoot td")[1], "1 / 1");
}

async fn parts_are_marked_by_themselves(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    let register = house.training.register(0);
    organizer.visits(&register).await;
    let parts: [(&str, &dyn ToString); 2] = [("session", &session), ("parts", &true)];
    organizer
        .sends("attendance/set-units", &parts)
        .await
        .is_done();
    let page = organizer.sees(&format!("{register}?unit=morning")).await;
    assert_eq!(page.text(".units [aria-current]"), "morning");
    // The form says which part.
    let row = format!("#person-{} form [name=unit]", amal.enrolment);
    assert_eq!(page.attribute(&row, "value"), "morning");
    let fields: [(&str, &dyn ToString); 4] = [
        ("session", &session),
        ("enrolment", &amal.enrolment),
        ("status", &"present"),
        ("unit", &"morning"),
    ];
    let answer = organizer.sends("attendance/record", &fields).await;
    assert!(answer.is_done().leads_to().contains("unit=morning"));
    let cell = || async {
        let page = organizer.sees(&house.training.at("/register")).await;
        page.texts("tbody td")[3].clone()
    };
    assert_eq!(cell().await, "—", "half a day is not a day");
    organizer
        .marks(session, &amal, "absent", &[("unit", "afternoon")])
        .await;
    assert_eq!(cell().await, "partly there");
    let page = amal.sees(&house.training.at("/attendance")).await;
    let own = page.texts(".own-record > li")[0].clone();
    assert!(own.contains("morning: present afternoon: absent"), "{own}");
    // A session without parts knows none.
    let field = Field::Unit;
    for (session, unit) in [
        (house.training.sessions[1], "morning"),
        (session, "evening"),
    ] {
        let answer = organizer
            .marks(session, &amal, "present", &[("unit", unit)])
            .await;
        refused(&answer, &UserError::NotUnderstood { field });
    }
}

async fn what_does_not_belong_is_refused(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "present").await.is_done();
    let field = Field::Mark;
    for name in ["1", "not-a-uuid", "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c1"] {
        let answer = organizer
            .marks(session, &amal, "late", &[("mark", name)])
            .await;
        refused(&answer, &UserError::NotUnderstood { field });
    }
    let answer = organizer
        .marks(session, &amal, "late", &[("made_at", "yesterday")])
        .await;
    let told: UserError = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told, UserError::BadRequest);
    refused(
        &organizer.marks(999, &amal, "late", &[]).await,
        &UserError::NotFound,
    );
    let txn = house.inner.db.begin().await.unwrap();
    app::trainings::withdraw(
        &txn,
        &app::authorization::viewer::Authority::System.takes_register(house.training.id),
        amal.enrolment,
        house.inner.clock.now(),
    )
    .await
    .unwrap();
    txn.commit().await.unwrap();
    refused(
        &organizer.marks(session, &amal, "late", &[]).await,
        &UserError::Withdrawn,
    );
    amal.checks_in(session)
        .await
        .is_refused_with(&UserError::NotFound);
    // What was said before stays and is told; the person can be let in, and not marked.
    assert_eq!(marks(&house).await, [made(1, "present", "organizer", "")]);
    let row = format!("#person-{}", amal.enrolment);
    for (session, told) in [(0, "Court of Astana · present"), (1, "Court of Astana")] {
        let page = organizer.sees(&house.training.register(session)).await;
        assert_eq!(page.count(&format!("{row} .statuses")), 0);
        assert_eq!(page.text(&format!("{row} .meta")), told);
    }
}

async fn a_name_is_found_in_any_script(house: House) {
    for name in ["Әлия Қасымова", "Bolat Omarov", "Дана Ким"] {
        house.judge(name).await;
    }
    let organizer = house.organizer("Olga").await;
    let register = house.training.register(0);
    for (typed, found) in [
        ("kasym", vec!["Әлия Қасымова"]),
        ("касым", vec!["Әлия Қасымова"]),
        ("Болат", vec!["Bolat Omarov"]),
        ("dana", vec!["Дана Ким"]),
        ("nobody", vec![]),
    ] {
        let page = organizer.sees(&format!("{register}?q={typed}")).await;
        assert_eq!(
            page.texts(".register > :not([hidden]) .name"),
            found,
            "{typed}"
        );
    }
    assert!(
        organizer
            .sees(&format!("{register}?q=nobody"))
            .await
            .main()
            .contains("Nobody on the list has this name.")
    );
}

async fn a_whole_hall_checks_in_at_once(house: House) {
    let mut judges = Vec::new();
    for each in 0..200 {
        judges.push(house.judge(&format!("Judge {each}")).await);
    }
    let session = house.training.sessions[0];
    let answers = at_once(judges.iter().map(|judge| async move {
        let fields: [(&str, &dyn ToString); 1] = [("session", &session)];
        judge.sends("attendance/check-in", &fields).await
    }))
    .await;
    for answer in answers {
        answer.is_done();
    }
    assert_eq!(house.count::<mark::Entity>().await, 200);
}

async fn parts_stay_once_something_was_said_of_one(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let [first, second, _] = house.training.sessions;
    let sets = async |session: i64, parts: bool| {
        let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("parts", &parts)];
        organizer.visits(&house.training.register(0)).await;
        organizer.sends("attendance/set-units", &fields).await
    };
    for session in [first, second] {
        sets(session, true).await.is_done();
    }
    let button = ".set-units button";
    let register = house.training.register(0);
    assert_eq!(organizer.sees(&register).await.count(button), 1);
    organizer
        .marks(first, &amal, "present", &[("unit", "morning")])
        .await;
    sets(first, false)
        .await
        .is_refused_with(&UserError::PartsMarked);
    assert_eq!(organizer.sees(&register).await.count(button), 0);
    // What was asked about a part is about something, too.
    let asks: [(&str, &dyn ToString); 4] = [
        ("session", &second),
        ("status", &"excused"),
        ("unit", &"afternoon"),
        ("reason", &"A hearing"),
    ];
    amal.visits(&house.training.at("/attendance")).await;
    amal.sends("attendance/ask", &asks).await.is_done();
    sets(second, false)
        .await
        .is_refused_with(&UserError::PartsMarked);
    // A mark about all of it is about both parts, and stays so.
    let third = house.training.sessions[2];
    sets(third, true).await.is_done();
    organizer.marks(third, &amal, "present", &[]).await;
    sets(third, false).await.is_done();
}

async fn minutes_are_set_while_the_session_takes_its_course(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    house.time_passes(MINUTE * 27);
    organizer.records(session, &amal, "late").await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    let field = format!("#person-{} .minutes", amal.enrolment);
    assert_eq!(page.attribute(&field, "max"), "90");
    house.time_passes(MINUTE * 60);
    for (minutes, passes, status) in [("12", 0, 200), ("13", 27, 200), ("14", 3, 422)] {
        house.time_passes(MINUTE * passes);
        let answer = organizer
            .marks(session, &amal, "late", &[("minutes", minutes)])
            .await;
        assert_eq!(answer.status, status, "{minutes}: {}", answer.body);
    }
    let kept: Vec<_> = rows(&house).await.iter().map(|row| row.minutes).collect();
    assert_eq!(kept, [Some(17), Some(12), Some(13)]);
}

async fn what_has_stood_for_a_while_is_not_offered_to_be_taken_back(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "late").await.is_done();
    let register = house.training.register(0);
    assert_eq!(organizer.sees(&register).await.count(".last-mark"), 1);
    house.time_passes(MINUTE * 3);
    assert_eq!(organizer.sees(&register).await.count(".last-mark"), 0);
}

async fn what_one_press_marked_is_taken_back_at_once(house: House) {
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "excused").await.is_done();
    house.judge("Ermek").await;
    house.time_passes(MINUTE / 60);
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("unit", &"")];
    let answer = organizer.sends("attendance/all-present", &fields).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    let form = "form[action='/api/attendance/take-back-all']";
    let all = format!("{form}:not([hidden])");
    assert_eq!(page.text(&format!("{all} p")), "3 marks were made at once.");
    let made_at = page.attribute(&format!("{form} [name=made_at]"), "value");
    // Of one of them something is said since: that stays.
    house.time_passes(MINUTE / 60);
    organizer.records(session, &bolat, "late").await.is_done();
    let undo: [(&str, &dyn ToString); 2] = [("session", &session), ("made_at", &made_at)];
    dana.sends("attendance/take-back-all", &undo)
        .await
        .is_refused_with(&UserError::NotAllowed);
    let answer = organizer.sends("attendance/take-back-all", &undo).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert!(
        page.text(".notice.good")
            .starts_with("The marks were taken back.")
    );
    assert_eq!(page.count(&all), 0);
    let stands = async |person: &Person| {
        let marks = app::attendance::marks_of(house.inner.db.read(), [person.enrolment]).await;
        let standings: app::attendance::Standings = marks.unwrap().into();
        let status = standings.get(session, person.enrolment);
        status.map_or("", rules::attendance::Status::code)
    };
    assert_eq!(stands(&amal).await, "excused");
    assert_eq!(stands(&bolat).await, "late");
    assert_eq!(stands(&dana).await, "");
    // Nothing is left of them to take back.
    organizer
        .sends("attendance/take-back-all", &undo)
        .await
        .is_refused_with(&UserError::MarkGone);
}
