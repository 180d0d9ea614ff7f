//! What serving costs, as ratios within one run: pages and an asset beside the same bytes from
//! nginx, compressed as browsers ask for them and not; the processor's time for each; the time until
//! the server is ready, the memory it takes, and what a browser loads. Needs nginx and wrk (`make
//! bench` installs them). Writes `target/bench/results.json`, and says what got slower than in the
//! run that is kept in `server/benches/kept.json`; with `KEEP=1` this run is kept in its place.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends the run"
)]

mod common;

use std::{
    collections::BTreeSet,
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use common::{Server, body, kilo, median, signed_in, torelik};

/// How long each measurement loads the server, and how often the two are measured in turn.
const SECONDS: u32 = 6;
const ROUNDS: usize = 3;
const CONNECTIONS: u32 = 32;
/// The encodings that a browser of today asks for.
const BROWSERS: &str = "gzip, deflate, br, zstd";
/// The page of a quiz in the demonstration.
const QUIZ: &str = "/trainings/2/quizzes/before-the-course";

fn main() {
    let work = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", work.path().join("bench.sqlite").display());
    torelik()
        .args(["demo", "--database", &database])
        .stdout(Stdio::null())
        .status()
        .unwrap();

    let ready: Vec<f64> = (0..5)
        .map(|_| Server::start(&database).ready_after.as_secs_f64())
        .collect();
    let server = Server::start(&database);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (cookie, browser) = runtime.block_on(signed_in(&server.address, "judge@example.org"));
    let lesson = "/trainings/2/lessons/who-is-a-refugee";
    let page = runtime.block_on(body(
        &browser,
        &format!("{}{lesson}", server.address),
        "identity",
    ));
    let html = String::from_utf8_lossy(&page).into_owned();
    let style = address_in(&html, "/assets/main-");
    let sheet = runtime.block_on(body(
        &browser,
        &format!("{}{style}", server.address),
        "identity",
    ));

    let small = |path: &str| {
        let address = format!("{}{path}", server.address);
        runtime.block_on(body(&browser, &address, BROWSERS))
    };
    let files = [
        ("page.html", page.clone()),
        ("main.css", sheet.clone()),
        ("lesson.br", small(lesson)),
        ("home.br", small("/")),
        ("quiz.br", small(QUIZ)),
        ("style.br", small(&style)),
    ];
    let nginx = Nginx::start(work.path(), &files);
    let ratio = |path: &str, encoding: &str, file: &str| {
        let ours = (&server, path, cookie.as_str());
        ratio(ours, encoding, &format!("{}/{file}", nginx.address))
    };
    let pages = [
        (
            "lesson page as browsers ask, of nginx with the same bytes",
            lesson,
            BROWSERS,
            "lesson.br",
            "at least 0.3",
        ),
        (
            "lesson page not compressed, of nginx with the same bytes",
            lesson,
            "identity",
            "page.html",
            "at least 0.4",
        ),
        (
            "home as browsers ask, of nginx with the same bytes",
            "/",
            BROWSERS,
            "home.br",
            "at least 0.1",
        ),
        (
            "quiz page as browsers ask, of nginx with the same bytes",
            QUIZ,
            BROWSERS,
            "quiz.br",
            "at least 0.1",
        ),
        (
            "asset as browsers ask, of nginx with the same bytes",
            style.as_str(),
            BROWSERS,
            "style.br",
            "at least 0.9",
        ),
    ];
    let mut results = serde_json::Map::new();
    for (what, path, encoding, file, goal) in pages {
        let found = ratio(path, encoding, file);
        let bytes = files.iter().find(|(name, _)| *name == file);
        results.insert(
            what.to_owned(),
            json!({
                "ratio": found.ratio,
                "goal": goal,
                "requests per second": found.rates,
                "microseconds of the processor": found.microseconds,
                "bytes": bytes.map(|(_, bytes)| bytes.len()),
            }),
        );
    }
    let resident = server.resident_megabytes();

    let weight = |path: &str| {
        let address = format!("{}{path}", server.address);
        runtime.block_on(body(&browser, &address, "br")).len()
    };
    let cold = |path: &str| weight(path) + assets_of(&runtime, &browser, &server, path, &weight);
    let lesson_cold = cold(lesson);
    let attempt = runtime.block_on(begun(&browser, &server.address));
    let quiz_cold = cold(&attempt);
    let islands = server::assets::addresses(None);
    let wasm = |islands: Option<app::house::Islands>| {
        islands.map(|one| kilo(weight(&format!("/{}/{}.wasm", one.folder, one.name))))
    };

    let others = json!({
        "ready after, seconds (median of 5)": { "value": median(&ready), "goal": "at most 0.5" },
        "resident under load, MB": { "value": resident, "goal": "at most 80" },
        "lesson page cold, kB over the wire": { "value": kilo(lesson_cold), "goal": "at most 60" },
        "quiz sheet cold, kB over the wire": { "value": kilo(quiz_cold), "goal": "at most 130" },
        "wasm of the quiz sheet, kB brotli": { "value": wasm(islands.answer_sheet), "goal": "at most 75" },
        "wasm of the register, kB brotli": { "value": wasm(islands.roll_call), "goal": "at most 90" },
    });
    results.extend(others.as_object().unwrap().clone());
    let tree = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = tree.join("../target/bench/results.json");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text = serde_json::to_string_pretty(&results).unwrap();
    fs::write(&file, &text).unwrap();
    let kept = tree.join("benches/kept.json");
    let before: Value = fs::read(&kept)
        .ok()
        .and_then(|kept| serde_json::from_slice(&kept).ok())
        .unwrap_or_default();
    for (what, found) in &results {
        let value = value_of(found);
        let before = value_of(&before[what]);
        let slower = match (value.as_f64(), before.as_f64()) {
            // Of ratios more is better, of all else less; a tenth is noise.
            (Some(now), Some(then)) if found.get("ratio").is_some() => now < then * 0.9,
            (Some(now), Some(then)) => now > then * 1.1,
            _ => false,
        };
        let slower = if slower { "WORSE than" } else { "before" };
        let goal = found["goal"].as_str().unwrap();
        println!("{what:<62} {value:<8} {goal:<14} {slower} {before}");
    }
    if std::env::var_os("KEEP").is_some() {
        fs::write(&kept, text + "\n").unwrap();
    }
}

/// The one number of a result.
fn value_of(result: &Value) -> &Value {
    result
        .get("ratio")
        .or_else(|| result.get("value"))
        .unwrap_or(&Value::Null)
}

/// nginx with the same bytes as files.
struct Nginx {
    child: Child,
    address: String,
}

impl Nginx {
    /// Serves these files; those that end in `.br` are compressed.
    fn start(work: &Path, files: &[(&str, Vec<u8>)]) -> Self {
        let root = work.join("files");
        fs::create_dir_all(&root).unwrap();
        for (name, bytes) in files {
            fs::write(root.join(name), bytes).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let config = work.join("nginx.conf");
        let here = work.display();
        fs::write(
            &config,
            format!(
                "daemon off; worker_processes auto; pid {here}/nginx.pid; error_log /dev/null;\n\
                 user root;\nevents {{ worker_connections 1024; }}\n\
                 http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;\n\
                 types {{ text/html html; text/css css; }}\n\
                 client_body_temp_path {here}/body; proxy_temp_path {here}/proxy;\n\
                 fastcgi_temp_path {here}/fastcgi; uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;\n\
                 server {{ listen 127.0.0.1:{port}; root {here}/files;\n\
                 location ~ [.]br$ {{ types {{ }} default_type text/html; add_header Content-Encoding br; }} }} }}\n"
            ),
        )
        .unwrap();
        let child = Command::new("nginx")
            .arg("-c")
            .arg(&config)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + Duration::from_secs(10);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < deadline, "nginx does not answer");
            std::thread::yield_now();
        }
        Self { child, address }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The quick way out; its workers follow.
        let _ = Command::new("kill")
            .args(["-QUIT", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
    }
}

/// What was found of a page beside a file.
struct Found {
    ratio: f64,
    /// Ours, and nginx's.
    rates: [f64; 2],
    /// For each answer of ours.
    microseconds: f64,
}

/// Requests per second of ours and of nginx, measured in turn, and the ratio of the medians.
fn ratio((server, path, cookie): (&Server, &str, &str), encoding: &str, theirs: &str) -> Found {
    let (mut rates, mut other, mut spent) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let before = server.processor_seconds();
        let rate = load(&format!("{}{path}", server.address), encoding, Some(cookie));
        let seconds = server.processor_seconds() - before;
        spent.push(seconds * 1e6 / (rate * f64::from(SECONDS)));
        rates.push(rate);
        other.push(load(theirs, encoding, None));
    }
    let (rate, other) = (median(&rates), median(&other));
    Found {
        ratio: (rate / other * 1000.0).round() / 1000.0,
        rates: [rate, other],
        microseconds: median(&spent).round(),
    }
}

fn load(address: &str, encoding: &str, cookie: Option<&str>) -> f64 {
    let mut wrk = Command::new("wrk");
    wrk.args(["-t2", &format!("-c{CONNECTIONS}"), &format!("-d{SECONDS}s")]);
    wrk.args(["-H", &format!("Accept-Encoding: {encoding}")]);
    if let Some(cookie) = cookie {
        wrk.args(["-H", &format!("Cookie: {cookie}")]);
    }
    let output = wrk.arg(address).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!text.contains("Non-2xx"), "{address}: {text}");
    let rate = text
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"));
    rate.unwrap_or_else(|| panic!("wrk said: {text}"))
        .trim()
        .parse()
        .unwrap()
}

