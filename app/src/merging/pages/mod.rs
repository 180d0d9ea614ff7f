//! Finding the other account of a person, and both side by side before they become one.

mod ask;

use std::collections::BTreeSet;

use course::Language;
use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    accounts::{self, Account, Reach},
    errors::AppError,
    language::say,
    parts::page::{head, number, page},
    paths,
    request::Visit,
    trainings,
};

use super::{actions::may_merge, plan::Plan};
use ask::ask;

/// The most accounts that are offered.
const MOST_OFFERED: usize = 20;

/// Merging an account with another of the same person.
#[component]
pub fn MergePage() -> impl IntoView {
    let account = number("account");
    page(async move |visit| match load(&visit, account).await? {
        Page::Search(search) => Ok(find(search, &visit).into_any()),
        Page::Ask(plan) => Ok(ask(*plan, &visit).into_any()),
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
enum Page {
    /// Other accounts, to choose from.
    Search(Search),
    /// Both accounts.
    Ask(Box<Plan>),
}

/// Other accounts of perhaps the same person.
#[derive(Clone, Debug)]
struct Search {
    account: Account,
    sought: String,
    found: Vec<Account>,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let (viewer, db) = (visit.viewer()?, visit.house.db.read());
    reaches(visit, id).await?;
    let query = visit.query();
    if let Some(other) = query.get("with").and_then(|other| other.parse().ok()) {
        reaches(visit, other).await?;
        if other == id {
            return Err(AppError::NotFound);
        }
        let (own, with) = (
            Plan::of(db, (id, other)).await?,
            Plan::of(db, (other, id)).await?,
        );
        // Whoever chose a password goes on with it, if it can be; else what can be done is offered.
        let keep = query.get("keep").and_then(|keep| keep.parse::<i64>().ok());
        let by_itself = if own.is_possible() != with.is_possible() {
            own.is_possible()
        } else {
            own.kept.account.signed_up || !with.kept.account.signed_up
        };
        let keeps_own = keep.map_or(by_itself, |keep| keep == id);
        return Ok(Page::Ask(Box::new(if keeps_own { own } else { with })));
    }
    let account = accounts::people(db, [id]).await?.remove(&id);
    let account = account.ok_or(AppError::NotFound)?;
    let sought = query.get("q").unwrap_or_default().trim().to_owned();
    let letters = match sought.as_str() {
        "" => spelling::folded(&account.name),
        sought => spelling::folded(sought),
    };
    let mut near = if viewer.administrator {
        accounts::all(db).await?
    } else {
        let mut people = Vec::new();
        let mut seen = BTreeSet::new();
        for seat in &viewer.seats {
            if viewer.can(seat.training, Role::may_manage_training) {
                let members = trainings::members(db, seat.training).await?;
                let members = members.into_iter().map(|member| member.account);
                people.extend(members.filter(|account| seen.insert(account.id)));
            }
        }
        people
    };
    near.retain(|other| {
        let by_name = spelling::folded(&other.name).contains(&letters);
        let by_address = !other.is_walk_in() && other.email.contains(&letters);
        other.id != id && other.is_open() && (by_name || by_address)
    });
    let mut found = Vec::new();
    for other in near {
        if found.len() < MOST_OFFERED && Reach::of(db, viewer.account, other.id).await?.is_some() {
            found.push(other);
        }
    }
    Ok(Page::Search(Search {
        account,
        sought,
        found,
    }))
}

/// Passes for who reaches an account.
async fn reaches(visit: &Visit, account: i64) -> Result<(), AppError> {
    let viewer = visit.viewer()?;
    may_merge(viewer)?;
    let reach = Reach::of(visit.house.db.read(), viewer.account, account).await?;
    reach.map(drop).ok_or(AppError::NotFound)
}

/// The training from whose page somebody came, as it goes on in addresses.
fn from_training(visit: &Visit) -> Option<i64> {
    let query = visit.query();
    query.get("training").and_then(|id| id.parse().ok())
}

/// The address of the page, with one more part of its query.
fn here(visit: &Visit, account: i64, more: &str) -> String {
    let training = from_training(visit).map(|id| format!("&training={id}"));
    format!(
        "{}?{more}{}",
        paths::merging::merge(account),
        training.unwrap_or_default()
    )
}

/// The address, or that there is none.
fn address(account: &Account, language: Language) -> String {
    match account.is_walk_in() {
        true => say!(language, "merge-no-address"),
        false => account.email.clone(),
    }
}

fn find(page: Search, visit: &Visit) -> impl IntoView + use<> {
    let (language, id) = (visit.language, page.account.id);
    let lede = format!(
        "{} · {}",
        page.account.name,
        address(&page.account, language)
    );
    let rows: Vec<_> = page
        .found
        .iter()
        .map(|other| {
            let href = here(visit, id, &format!("with={}", other.id));
            view! {
                <li>
                    <a class="button quiet" href=href><bdi>{other.name.clone()}</bdi></a>
                    " " <span class="meta">{address(other, language)}</span>
                </li>
            }
        })
        .collect();
    let rows = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "merge-nobody")}</p> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    let training = from_training(visit)
        .map(|training| view! { <input type="hidden" name="training" value=training /> });
    view! {
        {head(say!(language, "merge-title"), Vec::new(), Some(lede))}
        <p>{say!(language, "merge-lede")}</p>
        <form method="get" action=paths::merging::merge(id) role="search">
            {training}
            <div class="field">
                <label for="q">{say!(language, "people-find-text")}</label>
                <input id="q" name="q" type="search" value=page.sought maxlength="254" />
            </div>
            <div class="actions">
                <button>{say!(language, "accounts-find")}</button>
            </div>
        </form>
        <h2>{say!(language, "merge-found")}</h2>
        {rows}
    }
}
