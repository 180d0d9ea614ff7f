//! What is left to do in a register: to confirm, to settle, and gaps.

use app::errors::UserError;
use rules::attendance::Source;

use super::{MINUTE, made, marks};
use crate::harness::{House, Person};

on_two_servers!(
    what_nobody_confirmed_is_listed_and_confirmed_one_by_one,
    all_of_a_session_are_confirmed_at_once,
    what_came_with_the_code_is_confirmed_by_itself,
    a_contradiction_is_listed_until_it_is_settled,
    gaps_of_sessions_that_are_over_are_told,
    parts_are_confirmed_each,
    of_those_who_take_no_part_nothing_is_left_to_do,
    only_what_is_confirmed_counts,
);

const LINK: &str = "a[href$='/register/open']";

/// How many decisions wait, as the pages of an organizer say.
async fn told(house: &House, organizer: &Person) -> Vec<String> {
    let day = organizer.sees(&house.training.at("")).await;
    // The first of the two numbers that lead there: decisions, and then gaps.
    let number = day.texts(&format!(".numbers {LINK} strong"))[0].clone();
    let number = number.parse().unwrap();
    let page = organizer.sees(&house.training.at("/register")).await;
    let on_the_day = (number > 0).then(|| waiting(number));
    on_the_day.into_iter().chain(page.texts(LINK)).collect()
}

fn waiting(count: usize) -> String {
    format!("To confirm and settle ({count})")
}

async fn what_nobody_confirmed_is_listed_and_confirmed_one_by_one(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let open = house.training.at("/register/open");
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
    let page = organizer.sees(&open).await;
    assert!(page.text(".empty").contains("Everything is confirmed"));
    house.time_passes(MINUTE * 35);
    amal.checks_in(session).await.is_done();
    bolat.checks_in(session).await.is_done();
    assert_eq!(told(&house, &organizer).await, [waiting(2), waiting(2)]);
    let page = organizer.sees(&open).await;
    assert_eq!(page.texts(".open .name"), ["Amal", "Bolat"]);
    assert_eq!(page.texts(".open .badge"), ["late, 25 min"; 2]);
    let fields: [(&str, &dyn ToString); 6] = [
        ("session", &session),
        ("enrolment", &amal.enrolment),
        ("unit", &""),
        ("status", &"late"),
        ("if_proposed", &"true"),
        ("from_list", &"true"),
    ];
    for _ in 0..2 {
        let answer = organizer.sends("attendance/record", &fields).await;
        let page = organizer.sees(answer.is_done().leads_to()).await;
        assert_eq!(page.texts(".open .name"), ["Bolat"]);
    }
    let expected = [
        made(1, "late", "self", ""),
        made(1, "late", "self", ""),
        made(2, "late", "organizer", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    assert_eq!(told(&house, &organizer).await, [waiting(1), waiting(1)]);
    // The register of the session says how much is left of it.
    let page = organizer.sees(&house.training.register(0)).await;
    let link = format!("a[href$='/register/open#session-{session}']");
    assert_eq!(page.texts(&link), [waiting(1)]);
    // Others neither see the list nor how long it is.
    let observer = house.observer("Oskar").await;
    assert_eq!(observer.visits(&open).await.status, 403);
    let trainer = house.trainer("Tom").await;
    assert_eq!(trainer.visits(&open).await.status, 403);
    let page = trainer.sees(&house.training.at("/register")).await;
    assert_eq!(page.count(LINK), 0);
    amal.sends("attendance/record", &fields)
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn all_of_a_session_are_confirmed_at_once(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let [first, second, _] = house.training.sessions;
    for session in [first, second] {
        amal.checks_in(session).await.is_done();
        bolat.checks_in(session).await.is_done();
        house.time_passes(MINUTE * 110);
    }
    let open = house.training.at("/register/open");
    let page = organizer.sees(&open).await;
    assert_eq!(
        page.texts(".open .name"),
        ["Amal", "Bolat", "Amal", "Bolat"]
    );
    let all = page.texts("form[action^='/api/attendance/confirm-all'] button");
    assert_eq!(all, ["Confirm check-ins (2)"; 2]);
    let fields: [(&str, &dyn ToString); 2] = [("session", &first), ("from_list", &"true")];
    let answer = organizer.sends("attendance/confirm-all", &fields).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    // It is over, and its register can be closed.
    assert_eq!(page.texts("main h2"), ["Opening", "Practice"]);
    assert_eq!(page.texts(".open .name"), ["Amal", "Bolat"]);
}

async fn what_came_with_the_code_is_confirmed_by_itself(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    amal.checks_in(session).await.is_done();
    let screen = house.training.at(&format!("/sessions/{session}/code"));
    let screen = organizer.sees(&screen).await;
    let code = screen.attribute(".screen-code", "data-code");
    let page = bolat.sees(&format!("/c/{code}")).await;
    let ticket = page.attribute("[name=ticket]", "value");
    bolat
        .does("attendance/check-in-by-code", &[("ticket", &ticket)])
        .await;
    let open = house.training.at("/register/open");
    let page = organizer.sees(&open).await;
    let sources = page.texts(".open .meta");
    assert_eq!(sources, ["own check-in", "code from the screen"]);
    let all = page.texts("form[action^='/api/attendance/confirm-all'] button");
    let expected = [
        "Confirm those with the code (1)",
        "Confirm own check-ins (1)",
        "Confirm check-ins (2)",
    ];
    assert_eq!(all, expected);
    // In the register, too, it is seen how each came.
    let register = house.training.at(&format!("/sessions/{session}/register"));
    let details = organizer.sees(&register).await.texts(".person .detail");
    assert!(details[0].contains("own check-in"), "{details:?}");
    assert!(details[1].contains("code from the screen"), "{details:?}");
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("from_list", &"true"),
        ("kind", &"code"),
    ];
    let answer = organizer.sends("attendance/confirm-all", &fields).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.texts(".open .name"), ["Amal"]);
    let unknown: [(&str, &dyn ToString); 2] = [("session", &session), ("kind", &"rumour")];
    let answer = organizer.sends("attendance/confirm-all", &unknown).await;
    answer.is_refused_with(&app::errors::UserError::BadRequest);
}

async fn a_contradiction_is_listed_until_it_is_settled(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "absent").await.is_done();
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
    house.time_passes(MINUTE * 20);
    amal.checks_in(session).await.is_done();
    assert_eq!(told(&house, &organizer).await, [waiting(1), waiting(1)]);
    let page = organizer.sees(&house.training.at("/register/open")).await;
    assert_eq!(page.texts(".open .badge"), ["absent"]);
    let said = page.text(".open .meta");
    assert!(said.starts_with("checked in at 09:10"), "{said}");
    let settle = page.attribute(".open a.button", "href");
    assert!(settle.ends_with(&format!("/register#person-{}", amal.enrolment)));
    organizer.records(session, &amal, "late").await.is_done();
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
}

