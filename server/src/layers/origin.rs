//! Refuses writes that another site sends: the same-origin check against cross-site request
//! forgery.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{HeaderMap, Method, StatusCode, header};

use crate::state::Server;

/// Passes requests that only read, and writes that come from our own pages.
pub async fn layer(State(server): State<Server>, request: Request, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || is_own(request.headers(), &server.house.settings.public_url) {
        next.run(request).await
    } else {
        tracing::warn!(target: "access", "a write from another site was refused");
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Whether a write comes from our own pages. `Sec-Fetch-Site` is set by browsers alone and
/// decides where it is there; older browsers send `Origin`, which has to name the address that
/// people use or the host that was asked. Programs that send neither have no cookies to misuse.
fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match headers
        .get(header::ORIGIN)
        .map(|origin| origin.to_str().unwrap_or("null"))
    {
        None => true,
        Some(origin) => {
            origin == public_url
                || text(header::HOST).is_some_and(|host| {
                    origin
                        .split_once("://")
                        .is_some_and(|(_, authority)| authority == host)
                })
        }
    }
}

/// Whether a page of ours led to what is asked for: a link, a form, or the redirect after one.
/// Where the browser is older than `Sec-Fetch-Site`, the page that it names has to be at the
/// host that was asked.
pub fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let page = text(header::REFERER).and_then(|page| page.split_once("://"));
    let host = page.and_then(|(_, rest)| rest.split('/').next());
    host.is_some() && host == text(header::HOST)
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        is_own(&headers, "https://training.example.org")
    }

    #[test]
    fn a_write_comes_from_our_own_pages() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("origin", "https://training.example.org")]));
        assert!(own(&[
            ("origin", "http://127.0.0.1:3000"),
            ("host", "127.0.0.1:3000")
        ]));
        assert!(own(&[]));
    }

    #[test]
    fn a_link_elsewhere_does_not_come_from_here() {
        let comes = |headers: &[(&'static str, &'static str)]| {
            let headers = headers
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
                .collect();
            comes_from_here(&headers)
        };
        let host = ("host", "127.0.0.1:3000");
        assert!(comes(&[("sec-fetch-site", "same-origin")]));
        assert!(comes(&[host, ("referer", "http://127.0.0.1:3000/sign-in")]));
        for headers in [
            &[][..],
            &[host],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "cross-site")],
            &[host, ("referer", "https://evil.example/127.0.0.1:3000")],
        ] {
            assert!(!comes(headers), "{headers:?}");
        }
    }

    #[test]
    fn another_site_is_refused() {
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[
            ("origin", "https://evil.example"),
            ("host", "training.example.org")
        ]));
        assert!(!own(&[("origin", "null")]));
        assert!(!own(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://training.example.org")
        ]));
    }
}
