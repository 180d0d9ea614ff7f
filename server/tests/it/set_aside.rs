//! What waits between two requests: in the database, for its owner alone, within bounds.

use app::{
    errors::UserError,
    memory::set_aside::{self, SetAside},
};
use jiff::SignedDuration;
use records::set_aside as row;
use sea_orm::EntityTrait as _;
use serde::{Deserialize, Serialize};

use crate::harness::House;

on_both_databases!(
    a_thing_is_found_by_its_owner_alone_and_for_a_while,
    a_person_has_few_of_a_kind,
    the_table_tells_nothing_of_what_is_in_it,
    strangers_set_nothing_aside,
);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Note(String);

impl SetAside for Note {
    const KIND: &'static str = "note";
    const MOST_BYTES: usize = 100;
    const MOST_OF_ONE: u64 = 3;
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Other(String);

impl SetAside for Other {
    const KIND: &'static str = "other";
    const MOST_BYTES: usize = 100;
}

async fn puts(house: &House, owner: Option<i64>, words: &str) -> String {
    let txn = house.inner.db.begin().await.unwrap();
    let note = Note(words.to_owned());
    let now = house.inner.clock.now();
    let key = set_aside::put(&txn, owner, &note, now).await.unwrap();
    txn.commit().await.unwrap();
    key
}

async fn finds(house: &House, owner: Option<i64>, key: &str) -> Option<String> {
    let (db, now) = (house.inner.db.read(), house.inner.clock.now());
    let found = set_aside::get::<Note>(db, owner, key, now).await.unwrap();
    found.map(|Note(words)| words)
}

async fn a_thing_is_found_by_its_owner_alone_and_for_a_while(house: House) {
    let (amal, bolat) = (
        house.knows("Amal", None).await,
        house.knows("Bolat", None).await,
    );
    let own = puts(&house, Some(amal.account), "mine").await;
    let anybodys = puts(&house, None, "nobody's").await;
    assert_eq!(
        finds(&house, Some(amal.account), &own).await.as_deref(),
        Some("mine")
    );
    assert_eq!(finds(&house, Some(bolat.account), &own).await, None);
    assert_eq!(finds(&house, None, &own).await, None);
    assert!(
        finds(&house, Some(bolat.account), &anybodys)
            .await
            .is_some()
    );
    assert!(finds(&house, None, &anybodys).await.is_some());
    // Another kind has nothing under this key, whatever it looks like.
    let (db, now) = (house.inner.db.read(), house.inner.clock.now());
    let other = set_aside::get::<Other>(db, Some(amal.account), &own, now).await;
    assert_eq!(other.unwrap(), None);
    for key in [
        "",
        "none",
        &own[1..],
        &own.replace(|c: char| c.is_ascii_digit(), "0"),
    ] {
        assert_eq!(finds(&house, Some(amal.account), key).await, None, "{key}");
    }
    house.time_passes(SignedDuration::from_mins(30));
    assert_eq!(finds(&house, Some(amal.account), &own).await, None);
    set_aside::sweep(&house.inner.db, &house.inner.clock)
        .await
        .unwrap();
    assert_eq!(house.count::<row::Entity>().await, 0);
}

async fn a_person_has_few_of_a_kind(house: House) {
    let (amal, bolat) = (
        house.knows("Amal", None).await,
        house.knows("Bolat", None).await,
    );
    let others = puts(&house, Some(bolat.account), "Bolat's").await;
    let mut keys = Vec::new();
    for each in 0..6 {
        keys.push(puts(&house, Some(amal.account), &each.to_string()).await);
    }
    let mut kept = Vec::new();
    for key in &keys {
        kept.extend(finds(&house, Some(amal.account), key).await);
    }
    assert_eq!(kept, ["3", "4", "5"], "the oldest went");
    assert!(finds(&house, Some(bolat.account), &others).await.is_some());
    let txn = house.inner.db.begin().await.unwrap();
    let large = Note("x".repeat(100));
    let now = house.inner.clock.now();
    let refused = set_aside::put(&txn, Some(amal.account), &large, now).await;
    assert!(matches!(
        refused,
        Err(app::errors::AppError::Refused(UserError::TooMuchSent))
    ));
}

async fn the_table_tells_nothing_of_what_is_in_it(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer
        .imports("name,email,court,region,position,language\nZarina,z@example.org,C,KZ-71,J,kk\n")
        .await
        .is_done();
    let links = organizer
        .sends("trainings/make-links", &[("training", &house.training.id)])
        .await;
    links.is_refused_with(&UserError::NothingChosen);
    let rows = row::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let content = String::from_utf8_lossy(&row.content).into_owned();
        assert!(
            !content.contains("Zarina") && !content.contains("training"),
            "{content}"
        );
    }
    // Whoever copies a row to another owner has nothing of it.
    let key = puts(&house, Some(organizer.account), "mine").await;
    let other = house.knows("Bolat", None).await;
    let moved = format!("UPDATE set_aside SET account_id = {}", other.account);
    house.execute(&moved).await.unwrap();
    assert_eq!(finds(&house, Some(other.account), &key).await, None);
}

async fn strangers_set_nothing_aside(house: House) {
    let stranger = house.browser();
    for _ in 0..20 {
        stranger.visits("/sign-in").await;
        let padding = "x".repeat(100_000);
        let fields: [(&str, &dyn ToString); 3] = [
            ("email", &"a@example.org"),
            ("password", &"x"),
            ("padding", &padding),
        ];
        let refused = stranger.sends("accounts/sign-in", &fields).await;
        assert!(!refused.body.contains(&padding), "nor is it sent back");
    }
    assert_eq!(house.count::<row::Entity>().await, 0);
}
