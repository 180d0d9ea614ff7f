//! Addresses that an organizer gives, such as that of an online room.

use http::Uri;

use crate::{
    errors::{Field, UserError},
    parts::form::optional,
};

/// An address of the web that may be empty. Others, above all such as run a script, are refused:
/// it becomes a link that judges follow.
///
/// # Errors
/// `TooLong`; `NotUnderstood` when it is no address of the web.
pub fn web(field: Field, text: &str) -> Result<String, UserError> {
    let text = optional(field, text, 500)?;
    if text.is_empty() {
        return Ok(text);
    }
    let uri: Option<Uri> = text.parse().ok();
    let is_web = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            // A name before the host is there to deceive.
            && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
    });
    if is_web {
        Ok(text)
    } else {
        Err(UserError::NotUnderstood { field })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        for good in [
            "https://meet.example.org/room?pwd=1#x",
            "http://127.0.0.1:8080/a",
            "  https://example.org ",
            "",
        ] {
            assert_eq!(web(Field::Link, good), Ok(good.trim().to_owned()));
        }
        for bad in [
            "javascript:alert(1)",
            "JAVASCRIPT://example.org/%0aalert(1)",
            "data:text/html,x",
            "meet.example.org",
            "//example.org",
            "ftp://example.org",
            "https://",
            "https://example.org@evil.example",
            "https://example.org/a b",
            "https://example.org/\nx",
        ] {
            assert_eq!(
                web(Field::Link, bad),
                Err(UserError::NotUnderstood { field: Field::Link }),
                "{bad}"
            );
        }
    }
}
