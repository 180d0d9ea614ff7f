//! Addresses: each pattern once, with the function that fills it in.
//!
//! A file for each room holds the addresses that the room's routes, or its downloads, answer. They
//! stand on the ground, and not behind the doors of the rooms: an address is what one room says to
//! another that it may not know otherwise (the audit, first of all rooms, leads to all of them), and
//! what letters and bookmarks hold to for years. What answers there stays the room's own affair:
//! `routes!` joins a pattern with a page in its `mod.rs`.

mod pattern;
mod routes;

pub use pattern::{Declared, Pattern};
pub(crate) use routes::{nested, routes};

/// Declares addresses, one by one: a function that fills in the pattern, and under the same name the
/// pattern for the router. Without parameters it is a constant text.
macro_rules! paths {
    ($($(#[$doc:meta])+ $name:ident $(($($field:ident: $kind:ty),+))? = $pattern:literal;)+) => {
        $(paths! { @one $(#[$doc])+ $name $(($($field: $kind),+))? = $pattern })+

        /// All addresses of the room.
        pub const ALL: &[$crate::paths::Declared] = &[$($crate::paths::Declared {
            pattern: $name::PATTERN,
            sample: || $name($($(<$kind as $crate::paths::pattern::Sample>::SAMPLE),+)?).into(),
        }),+];
    };
    (@one $(#[$doc:meta])+ $name:ident = $pattern:literal) => {
        $(#[$doc])+
        pub const fn $name() -> &'static str {
            $pattern
        }
        paths! { @pattern $name = $pattern }
    };
    (@one $(#[$doc:meta])+ $name:ident ($($field:ident: $kind:ty),+) = $pattern:literal) => {
        $(#[$doc])+
        pub fn $name($($field: $kind),+) -> String {
            format!($pattern)
        }
        paths! { @pattern $name = $pattern }
    };
    (@pattern $name:ident = $pattern:literal) => {
        #[doc = concat!("The pattern of `", $pattern, "`.")]
        pub mod $name {
            /// For the router.
            pub const PATTERN: $crate::paths::Pattern = $crate::paths::Pattern($pattern);
        }
    };
}

/// Declares the rooms that have addresses.
macro_rules! rooms {
    ($($room:ident,)+) => {
        $(pub mod $room;)+

        /// The addresses of every room; a test asks the router for each.
        pub const ALL: &[&[Declared]] = &[$($room::ALL),+];
    };
}

rooms! {
    accounts,
    attendance,
    audit,
    calendar,
    erasure,
    frame,
    home,
    learning,
    merging,
    personal_data,
    post,
    privacy,
    profile,
    quizzes,
    recovery,
    trainings,
}
