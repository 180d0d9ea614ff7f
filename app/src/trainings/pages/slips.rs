//! Slips with codes, shown once: several to a page, to be cut apart, or one for the organizer's
//! screen.

use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    accounts,
    errors::{AppError, UserError},
    language::say,
    memory::set_aside,
    parts::{
        notice::warn,
        page::{head, number, page, text},
        square_code::square_code,
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::slips::{Slip, Slips},
        store,
    },
};

/// Slips to hand out.
#[component]
pub fn SlipsPage() -> impl IntoView {
    let (id, key) = (number("training"), text("slips"));
    page(async move |visit| {
        let (training, slips) = load(&visit, id, &key).await?;
        let slips = slips
            .into_iter()
            .map(|slip| drawn(slip, &training, visit.public_url()))
            .collect::<Result<Vec<_>, AppError>>()?;
        Ok(view(&training, slips, &visit).into_any())
    })
}

async fn load(visit: &Visit, id: i64, key: &str) -> Result<(Training, Vec<Slip>), AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = store::find(db, id).await?;
    let slips = set_aside::get(db, Some(viewer.account), key, now).await?;
    let Slips(slips) = slips.ok_or(UserError::PreparedGone)?;
    Ok((training, slips))
}

/// A slip, in the language of its person.
fn drawn(slip: Slip, training: &Training, public_url: &str) -> Result<AnyView, AppError> {
    let language = slip.language();
    let square = square_code(&format!(
        "{public_url}{}",
        paths::trainings::arrive_with(&slip.code)
    ))?;
    let site = format!("{public_url}{}", paths::trainings::arrive());
    let site = site
        .split_once("://")
        .map_or(site.as_str(), |(_, rest)| rest);
    let title = training.titles.get(language).to_owned();
    Ok(view! {
        <li class="slip" lang=language.code()>
            <div class="square" role="img" aria-label=say!(language, "slip-square") inner_html=square></div>
            <div>
                <p class="meta">{title}</p>
                <p><strong><bdi>{slip.name}</bdi></strong></p>
                <p class="meta">{slip.court}</p>
                <p>{say!(language, "slip-how")}</p>
                <p>{say!(language, "slip-or", site = site)}</p>
                <p><code class="code">{accounts::in_groups(&slip.code)}</code></p>
            </div>
        </li>
    }
    .into_any())
}

fn view(training: &Training, slips: Vec<AnyView>, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![
        (
            paths::home::training(training.id),
            training.titles.get(language).to_owned(),
        ),
        (
            paths::trainings::people(training.id),
            say!(language, "people-title"),
        ),
    ];
    let hours = accounts::CODE_WORKS.as_hours();
    view! {
        {head(say!(language, "slips-title"), crumbs, Some(say!(language, "slips-lede", hours = hours)))}
        {warn(say!(language, "slips-once"))}
        <ul class="slips">{slips}</ul>
    }
}
