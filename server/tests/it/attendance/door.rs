//! People who stand in the room without having a place, and marks of people who had one.

use app::errors::UserError;
use records::{attendance_mark as mark, enrolment};
use rules::{places::Place, roles::Role};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{MINUTE, made, marks};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    who_waits_is_found_and_let_in_by_one_tap,
    who_gave_up_a_place_is_let_in_too,
    an_address_of_somebody_who_waits_lets_that_person_in,
    a_guest_who_turns_out_to_wait_is_let_in,
    only_judges_without_a_place_are_let_in,
    marks_stay_in_sight_whatever_place_and_role_one_has_later,
);

async fn has_one_place(house: &House) {
    let sql = format!(
        "UPDATE training SET capacity = 1 WHERE id = {}",
        house.training.id
    );
    house.execute(&sql).await.unwrap();
}

async fn puts(house: &House, person: &Person, place: &str) {
    let sql = format!(
        "UPDATE enrolment SET place = '{place}' WHERE id = {}",
        person.enrolment
    );
    house.execute(&sql).await.unwrap();
    house.forget_logins();
}

async fn lets_in(house: &House, organizer: &Person, enrolment: i64) -> Answer {
    organizer.visits(&house.training.register(0)).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("enrolment", &enrolment)];
    organizer.sends("attendance/let-in", &fields).await
}

async fn place(house: &House, enrolment: i64) -> String {
    let row = enrolment::Entity::find_by_id(enrolment);
    let row = row.one(house.inner.db.read()).await.unwrap();
    row.unwrap().place
}

async fn who_waits_is_found_and_let_in_by_one_tap(house: House) {
    let organizer = house.organizer("Olga").await;
    has_one_place(&house).await;
    house.judge("Amal").await;
    let bolat = house.judge("Bolat").await;
    assert_eq!(place(&house, bolat.enrolment).await, "waiting");
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.texts(".at-the-door .name"), ["Bolat (waiting)"]);
    let row = format!("#person-{} form", bolat.enrolment);
    assert!(
        page.attribute(&row, "action")
            .starts_with("/api/attendance/let-in")
    );
    house.time_passes(MINUTE * 40);
    // Both who stand at the door tap, and one of them twice.
    for _ in 0..3 {
        let answer = lets_in(&house, &organizer, bolat.enrolment).await;
        let page = organizer.sees(answer.is_done().leads_to()).await;
        assert_eq!(page.count(".at-the-door"), 0);
        let pressed = format!("#person-{} button[aria-pressed=true]", bolat.enrolment);
        assert_eq!(page.attributes(&pressed, "value"), ["late"]);
    }
    assert_eq!(marks(&house).await, [made(1, "late", "organizer", "")]);
    let rows = mark::Entity::find().all(house.inner.db.read()).await;
    assert_eq!(rows.unwrap()[0].minutes, Some(30));
    bolat.sees(&house.training.at("")).await;
    let audit = format!("/audit?training={}", house.training.id);
    let said = organizer.sees(&audit).await.texts("tbody .what");
    let moved = said
        .iter()
        .filter(|words| *words == "moved a person up from the waiting list");
    assert_eq!(moved.count(), 1, "{said:?}");
    // One more than there are places: nobody moves up for that.
    let dana = house.judge("Dana").await;
    assert_eq!(place(&house, dana.enrolment).await, "waiting");
}

async fn who_gave_up_a_place_is_let_in_too(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    organizer.records(session, &amal, "absent").await.is_done();
    puts(&house, &amal, "withdrawn").await;
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.texts(".at-the-door .name"), ["Amal (withdrawn)"]);
    assert_eq!(
        page.texts(".at-the-door .meta"),
        ["Court of Astana · absent"]
    );
    lets_in(&house, &organizer, amal.enrolment).await.is_done();
    assert_eq!(place(&house, amal.enrolment).await, "enrolled");
    // What was said stands; that she came late is one tap, as for everybody.
    assert_eq!(marks(&house).await, [made(1, "absent", "organizer", "")]);
    house.time_passes(MINUTE * 30);
    organizer.records(session, &amal, "late").await.is_done();
}

