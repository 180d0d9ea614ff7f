//! The codes of refusals that the browser acts by, as the server gives them. A test of the server
//! holds each to its error, and finds a code that is written out elsewhere.

/// The attempt was handed in.
pub const ATTEMPT_SUBMITTED: &str = "attempt_submitted";
/// The attempt's time is over.
pub const ATTEMPT_TIME_OVER: &str = "attempt_time_over";
/// The server does not understand what was sent.
pub const BAD_REQUEST: &str = "bad_request";
/// The person is on the list already.
pub const ENROLLED_ALREADY: &str = "enrolled_already";
/// A correction needs a reason.
pub const REASON_NEEDED: &str = "reason_needed";
/// The login has ended.
pub const SIGN_IN_FIRST: &str = "sign_in_first";
/// The server is in trouble.
pub const SOMETHING_WENT_WRONG: &str = "something_went_wrong";
/// Too much at once.
pub const TOO_MANY_TRIES: &str = "too_many_tries";
/// The server was too slow.
pub const TOOK_TOO_LONG: &str = "took_too_long";
