//! Actions, and where a browser goes after one.
//!
//! What an action answered is read from what it returned, never from an address. A form that was
//! refused goes back to its page with the key of what was put aside for the person; where nobody
//! is signed in nothing is put aside, and the page itself is the answer.

use app::{
    accounts, attendance,
    errors::{AppError, UserError},
    memory::set_aside,
    profile, recovery,
    request::{
        Visit,
        refused::{self, Held, Refused, Typed, clean, sign_in_before},
    },
    secrets, trainings,
};
use axum::{
    Extension, Json,
    body::{Body, to_bytes},
    extract::Request,
    response::{IntoResponse as _, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};

use crate::{
    layers::login::cookies,
    neighbours,
    pages::{Shown, context, render},
    state::MOST_BYTES,
    typed,
};

/// Runs an action, and leads the browser on.
pub(crate) async fn act(Extension(visit): Extension<Visit>, request: Request) -> Response {
    let action = request.uri().path().to_owned();
    if server_fn::axum::server_fn_paths().all(|(path, _)| path != action) {
        // A page of an older or newer program keeps what it cannot bring here, and tries again.
        let error = UserError::BadRequest;
        return if visit.wants_page {
            StatusCode::NOT_FOUND.into_response()
        } else {
            (error.status(), Json(error)).into_response()
        };
    }
    // Documents alone may be larger than anything else that is sent.
    if !attendance::takes_file(&action) && told_length(request.headers()) > MOST_BYTES {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let takes_file = trainings::takes_file(&action) || attendance::takes_file(&action);
    if takes_file && !is_multipart(request.headers()) {
        // What decodes the body would panic without the boundary.
        return put_off(&visit, request, UserError::BadRequest).await;
    }
    let bounded = if takes_file {
        // The action reads no more of a file than it may have.
        Ok(request)
    } else {
        typed::freed(request).await
    };
    let mut request = match bounded {
        Ok(request) => request,
        Err(status) => return status.into_response(),
    };
    let from = came_from(request.headers());
    // An action that names no way on leads back to the page named here: one of ours, and clean.
    let back = HeaderValue::from_str(from.as_deref().unwrap_or("/"));
    let back = back.unwrap_or(HeaderValue::from_static("/"));
    request.headers_mut().insert(header::REFERER, back);
    let context = context(&request, &visit);
    if !visit.wants_page {
        let response = leptos_axum::handle_server_fns_with_context(context, request).await;
        return told(&visit, response.into_response()).await;
    }
    let bare = bare_copy(&request);
    let (request, typed) = match read(request).await {
        Ok(read) => read,
        Err(status) => return status.into_response(),
    };
    let mut response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        let cookie = neighbours::just_wrote(&visit.house);
        if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        return response;
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, MOST_BYTES).await.unwrap_or_default();
    let refused = Refused {
        action,
        error: UserError::de(body.clone()),
        typed,
    };
    let mut response = rejection(&visit, bare, from, refused).await;
    for cookie in parts.headers.get_all(header::SET_COOKIE) {
        let headers = response.headers_mut();
        headers.append(header::SET_COOKIE, cookie.clone());
    }
    if response.status().is_redirection() {
        // For programs that take themselves for browsers: what was refused, in a body.
        let kind = HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        *response.body_mut() = Body::from(body);
    }
    response
}

/// The answer to a program. A refusal says in the reader's language, too, what happened and what to
/// do, so that an island has a sentence for each.
async fn told(visit: &Visit, response: Response) -> Response {
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, MOST_BYTES).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    let told = UserError::de(body).told(visit.language);
    Response::from_parts(parts, Body::from(told))
}

/// How many bytes a request says to bring; none where it does not say.
fn told_length(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// Whether a body has parts, and a boundary between them.
fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = kind.split_once("boundary=");
    kind.starts_with("multipart/form-data")
        && boundary.is_some_and(|(_, boundary)| !boundary.trim_matches('"').is_empty())
}

/// The answer to a form that no action was asked about: what was typed, to be sent again.
pub(crate) async fn put_off(visit: &Visit, request: Request, error: UserError) -> Response {
    if !visit.wants_page {
        return (error.status(), Json(error)).into_response();
    }
    let action = request.uri().path().to_owned();
    let bare = bare_copy(&request);
    let typed = match read(request).await {
        Ok((_, typed)) => typed,
        Err(status) => return status.into_response(),
    };
    let refused = Refused {
        action,
        error,
        typed,
    };
    let shown = ("/".to_owned(), Shown::SendAgain);
    in_place(visit, bare, shown, (Some(refused), None)).await
}

