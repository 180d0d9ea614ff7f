//! Notices: something to know, in a box.

use leptos::prelude::*;

/// Something that went well.
pub fn good(words: String) -> impl IntoView {
    view! { <div class="notice good" role="status"><p>{words}</p></div> }
}

/// Something that was refused or went wrong.
pub fn bad(words: String) -> impl IntoView {
    view! { <div class="notice bad" role="alert"><p>{words}</p></div> }
}

/// Something to heed.
pub fn warn(words: String) -> impl IntoView {
    view! { <div class="notice warn" role="note"><p>{words}</p></div> }
}

/// Something to know.
pub fn info(words: String) -> impl IntoView {
    view! { <div class="notice info" role="note"><p>{words}</p></div> }
}
