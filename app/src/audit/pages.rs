//! What one sees of the audit: sentences with names and links, the newest first, and which of them
//! are asked for.

use course::Language;
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use leptos::prelude::*;
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    language::say,
    parts::page::{head, page},
    paths,
    request::{Query, Visit},
};

use super::{
    Action,
    sentence::{Part, Sentence, sentence},
    store::{self, Filter, Reach},
};

/// Who did what: everything for an administrator, one training for its organizers.
#[component]
pub fn AuditPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, visit.language).into_any()))
}

/// What the query of an address asks for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The training, where it is only about one.
    pub training: Option<i64>,
    /// What may be read.
    pub reach: Reach,
    /// What is asked for of that.
    pub filter: Filter,
    days: [Option<Date>; 2],
}

impl Asked {
    /// Reads the query of the visit, for somebody who may read what it asks for.
    pub async fn of(visit: &Visit, db: &impl ConnectionTrait) -> Result<Self, AppError> {
        let viewer = visit.viewer()?;
        let query = visit.query();
        let training: Option<i64> = query.get("training").and_then(|id| id.parse().ok());
        let reach = match training {
            Some(training) => Reach::Training(viewer.manages(training)?),
            None => Reach::Everything(viewer.administers()?),
        };
        let zone = match training {
            Some(training) => store::zone_of(db, training).await?,
            None => TimeZone::UTC,
        };
        let days = ["from", "to"].map(|name| day(&query, name));
        let begins = |date: Date| -> Option<Timestamp> {
            Some(date.to_zoned(zone.clone()).ok()?.timestamp())
        };
        let [since, until] = days;
        Ok(Self {
            training,
            reach,
            filter: Filter {
                who: query.get("who").and_then(|id| id.parse().ok()),
                what: query.get("what").and_then(Action::from_code),
                since: since.and_then(begins),
                // The last day is among them.
                until: until.and_then(|day| begins(day.checked_add(1.day()).ok()?)),
            },
            days,
        })
    }

    /// The address of something that shows the same events.
    pub fn at(&self, path: &str, page: Option<u64>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let number = |id: i64| id.to_string();
        let pairs = [
            ("training", self.training.map(number)),
            ("who", self.filter.who.map(number)),
            ("what", self.filter.what.map(|what| what.code().to_owned())),
            ("from", self.days[0].map(|day| day.to_string())),
            ("to", self.days[1].map(|day| day.to_string())),
            ("page", page.map(|page| page.to_string())),
        ];
        for (name, value) in pairs {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        }
        match query.finish() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }
}

