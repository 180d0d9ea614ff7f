//! Letters that were sent, and which of them a person wants.

paths! {
    /// Letters that were sent.
    letters = "/letters";
    /// Which letters one wants.
    choices = "/account/letters";
}
