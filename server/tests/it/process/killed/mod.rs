//! The server is killed at random moments under load, again and again: what it had acknowledged
//! is in the database, always.

mod answers;
mod full;
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
        // A write beyond the limit of a file's size is to fail, not to end the process.
        let child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_torelik"))
            .args(["serve", "--listen", &self.address])
            .args(["--database", &self.database, "--content", &self.content])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        self.comes_to_be_ready(true).await;
        child
    }

    /// Waits until it says that it is ready, or that it is not.
    async fn comes_to_be_ready(&self, ready: bool) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let address = format!("http://{}/readyz", self.address);
        crate::harness::eventually(&format!("the program is ready: {ready}"), async || {
            let answer = client.get(&address).send().await;
            answer.is_ok_and(|answer| answer.status().is_success() == ready)
        })
        .await;
    }
}
