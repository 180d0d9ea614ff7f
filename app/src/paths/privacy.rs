//! The notice of what is kept about people.

paths! {
    /// The notice.
    notice = "/privacy";
}
