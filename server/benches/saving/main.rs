//! What saving answers costs: answers saved per second through the whole server on SQLite, beside
//! single-row commits of the same bytes by a bare loop with the same durability, in the same run;
//! 500 judges who take a quiz of twenty questions at once; and 200 who check in. Needs wrk (`make bench` installs
//! it). Writes `target/bench/saving.json`.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made ends the run"
)]

#[path = "../common/mod.rs"]
mod common;
mod crowd;
mod hall;
mod place;

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use app::db::Database;
use records::answer;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;

use common::median;
use place::{Place, Sitting};

/// How long each measurement lasts, and how often the three are made in turn.
const SECONDS: u64 = 4;
const ROUNDS: usize = 3;
fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let place = runtime.block_on(Place::make(64));
    let (mut alone, mut many, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        bare.push(runtime.block_on(bare_loop(&place, round)));
        alone.push(wrk(&place, &place.sittings[..1], 1, round));
        many.push(wrk(&place, &place.sittings, 64, round));
    }
    let crowd = runtime.block_on(crowd::takes_the_quiz());
    let (hall, burst) = runtime.block_on(async {
        let place = Place::before(200).await;
        let within = hall::checks_in(&place, "hall", Duration::from_secs(5)).await;
        (
            within,
            hall::checks_in(&place, "burst", Duration::ZERO).await,
        )
    });
    let (alone, many, bare) = (median(&alone), median(&many), median(&bare));
    let ratio = |rate: f64| (rate / bare * 100.0).round() / 100.0;
    let results = json!({
        "answers saved by one client, of a bare loop": { "value": ratio(alone), "goal": "at least 0.5", "per second": [alone, bare] },
        "answers saved by 64 clients, of a bare loop": { "value": ratio(many), "goal": "more than 1.0", "per second": [many, bare] },
        "500 judges, 20 answers each: p95 of a save, ms": { "value": crowd.save_p95, "goal": "under 300", "p50": crowd.save_p50 },
        "500 judges start within 10 s: p95 of a start, ms": { "value": crowd.start_p95, "goal": "no goal" },
        "500 judges: errors": { "value": crowd.errors, "goal": "0" },
        "200 judges check in within 5 s: p95, ms": { "value": hall.p95, "goal": "under 200" },
        "200 judges check in within 5 s: errors": { "value": hall.errors, "goal": "0" },
        "200 judges check in within 5 s: marks": { "value": hall.marks, "goal": "200" },
        "200 judges check in at once: s until the last": { "value": burst.took, "goal": "under 5", "p95 ms": burst.p95, "errors": burst.errors, "marks": burst.marks },
        "500 judges: acknowledged and not stored": { "value": crowd.lost, "goal": "0", "acknowledged": crowd.acknowledged },
    });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/saving.json");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, serde_json::to_string_pretty(&results).unwrap()).unwrap();
    for (what, found) in results.as_object().unwrap() {
        println!(
            "{what:<50} {:<12} {}",
            found["value"],
            found["goal"].as_str().unwrap()
        );
    }
}

/// Commits one row after the other: the same table, the same bytes, the same file system, the
/// same settings of the database. Rows per second.
async fn bare_loop(place: &Place, round: usize) -> f64 {
    let db = Database::open(&place.copy(&format!("bare-{round}")))
        .await
        .unwrap();
    let sitting = &place.sittings[0];
    let (question, options) = &place.answered;
    let begun = Instant::now();
    let mut number = 0;
    while begun.elapsed() < Duration::from_secs(SECONDS) {
        number += 1;
        let chosen = &options[usize::try_from(number).unwrap() % options.len()];
        let row = answer::ActiveModel {
            attempt_id: Set(sitting.attempt),
            question: Set(question.clone()),
            number: Set(number),
            client: Set("tab".to_owned()),
            response: Set(format!(r#"{{"kind":"options","value":["{}"]}}"#, chosen)),
            later: Set(false),
            checked: Set(false),
            saved_at: Set(jiff::Timestamp::now().into()),
            ..Default::default()
        };
        answer::Entity::insert(row)
            .exec_without_returning(db.writer())
            .await
            .unwrap();
    }
    f64::from(number) / begun.elapsed().as_secs_f64()
}

/// Sends answers for a while, each judge's with the next sequence; answers per second.
fn wrk(place: &Place, sittings: &[Sitting], connections: u32, round: usize) -> f64 {
    let server = place.serve(&format!("wrk-{connections}-{round}"));
    let script = place.folder.path().join("save.lua");
    let people: Vec<String> = sittings
        .iter()
        .map(|sitting| format!("{{\"{}\",{}}}", sitting.cookie, sitting.attempt))
        .collect();
    let (question, options) = &place.answered;
    let options: Vec<String> = options.iter().map(|option| format!("{option:?}")).collect();
    let lines = format!(
        "local people = {{{}}}\nlocal options = {{{}}}\nlocal turn, sequence = 0, 0\n\
         function request()\n\
         \x20 if turn == #people or sequence == 0 then turn = 0; sequence = sequence + 1 end\n\
         \x20 turn = turn + 1\n\
         \x20 local person = people[turn]\n\
         \x20 local body = \"attempt=\" .. person[2] .. \"&question={question}&client=tab&sequence=\" .. sequence ..\n\
         \x20   \"&answers[{question}][option][]=\" .. options[sequence % #options + 1]\n\
         \x20 return wrk.format(\"POST\", nil, {{[\"Cookie\"] = person[1], [\"Accept\"] = \"application/json\",\n\
         \x20   [\"Content-Type\"] = \"application/x-www-form-urlencoded\", [\"Origin\"] = \"{}\"}}, body)\n\
         end\n\
         local told = false\n\
         function response(status, headers, body)\n\
         \x20 if status ~= 200 and not told then told = true; print(status, body) end\n\
         end\n",
        people.join(","),
        options.join(","),
        server.address
    );
    fs::write(&script, lines).unwrap();
    let output = Command::new("wrk")
        .args(["-t1", &format!("-c{connections}"), &format!("-d{SECONDS}s")])
        .arg("-s")
        .arg(&script)
        .arg(format!("{}/api/quizzes/answer", server.address))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!text.contains("Non-2xx"), "{text}");
    let rate = text
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"));
    rate.unwrap_or_else(|| panic!("wrk said: {text}"))
        .trim()
        .parse()
        .unwrap()
}
