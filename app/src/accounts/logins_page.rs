//! Where people are signed in: one's own logins, and anybody's for an administrator.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::{AppError, Field},
    language::{dates, say},
    parts::form::{Entry, Form},
    request::Visit,
};

use super::{
    actions::SignOutEverywhere,
    login_actions::{EndLogin, EndOtherLogins},
    store::{self, Login},
};

/// “30 May 2024, 14:02 (UTC+05:00)”, by the country's clock.
pub(super) fn moment_here(language: Language, time: Timestamp) -> String {
    dates::moment_and_offset(language, time, &dates::country_zone())
}

async fn zone_of(visit: &Visit, account: i64) -> Result<TimeZone, AppError> {
    let zone = store::zone_of(visit.house.db.read(), account).await?;
    Ok(zone.unwrap_or_else(dates::country_zone))
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
            begun = dates::moment_and_offset(language, login.begun, &shown.zone),
            used = dates::moment_and_offset(language, login.used, &shown.zone)
        );
        let failed = login.failed_before.map(|(count, since)| {
            let since = dates::moment_and_offset(language, since, &shown.zone);
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

/// Somebody's logins, as an administrator sees them on the page of the account.
pub(super) fn of_somebody(shown: Logins, language: Language) -> impl IntoView + use<> {
    let none = shown
        .logins
        .is_empty()
        .then(|| view! { <p class="empty">{say!(language, "logins-of-none")}</p> });
    let lines = lines(shown, None, language);
    view! {
        <section id="logins-of">
            <h2>{say!(language, "logins-of-title")}</h2>
            {none}
            <ul class="sign-ins">{lines}</ul>
        </section>
    }
}
