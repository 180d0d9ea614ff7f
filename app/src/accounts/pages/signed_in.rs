//! Where signing in leads that was asked for in a tab of its own: what one was at goes on in the
//! other tab.

use leptos::prelude::*;

use crate::{
    errors::AppError,
    language::say,
    parts::{
        notice::good,
        page::{head, page},
    },
    paths,
};

/// That one is signed in, and may close the tab.
#[component]
pub fn SignedInPage() -> impl IntoView {
    page(async |visit| {
        let language = visit.language;
        if visit.viewer()?.owes_second_step() {
            return Err(AppError::Elsewhere(
                paths::accounts::second_step().to_owned(),
            ));
        }
        Ok(view! {
            {head(say!(language, "signed-in-title"), Vec::new(), None)}
            {good(say!(language, "signed-in-close"))}
            <p class="actions"><a class="button quiet" href="/">{say!(language, "trouble-way-on")}</a></p>
        }
        .into_any())
    })
}
