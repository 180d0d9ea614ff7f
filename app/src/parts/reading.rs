//! The script of a lesson.

use leptos::{nonce::use_nonce, prelude::*};

use crate::context::Visit;

/// The small script that notes sections as read when their end is reached, keeps the section
/// when the language is changed, and closes a term's note on Escape. The page does all that
/// matters without it. It is no island: the browser's part of the application would weigh more
/// than the lesson.
pub fn script(visit: &Visit) -> impl IntoView + use<> {
    let address = visit.house.settings.assets.reading.clone()?;
    Some(view! { <script src=address defer=true nonce=use_nonce()></script> })
}
