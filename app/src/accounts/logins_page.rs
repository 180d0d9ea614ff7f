//! Where people are signed in: one's own logins, and anybody's for an administrator.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::emails;

use crate::{
    context::Visit,
    dates,
    errors::{AppError, Field},
    parts::{
        form::{Entry, Form},
        notice::{info, warn},
        page::{head, number, page},
    },
    say,
};

use super::{
    actions::SignOutEverywhere,
    login_actions::{EndLogin, EndLoginsOf, EndOtherLogins},
    store::{self, Account, Login},
};

/// The clock that is kept where nobody's training says otherwise: the country's.
const ZONE: &str = "Asia/Almaty";
/// How many people a search shows.
const SHOWN: usize = 50;

/// “30 May 2024, 14:02 (UTC+05:00)”.
fn moment(language: Language, time: Timestamp, zone: &TimeZone) -> String {
    let there = dates::moment(language, time, zone);
    format!("{there} ({})", dates::offset(time, zone))
}

async fn zone_of(visit: &Visit, account: i64) -> Result<TimeZone, AppError> {
    let zone = store::zone_of(visit.house.db.read(), account).await?;
    Ok(zone.unwrap_or_else(|| TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)))
}

/// Tries that had failed before the login by which one comes, for some minutes after it began.
pub fn failed_before(visit: &Visit) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let (count, since) = visit.viewer.as_ref()?.failed_before?;
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let since = moment(language, since, &zone);
    Some(warn(say!(
        language,
        "logins-failed-before",
        count = count,
        since = since
    )))
}

/// The logins of one account and the clock that its person goes by.
#[derive(Clone, Debug)]
pub(super) struct Logins {
    logins: Vec<Login>,
    zone: TimeZone,
}

pub(super) async fn load(visit: &Visit, account: i64) -> Result<Logins, AppError> {
    let now = visit.house.clock.now();
    Ok(Logins {
        logins: store::logins(visit.house.db.read(), account, now).await?,
        zone: zone_of(visit, account).await?,
    })
}

/// A line for each login; `own` is the one by which the viewer comes, where these are the viewer's.
fn lines(shown: Logins, own: Option<i64>, language: Language) -> Vec<AnyView> {
    let line = |login: Login| {
        let browser = if login.browser.is_empty() {
            say!(language, "login-browser-unknown")
        } else {
            login.browser
        };
        let here = (own == Some(login.id))
            .then(|| view! { " " <span class="badge info">{say!(language, "login-here")}</span> });
        let stays = login
            .stays
            .then(|| view! { " " <span class="badge">{say!(language, "login-stays")}</span> });
        let words = say!(
            language,
            "login-line",
            begun = moment(language, login.begun, &shown.zone),
            used = moment(language, login.used, &shown.zone)
        );
        let failed = login.failed_before.map(|(count, since)| {
            let since = moment(language, since, &shown.zone);
            let words = say!(
                language,
                "login-failed-before",
                count = count,
                since = since
            );
            view! { <p class="hint">{words}</p> }
        });
        let end = own.filter(|own| *own != login.id).map(|_| {
            view! {
                <form method="post" action=EndLogin::url()>
                    <input type="hidden" name="login" value=login.id />
                    <button class="quiet">
                        {say!(language, "login-end")}
                        <span class="visually-hidden">{format!(": {browser}")}</span>
                    </button>
                </form>
            }
        });
        view! { <li><p><strong>{browser.clone()}</strong> {here} {stays}</p><p>{words}</p>{failed}{end}</li> }
            .into_any()
    };
    shown.logins.into_iter().map(line).collect()
}

