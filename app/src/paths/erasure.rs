//! Erasing a person.

paths! {
    /// What erasing does, before it is done.
    erase(account: i64) = "/erase/{account}";
}
