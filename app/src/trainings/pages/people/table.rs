//! The people of a training: whom one looks for, and who is found.

use std::collections::BTreeSet;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{invitations::Stage, places::Place, roles::Role};

use crate::{
    errors::Field,
    language::say,
    paths,
    trainings::{
        actions::choose::{ChoosePeople, Deed},
        pages::places,
        roll::{Listed, Wanted},
        words,
    },
};

use super::Page;

/// The form by which people are looked for.
pub(super) fn find_form(
    wanted: &Wanted,
    courts: &BTreeSet<String>,
    training: i64,
    language: Language,
) -> impl IntoView + use<> {
    let here = paths::trainings::people(training);
    let roles = Role::ALL.map(|role| (role.code().to_owned(), words::role(role, language)));
    let stages = Stage::ALL.map(|stage| (stage.code().to_owned(), words::stage(stage, language)));
    let places = [Place::Enrolled, Place::Waiting, Place::Withdrawn];
    let places = places.map(|place| (place.code().to_owned(), words::place(place, language)));
    let courts = courts.iter().map(|court| (court.clone(), court.clone()));
    let [(_, text), (_, role), (_, state), (_, court), (_, place)] = wanted.pairs();
    let all = (!wanted.is_everybody()).then(|| {
        let here = here.clone();
        view! { <a class="button quiet" href=here>{say!(language, "people-find-all")}</a> }
    });
    view! {
        <form method="get" action=here role="search">
            <div class="fields">
                <div class="field">
                    <label for="by-text">{say!(language, "people-find-text")}</label>
                    <p class="hint" id="by-text-hint">{say!(language, "people-find-hint")}</p>
                    <input id="by-text" name="q" type="search" value=text.to_owned() maxlength="254" aria-describedby="by-text-hint" />
                </div>
                {one_of("role", Field::Role.label(language), roles.into(), role, language)}
                {one_of("state", say!(language, "people-invitation"), stages.into(), state, language)}
                {one_of("court", Field::Court.label(language), courts.collect(), court, language)}
                {one_of("place", say!(language, "people-place"), places.into(), place, language)}
            </div>
            <div class="actions">
                <button>{say!(language, "accounts-find")}</button>
                {all}
            </div>
        </form>
    }
}

fn one_of(
    name: &'static str,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
    language: Language,
) -> impl IntoView + use<> {
    let id = format!("by-{name}");
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>
                <option value="">{say!(language, "people-find-any")}</option>
                {options}
            </select>
        </div>
    }
}

/// The people, to be chosen for what is done with many.
pub(super) fn table(page: &Page, language: Language) -> AnyView {
    let id = page.training.id;
    if page.listed.is_empty() {
        let words = if page.wanted.is_everybody() {
            say!(language, "people-none")
        } else {
            say!(language, "people-none-fits")
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let rows: Vec<_> = page
        .listed
        .iter()
        .map(|listed| row(listed, id, language))
        .collect();
    let wanted = page.wanted.pairs().into_iter();
    let wanted = wanted.filter(|(_, value)| !value.is_empty());
    let wanted: Vec<_> = wanted
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned() /> })
        .collect();
    let deeds: Vec<_> = Deed::ALL
        .into_iter()
        .filter(|deed| page.may_write || *deed != Deed::Invite)
        .map(|deed| {
            view! {
                <button class="quiet" name="deed" value=deed.code()>{words::deed(deed, language)}</button>
            }
        })
        .collect();
    view! {
        <p class="meta" role="status">{say!(language, "people-found", count = page.found)}</p>
        <form method="post" action=ChoosePeople::url()>
            <input type="hidden" name="training" value=id />
            {wanted}
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
            <fieldset class="chosen">
                <legend>{say!(language, "people-chosen")}</legend>
                <label class="choice">
                    <input type="checkbox" name="everybody" value="true" />
                    {say!(language, "people-choose-all", count = page.found)}
                </label>
                <div class="actions">{deeds}</div>
            </fieldset>
        </form>
        {pager(page, language)}
    }
    .into_any()
}

fn pager(page: &Page, language: Language) -> Option<impl IntoView + use<>> {
    let (id, query) = (page.training.id, page.wanted.query());
    let to = move |page: usize| {
        let and = if query.is_empty() { "" } else { "&" };
        format!("{}?{query}{and}page={page}", paths::trainings::people(id))
    };
    let before = (page.page > 1).then(|| {
        view! { <a rel="prev" href=to(page.page - 1)>{say!(language, "pager-before")}</a> }
    });
    let after = (page.page < page.pages).then(|| {
        view! { <a rel="next" href=to(page.page + 1)>{say!(language, "pager-after")}</a> }
    });
    (page.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{before} {after}</nav> }
    })
}

fn row(listed: &Listed, training: i64, language: Language) -> impl IntoView + use<> {
    let member = &listed.member;
    let (class, state) = words::account(listed, language);
    // What stands in place of an address is nothing to read.
    let email = (!member.account.is_walk_in()).then(|| member.account.email.clone());
    let region = words::region(&member.region, language);
    let meta = [&member.institution, &member.position, &region]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    let name = member.account.name.clone();
    let choose = say!(language, "people-choose", name = name.as_str());
    view! {
        <tr id=format!("person-{}", member.enrolment)>
            <th scope="row">
                <label class="pick">
                    <input type="checkbox" name="chosen[]" value=member.enrolment aria-label=choose />
                </label>
                <a href=paths::home::person(training, member.enrolment)><bdi>{name}</bdi></a>
                " " <span class="meta">{email}</span>
            </th>
            <td>{words::role(member.role, language)}</td>
            <td>{member.court.clone()} " " <span class="meta">{meta}</span></td>
            <td><span class=class>{state}</span></td>
            <td>{places::badge(member, language)}</td>
        </tr>
    }
}
