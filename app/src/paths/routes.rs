//! The table of contents of a room: which page answers at which of its addresses.

/// Declares the routes of a room, under addresses of its file in [`paths`](crate::paths):
///
/// ```ignore
/// routes! {
///     AuditRoutes in audit:
///     all => organizing(pages::AuditPage()),
/// }
/// ```
///
/// Each page is rendered whole before the first byte goes out, so that it may still be another.
macro_rules! routes {
    ($name:ident in $room:ident: $($path:ident => $page:expr,)+) => {
        /// The routes of the room.
        #[leptos::component(transparent)]
        pub fn $name() -> impl leptos_router::MatchNestedRoutes + Clone {
            use leptos_router::any_nested_route::IntoAnyNestedRoute as _;

            $crate::paths::nested!($(
                leptos_router::NestedRoute::new(
                    $crate::paths::$room::$path::PATTERN,
                    || $page,
                )
                .ssr_mode(leptos_router::SsrMode::Async)
            ),+)
            .into_any_nested_route()
        }
    };
}

/// Routes as a tuple, and what does not go into it (the router takes sixteen) as one in its end.
macro_rules! nested {
    (
        $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr, $($rest:expr),+
    ) => {
        ($a, $b, $c, $d, $e, $f, $g, $h, $crate::paths::nested!($($rest),+))
    };
    ($($few:expr),+) => {
        ($($few,)+)
    };
}

pub(crate) use {nested, routes};
