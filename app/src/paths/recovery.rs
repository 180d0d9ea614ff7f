//! A forgotten password.

paths! {
    /// Where a letter with a link is asked for.
    forgotten = "/forgotten";
}
