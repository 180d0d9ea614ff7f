//! Five hundred judges start a quiz of twenty questions within ten seconds and save each answer.

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use app::db::Database;
use records::answer;
use reqwest::Client;
use sea_orm::EntityTrait as _;
use tokio::task::JoinSet;

use super::place::{self, Place, QUIZ};

const JUDGES: usize = 500;
/// Within this time they begin, one after the other.
const BEGIN: Duration = Duration::from_secs(10);
/// How long a judge thinks about a question.
const THINKS: Duration = Duration::from_millis(800);

/// What came of it; times in milliseconds.
pub struct Crowd {
    pub start_p95: f64,
    pub save_p50: f64,
    pub save_p95: f64,
    pub errors: usize,
    pub acknowledged: usize,
    pub lost: usize,
}

/// One judge's times, errors, and what was acknowledged.
#[derive(Default)]
struct One {
    start: Option<f64>,
    saves: Vec<f64>,
    errors: usize,
    acknowledged: BTreeSet<(i64, String)>,
}

/// Takes the quiz.
pub async fn takes_the_quiz() -> Crowd {
    let place = Place::before(JUDGES).await;
    let server = place.serve("crowd");
    let client = place::client();
    let address: Arc<str> = server.address.as_str().into();
    let mut judges = JoinSet::new();
    for (place_in_line, sitting) in place.sittings.iter().enumerate() {
        let begins = BEGIN.mul_f64(place_in_line as f64 / JUDGES as f64);
        let (client, address, cookie) = (client.clone(), address.clone(), sitting.cookie.clone());
        let training = place.training;
        judges.spawn(async move {
            tokio::time::sleep(begins).await;
            sits(&client, &address, &cookie, training).await
        });
    }
    let (mut starts, mut saves, mut errors) = (Vec::new(), Vec::new(), 0);
    let mut acknowledged = BTreeSet::new();
    while let Some(one) = judges.join_next().await {
        let one = one.unwrap();
        starts.extend(one.start);
        saves.extend(one.saves);
        errors += one.errors;
        acknowledged.extend(one.acknowledged);
    }
    let database = server.database.clone();
    drop(server);
    let db = Database::open(&database).await.unwrap();
    let stored: BTreeSet<(i64, String)> = answer::Entity::find()
        .all(db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|row| (row.attempt_id, row.question))
        .collect();
    Crowd {
        start_p95: quantile(&mut starts, 0.95),
        save_p50: quantile(&mut saves, 0.5),
        save_p95: quantile(&mut saves, 0.95),
        errors,
        acknowledged: acknowledged.len(),
        lost: acknowledged.difference(&stored).count(),
    }
}

async fn sits(client: &Client, address: &str, cookie: &str, training: i64) -> One {
    let mut one = One::default();
    let begun = Instant::now();
    let started = client
        .post(format!("{address}/api/quizzes/start"))
        .header("Cookie", cookie)
        .header("Accept", "text/html")
        .form(&[
            ("training", training.to_string()),
            ("quiz", QUIZ.to_owned()),
        ])
        .send()
        .await;
    let Some(path) = started
        .ok()
        .and_then(|answer| Some(answer.headers().get("location")?.to_str().ok()?.to_owned()))
        .filter(|path| path.contains("/attempts/"))
    else {
        one.errors += 1;
        return one;
    };
    one.start = Some(begun.elapsed().as_secs_f64() * 1000.0);
    let attempt: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    let page = client
        .get(format!("{address}{path}"))
        .header("Cookie", cookie)
        .header("Accept", "text/html");
    let page = page.send().await.unwrap().text().await.unwrap();
    let questions: Vec<&str> = page
        .split("data-question=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(
        questions.len() >= 20,
        "the quiz has twenty questions and more"
    );
    for question in questions {
        tokio::time::sleep(THINKS).await;
        let begun = Instant::now();
        // That it comes back to a question later can be said of every kind.
        let saved = client
            .post(format!("{address}/api/quizzes/answer"))
            .header("Cookie", cookie)
            .header("Accept", "application/json")
            .form(&[
                ("attempt", attempt.to_string().as_str()),
                ("question", question),
                ("client", "tab"),
                ("sequence", "1"),
                (&format!("answers[{question}][later][]"), "1"),
            ])
            .send()
            .await;
        match saved {
            Ok(answer) if answer.status().is_success() => {
                one.saves.push(begun.elapsed().as_secs_f64() * 1000.0);
                one.acknowledged.insert((attempt, question.to_owned()));
            }
            _ => one.errors += 1,
        }
    }
    one
}

/// The time below which this share of the times lies.
pub fn quantile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times
        .get(place)
        .map_or(0.0, |time| (time * 10.0).round() / 10.0)
}
