//! What browsers load beside pages, from memory, compressed when the binary was built.

use std::{path::Path, sync::LazyLock};

use app::house::{Assets, Islands};
use axum::{Router, http::header, response::IntoResponse};
use memory_serve::CacheControl;
use tower_http::services::ServeDir;

use crate::state::Server;

mod names {
    #![allow(missing_docs, reason = "written by the build script")]
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// Where the assets are served.
pub const PATH: &str = "/assets";

/// Where the islands are served while cargo-leptos builds them anew.
const WATCHED: &str = "pkg";

/// The addresses of the assets, for pages. With a folder that cargo-leptos builds into, the
/// islands are taken from there: all of them in one.
pub fn addresses(site_root: Option<&Path>) -> Assets {
    let islands = |built: Option<&str>| match site_root {
        Some(_) => Some(Islands {
            folder: WATCHED,
            name: "islands".to_owned(),
        }),
        None => built.map(|name| Islands {
            folder: PATH.trim_start_matches('/'),
            name: name.to_owned(),
        }),
    };
    Assets {
        style: format!("{PATH}/{}", names::STYLE),
        register_style: format!("{PATH}/{}", names::REGISTER_STYLE),
        quiz_style: format!("{PATH}/{}", names::QUIZ_STYLE),
        document_style: format!("{PATH}/{}", names::DOCUMENT_STYLE),
        icon: format!("{PATH}/{}", names::ICON),
        reading: Some(format!("{PATH}/{}", names::READING)),
        marking: Some(format!("{PATH}/{}", names::MARKING)),
        screen: Some(format!("{PATH}/{}", names::SCREEN)),
        offline: Some(format!("{PATH}/{}", names::OFFLINE)),
        waiting: Some(format!("{PATH}/{}", names::WAITING)),
        online: Some(format!("{PATH}/{}", names::ONLINE)),
        passkey: Some(format!("{PATH}/{}", names::PASSKEY)),
        password: Some(format!("{PATH}/{}", names::PASSWORD)),
        font: Some(format!("{PATH}/{}", names::FONT)),
        answer_sheet: islands(names::ANSWER_SHEET),
        roll_call: islands(names::ROLL_CALL),
    }
}

/// What lets the register open without a network. A browser asks for it under this one name, and
/// at the root, since it sees to pages that lie there.
pub async fn offline_worker() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        names::OFFLINE_WORKER,
    )
}

/// The routes of the assets. Their names hold the hash of their content, so browsers may keep
/// them for ever.
pub fn router(site_root: Option<&Path>) -> Router<Server> {
    /// Unpacked once in a process.
    static ROUTER: LazyLock<Router<Server>> = LazyLock::new(|| {
        let assets = memory_serve::load!()
            .index_file(None)
            .enable_brotli(true)
            .enable_gzip(true)
            .cache_control(CacheControl::Custom("public, max-age=31536000, immutable"))
            .into_router();
        Router::new().nest(PATH, assets)
    });
    match site_root {
        Some(root) => ROUTER
            .clone()
            .nest_service(&format!("/{WATCHED}"), ServeDir::new(root.join(WATCHED))),
        None => ROUTER.clone(),
    }
}
