//! What one sees of one's data.

use leptos::prelude::*;

use crate::{
    language::say,
    parts::page::{head, page},
    paths,
    request::Visit,
};

/// Says what the file holds, and hands it out.
#[component]
pub fn DataPage() -> impl IntoView {
    page(async |visit| {
        let name = visit.viewer()?.name.clone();
        Ok(view(name, &visit).into_any())
    })
}

fn view(name: String, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), name)];
    view! {
        {head(say!(language, "data-title"), crumbs, Some(say!(language, "data-lede")))}
        <p>{say!(language, "data-others")}</p>
        <div class="actions">
            <a class="button" href=paths::personal_data::html() download="my-data.html">{say!(language, "data-html")}</a>
            <a class="button quiet" href=paths::personal_data::json() download="my-data.json">{say!(language, "data-json")}</a>
        </div>
        <p><a href=paths::privacy::notice()>{say!(language, "notice-title")}</a></p>
    }
}
