//! The way of a request: through the layers to a page, an action, a file.

use std::sync::{Arc, LazyLock};

use app::{
    App,
    context::{Draft, House, Visit},
    errors::{AppError, Stopped},
    shell::shell,
};
use axum::{
    Extension, Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, FromRef, Path, Request, State},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use http::{HeaderValue, StatusCode, header};
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::provide_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

use crate::{assets, config::Config, health, layers};

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

/// All routes with all layers.
pub fn router(server: Server, config: &Config) -> Router {
    let pages = Router::<Server>::new()
        .leptos_routes_with_handler(ROUTES.clone(), get(page))
        .route("/api/{*action}", post(act).fallback(page))
        .route("/trainings/{training}/register.csv", get(register))
        .route(
            "/trainings/{training}/lessons/pictures/{name}",
            get(picture),
        )
        .route(app::trainings::SAMPLE_LIST, get(sample_list))
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
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
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
    leptos_axum::render_app_async_with_context(provide, document)(request).await
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
async fn act(Extension(visit): Extension<Visit>, request: Request) -> Response {
    let action = request.uri().path().to_owned();
    if server_fn::axum::server_fn_paths().all(|(path, _)| path != action) {
        return StatusCode::NOT_FOUND.into_response();
    }
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
    let went_back = response.status() == StatusCode::FOUND;
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|to| to.to_str().ok());
    match location {
        Some(location) if went_back && location.contains("__err=") => {
            let draft = Draft::of(&action, &bytes);
            let owner = visit.viewer.as_ref().map(|viewer| viewer.account);
            let key = visit.house.parked.put(owner, &draft).ok();
            Redirect::to(&refused(location, key)).into_response()
        }
        _ => response,
    }
}

/// The address of the page that a refused form goes back to: a path of our own, with what the
/// refusal says and without what earlier ones said.
fn refused(location: &str, draft: Option<String>) -> String {
    let uri: http::Uri = location.parse().unwrap_or_default();
    let said: Vec<_> = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect();
    let is_said_once = |name: &str| matches!(name, "__path" | "__err" | "__draft" | "done");
    let last = |wanted: &str| said.iter().rfind(|(name, _)| name == wanted).cloned();
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(said.iter().filter(|(name, _)| !is_said_once(name)))
        .extend_pairs([last("__path"), last("__err")].into_iter().flatten())
        .extend_pairs(draft.map(|key| ("__draft", key)))
        .finish();
    format!("{}?{query}", app::context::own_path(uri.path()))
}

/// The register of a training as a CSV file.
async fn register(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    Path(training): Path<i64>,
    request: Request,
) -> Response {
    match app::attendance::download(&visit, training).await {
        Ok((name, bytes)) => file(bytes, "text/csv; charset=utf-8", &name),
        Err(AppError::SignIn) => {
            Redirect::to(&format!("/sign-in?next=/trainings/{training}/register")).into_response()
        }
        Err(error) => server.trouble(request, Stopped::by(&visit, error)).await,
    }
}

/// A sample list of participants.
async fn sample_list() -> Response {
    file(
        app::trainings::sample_list().as_bytes().to_vec(),
        "text/csv; charset=utf-8",
        "participants.csv",
    )
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A picture of a lesson.
async fn picture(
    Extension(visit): Extension<Visit>,
    Path((training, name)): Path<(i64, String)>,
) -> Response {
    let Ok((course, _)) = app::learning::course_of(&visit, training).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match course.picture(&name) {
        Some(picture) => {
            let kind = [(header::CONTENT_TYPE, picture.media_type)];
            (kind, picture.bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_goes_back_with_the_newest_draft_alone() {
        let location = "http://127.0.0.1:3000/sign-in?next=%2F&__path=p&__err=old&__draft=old&done=x&__path=%2Fapi%2Fa&__err=e";
        assert_eq!(
            refused(location, Some("new".to_owned())),
            "/sign-in?next=%2F&__path=%2Fapi%2Fa&__err=e&__draft=new"
        );
        assert!(refused("https://evil.example//x?__err=e", None).starts_with("/?"));
    }
}
