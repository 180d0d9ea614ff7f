//! The small plain scripts of single pages. Such a page does all that matters without its script,
//! and the script is no island: the browser's part of the application would weigh more than the
//! page.

use leptos::{nonce::use_nonce, prelude::*};

/// The script at an address, if it was built.
pub fn script(address: Option<&String>) -> impl IntoView + use<> {
    let address = address.cloned();
    address.map(|address| view! { <script src=address defer=true nonce=use_nonce()></script> })
}
