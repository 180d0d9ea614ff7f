//! What wakes the islands of a page.

use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};

use crate::house::Islands;

/// The hydration script: loads the page's part of what runs in browsers and wakes its islands;
/// stands once in a page that has any. When that part was not built, the page stays as it is:
/// every form works without it.
pub fn wake(islands: Option<&Islands>) -> impl IntoView + use<> {
    let islands = islands?.clone();
    let options = LeptosOptions::builder()
        .output_name(islands.name)
        .site_pkg_dir(islands.folder)
        .build();
    Some(view! { <HydrationScripts options islands=true /> })
}
