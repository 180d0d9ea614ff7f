//! Style sheets beside the one that every page has. A page asks for its sheet where its route is, not
//! when it has been loaded: a `Link` that is rendered after something was waited for finds the head of
//! its document or does not, by chance.

use leptos::prelude::*;

use crate::{house::Assets, request::Visit};

/// A page with the style sheet of those who run a training. A sheet of its own, so that a lesson
/// stays light.
pub fn organizing(page: impl IntoView) -> impl IntoView {
    styled(|assets| &assets.register_style, page)
}

/// A page with the style sheet of what somebody has to do: home, the list of a course, quizzes.
pub fn desk(page: impl IntoView) -> impl IntoView {
    styled(|assets| &assets.quiz_style, page)
}

/// A page with the style sheet of what is read beside lessons: documents, booklets, slips, the glossary,
/// search.
pub fn paper(page: impl IntoView) -> impl IntoView {
    styled(|assets| &assets.document_style, page)
}

#[expect(
    clippy::disallowed_methods,
    reason = "here it is rendered before anything is waited for"
)]
fn styled(sheet: fn(&Assets) -> &String, page: impl IntoView) -> impl IntoView {
    use leptos_meta::Link;

    let style = Visit::here().map(|visit| sheet(&visit.house.settings.assets).clone());
    let link = style.map(|style| view! { <Link rel="stylesheet" href=style /> });
    view! { {link.ok()} {page} }
}
