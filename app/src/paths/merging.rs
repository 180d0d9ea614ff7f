//! Two accounts that become one.

paths! {
    /// Which account is the same person's.
    merge(account: i64) = "/merge/{account}";
}
