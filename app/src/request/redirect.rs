//! Sending the browser elsewhere: to paths of this house alone.

use http::{HeaderValue, StatusCode, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Sends the browser to a path of ours. Who loads or does something gives the path as its
/// outcome instead ([`AppError::Elsewhere`](crate::errors::AppError::Elsewhere), [`act`](super::act)), so that nothing can be said
/// beside a redirect.
pub(crate) fn redirect(path: &str) {
    if let (Some(response), Ok(path)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&own_path(path)),
    ) {
        response.insert_header(header::LOCATION, path);
        response.set_status(StatusCode::FOUND);
    }
}

/// A path of this house, for redirects: begins with one slash and holds nothing that could end
/// a header. Anything else becomes the first page.
pub fn own_path(path: &str) -> String {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if own { path } else { "/" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_stays_in_the_house() {
        assert_eq!(own_path("/trainings/1?done=x"), "/trainings/1?done=x");
        for path in [
            "//evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/\\evil",
            "",
        ] {
            assert_eq!(own_path(path), "/", "{path:?}");
        }
    }
}
