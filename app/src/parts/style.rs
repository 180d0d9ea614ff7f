//! Style sheets beside the one that every page has.

use leptos::prelude::*;
use leptos_meta::Link;

use crate::request::Visit;

/// A page with the style sheet of those who run a training. A sheet of its own, so that a lesson
/// stays light.
pub fn organizing(page: impl IntoView) -> impl IntoView {
    let style = Visit::here().map(|visit| visit.house.settings.assets.register_style.clone());
    let link = style.map(|style| view! { <Link rel="stylesheet" href=style /> });
    view! { {link.ok()} {page} }
}

/// A page with the style sheet of what is read beside lessons: documents, booklets, the glossary.
pub fn beside(page: impl IntoView) -> impl IntoView {
    let style = Visit::here().map(|visit| visit.house.settings.assets.document_style.clone());
    let link = style.map(|style| view! { <Link rel="stylesheet" href=style /> });
    view! { {link.ok()} {page} }
}

/// A page with the style sheet of what somebody has to do: home, the list of a course, quizzes.
pub fn desk(page: impl IntoView) -> impl IntoView {
    let style = Visit::here().map(|visit| visit.house.settings.assets.quiz_style.clone());
    let link = style.map(|style| view! { <Link rel="stylesheet" href=style /> });
    view! { {link.ok()} {page} }
}
