//! Sends a form as the page itself would, and reads the refusal if there is one.
//!
//! Written on `fetch` itself: the typed client of server functions would double the size of what
//! the browser loads.

use serde::Deserialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, RequestInit, Response};

/// Why a form was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The server refused, with the code of the reason.
    Code(String),
    /// The server could not be reached, or did not answer as it should.
    Unreachable,
}

#[derive(Deserialize)]
struct Refused {
    code: String,
}

/// Posts fields to an action of the server.
///
/// # Errors
/// With the reason why it was not taken.
pub async fn post(action: &str, fields: &[(&str, &str)]) -> Result<(), Refusal> {
    let response = send(action, fields)
        .await
        .map_err(|_| Refusal::Unreachable)?;
    if response.ok() {
        return Ok(());
    }
    let text = match response.text() {
        Ok(text) => JsFuture::from(text)
            .await
            .ok()
            .and_then(|text| text.as_string()),
        Err(_) => None,
    };
    let code = text.and_then(|text| serde_json::from_str::<Refused>(&text).ok());
    Err(code.map_or(Refusal::Unreachable, |refused| Refusal::Code(refused.code)))
}

async fn send(action: &str, fields: &[(&str, &str)]) -> Result<Response, wasm_bindgen::JsValue> {
    // Names and values are ids and codes: nothing in them needs to be escaped.
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    headers.set("Content-Type", "application/x-www-form-urlencoded")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body.join("&").into());
    let request = Request::new_with_str_and_init(action, &init)?;
    let window = web_sys::window().ok_or(wasm_bindgen::JsValue::NULL)?;
    JsFuture::from(window.fetch_with_request(&request))
        .await?
        .dyn_into()
}
