//! People who are in the room and not on the list.

use app::errors::UserError;
use jiff::SignedDuration;
use records::{account, attendance_mark as mark, enrolment};
use rules::roles::Role;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{made, marks};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    somebody_is_added_with_a_name_alone,
    the_same_message_twice_adds_one_person,
    who_comes_after_noon_was_not_there_in_the_morning,
    an_address_is_noted_later_and_every_mark_is_kept,
    who_was_enrolled_as_well_gets_the_marks,
);

async fn adds(house: &House, organizer: &Person, name: &str, email: &str) -> Answer {
    organizer.visits(&house.training.register(0)).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 3] =
        [("session", &session), ("name", &name), ("email", &email)];
    organizer.sends("attendance/add-walk-in", &fields).await
}

async fn joins(house: &House, organizer: &Person, enrolment: i64, email: &str) -> Answer {
    organizer
        .visits(&format!("{}/{enrolment}", house.training.register(0)))
        .await;
    let training = house.training.id;
    let whose = app::accounts::by_email(house.inner.db.read(), email).await;
    let whose = whose.unwrap().map_or(0, |account| account.id);
    let fields: [(&str, &dyn ToString); 4] = [
        ("training", &training),
        ("enrolment", &enrolment),
        ("email", &email),
        ("whose", &whose),
    ];
    organizer.sends("attendance/join-walk-in", &fields).await
}

async fn last_enrolment(house: &House) -> enrolment::Model {
    let rows = enrolment::Entity::find().order_by_desc(enrolment::Column::Id);
    rows.one(house.inner.db.read()).await.unwrap().unwrap()
}

async fn somebody_is_added_with_a_name_alone(house: House) {
    let organizer = house.organizer("Olga").await;
    // The form lies below the list; a link above leads to it.
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count(".actions [href='#walk-in-name']"), 1);
    assert_eq!(page.count("#walk-in-name"), 1);
    let answer = adds(&house, &organizer, "Айгүл", "").await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.texts(".register .name"), ["Айгүл"]);
    assert_eq!(marks(&house).await, [made(1, "present", "organizer", "")]);
    adds(&house, &organizer, "Bolat", "bolat@example.org")
        .await
        .is_done();
    adds(&house, &organizer, "Bolat", "bolat@example.org")
        .await
        .is_refused_with(&UserError::EnrolledAlready);
    assert_eq!(marks(&house).await.len(), 2, "no half of it is done");
    let file = organizer.sees(&house.training.at("/register.csv")).await;
    assert!(!file.body.contains("invalid"), "{}", file.body);
    let judge = house.judge("Amal").await;
    adds(&house, &judge, "A friend", "")
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn who_comes_after_noon_was_not_there_in_the_morning(house: House) {
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    organizer.visits(&house.training.register(0)).await;
    let parts: [(&str, &dyn ToString); 2] = [("session", &session), ("parts", &true)];
    organizer
        .sends("attendance/set-units", &parts)
        .await
        .is_done();
    house.time_passes(SignedDuration::from_mins(70));
    adds(&house, &organizer, "Айгүл", "").await.is_done();
    let rows = mark::Entity::find().all(house.inner.db.read()).await;
    let row = rows.unwrap().remove(0);
    assert_eq!(
        (row.unit.as_str(), row.status.as_str()),
        ("afternoon", "present")
    );
}

async fn the_same_message_twice_adds_one_person(house: House) {
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    let made_at = house.inner.clock.now() + SignedDuration::from_mins(25);
    let made_at = made_at.as_millisecond();
    house.time_passes(SignedDuration::from_mins(60));
    organizer.visits(&house.training.register(0)).await;
    let id = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11";
    let fields: [(&str, &dyn ToString); 4] = [
        ("session", &session),
        ("name", &"Айгүл"),
        ("mark", &id),
        ("made_at", &made_at),
    ];
    for _ in 0..3 {
        let answer = organizer.sends("attendance/add-walk-in", &fields).await;
        let page = organizer.sees(answer.is_done().leads_to()).await;
        assert_eq!(page.texts(".register .name"), ["Айгүл"]);
    }
    // As late as the person was when it was typed, without a network.
    assert_eq!(marks(&house).await, [made(1, "late", "offline", "")]);
    let rows = mark::Entity::find().all(house.inner.db.read()).await;
    assert_eq!(rows.unwrap()[0].minutes, Some(15));
}

async fn an_address_is_noted_later_and_every_mark_is_kept(house: House) {
    let organizer = house.organizer("Olga").await;
    adds(&house, &organizer, "Айгүл", "").await.is_done();
    let first = last_enrolment(&house).await;
    joins(&house, &organizer, first.id, "aigul@example.org")
        .await
        .is_done();
    let named = account::Entity::find_by_id(first.account_id)
        .one(house.inner.db.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(named.email, "aigul@example.org");
    joins(&house, &organizer, first.id, "other@example.org")
        .await
        .is_refused_with(&UserError::NotFound);
    // The address has an account already, of somebody who is not in this training.
    let known = house.stranger("Dana").await;
    adds(&house, &organizer, "Dana", "").await.is_done();
    let second = last_enrolment(&house).await;
    joins(&house, &organizer, second.id, &known.email)
        .await
        .is_done();
    let page = known.sees(&house.training.at("/attendance")).await;
    assert!(page.texts(".own-record > li")[0].contains("present"));
    assert_eq!(house.count::<mark::Entity>().await, 2);
}

async fn who_was_enrolled_as_well_gets_the_marks(house: House) {
    let organizer = house.organizer("Olga").await;
    let amal = house.knows("Amal", Some(Role::Judge)).await;
    adds(&house, &organizer, "Amal A.", "").await.is_done();
    let walk_in = last_enrolment(&house).await;
    joins(&house, &organizer, walk_in.id, &amal.email)
        .await
        .is_done();
    let expected = [
        made(1, "present", "organizer", ""),
        made(1, "present", "import", ""),
    ];
    assert_eq!(marks(&house).await, expected);
    amal.arrives().await;
    let page = amal.sees(&house.training.at("/attendance")).await;
    assert!(page.texts(".own-record > li")[0].contains("present"));
    // The other row stays for what was said there, and is nobody: neither on a page nor in a file.
    let rows = mark::Entity::find().order_by_asc(mark::Column::Id);
    let rows = rows.all(house.inner.db.read()).await.unwrap();
    assert_eq!(
        (rows[0].enrolment_id, rows[1].enrolment_id),
        (walk_in.id, amal.enrolment)
    );
    assert_eq!(last_enrolment(&house).await.place, "joined");
    for path in [
        house.training.register(0),
        house.training.at("/register"),
        house.training.at("/register.csv"),
        house.training.at("/people"),
    ] {
        let page = organizer.visits(&path).await;
        assert_eq!(
            (page.status, page.body.contains("Amal A.")),
            (200, false),
            "{path}"
        );
    }
    for action in ["trainings/place-again", "trainings/withdraw"] {
        let fields: [(&str, &dyn ToString); 2] =
            [("training", &house.training.id), ("enrolment", &walk_in.id)];
        organizer
            .sends(action, &fields)
            .await
            .is_refused_with(&UserError::NotFound);
    }
}
