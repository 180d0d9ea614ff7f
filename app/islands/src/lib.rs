//! All that runs in the browser: islands in pages that the server rendered.
//!
//! Carved out so that the browser receives this and nothing else: no key to an answer, nobody
//! else's data, no page. An island makes better what works without it.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod answer_sheet;
pub mod refusals;
pub mod roll_call;
pub mod untaken;

mod browser;
mod outbox;
mod post;
mod watch;
mod words;

pub use outbox::KEPT_FOR;

/// Wakes the islands of the page. The script of the page calls it once the module is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