/// The answer to a form that was refused.
async fn rejection(
    visit: &Visit,
    bare: Request,
    from: Option<String>,
    mut refused: Refused,
) -> Response {
    if refused.error == UserError::SignInFirst {
        return sign_in(visit, bare, from, refused).await;
    }
    // A page that shows fields and is not known by its address is made of the fields.
    let from = from.filter(|from| from != "/" || !refused.typed.has_fields());
    let page = accounts::page_of(&refused.action, &refused.typed)
        .or_else(|| recovery::page_of(&refused.action))
        .or_else(|| profile::page_of(&refused.action, &refused.typed))
        .or_else(|| trainings::page_of(&refused.action))
        .or(from);
    if let (Some(page), Some(viewer)) = (&page, &visit.viewer)
        && let Some(key) = set_aside(visit, viewer.account, &refused).await
    {
        return to(&refused::with(page, refused::KEY, &key));
    }
    let held = refused.typed.take("held");
    let held = held.as_deref().and_then(Held::opened);
    let shown = match &page {
        Some(page) => (page.clone(), Shown::Page),
        None => ("/".to_owned(), Shown::SendAgain),
    };
    let said = (Some(refused.clone()), held);
    let response = in_place(visit, bare_copy(&bare), shown, said).await;
    // The page of the form is not for somebody who is not signed in.
    if response.status().is_redirection() && visit.viewer.is_none() {
        return sign_in(visit, bare, page, refused).await;
    }
    response
}

/// Sets a refused form aside and gives the key. None where that cannot be done: the page is then
/// the answer itself, so nothing is lost with the database away.
async fn set_aside(visit: &Visit, account: i64, refused: &Refused) -> Option<String> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let kept = async {
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(account), refused, now).await?;
        txn.commit().await?;
        Ok::<_, AppError>(key)
    };
    match kept.await {
        Ok(key) => Some(key),
        Err(error) => {
            tracing::warn!(request = %visit.request, %error, "a refused form is not set aside");
            None
        }
    }
}

/// The page to sign in on, with what was sent.
async fn sign_in(visit: &Visit, bare: Request, from: Option<String>, refused: Refused) -> Response {
    let held = Held {
        account: whose(visit, bare.headers()).await,
        action: refused.action,
        typed: refused.typed,
    };
    let page = sign_in_before(from.as_deref().unwrap_or("/"));
    in_place(visit, bare, (page, Shown::Page), (None, Some(held))).await
}

/// A page as the answer to the form itself.
async fn in_place(
    visit: &Visit,
    mut bare: Request,
    (path, shown): (String, Shown),
    (refused, held): (Option<Refused>, Option<Held>),
) -> Response {
    let error = refused.as_ref().map(|refused| refused.error.clone());
    let status = error.unwrap_or(UserError::SignInFirst).status();
    *bare.uri_mut() = path.parse().unwrap_or_else(|_| Uri::from_static("/"));
    let visit = visit.in_place(path, refused, held);
    bare.extensions_mut().insert(visit);
    let mut response = render(bare, shown).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}

/// A redirect to a path of ours.
fn to(path: &str) -> Response {
    let mut response = StatusCode::FOUND.into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, path);
    }
    response
}

/// Whose login it was that has ended, where the browser still brings it.
async fn whose(visit: &Visit, headers: &HeaderMap) -> Option<i64> {
    let cookies = cookies(headers);
    let token = accounts::token_in(&cookies, visit.house.settings.secure())?;
    let hash = secrets::hash(token);
    let account = accounts::whose_login(visit.house.db.read(), &hash).await;
    account.unwrap_or_else(|error| {
        tracing::error!(request = %visit.request, ?error, "an ended login cannot be looked up");
        None
    })
}

/// The page that a form stands on, as a path of ours without what an earlier action said there.
/// None where the browser does not say, or where that page was itself the answer to a form.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let page = headers.get(header::REFERER)?.to_str().ok()?;
    let page: Uri = page.parse().ok()?;
    let path = clean(page.path_and_query()?.as_str());
    (!path.starts_with("/api/")).then_some(path)
}

/// The request, and what was typed into its form. Files are left to the action.
async fn read(request: Request) -> Result<(Request, Typed), StatusCode> {
    if !typed::is_form(request.headers()) {
        return Ok((request, Typed::default()));
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST_BYTES)
        .await
        .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    let typed = Typed::of(&bytes);
    Ok((Request::from_parts(parts, Body::from(bytes)), typed))
}

/// The request without its body and its wish to write: for the page that answers it.
fn bare_copy(request: &Request) -> Request {
    let mut copy = Request::default();
    *copy.method_mut() = Method::GET;
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_stands_on_a_page_of_ours() {
        for (page, path) in [
            ("http://a/x?next=%2F&__err=e&done=x", Some("/x?next=%2F")),
            ("http://a/x?refused=k", Some("/x")),
            ("http://a/x", Some("/x")),
            ("https://evil.example//x", Some("/")),
            ("http://a/api/accounts/sign-in", None),
        ] {
            let headers = [(header::REFERER, HeaderValue::from_static(page))];
            let headers = HeaderMap::from_iter(headers);
            assert_eq!(came_from(&headers).as_deref(), path, "{page}");
        }
        assert_eq!(came_from(&HeaderMap::new()), None);
    }
}
