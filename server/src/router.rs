//! The way of a request: through the layers to a page, an action, a file.

use std::sync::{Arc, LazyLock};

use app::{
    errors::Stopped,
    frame::{App, shell::shell},
    house::House,
    parts::again::SendAgain,
    request::Visit,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, FromRef, Request},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use http::StatusCode;
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

use crate::{actions, assets, config::Config, files::files, health, layers};

/// The most bytes that a request may bring: a list of participants with room to spare.
pub(crate) const MOST_BYTES: usize = 2 * 1024 * 1024;
/// No more bytes are taken with a file: the largest document, and what a form adds to it.
const MOST_BYTES_WITH_FILE: usize = rules::documents::MOST_BYTES + 64 * 1024;

/// The routes of the pages. Made once in a process: making them sets a flag that all threads
/// see.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// What the layers and handlers share.
#[derive(Clone, Debug)]
pub struct Server {
    /// The house.
    pub house: Arc<House>,
    /// Whether a proxy in front says where requests come from.
    pub behind_proxy: bool,
    /// The order to come by https only, where people do.
    pub strict_transport_security: Option<&'static str>,
}

impl FromRef<Server> for LeptosOptions {
    /// Leptos asks for its options where routes are added; nothing here reads them.
    fn from_ref(_: &Server) -> Self {
        Self::builder().output_name("islands").build()
    }
}

impl Server {
    /// The page that says why a request was stopped, in the reader's language.
    pub async fn trouble(&self, request: Request, stopped: Stopped) -> Response {
        let mut response = render(request, Shown::Stopped(stopped)).await;
        *response.status_mut() = stopped.status();
        response
    }
}

/// The addresses that can be read, of pages and files, with `{name}` where something varies.
/// Tests walk them all.
pub fn addresses() -> Vec<String> {
    let pages = ROUTES.iter().map(AxumRouteListing::path);
    let files = files();
    let files = files.iter().map(|(path, _)| *path);
    pages.chain(files).map(str::to_owned).collect()
}

/// All routes with all layers.
pub fn router(server: Server, config: &Config) -> Router {
    let mut pages = Router::<Server>::new()
        .leptos_routes_with_handler(ROUTES.clone(), get(page))
        .route("/api/{*action}", post(actions::act).fallback(page));
    for (path, handler) in files() {
        pages = pages.route(path, handler);
    }
    let pages = pages
        .fallback(get(page))
        // The innermost layer first: a request meets them from the last to the first.
        .layer(from_fn_with_state(
            server.clone(),
            layers::login::unless_unknown,
        ))
        .layer(from_fn_with_state(server.clone(), layers::origin::layer))
        .layer(DefaultBodyLimit::max(MOST_BYTES_WITH_FILE))
        .layer(RequestBodyLimitLayer::new(MOST_BYTES_WITH_FILE))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            config.request_limit(),
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(server.clone(), layers::trouble::layer))
        .layer(from_fn_with_state(server.clone(), layers::login::layer))
        .layer(from_fn_with_state(
            server.clone(),
            layers::security_headers::layer,
        ))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)));
    let assets = assets::router(config.site_root.as_deref()).layer(from_fn_with_state(
        server.clone(),
        layers::security_headers::layer,
    ));
    let watched = health::router().layer(from_fn_with_state(
        server.clone(),
        layers::security_headers::layer,
    ));
    Router::new()
        .merge(pages)
        .merge(assets)
        .merge(watched)
        .layer(from_fn(layers::retry_after::layer))
        .layer(from_fn(layers::request_id::layer))
        .with_state(server)
}

/// A page.
async fn page(request: Request) -> Response {
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
    match to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(parts, Body::from(page)),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
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