/// One's own logins, as the account's page shows them.
pub(super) fn own(shown: Logins, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let own = visit.viewer.as_ref().map(|viewer| viewer.login);
    let several = shown.logins.len() > 1;
    let lines = lines(shown, own, language);
    let form = Form::of::<EndOtherLogins>(visit).within("others-");
    let others = several.then(|| {
        view! {
            <form method="post" action=form.action>
                {form.field(
                    Field::CurrentPassword,
                    Entry { kind: "password", autocomplete: Some("current-password"), ..Entry::default() },
                )}
                <div class="actions">
                    <button>{say!(language, "logins-end-others")}</button>
                </div>
            </form>
        }
    });
    view! {
        <section id="logins">
            <h2>{say!(language, "logins-title")}</h2>
            <ul class="sign-ins">{lines}</ul>
            {others}
            <form method="post" action=SignOutEverywhere::url()>
                <button class="quiet">{say!(language, "sign-out-everywhere")}</button>
            </form>
        </section>
    }
}

/// Where an administrator finds a person.
#[component]
pub fn PeoplePage() -> impl IntoView {
    page(async |visit| Ok(people(find(&visit).await?, &visit).into_any()))
}

struct Found {
    people: Vec<Account>,
    sought: String,
    more: bool,
}

async fn find(visit: &Visit) -> Result<Found, AppError> {
    let _ = visit.viewer()?.administers()?;
    let sought = visit
        .query()
        .get("sought")
        .unwrap_or_default()
        .trim()
        .to_owned();
    let lower = spelling::folded(&sought);
    let mut people = store::all(visit.house.db.read()).await?;
    people.retain(|person| {
        !person.erased
            && (spelling::folded(&person.name).contains(&lower)
                || person.email.contains(&emails::normalised(&sought)))
    });
    let more = people.len() > SHOWN;
    people.truncate(SHOWN);
    Ok(Found {
        people,
        sought,
        more,
    })
}

fn people(found: Found, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let more = found.more.then(|| {
        let count = SHOWN;
        info(say!(language, "people-find-more", count = count))
    });
    let none = found
        .people
        .is_empty()
        .then(|| view! { <p>{say!(language, "people-find-none")}</p> });
    let rows: Vec<_> = found
        .people
        .into_iter()
        .map(|person| {
            let href = format!("/logins/{}", person.id);
            let address = (!person.is_walk_in()).then_some(person.email);
            view! { <li><a class="button quiet" href=href>{person.name}</a> " " <span class="hint">{address}</span></li> }
        })
        .collect();
    view! {
        {head(say!(language, "people-find-title"), Vec::new(), Some(say!(language, "people-find-lede")))}
        <form method="get" action="/logins" role="search">
            <div class="field">
                <label for="sought">{say!(language, "people-find-field")}</label>
                <input id="sought" name="sought" type="search" value=found.sought maxlength="200" autocomplete="off" />
            </div>
            <div class="actions">
                <button>{say!(language, "people-find")}</button>
            </div>
        </form>
        {more} {none}
        <ul class="sign-ins">{rows}</ul>
    }
}

/// Where a person is signed in, for an administrator.
#[component]
pub fn LoginsPage() -> impl IntoView {
    let account = number("account");
    page(async move |visit| {
        let _ = visit.viewer()?.administers()?;
        let found = store::people(visit.house.db.read(), [account]).await?;
        let person = found.into_values().next().ok_or(AppError::NotFound)?;
        let shown = load(&visit, account).await?;
        Ok(of_somebody(person, shown, &visit).into_any())
    })
}

fn of_somebody(person: Account, shown: Logins, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![("/logins".to_owned(), say!(language, "people-find-title"))];
    let lede = (!person.is_walk_in()).then_some(person.email);
    let open = !shown.logins.is_empty();
    let lines = lines(shown, None, language);
    let end = if open {
        let form = Form::of::<EndLoginsOf>(visit);
        view! {
            <ul class="sign-ins">{lines}</ul>
            <form method="post" action=form.action>
                <input type="hidden" name="account" value=person.id />
                <p class="hint">{say!(language, "logins-of-hint")}</p>
                <div class="actions">
                    <button class="danger">{say!(language, "logins-of-end")}</button>
                </div>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{say!(language, "logins-of-none")}</p> }.into_any()
    };
    view! {
        {head(person.name, crumbs, lede)}
        <section>
            <h2>{say!(language, "logins-of-title")}</h2>
            {end}
        </section>
    }
}
