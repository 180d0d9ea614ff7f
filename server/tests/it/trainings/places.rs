//! Capacity, the waiting list, and withdrawing.

use app::errors::{Field, UserError};
use jiff::SignedDuration;
use records::enrolment;
use rules::roles::Role;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{FORM, people::adds_person, sends, with};
use crate::harness::{Answer, House, Person, at_once};

on_two_servers!(
    who_comes_when_all_places_are_taken_waits,
    who_withdraws_makes_room_for_the_first_that_waits,
    more_places_move_people_up,
    of_many_at_once_no_more_find_room_than_there_is,
    who_waits_or_withdrew_has_no_seat,
    marks_of_somebody_who_withdrew_stay_in_sight,
    others_give_no_places,
    a_judge_gives_back_a_place,
    who_waits_leaves_the_row,
    an_old_page_gives_back_nothing,
    a_place_is_not_given_back_once_the_training_has_begun,
);

/// Gives the training so many places.
pub async fn makes_room(house: &House, organizer: &Person, places: &str) -> Answer {
    organizer.sees(&house.training.at("/change")).await;
    let number = house.training.id.to_string();
    let own = [
        ("starts_on", "2024-05-30"),
        ("ends_on", "2024-05-31"),
        ("time_zone", "Asia/Almaty"),
    ];
    let mut form = with(&FORM, &own);
    form.extend([
        ("training", number.as_str()),
        ("capacity", places),
        ("confirmed", "true"),
    ]);
    sends(organizer, "trainings/change", &form).await
}

/// The places of all judges, in the order in which they came.
async fn places(house: &House) -> Vec<String> {
    let rows = enrolment::Entity::find()
        .order_by_asc(enrolment::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap();
    let judges = rows
        .into_iter()
        .filter(|row| row.role == Role::Judge.code());
    judges.map(|row| row.place).collect()
}

async fn puts(house: &House, person: &Person, action: &str, judge: &Person) -> Answer {
    person.visits(&house.training.at("/people")).await;
    let (training, enrolment) = (house.training.id, judge.enrolment);
    person
        .sends(
            &format!("trainings/{action}"),
            &[("training", &training), ("enrolment", &enrolment)],
        )
        .await
}

async fn comes(house: &House, name: &str) -> Person {
    house
        .invites(name, Some(Role::Judge), house.training.id)
        .await
}

async fn who_comes_when_all_places_are_taken_waits(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    for mail in ["one@example.org", "two@example.org", "three@example.org"] {
        organizer.sees(&house.training.at("/people")).await;
        adds_person(&house, &organizer, &[("email", mail)])
            .await
            .is_done();
    }
    assert_eq!(places(&house).await, ["enrolled", "waiting", "waiting"]);
    let page = organizer.sees(&house.training.at("/people")).await;
    assert_eq!(page.text(".places"), "1 of 1 places are taken; waiting: 2.");
    assert_eq!(page.texts("main td .badge.warn"), ["waiting", "waiting"]);
    // Trainers and others need no place.
    let helper = [("email", "t@example.org"), ("role", "trainer")];
    adds_person(&house, &organizer, &helper).await.is_done();
    assert_eq!(places(&house).await.len(), 3);
    for bad in ["many", "-1", "1000000"] {
        let field = Field::Capacity;
        makes_room(&house, &organizer, bad)
            .await
            .is_refused_with(&UserError::NotUnderstood { field });
    }
}

async fn who_withdraws_makes_room_for_the_first_that_waits(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    let [one, two, _three] = [
        comes(&house, "One").await,
        comes(&house, "Two").await,
        comes(&house, "Three").await,
    ];
    puts(&house, &organizer, "withdraw", &one).await.is_done();
    assert_eq!(places(&house).await, ["withdrawn", "enrolled", "waiting"]);
    // Who comes back is behind those who wait; twice is once.
    house.time_passes(SignedDuration::from_mins(1));
    for _ in 0..2 {
        puts(&house, &organizer, "place-again", &one)
            .await
            .is_done();
    }
    assert_eq!(places(&house).await, ["waiting", "enrolled", "waiting"]);
    puts(&house, &organizer, "withdraw", &two).await.is_done();
    assert_eq!(places(&house).await, ["waiting", "withdrawn", "enrolled"]);
    let audit = organizer
        .sees(&format!("/audit?training={}", house.training.id))
        .await;
    let said = audit.texts("tbody .what");
    let count = |words: &str| said.iter().filter(|each| *each == words).count();
    assert_eq!(count("noted that a person withdrew"), 2);
    assert_eq!(count("moved a person up from the waiting list"), 2);
    assert_eq!(count("readmitted a person"), 1);
}

async fn more_places_move_people_up(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    for name in ["One", "Two", "Three", "Four"] {
        comes(&house, name).await;
    }
    makes_room(&house, &organizer, "2").await.is_done();
    assert_eq!(
        places(&house).await,
        ["enrolled", "enrolled", "waiting", "waiting"]
    );
    // Fewer places put nobody out.
    makes_room(&house, &organizer, "1").await.is_done();
    assert_eq!(
        places(&house).await,
        ["enrolled", "enrolled", "waiting", "waiting"]
    );
    makes_room(&house, &organizer, "").await.is_done();
    assert_eq!(places(&house).await, ["enrolled"; 4]);
}

async fn of_many_at_once_no_more_find_room_than_there_is(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "3").await.is_done();
    organizer.sees(&house.training.at("/people")).await;
    let mails: Vec<String> = (0..8)
        .map(|number| format!("judge{number}@example.org"))
        .collect();
    let changes: Vec<_> = mails
        .iter()
        .map(|mail| [("email", mail.as_str())])
        .collect();
    let adding = changes
        .iter()
        .map(|changed| adds_person(&house, &organizer, changed));
    for answer in at_once(adding).await {
        answer.is_done();
    }
    let places = places(&house).await;
    let enrolled = places.iter().filter(|place| *place == "enrolled").count();
    assert_eq!((places.len(), enrolled), (8, 3));
}

