//! A file whose columns are not all known: which is which, as the organizer says.

use leptos::{prelude::*, server_fn::ServerFn as _};
use lists::Heads;
use rules::{roles::Role, roster::Column};

use crate::{
    errors::{AppError, UserError},
    language::say,
    memory::set_aside,
    parts::{
        form::Form,
        notice::warn,
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::columns::{NameColumns, is_needed},
        prepared::PreparedFile,
        store, words,
    },
};

/// The columns of a file before it is read.
#[component]
pub fn ColumnsPage() -> impl IntoView {
    let (id, key) = (number("training"), text("list"));
    page(async move |visit| Ok(view(load(&visit, id, key).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Debug)]
struct Page {
    training: Training,
    key: String,
    heads: Heads,
}

async fn load(visit: &Visit, id: i64, key: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = store::find(db, id).await?;
    let file = set_aside::get(db, Some(viewer.account), &key, now).await?;
    let file = file
        .filter(|file: &PreparedFile| file.training == id)
        .ok_or(UserError::PreparedGone)?;
    Ok(Page {
        training,
        key,
        heads: file.heads(),
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let form = Form::of::<NameColumns>(visit);
    let fields: Vec<_> = Column::ALL
        .into_iter()
        .zip(page.heads.found)
        .map(|(column, found)| {
            let name = format!("columns[{}]", column.code());
            let field = format!("column-{}", column.code());
            let found = found.map_or_else(String::new, |place| place.to_string());
            let chosen = form.value(&name, &found);
            let none = if is_needed(column) {
                say!(language, "columns-choose")
            } else {
                say!(language, "columns-none")
            };
            let heads = page.heads.heads.iter().enumerate();
            let options: Vec<_> = heads
                .map(|(place, head)| {
                    let place = place.to_string();
                    let selected = place == chosen;
                    view! { <option value=place selected=selected>{head.clone()}</option> }
                })
                .collect();
            view! {
                <div class="field">
                    <label for=field.clone()>{words::column(column, language)}</label>
                    <select id=field name=name required=is_needed(column)>
                        <option value="">{none}</option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect();
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (paths::trainings::people(id), say!(language, "people-title")),
    ];
    view! {
        {head(say!(language, "columns-title"), crumbs, None)}
        {warn(say!(language, "columns-why"))}
        <form method="post" action=NameColumns::url()>
            <input type="hidden" name="training" value=id />
            <input type="hidden" name="file" value=page.key />
            <div class="fields">{fields}</div>
            <p class="hint">{say!(language, "columns-remembered")}</p>
            <div class="actions">
                <button>{say!(language, "list-read")}</button>
                <a class="button quiet" href=paths::trainings::people(id)>{say!(language, "list-other")}</a>
            </div>
        </form>
    }
}
