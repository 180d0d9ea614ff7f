//! A list that was read: what would be taken, and what is wrong with the rest.

mod mending;
mod taking;

use course::Language;
use leptos::prelude::*;
use lists::List;
use rules::{
    roles::Role,
    roster::{Checked, RowProblem},
};

use crate::{
    errors::{AppError, UserError},
    language::say,
    memory::set_aside,
    parts::{
        notice::{good, info, warn},
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        compared::{Compared, compared},
        prepared::PreparedList,
        store, words,
    },
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
    list: List,
    compared: Compared,
    /// Rows in which something is wrong.
    bad: Vec<(usize, Vec<RowProblem>)>,
    /// Rows that are taken and in which something may be wrong.
    doubtful: Vec<(usize, Vec<RowProblem>)>,
    /// How many of those who come would wait for a place.
    waiting: usize,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let training = store::find(db, id).await?;
    let now = visit.house.clock.now();
    let list = set_aside::get(db, Some(viewer.account), &key, now).await?;
    let PreparedList { list, .. } = list
        .filter(|list: &PreparedList| list.training == id)
        .ok_or(UserError::PreparedGone)?;
    let Checked {
        good,
        bad,
        doubtful,
    } = list.checked();
    let compared = compared(db, (viewer.account, id), good).await?;
    let coming = compared.coming();
    let waiting = coming.saturating_sub(store::room_for(db, id, coming).await?);
    Ok(Page {
        training,
        key,
        list,
        compared,
        bad,
        doubtful,
        waiting,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let bad = page.bad.len();
    let coming = page.compared.coming();
    let summary = if bad == 0 {
        good(say!(language, "list-all-good", count = coming)).into_any()
    } else {
        warn(say!(language, "list-some-bad", count = bad)).into_any()
    };
    let there = page.compared.there.len();
    let already = (there > 0).then(|| info(say!(language, "list-there", count = there)));
    let wait = (page.waiting > 0).then(|| {
        let waiting = page.waiting;
        warn(say!(
            language,
            "list-will-wait",
            waiting = waiting,
            count = coming
        ))
    });
    let remarks: Vec<_> = page
        .list
        .remarks()
        .iter()
        .map(|remark| warn(words::remark(remark, language)))
        .collect();
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (paths::trainings::people(id), say!(language, "people-title")),
    ];
    view! {
        {head(say!(language, "list-title"), crumbs, None)}
        {summary}
        {already}
        {wait}
        {remarks}
        {mending::form(&page, language)}
        {taking::form(&page, language)}
    }
}
