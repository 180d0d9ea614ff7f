//! The marks that lie in this browser: those that wait for the server, and those that it did not
//! take. They are in no database of ours, so that a script fills the page; the frame is the same for
//! everybody.

use course::Language;
use leptos::prelude::*;
use rules::attendance::Status;

use crate::{
    errors::AppError,
    language::say,
    parts::page::{head, page},
    paths,
    request::Visit,
};

use super::words;

/// The marks that lie in this browser.
#[component]
pub fn WaitingPage() -> impl IntoView {
    page(async move |visit| Ok(view(load(&visit)?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
}

fn load(visit: &Visit) -> Result<Page, AppError> {
    let name = visit.viewer()?.name.clone();
    Ok(Page { name })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let words: Vec<_> = said(language)
        .into_iter()
        .map(|(code, words)| view! { <li data-code=code>{words}</li> })
        .collect();
    view! {
        {head(say!(language, "outbox-title"), crumbs, Some(say!(language, "outbox-lede")))}
        <noscript>
            <p>{say!(language, "outbox-no-script")}</p>
        </noscript>
        <ul class="outbox-words" hidden=true>{words}</ul>
        <section>
            <h2 tabindex="-1">{say!(language, "outbox-refused-title")}</h2>
            <p class="hint">{say!(language, "outbox-refused-hint")}</p>
            <p>{say!(language, "outbox-none")}</p>
            <ol class="outbox-list" data-list="refused"></ol>
        </section>
        <section>
            <h2>{say!(language, "outbox-waiting-title")}</h2>
            <p>{say!(language, "outbox-none")}</p>
            <ol class="outbox-list" data-list="waiting"></ol>
        </section>
    }
}

/// The words of which the script makes the lines, by the names under which it asks for them.
fn said(language: Language) -> Vec<(&'static str, String)> {
    let statuses = Status::ALL.into_iter();
    let statuses = statuses.map(|status| (status.code(), words::status(status, language)));
    let others = [
        ("undoes", say!(language, "status-taken-back")),
        ("added", say!(language, "outbox-added")),
        ("let-in", say!(language, "door-let-in")),
        (
            "minutes",
            say!(language, "roll-minutes", minutes = "{count}"),
        ),
        ("again", say!(language, "outbox-again")),
        ("discard", say!(language, "outbox-discard")),
        ("surely", say!(language, "outbox-surely")),
    ];
    statuses.chain(others).collect()
}
