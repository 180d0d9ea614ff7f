//! The box to type into what one looks for.

use course::Language;
use leptos::prelude::*;

use crate::language::say;

/// A form that asks the page at `action` for `q`. Without a script: a search is an address.
pub fn search(action: String, typed: &str, label: String, language: Language) -> impl IntoView {
    view! {
        <form class="search" role="search" method="get" action=action>
            <label for="q">{label}</label>
            <div class="search-row">
                <input type="search" id="q" name="q" value=typed.to_owned() maxlength="200" enterkeyhint="search" />
                <button class="quiet">{say!(language, "search-do")}</button>
            </div>
        </form>
    }
}
