//! Turns between the windows of one browser, so that a message is sent by one of them.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::browser::{keep, pause, promise, window};

/// How long to wait for one's turn, in milliseconds: longer than another window may take with a
/// message. A telephone may have put that window to sleep; the server knows a message that comes
/// twice.
const PATIENCE: i32 = 30_000;

/// A turn; over when this is dropped.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(over) = &self.0 {
            keep(over);
        }
    }
}

/// Waits for one's turn. Where the browser knows no locks (an old one, or a page over plain
/// HTTP), everybody is in turn.
pub async fn turn(name: &str) -> Turn {
    let (over, end) = promise();
    let (begun, begin) = promise();
    // The lock is held until the promise that this gives is kept.
    let granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
        keep(&begin);
        over.into()
    });
    let turn = Turn(Some(end));
    match request(name, &granted) {
        Some(ended) => {
            // That it ended before it began means that it was refused.
            let first = Array::of3(&begun, &ended, &pause(PATIENCE));
            let _ = JsFuture::from(Promise::race(&first)).await;
            turn
        }
        None => Turn(None),
    }
}

/// `navigator.locks.request`, which `web-sys` counts as unstable.
fn request(name: &str, granted: &JsValue) -> Option<Promise> {
    let locks = Reflect::get(&window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    let request: Function = request.dyn_into().ok()?;
    let name = format!("torelik-outbox/{name}");
    request
        .call2(&locks, &name.into(), granted)
        .ok()?
        .dyn_into()
        .ok()
}
