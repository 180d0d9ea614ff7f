//! `torelik serve` as a process: the address it prints, the signals it heeds.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    os::unix::fs::PermissionsExt as _,
    process::{Child, Command, Stdio},
};

use super::command_line::torelik;
use crate::{
    cluster,
    harness::{Browser, small_course},
};

/// A server that is killed if the test does not end it.
pub struct Served {
    child: Child,
    pub url: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts it and waits for the line with its address.
fn serve(arguments: &[&str]) -> Served {
    served(torelik(
        &[&["serve", "--listen", "127.0.0.1:0"], arguments].concat(),
    ))
}

/// Runs a command that serves, and waits for the line with its address.
pub fn served(mut command: Command) -> Served {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let url = line.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(url.starts_with("http://127.0.0.1:"), "{line}");
    Served { child, url }
}

impl Served {
    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal, waits for the end, and gives the exit code with the log.
    pub fn ends_on(mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &id])
                .status()
                .unwrap()
                .success()
        );
        let mut log = String::new();
        self.child
            .stderr
            .as_mut()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

async fn lives_and_ends(database: &str, signal: &str) -> String {
    let content = small_course()
        .parent()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let served = serve(&["--database", database, "--content", &content]);
    let browser = Browser::new(&served.url);
    browser.sees("/readyz").await;
    browser.sees("/sign-in?next=%2Ftrainings%2F1").await;
    browser
        .signs_in("secret.person@example.org", "a secret password")
        .await;
    browser.visits("/invitations/a-secret-token").await;
    drop(browser);
    let (code, log) = tokio::task::spawn_blocking({
        let signal = signal.to_owned();
        move || served.ends_on(&signal)
    })
    .await
    .unwrap();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("told to stop"), "{log}");
    log
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn told_to_end_it_ends_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.sqlite");
    for signal in ["TERM", "INT"] {
        let log = lives_and_ends(&format!("sqlite:{}", file.display()), signal).await;
        // The access log holds routes, not addresses with what they tell of people.
        assert!(
            log.contains("/invitations/") && log.contains("status=200"),
            "{log}"
        );
        for personal in [
            "a-secret-token",
            "secret.person",
            "a secret password",
            "next=",
        ] {
            assert!(!log.contains(personal), "{personal} is in the log: {log}");
        }
        // The database was closed: nothing waits beside the file.
        let mut rest: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        rest.sort();
        assert_eq!(rest, ["house.sqlite", "house.sqlite.key"]);
    }
    lives_and_ends(
        &tokio::task::spawn_blocking(cluster::database)
            .await
            .unwrap(),
        "TERM",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn with_nothing_set_it_serves_the_course_that_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    // No listening address of our own choice can be left out, since others use the usual one.
    let mut command = torelik(&["serve", "--listen", "127.0.0.1:0"]);
    command.current_dir(folder.path());
    let served = served(command);
    Browser::new(&served.url).sees("/readyz").await;
    // What SQLite keeps is for nobody else to read.
    for ending in ["", "-wal", "-shm"] {
        let file = folder.path().join(format!("data/torelik.sqlite{ending}"));
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
    let (code, log) = tokio::task::spawn_blocking(move || served.ends_on("TERM"))
        .await
        .unwrap();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("refugee-law"), "{log}");
    // What is unsafe with real people is told, and nothing that is not.
    assert!(log.contains("no mail server is set"), "{log}");
    assert_eq!(log.matches("setting=").count(), 1, "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_log_can_be_for_machines() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("house.sqlite").display());
    let served = serve(&["--database", &database, "--log-format", "json"]);
    let browser = Browser::new(&served.url);
    let answer = browser.sees("/sign-in").await;
    let id = answer.header("x-request-id").to_owned();
    let refused = browser
        .signs_in("secret.person@example.org", "a secret\r\npassword")
        .await;
    let refused = refused.header("x-request-id").to_owned();
    let (_, log) = tokio::task::spawn_blocking(move || served.ends_on("TERM"))
        .await
        .unwrap();
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let line = lines
        .iter()
        .find(|line| line["request"] == id.as_str())
        .unwrap_or_else(|| panic!("{log}"));
    assert_eq!(
        (&line["route"], &line["status"], &line["method"]),
        (&"/sign-in".into(), &200.into(), &"GET".into())
    );
    // A write says which, and what came of it; a failure says where from, but not by its name.
    let line = lines
        .iter()
        .find(|line| line["request"] == refused.as_str());
    let line = line.unwrap_or_else(|| panic!("{log}"));
    assert_eq!(
        (&line["route"], &line["outcome"]),
        (&"/api/accounts/sign-in".into(), &"wrong_sign_in".into())
    );
    let line = lines.iter().find(|line| line["target"] == "security");
    let line = line.unwrap_or_else(|| panic!("{log}"));
    assert_eq!((&line["failures"], &line["failed"]), (&1.into(), &1.into()));
    assert_eq!(line["from"].as_str().map(str::len), Some(16));
    for personal in ["127.0.0.1:", "secret"] {
        let tells = |line: &&str| line.contains(personal) && !line.contains("listening");
        assert_eq!(log.lines().find(tells), None, "{personal}");
    }
}
