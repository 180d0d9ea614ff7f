//! Sends a form as the page itself would, and reads what comes back.
//!
//! Written on `fetch` itself: the typed client of server functions would double the size of what
//! the browser loads.

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, Request, RequestInit, Response};

use crate::browser;

/// How long an answer may take, in milliseconds. A network that swallows what is sent counts as
/// none.
const PATIENCE: u32 = 20_000;
/// What a browser still sends for a page that has gone: 64 KiB in all.
const LAST: usize = 60_000;
/// Where the server says whether it can serve.
const READY: &str = "/readyz";

/// What the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The body.
    pub text: String,
}

/// Posts a form, urlencoded, to an action of the server. Nothing when the server could not be
/// reached.
pub async fn post(action: &str, body: &str) -> Option<Reply> {
    let request = request(action, body, false).ok()?;
    let response = fetch(&request).await?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    Some(Reply {
        status: response.status(),
        text: text.as_string().unwrap_or_default(),
    })
}

/// Posts forms while the page is being left, as far as a browser still sends them; nobody hears
/// what became of it.
pub fn post_in_leaving<'a>(forms: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let Some(window) = browser::window() else {
        return;
    };
    let mut room = LAST;
    for (action, body) in forms {
        let Some(left) = room.checked_sub(body.len()) else {
            continue;
        };
        if let Ok(request) = request(action, body, true) {
            room = left;
            let sent = JsFuture::from(window.fetch_with_request(&request));
            // Heard out, so that a failure is not reported as an error of the page.
            browser::spawn(async move { drop(sent.await) });
        }
    }
}

/// Whether the server answers at all.
pub async fn reachable() -> bool {
    status(READY).await == Some(200)
}

/// The status with which an address would be answered.
pub async fn status(address: &str) -> Option<u16> {
    let init = RequestInit::new();
    init.set_method("HEAD");
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let request = Request::new_with_str_and_init(address, &init).ok()?;
    Some(fetch(&request).await?.status())
}

async fn fetch(request: &Request) -> Option<Response> {
    let answer = browser::window()?.fetch_with_request(request);
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}

fn request(action: &str, body: &str, leaving: bool) -> Result<Request, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    headers.set("Content-Type", "application/x-www-form-urlencoded")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body.into());
    if leaving {
        Reflect::set(&init, &"keepalive".into(), &true.into())?;
    } else {
        init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    }
    Request::new_with_str_and_init(action, &init)
}
