//! The people of a training.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{places::Place, roles::Role};

use crate::{
    context::Visit,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        page::{head, number, page},
    },
    say,
    trainings::{
        Member, Training,
        actions::{
            invite::SendInvitations,
            list::ReadList,
            people::{AddPerson, MakeLinks},
        },
        store, words,
    },
};

use super::places;

/// The people of a training: who they are, how they come in, how they are invited.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    members: Vec<Member>,
    /// Whether nobody else is in the training.
    alone: bool,
    /// Whether the viewer may erase people's data.
    may_erase: bool,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let db = visit.house.db.read();
    let members = store::members_by_name(db, id, visit.language).await?;
    Ok(Page {
        training: store::find(db, id).await?,
        alone: members
            .iter()
            .all(|member| member.account.id == viewer.account),
        may_erase: viewer.administrator,
        members,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let judges = page
        .members
        .iter()
        .filter(|member| member.role == Role::Judge && member.place == Place::Enrolled)
        .count();
    let waiting = page
        .members
        .iter()
        .filter(|member| {
            let account = &member.account;
            !account.signed_up && account.is_open() && !account.is_walk_in()
        })
        .count();
    let crumbs = vec![(
        format!("/trainings/{id}"),
        page.training.titles.get(language).to_owned(),
    )];
    let places = places::summary(&page.training, &page.members, language);
    let rows: Vec<_> = page
        .members
        .into_iter()
        .map(|member| row(member, id, page.may_erase, language))
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "people-none")}</p> }.into_any()
    } else {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=say!(language, "people-title")>
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{Field::Name.label(language)}</th>
                            <th scope="col">{Field::Role.label(language)}</th>
                            <th scope="col">{Field::Court.label(language)}</th>
                            <th scope="col">{say!(language, "people-signed-up")}</th>
                            <th scope="col">{say!(language, "people-place")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let links = (waiting > 0).then(|| {
        view! {
            <form method="post" action=MakeLinks::url()>
                <input type="hidden" name="training" value=id />
                <p>{say!(language, "links-waiting", count = waiting)}</p>
                <button>{say!(language, "links-make")}</button>
            </form>
        }
    });
    let invite = (!page.alone).then(|| {
        view! {
            <form method="post" action=SendInvitations::url()>
                <input type="hidden" name="training" value=id />
                <p>{say!(language, "invite-hint")}</p>
                <label class="choice">
                    <input type="checkbox" name="again" value="true" />
                    {say!(language, "invite-again")}
                </label>
                <div class="actions">
                    <button>{say!(language, "invite-send")}</button>
                </div>
            </form>
        }
    });
    view! {
        {head(say!(language, "people-title"), crumbs, Some(say!(language, "count-judges", count = judges)))}
        <section>
            <h2>{say!(language, "list-title")}</h2>
            {read_form(visit, id)}
        </section>
        <section>
            <h2>{say!(language, "people-enrolled")}</h2>
            {places}
            <p><a class="button quiet" href=format!("/trainings/{id}/groups")>{say!(language, "groups-title")}</a></p>
            {invite}
            {links}
            {table}
        </section>
        <section>
            <h2>{say!(language, "person-add")}</h2>
            {add_form(visit, id)}
        </section>
    }
}

fn row(member: Member, training: i64, may_erase: bool, language: Language) -> impl IntoView {
    let erase = (may_erase && !member.account.erased).then(|| {
        let address = format!("/erase/{}", member.account.id);
        view! { <a href=address>{say!(language, "erase-open")}</a> }
    });
    let signed_up = if member.account.erased {
        view! { <span class="badge">{say!(language, "people-erased")}</span> }.into_any()
    } else if member.account.closed {
        view! { <span class="badge bad">{say!(language, "account-closed")}</span> }.into_any()
    } else if member.account.signed_up {
        view! { <span class="badge good">{say!(language, "people-yes")}</span> }.into_any()
    } else if member.account.is_walk_in() {
        // Nothing can be sent before the address is known.
        view! { <span class="badge">{say!(language, "people-no-address")}</span> }.into_any()
    } else {
        view! {
            <form method="post" action=MakeLinks::url()>
                <input type="hidden" name="training" value=training />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <button class="quiet">{say!(language, "link-make")}</button>
            </form>
            <form method="post" action=SendInvitations::url()>
                <input type="hidden" name="training" value=training />
                <input type="hidden" name="enrolment" value=member.enrolment />
                <input type="hidden" name="again" value="true" />
                <button class="quiet">{say!(language, "invite-send-one")}</button>
            </form>
        }
        .into_any()
    };
    // What stands in place of an address is nothing to read.
    let email = (!member.account.is_walk_in()).then(|| member.account.email.clone());
    let place = places::place(&member, training, language);
    let region = words::region(&member.region, language);
    let meta = [member.position, region]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <tr id=format!("person-{}", member.enrolment)>
            <th scope="row">
                <a href=format!("/trainings/{training}/people/{}", member.enrolment)>{member.account.name}</a>
                " " <span class="meta">{email}</span>
            </th>
            <td>{words::role(member.role, language)}</td>
            <td>{member.court} <span class="meta">{meta}</span></td>
            <td class="ways">{signed_up} {erase}</td>
            <td class="ways">{place}</td>
        </tr>
    }
}

fn read_form(visit: &Visit, training: i64) -> impl IntoView + use<> {
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
                <a class="button quiet" href=crate::trainings::SAMPLE_LIST download>{say!(language, "list-sample")}</a>
            </div>
        </form>
    }
}

fn add_form(visit: &Visit, training: i64) -> impl IntoView + use<> {
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
