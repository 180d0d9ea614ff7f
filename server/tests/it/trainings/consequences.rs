//! Changing a training's clock, days or places: what follows is said first, and confirmed.

use app::{
    errors::{Field, UserError},
    trainings::{self, Session},
};

use crate::harness::{Answer, House, Person};

on_two_servers!(
    another_clock_keeps_the_times_that_are_read,
    days_are_not_taken_from_under_a_session,
    fewer_places_than_people_are_confirmed,
    slips_of_the_year_are_refused,
);

/// The training of every house, as its form has it.
const FORM: [(&str, &str); 8] = [
    ("title_en", "Asylum cases"),
    ("title_ru", "Дела"),
    ("title_kk", "Істер"),
    ("place", "Astana"),
    ("starts_on", "2024-05-30"),
    ("ends_on", "2024-05-31"),
    ("time_zone", "Asia/Almaty"),
    ("course", "small"),
];

async fn changes(house: &House, by: &Person, fields: &[(&str, &str)]) -> Answer {
    by.visits(&house.training.at("/change")).await;
    let mut form = FORM.to_vec();
    for (name, value) in fields {
        form.retain(|(known, _)| known != name);
        form.push((name, value));
    }
    let training = house.training.id.to_string();
    form.push(("training", &training));
    let form: Vec<(&str, &dyn ToString)> = form
        .iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect();
    by.sends("trainings/change", &form).await
}

async fn sessions(house: &House) -> Vec<Session> {
    trainings::sessions(house.inner.db.read(), house.training.id)
        .await
        .unwrap()
}

async fn another_clock_keeps_the_times_that_are_read(house: House) {
    let organizer = house.organizer("Olga").await;
    let before = sessions(&house).await;
    let zone = [("time_zone", "Europe/Chisinau")];
    let refused = changes(&house, &organizer, &zone).await;
    refused.is_refused_with(&UserError::ClockMoves { count: 3 });
    let shown = organizer.sees(refused.leads_to()).await;
    assert_eq!(shown.value("time_zone"), "Europe/Chisinau");
    assert_eq!(shown.count("input[name=confirmed]"), 1);
    let now = sessions(&house).await;
    assert_eq!(now[0].gathering, before[0].gathering);
    let confirmed = [zone[0], ("confirmed", "true")];
    changes(&house, &organizer, &confirmed).await.is_done();
    for (old, new) in before.iter().zip(&sessions(&house).await) {
        // Almaty is five hours ahead of UTC in May 2024, Chisinau three.
        let later = jiff::SignedDuration::from_hours(2);
        assert_eq!(new.gathering.starts_at, old.gathering.starts_at + later);
        assert_eq!(new.gathering.ends_at, old.gathering.ends_at + later);
        assert!(new.revision > old.revision, "calendars are told");
    }
    let agenda = organizer.sees(&house.training.at("")).await;
    assert!(agenda.main().contains("09:00"), "{}", agenda.main());
}

async fn days_are_not_taken_from_under_a_session(house: House) {
    let organizer = house.organizer("Olga").await;
    let refused = changes(&house, &organizer, &[("ends_on", "2024-05-30")]).await;
    refused.is_refused_with(&UserError::SessionsOutside { count: 1 });
    let later = [("starts_on", "2024-05-31"), ("confirmed", "true")];
    let refused = changes(&house, &organizer, &later).await;
    refused.is_refused_with(&UserError::SessionsOutside { count: 2 });
    let longer = [("ends_on", "2024-06-02")];
    changes(&house, &organizer, &longer).await.is_done();
}

async fn fewer_places_than_people_are_confirmed(house: House) {
    let organizer = house.organizer("Olga").await;
    for name in ["Amal", "Bolat", "Carol"] {
        house.judge(name).await;
    }
    let refused = changes(&house, &organizer, &[("capacity", "2")]).await;
    refused.is_refused_with(&UserError::FewerPlaces { enrolled: 3 });
    let confirmed = [("capacity", "2"), ("confirmed", "true")];
    changes(&house, &organizer, &confirmed).await.is_done();
    // Nobody lost the place, and what was confirmed once is not asked again.
    let people = organizer.sees(&house.training.at("/people")).await;
    assert!(people.main().contains("Carol"));
    changes(&house, &organizer, &[("capacity", "2")])
        .await
        .is_done();
    let field = Field::Capacity;
    let none = changes(&house, &organizer, &[("capacity", "0")]).await;
    none.is_refused_with(&UserError::NotUnderstood { field });
}

async fn slips_of_the_year_are_refused(house: House) {
    let organizer = house.organizer("Olga").await;
    let year = changes(&house, &organizer, &[("starts_on", "0024-05-30")]).await;
    let field = Field::StartsOn;
    year.is_refused_with(&UserError::NotUnderstood { field });
    let long = changes(&house, &organizer, &[("ends_on", "2034-05-31")]).await;
    long.is_refused_with(&UserError::TooManyDays { most: 366 });
}
