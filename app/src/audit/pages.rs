//! What one sees of the audit.

use course::Language;
use jiff::tz::TimeZone;
use leptos::prelude::*;

use crate::{
    context::Visit,
    dates,
    errors::AppError,
    parts::page::{head, page},
    say,
};

use super::{
    Action,
    store::{self, Reach, Row},
};

/// Who did what: everything for an administrator, one training for its organizers.
#[component]
pub fn AuditPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Option<i64>,
    rows: Vec<Row>,
    page: u64,
    pages: u64,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let query = visit.query();
    let training: Option<i64> = query.get("training").and_then(|id| id.parse().ok());
    let reach = match training {
        Some(training) => Reach::Training(viewer.manages(training)?),
        None => Reach::Everything(viewer.administers()?),
    };
    let page = query
        .get("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1)
        .max(1);
    let (rows, pages) = store::read(visit.house.db.read(), reach, page).await?;
    Ok(Page {
        training,
        rows,
        page,
        pages,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let rows: Vec<_> = page
        .rows
        .into_iter()
        .map(|row| {
            let action = Action::from_code(&row.action)
                .map_or_else(|| row.action.clone(), |action| action.say(language));
            view! {
                <tr>
                    <td>
                        <time datetime=dates::machine(row.at, &TimeZone::UTC)>
                            {dates::moment(language, row.at, &TimeZone::UTC)}
                        </time>
                    </td>
                    <td>{row.actor.unwrap_or_else(|| say!(language, "audit-server"))}</td>
                    <td>{action}</td>
                    <td>{row.subject}</td>
                    <td>{row.detail}</td>
                    <td><code>{row.request}</code></td>
                </tr>
            }
        })
        .collect();
    let address = |to: u64| {
        let training = page
            .training
            .map(|id| format!("&training={id}"))
            .unwrap_or_default();
        format!("/audit?page={to}{training}")
    };
    let newer = (page.page > 1).then(|| {
        view! { <a rel="prev" href=address(page.page - 1)>{say!(language, "audit-newer")}</a> }
    });
    let older = (page.page < page.pages).then(|| {
        view! { <a rel="next" href=address(page.page + 1)>{say!(language, "audit-older")}</a> }
    });
    let pager = (page.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{newer} {older}</nav> }
    });
    let crumbs = match page.training {
        Some(id) => vec![(format!("/trainings/{id}"), say!(language, "training"))],
        None => Vec::new(),
    };
    view! {
        {head(say!(language, "audit-title"), crumbs, Some(say!(language, "audit-lede")))}
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "audit-title")>
            <table class="audit">
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "audit-when")}</th>
                        <th scope="col">{say!(language, "audit-who")}</th>
                        <th scope="col">{say!(language, "audit-what")}</th>
                        <th scope="col">{say!(language, "audit-to-what")}</th>
                        <th scope="col">{say!(language, "audit-detail")}</th>
                        <th scope="col">{say!(language, "audit-request")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {pager}
    }
}
