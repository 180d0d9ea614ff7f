//! The people of a training.

use std::collections::BTreeSet;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{invitations::Stage, places::Place, roles::Role};

use crate::{
    errors::{AppError, Field},
    language::say,
    parts::{
        form::{Entry, Form},
        notice::info,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::{
            choose::{ChoosePeople, Deed},
            invite::SendInvitations,
            list::ReadList,
            people::{AddPerson, MakeLinks},
        },
        roll::{self, Listed, Wanted},
        store, words,
    },
};

use super::places;

/// People on a page.
const PAGE: usize = 50;

/// The people of a training: who they are, how they come in, how they are invited.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    /// Those of the people looked for who stand on this page.
    listed: Vec<Listed>,
    wanted: Wanted,
    /// How many people were looked for.
    found: usize,
    /// Counted from 1.
    page: usize,
    pages: usize,
    /// The courts of all.
    courts: BTreeSet<String>,
    /// How many judges take part.
    judges: usize,
    /// How many have no password, and could be invited.
    without: usize,
    /// To how many the letter did not go through.
    refused: usize,
    /// How many places there are, and how many are taken.
    places: Option<places::Summary>,
    /// Whether nobody else is in the training.
    alone: bool,
    /// Whether letters go out, or the viewer sees those that wait for somebody to hand them on.
    may_write: bool,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = store::find(db, id).await?;
    let mut listed = roll::everybody(db, id, visit.language, now).await?;
    let count = |fits: &dyn Fn(&Listed) -> bool| listed.iter().filter(|one| fits(one)).count();
    let judges = count(&|one| one.member.takes_part());
    let without = count(&Listed::awaits_invitation);
    let refused = count(&|one| one.awaits_invitation() && one.state.stage() == Stage::Refused);
    let alone = listed
        .iter()
        .all(|one| one.member.account.id == viewer.account);
    let places = places::Summary::of(&training, listed.iter().map(|one| &one.member));
    let courts = listed.iter().map(|one| one.member.court.clone());
    let courts = courts.filter(|court| !court.is_empty()).collect();
    let query = visit.query();
    let wanted = Wanted::of(&query);
    roll::narrow(&mut listed, &wanted);
    let found = listed.len();
    let pages = found.div_ceil(PAGE).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok());
    let page: usize = page.unwrap_or(1).clamp(1, pages);
    let listed = listed.into_iter().skip((page - 1) * PAGE).take(PAGE);
    Ok(Page {
        listed: listed.collect(),
        training,
        wanted,
        found,
        page,
        pages,
        courts,
        judges,
        without,
        refused,
        places,
        alone,
        may_write: visit.house.carrier.is_some() || viewer.administrator,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let id = page.training.id;
    let crumbs = vec![(
        paths::home::training(id),
        page.training.titles.get(language).to_owned(),
    )];
    let refused = (page.refused > 0).then(|| refused(page.refused, id, language));
    let links = (page.without > 0).then(|| {
        view! {
            <form method="post" action=MakeLinks::url()>
                <input type="hidden" name="training" value=id />
                <p>{say!(language, "links-waiting", count = page.without)}</p>
                <button>{say!(language, "links-make")}</button>
            </form>
        }
    });
    let invite = (!page.alone).then(|| invite(id, page.may_write, language));
    let write = (!page.alone).then(|| {
        let address = paths::trainings::new_letter(id);
        view! { <p><a class="button quiet" href=address>{say!(language, "letter-write")}</a></p> }
    });
    let places = page.places.map(|places| places.say(language));
    // What was typed and refused is in sight again.
    let adding = visit.refused_by::<AddPerson>().is_some();
    let judges = say!(language, "count-judges", count = page.judges);
    view! {
        {head(say!(language, "people-title"), crumbs, Some(judges))}
        {refused}
        <section>
            <h2>{say!(language, "list-title")}</h2>
            {read_form(visit, id)}
        </section>
        <section>
            <details class="fold" open=adding>
                <summary>{say!(language, "person-add-open")}</summary>
                {add_form(visit, id)}
            </details>
        </section>
        <section>
            <h2>{say!(language, "people-enrolled")}</h2>
            {places}
            <p><a class="button quiet" href=paths::trainings::groups(id)>{say!(language, "groups-title")}</a></p>
            {invite}
            {links}
            {write}
            {find_form(&page.wanted, &page.courts, id, language)}
            {table(&page, language)}
        </section>
    }
}

/// That letters were refused, and the way to those they were for.
fn refused(count: usize, training: i64, language: Language) -> impl IntoView {
    let address = format!("{}?state=refused", paths::trainings::people(training));
    view! {
        <div class="notice bad" role="note">
            <p>{say!(language, "people-refused", count = count)}</p>
            <p><a href=address>{say!(language, "people-refused-show")}</a></p>
        </div>
    }
}

/// The way to invite all by letter, where letters go.
fn invite(training: i64, may_write: bool, language: Language) -> AnyView {
    if !may_write {
        return info(say!(language, "invite-no-mail")).into_any();
    }
    view! {
        <form method="post" action=SendInvitations::url()>
            <input type="hidden" name="training" value=training />
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
    .into_any()
}

/// The form by which people are looked for.
fn find_form(
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
fn table(page: &Page, language: Language) -> AnyView {
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
                <a class="button quiet" href=paths::trainings::sample_list() download>{say!(language, "list-sample")}</a>
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