async fn an_address_of_somebody_who_waits_lets_that_person_in(house: House) {
    let organizer = house.organizer("Olga").await;
    has_one_place(&house).await;
    house.judge("Amal").await;
    let bolat = house.judge("Bolat").await;
    organizer.visits(&house.training.register(0)).await;
    let session = house.training.sessions[0];
    let typed = bolat.email.to_uppercase();
    let fields: [(&str, &dyn ToString); 3] =
        [("session", &session), ("name", &"B."), ("email", &typed)];
    let answer = organizer.sends("attendance/add-walk-in", &fields).await;
    let row = format!("#person-{}", bolat.enrolment);
    assert!(answer.is_done().leads_to().ends_with(&row));
    assert_eq!(place(&house, bolat.enrolment).await, "enrolled");
    assert_eq!(marks(&house).await, [made(1, "present", "organizer", "")]);
    assert_eq!(house.count::<enrolment::Entity>().await, 3);
    // Now the address is on the list.
    organizer
        .sends("attendance/add-walk-in", &fields)
        .await
        .is_refused_with(&UserError::EnrolledAlready);
}

async fn a_guest_who_turns_out_to_wait_is_let_in(house: House) {
    let organizer = house.organizer("Olga").await;
    has_one_place(&house).await;
    house.judge("Amal").await;
    let bolat = house.judge("Bolat").await;
    organizer.visits(&house.training.register(0)).await;
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 2] = [("session", &session), ("name", &"B.")];
    organizer
        .sends("attendance/add-walk-in", &fields)
        .await
        .is_done();
    let guest = enrolment::Entity::find().order_by_desc(enrolment::Column::Id);
    let guest = guest.one(house.inner.db.read()).await.unwrap().unwrap();
    let history = format!("{}/{}", house.training.register(0), guest.id);
    organizer.visits(&history).await;
    let fields: [(&str, &dyn ToString); 4] = [
        ("training", &house.training.id),
        ("enrolment", &guest.id),
        ("email", &bolat.email),
        ("whose", &bolat.account),
    ];
    organizer
        .sends("attendance/join-walk-in", &fields)
        .await
        .is_done();
    assert_eq!(place(&house, bolat.enrolment).await, "enrolled");
    let page = organizer.sees(&house.training.register(0)).await;
    let pressed = format!("#person-{} button[aria-pressed=true]", bolat.enrolment);
    assert_eq!(page.attributes(&pressed, "value"), ["present"]);
    // The guest's row was joined; it is nobody who could stand at the door.
    assert_eq!(page.count(".at-the-door"), 0);
    lets_in(&house, &organizer, guest.id)
        .await
        .is_refused_with(&UserError::NotFound);
}

async fn only_judges_without_a_place_are_let_in(house: House) {
    let organizer = house.organizer("Olga").await;
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    puts(&house, &trainer, "withdrawn").await;
    let elsewhere = house.another_training().await;
    let far = house.invites("Far", Some(Role::Judge), elsewhere.id).await;
    for enrolment in [trainer.enrolment, far.enrolment, 999] {
        lets_in(&house, &organizer, enrolment)
            .await
            .is_refused_with(&UserError::NotFound);
    }
    puts(&house, &judge, "withdrawn").await;
    // Nor does anybody let themselves in.
    let session = house.training.sessions[0];
    let fields: [(&str, &dyn ToString); 2] =
        [("session", &session), ("enrolment", &judge.enrolment)];
    judge
        .sends("attendance/let-in", &fields)
        .await
        .is_refused_with(&UserError::NotFound);
    assert_eq!(place(&house, judge.enrolment).await, "withdrawn");
    assert_eq!(marks(&house).await, []);
}

async fn marks_stay_in_sight_whatever_place_and_role_one_has_later(house: House) {
    let (organizer, trainer) = (house.organizer("Olga").await, house.trainer("Tom").await);
    let session = house.training.sessions[0];
    let mut wrong = Vec::new();
    // All places but that of a row whose marks were said again about somebody else.
    for place in Place::ALL
        .into_iter()
        .filter(|place| *place != Place::Joined)
    {
        for role in Role::ALL {
            let name = format!("{} {}", place.code(), role.code());
            let person = house
                .invites(&name, Some(Role::Judge), house.training.id)
                .await;
            organizer.records(session, &person, "late").await.is_done();
            let sql = format!(
                "UPDATE enrolment SET place = '{}', role = '{}' WHERE id = {}",
                place.code(),
                role.code(),
                person.enrolment
            );
            house.execute(&sql).await.unwrap();
            let history = format!("{}/{}", house.training.register(0), person.enrolment);
            let paths = [
                house.training.register(0),
                history,
                house.training.at("/register"),
                house.training.at("/register.csv"),
            ];
            for path in paths {
                for reader in [&organizer, &trainer] {
                    let page = reader.visits(&path).await;
                    if page.status != 200 || !page.body.contains(&name) {
                        wrong.push(format!("{name} is not on {path} for {}", reader.name));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Only who takes part counts, and of nobody else marks are made.
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(page.texts(".matrix tfoot td")[1], "1 / 1");
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count(".register .statuses"), 1);
}
