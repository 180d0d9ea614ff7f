//! Says when to ask again, where asking again is what helps.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderValue, StatusCode, header};

/// What is too much now passes: the limits of sign-in let one more try in within a minute.
const TOO_MANY: &str = "60";
/// What is away, the database above all, is back within seconds or not soon.
const AWAY: &str = "5";

/// Adds `Retry-After` to answers that lack it.
pub async fn layer(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let seconds = match response.status() {
        StatusCode::TOO_MANY_REQUESTS => TOO_MANY,
        StatusCode::SERVICE_UNAVAILABLE => AWAY,
        _ => return response,
    };
    response
        .headers_mut()
        .entry(header::RETRY_AFTER)
        .or_insert(HeaderValue::from_static(seconds));
    response
}
