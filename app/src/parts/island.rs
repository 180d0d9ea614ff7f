//! What wakes the islands of a page.

use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};

use crate::request::Visit;

/// The script that loads the browser's part and wakes the islands; stands once in a page that
/// has any. When the browser's part was not built, the page stays as it is: every form works
/// without it.
pub fn wake(visit: &Visit) -> impl IntoView + use<> {
    let islands = visit.house.settings.assets.islands.clone()?;
    let options = LeptosOptions::builder()
        .output_name(islands.name)
        .site_pkg_dir(islands.folder)
        .build();
    Some(view! { <HydrationScripts options islands=true /> })
}
