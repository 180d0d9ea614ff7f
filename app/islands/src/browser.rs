//! What is asked of the browser itself: its clocks, its chance, its pauses.

use std::{cell::Cell, pin::Pin, time::Duration};

use js_sys::{Date, Function, Math, Promise};
use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::{set_timeout_with_handle, window_event_listener_untyped},
};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Event, HtmlInputElement, Window};

/// The page to sign in on in a tab of its own, and the one that says so then.
pub const SIGN_IN: &str = "/sign-in?next=%2Fsigned-in";

/// The window, where there is one.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document, where there is one.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The browser's clock, in milliseconds since 1970. People set it wrong, and change it.
pub fn now() -> i64 {
    Date::now() as i64
}

/// Milliseconds since the page was asked for. Nobody can change them, but they may stand still
/// while the machine sleeps.
pub fn since_start() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// A moment as a page writes it (RFC 3339), in milliseconds since 1970.
pub fn moment(text: &str) -> Option<f64> {
    Some(Date::parse(text)).filter(|moment| moment.is_finite())
}

/// A text in small letters. The browser knows how; the tables for it would weigh 4 kB.
pub fn lowercase(text: &str) -> String {
    if cfg!(target_family = "wasm") {
        js_sys::JsString::from(text).to_lower_case().into()
    } else {
        text.to_lowercase()
    }
}

/// A text with each letter in one piece (NFC). The browser has the tables for it.
pub fn composed(text: &str) -> String {
    if cfg!(target_family = "wasm") {
        let text = js_sys::JsString::from(text);
        text.normalize("NFC").into()
    } else {
        spelling::composed(text)
    }
}

/// A number from zero up to one, for what need not be secret.
pub fn chance() -> f64 {
    Math::random()
}

/// An id that nobody else makes. `crypto.randomUUID` is missing where a page comes over plain
/// HTTP, such as from a laptop in a training room; this is not.
pub fn new_id() -> String {
    let mut bytes = [0; 16];
    let filled = window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        bytes.fill_with(|| (chance() * 256.0) as u8);
    }
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // Where it cannot be, what is new is seen the next time.
        let _ = window.location().reload();
    }
}

/// Whether one stands in a field to write in: the page must not be taken away then.
pub fn is_writing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|field| {
        let is_text = field.matches("textarea, input:not([type=radio]):not([type=checkbox])");
        is_text.unwrap_or(true)
    })
}

/// Begins something that waits. Like the next two it takes any kind and makes one of it, so that
/// what the browser loads holds the machinery once, and not once for each.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// Hears of an event for as long as the page lives.
pub fn listen(event: &str, heard: impl Fn(Event) + 'static) {
    let heard: Box<dyn Fn(Event)> = Box::new(heard);
    window_event_listener_untyped(event, heard);
}

/// Tells whatever else runs in the page of an event.
pub fn tells(event: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(event)) {
        // Nobody may listen.
        let _ = window.dispatch_event(&event);
    }
}

/// Whether anything stands in one of the fields that a selector names.
pub fn is_typed(fields: &str) -> bool {
    let found = document().and_then(|document| document.query_selector_all(fields).ok());
    found.is_some_and(|found| {
        let mut fields = (0..found.length()).filter_map(|place| found.get(place));
        fields.any(|field| {
            let field: HtmlInputElement = field.unchecked_into();
            !field.value().is_empty()
        })
    })
}

/// Something that is to be done later, one thing at a time.
#[derive(Default)]
pub struct Timer(Cell<Option<TimeoutHandle>>);

impl Timer {
    /// Does something after so many milliseconds, instead of what was to be done.
    pub fn set(&self, milliseconds: i64, task: impl FnOnce() + 'static) {
        self.clear();
        let task: Box<dyn FnOnce()> = Box::new(task);
        let wait = Duration::from_millis(milliseconds.max(0).unsigned_abs());
        self.0.set(set_timeout_with_handle(task, wait).ok());
    }

    /// Does not do what was to be done, if it was not done yet.
    pub fn clear(&self) {
        if let Some(timer) = self.0.take() {
            timer.clear();
        }
    }
}

/// A promise that is kept after so many milliseconds.
pub fn pause(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        let set = window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
        if !matches!(set, Some(Ok(_))) {
            keep(&resolve);
        }
    })
}

/// A promise, and what keeps it.
pub fn promise() -> (Promise, Function) {
    let mut keeps = None;
    let promise = Promise::new(&mut |resolve, _| keeps = Some(resolve));
    (promise, keeps.unwrap_or_default())
}

/// Keeps a promise by what [`promise`] gave with it.
pub fn keep(keeps: &Function) {
    // What keeps a promise does not fail.
    let _ = keeps.call0(&wasm_bindgen::JsValue::UNDEFINED);
}
