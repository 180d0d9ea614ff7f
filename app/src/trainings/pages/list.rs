//! A list that was read: what would be taken, and what is wrong with the rest.

use std::collections::BTreeSet;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{roles::Role, roster};

use crate::{
    context::Visit,
    errors::{AppError, UserError},
    parts::{
        notice::{good, info, warn},
        page::{head, number, page, text},
    },
    say, set_aside,
    trainings::{Training, actions::list::TakeList, lists::PreparedList, store, words},
};

/// A list before it is taken.
#[component]
pub fn ListPage() -> impl IntoView {
    let (id, key) = (number("training"), text("list"));
    page(async move |visit| Ok(view(load(&visit, id, key).await?, &visit).into_any()))
}

/// The most rows that a table of the page shows: enough to see what is wrong, few enough to load.
const MOST_SHOWN: usize = 500;

/// Says how many rows of a table are not shown.
fn more(all: usize, language: Language) -> Option<impl IntoView> {
    let left = all.saturating_sub(MOST_SHOWN);
    (left > 0).then(|| view! { <p class="hint">{say!(language, "list-more", count = left)}</p> })
}

/// What the page shows.
#[derive(Debug)]
struct Page {
    training: Training,
    key: String,
    list: PreparedList,
    checked: roster::Checked,
    /// Addresses of people who are in the training already.
    there: BTreeSet<String>,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let training = store::find(db, id).await?;
    let now = visit.house.clock.now();
    let list = set_aside::get(db, Some(viewer.account), &key, now).await?;
    let list = list
        .filter(|list: &PreparedList| list.training == id)
        .ok_or(UserError::PreparedGone)?;
    let there = store::members(db, id)
        .await?
        .into_iter()
        .map(|member| member.account.email)
        .collect();
    Ok(Page {
        training,
        key,
        checked: list.checked(),
        list,
        there,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let (there, new): (Vec<_>, Vec<_>) = page
        .checked
        .good
        .iter()
        .partition(|(_, person)| page.there.contains(&person.email));
    let bad = page.checked.bad.len();
    let summary = if bad == 0 {
        good(say!(language, "list-all-good", count = new.len())).into_any()
    } else {
        warn(say!(language, "list-some-bad", count = bad)).into_any()
    };
    let already =
        (!there.is_empty()).then(|| info(say!(language, "list-there", count = there.len())));
    let problems: Vec<_> = page
        .checked
        .bad
        .iter()
        .flat_map(|(row, problems)| problems.iter().map(move |problem| (*row, problem)))
        .take(MOST_SHOWN)
        .map(|(row, problem)| {
            let address = page.list.address(row, problem.column);
            let address = address.map(|address| view! { <span class="meta">{address}</span> });
            view! {
                <tr>
                    <th scope="row">{row}</th>
                    <td>{words::column(problem.column, language)} " " {address}</td>
                    <td>{words::problem(problem, language)}</td>
                </tr>
            }
        })
        .collect();
    let wrong: usize = page
        .checked
        .bad
        .iter()
        .map(|(_, problems)| problems.len())
        .sum();
    let problems = (bad > 0).then(|| {
        view! {
            <section>
                <h2>{say!(language, "list-problems")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "list-problems")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "list-row")}</th>
                                <th scope="col">{say!(language, "list-column")}</th>
                                <th scope="col">{say!(language, "list-problem")}</th>
                            </tr>
                        </thead>
                        <tbody>{problems}</tbody>
                    </table>
                </div>
                {more(wrong, language)}
                <p class="hint">{say!(language, "list-mend")}</p>
            </section>
        }
    });
    let people: Vec<_> = new
        .iter()
        .take(MOST_SHOWN)
        .map(|(_, person)| {
            view! {
                <tr>
                    <th scope="row">{person.name.clone()} <span class="meta">{person.email.clone()}</span></th>
                    <td>{person.court.clone()}</td>
                    <td>{person.region.map(|region| region.name(language))}</td>
                    <td>{person.position.clone()}</td>
                    <td>{person.language.unwrap_or(language).own_name()}</td>
                </tr>
            }
        })
        .collect();
    let take = (!new.is_empty()).then(|| {
        let words = if bad == 0 {
            say!(language, "list-take", count = new.len())
        } else {
            say!(language, "list-take-good", count = new.len(), left = bad)
        };
        view! {
            <section>
                <h2>{say!(language, "list-new")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "list-new")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "field-name")}</th>
                                <th scope="col">{say!(language, "field-court")}</th>
                                <th scope="col">{say!(language, "field-region")}</th>
                                <th scope="col">{say!(language, "field-position")}</th>
                                <th scope="col">{say!(language, "field-language")}</th>
                            </tr>
                        </thead>
                        <tbody>{people}</tbody>
                    </table>
                </div>
                {more(new.len(), language)}
                <form method="post" action=TakeList::url()>
                    <input type="hidden" name="training" value=id />
                    <input type="hidden" name="list" value=page.key.clone() />
                    <input type="hidden" name="only_good" value=(bad > 0).to_string() />
                    <div class="actions">
                        <button>{words}</button>
                        <a class="button quiet" href=format!("/trainings/{id}/people")>{say!(language, "list-other")}</a>
                    </div>
                </form>
            </section>
        }
    });
    let crumbs = vec![
        (
            format!("/trainings/{id}"),
            page.training.titles.get(language).to_owned(),
        ),
        (
            format!("/trainings/{id}/people"),
            say!(language, "people-title"),
        ),
    ];
    view! {
        {head(say!(language, "list-title"), crumbs, None)}
        {summary}
        {already}
        {problems}
        {take}
    }
}
