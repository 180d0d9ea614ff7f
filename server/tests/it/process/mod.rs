//! The process: whether it lives, starts, and stops in order.

mod authors;
mod backup;
pub mod command_line;
mod connections;
mod doctor;
mod killed;
mod moved;
mod readme;
mod serving;
mod tls;
mod users;

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::harness::{House, PASSWORD, Plan, at_once, eventually};

on_both_databases!(
    it_says_that_it_lives_and_can_serve,
    a_request_under_way_is_finished
);

async fn it_says_that_it_lives_and_can_serve(house: House) {
    let browser = house.browser();
    let answer = browser.sees("/healthz").await;
    assert_eq!(answer.body, "ok\n");
    let answer = browser.sees("/readyz").await;
    assert_eq!(
        answer.body,
        r#"{"database":true,"writing":true,"batches":true,"migrations":true,"courses":true,"texts":true}"#
    );
    house.execute("DELETE FROM seaql_migrations").await.unwrap();
    let answer = browser.visits("/readyz").await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (
            503,
            r#"{"database":true,"writing":true,"batches":true,"migrations":false,"courses":true,"texts":true}"#
        )
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_courses_it_is_not_ready() {
    let house = Plan::default().without_courses().start().await;
    let answer = house.browser().visits("/readyz").await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (
            503,
            r#"{"database":true,"writing":true,"batches":true,"migrations":true,"courses":false,"texts":true}"#
        )
    );
    // Who comes is told, and a course that appears is served.
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("")).await;
    assert!(
        page.text(".notice.warn")
            .contains("not available at the moment"),
        "{}",
        page.main()
    );
    crate::harness::copy_folder(
        &crate::harness::small_course(),
        &house.content.join("small"),
    );
    eventually("it is ready", || async {
        house.browser().visits("/readyz").await.status == 200
    })
    .await;
    judge.sees(&house.training.at("/lessons/definition")).await;
}

/// A process-wide flag that the making of routes sets has hung servers before (leptos #4773).
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_houses_in_one_process_do_not_hang() {
    let stays = async |each: usize| {
        let house = House::start().await;
        let judge = house.judge(&format!("Judge {each}")).await;
        for path in ["", "/lessons/definition", "/quizzes/final"] {
            judge.sees(&house.training.at(path)).await;
        }
    };
    let all = tokio::time::timeout(Duration::from_secs(120), at_once((0..20).map(stays))).await;
    assert_eq!(all.map(|all| all.len()), Ok(20));
}

async fn a_request_under_way_is_finished(mut house: House) {
    let judge = house.knows("Amal", None).await;
    let address = house.url.strip_prefix("http://").unwrap().to_owned();
    let body = format!(
        "email={}&password={PASSWORD}&next=/",
        judge.email.replace('@', "%40")
    );
    let (first, rest) = body.split_at(10);
    let head = format!(
        "POST /api/accounts/sign-in HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\nReferer: http://{address}/sign-in\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut slow = TcpStream::connect(&address).await.unwrap();
    slow.write_all(head.as_bytes()).await.unwrap();
    slow.write_all(first.as_bytes()).await.unwrap();
    // It is under way: another that came later was answered.
    house.browser().sees("/healthz").await;
    let stopped = house.told_to_stop();
    eventually("nobody new is let in", || async {
        TcpStream::connect(&address).await.is_err()
    })
    .await;
    assert!(!stopped.is_finished());
    slow.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let reading = slow.read_to_string(&mut answer);
    tokio::time::timeout(Duration::from_secs(20), reading)
        .await
        .unwrap()
        .unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 302") && answer.contains("set-cookie: login="),
        "{answer}"
    );
    tokio::time::timeout(Duration::from_secs(20), stopped)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert_eq!(
        house.count::<records::login::Entity>().await,
        1,
        "what was acknowledged is kept"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_never_ends_is_not_waited_for_without_end() {
    let mut house = Plan::default().with(&["--stop-seconds", "1"]).start().await;
    let address = house.url.strip_prefix("http://").unwrap().to_owned();
    let mut slow = TcpStream::connect(&address).await.unwrap();
    let head = "POST /api/accounts/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n\
        Content-Length: 100\r\n\r\nemail=";
    slow.write_all(head.as_bytes()).await.unwrap();
    house.browser().sees("/healthz").await;
    let stopped = house.told_to_stop();
    tokio::time::timeout(Duration::from_secs(15), stopped)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
}
