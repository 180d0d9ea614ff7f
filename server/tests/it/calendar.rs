//! Calendars: a file for a training, and a secret address for each person.

use icalendar::{Calendar, CalendarComponent, Component as _, Event, EventLike as _};
use jiff::SignedDuration;
use rules::roles::Role;

use crate::harness::{Answer, Browser, House, Person};

on_two_servers!(
    a_training_is_a_calendar_of_its_sessions,
    a_session_that_moves_keeps_its_name_and_counts_up,
    a_session_that_is_cancelled_is_said_to_be,
    a_training_that_is_called_otherwise_counts_its_sessions_up,
    a_persons_calendar_has_a_secret_address,
    a_new_address_ends_the_one_before,
    only_its_people_get_the_calendar_of_a_training,
);

/// The sessions of a calendar that programs can read.
fn events(answer: &Answer) -> Vec<Event> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        answer.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    for line in answer.body.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let calendar: Calendar = answer.body.parse().unwrap();
    calendar
        .components
        .into_iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect()
}

fn of<'a>(event: &'a Event, name: &str) -> &'a str {
    event.property_value(name).unwrap()
}

async fn a_training_is_a_calendar_of_its_sessions(house: House) {
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("")).await;
    let file = house.training.at("/calendar.ics");
    assert_eq!(
        page.attributes("main a[download]", "href"),
        std::slice::from_ref(&file)
    );
    let answer = judge.visits(&file).await;
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"training-1-2024-05-30.ics\""
    );
    let events = events(&answer);
    let titles: Vec<_> = events.iter().map(|event| of(event, "SUMMARY")).collect();
    assert_eq!(titles, ["Opening", "Practice", "Closing"]);
    let host = house.url.strip_prefix("http://").unwrap();
    let first = &events[0];
    for (name, value) in [
        (
            "UID",
            &format!("session-{}@{host}", house.training.sessions[0]),
        ),
        // Nine o'clock by Almaty's clock, said so that no program can mistake it.
        ("DTSTART", &"20240530T040000Z".to_owned()),
        ("DTEND", &"20240530T053000Z".to_owned()),
        ("SEQUENCE", &"0".to_owned()),
        ("LAST-MODIFIED", &"20240530T035000Z".to_owned()),
        ("LOCATION", &"Astana".to_owned()),
        (
            "URL",
            &format!("{}{}#session-1", house.url, house.training.at("")),
        ),
    ] {
        assert_eq!(of(first, name), value, "{name}");
    }
    assert!(
        first
            .get_description()
            .unwrap()
            .starts_with("Asylum cases\n")
    );
    judge.chooses_language("kk").await;
    let answer = judge.visits(&file).await;
    assert_eq!(of(&self::events(&answer)[0], "SUMMARY"), "Opening (kk)");
}

async fn a_session_that_moves_keeps_its_name_and_counts_up(house: House) {
    let organizer = house.organizer("Olga").await;
    let file = house.training.at("/calendar.ics");
    let before = events(&organizer.visits(&file).await).remove(1);
    house.time_passes(SignedDuration::from_mins(5));
    let session = house.training.sessions[1];
    let title = "Practice, part 1; \\ with \"signs\"\r\nEND:VEVENT";
    let fields: &crate::harness::Fields<'_> = &[
        ("session", &session),
        ("title_en", &title),
        ("title_ru", &"Практика"),
        ("title_kk", &"Практика"),
        ("date", &"2024-05-31"),
        ("starts_at", &"14:00"),
        ("ends_at", &"15:30"),
        ("place", &"Hall 2"),
    ];
    organizer
        .visits(&house.training.at(&format!("/sessions/{session}/change")))
        .await;
    organizer
        .sends("trainings/change-session", fields)
        .await
        .is_done();
    let all = events(&organizer.visits(&file).await);
    assert_eq!(all.len(), 3);
    let after = all
        .iter()
        .find(|event| event.get_uid() == before.get_uid())
        .unwrap();
    assert_eq!(of(after, "DTSTART"), "20240531T090000Z");
    assert_eq!(of(after, "SEQUENCE"), "1");
    assert_eq!(of(after, "LAST-MODIFIED"), "20240530T035500Z");
    assert_eq!(of(after, "DTSTAMP"), "20240530T035500Z");
    assert_eq!(after.get_location(), Some("Hall 2, Astana"));
    assert_eq!(
        after.get_summary(),
        Some("Practice, part 1; \\ with \"signs\" END:VEVENT")
    );
}

