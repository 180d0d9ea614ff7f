//! What watches the server is told how it does, and nothing of anybody.

use std::collections::BTreeMap;

use crate::harness::{House, Plan, eventually};

/// The samples by name and labels, as they stand in the text.
async fn samples(house: &House) -> BTreeMap<String, f64> {
    let address = house.metrics.unwrap();
    let answer = reqwest::get(format!("http://{address}/metrics")).await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), 200);
    let kind = answer.headers()["content-type"].to_str().unwrap();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text().await.unwrap();
    assert!(text.ends_with("# EOF\n"), "{text}");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let sample = |line: &str| {
        let (name, value) = line.rsplit_once(' ').unwrap();
        (name.to_owned(), value.parse().unwrap())
    };
    lines.map(sample).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn metrics_tell_what_was_answered_and_what_runs() {
    let house = Plan::default()
        .with(&["--metrics-listen", "127.0.0.1:0"])
        .start()
        .await;
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    judge.sees(&house.training.at("/lessons/definition")).await;
    let missing = judge.visits("/trainings/777").await;
    assert_eq!(missing.status, 404);
    let [opening, ..] = house.training.sessions;
    organizer
        .records(opening, &judge, "present")
        .await
        .is_done();
    let first = samples(&house).await;
    let answers = |route: &str, method: &str, status: u16| {
        let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
        let name = format!("torelik_requests_total{{{labels}}}");
        first.get(&name).copied().unwrap_or_default()
    };
    assert!(answers("/trainings/{training}/lessons/{lesson}", "GET", 200) >= 1.0);
    assert!(
        answers("/trainings/{training}", "GET", 404) >= 1.0,
        "{first:#?}"
    );
    assert!(
        answers("/api/attendance/record", "POST", 302) >= 1.0,
        "{first:#?}"
    );
    assert_eq!(first["torelik_requests_open"], 0.0);
    assert_eq!(first["torelik_courses"], 1.0);
    assert!(first["torelik_statements_total"] > 10.0);
    assert!(first["torelik_resident_memory_bytes"] > 1e6);
    let times = "torelik_request_duration_seconds_count{route=\"/api/attendance/record\"}";
    assert!(first[times] >= 1.0);
    // Nothing of anybody: neither names nor the numbers in addresses.
    for sample in first.keys() {
        for own in ["Amal", "Olga", "example.org", "777"] {
            assert!(!sample.contains(own), "{sample}");
        }
    }
    eventually("every job came to its first end", || async {
        let now = samples(&house).await;
        let ended = now
            .keys()
            .filter(|name| name.starts_with("torelik_job_succeeded_seconds{"));
        ended.count() >= 8
    })
    .await;
    let now = samples(&house).await;
    assert!(
        now.keys()
            .all(|name| !name.starts_with("torelik_job_failures")),
        "{now:#?}"
    );

    // A database that is away is told by the rest, and the jobs by their failures.
    house
        .execute("ALTER TABLE letter RENAME TO gone")
        .await
        .unwrap();
    eventually("a job that fails is counted", || async {
        let now = samples(&house).await;
        let failures = now.get("torelik_job_failures_total{job=\"letters\"}");
        failures.is_some_and(|failures| *failures >= 1.0)
    })
    .await;
    assert!(
        !samples(&house)
            .await
            .contains_key("torelik_letters_waiting")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_an_address_there_are_no_metrics() {
    let house = House::start().await;
    assert_eq!(house.metrics, None);
    assert_eq!(house.browser().visits("/metrics").await.status, 404);
}
