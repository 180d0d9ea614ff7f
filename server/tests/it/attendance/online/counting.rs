//! What the platform makes of what it saw: once, by the organizer's rule, and below the
//! organizer's word.

use app::{attendance::count_online, errors::UserError};
use jiff::SignedDuration;
use records::{attendance_mark as mark, online_presence as presence};

use super::{MINUTE, does, is_open, kinds, marks, measured, online, stays};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    who_never_leaves_is_counted_once_after_the_end,
    the_organizers_rule_says_what_counts,
    an_organizers_word_stands_over_what_was_measured,
    what_an_organizer_takes_back_is_not_proposed_again,
    two_devices_are_one_person,
    a_page_does_not_fill_the_database,
    each_part_of_a_long_session_is_counted,
);

async fn who_never_leaves_is_counted_once_after_the_end(house: House) {
    let [amal, bolat, dana] = [
        house.judge("Amal").await,
        house.judge("Bolat").await,
        house.judge("Dana").await,
    ];
    let (session, _) = online(&house).await;
    for judge in [&amal, &bolat, &dana] {
        does(judge, "join", session).await.is_done();
    }
    // Bolat's page falls silent after half an hour; Dana's is never seen again.
    for minute in 0..100 {
        is_open(&house, &amal, session, 1).await;
        if minute < 40 {
            assert_eq!(stays(&bolat, session).await.status, 200);
        }
    }
    count_online(&house.inner).await.unwrap();
    house.time_passes(MINUTE * 2);
    count_online(&house.inner).await.unwrap();
    assert_eq!(marks(&house).await, [], "a last sign may be under way");
    house.time_passes(MINUTE);
    for outcome in at_once((0..8).map(|_| count_online(&house.inner))).await {
        outcome.unwrap();
    }
    let expected = [measured("partial", 30), measured("present", 90)];
    let mut made = marks(&house).await;
    made.sort();
    assert_eq!(made, expected);
    house.time_passes(MINUTE * 60);
    assert_eq!(count_online(&house.inner).await.unwrap(), 0, "it is done");
    // Another server that does not know so yet makes no other mark.
    house
        .execute("UPDATE session SET online_counted_at = NULL")
        .await
        .unwrap();
    count_online(&house.inner).await.unwrap();
    assert_eq!(house.count::<mark::Entity>().await, 2);
}

/// Changes the rule of the first session by its form.
async fn rules(organizer: &Person, house: &House, percent: &str) -> Answer {
    let session = house.training.sessions[0];
    let path = house.training.at(&format!("/sessions/{session}/change"));
    let page = organizer.sees(&path).await;
    let names = [
        "title_en",
        "title_ru",
        "title_kk",
        "date",
        "starts_at",
        "ends_at",
        "link",
    ];
    let values = names.map(|name| page.value(name));
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("session", &session)];
    for (name, value) in names.iter().zip(&values) {
        fields.push((name, value));
    }
    fields.push(("online_percent", &percent));
    organizer.sends("trainings/change-session", &fields).await
}

async fn the_organizers_rule_says_what_counts(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, path) = online(&house).await;
    for percent in ["0", "101", "half", "-1", "99.5"] {
        let refused = rules(&organizer, &house, percent).await;
        refused.is_refused_with(&UserError::PercentOutOfRange);
        let page = organizer.sees(refused.leads_to()).await;
        assert_eq!(page.value("online_percent"), percent, "nothing is lost");
    }
    rules(&organizer, &house, "100").await.is_done();
    let page = judge.sees(&path).await;
    assert!(page.main().contains("at least 100% of"), "{}", page.main());
    house.time_passes(MINUTE * 10);
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 60).await;
    house.time_passes(MINUTE * 40);
    count_online(&house.inner).await.unwrap();
    assert_eq!(marks(&house).await, [measured("partial", 60)]);
    // The rule is changed afterwards: what is proposed follows it, and what was said stays said.
    rules(&organizer, &house, "60").await.is_done();
    house.time_passes(MINUTE);
    count_online(&house.inner).await.unwrap();
    rules(&organizer, &house, "70").await.is_done();
    house.time_passes(MINUTE);
    count_online(&house.inner).await.unwrap();
    let expected = [
        measured("partial", 60),
        measured("present", 60),
        measured("partial", 60),
    ];
    assert_eq!(marks(&house).await, expected);
}

