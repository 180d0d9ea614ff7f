//! Finds out who asks, in which language, and makes of it the visit that pages and actions have.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use app::{
    accounts,
    authorization::viewer::Viewer,
    errors::{AppError, Stopped},
    house::House,
    memory::set_aside,
    request::{
        Asked, Query, Visit,
        log_line::LogLine,
        refused::{self, Refused},
    },
    secrets,
};
use axum::{
    Extension, Json,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use course::Language;
use http::{HeaderMap, Method, header};

use crate::{
    actions,
    layers::{origin, request_id::RequestId, trouble::bare_copy},
    neighbours::JUST_WROTE,
    state::Server,
};

/// Puts the visit into the request.
pub async fn layer(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    let house = &server.house;
    let cookies = cookies(request.headers());
    let acts = request.uri().path().starts_with("/api/");
    let (viewer, stopped) = match viewer(house, &cookies).await {
        Ok(Some(viewer)) if acts => (Some(Arc::new(viewer.acting())), None),
        Ok(viewer) => (viewer, None),
        // Who it is cannot be known now. To take them for nobody would tell them to sign in.
        Err(error) => (None, Some(error)),
    };
    if let (Some(viewer), Some(line)) = (&viewer, request.extensions().get::<LogLine>()) {
        line.is_of(viewer.account);
    }
    let chosen = accounts::cookie_in(&cookies, "language").and_then(Language::from_code);
    let language = chosen
        .or_else(|| viewer.as_ref().map(|viewer| viewer.language))
        .unwrap_or_else(|| preferred(request.headers()));
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default();
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let address = address(&request, server.behind_proxy);
    let wants_page = request.headers().get(header::ACCEPT).is_some_and(|accept| {
        accept
            .to_str()
            .is_ok_and(|accept| accept.contains("text/html"))
    });
    let refused = refused_before(house, viewer.as_deref(), &path).await;
    let visit = Visit::new(Asked {
        house: house.clone(),
        viewer,
        language,
        request: id,
        address,
        wants_page,
        has_cookies: !cookies.is_empty(),
        from_here: origin::comes_from_here(request.headers()),
        path,
        refused,
    });
    if let Some(error) = stopped {
        let stopped = visit.stops(error);
        request.extensions_mut().insert(Unknown(stopped));
    }
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// The form that was refused just before, where the address has the key to it.
async fn refused_before(house: &House, viewer: Option<&Viewer>, path: &str) -> Option<Refused> {
    let query = Query::of(path);
    let (key, viewer) = (query.get(refused::KEY)?, viewer?);
    let owner = Some(viewer.account);
    let found = set_aside::get(house.db.read(), owner, key, house.clock.now()).await;
    found.unwrap_or_else(|error| {
        tracing::error!(?error, "a refused form cannot be read");
        None
    })
}

/// That it could not be found out who asks, and why.
#[derive(Clone, Copy, Debug)]
struct Unknown(Stopped);

/// Answers where it could not be found out who asks: behind all layers that turn requests away,
/// since it shows what was typed. A form gets it back to be sent again.
pub async fn unless_unknown(
    State(server): State<Server>,
    Extension(visit): Extension<Visit>,
    request: Request,
    next: Next,
) -> Response {
    let Some(Unknown(stopped)) = request.extensions().get().copied() else {
        return next.run(request).await;
    };
    if !visit.wants_page {
        let error = visit.refuse(stopped.error(&visit.request));
        return (stopped.status(), Json(error)).into_response();
    }
    if request.method() == Method::POST {
        let error = visit.refuse(stopped.error(&visit.request));
        return actions::put_off(&visit, request, error).await;
    }
    server.trouble(bare_copy(&request), stopped).await
}

/// All cookies that a browser brings.
pub fn cookies(headers: &HeaderMap) -> String {
    let pairs: Vec<&str> = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    pairs.join("; ")
}

/// Who comes by the login that the cookies bring.
async fn viewer(house: &Arc<House>, cookies: &str) -> Result<Option<Arc<Viewer>>, AppError> {
    let Some(token) = accounts::token_in(cookies, house.settings.secure()) else {
        return Ok(None);
    };
    let hash = secrets::hash(token);
    let now = house.clock.now();
    // Perhaps at another server, whose word is still on its way.
    let just_wrote = accounts::cookie_in(cookies, JUST_WROTE).is_some() && house.db.is_shared();
    if !just_wrote
        && let Some(viewer) = house.doorkeeper.remembered(&hash)
        && viewer.counts_at(now)
    {
        return Ok(Some(viewer));
    }
    let begun = house.doorkeeper.begins_to_look();
    let viewer = accounts::recognise(&house.db, &hash, now)
        .await?
        .map(Arc::new);
    if let Some(viewer) = &viewer {
        if just_wrote {
            let seats = viewer.seats.iter();
            seats.for_each(|seat| house.readings.forget(seat.enrolment));
        }
        house.doorkeeper.remember(hash, viewer.clone(), begun);
    }
    Ok(viewer)
}

/// The first of our languages among those that the browser asks for; Kazakh where there is none.
fn preferred(headers: &HeaderMap) -> Language {
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let mut wanted: Vec<(f32, &str)> = wanted
        .unwrap_or_default()
        .split(',')
        .map(|entry| {
            let (tag, rest) = entry.split_once(';').unwrap_or((entry, ""));
            let weight = rest
                .trim()
                .strip_prefix("q=")
                .and_then(|q| q.parse().ok())
                .unwrap_or(1.0);
            (weight, tag.trim())
        })
        .collect();
    wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
    wanted
        .into_iter()
        .filter_map(|(_, tag)| Language::from_code(&tag.split('-').next()?.to_lowercase()))
        .next()
        .unwrap_or(Language::Kk)
}

/// Where the request comes from. A proxy's word is taken only when there is one: its own address
/// for the client is the last that it appends.
fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back();
    let forwarded = forwarded
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next()?.trim().parse().ok());
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|peer| peer.0.ip());
    if behind_proxy {
        forwarded.or(peer)
    } else {
        peer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(header: &'static str) -> Language {
        preferred(
            &[(header::ACCEPT_LANGUAGE, header.parse().unwrap())]
                .into_iter()
                .collect(),
        )
    }

    #[test]
    fn the_browsers_languages_are_heeded_by_weight() {
        assert_eq!(wanted("ru-RU,ru;q=0.9,en;q=0.8"), Language::Ru);
        assert_eq!(wanted("de,en-GB;q=0.5,ru;q=0.9"), Language::Ru);
        assert_eq!(wanted("fr"), Language::Kk);
        assert_eq!(preferred(&HeaderMap::new()), Language::Kk);
    }
}
