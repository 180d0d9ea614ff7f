//! What one sees before a person's data are erased.

use leptos::prelude::*;

use crate::{
    accounts::{self, Account},
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::{info, warn},
        page::{head, number, page},
    },
    request::Visit,
};

use super::actions::ErasePerson;

/// Says what is erased and what stays, and asks once more.
#[component]
pub fn ErasePage() -> impl IntoView {
    let account = number("account");
    page(async move |visit| Ok(view(load(&visit, account).await?, &visit).into_any()))
}

async fn load(visit: &Visit, account: i64) -> Result<Account, AppError> {
    let _ = visit.viewer()?.administers()?;
    let found = accounts::people(visit.house.db.read(), [account]).await?;
    found.into_values().next().ok_or(AppError::NotFound)
}

fn view(person: Account, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    if person.erased {
        return view! {
            {head(person.name, Vec::new(), None)}
            {info(say!(language, "erase-already"))}
        }
        .into_any();
    }
    let form = Form::of::<ErasePerson>(visit);
    let (lede, confirm) = match person.is_walk_in() {
        true => (person.name.clone(), say!(language, "erase-confirm-name")),
        false => (
            format!("{} · {}", person.name, person.email),
            say!(language, "erase-confirm"),
        ),
    };
    let typed = match person.is_walk_in() {
        true => form.field(
            Field::Name,
            Entry {
                autocomplete: Some("off"),
                ..Entry::default()
            },
        ),
        false => form.field(
            Field::Email,
            Entry {
                kind: "email",
                autocomplete: Some("off"),
                most: 254,
                ..Entry::default()
            },
        ),
    };
    view! {
        {head(say!(language, "erase-title"), Vec::new(), Some(lede))}
        <p>{say!(language, "erase-what")}</p>
        <p>{say!(language, "erase-stays")}</p>
        {warn(confirm)}
        <form method="post" action=form.action>
            <input type="hidden" name="account" value=person.id />
            {typed}
            <div class="actions">
                <button class="danger">{say!(language, "erase-do")}</button>
            </div>
        </form>
    }
    .into_any()
}