async fn an_organizers_word_stands_over_what_was_measured(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, _) = online(&house).await;
    judge.checks_in(session).await.is_done();
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 30).await;
    let own = house.training.at("/attendance");
    assert!(
        judge
            .sees(&own)
            .await
            .main()
            .contains("present not yet confirmed")
    );
    does(&judge, "leave", session).await.is_done();
    // What was measured is better than one's own word.
    let page = judge.sees(&own).await.main();
    assert!(page.contains("partly there, 20 min"), "{page}");
    organizer
        .records(session, &judge, "excused")
        .await
        .is_done();
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 70).await;
    house.time_passes(MINUTE * 5);
    count_online(&house.inner).await.unwrap();
    let last = marks(&house).await.pop();
    assert_eq!(
        last,
        Some(measured("present", 90)),
        "kept, but not standing"
    );
    let page = judge.sees(&own).await;
    assert_eq!(
        page.text(&format!("#session-{session} > p .badge")),
        "excused"
    );
}

async fn what_an_organizer_takes_back_is_not_proposed_again(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, _) = online(&house).await;
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 30).await;
    does(&judge, "leave", session).await.is_done();
    let history = format!("{}/{}", house.training.register(0), judge.enrolment);
    let undoes = organizer.sees(&history).await.value("undoes");
    let fields: [(&str, &dyn ToString); 3] = [
        ("session", &session),
        ("enrolment", &judge.enrolment),
        ("undoes", &undoes),
    ];
    organizer
        .sends("attendance/take-back", &fields)
        .await
        .is_done();
    house.time_passes(MINUTE * 90);
    assert_eq!(count_online(&house.inner).await.unwrap(), 1);
    let said: Vec<_> = marks(&house).await.into_iter().map(|mark| mark.0).collect();
    assert_eq!(said, ["partial", ""]);
}

async fn two_devices_are_one_person(house: House) {
    let judge = house.judge("Amal").await;
    let phone = judge.at_another_device().await;
    let (session, _) = online(&house).await;
    house.time_passes(MINUTE * 10);
    for browser in [&*judge, &phone] {
        does(browser, "join", session).await.is_done();
    }
    for _ in 0..40 {
        house.time_passes(MINUTE);
        let answers = at_once([&*judge, &phone].map(|browser| stays(browser, session))).await;
        assert!(answers.iter().all(|answer| answer.status == 200));
    }
    // One of them leaves, the other is open for ten minutes more.
    does(&phone, "leave", session).await.is_done();
    is_open(&house, &judge, session, 10).await;
    house.time_passes(MINUTE * 50);
    count_online(&house.inner).await.unwrap();
    assert_eq!(
        marks(&house).await,
        [measured("partial", 40), measured("partial", 50)]
    );
}

async fn a_page_does_not_fill_the_database(house: House) {
    let judge = house.judge("Amal").await;
    let (session, _) = online(&house).await;
    house.time_passes(MINUTE * 10);
    for _ in 0..3 {
        does(&judge, "join", session).await.is_done();
    }
    for _ in 0..60 {
        house.time_passes(SignedDuration::from_secs(5));
        stays(&judge, session).await;
    }
    assert_eq!(house.count::<presence::Entity>().await, 1 + 300 / 25);
    for _ in 0..3 {
        does(&judge, "leave", session).await.is_done();
    }
    assert_eq!(kinds(&house).await.last().unwrap(), "leave");
    assert_eq!(house.count::<presence::Entity>().await, 2 + 300 / 25);
    assert_eq!(marks(&house).await, [measured("partial", 5)]);
}

async fn each_part_of_a_long_session_is_counted(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let (session, _) = online(&house).await;
    organizer
        .sends(
            "attendance/set-units",
            &[("session", &session), ("parts", &true)],
        )
        .await
        .is_done();
    house.time_passes(MINUTE * 10);
    does(&judge, "join", session).await.is_done();
    is_open(&house, &judge, session, 60).await;
    house.time_passes(MINUTE * 40);
    count_online(&house.inner).await.unwrap();
    // Both parts are written together, in any order.
    let mut parts = marks(&house).await;
    parts.sort();
    assert_eq!(parts, [measured("partial", 15), measured("present", 45)]);
    let own = judge.sees(&house.training.at("/attendance")).await.main();
    assert!(
        own.contains("first half: present, 45 min") || own.contains("present, 45 min"),
        "{own}"
    );
}
