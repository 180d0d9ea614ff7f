//! The request's id, and the line that the log has of it.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use http::HeaderValue;

/// The id of a request: on its page, in its answer's header, and in the log.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Gives a request its id and notes it in the log: method, the route's pattern, status, time.
/// Never the address itself, which may hold a token or a name, nor who asked.
pub async fn layer(mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(target: "access", request = %id, %method, %route, status, milliseconds, "answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
