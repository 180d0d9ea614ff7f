//! The way of a request: through the layers to a page, an action, a file.

use std::sync::{Arc, LazyLock};

use app::{
    App,
    context::{Draft, House, Visit},
    errors::Stopped,
    shell::shell,
};
use axum::{
    Extension, Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, FromRef, Request},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

use crate::{assets, config::Config, files::files, health, layers};

/// The most bytes that a request may bring: a list of participants with room to spare.
const MOST_BYTES: usize = 2 * 1024 * 1024;

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
        let mut response = render(request, Some(stopped)).await;
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
        .route("/api/{*action}", post(act).fallback(page));
    for (path, handler) in files() {
        pages = pages.route(path, handler);
    }
    let pages = pages
        .fallback(get(page))
        // The innermost layer first: a request meets them from the last to the first.
        .layer(from_fn_with_state(server.clone(), layers::origin::layer))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(RequestBodyLimitLayer::new(MOST_BYTES))
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
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)));
    let assets = assets::router(config.site_root.as_deref()).layer(from_fn_with_state(
        server.clone(),
        layers::security_headers::layer,
    ));
    Router::new()
        .merge(pages)
        .merge(assets)
        .merge(health::router())
        .layer(from_fn(layers::request_id::layer))
        .with_state(server)
}

/// A page.
async fn page(request: Request) -> Response {
    render(request, None).await
}

async fn render(request: Request, stopped: Option<Stopped>) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let context = context(&request, &visit);
    let provide = move || {
        context();
        if let Some(stopped) = stopped {
            provide_context(stopped);
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
fn context(request: &Request, visit: &Visit) -> impl Fn() + Clone + Send + 'static {
    let visit = visit.clone();
    let nonce = request.extensions().get::<Nonce>().cloned();
    move || {
        provide_context(visit.clone());
        if let Some(nonce) = nonce.clone() {
            provide_context(nonce);
        }
    }
}

/// An action. A form without JavaScript that is refused goes back to its page, and what was
/// typed waits for it there.
async fn act(Extension(visit): Extension<Visit>, mut request: Request) -> Response {
    let action = request.uri().path().to_owned();
    if server_fn::axum::server_fn_paths().all(|(path, _)| path != action) {
        return StatusCode::NOT_FOUND.into_response();
    }
    forget_what_was_said(request.headers_mut());
    let context = context(&request, &visit);
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
    if !is_form {
        return leptos_axum::handle_server_fns_with_context(context, request)
            .await
            .into_response();
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(parts, Body::from(bytes.clone()));
    let response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|to| to.to_str().ok());
    match location.filter(|_| response.status() == StatusCode::FOUND) {
        Some(location) if location.contains("__err=") => {
            let draft = Draft::of(&action, &bytes);
            let owner = visit.viewer.as_ref().map(|viewer| viewer.account);
            let key = visit.house.parked.put(owner, &draft).unwrap_or_default();
            Redirect::to(&with_draft(location, &key)).into_response()
        }
        // Back to the page that the form stands on: as a path of our own.
        Some(location) if location.starts_with("http") => {
            let path = path_of(location);
            with_location(response, &path)
        }
        // A browser that does not say which page it comes from.
        None if visit.wants_page && response.status() == StatusCode::OK => {
            with_location(response, "/")
        }
        _ => response,
    }
}

/// An answer that leads on to a page, with all else that it says, such as cookies.
fn with_location(mut response: Response, path: &str) -> Response {
    *response.status_mut() = StatusCode::FOUND;
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, path);
    }
    response
}

/// The path and query of an address, as a path of our own.
fn path_of(location: &str) -> String {
    let uri: http::Uri = location.parse().unwrap_or_default();
    app::context::own_path(uri.path_and_query().map_or("/", |path| path.as_str()))
}

/// Takes from the address of the page that a form stands on what an earlier action said there:
/// Leptos adds what this one says to it.
fn forget_what_was_said(headers: &mut HeaderMap) {
    let page = headers
        .get(header::REFERER)
        .and_then(|page| page.to_str().ok());
    let Some((path, query)) = page.and_then(|page| page.split_once('?')) else {
        return;
    };
    let kept = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            form_urlencoded::parse(query.as_bytes())
                .filter(|(name, _)| !matches!(&**name, "__path" | "__err" | "__draft" | "done")),
        )
        .finish();
    let page = if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{kept}")
    };
    if let Ok(page) = HeaderValue::from_str(&page) {
        headers.insert(header::REFERER, page);
    }
}

/// The address of the page that a refused form goes back to, as a path of our own, with the key
/// of what was typed.
fn with_draft(location: &str, key: &str) -> String {
    let path = path_of(location);
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}__draft={key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_action_said_is_forgotten() {
        let mut headers = HeaderMap::new();
        for (page, clean) in [
            (
                "http://a/x?next=%2F&__path=p&__err=e&__draft=d&done=x",
                "http://a/x?next=%2F",
            ),
            ("http://a/x?__path=p&__err=e", "http://a/x"),
            ("http://a/x", "http://a/x"),
        ] {
            headers.insert(header::REFERER, HeaderValue::from_static(page));
            forget_what_was_said(&mut headers);
            assert_eq!(headers[header::REFERER], clean);
        }
    }

    #[test]
    fn a_refused_form_goes_back_to_a_page_of_our_own() {
        assert_eq!(
            with_draft("http://127.0.0.1:3000/sign-in?__err=e", "k"),
            "/sign-in?__err=e&__draft=k"
        );
        assert!(with_draft("https://evil.example//x?__err=e", "k").starts_with("/?"));
    }
}
