//! How a quiz went.

use leptos::prelude::*;

/// How a quiz went.
#[component]
pub fn ResultsPage() -> impl IntoView {}