async fn who_waits_or_withdrew_has_no_seat(house: House) {
    let (amal, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    makes_room(&house, &organizer, "1").await.is_done();
    let bolat = house.judge("Bolat").await;
    assert_eq!(bolat.visits(&house.training.at("")).await.status, 404);
    let notice = bolat.sees("/").await.text(".notice.info");
    assert!(
        notice.starts_with("You are number 1 on the waiting list"),
        "{notice}"
    );
    bolat
        .checks_in(house.training.sessions[0])
        .await
        .is_refused_with(&UserError::NotFound);
    puts(&house, &organizer, "withdraw", &amal).await.is_done();
    assert_eq!(amal.visits(&house.training.at("")).await.status, 404);
    bolat.sees(&house.training.at("")).await;
    bolat.checks_in(house.training.sessions[0]).await.is_done();
}

async fn marks_of_somebody_who_withdrew_stay_in_sight(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let session = house.training.sessions[0];
    for judge in [&amal, &bolat] {
        organizer.records(session, judge, "present").await.is_done();
    }
    let clara = house.judge("Clara").await;
    for judge in [&bolat, &clara] {
        puts(&house, &organizer, "withdraw", judge).await.is_done();
    }
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(
        page.texts(".matrix tbody th"),
        ["Amal Court of Astana", "Bolat (withdrawn) Court of Astana"]
    );
    assert_eq!(page.texts(".matrix tfoot td")[1], "1 / 1");
    let page = organizer.sees(&house.training.register(0)).await;
    assert!(page.main().contains("Bolat (withdrawn)"), "{}", page.main());
    // Who left no marks behind is found only to be let in again.
    assert_eq!(
        page.texts(".at-the-door .name"),
        ["Bolat (withdrawn)", "Clara (withdrawn)"]
    );
    let page = organizer
        .sees(&house.training.at("/register/signatures"))
        .await;
    assert_eq!(page.texts(".signatures .name"), ["Amal", "Amal"]);
}

async fn others_give_no_places(house: House) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let trainer = house.trainer("Tom").await;
    for person in [&amal, &trainer] {
        for action in ["withdraw", "place-again"] {
            puts(&house, person, action, &bolat)
                .await
                .is_refused_with(&UserError::NotAllowed);
        }
    }
    let organizer = house.organizer("Olga").await;
    puts(&house, &organizer, "withdraw", &trainer)
        .await
        .is_refused_with(&UserError::NotFound);
    assert_eq!(places(&house).await, ["enrolled", "enrolled"]);
}

