//! What is too large and what takes too long.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::harness::{House, Plan};

/// Sends bytes and reads the answer as text.
pub async fn raw(house: &House, request: &str) -> String {
    let mut stream = TcpStream::connect(house.url.strip_prefix("http://").unwrap())
        .await
        .unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let reading = stream.read_to_end(&mut answer);
    tokio::time::timeout(Duration::from_secs(30), reading)
        .await
        .unwrap()
        .unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn more_than_two_mebibytes_are_refused() {
    let house = House::start().await;
    let file = "multipart/form-data; boundary=x";
    for (action, kind, length) in [
        (
            "accounts/sign-in",
            "application/x-www-form-urlencoded",
            2_097_153,
        ),
        ("trainings/read-list", file, 2_097_153),
        // A document, and what a form adds to it.
        ("attendance/attach", file, 5 * 1024 * 1024 + 64 * 1024 + 1),
    ] {
        // The length is told, and the rest never comes: it is refused before it is read.
        let request = format!(
            "POST /api/{action} HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nAccept-Language: en\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(&house, &request).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{action}: {answer}");
        assert!(
            answer.contains("You sent more than this server accepts at once"),
            "{action}: {answer}"
        );
    }
    // Without a length it is counted while it comes.
    let chunk = "a".repeat(64 * 1024);
    let mut request = "POST /api/accounts/sign-in HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nAccept-Language: en\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        .to_owned();
    // Up to the limit and one chunk over it, so that all of it is read and the answer too.
    for _ in 0..33 {
        request.push_str(&format!("{:x}\r\n{chunk}\r\n", chunk.len()));
    }
    let answer = raw(&house, &request).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(
        answer.contains("You sent more than this server accepts at once"),
        "{answer}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_request_that_takes_too_long_is_given_up() {
    let house = Plan::default()
        .with(&["--request-seconds", "1"])
        .start()
        .await;
    let request = "POST /api/accounts/sign-in HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nAccept-Language: en\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\nConnection: close\r\n\r\nemail=";
    let answer = raw(&house, request).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("The answer took too long"), "{answer}");
    assert!(answer.contains("retry-after: 5\r\n"), "{answer}");
}
