//! The id of this tab, with which its answers are told from those of others.

use web_sys::Storage;

use crate::browser;

const NAME: &str = "torelik-client";

/// The id of this tab; a reload keeps it. While the page is open it lies nowhere: a tab that is
/// duplicated takes what lies in its storage along, and two tabs must not have one id.
pub fn client() -> String {
    let storage = storage();
    let id = storage
        .as_ref()
        .and_then(|storage| storage.get_item(NAME).ok()?)
        .unwrap_or_else(browser::new_id);
    // A storage that refuses leaves each page with an id of its own, which does no harm.
    take(storage.as_ref());
    let left = id.clone();
    browser::listen("pagehide", move |_| {
        if let Some(storage) = self::storage() {
            let _ = storage.set_item(NAME, &left);
        }
    });
    browser::listen("pageshow", |_| take(self::storage().as_ref()));
    id
}

fn take(storage: Option<&Storage>) {
    if let Some(storage) = storage {
        let _ = storage.remove_item(NAME);
    }
}

fn storage() -> Option<Storage> {
    browser::window()?.session_storage().ok()?
}
