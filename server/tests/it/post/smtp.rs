//! Letters by SMTP, against a mail server that this test is.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use app::post::NewLetter;
use course::Language;
use jiff::SignedDuration;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

use super::{letter_to, outbox, sends_until, writes};
use crate::harness::{House, Plan};

/// A mail server: says no to whom it is told to, and keeps what it takes as it came.
#[derive(Clone, Default)]
struct Server {
    /// What it says to recipients that it does not take.
    refuses: Arc<Mutex<BTreeMap<String, &'static str>>>,
    /// What it took.
    messages: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts it, and gives its address.
    async fn starts(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.talks(stream).await });
            }
        });
        format!("smtp://{address}")
    }

    async fn talks(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 mail.example ESMTP\r\n").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let word = line.split([' ', '\r']).next().unwrap_or_default();
            let reply = match word.to_ascii_uppercase().as_str() {
                "EHLO" => "250-mail.example\r\n250 8BITMIME".to_owned(),
                "MAIL" | "RSET" => "250 fine".to_owned(),
                "RCPT" => self.rcpt(&line),
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let message = data(&mut stream).await?;
                    self.messages.lock().unwrap().push(message);
                    "250 taken".to_owned()
                }
                "QUIT" => "221 bye".to_owned(),
                _ => "500 what?".to_owned(),
            };
            stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
        }
    }

    fn rcpt(&self, line: &str) -> String {
        let refuses = self.refuses.lock().unwrap();
        let refusal = refuses
            .iter()
            .find(|(name, _)| line.contains(name.as_str()));
        refusal.map_or("250 fine", |(_, says)| says).to_owned()
    }

    fn refuses(&self, recipient: &str, says: &'static str) {
        let mut refuses = self.refuses.lock().unwrap();
        refuses.insert(recipient.to_owned(), says);
    }
}

async fn data(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        if line == ".\r\n" {
            return Ok(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

/// A message, taken apart as mail programs do: its headers, and its text.
fn read(message: &str) -> (BTreeMap<String, String>, String) {
    let message = mailparse::parse_mail(message.as_bytes()).unwrap();
    let headers = message
        .headers
        .iter()
        .map(|header| (header.get_key(), header.get_value()))
        .collect();
    (headers, message.get_body().unwrap())
}

async fn house(server: &Server) -> House {
    let url = server.starts().await;
    Plan::default()
        .without_post_box()
        .with(&["--smtp", &url])
        .with(&["--smtp-from", "Törelik <training@example.org>"])
        .with(&["--public-url", "https://training.example.org"])
        .start()
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_letter_is_a_plain_message_that_says_where_it_comes_from() {
    let server = Server::default();
    let house = house(&server).await;
    let judge = house.invites("Amal", None, house.training.id).await;
    let letter = NewLetter {
        language: Language::Kk,
        subject: "Шақыру: «Босқындар құқығы»".to_owned(),
        body: "Сәлеметсіз бе!\n\n.Бір нүкте\nhttps://training.example.org/trainings/1".to_owned(),
        ..letter_to(&judge)
    };
    writes(&house, letter).await;
    sends_until(&house, "it is sent", |letter| letter.sent_at.is_some()).await;
    let messages = server.messages.lock().unwrap().clone();
    assert_eq!(messages.len(), 1);
    let (headers, body) = read(&messages[0]);
    assert_eq!(
        body.trim_end().replace("\r\n", "\n"),
        "Сәлеметсіз бе!\n\n.Бір нүкте\nhttps://training.example.org/trainings/1"
    );
    let written = outbox(&house).await[0].created_at.0;
    for (name, value) in [
        ("To", "amal@example.org"),
        ("Date", "Thu, 30 May 2024 03:50:00 +0000"),
        ("From", "Törelik <training@example.org>"),
        ("Subject", "Шақыру: «Босқындар құқығы»"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", "kk"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("MIME-Version", "1.0"),
        (
            "Message-ID",
            &format!("<letter-1-{written}@training.example.org>"),
        ),
    ] {
        assert_eq!(
            headers.get(name).map(String::as_str),
            Some(value),
            "{name} of {headers:?}"
        );
    }
    assert!(messages[0].is_ascii(), "for servers that know nothing else");
    // Nothing that would tell whether it is read.
    assert_eq!(headers.len(), 10, "{headers:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_deferred_comes_later_and_what_is_refused_does_not() {
    let server = Server::default();
    server.refuses("amal@", "451 try later, amal@example.org");
    server.refuses("bolat@", "550 no such user bolat@example.org");
    let house = house(&server).await;
    let (amal, bolat, dana) = (
        house.invites("Amal", None, house.training.id).await,
        house.invites("Bolat", None, house.training.id).await,
        house.invites("Dana", None, house.training.id).await,
    );
    for person in [&amal, &bolat, &dana] {
        writes(&house, letter_to(person)).await;
    }
    sends_until(&house, "all were tried", |letter| {
        letter.sent_at.is_some() || letter.error.is_some()
    })
    .await;
    let outcomes: BTreeMap<_, _> = outbox(&house)
        .await
        .into_iter()
        .map(|letter| {
            (
                letter.recipient,
                (letter.error, letter.next_try_at.is_some()),
            )
        })
        .collect();
    let outcome = |code: Option<&str>, again| (code.map(str::to_owned), again);
    assert_eq!(outcomes[&amal.email], outcome(Some("deferred-451"), true));
    assert_eq!(outcomes[&bolat.email], outcome(Some("refused-550"), false));
    assert_eq!(outcomes[&dana.email], outcome(None, false));
    server.refuses.lock().unwrap().clear();
    house.time_passes(SignedDuration::from_mins(1));
    sends_until(&house, "the deferred one is sent", |letter| {
        letter.sent_at.is_some() || letter.recipient == bolat.email
    })
    .await;
    let recipients: Vec<_> = server
        .messages
        .lock()
        .unwrap()
        .iter()
        .map(|message| read(message).0["To"].clone())
        .collect();
    assert_eq!(recipients, ["dana@example.org", "amal@example.org"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_server_that_is_away_is_waited_for() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let house = Plan::default()
        .without_post_box()
        .with(&["--smtp", &url, "--smtp-from", "training@example.org"])
        .start()
        .await;
    let judge = house.invites("Amal", None, house.training.id).await;
    writes(&house, letter_to(&judge)).await;
    sends_until(&house, "it waits", |letter| {
        letter.error.as_deref() == Some("unreachable") && letter.next_try_at.is_some()
    })
    .await;
}
