//! Notices: something to know, in a box.

use course::Language;
use leptos::prelude::*;

use crate::language::say;

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

/// That no lawyer has reviewed a text: the same words in the same box, whatever the text is.
pub fn unreviewed(language: Language) -> impl IntoView {
    let words = say!(language, "lesson-review-pending");
    view! { <div class="review-pending" role="note"><p>{words}</p></div> }
}
