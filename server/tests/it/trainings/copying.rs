//! A training is copied for another group, with its agenda.

use app::{
    errors::{Field, UserError},
    trainings::{self, Session, Training},
};
use records::{attendance_mark, enrolment};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::{Answer, House, Person};

on_two_servers!(
    the_agenda_moves_with_the_first_day,
    who_holds_it_comes_along_if_wanted,
    a_day_that_lacks_the_time_copies_nothing,
    who_organizes_here_only_copies_here,
);

const TITLES: [(&str, &str); 4] = [
    ("title_en", "Next year"),
    ("title_ru", "Следующий год"),
    ("title_kk", "Келесі жыл"),
    ("place", "Almaty"),
];

async fn copies(house: &House, by: &Person, starts_on: &str, staff: bool) -> Answer {
    by.visits(&house.training.at("/copy")).await;
    let (training, staff) = (house.training.id, staff.to_string());
    let mut fields: Vec<(&str, &dyn ToString)> = vec![
        ("training", &training),
        ("starts_on", &starts_on),
        ("staff", &staff),
    ];
    fields.extend(TITLES.iter().map(|(name, value)| (*name, value as _)));
    by.sends("trainings/copy", &fields).await
}

/// The newest training, with its sessions.
async fn newest(house: &House) -> (Training, Vec<Session>) {
    let db = house.inner.db.read();
    let all = trainings::all(db).await.unwrap();
    let training = all.into_iter().max_by_key(|training| training.id).unwrap();
    let sessions = trainings::sessions(db, training.id).await.unwrap();
    (training, sessions)
}

async fn the_agenda_moves_with_the_first_day(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    judge.checks_in(house.training.sessions[0]).await.is_done();
    let form = organizer.sees(&house.training.at("/copy")).await;
    assert_eq!(form.value("title_en"), "Asylum cases");
    // Almaty's clock went back an hour on 1 March 2024: two days of 2023 are six hours ahead of UTC.
    let done = copies(&house, &organizer, "2023-05-29", true).await;
    let agenda = organizer.sees(done.is_done().leads_to()).await;
    let (copy, sessions) = newest(&house).await;
    assert_eq!(copy.titles.ru, "Следующий год");
    assert_eq!(
        (copy.starts_on.to_string(), copy.ends_on.to_string()),
        ("2023-05-29".to_owned(), "2023-05-30".to_owned())
    );
    assert_eq!(agenda.count(".session"), 3, "{}", agenda.main());
    let begin = sessions
        .iter()
        .map(|session| session.gathering.starts_at.to_string());
    assert_eq!(
        begin.collect::<Vec<_>>(),
        [
            "2023-05-29T03:00:00Z",
            "2023-05-29T05:00:00Z",
            "2023-05-30T03:00:00Z"
        ]
    );
    let (original, before) = {
        let db = house.inner.db.read();
        let id = house.training.id;
        (
            trainings::find(db, id).await.unwrap(),
            trainings::sessions(db, id).await.unwrap(),
        )
    };
    assert_eq!(
        (copy.course, copy.zone_name, copy.capacity, copy.reminders),
        (
            original.course,
            original.zone_name,
            original.capacity,
            original.reminders
        )
    );
    for (new, old) in sessions.iter().zip(&before) {
        assert_eq!(
            (&new.titles, &new.place, &new.trainers, &new.units),
            (&old.titles, &old.place, &old.trainers, &old.units)
        );
        assert_eq!(new.link, "");
    }
    // Nobody who is judged comes along, and nothing that was done.
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::TrainingId.eq(copy.id))
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert!(
        seats
            .iter()
            .all(|seat| seat.account_id == organizer.account)
    );
    let marks = attendance_mark::Entity::find();
    let marks = marks.all(house.inner.db.read()).await.unwrap();
    let at: Vec<i64> = marks.iter().map(|mark| mark.session_id).collect();
    assert_eq!(at, [house.training.sessions[0]]);
}

async fn who_holds_it_comes_along_if_wanted(house: House) {
    let organizer = house.organizer("Olga").await;
    let others = [
        (house.organizer("Oskar").await, "organizer"),
        (house.trainer("Tatiana").await, "trainer"),
        (house.observer("Olaf").await, "observer"),
    ];
    house.judge("Amal").await;
    for staff in [false, true] {
        copies(&house, &organizer, "2025-05-29", staff)
            .await
            .is_done();
        let (copy, _) = newest(&house).await;
        let mut seats: Vec<(i64, String)> = enrolment::Entity::find()
            .filter(enrolment::Column::TrainingId.eq(copy.id))
            .all(house.inner.db.read())
            .await
            .unwrap()
            .into_iter()
            .map(|seat| (seat.account_id, seat.role))
            .collect();
        seats.sort();
        let mut expected = vec![(organizer.account, "organizer".to_owned())];
        if staff {
            expected.extend(
                others
                    .iter()
                    .map(|(person, role)| (person.account, (*role).to_owned())),
            );
        }
        expected.sort();
        assert_eq!(seats, expected);
    }
}

async fn a_day_that_lacks_the_time_copies_nothing(house: House) {
    let organizer = house.organizer("Olga").await;
    house
        .execute("UPDATE training SET time_zone = 'Europe/Warsaw'")
        .await
        .unwrap();
    // 09:00 in Almaty is 06:00 in Warsaw in May: the clock is put forward at two in the night of
    // 30 March 2025, so that one session has to lie there.
    let first = house.training.sessions[0];
    let sql = format!(
        "UPDATE session SET starts_at = 1717029000000, ends_at = 1717030800000 WHERE id = {first}"
    );
    house.execute(&sql).await.unwrap();
    let before = house.rows().await;
    let refused = copies(&house, &organizer, "2025-03-30", false).await;
    refused.is_refused_with(&UserError::NoSuchTime);
    let shown = organizer.sees(refused.leads_to()).await;
    assert_eq!(shown.value("title_en"), "Next year");
    let field = Field::StartsOn;
    let refused = copies(&house, &organizer, "", false).await;
    refused.is_refused_with(&UserError::Missing { field });
    let (mut before, mut after) = (before, house.rows().await);
    // What was typed is set aside, and nothing else is there.
    for rows in [&mut before, &mut after] {
        rows.retain(|table, _| table != "set_aside" && table != "sqlite_sequence");
    }
    assert_eq!(after, before);
}

async fn who_organizes_here_only_copies_here(house: House) {
    let organizer = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    house
        .enrols_too(&organizer, Role::Judge, elsewhere.id)
        .await;
    let page = format!("/trainings/{}/copy", elsewhere.id);
    assert_eq!(organizer.visits(&page).await.status, 403);
    assert_eq!(
        organizer.visits(&house.training.at("/copy")).await.status,
        200
    );
}
