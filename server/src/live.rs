//! Tells who watches a register that something changed there, by server-sent events.

use std::{convert::Infallible, time::Duration};

use app::{attendance::Change, context::Visit, errors::Stopped};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use http::{HeaderValue, header};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::router::Server;

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
    let changes = server.house.registrar.changes();
    if let Err(error) = app::attendance::may_watch(&visit, training, session).await {
        return server.trouble(request, Stopped::by(&visit, error)).await;
    }
    let news = stream::unfold(changes, move |mut changes| async move {
        next(&mut changes, session).await?;
        let event = Event::default().event("changed").data(session.to_string());
        Some((Ok::<_, Infallible>(event), changes))
    });
    let mut response = Sse::new(news)
        .keep_alive(KeepAlive::new().interval(QUIET))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would gather the events up.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// Waits until something changed at a session; none when nothing will any more.
async fn next(changes: &mut Receiver<Change>, session: i64) -> Option<()> {
    loop {
        match changes.recv().await {
            Ok(Change::At(at)) if at == session => return Some(()),
            Ok(Change::At(_)) => {}
            // So far behind that it may have been among what was missed.
            Err(RecvError::Lagged(_)) => return Some(()),
            Ok(Change::Closing) | Err(RecvError::Closed) => return None,
        }
    }
}
