//! JSON as the browser reads it by itself, and as the server and the tests do.

#[cfg(not(target_family = "wasm"))]
use serde_json::Value;
#[cfg(target_family = "wasm")]
use wasm_bindgen::{JsCast as _, JsValue as Value};

use super::Read;

/// JSON, as it was read.
pub struct Json(Value);

#[cfg(target_family = "wasm")]
impl Json {
    pub(super) fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    pub(super) fn at(&self, name: &str) -> Option<Self> {
        let found = js_sys::Reflect::get(&self.0, &name.into()).ok()?;
        (!found.is_undefined()).then_some(Self(found))
    }

    pub(super) fn is_null(&self) -> bool {
        self.0.is_null()
    }

    pub(super) fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(&self.0)
            .then(|| js_sys::Array::from(&self.0).iter().map(Self).collect())
    }

    pub(super) fn names(&self) -> Option<Vec<String>> {
        let object = self.0.dyn_ref::<js_sys::Object>()?;
        let names = js_sys::Object::keys(object);
        names.iter().map(|name| name.as_string()).collect()
    }

    pub(super) fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    pub(super) fn as_flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

#[cfg(not(target_family = "wasm"))]
impl Json {
    pub(super) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    pub(super) fn at(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }

    pub(super) fn is_null(&self) -> bool {
        self.0.is_null()
    }

    pub(super) fn items(&self) -> Option<Vec<Self>> {
        let items = self.0.as_array()?;
        Some(items.iter().cloned().map(Self).collect())
    }

    pub(super) fn names(&self) -> Option<Vec<String>> {
        Some(self.0.as_object()?.keys().cloned().collect())
    }

    pub(super) fn as_text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    pub(super) fn as_flag(&self) -> Option<bool> {
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
