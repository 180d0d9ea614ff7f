//! The HTML document around every page: head, style sheets, scripts.

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{frame::App, request::Visit};

/// The document of a request. It brings no script: a page with an island asks for that itself
/// (`parts::island::Wake`), so that a page to read loads none.
pub fn shell(visit: &Visit) -> impl IntoView + use<> {
    let assets = &visit.house.settings.assets;
    let font = assets.font.clone().map(|font| {
        view! { <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous" /> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=visit.language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=assets.style.clone() />
                <link rel="icon" href=assets.icon.clone() r#type="image/svg+xml" />
                {font}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