/// The first address in a page that begins like this.
fn address_in(html: &str, start: &str) -> String {
    let from = html
        .find(start)
        .unwrap_or_else(|| panic!("{start} is not in the page"));
    html[from..]
        .chars()
        .take_while(|c| !matches!(c, '"' | '\''))
        .collect()
}

/// What a page names beside itself for a browser that has nothing yet, compressed.
fn assets_of(
    runtime: &tokio::runtime::Runtime,
    client: &reqwest::Client,
    server: &Server,
    path: &str,
    weight: &impl Fn(&str) -> usize,
) -> usize {
    let address = format!("{}{path}", server.address);
    let html = runtime.block_on(body(client, &address, "identity"));
    let html = String::from_utf8_lossy(&html).into_owned();
    let named: BTreeSet<String> = html
        .match_indices("/assets/")
        .map(|(from, _)| {
            let rest = &html[from..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"/-.".contains(c));
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .collect();
    named.iter().map(|asset| weight(asset)).sum()
}

/// Begins the quiz; gives the address of the sheet.
async fn begun(client: &reqwest::Client, address: &str) -> String {
    let answer = client
        .post(format!("{address}/api/quizzes/start"))
        .header("Accept", "text/html")
        .form(&[("training", "2"), ("quiz", "before-the-course")])
        .send()
        .await
        .unwrap();
    // It leads there, and the client follows.
    answer.url().path().to_owned()
}
