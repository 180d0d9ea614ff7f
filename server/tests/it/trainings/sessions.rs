//! The sessions of a training, by its clock.

use app::{
    errors::{Field, UserError},
    trainings::{self, Session},
};
use records::session;

use super::{makes, sends, with};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    sessions_are_added_by_the_trainings_clock,
    a_time_that_the_clocks_skip_is_refused,
);

pub const SESSION: [(&str, &str); 7] = [
    ("title_en", "Evidence"),
    ("title_ru", "Доказательства"),
    ("title_kk", "Дәлелдер"),
    ("date", "2024-03-31"),
    ("starts_at", "09:00"),
    ("ends_at", "10:30"),
    ("place", "Hall 2"),
];

async fn adds_session(person: &Person, training: i64, changed: &[(&str, &str)]) -> Answer {
    person
        .sees(&format!("/trainings/{training}/sessions/new"))
        .await;
    let number = training.to_string();
    let mut form = with(&SESSION, changed);
    form.push(("training", &number));
    sends(person, "trainings/add-session", &form).await
}

async fn sessions_are_added_by_the_trainings_clock(house: House) {
    let organizer = house.organizer("Olga").await;
    let id = makes(&organizer).await;
    let answer = adds_session(&organizer, id, &[]).await;
    assert!(
        answer
            .is_done()
            .leads_to()
            .starts_with(&format!("/trainings/{id}?done=session-added#session-"))
    );
    // Summer time has begun in Kyiv that night: three hours ahead.
    let sessions = trainings::sessions(house.inner.db.read(), id)
        .await
        .unwrap();
    let [
        Session {
            id: session,
            gathering,
            ..
        },
    ] = &sessions[..]
    else {
        panic!("{sessions:?}")
    };
    assert_eq!(gathering.starts_at.to_string(), "2024-03-31T06:00:00Z");
    let page = organizer.sees(&format!("/trainings/{id}")).await;
    assert_eq!(page.texts(".session .when"), ["09:00 – 10:30"]);
    assert_eq!(
        page.attributes(".session time", "datetime")[0],
        "2024-03-31T09:00:00+03:00"
    );
    for (changed, error) in [
        ([("date", "2024-04-01")], UserError::OutsideTraining),
        ([("date", "2024-03-29")], UserError::OutsideTraining),
        (
            [("ends_at", "09:00")],
            UserError::EndBeforeStart {
                field: Field::EndsAt,
            },
        ),
        (
            [("starts_at", "nine")],
            UserError::NotUnderstood {
                field: Field::StartsAt,
            },
        ),
        (
            [("title_ru", "")],
            UserError::Missing {
                field: Field::TitleRu,
            },
        ),
    ] {
        let answer = adds_session(&organizer, id, &changed).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(page.value("title_kk"), "Дәлелдер");
        assert_eq!(page.value("place"), "Hall 2");
        assert_eq!(
            page.count("main [aria-invalid=true]"),
            1,
            "{error:?} is shown at its field"
        );
    }
    assert_eq!(house.count::<session::Entity>().await, 4);
    // It is changed in a form that shows the training's clock.
    let form = organizer
        .sees(&format!("/trainings/{id}/sessions/{session}/change"))
        .await;
    assert_eq!(
        (form.value("starts_at"), form.value("date")),
        ("09:00".to_owned(), "2024-03-31".to_owned())
    );
    let number = session.to_string();
    let mut changed = with(&SESSION, &[("ends_at", "11:00")]);
    changed.push(("session", &number));
    sends(&organizer, "trainings/change-session", &changed)
        .await
        .is_done();
    let kept = trainings::find_session(house.inner.db.read(), *session)
        .await
        .unwrap();
    assert_eq!(kept.gathering.ends_at.to_string(), "2024-03-31T08:00:00Z");
    // Not under the address of another training.
    assert_eq!(
        organizer
            .visits(&house.training.at(&format!("/sessions/{session}/change")))
            .await
            .status,
        404
    );
}

async fn a_time_that_the_clocks_skip_is_refused(house: House) {
    let organizer = house.organizer("Olga").await;
    let id = makes(&organizer).await;
    let answer = adds_session(
        &organizer,
        id,
        &[("starts_at", "03:30"), ("ends_at", "05:00")],
    )
    .await;
    answer.is_refused_with(&UserError::NoSuchTime);
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(page.value("starts_at"), "03:30");
    assert!(page.text("#starts_at-problem").contains("does not exist"));
    adds_session(
        &organizer,
        id,
        &[("starts_at", "02:30"), ("ends_at", "04:30")],
    )
    .await
    .is_done();
    let sessions = trainings::sessions(house.inner.db.read(), id)
        .await
        .unwrap();
    let length = sessions[0].gathering.ends_at - sessions[0].gathering.starts_at;
    assert_eq!(
        length.get_seconds(),
        3600,
        "an hour of the night is missing"
    );
}
