//! The database is away, or takes no writes: people read on, and are told what is the matter.

use app::errors::UserError;
use jiff::SignedDuration;
use records::login;
use reqwest::header::ACCEPT;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use crate::harness::{House, eventually};

on_both_databases!(
    a_login_that_cannot_be_looked_up_is_not_taken_for_none,
    the_use_of_a_login_is_noted,
);

async fn a_login_that_cannot_be_looked_up_is_not_taken_for_none(house: House) {
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    judge.sees(&path).await;
    house.inner.db.clone().close().await.unwrap();
    house.forget_logins();
    for path in [path.as_str(), "/", "/sign-in"] {
        let page = judge.visits(path).await;
        assert_eq!(page.status, 503, "{path}: {:?}", page.location);
        assert!(!page.header("retry-after").is_empty());
        let said = UserError::Unavailable.say(course::Language::En);
        assert!(page.text(".trouble").contains(&said), "{}", page.body);
    }
    let request = judge
        .get(&house.training.register(0))
        .header(ACCEPT, "application/json");
    let told = judge.sends_request(request).await;
    assert_eq!(told.status, 503);
    let form = judge.form("quizzes/answer", &[("attempt", &1)]);
    let json = [(ACCEPT, "application/json".parse().unwrap())];
    let told = judge
        .sends_request(form.headers(json.into_iter().collect()))
        .await;
    assert_eq!(
        (told.status, told.body.as_str()),
        (503, r#"{"code":"unavailable"}"#)
    );
    assert!(!told.header("retry-after").is_empty());
    // A form without JavaScript gets back what was typed.
    let fields: [(&str, &dyn ToString); 2] = [("session", &7), ("reason", &"Ill, with a note")];
    let page = judge.sends("attendance/ask", &fields).await;
    assert_eq!(page.status, 503);
    assert!(page.body.contains("Ill, with a note"), "{}", page.main());
    assert!(!page.header("retry-after").is_empty());
    // But not one that comes from elsewhere.
    let foreign = judge
        .post("attendance/ask")
        .header("sec-fetch-site", "cross-site")
        .form(&[("reason", "Words of another")]);
    let page = judge.sends_request(foreign).await;
    assert_eq!(page.status, 403);
    assert!(!page.body.contains("Words of another"));
}

async fn the_use_of_a_login_is_noted(house: House) {
    let judge = house.judge("Amal").await;
    house.time_passes(SignedDuration::from_mins(2));
    judge.sees("/").await;
    let now = house.inner.clock.now();
    eventually("the use is noted", async || {
        let logins = login::Entity::find().all(house.inner.db.read()).await;
        logins
            .unwrap()
            .iter()
            .any(|login| login.seen_at == now.into())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_reads_waits_for_no_writer() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let path = house.training.at("/lessons/definition");
    house.time_passes(SignedDuration::from_mins(2));
    // Held until all was read: nobody else begins to write.
    let writing = house.inner.db.begin().await.unwrap();
    judge.sees(&path).await;
    judge.sees("/").await;
    writing.rollback().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_reads_an_sqlite_file_cannot_write() {
    let house = House::start().await;
    let reader = house.inner.db.read();
    for sql in [
        "DELETE FROM login",
        "CREATE TABLE x (y)",
        "UPDATE account SET name = ''",
    ] {
        let refused = reader.execute_unprepared(sql).await.unwrap_err();
        assert!(refused.to_string().contains("readonly"), "{refused}");
    }
}
