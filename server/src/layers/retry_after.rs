//! Says when to come again, wherever a request is put off.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};

/// Adds the header to answers that put off, where whoever made them said nothing of it.
pub async fn layer(mut response: Response) -> Response {
    let seconds = match response.status() {
        StatusCode::SERVICE_UNAVAILABLE => HeaderValue::from_static("5"),
        // The slowest throttle lets one pass each minute.
        StatusCode::TOO_MANY_REQUESTS => HeaderValue::from_static("60"),
        _ => return response,
    };
    response
        .headers_mut()
        .entry(header::RETRY_AFTER)
        .or_insert(seconds);
    response
}
