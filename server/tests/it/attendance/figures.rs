//! What who looks on is told: sums, and nothing about few people or one.

use crate::harness::{House, Person};

on_two_servers!(
    sums_are_told_without_names,
    of_too_few_people_nothing_is_told,
    of_a_session_for_a_group_those_are_counted_who_are_expected,
    a_register_that_nobody_took_does_not_say_that_nobody_was_there,
);

async fn judges(house: &House, names: &[&str]) -> Vec<Person> {
    let mut judges = Vec::new();
    for name in names {
        judges.push(house.knows(name, Some(rules::roles::Role::Judge)).await);
    }
    judges
}

async fn sums_are_told_without_names(house: House) {
    let names = ["Amal", "Bolat", "Dana", "Erlan", "Farida", "Gulnara"];
    let judges = judges(&house, &names).await;
    let organizer = house.organizer("Olga").await;
    let observer = house.observer("Omar").await;
    // Two of another court and region: they are not told by themselves.
    let sql = format!(
        "UPDATE enrolment SET court = 'Court of Semey', region = 'KZ-10' WHERE id IN ({}, {})",
        judges[0].enrolment, judges[1].enrolment
    );
    house.execute(&sql).await.unwrap();
    house.time_passes(jiff::SignedDuration::from_mins(30));
    for judge in &judges[..3] {
        organizer
            .records(house.training.sessions[0], judge, "present")
            .await
            .is_done();
    }
    organizer
        .records(house.training.sessions[0], &judges[3], "absent")
        .await
        .is_done();
    house.time_passes(jiff::SignedDuration::from_hours(2));
    let page = observer.sees(&house.training.at("/figures")).await;
    let facts = page.texts(".facts dd");
    assert_eq!(facts[..2], ["6".to_owned(), "1 / 3".to_owned()]);
    let rows = page.texts(".figures tbody tr");
    assert!(rows[0].starts_with("Opening"), "{rows:?}");
    assert!(rows[0].ends_with("3 / 6 50 %"), "{rows:?}");
    assert!(rows[2].ends_with("not over yet"), "{rows:?}");
    // The day, on which one session is over.
    assert!(rows[3].ends_with("1 3 / 6 50 %"), "{rows:?}");
    let said = page.main();
    for hidden in names.iter().chain(&["Semey", "example.org"]) {
        assert!(!said.contains(hidden), "{hidden}: {said}");
    }
    assert!(said.contains("others (2)"), "{said}");
    assert_eq!(page.count("a[href*='/register/']"), 0);
}

/// The sessions that are over, as rows.
async fn rows(house: &House, observer: &Person) -> Vec<String> {
    let page = observer.sees(&house.training.at("/figures")).await;
    page.texts(".figures tbody tr")
}

async fn of_a_session_for_a_group_those_are_counted_who_are_expected(house: House) {
    let judges = judges(
        &house,
        &["Amal", "Bolat", "Dana", "Erlan", "Farida", "Gulnara"],
    )
    .await;
    let organizer = house.organizer("Olga").await;
    let observer = house.observer("Omar").await;
    let opening = house.training.sessions[0];
    let sql = format!(
        "INSERT INTO training_group (training_id, name, created_at) VALUES ({}, 'Civil', 1)",
        house.training.id
    );
    house.execute(&sql).await.unwrap();
    let sql = format!(
        "INSERT INTO session_group (session_id, group_id) \
         SELECT {opening}, id FROM training_group"
    );
    house.execute(&sql).await.unwrap();
    let sql = format!(
        "UPDATE enrolment SET group_id = (SELECT MIN(id) FROM training_group) WHERE id IN ({}, {})",
        judges[0].enrolment, judges[1].enrolment
    );
    house.execute(&sql).await.unwrap();
    house.time_passes(jiff::SignedDuration::from_mins(30));
    for judge in &judges[..2] {
        organizer.records(opening, judge, "present").await.is_done();
    }
    house.time_passes(jiff::SignedDuration::from_hours(2));
    let rows = rows(&house, &observer).await;
    assert!(rows[0].ends_with("2 / 2 100 %"), "{rows:?}");
}

async fn a_register_that_nobody_took_does_not_say_that_nobody_was_there(house: House) {
    judges(&house, &["Amal", "Bolat", "Dana", "Erlan", "Farida"]).await;
    let observer = house.observer("Omar").await;
    house.time_passes(jiff::SignedDuration::from_hours(2));
    let rows = rows(&house, &observer).await;
    assert!(rows[0].ends_with("Marks missing —"), "{rows:?}");
}

async fn of_too_few_people_nothing_is_told(house: House) {
    judges(&house, &["Amal", "Bolat", "Dana", "Erlan"]).await;
    let observer = house.observer("Omar").await;
    let page = observer.sees(&house.training.at("/figures")).await;
    assert!(page.main().contains("Fewer than 5 people take part"));
    assert_eq!(page.count("table"), 0);
    judges(&house, &["Farida"]).await;
    let page = observer.sees(&house.training.at("/figures")).await;
    assert_eq!(page.count("table"), 3, "{}", page.main());
    assert!(page.main().contains("Fewer than 5 people did both"));
}
