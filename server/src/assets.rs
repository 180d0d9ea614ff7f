//! What browsers load beside pages, from memory, compressed when the binary was built.

use std::sync::LazyLock;

use app::context::Assets;
use axum::Router;
use memory_serve::CacheControl;

use crate::router::Server;

mod names {
    #![allow(missing_docs, reason = "written by the build script")]
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// Where the assets are served.
pub const PATH: &str = "/assets";

/// The addresses of the assets, for pages.
pub fn addresses() -> Assets {
    Assets {
        style: format!("{PATH}/{}", names::STYLE),
        icon: format!("{PATH}/{}", names::ICON),
        font: Some(format!("{PATH}/{}", names::FONT)),
        islands: names::ISLANDS.map(str::to_owned),
    }
}

/// The routes of the assets. Their names hold the hash of their content, so browsers may keep
/// them for ever.
pub fn router() -> Router<Server> {
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
    ROUTER.clone()
}
