//! Staying signed in, and being told of what had failed before.

use jiff::SignedDuration;
use records::account;
use reqwest::header::SET_COOKIE;
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use super::logins::uses_the_login;
use crate::harness::{Answer, House, PASSWORD, Person, eventually};

on_two_servers!(
    who_stays_signed_in_is_not_asked_on_the_second_day,
    who_stays_signed_in_is_asked_after_thirty_days,
    an_administrator_does_not_stay,
    tries_that_failed_are_told_at_the_next_sign_in,
);

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

async fn stays(person: &Person) -> Answer {
    let page = person.sees("/sign-in").await;
    assert_eq!(page.count("main [name=stay][checked]"), 1, "it is offered");
    let fields: [(&str, &dyn ToString); 3] = [
        ("email", &person.email),
        ("password", &PASSWORD),
        ("stay", &"true"),
    ];
    person.sends("accounts/sign-in", &fields).await
}

/// What the cookie of the login says of its end.
fn max_age(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all(SET_COOKIE);
    let cookie = cookies
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .find(|cookie| cookie.starts_with("login="))
        .unwrap();
    let rest = cookie.split("Max-Age=").nth(1)?;
    rest.split(';').next().map(str::to_owned)
}

async fn who_stays_signed_in_is_not_asked_on_the_second_day(house: House) {
    let judge = house.knows("Amal", Some(Role::Judge)).await;
    let answer = stays(&judge).await;
    assert_eq!(max_age(answer.is_done()).as_deref(), Some("2592000"));
    // From five in the evening to nine in the morning, and from one week to the next.
    for hours in [16, 24 * 13] {
        house.time_passes(HOUR * hours);
        assert!(uses_the_login(&house, &judge).await);
    }
    house.time_passes(DAY * 14 - MINUTE);
    assert!(uses_the_login(&house, &judge).await);
    house.time_passes(DAY * 14);
    assert!(!judge.is_signed_in().await, "nobody used it for two weeks");
}

async fn who_stays_signed_in_is_asked_after_thirty_days(house: House) {
    let judge = house.knows("Amal", Some(Role::Judge)).await;
    stays(&judge).await.is_done();
    for _ in 0..3 {
        house.time_passes(DAY * 10 - MINUTE);
        assert!(uses_the_login(&house, &judge).await);
    }
    house.time_passes(MINUTE * 3);
    assert!(!judge.is_signed_in().await);
}

async fn an_administrator_does_not_stay(house: House) {
    let root = house.administrator("Root").await;
    root.sends("accounts/sign-out", &[]).await;
    let answer = stays(&root).await;
    assert_eq!(max_age(answer.is_done()), None);
    house.time_passes(HOUR * 12);
    assert!(!root.is_signed_in().await);
    // Nor somebody who has become one since.
    let judge = house.knows("Amal", Some(Role::Judge)).await;
    stays(&judge).await.is_done();
    house.time_passes(HOUR * 11);
    assert!(uses_the_login(&house, &judge).await);
    house.makes_administrator(&judge).await;
    house.time_passes(HOUR * 12);
    assert!(!judge.is_signed_in().await);
}

async fn tries_that_failed_are_told_at_the_next_sign_in(house: House) {
    let judge = house.knows("Amal", Some(Role::Judge)).await;
    let noted = async |expected: i32| {
        eventually("the tries are noted", || async {
            let found = account::Entity::find_by_id(judge.account)
                .one(house.inner.db.read())
                .await;
            found.unwrap().unwrap().failed_tries == expected
        })
        .await;
    };
    let guesser = house.browser();
    for tried in 1..=3 {
        guesser.signs_in(&judge.email, "a guess of twelve").await;
        noted(tried).await;
        house.inner.clock.advance(MINUTE);
    }
    judge.arrives().await;
    let told = "there were 3 failed attempts to sign in to your account since 30 May 2024, 08:50 (UTC+05:00)";
    let page = judge.sees("/").await;
    assert!(page.text(".notice.warn").contains(told), "{}", page.main());
    let page = judge.sees("/account").await;
    let line = page.text(".sign-ins li");
    assert!(
        line.contains("Before this sign-in: 3 failed attempts"),
        "{line}"
    );
    // For a while; and once, at the next sign-in.
    house.time_passes(MINUTE * 10);
    assert_eq!(judge.sees("/").await.count(".notice.warn"), 0);
    noted(0).await;
    let elsewhere = judge.at_another_device().await;
    assert_eq!(elsewhere.sees("/").await.count(".notice.warn"), 0);
}
