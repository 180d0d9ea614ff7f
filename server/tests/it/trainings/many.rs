//! Lists and trainings of many people: few statements, and more people than a statement may have
//! variables.

use app::{
    accounts,
    authorization::viewer::Authority,
    db::many::among,
    trainings::{self, NewMember},
};
use course::Language;
use records::{account, enrolment, training};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::harness::House;

on_two_servers!(
    ten_thousand_are_enrolled_in_few_statements_and_in_their_order,
    more_people_than_a_statement_has_variables,
);

fn judge(number: usize) -> NewMember {
    NewMember {
        name: format!("Judge {number}"),
        email: format!("Judge{number}@example.org"),
        language: Language::Kk,
        role: Role::Judge,
        court: "Court".to_owned(),
        region: "KZ-71".to_owned(),
        position: String::new(),
    }
}

async fn ten_thousand_are_enrolled_in_few_statements_and_in_their_order(house: House) {
    let (id, now) = (house.training.id, house.inner.clock.now());
    let manages = Authority::System.manages(id);
    let db = &house.inner.db;
    let limited = training::ActiveModel {
        id: Set(id),
        capacity: Set(Some(6_000)),
        ..Default::default()
    };
    limited.update(db.writer()).await.unwrap();
    // One is there already, and one has an account with a name of its own.
    let txn = db.begin().await.unwrap();
    trainings::enrol(&txn, &manages, judge(3), now)
        .await
        .unwrap();
    let known = accounts::NewAccount {
        name: "Own name".to_owned(),
        email: "judge5@example.org".to_owned(),
        language: Language::Ru,
    };
    accounts::add(&txn, known, now).await.unwrap();
    txn.commit().await.unwrap();

    let txn = db.begin().await.unwrap();
    let before = db.statements();
    let people = (0..10_000).map(judge).collect();
    let taken = trainings::enrol_all(&txn, &manages, people, now).await;
    assert_eq!(taken.unwrap(), 9_999);
    let statements = db.statements() - before;
    assert!(statements <= 20, "{statements} statements");
    txn.commit().await.unwrap();

    let judges = enrolment::Entity::find()
        .filter(enrolment::Column::TrainingId.eq(id))
        .filter(enrolment::Column::Role.eq(Role::Judge.code()))
        .order_by_asc(enrolment::Column::Id)
        .all(db.read())
        .await
        .unwrap();
    let ids = judges.iter().map(|row| row.account_id);
    let people = accounts::people(db.read(), ids).await.unwrap();
    let emails: Vec<&str> = judges
        .iter()
        .map(|row| people[&row.account_id].email.as_str())
        .collect();
    let in_order = (0..10_000).filter(|number| *number != 3);
    let expected: Vec<String> = [3]
        .into_iter()
        .chain(in_order)
        .map(|number| format!("judge{number}@example.org"))
        .collect();
    assert_eq!(emails, expected);
    let places: Vec<&str> = judges.iter().map(|row| row.place.as_str()).collect();
    let (first, others) = places.split_at(6_000);
    assert!(first.iter().all(|place| *place == Place::Enrolled.code()));
    assert!(others.iter().all(|place| *place == Place::Waiting.code()));
    let own = accounts::by_email(db.read(), "judge5@example.org").await;
    assert_eq!(own.unwrap().unwrap().name, "Own name");

    // Again, and nothing comes of it.
    let txn = db.begin().await.unwrap();
    let people = (0..10_000).map(judge).collect();
    let taken = trainings::enrol_all(&txn, &manages, people, now).await;
    assert_eq!(taken.unwrap(), 0);
    txn.commit().await.unwrap();
}

async fn more_people_than_a_statement_has_variables(house: House) {
    const MANY: usize = 67_000;
    house.organizer("Olga").await;
    let db = &house.inner.db;
    let ids = (1_i64..).take(MANY);
    let all = house.count::<account::Entity>().await;
    let found = account::Entity::find()
        .filter(among(db.read(), account::Column::Id, ids.clone()))
        .count(db.read())
        .await
        .unwrap();
    assert!(all > 0 && found == all);
    assert_eq!(
        accounts::people(db.read(), ids).await.unwrap().len() as u64,
        all
    );
    let emails = (0..MANY).map(|number| format!("o'{number}\"\\ә@example.org"));
    let now = house.inner.clock.now();
    let odd = accounts::NewAccount {
        name: "Odd".to_owned(),
        email: "o'7\"\\ә@example.org".to_owned(),
        language: Language::Kk,
    };
    let txn = db.begin().await.unwrap();
    accounts::add(&txn, odd, now).await.unwrap();
    txn.commit().await.unwrap();
    let found = account::Entity::find()
        .filter(among(db.read(), account::Column::Email, emails))
        .count(db.read())
        .await
        .unwrap();
    assert_eq!(found, 1);

    // A training of so many is shown.
    let txn = db.begin().await.unwrap();
    let people = (0..34_000).map(judge).collect();
    let training = house.training.id;
    trainings::enrol_all(&txn, &Authority::System.manages(training), people, now)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    let members = trainings::members(db.read(), training).await.unwrap();
    assert!(members.len() >= 34_000);
}
