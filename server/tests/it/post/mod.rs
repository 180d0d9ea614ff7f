//! The outbox: every letter is sent once, and tried again where that helps.

mod smtp;

use app::post::{self, Kind, NewLetter};
use course::Language;
use jiff::{SignedDuration, Timestamp};
use records::letter;
use sea_orm::EntityTrait as _;

use crate::harness::{House, Person, at_once, eventually};

on_two_servers!(
    every_letter_is_sent_once_by_however_many_servers,
    what_was_rolled_back_is_not_sent,
    a_refused_letter_is_tried_again_and_at_last_given_up,
    a_letter_that_cannot_arrive_is_given_up_at_once,
    what_a_server_left_when_it_died_is_sent_later,
    a_letter_nobody_needs_any_more_is_not_sent,
    what_is_said_once_is_said_once,
    administrators_see_what_became_of_letters,
);

/// A letter to somebody.
pub fn letter_to(person: &Person) -> NewLetter {
    NewLetter {
        account: person.account,
        recipient: person.email.clone(),
        language: Language::En,
        kind: Kind::Reminder,
        subject: "A\n word".to_owned(),
        body: "A few words.".to_owned(),
        secret: None,
        training: None,
        enrolment: None,
        sender: None,
        once: None,
        expires_at: None,
    }
}

/// Puts a letter into the outbox.
pub async fn writes(house: &House, letter: NewLetter) -> bool {
    let txn = house.inner.db.begin().await.unwrap();
    let written = post::write(&txn, letter, house.inner.clock.now())
        .await
        .unwrap();
    txn.commit().await.unwrap();
    written
}

/// The letters in the outbox.
pub async fn outbox(house: &House) -> Vec<letter::Model> {
    letter::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap()
}

/// Has letters sent until the only one is as expected. The house's own job sends too, so that a
/// letter may be on its way when this begins.
pub async fn sends_until(house: &House, what: &str, is: impl Fn(&letter::Model) -> bool) {
    eventually(what, || async {
        post::send_due(&house.inner).await.unwrap();
        outbox(house).await.iter().all(&is)
    })
    .await;
}

async fn every_letter_is_sent_once_by_however_many_servers(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    for _ in 0..30 {
        writes(&house, letter_to(&judge)).await;
    }
    at_once((0..6).map(|_| post::send_due(&house.inner))).await;
    sends_until(&house, "all are sent", |letter| letter.sent_at.is_some()).await;
    let mut names: Vec<_> = house
        .post_box
        .letters()
        .into_iter()
        .map(|letter| letter.message_id)
        .collect();
    assert_eq!(names.len(), 30);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 30, "each under a name of its own");
    assert_eq!(house.post_box.letters()[0].subject, "A word");
}

async fn what_was_rolled_back_is_not_sent(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    let txn = house.inner.db.begin().await.unwrap();
    post::write(&txn, letter_to(&judge), house.inner.clock.now())
        .await
        .unwrap();
    txn.rollback().await.unwrap();
    assert_eq!(post::send_due(&house.inner).await.unwrap(), 0);
    assert_eq!(house.post_box.letters(), []);
}

async fn a_refused_letter_is_tried_again_and_at_last_given_up(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    house.post_box.refuses("deferred-451", false);
    writes(&house, letter_to(&judge)).await;
    for (tries, minutes) in (1..).zip([1, 4, 16, 64, 256, 720, 720]) {
        let wait = SignedDuration::from_mins(minutes);
        let next = Some((house.inner.clock.now() + wait).into());
        sends_until(&house, "it waits", |letter| {
            letter.tries == tries && letter.next_try_at == next
        })
        .await;
        house.time_passes(wait - SignedDuration::from_secs(1));
        post::send_due(&house.inner).await.unwrap();
        assert_eq!(outbox(&house).await[0].tries, tries, "not before its time");
        house.time_passes(SignedDuration::from_secs(1));
    }
    sends_until(&house, "it is given up", |letter| {
        letter.tries == 8 && letter.next_try_at.is_none()
    })
    .await;
    house.post_box.takes();
    house.time_passes(SignedDuration::from_hours(100));
    assert_eq!(post::send_due(&house.inner).await.unwrap(), 0);
    let letter = outbox(&house).await.remove(0);
    assert_eq!(
        (letter.sent_at, letter.error.as_deref()),
        (None, Some("deferred-451"))
    );
}

