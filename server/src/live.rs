//! Tells who watches a register what stands there, as it changes, by server-sent events.

use std::{
    collections::BTreeSet,
    convert::Infallible,
    time::{Duration, Instant},
};

use app::{
    attendance::{Change, Registrar, Watching},
    errors::AppError,
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
    sync::broadcast::{
        Receiver,
        error::{RecvError, TryRecvError},
    },
    time::{sleep, timeout},
};

use crate::state::Server;

/// For so long a line is open; then the browser comes again, and has to be let in again.
const OPEN_FOR: Duration = Duration::from_mins(10);
/// After this time without news it is looked whether there are some.
const LOOKS_EVERY: Duration = Duration::from_secs(15);
/// News come no faster than this: a hall that checks in at once is told of in a few events, and not
/// read anew for each person and each who watches.
const PACE: Duration = Duration::from_secs(1);
/// After this time without news a comment is sent, so that no proxy takes the line for dead.
const QUIET: Duration = Duration::from_secs(20);

/// The changes of one session's register. It ends when the server stops; browsers then come again
/// by themselves.
pub async fn events(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path((training, session)): Path<(i64, i64)>,
    request: Request,
) -> Response {
    // Before anything is looked up: what is recorded meanwhile is not to be missed.
    let changes = Registrar::of(&server.house).changes();
    if let Err(error) = app::attendance::may_watch(&visit, training, session).await {
        if matches!(error, AppError::SignIn) {
            // The page says that one has been signed out, and asks no more.
            return StatusCode::UNAUTHORIZED.into_response();
        }
        return server.trouble(request, visit.stops(error)).await;
    }
    let account = visit.viewer.as_ref().map(|viewer| viewer.account);
    let Some(line) = account.and_then(|account| Registrar::of(&server.house).watching(account))
    else {
        tracing::warn!(account, "somebody watches by too many lines");
        // Not to be tried again by itself: the page stays as it is, and its buttons work.
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let watcher = Watcher::new(visit, (training, session), changes, line);
    let news = stream::unfold(watcher, Watcher::tells);
    let mut response = Sse::new(news)
        .keep_alive(KeepAlive::new().interval(QUIET))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would gather the events up.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// One who watches a register.
struct Watcher {
    visit: Visit,
    training: i64,
    session: i64,
    changes: Receiver<Change>,
    /// Counts among the person's lines until this one ends.
    _line: Watching,
    /// What was told, a line for each person; none when nothing was yet.
    told: Option<BTreeSet<String>>,
    /// When it was looked last.
    looked: Instant,
    /// When the line ends.
    ends: Instant,
}

impl Watcher {
    fn new(
        visit: Visit,
        (training, session): (i64, i64),
        changes: Receiver<Change>,
        line: Watching,
    ) -> Self {
        Self {
            visit,
            training,
            session,
            changes,
            _line: line,
            told: None,
            looked: Instant::now(),
            ends: Instant::now() + OPEN_FOR,
        }
    }

    /// Tells what stands: at once, and then whenever something changed. None when nothing will
    /// any more.
    async fn tells(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if self.told.is_some() {
                // Another server on the same database tells nothing here, so it is looked at.
                let waited = timeout(LOOKS_EVERY, self.waits()).await;
                waited.unwrap_or(Some(()))?;
                sleep(PACE.saturating_sub(self.looked.elapsed())).await;
            }
            self.looked = Instant::now();
            if Instant::now() >= self.ends {
                return None;
            }
            self.hears_the_rest()?;
            // The login may have been ended since, or the role taken away.
            let may = app::attendance::may_still_watch(&self.visit, self.training, self.session);
            if let Err(error) = may.await {
                tracing::info!(?error, "somebody who watched may do so no more");
                return None;
            }
            let stands = match app::attendance::what_stands(&self.visit, self.session).await {
                Ok(stands) => stands
                    .into_iter()
                    .map(String::from)
                    .collect::<BTreeSet<_>>(),
                Err(error) => {
                    // The browser comes again by itself.
                    tracing::warn!(?error, "what stands cannot be told");
                    return None;
                }
            };
            // Of whom nothing has changed nothing is told again.
            let told = self.told.as_ref();
            let changed = stands
                .iter()
                .filter(|line| told.is_none_or(|told| !told.contains(*line)));
            let changed: Vec<&str> = changed.map(String::as_str).collect();
            if told.is_none() || !changed.is_empty() {
                // A line for each person; that is how the event comes to the browser, too.
                let event = Event::default().event("stands").data(changed.join("\n"));
                self.told = Some(stands);
                return Some((Ok(event), self));
            }
        }
    }

    /// Who comes late to the news hears it all in one; none when there will be no more.
    fn hears_the_rest(&mut self) -> Option<()> {
        loop {
            match self.changes.try_recv() {
                Ok(Change::Closing) | Err(TryRecvError::Closed) => return None,
                Ok(Change::At(_)) | Err(TryRecvError::Lagged(_)) => {}
                Err(TryRecvError::Empty) => return Some(()),
            }
        }
    }

    /// Waits until something changed at the session; none when nothing will any more.
    async fn waits(&mut self) -> Option<()> {
        loop {
            match self.changes.recv().await {
                Ok(Change::At(at)) if at == self.session => return Some(()),
                Ok(Change::At(_)) => {}
                // So far behind that it may have been among what was missed.
                Err(RecvError::Lagged(_)) => return Some(()),
                Ok(Change::Closing) | Err(RecvError::Closed) => return None,
            }
        }
    }
}
