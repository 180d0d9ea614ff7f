//! What is kept about oneself.

paths! {
    /// What is kept about oneself.
    own = "/account/data";
    /// The same for programs.
    json = "/account/data.json";
    /// The same for people.
    html = "/account/data.html";
}