fn day(query: &Query, name: &str) -> Option<Date> {
    query.get(name)?.parse().ok()
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    asked: Asked,
    actors: Vec<(i64, String)>,
    sentences: Vec<Sentence>,
    page: u64,
    pages: u64,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let db = visit.house.db.read();
    let asked = Asked::of(visit, db).await?;
    let page = visit.query();
    let page = page.get("page").and_then(|page| page.parse().ok());
    let page: u64 = page.unwrap_or(1).max(1);
    let (rows, pages) = store::read(db, asked.reach, &asked.filter, page).await?;
    let names = store::names(db, &rows).await?;
    let administers = visit.viewer()?.administrator;
    let rows = rows.iter();
    let sentences = rows.map(|row| sentence(row, &names, administers, visit.language));
    Ok(Page {
        sentences: sentences.collect(),
        actors: store::actors(db, asked.reach).await?,
        asked,
        page,
        pages,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let rows: Vec<_> = page.sentences.iter().map(row).collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{say!(language, "audit-none")}</p> }.into_any()
    } else {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=say!(language, "audit-title")>
                <table class="audit">
                    <thead>
                        <tr>
                            <th scope="col">{say!(language, "audit-when")}</th>
                            <th scope="col">{say!(language, "audit-what")}</th>
                            <th scope="col">{say!(language, "audit-request")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let address = |to: u64| page.asked.at(paths::audit::all(), Some(to));
    let newer = (page.page > 1).then(|| {
        view! { <a rel="prev" href=address(page.page - 1)>{say!(language, "audit-newer")}</a> }
    });
    let older = (page.page < page.pages).then(|| {
        view! { <a rel="next" href=address(page.page + 1)>{say!(language, "audit-older")}</a> }
    });
    let pager = (page.pages > 1).then(|| {
        view! { <nav class="pager" aria-label=say!(language, "pager-label")>{newer} {older}</nav> }
    });
    let crumbs = match page.asked.training {
        Some(id) => vec![(paths::home::training(id), say!(language, "training"))],
        None => Vec::new(),
    };
    let files = [
        (paths::audit::xlsx(), say!(language, "report-workbook")),
        (paths::audit::csv(), say!(language, "register-download")),
    ];
    let files = files.map(|(path, words)| {
        view! { <a class="button quiet" href=page.asked.at(path, None) download>{words}</a> }
    });
    view! {
        {head(say!(language, "audit-title"), crumbs, Some(say!(language, "audit-lede")))}
        {filter(&page, language)}
        <div class="actions">{files}</div>
        {table}
        {pager}
    }
}

fn row(said: &Sentence) -> impl IntoView + use<> {
    let about: Vec<_> = said
        .about
        .iter()
        .map(|part| view! { " · " {named(part)} })
        .collect();
    let changes = (!said.changes.is_empty()).then(|| {
        let changes = said.changes.iter();
        let changes: Vec<_> = changes
            .map(|change| view! { <li>{change.clone()}</li> })
            .collect();
        view! { <ul class="changes">{changes}</ul> }
    });
    view! {
        <tr>
            <td><time datetime=said.machine.clone()>{said.when.clone()}</time></td>
            <td>
                <p><strong>{named(&said.who)}</strong> ": " <span class="what">{said.what.clone()}</span> {about}</p>
                {changes}
            </td>
            <td><code>{said.request.clone()}</code></td>
        </tr>
    }
}

/// What something is called, as the way to it.
fn named(part: &Part) -> AnyView {
    let words = view! { <bdi>{part.words.clone()}</bdi> };
    match &part.href {
        Some(href) => {
            let within = part.within.as_ref();
            let label = within.map(|within| format!("{}: {within}", part.words));
            view! { <a href=href.clone() aria-label=label>{words}</a> }.into_any()
        }
        None => words.into_any(),
    }
}

/// Which events are asked for: by whom, what, and on which days.
fn filter(page: &Page, language: Language) -> impl IntoView + use<> {
    let asked = &page.asked;
    let option = |value: String, words: String, chosen: bool| {
        view! { <option value=value selected=chosen>{words}</option> }
    };
    let anybody = option(
        String::new(),
        say!(language, "audit-anybody"),
        asked.filter.who.is_none(),
    );
    let people: Vec<_> = page
        .actors
        .iter()
        .map(|(id, name)| option(id.to_string(), name.clone(), asked.filter.who == Some(*id)))
        .collect();
    let anything = option(
        String::new(),
        say!(language, "audit-anything"),
        asked.filter.what.is_none(),
    );
    let mut actions: Vec<(String, Action)> = Action::all()
        .map(|action| (action.say(language), action))
        .collect();
    actions.sort_by(|one, other| one.0.cmp(&other.0));
    let actions: Vec<_> = actions
        .into_iter()
        .map(|(words, action)| {
            let chosen = asked.filter.what == Some(action);
            option(action.code().to_owned(), words, chosen)
        })
        .collect();
    let training = asked
        .training
        .map(|id| view! { <input type="hidden" name="training" value=id /> });
    let [from, to] = asked
        .days
        .map(|day| day.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <form class="filter" method="get" action=paths::audit::all()>
            {training}
            <div class="fields">
                <div class="field">
                    <label for="who">{say!(language, "audit-who")}</label>
                    <select id="who" name="who">{anybody} {people}</select>
                </div>
                <div class="field">
                    <label for="what">{say!(language, "audit-what")}</label>
                    <select id="what" name="what">{anything} {actions}</select>
                </div>
                <div class="field">
                    <label for="from">{say!(language, "audit-from")}</label>
                    <input type="date" id="from" name="from" value=from />
                </div>
                <div class="field">
                    <label for="to">{say!(language, "audit-to")}</label>
                    <input type="date" id="to" name="to" value=to />
                </div>
            </div>
            <div class="actions"><button class="quiet">{say!(language, "audit-show")}</button></div>
        </form>
    }
}
