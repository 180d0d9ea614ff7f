//! Which letters one wants.

use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::AppError,
    language::say,
    parts::page::{head, page},
    paths,
    request::Visit,
};

use super::{Kind, actions::ChooseLetters, store, words};

/// The letters that one wants.
#[component]
pub fn ChoicesPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    /// The kinds that the person wants none of.
    declined: Vec<Kind>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    Ok(Page {
        name: viewer.name.clone(),
        declined: store::declined_by(visit.house.db.read(), viewer.account).await?,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let choices: Vec<_> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.may_be_declined())
        .map(|kind| {
            let wanted = !page.declined.contains(&kind);
            view! {
                <label class="choice">
                    <input type="checkbox" name="wanted[]" value=kind.code() checked=wanted />
                    <span>{words::about(kind, language)}</span>
                </label>
            }
        })
        .collect();
    view! {
        {head(say!(language, "letters-choose-title"), crumbs, Some(say!(language, "letters-choose-lede")))}
        <form method="post" action=ChooseLetters::url()>
            <fieldset>
                <legend>{say!(language, "letters-choose-legend")}</legend>
                {choices}
            </fieldset>
            <p class="hint">{say!(language, "letters-choose-necessary")}</p>
            <div class="actions">
                <button>{say!(language, "save")}</button>
                <button class="quiet" name="only_necessary" value="true">
                    {say!(language, "letters-choose-none")}
                </button>
            </div>
        </form>
    }
}
