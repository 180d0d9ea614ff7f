//! Makes a page of what stopped a request before any page was made of it: a write from another
//! site, a body that is too large, a time limit, a panic.

use app::errors::Stopped;
use axum::{
    Json,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{Method, header};

use crate::state::Server;

/// Passes answers on; one that is a bare status of trouble becomes a page, or JSON for programs.
pub async fn layer(State(server): State<Server>, request: Request, next: Next) -> Response {
    let wants_page = request.headers().get(header::ACCEPT).is_none_or(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("html") || accept.contains("*/*"))
    });
    let again = bare_copy(&request);
    let visit = request.extensions().get::<app::request::Visit>().cloned();
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let made = kind.is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let Some(stopped) = Stopped::from_status(response.status()).filter(|_| !made) else {
        return response;
    };
    if wants_page {
        return server.trouble(again, stopped).await;
    }
    let error = visit.map(|visit| visit.refuse(stopped.error(&visit.request)));
    (stopped.status(), Json(error)).into_response()
}

/// The request without its body and its wish to write: for the page that says what stopped it.
pub fn bare_copy(request: &Request) -> Request {
    let mut copy = Request::default();
    *copy.method_mut() = Method::GET;
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy
}
