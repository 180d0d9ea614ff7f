//! Tells an open sheet when the end of its time is moved, that its attempt was handed in or reopened,
//! and what was answered at another tab or device, by server-sent events.

use std::{
    convert::Infallible,
    time::{Duration, Instant},
};

use app::{
    attendance::Registrar,
    errors::AppError,
    quizzes::{Moved, Saver},
    request::Visit,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use http::{HeaderValue, StatusCode, header};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::timeout,
};

use crate::state::Server;

/// For so long a line is open; then the browser comes again, and has to be let in again.
const OPEN_FOR: Duration = Duration::from_mins(10);
/// After this time without news it is looked whether there are some: another server on the same
/// database tells nothing here.
const LOOKS_EVERY: Duration = Duration::from_secs(15);
/// After this time without news a comment is sent, so that no proxy takes the line for dead.
const QUIET: Duration = Duration::from_secs(20);

/// What changes for one attempt, for its author. It ends when the server stops; browsers then come
/// again by themselves.
pub async fn events(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path((training, attempt)): Path<(i64, i64)>,
    request: Request,
) -> Response {
    // Before anything is looked up: what is granted meanwhile is not to be missed.
    let moves = Saver::of(&server.house).moves();
    let client = visit.query().get("client").unwrap_or_default().to_owned();
    if let Err(error) = app::quizzes::told(&visit, training, attempt, &client).await {
        if matches!(error, AppError::SignIn) {
            // The sheet says that one has been signed out, at its next answer.
            return StatusCode::UNAUTHORIZED.into_response();
        }
        return server.trouble(request, visit.stops(error)).await;
    }
    let account = visit.viewer.as_ref().map(|viewer| viewer.account);
    let Some(line) = account.and_then(|account| Registrar::of(&server.house).watching(account))
    else {
        tracing::warn!(account, "somebody listens by too many lines");
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let listener = Listener {
        visit,
        training,
        attempt,
        client,
        moves,
        _line: line,
        told: None,
        ends: Instant::now() + OPEN_FOR,
    };
    let news = stream::unfold(listener, Listener::hears);
    let mut response = Sse::new(news)
        .keep_alive(KeepAlive::new().interval(QUIET))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would gather the events up.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// One sheet that listens.
struct Listener {
    visit: Visit,
    training: i64,
    attempt: i64,
    /// The tab that listens, as its answers name it; empty where it does not say.
    client: String,
    moves: Receiver<Moved>,
    /// Counts among the person's lines until this one ends.
    _line: app::attendance::Watching,
    /// What was told last.
    told: Option<String>,
    /// When the line ends.
    ends: Instant,
}

impl Listener {
    /// Tells what holds: at once, and then whenever it changes. None when nothing will any more.
    async fn hears(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if self.told.is_some() {
                let waited = timeout(LOOKS_EVERY, self.waits()).await;
                waited.unwrap_or(Some(()))?;
            }
            if Instant::now() >= self.ends {
                return None;
            }
            let (visit, client) = (&self.visit, self.client.as_str());
            match app::quizzes::told(visit, self.training, self.attempt, client).await {
                Ok(told) if self.told.as_ref() == Some(&told) => {}
                Ok(told) => {
                    let event = Event::default().event("attempt").data(&told);
                    self.told = Some(told);
                    return Some((Ok(event), self));
                }
                Err(error) => {
                    // The browser comes again by itself, and is told whether it may.
                    tracing::info!(?error, "a sheet is told nothing more");
                    return None;
                }
            }
        }
    }

    /// Waits until something changed for the attempt; none when nothing will any more.
    async fn waits(&mut self) -> Option<()> {
        loop {
            match self.moves.recv().await {
                Ok(Moved::Attempt(attempt)) if attempt == self.attempt => return Some(()),
                Ok(Moved::Attempt(_)) => {}
                // So far behind that it may have been among what was missed.
                Err(RecvError::Lagged(_)) => return Some(()),
                Ok(Moved::Closing) | Err(RecvError::Closed) => return None,
            }
        }
    }
}
