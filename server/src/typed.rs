//! What is typed into forms, freed of what nobody can type.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
};
use http::{HeaderMap, StatusCode, header};

use crate::state::MOST_BYTES;

/// Whether what is sent is a form without files.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    })
}

/// A request that is no larger than one without files may be, of which the form, if it has one,
/// holds no control characters but for tabs and ends of lines. PostgreSQL keeps no text with a NUL in it, SQLite does, and pages show neither: here
/// they go, before anything reads the form, so that both databases are given the same.
///
/// # Errors
/// With a status, when it is too large.
pub(crate) async fn freed(request: Request) -> Result<Request, StatusCode> {
    let is_form = is_form(request.headers());
    let (parts, body) = request.into_parts();
    let form = to_bytes(body, MOST_BYTES)
        .await
        .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    let form = if is_form {
        without_control_characters(form)
    } else {
        form
    };
    let body = Body::from(form);
    Ok(Request::from_parts(parts, body))
}

fn without_control_characters(form: Bytes) -> Bytes {
    if !units(&form).any(is_control) {
        return form;
    }
    units(&form)
        .filter(|unit| !is_control(unit))
        .flatten()
        .copied()
        .collect()
}

/// The bytes of a form, each as it is written: by itself, or by a percent sign and two digits.
fn units(form: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = form;
    std::iter::from_fn(move || {
        let length = match rest {
            [] => return None,
            [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => 3,
            _ => 1,
        };
        let (unit, others) = rest.split_at(length);
        rest = others;
        Some(unit)
    })
}

fn is_control(unit: &[u8]) -> bool {
    let byte = match unit {
        [_, digits @ ..] if digits.len() == 2 => {
            let digits = std::str::from_utf8(digits).ok();
            digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())
        }
        unit => unit.first().copied(),
    };
    byte.is_some_and(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_goes_and_nothing_else() {
        for byte in 0..=u8::MAX {
            let kept = !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r');
            for (unit, also) in [
                (format!("%{byte:02X}"), true),
                (format!("%{byte:02x}"), true),
                // By itself where it has no meaning of its own.
                ((byte as char).to_string(), byte.is_ascii() && byte != b'%'),
            ] {
                if also {
                    let form = format!("name=Ai{unit}da&other=%2500");
                    let expected = if kept {
                        form.clone()
                    } else {
                        "name=Aida&other=%2500".to_owned()
                    };
                    assert_eq!(without_control_characters(form.into()), expected, "{byte}");
                }
            }
        }
        for odd in ["", "%", "%0", "a=%", "a=%0g", "a=%%00b"] {
            let form = without_control_characters(odd.to_owned().into());
            assert_eq!(form, odd.replace("%00", ""), "{odd}");
        }
    }
}
