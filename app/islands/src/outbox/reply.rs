//! What to do about what the server said, or about its silence. Pure.

use crate::{
    given::{self, given},
    post::Reply,
    refusals,
};

/// What follows from a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The server took it, and answers.
    Answered(String),
    /// One has to sign in first; the message stays.
    SignIn,
    /// The server refused this message, with a code and the words for it. Another try would change
    /// nothing.
    Refused(String, String),
    /// The server failed at this message, and perhaps at no other: another try, later.
    Trouble,
    /// Nobody was reached, or nobody who could help: another try, later.
    Later,
}

given! {
    /// A refusal, as the server writes it.
    pub struct Refused {
        /// Why.
        pub code: String,
        /// The words for it.
        pub says: Option<String>,
    }
}

/// What follows from a reply, or from none.
pub fn next(reply: Option<Reply>) -> Next {
    let Some(Reply { status, text }) = reply else {
        return Next::Later;
    };
    if (200..300).contains(&status) {
        return Next::Answered(text);
    }
    let refused = given::read::<Refused>(&text);
    let code = refused.as_ref().map_or("", |refused| &refused.code);
    match (status, code) {
        // What this page sends and a newer server does not understand is kept, not given up.
        (_, refusals::SOMETHING_WENT_WRONG | refusals::BAD_REQUEST) => Next::Trouble,
        // A server or a proxy in trouble; too much at once, too slow.
        (408 | 429 | 500.., _) | (_, refusals::TOO_MANY_TRIES | refusals::TOOK_TOO_LONG) => {
            Next::Later
        }
        (_, refusals::SIGN_IN_FIRST) => Next::SignIn,
        _ => match refused {
            Some(Refused { code, says }) => Next::Refused(code, says.unwrap_or_default()),
            // Not our server, but something between us and it.
            None => Next::Later,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(status: u16, text: &str) -> Next {
        next(Some(Reply {
            status,
            text: text.to_owned(),
        }))
    }

    #[test]
    fn each_reply_has_its_consequence() {
        assert_eq!(next(None), Next::Later);
        assert_eq!(after(200, "null"), Next::Answered("null".to_owned()));
        assert_eq!(after(401, r#"{"code":"sign_in_first"}"#), Next::SignIn);
        assert_eq!(
            after(
                422,
                r#"{"code":"not_understood","field":"status","says":"What?"}"#
            ),
            Next::Refused("not_understood".to_owned(), "What?".to_owned())
        );
        assert_eq!(
            after(404, r#"{"code":"not_found"}"#),
            Next::Refused("not_found".to_owned(), String::new())
        );
    }

    #[test]
    fn trouble_on_the_way_is_not_taken_for_a_refusal() {
        let failed = r#"{"code":"something_went_wrong","request":"7f3a"}"#;
        assert_eq!(after(500, failed), Next::Trouble);
        assert_eq!(after(400, r#"{"code":"bad_request"}"#), Next::Trouble);
        for (status, text) in [
            (500, ""),
            (502, "<html>Bad gateway</html>"),
            (503, ""),
            (429, r#"{"code":"too_many_tries","minutes":2}"#),
            (422, r#"{"code":"took_too_long"}"#),
            (408, ""),
            // The sign-in page of a hotel's network.
            (302, ""),
            (403, "<html>Accept the terms</html>"),
            (404, "Not found"),
        ] {
            assert_eq!(after(status, text), Next::Later, "{status} {text}");
        }
    }
}
