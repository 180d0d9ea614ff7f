//! The cookie, and when a login ends.

use jiff::SignedDuration;
use records::login;
use reqwest::header::{COOKIE, SET_COOKIE};
use sea_orm::EntityTrait as _;

use crate::harness::{House, PASSWORD, Person, Plan, eventually};

on_both_databases!(
    a_login_that_nobody_uses_ends_after_twelve_hours,
    a_login_ends_after_fourteen_days,
    signing_out_ends_this_login_alone,
    signing_out_everywhere_ends_all_logins,
    a_second_sign_in_ends_the_first_login,
);

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// Whether somebody is signed in. The use of a login is noted a moment later; hours do not pass
/// before.
pub(super) async fn uses_the_login(house: &House, judge: &Person) -> bool {
    let signed_in = judge.is_signed_in().await;
    let now = house.inner.clock.now();
    eventually("the use is noted", async || {
        let logins = login::Entity::find().all(house.inner.db.read()).await;
        let mut logins = logins.unwrap().into_iter();
        !signed_in || logins.any(|login| login.seen_at == now.into())
    })
    .await;
    signed_in
}

async fn a_login_that_nobody_uses_ends_after_twelve_hours(house: House) {
    let judge = house.judge("Amal").await;
    for _ in 0..2 {
        house.time_passes(HOUR * 12 - MINUTE);
        assert!(
            uses_the_login(&house, &judge).await,
            "using it begins the twelve hours anew"
        );
    }
    house.time_passes(HOUR * 12);
    assert!(!judge.is_signed_in().await);
    // Not even for somebody who is remembered.
    judge.arrives().await;
    assert!(judge.is_signed_in().await);
    house.inner.clock.advance(HOUR * 12);
    assert!(!judge.is_signed_in().await);
}

async fn a_login_ends_after_fourteen_days(house: House) {
    let judge = house.judge("Amal").await;
    for _ in 0..30 {
        house.time_passes(HOUR * 11);
        assert!(uses_the_login(&house, &judge).await);
    }
    house.time_passes(HOUR * 6 - MINUTE);
    assert!(
        judge.is_signed_in().await,
        "one minute before fourteen days"
    );
    house.inner.clock.advance(MINUTE);
    assert!(!judge.is_signed_in().await);
}

async fn signing_out_ends_this_login_alone(house: House) {
    let judge = house.judge("Amal").await;
    let elsewhere = judge.at_another_device().await;
    let stolen = judge.cookies();
    let answer = judge.sends("accounts/sign-out", &[]).await;
    assert_eq!(answer.is_done().leads_to(), "/sign-in");
    assert!(
        !judge.cookies().contains("login="),
        "the cookie is gone: {}",
        judge.cookies()
    );
    assert!(!judge.is_signed_in().await);
    // What somebody kept of the cookie is worth nothing.
    let replayed = house.browser();
    let answer = replayed
        .sends_request(replayed.get("/").header(COOKIE, stolen))
        .await;
    assert_eq!(answer.leads_to(), "/sign-in?next=%2F");
    assert!(elsewhere.is_signed_in().await);
}

async fn signing_out_everywhere_ends_all_logins(house: House) {
    let judge = house.judge("Amal").await;
    let other = house.judge("Bolat").await;
    let elsewhere = judge.at_another_device().await;
    assert_eq!(judge.sees("/account").await.count(".sign-ins li"), 2);
    assert!(elsewhere.is_signed_in().await);
    judge
        .sends("accounts/sign-out-everywhere", &[])
        .await
        .is_done();
    assert!(!judge.is_signed_in().await);
    assert!(!elsewhere.is_signed_in().await);
    assert!(other.is_signed_in().await);
}

async fn a_second_sign_in_ends_the_first_login(house: House) {
    let judge = house.judge("Amal").await;
    let before = judge.cookies();
    judge
        .sends(
            "accounts/sign-in",
            &[("email", &judge.email), ("password", &PASSWORD)],
        )
        .await
        .is_done();
    assert_ne!(before, judge.cookies());
    let open = login::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert_eq!(
        open.iter().filter(|login| login.ended_at.is_none()).count(),
        1
    );
    // The database holds nothing that one could sign in with.
    let token = judge
        .cookies()
        .split("login=")
        .nth(1)
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(token.len(), 64);
    assert!(open.iter().all(|login| login.token_hash != token));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn over_http_the_cookie_is_kept_from_scripts_and_other_sites() {
    let house = House::start().await;
    let judge = house.knows("Amal", None).await;
    let answer = judge.signs_in(&judge.email, PASSWORD).await;
    let cookie = answer.header(SET_COOKIE.as_str());
    assert!(cookie.starts_with("login="), "{cookie}");
    for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(flag), "{flag} is not in {cookie}");
    }
    assert!(!cookie.contains("Max-Age"), "it ends with the browser");
    assert!(
        !cookie.contains("Secure") && !cookie.contains("Domain"),
        "{cookie}"
    );
    assert_eq!(answer.header("strict-transport-security"), "");
    judge.visits("/").await;
    let answer = judge
        .sends("accounts/choose-language", &[("language", &"ru")])
        .await;
    let cookie = answer.header(SET_COOKIE.as_str());
    assert!(
        cookie.starts_with("language=ru; Path=/; SameSite=Lax; HttpOnly")
            && !cookie.contains("Secure"),
        "{cookie}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn over_https_the_cookie_travels_encrypted_and_is_of_this_host() {
    let house = Plan::default()
        .with(&["--public-url", "https://training.example.org"])
        .start()
        .await;
    let judge = house.knows("Amal", None).await;
    let answer = judge.signs_in(&judge.email, PASSWORD).await;
    let cookie = answer.header(SET_COOKIE.as_str()).to_owned();
    assert!(cookie.starts_with("__Host-login="), "{cookie}");
    for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(flag), "{flag} is not in {cookie}");
    }
    assert!(
        answer
            .header("strict-transport-security")
            .starts_with("max-age=")
    );
    let pair = cookie.split(';').next().unwrap();
    let asks = async |cookie: &str| {
        judge
            .sends_request(judge.get("/").header(COOKIE, cookie))
            .await
    };
    let page = asks(pair).await;
    assert_eq!((page.status, page.text(".me a")), (200, "Amal".to_owned()));
    assert!(
        page.header("strict-transport-security")
            .starts_with("max-age=")
    );
    // A cookie that another host could have set is not heeded.
    assert_eq!(
        asks(pair.strip_prefix("__Host-").unwrap()).await.status,
        302
    );
    let answer = judge
        .sends("accounts/choose-language", &[("language", &"ru")])
        .await;
    assert!(answer.header(SET_COOKIE.as_str()).ends_with("; Secure"));
}
