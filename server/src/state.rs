//! Shared state: what layers and handlers have in common.

use std::sync::Arc;

use app::house::House;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::metrics::Metrics;

/// The most bytes that a request may bring: a list of participants with room to spare.
pub(crate) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// What the layers and handlers share.
#[derive(Clone, Debug)]
pub struct Server {
    /// The house.
    pub house: Arc<House>,
    /// Whether a proxy in front says where requests come from.
    pub behind_proxy: bool,
    /// The order to come by https only, where people do.
    pub strict_transport_security: Option<&'static str>,
    /// What is counted.
    pub metrics: Metrics,
}

impl FromRef<Server> for LeptosOptions {
    /// Leptos asks for its options where routes are added; nothing here reads them.
    fn from_ref(_: &Server) -> Self {
        Self::builder().output_name("islands").build()
    }
}
