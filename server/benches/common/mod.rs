//! A server on the demonstration's database, and somebody who is signed in. Not every bench uses
//! all of it.
#![allow(dead_code, reason = "each bench is compiled with a copy of its own")]

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The binary.
pub fn torelik() -> Command {
    Command::new(env!("CARGO_BIN_EXE_torelik"))
}

/// A server that runs.
pub struct Server {
    child: Child,
    /// Where it answers.
    pub address: String,
    /// How long it took to be ready.
    pub ready_after: Duration,
}

impl Server {
    /// Starts one on a database.
    pub fn start(database: &str) -> Self {
        let begun = Instant::now();
        let mut child = torelik()
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--log",
                "info",
                "--database",
                database,
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let address = line.rsplit(' ').next().unwrap().to_owned();
        let is_ready = || {
            let asked = Command::new("curl")
                .args(["-sf", "-o", "/dev/null", &format!("{address}/readyz")])
                .status();
            asked.unwrap().success()
        };
        while !is_ready() {
            assert!(begun.elapsed() < Duration::from_secs(60), "not ready");
        }
        Self {
            child,
            address,
            ready_after: begun.elapsed(),
        }
    }

    /// What the process has spent of the processor.
    pub fn processor_seconds(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // Behind the name, which may hold anything: in hundredths, of itself and of the kernel for it.
        let fields = stat
            .rsplit(") ")
            .next()
            .unwrap()
            .split(' ')
            .skip(11)
            .take(2);
        fields
            .map(|ticks| ticks.parse::<f64>().unwrap())
            .sum::<f64>()
            / 100.0
    }

    /// The memory that it has now.
    pub fn resident_megabytes(&self) -> f64 {
        self.megabytes("VmRSS:")
    }

    /// The most memory that it ever had.
    pub fn most_megabytes(&self) -> f64 {
        self.megabytes("VmHWM:")
    }

    fn megabytes(&self, what: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let resident = status
            .lines()
            .find_map(|line| line.strip_prefix(what))
            .unwrap();
        let kilobytes: f64 = resident.trim().trim_end_matches(" kB").parse().unwrap();
        (kilobytes / 102.4).round() / 10.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Signs somebody of the demonstration in; gives the cookie, and a client that has it.
pub async fn signed_in(address: &str, email: &str) -> (String, reqwest::Client) {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let form = [("email", email), ("password", "steppe-and-sky")];
    let answer = client
        .build()
        .unwrap()
        .post(format!("{address}/api/accounts/sign-in"))
        .header("Accept", "text/html")
        .form(&form)
        .send()
        .await
        .unwrap();
    let cookie = answer.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let cookie = format!("{cookie}; language=ru");
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("Cookie", cookie.parse().unwrap());
    (
        cookie,
        reqwest::Client::builder()
            .no_gzip()
            .default_headers(headers)
            .build()
            .unwrap(),
    )
}

/// What is answered at an address.
pub async fn body(client: &reqwest::Client, address: &str, encoding: &str) -> Vec<u8> {
    let answer = client
        .get(address)
        .header("Accept-Encoding", encoding)
        .send()
        .await
        .unwrap();
    assert!(
        answer.status().is_success(),
        "{address}: {}",
        answer.status()
    );
    answer.bytes().await.unwrap().to_vec()
}

/// The one in the middle.
pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Thousands of bytes, with one place.
pub fn kilo(bytes: usize) -> f64 {
    (bytes as f64 / 100.0).round() / 10.0
}
