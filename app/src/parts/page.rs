//! A page: loaded, then shown; or the page that says why not.

use course::Language;
use http::{StatusCode, header};
use leptos::{prelude::*, tachys::reactive_graph::Suspend};
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use tracing::Instrument as _;

use crate::{
    errors::{AppError, Stopped, UserError},
    language::say,
    paths,
    request::{
        Visit, redirect,
        refused::{self, sign_in_before},
    },
};

use super::said::said;

/// The path of the action that ends a login; a test holds the action to it.
pub const SIGN_OUT: &str = "/api/accounts/sign-out";

/// Shows what `load` gives, or a page that says what stopped it, with the fitting status.
///
/// One `Suspend` and no `Resource`: under `SsrMode::Async` the whole page is there before the
/// first byte goes out, so status and title may depend on what was loaded.
#[expect(clippy::disallowed_methods, reason = "this is its place")]
pub fn page<Load, Loading>(load: Load) -> impl IntoView
where
    Load: FnOnce(Visit) -> Loading + Send + 'static,
    Loading: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    Suspend::new(async move {
        let visit = match Visit::here() {
            Ok(visit) => visit,
            // Only when the list of routes is made, before any request.
            Err(_) => return ().into_any(),
        };
        match load(visit.clone()).instrument(visit.span()).await {
            Ok(view) => view! { {said(&visit)} {view} }.into_any(),
            Err(error) => trouble(error, &visit),
        }
    })
}

/// The number that stands in the path under a name; 0, which no row has, where it is none.
pub fn number(name: &str) -> i64 {
    text(name).parse().unwrap_or(0)
}

/// The text that stands in the path under a name.
pub fn text(name: &str) -> String {
    use_params_map()
        .with(|params| params.get(name))
        .unwrap_or_default()
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    page(|_| async { Err(AppError::NotFound) })
}

/// The page of a request that was stopped on its way.
pub fn stopped(stopped: Stopped) -> impl IntoView {
    page(async move |visit| Err(stopped.error(&visit.request)))
}

/// The page that says what stopped another, with a way on and the request's id.
fn trouble(error: AppError, visit: &Visit) -> AnyView {
    let language = visit.language;
    let again = match &error {
        AppError::Refused(error) => error.retry_after().map(|after| (error.status(), after)),
        _ => None,
    };
    let (status, title) = match &error {
        AppError::SignIn => {
            let mut sign_in = sign_in_before(&visit.path);
            // Signed in a moment ago, and not known any more: the browser keeps no cookies.
            if !visit.has_cookies && visit.query().get(refused::SIGNED_IN).is_some() {
                sign_in = refused::with(&sign_in, "cookies", "");
            }
            redirect(&sign_in);
            return ().into_any();
        }
        AppError::Elsewhere(path) => {
            redirect(path);
            return ().into_any();
        }
        AppError::NotFound | AppError::NotAllowed if visit.owes_second_step() => {
            redirect(paths::accounts::second_step());
            return ().into_any();
        }
        AppError::NotFound => (StatusCode::NOT_FOUND, say!(language, "trouble-not-found")),
        AppError::NotAllowed => (StatusCode::FORBIDDEN, say!(language, "trouble-not-allowed")),
        AppError::Away(_) | AppError::Refused(UserError::Unavailable) => (
            StatusCode::SERVICE_UNAVAILABLE,
            say!(language, "trouble-unavailable"),
        ),
        AppError::Refused(_) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            say!(language, "trouble-refused"),
        ),
        AppError::Internal(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            say!(language, "trouble-internal"),
        ),
    };
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(again.map_or(status, |(status, _)| status));
        if let Some((_, seconds)) = again {
            response.insert_header(header::RETRY_AFTER, seconds.into());
        }
    }
    let other_account = matches!(error, AppError::NotAllowed).then(|| {
        view! {
            <form method="post" action=SIGN_OUT>
                <button class="quiet">{say!(language, "trouble-other-account")}</button>
            </form>
        }
    });
    let prepared = matches!(error, AppError::Refused(UserError::PreparedGone));
    let (way_on, way_words) = prepared
        .then(|| prepared_at(&visit.path, language))
        .flatten()
        .unwrap_or_else(|| ("/".to_owned(), say!(language, "trouble-way-on")));
    let words = visit.refuse(error).say(language);
    view! {
        <Title text=titled(&title, "") />
        <div class="trouble">
            <h1>{title}</h1>
            <p>{words}</p>
            <div class="actions">
                <a class="button" href=way_on>{way_words}</a>
                {other_account}
            </div>
            <p class="request-id">
                {say!(language, "trouble-request")} " " <code>{visit.request.clone()}</code>
            </p>
        </div>
    }
    .into_any()
}

/// Where that was prepared of which a page would show more: a list, letters and links on the page of
/// people, a meeting's list at its session. With what the way there is called.
fn prepared_at(path: &str, language: Language) -> Option<(String, String)> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match parts[..] {
        ["trainings", training, "people" | "letters", _, ..] => Some((
            paths::trainings::people(training.parse().ok()?),
            say!(language, "people-title"),
        )),
        ["trainings", training, "sessions", "table", _] => Some((
            paths::trainings::timetable(training.parse().ok()?),
            say!(language, "timetable-title"),
        )),
        ["trainings", training, "sessions", session, "meeting", _] => Some((
            paths::attendance::meeting(training.parse().ok()?, session.parse().ok()?),
            say!(language, "meeting-title"),
        )),
        _ => None,
    }
}

/// The title of a page in the browser, with what it belongs to and the name of the site: three
/// open tabs should not look alike.
pub fn titled(title: &str, of: &str) -> String {
    let of = Some(of).filter(|of| !of.is_empty() && *of != title);
    let parts = [Some(title), of, Some(SITE)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the site is called.
const SITE: &str = "Törelik";

/// The head of a page: where one is, the title, and a line that says what is here.
pub fn head(title: String, crumbs: Vec<(String, String)>, lede: Option<String>) -> impl IntoView {
    head_of(title, "", crumbs, lede)
}

/// [`head`], of a page that belongs to something: a course.
pub fn head_of(
    title: String,
    of: &str,
    crumbs: Vec<(String, String)>,
    lede: Option<String>,
) -> impl IntoView + use<> {
    let crumbs = (!crumbs.is_empty()).then(|| {
        let crumbs: Vec<_> = crumbs
            .into_iter()
            .map(|(href, words)| view! { <a href=href>{words}</a> })
            .collect();
        view! { <p class="crumbs">{crumbs}</p> }
    });
    let lede = lede.map(|lede| view! { <p class="lede">{lede}</p> });
    view! {
        <Title text=titled(&title, of) />
        <header class="page-head">
            {crumbs}
            <h1>{title}</h1>
            {lede}
        </header>
    }
}
