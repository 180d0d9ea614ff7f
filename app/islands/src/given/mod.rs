//! Properties of an island, and what the server answers it: JSON that the browser reads itself.
//!
//! Leptos writes the properties of an island as JSON and reads them by serde. Serde's readers, what
//! they say of a mistake, and how a float is written for that were a quarter of what a page loads,
//! beside a reader that each browser has. The page of an island therefore holds them in an element
//! of their own, and the island takes no property.

mod json;
mod map;

pub use json::Json;
pub use map::Map;

/// The id of the element that holds what the island of a page is given.
pub const ID: &str = "given";

/// What can be read from JSON. Nothing is read of what does not fit.
pub trait Read: Sized {
    /// Reads it.
    fn read(json: &Json) -> Option<Self>;

    /// What is read where an object has no such field.
    fn missing() -> Option<Self> {
        None
    }
}

/// Reads a text.
pub fn read<T: Read>(text: &str) -> Option<T> {
    T::read(&Json::parse(text)?)
}

impl Read for String {
    fn read(json: &Json) -> Option<Self> {
        json.as_text()
    }
}

impl Read for bool {
    fn read(json: &Json) -> Option<Self> {
        json.as_flag()
    }
}

/// Whole numbers up to 2^53, as browsers hold them; ids and milliseconds are far below.
impl Read for i64 {
    fn read(json: &Json) -> Option<Self> {
        let number = json.as_number()?;
        (number.trunc() == number).then_some(number as Self)
    }
}

impl Read for u32 {
    fn read(json: &Json) -> Option<Self> {
        i64::read(json)?.try_into().ok()
    }
}

/// None for null, and for a field that is not there.
impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Self> {
        if json.is_null() {
            Some(None)
        } else {
            T::read(json).map(Some)
        }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Option<Self> {
        json.items()?.iter().map(T::read).collect()
    }
}

impl<T: Read, const N: usize> Read for [T; N] {
    fn read(json: &Json) -> Option<Self> {
        Vec::read(json)?.try_into().ok()
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json) -> Option<Self> {
        let items = json.items()?;
        let [first, second] = items.as_slice() else {
            return None;
        };
        Some((A::read(first)?, B::read(second)?))
    }
}

/// Makes a struct that the server writes as JSON and the browser reads.
macro_rules! given {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$field_about:meta])* pub $field:ident: $kind:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(not(target_family = "wasm"), derive(serde::Serialize))]
        pub struct $name {
            $($(#[$field_about])* pub $field: $kind,)*
        }

        impl $crate::given::Read for $name {
            fn read(json: &$crate::given::Json) -> Option<Self> {
                Some(Self {
                    $($field: json.field(stringify!($field))?,)*
                })
            }
        }
    };
}

pub(crate) use given;

/// What the page gives its island: on the server it is at hand, in the browser it is read.
#[cfg(target_family = "wasm")]
pub fn here<T: Read>() -> Option<T> {
    let element = crate::browser::document()?.get_element_by_id(ID)?;
    read(&element.get_attribute("data-given")?)
}

/// What the page gives its island: on the server it is at hand, in the browser it is read.
#[cfg(not(target_family = "wasm"))]
pub fn here<T: Read + Clone + Send + Sync + 'static>() -> Option<T> {
    leptos::prelude::use_context()
}

/// The element that holds what an island is given, which stands before it.
#[cfg(not(target_family = "wasm"))]
pub fn element<T: serde::Serialize + Send + Sync + 'static>(
    given: T,
) -> impl leptos::IntoView + use<T> {
    use leptos::prelude::*;
    // What is made of texts, numbers, lists and maps by text is always written.
    let text = serde_json::to_string(&given).unwrap_or_default();
    provide_context(given);
    view! { <div id=ID hidden data-given=text></div> }
}

#[cfg(test)]
mod tests;
