//! Properties of an island, and what the server answers it: JSON that the browser reads itself.
//!
//! Leptos writes the properties of an island as JSON and reads them by serde. Serde's readers, what
//! they say of a mistake, and how a float is written for that were a quarter of what a page loads,
//! beside a reader that each browser has. The page of an island therefore holds them in an element
//! of their own, and the island takes no property.

#[cfg(not(target_family = "wasm"))]
use serde_json::Value;
#[cfg(target_family = "wasm")]
use wasm_bindgen::JsValue as Value;

/// The id of the element that holds what the island of a page is given.
pub const ID: &str = "given";

/// JSON, as it was read.
pub struct Json(Value);

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

#[cfg(target_family = "wasm")]
impl Json {
    fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    fn at(&self, name: &str) -> Option<Self> {
        let found = js_sys::Reflect::get(&self.0, &name.into()).ok()?;
        (!found.is_undefined()).then_some(Self(found))
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(&self.0)
            .then(|| js_sys::Array::from(&self.0).iter().map(Self).collect())
    }

    fn names(&self) -> Option<Vec<String>> {
        let object = self.0.dyn_ref::<js_sys::Object>()?;
        let names = js_sys::Object::keys(object);
        names.iter().map(|name| name.as_string()).collect()
    }

    fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

#[cfg(target_family = "wasm")]
use wasm_bindgen::JsCast as _;

#[cfg(not(target_family = "wasm"))]
impl Json {
    fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    fn at(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn items(&self) -> Option<Vec<Self>> {
        let items = self.0.as_array()?;
        Some(items.iter().cloned().map(Self).collect())
    }

    fn names(&self) -> Option<Vec<String>> {
        Some(self.0.as_object()?.keys().cloned().collect())
    }

    fn as_text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

impl Json {
    /// A field of an object.
    pub fn field<T: Read>(&self, name: &str) -> Option<T> {
        match self.at(name) {
            Some(found) => T::read(&found),
            None => T::missing(),
        }
    }
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

/// A map by text: an association list. A quiz asks a few dozen questions, and the code of a tree or
/// of a table would weigh more than what it saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// What stands at a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        let mut all = self.0.iter();
        all.find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// All of it, in the order in which it was put in.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Of a key that comes twice the first is found.
impl<T> FromIterator<(String, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

#[cfg(not(target_family = "wasm"))]
impl<T: serde::Serialize> serde::Serialize for Map<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Empty where an object has no such field.
impl<T: Read> Read for Map<T> {
    fn read(json: &Json) -> Option<Self> {
        let names = json.names()?.into_iter();
        names
            .map(|name| {
                let value = json.field(&name)?;
                Some((name, value))
            })
            .collect()
    }

    fn missing() -> Option<Self> {
        Some(Self::default())
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
mod tests {
    use super::*;

    given! {
        /// One of each kind.
        pub struct Each {
            /// A text.
            pub text: String,
            /// A number.
            pub number: i64,
            /// A small one.
            pub small: u32,
            /// A flag.
            pub flag: bool,
            /// Perhaps a text.
            pub perhaps: Option<String>,
            /// Two of them.
            pub two: [Option<String>; 2],
            /// Pairs by text.
            pub pairs: Map<(i64, String)>,
            /// A list.
            pub list: Vec<i64>,
        }
    }

    fn each() -> Each {
        Each {
            text: "“Әділет” & <заң>".to_owned(),
            number: -1_793_491_200_000,
            small: 90,
            flag: true,
            perhaps: None,
            two: [Some(String::new()), None],
            pairs: [("q-1".to_owned(), (3, "tab".to_owned()))]
                .into_iter()
                .collect(),
            list: vec![1, 2],
        }
    }

    #[test]
    fn what_is_given_arrives_as_it_was() {
        let text = serde_json::to_string(&each()).unwrap();
        assert_eq!(read(&text), Some(each()));
    }

    #[test]
    fn what_does_not_fit_is_not_read() {
        let whole = serde_json::to_value(each()).unwrap();
        for (name, wrong) in [
            ("text", "1"),
            ("number", "1.5"),
            ("number", "\"1\""),
            ("small", "-1"),
            ("flag", "null"),
            ("perhaps", "1"),
            ("two", "[null]"),
            ("pairs", "{\"q\":[1]}"),
            ("list", "{}"),
        ] {
            let mut broken = whole.clone();
            broken[name] = serde_json::from_str(wrong).unwrap();
            assert_eq!(read::<Each>(&broken.to_string()), None, "{name} {wrong}");
        }
        assert_eq!(read::<Each>("<html>"), None);
    }

    #[test]
    fn of_what_is_missing_only_an_option_and_a_map_may_be() {
        let whole = serde_json::to_value(each()).unwrap();
        for name in whole.as_object().unwrap().keys() {
            let mut less = whole.clone();
            less.as_object_mut().unwrap().remove(name);
            let read = read::<Each>(&less.to_string());
            let may = name == "perhaps" || name == "pairs";
            assert_eq!(read.is_some(), may, "{name}");
        }
    }
}
