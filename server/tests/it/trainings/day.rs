//! The organizer's day: what is on, what waits, and the ways there.

use app::errors::UserError;
use rules::roles::Role;

use crate::harness::{House, Person};

on_two_servers!(
    an_organizer_begins_with_the_register_that_is_on,
    requests_are_announced_with_their_session_and_its_day,
    the_numbers_of_the_day_lead_to_what_they_count,
    who_looks_on_is_led_to_figures_and_to_no_test,
);

/// Adds a session beside another.
async fn adds(house: &House, organizer: &Person, title: &str, [from, to]: [&str; 2]) {
    let fields: [(&str, &dyn ToString); 7] = [
        ("training", &house.training.id),
        ("title_en", &title),
        ("title_ru", &title),
        ("title_kk", &title),
        ("date", &"2024-05-30"),
        ("starts_at", &from),
        ("ends_at", &to),
    ];
    organizer.visits(&house.training.at("")).await;
    organizer
        .sends("trainings/add-session", &fields)
        .await
        .is_done();
}

async fn an_organizer_begins_with_the_register_that_is_on(house: House) {
    let organizer = house.organizer("Olga").await;
    adds(&house, &organizer, "Another group", ["09:15", "10:00"]).await;
    let register = house.training.register(0);
    for path in ["/".to_owned(), house.training.at("")] {
        let page = organizer.sees(&path).await;
        let filled = page.attributes(".next a.button:not(.quiet)", "href");
        assert_eq!(
            filled,
            [register.clone(), register.replace("register", "code")],
            "{path}: the next of today, in one tap"
        );
    }
    house.time_passes(jiff::SignedDuration::from_mins(30));
    let page = organizer.sees("/").await;
    let now = page.texts(".next strong");
    assert_eq!(now, ["Opening", "Another group"], "both that are on");
    assert_eq!(page.count(".next a.button:not(.quiet)"), 4);
    // Names say of which session.
    let said = page.texts(".next a.button").join(" ");
    assert!(said.contains("Take the register : Opening"), "{said}");
    // The course is there, folded; a judge has it open and no register.
    let page = organizer.sees(&house.training.at("")).await;
    assert_eq!(page.count("details.course:not([open]) .lessons"), 1);
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("")).await;
    assert_eq!(page.count("details.course, .numbers"), 0);
    assert_eq!(page.count("a[href$='/register']"), 0);
    // Another day is not urged.
    house.time_passes(jiff::SignedDuration::from_hours(10));
    let page = organizer.sees("/").await;
    assert_eq!(page.texts(".next strong"), ["Closing"]);
    assert_eq!(page.count(".next a.button:not(.quiet)"), 0);
}

async fn requests_are_announced_with_their_session_and_its_day(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (closing, trainer) = (house.training.sessions[2], house.trainer("Tom").await);
    for path in ["/".to_owned(), house.training.at("")] {
        assert_eq!(organizer.sees(&path).await.count(".requests-open"), 0);
    }
    judge.visits(&house.training.at("/attendance")).await;
    let asks: [(&str, &dyn ToString); 3] = [
        ("session", &closing),
        ("status", &"excused"),
        ("reason", &"A hearing"),
    ];
    judge.sends("attendance/ask", &asks).await.is_done();
    for path in ["/".to_owned(), house.training.at("")] {
        let page = organizer.sees(&path).await;
        let said = page.text(".requests-open");
        assert!(said.starts_with("One request about marks"), "{said}");
        assert!(said.contains("Closing · 31 May 2024, 09:00"), "{said}");
        let to = page.attribute(".requests-open a", "href");
        assert_eq!(to, house.training.at("/requests"));
        // Nobody else is told.
        for other in [&judge, &trainer] {
            assert_eq!(other.sees(&path).await.count(".requests-open"), 0);
        }
    }
    let request = organizer.sees(&house.training.at("/requests")).await;
    let request = request.attribute(".requests [name=request]", "value");
    let grants: [(&str, &dyn ToString); 2] = [("request", &request), ("intent", &"grant")];
    organizer
        .sends("attendance/answer", &grants)
        .await
        .is_done();
    assert_eq!(organizer.sees("/").await.count(".requests-open"), 0);
}

async fn the_numbers_of_the_day_lead_to_what_they_count(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    house.judge("Bolat").await;
    house
        .invites("Dana", Some(Role::Judge), house.training.id)
        .await;
    judge.checks_in(house.training.sessions[0]).await.is_done();
    let page = organizer.sees(&house.training.at("")).await;
    assert_eq!(
        page.texts(".numbers a"),
        [
            "3 judges on the list",
            "2 have a password",
            "1 is there today",
            "0 open requests",
            "1 mark to confirm or settle",
            "0 marks are missing",
        ]
    );
    for href in page.attributes(".numbers a", "href") {
        organizer.sees(&href).await;
    }
    // Once the sessions of the day are over, what was not said is missing.
    house.time_passes(jiff::SignedDuration::from_hours(5));
    let page = organizer.sees(&house.training.at("")).await;
    assert_eq!(page.texts(".numbers a")[5], "5 marks are missing");
}

async fn who_looks_on_is_led_to_figures_and_to_no_test(house: House) {
    let organizer = house.organizer("Olga").await;
    let link: [(&str, &dyn ToString); 8] = [
        ("session", &house.training.sessions[0]),
        ("title_en", &"Opening"),
        ("title_ru", &"Opening (ru)"),
        ("title_kk", &"Opening (kk)"),
        ("date", &"2024-05-30"),
        ("starts_at", &"09:00"),
        ("ends_at", &"10:30"),
        ("link", &"https://meet.example.org/opening"),
    ];
    organizer
        .sends("trainings/change-session", &link)
        .await
        .is_done();
    let (observer, judge) = (house.observer("Omar").await, house.judge("Amal").await);
    assert_eq!(
        judge
            .sees(&house.training.at(""))
            .await
            .count("a[href$='/online']"),
        1
    );
    for path in ["/".to_owned(), house.training.at("")] {
        let page = observer.sees(&path).await;
        let filled = page.attributes("main a.button:not(.quiet)", "href");
        assert_eq!(filled, [house.training.at("/figures")], "{path}");
        assert_eq!(page.count("a[href$='/online'], .progress"), 0, "{path}");
    }
    let figures = house.training.at("/figures");
    assert_eq!(judge.visits(&figures).await.status, 403);
    assert_eq!(
        organizer.visits(&figures).await.refusal(),
        None::<UserError>
    );
}
