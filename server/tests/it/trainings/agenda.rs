//! Arranging the agenda: rooms, trainers, links; moving, copying and deleting sessions.

use app::{
    errors::{Field, UserError},
    trainings::{self, Session},
};
use records::{attendance_mark, session};

use super::{sends, sessions::SESSION, with};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    a_session_has_trainers_a_room_and_a_link,
    only_an_address_of_the_web_is_a_link,
    a_room_that_is_taken_has_to_be_confirmed,
    a_session_that_is_moved_keeps_its_marks,
    only_a_session_without_marks_is_deleted,
    a_day_is_copied_by_the_trainings_clock,
    a_session_may_go_over_midnight,
    others_do_not_arrange_the_agenda,
);

/// The form of a session on the first day of the house's training.
fn form<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = [
        &SESSION[..],
        &[("trainers", ""), ("link", ""), ("ends_on", "")],
    ]
    .concat();
    form.push(("confirmed", "false"));
    let day = [
        ("date", "2024-05-30"),
        ("starts_at", "15:00"),
        ("ends_at", "16:00"),
    ];
    with(&with(&form, &day), changed)
}

async fn adds(house: &House, person: &Person, changed: &[(&str, &str)]) -> Answer {
    person.sees(&house.training.at("/sessions/new")).await;
    let training = house.training.id.to_string();
    let mut form = form(changed);
    form.push(("training", &training));
    sends(person, "trainings/add-session", &form).await
}

async fn changes(house: &House, person: &Person, id: i64, changed: &[(&str, &str)]) -> Answer {
    person
        .sees(&house.training.at(&format!("/sessions/{id}/change")))
        .await;
    let session = id.to_string();
    let mut form = form(changed);
    form.push(("session", &session));
    sends(person, "trainings/change-session", &form).await
}

async fn deletes(house: &House, person: &Person, id: i64) -> Answer {
    person
        .visits(&house.training.at(&format!("/sessions/{id}/change")))
        .await;
    person
        .sends("trainings/delete-session", &[("session", &id)])
        .await
}

async fn copies(house: &House, person: &Person, from: &str, to: &str, confirmed: bool) -> Answer {
    person.visits(&house.training.at("/agenda")).await;
    let training = house.training.id;
    person
        .sends(
            "trainings/copy-day",
            &[
                ("training", &training),
                ("from", &from),
                ("date", &to),
                ("confirmed", &confirmed),
            ],
        )
        .await
}

async fn sessions(house: &House) -> Vec<Session> {
    let db = house.inner.db.read();
    trainings::sessions(db, house.training.id).await.unwrap()
}

