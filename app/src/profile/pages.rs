//! What one sees of a profile.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts::{self, Account},
    errors::{AppError, Field, UserError},
    language::say,
    parts::{
        form::{Entry, Form},
        meanwhile::Stood,
        notice::bad,
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
};

use super::{
    actions::{AskAddress, ChangeProfile, ConfirmAddress},
    details,
};

/// Where one asks for another address.
#[component]
pub fn OwnAddressPage() -> impl IntoView {
    page(async |visit| {
        let account = visit.viewer()?.account;
        let db = visit.house.db.read();
        let own = accounts::people(db, [account]).await?.remove(&account);
        let own = own.ok_or(AppError::NotFound)?;
        Ok(own_address(own, &visit).into_any())
    })
}

fn own_address(own: Account, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<AskAddress>(visit);
    let crumbs = vec![(paths::accounts::own().to_owned(), own.name)];
    view! {
        {head(say!(language, "address-title"), crumbs, Some(say!(language, "address-now", email = own.email)))}
        <form class="sign-in" method="post" action=form.action>
            {form.field(
                Field::Email,
                Entry {
                    kind: "email",
                    autocomplete: Some("email"),
                    most: 254,
                    hint: Some(say!(language, "address-hint")),
                    ..Entry::default()
                },
            )}
            {form.field(
                Field::CurrentPassword,
                Entry { kind: "password", autocomplete: Some("current-password"), ..Entry::default() },
            )}
            <div class="actions">
                <button>{say!(language, "address-ask")}</button>
                <a class="button quiet" href=paths::accounts::own()>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

/// A person's details, for administrators.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let id = number("account");
    page(async move |visit| {
        let account = load(&visit, id).await?;
        Ok(view(account, &visit).into_any())
    })
}

async fn load(visit: &Visit, id: i64) -> Result<Account, AppError> {
    let _ = visit.viewer()?.administers()?;
    let found = accounts::people(visit.house.db.read(), [id]).await?;
    let account = found.into_values().next().filter(|account| !account.erased);
    account.ok_or(AppError::NotFound)
}

fn view(account: Account, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<ChangeProfile>(visit);
    let here = paths::home::account(account.id);
    let crumbs = vec![
        (
            paths::accounts::all().to_owned(),
            say!(language, "accounts-title"),
        ),
        (here.clone(), account.name.clone()),
    ];
    view! {
        {head(say!(language, "details-title"), crumbs, None)}
        <form method="post" action=form.action>
            <input type="hidden" name="account" value=account.id />
            {form.made_from(&Stood::of(details::stood(&account)), said)}
            <div class="fields">{fields(&form, &account, language)}</div>
            <div class="actions">
                <button>{say!(language, "details-save")}</button>
                <a class="button quiet" href=here>{say!(language, "cancel")}</a>
            </div>
        </form>
    }
}

/// How people read what stands in a field of these.
fn said(field: Field, value: &str) -> String {
    let language = Language::from_code(value).filter(|_| field == Field::Language);
    language.map_or_else(|| value.to_owned(), |each| each.own_name().to_owned())
}

/// The fields of a person's details. An address that stands for none is shown as an empty field.
pub fn fields(form: &Form, account: &Account, language: Language) -> AnyView {
    let languages = [Language::Kk, Language::Ru, Language::En]
        .into_iter()
        .map(|each| (each.code().to_owned(), each.own_name().to_owned()))
        .collect();
    let email = match account.is_walk_in() {
        true => String::new(),
        false => account.email.clone(),
    };
    let hint = account
        .signed_up
        .then(|| say!(language, "details-address-hint"));
    view! {
        {form.field(Field::Name, Entry { value: account.name.clone(), ..Entry::default() })}
        {form.field(
            Field::Email,
            Entry {
                kind: "email",
                value: email,
                required: !account.is_walk_in(),
                most: 254,
                hint,
                ..Entry::default()
            },
        )}
        {form.select(Field::Language, languages, account.language.code(), None)}
    }
    .into_any()
}

/// Where the link of a new address leads.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let token = text("token");
    page(async move |visit| {
        let (db, now) = (visit.house.db.read(), visit.house.clock.now());
        match accounts::offered_address(db, &token, now).await {
            Ok(new) => {
                let whose = (new.account.name, new.email);
                Ok(confirm(token, whose, visit.language).into_any())
            }
            Err(AppError::Refused(_)) => Ok(gone(visit.language).into_any()),
            Err(error) => Err(error),
        }
    })
}

fn confirm(token: String, (name, email): (String, String), language: Language) -> impl IntoView {
    let lede = say!(language, "address-confirm-lede", name = name, email = email);
    view! {
        {head(say!(language, "address-confirm-title"), Vec::new(), Some(lede))}
        <form method="post" action=ConfirmAddress::url()>
            <input type="hidden" name="token" value=token />
            <div class="actions">
                <button>{say!(language, "address-confirm")}</button>
            </div>
        </form>
    }
}

fn gone(language: Language) -> impl IntoView {
    view! {
        {head(say!(language, "trouble-refused"), Vec::new(), None)}
        {bad(UserError::InvitationGone.say(language))}
        <div class="actions">
            <a class="button quiet" href=paths::accounts::sign_in()>{say!(language, "sign-in")}</a>
        </div>
    }
}