async fn a_letter_that_cannot_arrive_is_given_up_at_once(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    house.post_box.refuses("refused-550", true);
    writes(&house, letter_to(&judge)).await;
    sends_until(&house, "it is given up", |letter| {
        letter.tries == 1 && letter.next_try_at.is_none() && letter.error.is_some()
    })
    .await;
}

async fn what_a_server_left_when_it_died_is_sent_later(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    // As one that was taken up, of which nothing was heard since.
    house.post_box.refuses("deferred-451", false);
    writes(&house, letter_to(&judge)).await;
    sends_until(&house, "it was tried", |letter| letter.error.is_some()).await;
    house.post_box.takes();
    let now = house.inner.clock.now();
    let until = |minutes| (now + SignedDuration::from_mins(minutes)).as_millisecond();
    house
        .execute(&format!("UPDATE letter SET next_try_at = {}", until(10)))
        .await
        .unwrap();
    house.time_passes(SignedDuration::from_mins(9));
    post::send_due(&house.inner).await.unwrap();
    assert_eq!(house.post_box.letters(), []);
    house.time_passes(SignedDuration::from_mins(1));
    sends_until(&house, "it is sent", |letter| letter.sent_at.is_some()).await;
    assert_eq!(house.post_box.letters().len(), 1);
}

async fn a_letter_nobody_needs_any_more_is_not_sent(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    let letter = NewLetter {
        expires_at: Some(house.inner.clock.now()),
        ..letter_to(&judge)
    };
    writes(&house, letter).await;
    sends_until(&house, "it is given up", |letter| {
        letter.next_try_at.is_none() && letter.error.as_deref() == Some("late")
    })
    .await;
    assert_eq!(house.post_box.letters(), []);
}

async fn what_is_said_once_is_said_once(house: House) {
    let judge = house.invites("Amal", None, house.training.id).await;
    let letter = || NewLetter {
        once: Some("once".to_owned()),
        ..letter_to(&judge)
    };
    assert!(writes(&house, letter()).await);
    assert!(!writes(&house, letter()).await);
    assert_eq!(outbox(&house).await.len(), 1);
    let names = ["once".to_owned(), "never".to_owned()];
    let said = post::said(house.inner.db.read(), names).await.unwrap();
    assert_eq!(said.into_iter().collect::<Vec<_>>(), ["once"]);
}

async fn administrators_see_what_became_of_letters(house: House) {
    let administrator = house.administrator("Root").await;
    let organizer = house.organizer("Olga").await;
    let judge = house.invites("Amal", None, house.training.id).await;
    assert!(
        administrator
            .sees("/letters")
            .await
            .main()
            .contains("No letter has been written yet")
    );
    house.post_box.refuses("refused-535", false);
    writes(&house, letter_to(&judge)).await;
    sends_until(&house, "it waits", |letter| letter.error.is_some()).await;
    let page = administrator.sees("/letters").await;
    let said = page.main();
    for words in [
        "amal@example.org",
        "waiting, next attempt 30 May 2024, 03:51",
        "refused it (refused-535). (one attempt)",
        "A few words.",
    ] {
        assert!(
            said.replace('\u{a0}', " ").contains(words),
            "{words}: {said}"
        );
    }
    assert_eq!(page.count("main .notice"), 0, "there is a mail server");
    house.post_box.takes();
    house.time_passes(SignedDuration::from_mins(1));
    sends_until(&house, "it is sent", |letter| letter.sent_at.is_some()).await;
    let at: Timestamp = outbox(&house).await[0].sent_at.unwrap().into();
    assert_eq!(at, house.inner.clock.now());
    assert_eq!(administrator.sees("/letters").await.count(".badge.good"), 1);
    assert_eq!(organizer.visits("/letters").await.status, 403);
    assert_eq!(house.browser().visits("/letters").await.status, 302);
}
