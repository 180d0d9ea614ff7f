//! Adding people: a list, or one by one.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    errors::Field,
    language::say,
    parts::form::{Entry, Form},
    paths,
    request::Visit,
    trainings::{
        actions::{list::ReadList, people::AddPerson},
        words,
    },
};

/// The form that takes a list.
pub(super) fn read_form(visit: &Visit, training: i64) -> impl IntoView + use<> {
    let language = visit.language;
    let problem = visit.refusal_of::<ReadList>().map(|error| {
        view! { <p class="problem" id="list-problem">{error.say(language)}</p> }
    });
    let described = if problem.is_some() {
        "list-problem list-hint"
    } else {
        "list-hint"
    };
    view! {
        <form method="post" action=ReadList::url() enctype="multipart/form-data">
            <input type="hidden" name="training" value=training />
            <div class="field">
                <label for="list">{Field::List.label(language)}</label>
                <p class="hint" id="list-hint">{say!(language, "list-hint")}</p>
                {problem}
                <input id="list" name="list" type="file" accept=".xlsx,.csv,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" required aria-describedby=described />
            </div>
            <div class="actions">
                <button>{say!(language, "list-read")}</button>
                <a class="button quiet" href=paths::trainings::sample_list() download>{say!(language, "list-sample")}</a>
            </div>
        </form>
    }
}

pub(super) fn add_form(visit: &Visit, training: i64) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<AddPerson>(visit);
    let roles = Role::ALL
        .into_iter()
        .map(|role| (role.code().to_owned(), words::role(role, language)))
        .collect();
    let languages = [Language::Kk, Language::Ru, Language::En]
        .into_iter()
        .map(|each| (each.code().to_owned(), each.own_name().to_owned()))
        .collect();
    view! {
        <form method="post" action=form.action>
            <input type="hidden" name="training" value=training />
            <div class="fields">
                {form.field(Field::Name, Entry::default())}
                {form.field(Field::Email, Entry { kind: "email", most: 254, ..Entry::default() })}
                {form.select(Field::Role, roles, "judge", None)}
                {form.select(Field::Language, languages, "kk", None)}
                {form.field(Field::Court, Entry { required: false, ..Entry::default() })}
                {form.select(Field::Region, words::regions(language), "", None)}
                {form.field(Field::Position, Entry { required: false, ..Entry::default() })}
            </div>
            <div class="actions">
                <button>{say!(language, "person-add")}</button>
            </div>
        </form>
    }
}
