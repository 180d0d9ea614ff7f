//! What administrators see of accounts.

mod account;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    accounts::{
        second_step::actions::RequireSecondStep,
        store::{self, Account, Compulsory},
    },
    errors::{AppError, UserError},
    language::{self, alphabet, say},
    parts::{
        notice::info,
        page::{head, page},
    },
    paths,
    request::Visit,
};

pub use account::administered;

/// Accounts on a page.
const PAGE: usize = 100;

/// All accounts, to be searched.
#[component]
pub fn AccountsPage() -> impl IntoView {
    page(async |visit| Ok(list(load_list(&visit).await?, &visit).into_any()))
}

/// What the list shows.
#[derive(Clone, Debug)]
struct List {
    /// What is looked for.
    wanted: String,
    accounts: Vec<Account>,
    /// Counted from 1.
    page: usize,
    pages: usize,
    /// For whom the second step of signing in is compulsory.
    compulsory: Compulsory,
}

async fn load_list(visit: &Visit) -> Result<List, AppError> {
    administrator(visit)?;
    let query = visit.query();
    let wanted = query.get("q").unwrap_or_default().trim().to_owned();
    let mut accounts = store::all(visit.house.db.read()).await?;
    // Not the database's comparison: it knows capital letters of one alphabet only.
    let letters = spelling::folded(&wanted);
    accounts.retain(|account| {
        spelling::folded(&account.name).contains(&letters) || account.email.contains(&letters)
    });
    alphabet::sort_by_name(&mut accounts, visit.language, |account| &account.name);
    let pages = accounts.len().div_ceil(PAGE).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok());
    let page = page.unwrap_or(1).clamp(1, pages);
    let accounts = accounts.into_iter().skip((page - 1) * PAGE).take(PAGE);
    Ok(List {
        accounts: accounts.collect(),
        wanted,
        page,
        pages,
        compulsory: store::compulsory(visit.house.db.read()).await?,
    })
}

fn administrator(visit: &Visit) -> Result<i64, AppError> {
    let viewer = visit.viewer()?;
    let _ = viewer.administers()?;
    Ok(viewer.account)
}

fn list(list: List, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let compulsory = second_steps(&list.compulsory, visit);
    let rows: Vec<_> = list
        .accounts
        .into_iter()
        .map(|account| {
            let address = paths::home::account(account.id);
            let badges = badges(&account, language);
            let email = email(&account);
            view! {
                <tr>
                    <th scope="row"><a href=address>{account.name}</a> <span class="meta">{email}</span></th>
                    <td class="ways">{badges}</td>
                </tr>
            }
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "accounts-none")}</p> }.into_any()
    } else {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=say!(language, "accounts-title")>
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(language, "field-name")}</th>
                            <th scope="col">{say!(language, "people-signed-up")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let wanted: String = form_urlencoded::byte_serialize(list.wanted.as_bytes()).collect();
    let to = |page: usize| format!("{}?q={wanted}&page={page}", paths::accounts::all());
    let before = (list.page > 1).then(|| {
        view! { <a rel="prev" href=to(list.page - 1)>{say!(language, "pager-before")}</a> }
    });
    let after = (list.page < list.pages).then(|| {
        view! { <a rel="next" href=to(list.page + 1)>{say!(language, "pager-after")}</a> }
    });
    let pager = (list.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{before} {after}</nav> }
    });
    view! {
        {head(say!(language, "accounts-title"), Vec::new(), Some(say!(language, "accounts-lede")))}
        <form method="get" action=paths::accounts::all() role="search">
            <div class="field">
                <label for="q">{say!(language, "accounts-search")}</label>
                <input id="q" name="q" type="search" value=list.wanted maxlength="254" />
            </div>
            <div class="actions">
                <button>{say!(language, "accounts-find")}</button>
            </div>
        </form>
        {table}
        {pager}
        {compulsory}
    }
}

/// For whom the second step of signing in is compulsory, to be changed.
fn second_steps(compulsory: &Compulsory, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let body = if visit.house.settings.key.is_none() {
        info(UserError::NoKey.say(language)).into_any()
    } else {
        let roles = Role::ALL.into_iter().rev().map(|role| {
            let ticked = compulsory.roles.contains(&role);
            (role.code(), language::role(role, language), ticked)
        });
        let administrators = (
            "administrator",
            say!(language, "role-administrator"),
            compulsory.administrators,
        );
        let ticks: Vec<_> = std::iter::once(administrators)
            .chain(roles)
            .map(|(name, words, ticked)| {
                view! {
                    <label class="choice">
                        <input name=name type="checkbox" value="true" checked=ticked />
                        {words}
                    </label>
                }
            })
            .collect();
        view! {
            <form method="post" action=RequireSecondStep::url()>
                <fieldset>
                    <legend>{say!(language, "second-step-compulsory-for")}</legend>
                    {ticks}
                </fieldset>
                <div class="actions">
                    <button>{say!(language, "second-step-require")}</button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section id="second-step">
            <h2>{say!(language, "second-step-title")}</h2>
            <p>{say!(language, "second-step-compulsory-lede")}</p>
            {body}
        </section>
    }
}

/// The address, where it is one.
fn email(account: &Account) -> Option<String> {
    (!account.is_walk_in() && !account.erased).then(|| account.email.clone())
}

/// What an account is, in a word or two.
fn badges(account: &Account, language: Language) -> impl IntoView + use<> {
    let (class, state) = if account.erased {
        ("badge", say!(language, "people-erased"))
    } else if account.closed {
        ("badge bad", say!(language, "account-closed"))
    } else if account.signed_up {
        ("badge good", say!(language, "people-yes"))
    } else {
        ("badge", say!(language, "account-not-used"))
    };
    let administrator = account.administrator.then(|| {
        view! { <span class="badge info">{say!(language, "role-administrator")}</span> }
    });
    view! { <span class=class>{state}</span> " " {administrator} }
}
