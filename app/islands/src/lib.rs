//! All that runs in the browser: islands in pages that the server rendered.
//!
//! Carved out so that the browser receives this and nothing else: no key to an answer, nobody
//! else's data, no page. An island makes better what works without it.

#![cfg_attr(test, allow(clippy::unwrap_used))]
// Built for one page, what only the other needs lies idle.
#![cfg_attr(
    not(all(feature = "answer-sheet", feature = "roll-call")),
    allow(dead_code, unused_imports)
)]

#[cfg(feature = "answer-sheet")]
pub mod answer_sheet;
pub mod refusals;
#[cfg(feature = "roll-call")]
pub mod roll_call;
#[cfg(feature = "answer-sheet")]
pub mod untaken;

mod browser;
mod given;
mod outbox;
mod post;
mod watch;
mod words;

pub use given::Map;
#[cfg(not(target_family = "wasm"))]
pub use given::element;
pub use outbox::KEPT_FOR;

/// Wakes the islands of the page. The script of the page calls it once the module is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
