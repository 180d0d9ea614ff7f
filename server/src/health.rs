//! Whether the process lives, and whether it can serve.

use axum::{Json, Router, extract::State, routing::get};
use http::StatusCode;
use migrations::{Migrator, MigratorTrait as _};
use serde::Serialize;

use crate::router::Server;

/// The two routes for whoever watches the server.
pub fn router() -> Router<Server> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
}

/// What the server needs in order to serve.
#[derive(Debug, Serialize)]
struct Readiness {
    /// The database answers.
    database: bool,
    /// A transaction that writes was committed just now.
    writing: bool,
    /// No migration waits to be applied.
    migrations: bool,
    /// At least one course is being served.
    courses: bool,
}

async fn ready(State(server): State<Server>) -> (StatusCode, Json<Readiness>) {
    let house = &server.house;
    let pending = Migrator::get_pending_migrations_read_only(house.db.read()).await;
    let readiness = Readiness {
        database: pending.is_ok(),
        writing: house.db.takes_writes().await,
        migrations: pending.is_ok_and(|pending| pending.is_empty()),
        courses: !house.courses.all().is_empty(),
    };
    let all = readiness.database && readiness.writing && readiness.migrations && readiness.courses;
    let status = if all {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(readiness))
}
