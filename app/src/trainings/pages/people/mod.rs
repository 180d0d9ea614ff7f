//! The people of a training.

mod adding;
mod table;

use std::collections::BTreeSet;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{invitations::Stage, roles::Role};

use crate::{
    errors::AppError,
    language::say,
    parts::{
        notice::info,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::{
            invite::SendInvitations,
            people::{AddPerson, MakeLinks},
        },
        roll::{self, Listed, Wanted},
        store,
    },
};

use super::places;
use adding::{add_form, read_form};
use table::{find_form, table};

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