async fn a_session_has_trainers_a_room_and_a_link(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let link = "https://meet.example.org/room?pwd=1";
    adds(
        &house,
        &organizer,
        &[("trainers", "T. One, T. Two"), ("link", link)],
    )
    .await
    .is_done();
    let id = sessions(&house).await[2].id;
    let page = judge.sees(&house.training.at("")).await;
    let shown = page.text(&format!("#session-{id} .what"));
    for words in ["Hall 2", "Trainers: T. One, T. Two", "Join online"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let page = organizer.sees(&house.training.at("/agenda")).await;
    assert_eq!(
        page.texts(".day h2"),
        ["Thursday, 30 May 2024", "Friday, 31 May 2024"]
    );
    let change = organizer
        .sees(&house.training.at(&format!("/sessions/{id}/change")))
        .await;
    assert_eq!(
        (
            change.value("trainers").as_str(),
            change.value("link").as_str()
        ),
        ("T. One, T. Two", link)
    );
}

async fn only_an_address_of_the_web_is_a_link(house: House) {
    let organizer = house.organizer("Olga").await;
    for link in [
        "javascript:alert(1)",
        "meet.example.org",
        "https://a@b.example",
    ] {
        let answer = adds(&house, &organizer, &[("link", link)]).await;
        answer.is_refused_with(&UserError::NotUnderstood { field: Field::Link });
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(
            page.attributes("main [aria-invalid=true]", "name"),
            ["link"]
        );
    }
    assert_eq!(house.count::<session::Entity>().await, 3);
}

async fn a_room_that_is_taken_has_to_be_confirmed(house: House) {
    let organizer = house.organizer("Olga").await;
    adds(&house, &organizer, &[]).await.is_done();
    let taken = UserError::RoomTaken {
        title: "Evidence".to_owned(),
        day: "30\u{a0}May\u{a0}2024".to_owned(),
        from: "15:00".to_owned(),
        to: "16:00".to_owned(),
    };
    let overlapping = [
        ("place", "hall 2"),
        ("starts_at", "15:30"),
        ("ends_at", "17:00"),
    ];
    let answer = adds(&house, &organizer, &overlapping).await;
    answer.is_refused_with(&taken);
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(
        page.count("main input[name=confirmed]"),
        1,
        "{}",
        page.main()
    );
    assert_eq!(page.value("starts_at"), "15:30");
    // Another room, or a moment later, and nothing has to be confirmed.
    let next = [("starts_at", "16:00"), ("ends_at", "17:00")];
    adds(&house, &organizer, &next).await.is_done();
    let elsewhere = [&overlapping[1..], &[("place", "Hall 3")]].concat();
    adds(&house, &organizer, &elsewhere).await.is_done();
    let confirmed = [&overlapping[..], &[("confirmed", "true")]].concat();
    adds(&house, &organizer, &confirmed).await.is_done();
    assert_eq!(house.count::<session::Entity>().await, 7);
    // What is changed is not in its own way.
    let id = sessions(&house).await[2].id;
    let answer = changes(&house, &organizer, id, &[("trainers", "T.")]).await;
    assert_ne!(answer.refusal(), None, "the confirmed one is");
}

async fn a_session_that_is_moved_keeps_its_marks(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let session = house.training.sessions[0];
    organizer
        .records(session, &judge, "present")
        .await
        .is_done();
    let answer = changes(&house, &organizer, session, &[]).await;
    answer.is_refused_with(&UserError::MovedWithMarks {
        count: 1,
        minutes: 0,
    });
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(page.count("main input[name=confirmed]"), 1);
    let unmoved = [("starts_at", "09:00"), ("ends_at", "10:30")];
    changes(&house, &organizer, session, &unmoved)
        .await
        .is_done();
    changes(&house, &organizer, session, &[("confirmed", "true")])
        .await
        .is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    assert!(
        page.text(".register-counts").contains("present 1"),
        "{}",
        page.main()
    );
    assert_eq!(house.count::<attendance_mark::Entity>().await, 1);
}

async fn only_a_session_without_marks_is_deleted(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let [opening, practice, _] = house.training.sessions;
    organizer
        .records(opening, &judge, "present")
        .await
        .is_done();
    let answer = deletes(&house, &organizer, opening).await;
    answer.is_refused_with(&UserError::SessionMarked);
    deletes(&house, &organizer, practice).await.is_done();
    let left: Vec<i64> = sessions(&house).await.iter().map(|each| each.id).collect();
    assert_eq!(
        left,
        [house.training.sessions[0], house.training.sessions[2]]
    );
    assert_eq!(
        deletes(&house, &organizer, practice).await.refusal(),
        Some(UserError::NotFound)
    );
}

async fn a_day_is_copied_by_the_trainings_clock(house: House) {
    let organizer = house.organizer("Olga").await;
    adds(&house, &organizer, &[("trainers", "T.")])
        .await
        .is_done();
    copies(&house, &organizer, "2024-05-30", "2024-05-31", false)
        .await
        .is_done();
    let all = sessions(&house).await;
    let starts: Vec<String> = all
        .iter()
        .map(|each| each.gathering.starts_at.to_string())
        .collect();
    assert_eq!(
        starts[3..],
        [
            "2024-05-31T04:00:00Z",
            "2024-05-31T04:00:00Z",
            "2024-05-31T06:00:00Z",
            "2024-05-31T10:00:00Z"
        ]
    );
    let last = all.last().unwrap();
    assert_eq!(
        (last.trainers.as_str(), last.place.as_str()),
        ("T.", "Hall 2")
    );
    assert_eq!(last.titles.kk, "Дәлелдер");
    // Once more after a while, and the hall is taken.
    house.time_passes(jiff::SignedDuration::from_mins(11));
    let answer = copies(&house, &organizer, "2024-05-30", "2024-05-31", false).await;
    assert!(matches!(
        answer.refusal(),
        Some(UserError::RoomTaken { .. })
    ));
    assert_eq!(
        house.count::<session::Entity>().await,
        7,
        "all of a day or nothing"
    );
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(
        page.count("main input[name=confirmed]"),
        1,
        "beside the day that was to be copied"
    );
    copies(&house, &organizer, "2024-05-30", "2024-06-01", false)
        .await
        .is_refused_with(&UserError::OutsideTraining);
    copies(&house, &organizer, "2024-05-29", "2024-05-31", false)
        .await
        .is_refused_with(&UserError::NothingChosen);
}

async fn a_session_may_go_over_midnight(house: House) {
    let organizer = house.organizer("Olga").await;
    let night = [("starts_at", "23:00"), ("ends_at", "01:00")];
    let answer = adds(&house, &organizer, &night).await;
    let field = Field::EndsAt;
    answer.is_refused_with(&UserError::EndBeforeStart { field });
    let night = [&night[..], &[("ends_on", "2024-05-31")]].concat();
    adds(&house, &organizer, &night).await.is_done();
    let all = sessions(&house).await;
    let gathering = all[2].gathering;
    assert_eq!(gathering.starts_at.to_string(), "2024-05-30T18:00:00Z");
    assert_eq!(gathering.ends_at.to_string(), "2024-05-30T20:00:00Z");
    let page = organizer
        .sees(
            &house
                .training
                .at(&format!("/sessions/{}/change", all[2].id)),
        )
        .await;
    assert_eq!(page.value("ends_on"), "2024-05-31");
}

async fn others_do_not_arrange_the_agenda(house: House) {
    let session = house.training.sessions[1];
    for person in [house.judge("Amal").await, house.trainer("Tom").await] {
        assert_eq!(
            person.visits(&house.training.at("/agenda")).await.status,
            403
        );
        for answer in [
            deletes(&house, &person, session).await,
            copies(&house, &person, "2024-05-30", "2024-05-31", false).await,
        ] {
            answer.is_refused_with(&UserError::NotAllowed);
        }
    }
    assert_eq!(house.count::<session::Entity>().await, 3);
}
