//! Routes and layers: the way of a request to a page, an action, a download.

use std::sync::LazyLock;

use app::frame::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use http::StatusCode;
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

use crate::{
    actions, assets, config::Config, downloads::downloads, health, layers, pages::page,
    state::Server,
};

/// No more bytes are taken with a file: the largest document, and what a form adds to it.
const MOST_BYTES_WITH_FILE: usize = rules::documents::MOST_BYTES + 64 * 1024;

/// The routes of the pages. Made once in a process: making them sets a flag that all threads
/// see.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The addresses that can be read, of pages and downloads, with `{name}` where something varies.
/// Tests walk them all.
pub fn addresses() -> Vec<String> {
    let pages = ROUTES.iter().map(AxumRouteListing::path);
    let downloads = downloads();
    let downloads = downloads.iter().map(|(path, _)| *path);
    pages.chain(downloads).map(str::to_owned).collect()
}

/// All routes with all layers.
pub fn router(server: Server, config: &Config) -> Router {
    let mut pages = Router::<Server>::new()
        .leptos_routes_with_handler(ROUTES.clone(), get(page))
        .route("/api/{*action}", post(actions::act).fallback(page));
    for (path, handler) in downloads() {
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
    // Files that are the same for everybody: in the log they would say nothing, and an id helps
    // nobody.
    let assets = assets::router(config.site_root.as_deref()).layer(from_fn_with_state(
        server.clone(),
        layers::security_headers::of_assets,
    ));
    let watched = health::router().layer(from_fn_with_state(
        server.clone(),
        layers::security_headers::layer,
    ));
    Router::new()
        .merge(pages)
        .merge(watched)
        .layer(from_fn(layers::retry_after::layer))
        .layer(from_fn_with_state(
            server.clone(),
            layers::request_id::layer,
        ))
        .merge(assets)
        .with_state(server)
}
