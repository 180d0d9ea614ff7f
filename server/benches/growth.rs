//! What pages cost once there are many people: 5,000 in one training, 300 sessions, and 600,000
//! marks of 2,000 of them. What one person sees is compared with the same page before; lists, the
//! register and files say their seconds and kilobytes; and the most memory that the server had is
//! compared with what it had before. Writes `target/bench/growth.json`.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends the run"
)]

mod common;

use std::{fs, path::Path, process::Stdio, time::Instant};

use app::db::Database;
use sea_orm::ConnectionTrait as _;
use serde_json::{Map, Value, json};

use common::{Server, body, kilo, median, signed_in, torelik};

const PEOPLE: usize = 5_000;
const SESSIONS: usize = 300;
const MARKED: usize = 2_000;
/// How often a page is asked for.
const TIMES: usize = 15;
/// What a browser asks for.
const BROWSERS: &str = "gzip, deflate, br, zstd";

/// What a judge sees of it.
const OWN: [&str; 4] = [
    "/",
    "/trainings/2",
    "/trainings/2/lessons/who-is-a-refugee",
    "/trainings/2/quizzes/before-the-course",
];
/// What an organizer sees of all, and the most seconds that it may take.
const ALL: [(&str, f64); 9] = [
    ("/trainings/2", 1.0),
    ("/trainings/2/people", 1.0),
    ("/trainings/2/people?q=grown 4999", 1.0),
    ("/trainings/2/sessions/SESSION/register", 2.0),
    ("/trainings/2/register", 5.0),
    ("/trainings/2/register/groups", 5.0),
    ("/trainings/2/figures", 5.0),
    ("/trainings/2/results", 2.0),
    ("/trainings/2/register.xlsx", 30.0),
];

fn main() {
    let work = tempfile::Builder::new()
        .prefix("bench-")
        // On the disk that a server would write to, not in memory.
        .tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../target"))
        .unwrap();
    let database = format!("sqlite:{}", work.path().join("growth.sqlite").display());
    torelik()
        .args(["demo", "--database", &database])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = Server::start(&database);
    let (_, judge) = runtime.block_on(signed_in(&server.address, "judge@example.org"));
    let few: Vec<f64> = OWN
        .iter()
        .map(|path| asked(&runtime, &judge, &server, path, TIMES).0)
        .collect();
    let at_rest = server.resident_megabytes();
    drop(server);

    let begun = Instant::now();
    let session = runtime.block_on(grow(&database));
    let grown = begun.elapsed().as_secs_f64();
    let server = Server::start(&database);
    let (_, judge) = runtime.block_on(signed_in(&server.address, "judge@example.org"));
    let (_, organizer) = runtime.block_on(signed_in(&server.address, "organizer@example.org"));
    let mut results = Map::new();
    for (path, few) in OWN.iter().zip(few) {
        let (many, bytes) = asked(&runtime, &judge, &server, path, TIMES);
        results.insert(
            format!("a judge's {path}, of the same among twenty"),
            json!({ "value": round(many / few), "goal": "at most 1.2", "ms": round(many * 1e3), "kB": kilo(bytes) }),
        );
    }
    for (path, most) in ALL {
        let address = path.replace("SESSION", &session.to_string());
        // Files and whole registers are asked for as people do: once.
        let (seconds, bytes) = asked(&runtime, &organizer, &server, &address, 3);
        results.insert(
            format!("an organizer's {path}, s"),
            json!({ "value": round(seconds), "goal": format!("at most {most}"), "kB": kilo(bytes) }),
        );
    }
    results.insert(
        "memory for all of that beyond a server of twenty people, MB".to_owned(),
        json!({ "value": round(server.most_megabytes() - at_rest), "goal": "under 150" }),
    );
    println!(
        "{PEOPLE} people, {SESSIONS} sessions, {} marks, written in {grown:.0} s",
        MARKED * SESSIONS
    );
    for (what, found) in &results {
        println!(
            "{what:<62} {:<8} {:<14} {} kB",
            found["value"],
            found["goal"].as_str().unwrap(),
            found.get("kB").unwrap_or(&Value::Null)
        );
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/growth.json");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, serde_json::to_string_pretty(&results).unwrap()).unwrap();
}

/// The median of the seconds that a page takes, and its bytes as a browser asks for it.
fn asked(
    runtime: &tokio::runtime::Runtime,
    client: &reqwest::Client,
    server: &Server,
    path: &str,
    times: usize,
) -> (f64, usize) {
    let address = format!("{}{path}", server.address);
    let ask = || runtime.block_on(body(client, &address, BROWSERS));
    // What is kept for all is made by whoever comes first.
    let bytes = ask().len();
    let seconds: Vec<f64> = (0..times)
        .map(|_| {
            let begun = Instant::now();
            ask();
            begun.elapsed().as_secs_f64()
        })
        .collect();
    (median(&seconds), bytes)
}

/// Makes the training of the demonstration large; gives one of its sessions.
async fn grow(database: &str) -> i64 {
    let db = Database::open(database).await.unwrap();
    let numbers = |to: usize| {
        format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {to}) ")
    };
    // The training of the demonstration that is on.
    let of_it = "training_id = 2";
    for sql in [
        numbers(PEOPLE)
            + "INSERT INTO account (email, name, language, administrator, created_at) \
               SELECT 'grown-' || i || '@example.org', 'Grown ' || i, 'en', false, 0 FROM n",
        "INSERT INTO enrolment (account_id, training_id, role, court, region, position, created_at) \
         SELECT id, 2, 'judge', 'Court ' || (id % 40), 'Region ' || (id % 20), '', 0 \
         FROM account WHERE email LIKE 'grown-%'"
            .to_owned(),
        numbers(SESSIONS)
            + &format!(
                "INSERT INTO session (training_id, title_en, title_ru, title_kk, place, starts_at, \
                 ends_at, units, created_at, trainers, link, revision, online_percent) \
                 SELECT 2, 'Session ' || i, '', '', '', first.at + i * 7200000, \
                 first.at + i * 7200000 + 3600000, '', 0, '', '', 1, 80 \
                 FROM n, (SELECT MIN(starts_at) - 2592000000 AS at FROM session WHERE {of_it}) AS first"
            ),
        format!(
            "INSERT INTO attendance_mark (mark, session_id, enrolment_id, number, unit, status, \
             source, made_at, received_at) \
             SELECT 'grown-' || who.id || '-' || session.id, session.id, who.id, 1, '', \
             CASE WHEN (who.id + session.id) % 7 = 0 THEN 'absent' ELSE 'present' END, \
             'organizer', 1, 1 FROM session, \
             (SELECT enrolment.id FROM enrolment JOIN account ON account.id = account_id \
              WHERE email LIKE 'grown-%' ORDER BY enrolment.id LIMIT {MARKED}) AS who \
             WHERE session.{of_it} AND session.title_en LIKE 'Session %'"
        ),
    ] {
        db.writer()
            .execute_unprepared(&sql)
            .await
            .unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }
    let sql = "SELECT MAX(id) FROM session WHERE title_en LIKE 'Session %'";
    let backend = db.read().get_database_backend();
    let row = db
        .read()
        .query_one_raw(sea_orm::Statement::from_string(backend, sql));
    row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Two places.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
