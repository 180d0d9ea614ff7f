//! Two hundred judges check in to one session: within five seconds, and all at the same moment.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use app::db::Database;
use records::attendance_mark as mark;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use tokio::task::JoinSet;

use super::{
    crowd::quantile,
    place::{self, Place},
};

const JUDGES: usize = 200;

/// What came of it.
pub struct Hall {
    /// Of a check-in, in milliseconds.
    pub p95: f64,
    /// From the first request to the last answer, in seconds.
    pub took: f64,
    pub errors: usize,
    pub marks: u64,
}

/// Everybody checks in, one after the other within a time.
pub async fn checks_in(place: &Place, name: &str, within: Duration) -> Hall {
    let server = place.serve(name);
    let client = place::client();
    let address: Arc<str> = server.address.as_str().into();
    let mut judges = JoinSet::new();
    let begun = Instant::now();
    for (place_in_line, sitting) in place.sittings.iter().take(JUDGES).enumerate() {
        let begins = within.mul_f64(place_in_line as f64 / JUDGES as f64);
        let (client, address) = (client.clone(), address.clone());
        let (cookie, session) = (sitting.cookie.clone(), place.session);
        judges.spawn(async move {
            tokio::time::sleep(begins).await;
            let begun = Instant::now();
            let answer = client
                .post(format!("{address}/api/attendance/check-in"))
                .header("Cookie", cookie)
                .header("Accept", "application/json")
                .form(&[("session", session.to_string())])
                .send()
                .await;
            let taken = answer.is_ok_and(|answer| answer.status().is_success());
            taken.then(|| begun.elapsed().as_secs_f64() * 1000.0)
        });
    }
    let all = judges.join_all().await;
    let took = begun.elapsed().as_secs_f64();
    let mut times: Vec<f64> = all.iter().copied().flatten().collect();
    let database = server.database.clone();
    drop(server);
    let db = Database::open(&database).await.unwrap();
    Hall {
        p95: quantile(&mut times, 0.95),
        took: (took * 100.0).round() / 100.0,
        errors: all.len() - times.len(),
        marks: mark::Entity::find().count(db.read()).await.unwrap(),
    }
}
