//! The server is killed at random moments under load, again and again: what it had acknowledged
//! is in the database, always.

mod answers;
mod marks;

use std::{path::Path, process::Stdio};

use tokio::process::{Child, Command};

use crate::harness::House;

/// How often it is killed.
const KILLS: u32 = 50;

/// The program as people run it, on the database of a house.
struct Program {
    address: String,
    database: String,
    content: String,
}

impl Program {
    fn of(house: &House) -> Self {
        let file = house
            .content
            .parent()
            .unwrap_or(Path::new("/"))
            .join("house.sqlite");
        Self {
            address: house.url.trim_start_matches("http://").to_owned(),
            database: format!("sqlite:{}", file.display()),
            content: house.content.display().to_string(),
        }
    }

    /// Starts it, and waits until it is ready.
    async fn start(&self) -> Child {
        let child = Command::new(env!("CARGO_BIN_EXE_torelik"))
            .args(["serve", "--listen", &self.address])
            .args(["--database", &self.database, "--content", &self.content])
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let ready = format!("http://{}/readyz", self.address);
        crate::harness::eventually("the program is ready", async || {
            client
                .get(&ready)
                .send()
                .await
                .is_ok_and(|answer| answer.status().is_success())
        })
        .await;
        child
    }
}
