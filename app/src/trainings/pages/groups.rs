//! The groups of a training: made, renamed and removed, and who is in which.

use islands::roll_call::folding;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::bad,
        page::{head, number, page},
        search::search,
    },
    paths,
    request::Visit,
    trainings::{
        Group, Member, Session, Training,
        actions::groups::{self as actions, MakeGroup, PutInGroup, RemoveGroup, RenameGroup},
        standing, store,
    },
};

/// Of how many people the page shows a row; the search finds the others.
const MOST_SHOWN: usize = 200;

/// The groups of a training.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    groups: Vec<Group>,
    /// Those who can be in a group: who takes the course.
    judges: Vec<Member>,
    /// The name that is looked for.
    sought: String,
    sessions: Vec<Session>,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    visit.viewer()?.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let mut judges = store::members_by_name(db, id, visit.language).await?;
    judges.retain(Member::takes_part);
    Ok(Page {
        training: store::find(db, id).await?,
        groups: store::groups(db, id).await?,
        sessions: store::sessions(db, id).await?,
        sought: visit.query().get("q").unwrap_or_default().trim().to_owned(),
        judges,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let (language, id) = (visit.language, page.training.id);
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (paths::trainings::people(id), say!(language, "people-title")),
    ];
    let groups: Vec<_> = page
        .groups
        .iter()
        .map(|group| group_item(&page, group, visit))
        .collect();
    let groups = if groups.is_empty() {
        view! { <p class="empty">{say!(language, "groups-none")}</p> }.into_any()
    } else {
        view! { <ul class="groups">{groups}</ul> }.into_any()
    };
    let refused = visit
        .refusal_of::<RemoveGroup>()
        .map(|error| bad(error.say(language)));
    let form = Form::of::<MakeGroup>(visit);
    let name = Entry {
        most: actions::MOST,
        ..Entry::default()
    };
    view! {
        {head(say!(language, "groups-title"), crumbs, Some(say!(language, "groups-lede")))}
        <section>
            <h2>{say!(language, "groups-title")}</h2>
            {refused}
            {groups}
            <form method="post" action=form.action>
                <input type="hidden" name="training" value=id />
                {form.field(Field::GroupName, name)}
                <div class="actions">
                    <button>{say!(language, "groups-make")}</button>
                </div>
            </form>
        </section>
        {people(&page, visit)}
    }
}

fn group_item(page: &Page, group: &Group, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<RenameGroup>(visit).of_one("group", &group.id.to_string());
    let typed = form.value(Field::GroupName.name(), &group.name);
    let wrong = form.wrong(Field::GroupName, &format!("group-{}-name", group.id));
    let stood = standing::of_group(group);
    let version = form.made_from(&stood, |_, value| value.to_owned());
    let training = page.training.id;
    let people = page.judges.iter();
    let people = people.filter(|judge| judge.group == Some(group.id)).count();
    let sessions = page.sessions.iter();
    let sessions = sessions.filter(|session| session.groups.contains(&group.id));
    let sessions = sessions.count();
    let label = format!("{}: {}", Field::GroupName.label(language), group.name);
    let (rename, remove) = (
        say!(language, "groups-rename"),
        say!(language, "groups-remove"),
    );
    let named = |words: &str| format!("{words}: {}", group.name);
    let remove = (sessions == 0).then(|| {
        view! {
            <form method="post" action=RemoveGroup::url()>
                <input type="hidden" name="training" value=training />
                <input type="hidden" name="group" value=group.id />
                <button class="quiet" aria-label=named(&remove)>{remove.clone()}</button>
            </form>
        }
    });
    view! {
        <li id=format!("group-{}", group.id)>
            <h3>{group.name.clone()}</h3>
            <p class="meta">
                {say!(language, "groups-people", count = people)} " · "
                {say!(language, "groups-sessions", count = sessions)}
            </p>
            <div class="actions">
                <form method="post" action=RenameGroup::url()>
                    <input type="hidden" name="training" value=training />
                    <input type="hidden" name="group" value=group.id />
                    {version}
                    {wrong.shown}
                    <input
                        name="group_name"
                        value=typed
                        required
                        maxlength=actions::MOST.to_string()
                        aria-label=label
                        aria-describedby=wrong.described
                        aria-invalid=wrong.invalid
                        autofocus=wrong.first
                    />
                    " "
                    <button class="quiet" aria-label=named(&rename)>{rename.clone()}</button>
                </form>
                {remove}
            </div>
        </li>
    }
}

/// Who is in which group, and putting several at once in one.
fn people(page: &Page, visit: &Visit) -> AnyView {
    let (language, id) = (visit.language, page.training.id);
    if page.judges.is_empty() {
        return view! { <p class="empty">{say!(language, "people-none")}</p> }.into_any();
    }
    let refused = visit.refused_by::<PutInGroup>();
    let is_chosen = |enrolment: i64| {
        let enrolment = enrolment.to_string();
        refused.is_some_and(|refused| {
            let mut fields = refused.typed.fields.iter();
            fields.any(|(name, value)| name.starts_with("people[") && *value == enrolment)
        })
    };
    let found: Vec<&Member> = page
        .judges
        .iter()
        .filter(|judge| folding::is_sought(&judge.account.name, &page.sought))
        .collect();
    let more = (found.len() > MOST_SHOWN).then(|| {
        let words = say!(
            language,
            "people-more",
            shown = MOST_SHOWN,
            count = found.len()
        );
        view! { <p class="hint">{words}</p> }
    });
    let rows: Vec<_> = found
        .iter()
        .take(MOST_SHOWN)
        .map(|judge| {
            let group = page.groups.iter().find(|group| Some(group.id) == judge.group);
            let group = group.map_or_else(|| "—".to_owned(), |group| group.name.clone());
            let checked = is_chosen(judge.enrolment);
            view! {
                <tr>
                    <td>
                        <label class="choice">
                            <input type="checkbox" name="people[]" value=judge.enrolment checked=checked />
                            <span>{judge.account.name.clone()}</span>
                        </label>
                    </td>
                    <td>{judge.court.clone()}</td>
                    <td>{group}</td>
                </tr>
            }
        })
        .collect();
    let nobody = rows
        .is_empty()
        .then(|| view! { <p class="empty">{say!(language, "register-search-none")}</p> });
    let options: Vec<_> = page
        .groups
        .iter()
        .map(|group| view! { <option value=group.id>{group.name.clone()}</option> })
        .collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <form method="post" action=PutInGroup::url()>
                <input type="hidden" name="training" value=id />
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "groups-people-title")>
                    <table class="rows">
                        <thead>
                            <tr>
                                <th scope="col">{Field::Name.label(language)}</th>
                                <th scope="col">{Field::Court.label(language)}</th>
                                <th scope="col">{say!(language, "groups-group")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <div class="field">
                    <label for="into">{say!(language, "groups-into")}</label>
                    <select id="into" name="group">
                        {options}
                        <option value="0">{say!(language, "groups-into-none")}</option>
                    </select>
                </div>
                <div class="actions">
                    <button>{say!(language, "groups-put")}</button>
                </div>
            </form>
        }
    });
    let refused = visit.refusal_of::<PutInGroup>();
    let refused = refused.map(|error| bad(error.say(language)));
    let path = paths::trainings::groups(id);
    view! {
        <section id="people">
            <h2>{say!(language, "groups-people-title")}</h2>
            <p class="hint">{say!(language, "groups-moved-hint")}</p>
            {refused}
            {search(path, &page.sought, say!(language, "register-search"), language)}
            {more}
            {nobody}
            {table}
        </section>
    }
    .into_any()
}
