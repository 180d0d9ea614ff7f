//! Connections on which nothing is asked, or only half of it: they end, and shut nobody out.

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::{
    command_line::{sqlite, torelik},
    serving::served,
};
use crate::harness::{House, PASSWORD, Plan};

/// Far more than anything here takes, and less than the 25 seconds that a stop may take.
const SOON: Duration = Duration::from_secs(12);
const HALF: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-";
const WHOLE: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

fn address(url: &str) -> &str {
    url.strip_prefix("http://").unwrap()
}

async fn connects(url: &str, sends: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address(url)).await.unwrap();
    stream.write_all(sends).await.unwrap();
    stream
}

/// Waits until the server has closed it; gives what it said before.
async fn is_closed(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    // An end by force is an end, too.
    let _ = timeout(SOON, stream.read_to_end(&mut said))
        .await
        .expect("the server closes it");
    String::from_utf8(said).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_not_asked_in_time_is_not_waited_for() {
    let house = Plan::default().with(&["--head-seconds", "1"]).start().await;
    let mut nothing = connects(&house.url, b"").await;
    let mut half = connects(&house.url, HALF).await;
    let mut once = connects(&house.url, WHOLE).await;
    let mut twice = connects(&house.url, &[WHOLE, HALF].concat()).await;
    assert!(!is_closed(&mut nothing).await.contains("200 OK"));
    assert!(!is_closed(&mut half).await.contains("200 OK"));
    for stream in [&mut once, &mut twice] {
        let said = is_closed(stream).await;
        assert_eq!(said.matches("HTTP/1.1 200 OK").count(), 1, "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_head_that_is_too_large_is_refused() {
    let house = House::start().await;
    let head = format!(
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Much: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    let mut stream = TcpStream::connect(address(&house.url)).await.unwrap();
    // It may be closed before all is sent.
    let _ = stream.write_all(head.as_bytes()).await;
    assert!(!is_closed(&mut stream).await.contains("200 OK"));
    // What addresses and cookies need has room.
    let long = format!(
        "GET /healthz?answer={} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "a".repeat(16_000)
    );
    let mut stream = connects(&house.url, long.as_bytes()).await;
    assert!(is_closed(&mut stream).await.starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn when_all_places_are_taken_the_idle_make_room() {
    let house = Plan::default()
        .with(&["--connections", "8", "--head-seconds", "600"])
        .start()
        .await;
    let judge = house.knows("Amal", None).await;
    // One that is under way stays, however long it takes.
    let body = format!(
        "email={}&password={PASSWORD}&next=/",
        judge.email.replace('@', "%40")
    );
    let (first, rest) = body.split_at(10);
    let head = format!(
        "POST /api/accounts/sign-in HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut slow = connects(&house.url, format!("{head}{first}").as_bytes()).await;
    let mut others = Vec::new();
    for each in 0..40 {
        let sends: &[u8] = [&b""[..], HALF, WHOLE][each % 3];
        others.push(connects(&house.url, sends).await);
        // Whoever asks is answered all along.
        let browser = house.browser();
        let asked = browser.visits("/healthz");
        assert_eq!(timeout(SOON, asked).await.unwrap().status, 200, "{each}");
    }
    // The first of them have gone.
    is_closed(&mut others[0]).await;
    is_closed(&mut others[1]).await;
    slow.write_all(rest.as_bytes()).await.unwrap();
    let said = is_closed(&mut slow).await;
    assert!(said.starts_with("HTTP/1.1 302"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn half_a_request_does_not_hold_up_the_stop() {
    let mut house = House::start().await;
    let mut half = Vec::new();
    for _ in 0..3 {
        half.push(connects(&house.url, HALF).await);
    }
    half.push(connects(&house.url, b"").await);
    half.push(connects(&house.url, &[WHOLE, HALF].concat()).await);
    house.browser().sees("/healthz").await;
    let stopped = house.told_to_stop();
    timeout(SOON, stopped).await.unwrap().unwrap().unwrap();
    for stream in &mut half {
        is_closed(stream).await;
    }
}

/// A server whose files are limited as the shell's words say.
async fn limited(words: &str, database: &str) -> super::serving::Served {
    let usual = torelik(&[]);
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{words}; exec \"$0\" \"$@\"")])
        .arg(usual.get_program())
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
        .current_dir(std::env::temp_dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for (name, _) in usual.get_envs() {
        command.env_remove(name);
    }
    tokio::task::spawn_blocking(move || served(command))
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eleven_hundred_idle_connections_shut_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    // For this side of them.
    rlimit::increase_nofile_limit(8192).unwrap();
    let server = limited("ulimit -n 1024", &sqlite(&folder)).await;
    let mut idle = Vec::new();
    for each in 0..1100 {
        let sends: &[u8] = if each % 5 == 0 { HALF } else { b"" };
        idle.push(connects(&server.url, sends).await);
    }
    for _ in 0..10 {
        let browser = crate::harness::Browser::new(&server.url);
        for path in ["/healthz", "/sign-in"] {
            let answer = timeout(SOON, browser.visits(path)).await.unwrap();
            assert_eq!(answer.status, 200, "{path}");
        }
    }
    drop(idle);
    let (code, log) = tokio::task::spawn_blocking(move || server.ends_on("TERM"))
        .await
        .unwrap();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("too few open files"), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_opens_as_many_files_as_it_may() {
    let folder = tempfile::tempdir().unwrap();
    let server = limited("ulimit -S -n 256", &sqlite(&folder)).await;
    let limits = format!("/proc/{}/limits", server.id());
    let limits = std::fs::read_to_string(&limits).unwrap();
    let files: Vec<&str> = limits
        .lines()
        .find(|line| line.starts_with("Max open files"))
        .unwrap()
        .split_whitespace()
        .collect();
    // As many as may be had, which is what follows.
    assert_eq!(files[3], files[4], "{limits}");
    assert_ne!(files[3], "256", "{limits}");
    let (code, log) = tokio::task::spawn_blocking(move || server.ends_on("TERM"))
        .await
        .unwrap();
    assert_eq!(code, Some(0), "{log}");
}
