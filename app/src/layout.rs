//! The frame around every page: its head with the navigation and the choice of language, its
//! foot, and what was just done or refused.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::{ChooseLanguage, SignOut},
    context::Visit,
    parts::{
        form::Form,
        notice::{bad, good},
    },
    say,
};

/// The head of every page.
pub fn top(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let signed_in = visit.viewer.as_ref().map(|viewer| {
        let links = [
            ("/", say!(language, "nav-trainings"), true),
            ("/audit", say!(language, "nav-audit"), viewer.administrator),
        ];
        let here = visit.bare_path().to_owned();
        let links: Vec<_> = links
            .into_iter()
            .filter(|(_, _, shown)| *shown)
            .map(|(href, words, _)| {
                let current = (here == href).then_some("page");
                view! { <li><a href=href aria-current=current>{words}</a></li> }
            })
            .collect();
        view! {
            <nav class="main-nav" aria-label=say!(language, "nav-label")>
                <ul>{links}</ul>
            </nav>
            <div class="me">
                <a href="/account">{viewer.name.clone()}</a>
                <form method="post" action=SignOut::url()>
                    <button class="quiet">{say!(language, "sign-out")}</button>
                </form>
            </div>
        }
    });
    view! {
        <a class="skip" href="#main">{say!(language, "skip")}</a>
        <header class="top">
            <a class="brand" href="/">
                <svg class="mark" viewBox="0 0 32 32" width="28" height="28" fill="currentColor" aria-hidden="true">
                    <path d="M9.5 2.5 14 7l-4.5 4.5L5 7zM22.5 2.5 27 7l-4.5 4.5L18 7zM2 14h28v4H18v12h-4V18H2z" />
                </svg>
                "Törelik"
            </a>
            {signed_in}
            {languages(visit)}
        </header>
    }
}

fn languages(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let buttons: Vec<_> = [Language::Kk, Language::Ru, Language::En]
        .into_iter()
        .map(|each| {
            let pressed = if each == language { "true" } else { "false" };
            view! {
                <button name="language" value=each.code() lang=each.code() aria-pressed=pressed>
                    {each.own_name()}
                </button>
            }
        })
        .collect();
    view! {
        <form
            class="languages"
            method="post"
            action=ChooseLanguage::url()
            aria-label=say!(language, "language-label")
        >
            <input type="hidden" name="back" value=back(visit) />
            {buttons}
        </form>
    }
}

/// Where to come back to: the page as it is, without what is said only once.
fn back(visit: &Visit) -> String {
    let (path, query) = visit.path.split_once('?').unwrap_or((&visit.path, ""));
    let kept: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            form_urlencoded::parse(query.as_bytes())
                .filter(|(name, _)| !name.starts_with("__") && name != "done"),
        )
        .finish();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{kept}")
    }
}

/// What was just done or refused, above the page that follows.
///
/// A refusal stands here, where it is heard first, and once more at the field that it is about.
pub fn said(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let done = visit.done.map(|done| good(done.say(language)));
    let refused = visit.refusal.as_ref().map(|refusal| {
        let words = refusal.error.say(language);
        view! { <div id=Form::NOTICE>{bad(words)}</div> }
    });
    view! { {done} {refused} }
}

/// The foot of every page.
pub fn foot(visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <footer class="foot">
            <p>{say!(language, "foot")}</p>
        </footer>
    }
}
