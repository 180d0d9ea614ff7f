//! Invitation links, shown once to be handed out.

use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    errors::{AppError, UserError},
    language::say,
    memory::set_aside,
    parts::{
        notice::warn,
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{
        Training,
        actions::people::{InvitationLink, InvitationLinks},
        store,
    },
};

/// Links to hand out.
#[component]
pub fn LinksPage() -> impl IntoView {
    let (id, key) = (number("training"), text("links"));
    page(async move |visit| {
        let (training, links) = load(&visit, id, &key).await?;
        Ok(view(training, links, &visit).into_any())
    })
}

async fn load(
    visit: &Visit,
    id: i64,
    key: &str,
) -> Result<(Training, Vec<InvitationLink>), AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, Role::may_manage_training)?;
    let training = store::find(visit.house.db.read(), id).await?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let links = set_aside::get(db, Some(viewer.account), key, now).await?;
    let InvitationLinks(links) = links.ok_or(UserError::PreparedGone)?;
    Ok((training, links))
}

fn view(training: Training, links: Vec<InvitationLink>, visit: &Visit) -> impl IntoView + use<> {
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
    let (title, lede) = if links.iter().any(|link| link.reset) {
        (
            say!(language, "person-reset"),
            say!(language, "links-lede-reset"),
        )
    } else {
        (say!(language, "links-title"), say!(language, "links-lede"))
    };
    let rows: Vec<_> = links
        .into_iter()
        .map(|link| {
            view! {
                <li class="card">
                    <strong>{link.name}</strong>
                    <span class="meta">{link.court}</span>
                    <code class="code">{link.link}</code>
                </li>
            }
        })
        .collect();
    view! {
        {head(title, crumbs, Some(lede))}
        {warn(say!(language, "links-once"))}
        <ul class="cards links">{rows}</ul>
    }
}