async fn gives_back(house: &House, judge: &Person, place: &str) -> Answer {
    judge.visits("/").await;
    let training = house.training.id;
    let fields: [(&str, &dyn ToString); 2] = [("training", &training), ("place", &place)];
    judge.sends("trainings/give-back", &fields).await
}

async fn a_judge_gives_back_a_place(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let page = amal.sees(&house.training.at("")).await;
    assert_eq!(page.attribute(".give-back button", "value"), "enrolled");
    let answer = gives_back(&house, &amal, "enrolled").await;
    let page = amal.sees(answer.is_done().leads_to()).await;
    assert!(page.text(".notice.good").contains("no longer take part"));
    assert_eq!(places(&house).await, ["withdrawn", "enrolled"]);
    assert_eq!(amal.visits(&house.training.at("")).await.status, 404);
    bolat.sees(&house.training.at("")).await;
    gives_back(&house, &amal, "enrolled")
        .await
        .is_refused_with(&UserError::Withdrawn);
    let audit = organizer
        .sees(&format!("/audit?training={}", house.training.id))
        .await;
    let said = audit.texts("tbody tr").join("\n");
    for words in ["noted that a person withdrew", "moved a person up from"] {
        let line = said.lines().find(|line| line.contains(words));
        assert!(line.is_some_and(|line| line.contains("Amal")), "{said}");
    }
    // Who has another role has no place to give back.
    for person in [&organizer, &house.trainer("Tom").await] {
        gives_back(&house, person, "enrolled")
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
}

async fn who_waits_leaves_the_row(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    house.judge("Amal").await;
    let (bolat, dana) = (house.judge("Bolat").await, house.judge("Dana").await);
    house.time_passes(SignedDuration::from_mins(60));
    let page = bolat.sees("/").await;
    assert_eq!(page.attribute(".give-back button", "value"), "waiting");
    gives_back(&house, &bolat, "waiting").await.is_done();
    assert_eq!(places(&house).await, ["enrolled", "withdrawn", "waiting"]);
    assert_eq!(bolat.sees("/").await.count(".give-back"), 0);
    assert!(
        dana.sees("/")
            .await
            .main()
            .contains("You are number 1 on the waiting list")
    );
}

async fn an_old_page_gives_back_nothing(house: House) {
    let organizer = house.organizer("Olga").await;
    makes_room(&house, &organizer, "1").await.is_done();
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    puts(&house, &organizer, "withdraw", &amal).await.is_done();
    // The page says still that one waits.
    gives_back(&house, &bolat, "waiting")
        .await
        .is_refused_with(&UserError::PlaceChanged);
    assert_eq!(places(&house).await, ["withdrawn", "enrolled"]);
}

async fn a_place_is_not_given_back_once_the_training_has_begun(house: House) {
    let amal = house.judge("Amal").await;
    house.time_passes(SignedDuration::from_mins(10));
    let page = amal.sees(&house.training.at("")).await;
    assert_eq!(page.count(".give-back"), 0);
    gives_back(&house, &amal, "enrolled")
        .await
        .is_refused_with(&UserError::TrainingBegun);
    assert_eq!(places(&house).await, ["enrolled"]);
}
