//! The codes of refusals that the browser acts by, as the server gives them. A test of the server
//! holds each to its error, and finds a code that is written out elsewhere.

/// Constants, and a list of all of them.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*

        /// All of them.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

codes! {
    /// The attempt was handed in.
    ATTEMPT_SUBMITTED = "attempt_submitted";
    /// The attempt's time is over.
    ATTEMPT_TIME_OVER = "attempt_time_over";
    /// The server does not understand what was sent.
    BAD_REQUEST = "bad_request";
    /// The person is on the list already.
    ENROLLED_ALREADY = "enrolled_already";
    /// A correction needs a reason.
    REASON_NEEDED = "reason_needed";
    /// The login has ended.
    SIGN_IN_FIRST = "sign_in_first";
    /// The server is in trouble.
    SOMETHING_WENT_WRONG = "something_went_wrong";
    /// Too much at once.
    TOO_MANY_TRIES = "too_many_tries";
    /// The server was too slow.
    TOOK_TOO_LONG = "took_too_long";
}
