//! Letters that remind of what takes place tomorrow.

use jiff::SignedDuration;
use rules::roles::Role;

use crate::{
    harness::{House, Person, at_once},
    post::{outbox, sends_until},
};

on_two_servers!(
    people_are_reminded_once_on_the_day_before,
    nobody_is_reminded_unless_that_is_switched_on,
);

/// Sends the form of the training, with or without the tick.
async fn changes(organizer: &Person, house: &House, reminders: bool) {
    let there = house.training.at("/change");
    let page = organizer.sees(&there).await;
    let names = [
        "title_en",
        "title_ru",
        "title_kk",
        "place",
        "starts_on",
        "ends_on",
        "time_zone",
    ];
    let mut fields: Vec<_> = names.map(|name| (name, page.value(name))).to_vec();
    fields.push(("course", "small".to_owned()));
    fields.push(("training", house.training.id.to_string()));
    if reminders {
        fields.push(("reminders", "true".to_owned()));
    }
    let fields: Vec<(&str, &dyn ToString)> = fields
        .iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect();
    organizer.sends("trainings/change", &fields).await.is_done();
    let ticked = organizer.sees(&there).await;
    assert_eq!(
        ticked.count("[name=reminders][checked]"),
        usize::from(reminders)
    );
}

async fn people_are_reminded_once_on_the_day_before(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house.judge("Amal").await;
    // Who has no password yet has no way to what the letter leads to.
    house
        .invites("Nobody yet", Some(Role::Judge), house.training.id)
        .await;
    changes(&organizer, &house, true).await;
    // It is ten to nine on the first of two days.
    assert_eq!(app::trainings::remind(&house.inner).await.unwrap(), 0);
    house.time_passes(SignedDuration::from_mins(10));
    at_once((0..4).map(|_| app::trainings::remind(&house.inner))).await;
    assert_eq!(outbox(&house).await.len(), 2, "one for each person");
    assert_eq!(app::trainings::remind(&house.inner).await.unwrap(), 0);
    sends_until(&house, "all are sent", |letter| letter.sent_at.is_some()).await;
    let letter = house.post_box.letters_to(&judge.email).remove(0);
    let plain = |text: &str| text.replace('\u{a0}', " ");
    assert_eq!(plain(&letter.subject), "Tomorrow: Asylum cases");
    for part in [
        "Dear Amal,",
        "Friday",
        "09:00–10:30  Closing",
        "Asia/Almaty (UTC+05:00)",
        &format!("{}{}", house.url, house.training.at("")),
    ] {
        assert!(
            plain(&letter.body).contains(part),
            "{part}: {}",
            letter.body
        );
    }
    assert!(!letter.body.contains("Opening"), "{}", letter.body);
    // Somebody who comes later is reminded too.
    house.knows("Bolat", Some(Role::Judge)).await;
    app::trainings::remind(&house.inner).await.unwrap();
    assert_eq!(outbox(&house).await.len(), 3);
}

async fn nobody_is_reminded_unless_that_is_switched_on(house: House) {
    let organizer = house.organizer("Olga").await;
    changes(&organizer, &house, true).await;
    changes(&organizer, &house, false).await;
    house.time_passes(SignedDuration::from_hours(2));
    assert_eq!(app::trainings::remind(&house.inner).await.unwrap(), 0);
    assert!(outbox(&house).await.is_empty());
}