async fn a_session_that_is_cancelled_is_said_to_be(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let file = house.training.at("/calendar.ics");
    let address = makes_address(&judge, &house).await;
    let before = events(&judge.visits(&file).await);
    assert!(
        before
            .iter()
            .all(|event| event.property_value("STATUS").is_none())
    );
    house.time_passes(SignedDuration::from_mins(5));
    let session = house.training.sessions[1];
    organizer.visits(&house.training.at("/agenda")).await;
    let deleted = organizer
        .sends("trainings/delete-session", &[("session", &session)])
        .await;
    deleted.is_done();
    for calendar in [
        judge.visits(&file).await,
        Browser::new(&house.url).visits(&address).await,
    ] {
        let after = events(&calendar);
        assert_eq!(after.len(), 3);
        let off: Vec<&Event> = after
            .iter()
            .filter(|event| event.property_value("STATUS") == Some("CANCELLED"))
            .collect();
        assert_eq!(off.len(), 1);
        assert_eq!(off[0].get_uid(), before[1].get_uid());
        assert_eq!(of(off[0], "SEQUENCE"), "1");
        assert_eq!(of(off[0], "DTSTART"), of(&before[1], "DTSTART"));
        assert_eq!(of(off[0], "LAST-MODIFIED"), "20240530T035500Z");
    }
    // On no page it stands any more.
    assert!(
        !judge
            .sees(&house.training.at(""))
            .await
            .main()
            .contains("Practice")
    );
}

async fn a_training_that_is_called_otherwise_counts_its_sessions_up(house: House) {
    let organizer = house.organizer("Olga").await;
    let file = house.training.at("/calendar.ics");
    let change = async |title: &str| {
        let page = organizer.sees(&house.training.at("/change")).await;
        let names = [
            "title_ru",
            "title_kk",
            "place",
            "starts_on",
            "ends_on",
            "time_zone",
        ];
        let values = names.map(|name| page.value(name));
        let training = house.training.id;
        let mut fields: Vec<(&str, &dyn ToString)> = vec![
            ("training", &training),
            ("course", &"small"),
            ("title_en", &title),
        ];
        for (name, value) in names.iter().zip(&values) {
            fields.push((name, value));
        }
        organizer.sends("trainings/change", &fields).await.is_done();
    };
    let counts = async || -> Vec<String> {
        let all = events(&organizer.visits(&file).await);
        all.iter()
            .map(|event| of(event, "SEQUENCE").to_owned())
            .collect()
    };
    change("Asylum cases").await;
    assert_eq!(
        counts().await,
        ["0"; 3],
        "saved as it was, nothing has changed"
    );
    change("Refugee cases").await;
    assert_eq!(counts().await, ["1"; 3]);
}

/// Makes an address for a person's calendar, and gives its path.
async fn makes_address(person: &Person, house: &House) -> String {
    person.visits("/account/calendar").await;
    let page = person.does("calendar/renew", &[]).await;
    let address = page.text("main code");
    let subscribed = address.replace("http://", "webcal://");
    assert_eq!(
        page.attributes("main a[href^='webcal:']", "href"),
        [subscribed]
    );
    address.strip_prefix(&house.url).unwrap().to_owned()
}

async fn a_persons_calendar_has_a_secret_address(house: House) {
    let judge = house.judge("Amal").await;
    let other = house.another_training().await;
    house.another_training().await;
    let page = judge.sees("/account").await;
    assert_eq!(page.count("main a[href='/account/calendar']"), 1);
    let address = makes_address(&judge, &house).await;
    let program = Browser::new(&house.url);
    assert_eq!(events(&program.visits(&address).await).len(), 3);
    house.enrols_too(&judge, Role::Judge, other.id).await;
    assert_eq!(events(&program.visits(&address).await).len(), 6);
    // Nothing more of a training that the person has left.
    let txn = house.inner.db.begin().await.unwrap();
    app::trainings::withdraw(
        &txn,
        &app::authorization::viewer::Authority::System.takes_register(house.training.id),
        judge.enrolment,
        house.inner.clock.now(),
    )
    .await
    .unwrap();
    txn.commit().await.unwrap();
    assert_eq!(events(&program.visits(&address).await).len(), 3);
    // It is shown once, and what is kept of it opens nothing.
    let page = judge.sees("/account/calendar").await;
    assert_eq!(page.count("main code"), 0);
    assert!(
        page.main().contains("08:50"),
        "by Almaty's clock: {}",
        page.main()
    );
    let token = address
        .strip_prefix("/calendar/")
        .and_then(|name| name.strip_suffix(".ics"))
        .unwrap();
    assert_eq!(token.len(), 64);
    let kept = app::secrets::hash(token);
    for wrong in [kept.as_str(), "", &token[..63]] {
        let answer = program.visits(&format!("/calendar/{wrong}.ics")).await;
        assert_eq!(answer.status, 404, "{wrong}");
    }
    assert_eq!(
        program.visits(&format!("/calendar/{token}")).await.status,
        404
    );
}

async fn a_new_address_ends_the_one_before(house: House) {
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    let older = makes_address(&judge, &house).await;
    let others = makes_address(&other, &house).await;
    let newer = makes_address(&judge, &house).await;
    let program = Browser::new(&house.url);
    assert_eq!(program.visits(&older).await.status, 404);
    assert_eq!(program.visits(&newer).await.status, 200);
    assert_eq!(program.visits(&others).await.status, 200);
}

async fn only_its_people_get_the_calendar_of_a_training(house: House) {
    let file = house.training.at("/calendar.ics");
    let stranger = house.stranger("Sara").await;
    assert_eq!(stranger.visits(&file).await.status, 404);
    let answer = house.browser().visits(&file).await;
    assert_eq!(answer.leads_to(), "/sign-in?next=%2Ftrainings%2F1");
}
