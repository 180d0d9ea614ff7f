//! Downloads: what is read beside pages, which are files, calendars, pictures, and the stream of a register's changes.

use app::{
    errors::AppError,
    paths,
    personal_data::Format,
    request::{Visit, refused::sign_in_before},
    spreadsheets::Kind,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{assets, live, sheets, state::Server};

/// What calendars are.
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// Every address that is read and is no page, with who answers there.
pub(crate) fn downloads() -> [(&'static str, MethodRouter<Server>); 17] {
    [
        (
            paths::attendance::overview_csv::PATTERN.0,
            get(async |server, visit, training, request| {
                register(Kind::Csv, server, visit, training, request).await
            }),
        ),
        (
            paths::attendance::overview_xlsx::PATTERN.0,
            get(async |server, visit, training, request| {
                register(Kind::Xlsx, server, visit, training, request).await
            }),
        ),
        (
            paths::audit::csv::PATTERN.0,
            get(async |server, visit, request| audit(Kind::Csv, server, visit, request).await),
        ),
        (
            paths::audit::xlsx::PATTERN.0,
            get(async |server, visit, request| audit(Kind::Xlsx, server, visit, request).await),
        ),
        (
            paths::quizzes::gradebook_csv::PATTERN.0,
            get(async |server, visit, training, request| {
                results(Kind::Csv, server, visit, training, request).await
            }),
        ),
        (
            paths::quizzes::gradebook_xlsx::PATTERN.0,
            get(async |server, visit, training, request| {
                results(Kind::Xlsx, server, visit, training, request).await
            }),
        ),
        (paths::learning::opinions_csv::PATTERN.0, get(opinions)),
        (
            paths::attendance::register_events::PATTERN.0,
            get(live::events),
        ),
        (
            paths::quizzes::attempt_events::PATTERN.0,
            get(sheets::events),
        ),
        (
            paths::calendar::of_training::PATTERN.0,
            get(calendar_of_training),
        ),
        (paths::calendar::feed::PATTERN.0, get(calendar_feed)),
        (
            paths::personal_data::json::PATTERN.0,
            get(async |server, visit, request| {
                personal_data(Format::Json, server, visit, request).await
            }),
        ),
        (
            paths::personal_data::html::PATTERN.0,
            get(async |server, visit, request| {
                personal_data(Format::Html, server, visit, request).await
            }),
        ),
        ("/offline-worker.js", get(assets::offline_worker)),
        (paths::learning::picture::PATTERN.0, get(picture)),
        (
            paths::attendance::document::PATTERN.0,
            get(document_of_request),
        ),
        (paths::trainings::sample_list::PATTERN.0, get(sample_list)),
    ]
}

/// The register of a training as a file.
async fn register(
    kind: Kind,
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(training): Path<i64>,
    request: Request,
) -> Response {
    match app::attendance::download(&visit, training, kind).await {
        Ok((name, bytes)) => file(bytes, kind.media_type(), &name),
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(&paths::attendance::overview(training))).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// The audit as a file.
async fn audit(
    kind: Kind,
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    request: Request,
) -> Response {
    match app::audit::download(&visit, kind).await {
        Ok((name, bytes)) => file(bytes, kind.media_type(), &name),
        Err(AppError::SignIn) => Redirect::to(&sign_in_before(paths::audit::all())).into_response(),
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// A document that somebody handed in with a request: to be kept, and opened in nothing of ours.
async fn document_of_request(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path((training, document)): Path<(i64, i64)>,
    request: Request,
) -> Response {
    match app::attendance::document(&visit, training, document).await {
        Ok((name, kind, bytes)) => {
            let mut response = file(bytes, kind, &name);
            let headers = response.headers_mut();
            let never = HeaderValue::from_static("private, no-store");
            headers.insert(header::CACHE_CONTROL, never);
            response
        }
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(&paths::home::training(training))).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// The results of a training's quizzes as a file.
async fn results(
    kind: Kind,
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(training): Path<i64>,
    request: Request,
) -> Response {
    match app::quizzes::download(&visit, training, kind).await {
        Ok((name, bytes)) => file(bytes, kind.media_type(), &name),
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(&paths::quizzes::gradebook(training))).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// What judges think, as a file.
async fn opinions(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(training): Path<i64>,
    request: Request,
) -> Response {
    match app::learning::download(&visit, training).await {
        Ok((name, bytes)) => file(bytes, Kind::Csv.media_type(), &name),
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(&paths::learning::opinions(training))).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// The sessions of a training as a calendar file.
async fn calendar_of_training(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(training): Path<i64>,
    request: Request,
) -> Response {
    match app::calendar::of_training(&visit, training).await {
        Ok((name, text)) => file(text.into_bytes(), CALENDAR, &name),
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(&paths::home::training(training))).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// All that is kept about the one who asks, as a file.
async fn personal_data(
    format: Format,
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    request: Request,
) -> Response {
    match app::personal_data::download(&visit, format).await {
        Ok((name, bytes)) => file(bytes, format.media_type(), name),
        Err(AppError::SignIn) => {
            Redirect::to(&sign_in_before(paths::personal_data::own())).into_response()
        }
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// A person's calendar, for whoever has its address.
async fn calendar_feed(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let token = name.strip_suffix(".ics").unwrap_or_default();
    match app::calendar::feed(&visit.house, token).await {
        Ok(text) => ([(header::CONTENT_TYPE, CALENDAR)], text).into_response(),
        Err(error) => server.trouble(request, visit.stops(error)).await,
    }
}

/// A sample list of participants.
async fn sample_list() -> Response {
    file(
        app::trainings::sample_list().as_bytes().to_vec(),
        "text/csv; charset=utf-8",
        "participants.csv",
    )
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&disposition(name)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// That an answer is a file with this name (RFC 6266); beside a name with other letters than ASCII's
/// stands one of these alone, for whoever does not know the longer form.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii() && c != '"' && c != '\\' {
                c
            } else {
                '_'
            }
        })
        .collect();
    if plain == name {
        return format!("attachment; filename=\"{name}\"");
    }
    // What RFC 5987 lets stand as it is, is less than this.
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// A picture of a lesson.
async fn picture(
    Extension(visit): Extension<Visit>,
    Path((training, name)): Path<(i64, String)>,
) -> Response {
    let Ok((course, _)) = app::learning::course_of(&visit, training).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match course.picture(&name) {
        Some(picture) => {
            let headers = [
                (header::CONTENT_TYPE, picture.media_type),
                // Its name holds the hash of its content. Private: who is in the training sees it.
                (
                    header::CACHE_CONTROL,
                    "private, max-age=31536000, immutable",
                ),
            ];
            (headers, picture.bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
