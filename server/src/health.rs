//! Whether the process lives, and whether it can serve.

use app::{attendance::Registrar, quizzes::Saver};
use axum::{
    Json, Router,
    extract::State,
    routing::{MethodRouter, get},
};
use http::StatusCode;
use migrations::{Migrator, MigratorTrait as _};
use serde::Serialize;

use crate::state::Server;

/// The two routes for whoever watches the server.
pub fn routes() -> Vec<(&'static str, MethodRouter<Server>)> {
    vec![("/healthz", get(async || "ok\n")), ("/readyz", get(ready))]
}

/// A router of them, without the layers that pages have.
pub fn router() -> Router<Server> {
    routes()
        .into_iter()
        .fold(Router::new(), |router, (path, handler)| {
            router.route(path, handler)
        })
}

/// What the server needs in order to serve.
#[derive(Debug, Serialize)]
struct Readiness {
    /// The database answers.
    database: bool,
    /// A transaction that writes was committed just now.
    writing: bool,
    /// Answers and marks that are brought are written by somebody.
    batches: bool,
    /// No migration waits to be applied.
    migrations: bool,
    /// At least one course is being served.
    courses: bool,
    /// Each sound course that was read is being served, because its texts are kept.
    texts: bool,
}

async fn ready(State(server): State<Server>) -> (StatusCode, Json<Readiness>) {
    let house = &server.house;
    let pending = Migrator::get_pending_migrations_read_only(house.db.read()).await;
    let readiness = Readiness {
        database: pending.is_ok(),
        writing: house.db.takes_writes().await,
        batches: Saver::of(house).works() && Registrar::of(house).works(),
        migrations: pending.is_ok_and(|pending| pending.is_empty()),
        courses: !house.courses.all().is_empty(),
        texts: house.courses.none_waits(),
    };
    // Courses that wait for their texts are served as they were: no reason to send people away.
    let all = readiness.database
        && readiness.writing
        && readiness.batches
        && readiness.migrations
        && readiness.courses;
    let status = if all {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(readiness))
}
