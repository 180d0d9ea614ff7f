//! The request's id, and the line that the log has of it.

use std::time::Instant;

use app::request::log_line::LogLine;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderValue, Method};

use crate::state::Server;

/// The id of a request: on its page, in its answer's header, and in the log.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// The path of an action as it is registered, if it is one: nothing that a request could choose.
fn action(path: &str) -> Option<&'static str> {
    server_fn::axum::server_fn_paths()
        .map(|(path, _)| path)
        .find(|action| *action == path)
}

/// Gives a request its id and notes it in the log: method, the route's pattern, status, time, the
/// number of the account, and what came of it. Of a write the route is the action's own. Never the
/// address itself, which may hold a token or a name, nor anything that somebody typed.
pub async fn layer(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let line = LogLine::default();
    request.extensions_mut().insert(line.clone());
    let writes = method == Method::POST;
    let action = writes.then(|| action(request.uri().path())).flatten();
    let route = action.map_or_else(
        || {
            let matched = request.extensions().get::<MatchedPath>();
            matched.map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned())
        },
        str::to_owned,
    );
    let open = server.metrics.comes();
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let elapsed = begun.elapsed();
    open.goes(&route, method.as_str(), status, elapsed);
    let milliseconds = elapsed.as_secs_f64() * 1000.0;
    let noted = line.noted();
    let outcome = match noted.refused {
        Some(code) => code,
        // Stopped on its way, before anything was asked of the application.
        None if status >= 400 => "stopped".to_owned(),
        None if writes => "done".to_owned(),
        None => "shown".to_owned(),
    };
    let account = noted.account;
    tracing::info!(target: "access", request = %id, %method, %route, status, milliseconds, outcome, account, "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
