//! Pages: a request rendered on the server into one document.

use app::{errors::Stopped, frame::shell::shell, parts::again::SendAgain, request::Visit};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    response::{IntoResponse as _, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_ENCODING, CONTENT_LENGTH, VARY},
};
use leptos::{nonce::Nonce, prelude::provide_context};

use crate::{joined, state::Server};

impl Server {
    /// The page that says why a request was stopped, in the reader's language.
    pub async fn trouble(&self, request: Request, stopped: Stopped) -> Response {
        let mut response = render(request, Shown::Stopped(stopped)).await;
        *response.status_mut() = stopped.status();
        response
    }
}

/// A page.
pub(crate) async fn page(request: Request) -> Response {
    render(request, Shown::Page).await
}

/// What a page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown {
    /// What its address names.
    Page,
    /// Why the request was stopped.
    Stopped(Stopped),
    /// What was typed into a form of which the page is not known.
    SendAgain,
}

pub(crate) async fn render(request: Request, shown: Shown) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let context = context(&request, &visit);
    let (asks, wants_brotli) = (visit.clone(), joined::is_wanted(request.headers()));
    let provide = move || {
        context();
        match shown {
            Shown::Page => {}
            Shown::Stopped(stopped) => provide_context(stopped),
            Shown::SendAgain => provide_context(SendAgain),
        }
    };
    let document = move || shell(&visit);
    let response = leptos_axum::render_app_async_with_context(provide, document)(request).await;
    let (parts, body) = response.into_parts();
    // Nothing is said beside a redirect, not even the frame.
    if parts.status.is_redirection() {
        return Response::from_parts(parts, Body::empty());
    }
    // The page is whole before its first byte goes out: sent in one piece, with its length.
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let joined = std::str::from_utf8(&page)
        .ok()
        .filter(|_| wants_brotli)
        .and_then(|page| joined::compressed(page, &asks.fragments()));
    let Some(joined) = joined else {
        // Compressed, if it is, by the layer that is there for all answers.
        return Response::from_parts(parts, Body::from(page));
    };
    let mut response = Response::from_parts(parts, Body::from(joined));
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// What pages and actions find in their context.
pub(crate) fn context(request: &Request, visit: &Visit) -> impl Fn() + Clone + Send + 'static {
    let visit = visit.clone();
    let nonce = request.extensions().get::<Nonce>().cloned();
    move || {
        visit.clone().provide();
        if let Some(nonce) = nonce.clone() {
            provide_context(nonce);
        }
    }
}