async fn gaps_of_sessions_that_are_over_are_told(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    house.judge("Bolat").await;
    let open = house.training.at("/register/open");
    let gaps = async || {
        let page = organizer.sees(&open).await;
        page.texts("main section > p:not(.meta)")
    };
    house.time_passes(MINUTE * 50);
    assert_eq!(gaps().await, [""; 0], "it is on");
    house.time_passes(MINUTE * 60);
    assert_eq!(gaps().await, ["Without a mark: 2. Call the roll"]);
    // A gap is nothing that somebody could confirm.
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "excused").await.is_done();
    assert_eq!(gaps().await, ["Without a mark: 1. Call the roll"]);
}

async fn parts_are_confirmed_each(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.visits(&house.training.register(0)).await;
    let parts: [(&str, &dyn ToString); 2] = [("session", &session), ("parts", &true)];
    organizer
        .sends("attendance/set-units", &parts)
        .await
        .is_done();
    amal.checks_in(session).await.is_done();
    house.time_passes(MINUTE * 60);
    amal.checks_in(session).await.is_done();
    let page = organizer.sees(&house.training.at("/register/open")).await;
    assert_eq!(
        page.texts(".open .name"),
        ["Amal morning", "Amal afternoon"]
    );
    assert_eq!(
        page.attributes(".open [name=unit]", "value"),
        ["morning", "afternoon"]
    );
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("from_list", &"true")];
    organizer
        .sends("attendance/confirm-all", &fields)
        .await
        .is_done();
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
    assert_eq!(marks(&house).await.len(), 4);
}

async fn of_those_who_take_no_part_nothing_is_left_to_do(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    amal.checks_in(house.training.sessions[0]).await.is_done();
    for place in ["waiting", "withdrawn"] {
        let sql = format!(
            "UPDATE enrolment SET place = '{place}' WHERE id = {}",
            amal.enrolment
        );
        house.execute(&sql).await.unwrap();
        assert_eq!(told(&house, &organizer).await, [waiting(0)], "{place}");
    }
}

/// Whatever proposes counts only after it was confirmed.
async fn only_what_is_confirmed_counts(house: House) {
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let (now, mut people) = (house.inner.clock.now().as_millisecond(), Vec::new());
    for source in Source::ALL {
        let person = house.judge(&format!("Judge {}", source.code())).await;
        let sql = format!(
            "INSERT INTO attendance_mark (mark, session_id, enrolment_id, number, unit, status, \
             source, made_at, received_at) VALUES ('{}', {session}, {}, 1, '', 'present', '{}', {now}, {now})",
            person.name,
            person.enrolment,
            source.code()
        );
        house.execute(&sql).await.unwrap();
        people.push((source, person));
    }
    let page = organizer.sees(&house.training.at("/register/open")).await;
    let mut expected: Vec<String> = people
        .iter()
        .filter(|(source, _)| source.proposes())
        .map(|(_, person)| person.name.clone())
        .collect();
    expected.sort();
    assert_eq!(page.texts(".open .name"), expected);
    let shares = async || {
        let page = organizer.sees(&house.training.at("/register")).await;
        let rows = page.texts("tbody tr");
        rows.into_iter()
            .filter(|row| row.contains("confirmed"))
            .count()
    };
    assert_eq!(shares().await, expected.len());
    let fields: [(&str, &dyn ToString); 1] = [("session", &session)];
    organizer
        .sends("attendance/confirm-all", &fields)
        .await
        .is_done();
    assert_eq!(shares().await, 0);
    assert_eq!(told(&house, &organizer).await, [waiting(0)]);
}
