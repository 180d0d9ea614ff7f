//! The administrator's page: how the installation stands, a line each, and what to do.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;

use crate::{
    accounts::{self, Census, Compulsory},
    audit,
    errors::{AppError, UserError},
    home::events,
    language::{self, dates, say},
    parts::page::{head, page},
    paths,
    post::{self, Outbox},
    request::Visit,
};

/// How the installation stands.
#[component]
pub fn AdministrationPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    census: Census,
    compulsory: Compulsory,
    outbox: Outbox,
    /// When a backup was last made by the command for it.
    backup: Option<Timestamp>,
    /// Titles of courses whose newer text has problems, with how many.
    broken: Vec<(String, usize)>,
    /// Problems of folders that no course could be read from.
    unread: usize,
    latest: Vec<audit::Sentence>,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let administers = visit.viewer()?.administers()?;
    let db = visit.house.db.read();
    let courses = visit.house.courses.all();
    let broken = courses
        .iter()
        .filter(|served| !served.problems.is_empty())
        .map(|served| {
            let title = served.course.title.get(visit.language);
            (title.to_owned(), served.problems.len())
        });
    Ok(Page {
        census: accounts::census(db, &administers).await?,
        compulsory: accounts::compulsory(db).await?,
        outbox: post::outbox(db, &administers).await?,
        backup: audit::last(db, &administers, events::BACKUP_MADE).await?,
        broken: broken.collect(),
        unread: visit.house.courses.unread().len(),
        latest: audit::latest(db, &administers, visit.language).await?,
    })
}

/// A line: what it is about, how it stands, whether something is to be done, and the way there.
struct Line {
    title: String,
    stands: String,
    to_do: Option<String>,
    way: Option<(String, String)>,
}

impl Line {
    fn view(self) -> impl IntoView {
        let to_do = self.to_do.map(|words| {
            view! { <p class="to-do"><span class="badge warn" aria-hidden="true">"!"</span> " " {words}</p> }
        });
        let way = self.way.map(|(href, words)| {
            view! { <p><a class="button quiet" href=href>{words}</a></p> }
        });
        view! {
            <section>
                <h2>{self.title}</h2>
                <p>{self.stands}</p>
                {to_do}
                {way}
            </section>
        }
    }
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let lines = [
        people(page.census, language),
        settings(&page.compulsory, visit),
        mail(page.outbox, visit),
        backup(page.backup, visit),
        problems(&page, language),
    ];
    let lines: Vec<_> = lines.into_iter().map(Line::view).collect();
    let latest: Vec<_> = page
        .latest
        .iter()
        .map(|said| {
            view! {
                <li>
                    <time datetime=said.machine.clone()>{said.when.clone()}</time>
                    " " <strong><bdi>{said.who.words.clone()}</bdi></strong> ": " {said.plain()}
                </li>
            }
        })
        .collect();
    view! {
        {head(say!(language, "administration-title"), Vec::new(), Some(say!(language, "administration-lede")))}
        <div class="administration">{lines}</div>
        <section>
            <h2>{say!(language, "audit-title")}</h2>
            <ul class="latest">{latest}</ul>
            <p><a class="button quiet" href=paths::audit::all()>{say!(language, "administration-audit")}</a></p>
        </section>
    }
}

fn people(census: Census, language: Language) -> Line {
    Line {
        title: say!(language, "accounts-title"),
        stands: say!(
            language,
            "administration-people",
            open = census.open,
            without = census.without_password,
            closed = census.closed,
            administrators = census.administrators
        ),
        to_do: (census.administrators < 2).then(|| say!(language, "administration-one")),
        way: Some((
            paths::accounts::all().to_owned(),
            say!(language, "administration-people-way"),
        )),
    }
}

fn settings(compulsory: &Compulsory, visit: &Visit) -> Line {
    let language = visit.language;
    let administrators = compulsory
        .administrators
        .then(|| say!(language, "role-administrator"));
    let roles = compulsory.roles.iter();
    let roles = roles.map(|role| language::role(*role, language));
    let who: Vec<String> = administrators.into_iter().chain(roles).collect();
    let stands = if who.is_empty() {
        say!(language, "administration-second-step-none")
    } else {
        say!(language, "administration-second-step", who = who.join(", "))
    };
    let without_key = visit.house.settings.key.is_none();
    let to_do = if without_key {
        Some(UserError::NoKey.say(language))
    } else {
        (!compulsory.administrators).then(|| say!(language, "administration-second-step-do"))
    };
    Line {
        title: say!(language, "second-step-title"),
        stands,
        to_do,
        way: Some((
            format!("{}#second-step", paths::accounts::all()),
            say!(language, "administration-settings-way"),
        )),
    }
}

fn mail(outbox: Outbox, visit: &Visit) -> Line {
    let language = visit.language;
    let carried = visit.house.carrier.is_some();
    let last = outbox.last_sent.map_or_else(
        || say!(language, "administration-mail-never"),
        |at| said(at, language),
    );
    let to_do = if !carried {
        Some(say!(language, "administration-mail-none"))
    } else {
        (outbox.given_up > 0).then(|| say!(language, "administration-mail-refused"))
    };
    Line {
        title: say!(language, "letters-title"),
        stands: say!(
            language,
            "administration-mail",
            waiting = outbox.waiting,
            refused = outbox.given_up,
            last = last
        ),
        to_do,
        way: Some((
            paths::post::letters().to_owned(),
            say!(language, "administration-mail-way"),
        )),
    }
}

/// How old a backup may be before somebody is told.
const BACKUP_GOOD_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(36);

fn backup(last: Option<Timestamp>, visit: &Visit) -> Line {
    let (language, now) = (visit.language, visit.house.clock.now());
    let is_old = last.is_none_or(|last| now.duration_since(last) > BACKUP_GOOD_FOR);
    Line {
        title: say!(language, "administration-backup-title"),
        stands: last.map_or_else(
            || say!(language, "administration-backup-none"),
            |at| {
                let time = said(at, language);
                say!(language, "administration-backup", time = time)
            },
        ),
        to_do: is_old.then(|| say!(language, "administration-backup-do")),
        way: None,
    }
}

fn problems(page: &Page, language: Language) -> Line {
    let broken = page.broken.iter();
    let broken: Vec<String> = broken
        .map(|(title, count)| format!("{title} ({count})"))
        .collect();
    let sound = broken.is_empty() && page.unread == 0;
    let stands = if sound {
        say!(language, "administration-courses-sound")
    } else {
        say!(
            language,
            "administration-courses",
            courses = broken.join(", "),
            unread = page.unread
        )
    };
    Line {
        title: say!(language, "administration-courses-title"),
        stands,
        to_do: (!sound).then(|| say!(language, "administration-courses-do")),
        way: None,
    }
}

/// A time that belongs to no training.
fn said(at: Timestamp, language: Language) -> String {
    format!("{} (UTC)", dates::moment(language, at, &TimeZone::UTC))
}
