//! What one sees of one's calendar.

use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::AppError,
    language::{dates, say},
    memory::set_aside,
    parts::{
        notice::warn,
        page::{head, page},
    },
    paths,
    request::Visit,
    trainings,
};

use super::{
    actions::{CalendarToken, RenewCalendar},
    store,
};

/// The address of one's calendar.
#[component]
pub fn CalendarPage() -> impl IntoView {
    page(async |visit| Ok(view(load(&visit).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    /// The address that was made just now.
    made: Option<String>,
    /// Since when there is an address.
    since: Option<Timestamp>,
    /// The clock by which that is told: of the training that the person came to last.
    zone: TimeZone,
}

async fn load(visit: &Visit) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let account = viewer.account;
    let query = visit.query();
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let token = match query.get("made") {
        Some(key) => set_aside::get(db, Some(account), key, now).await?,
        None => None,
    };
    let made = token.map(|CalendarToken(token)| {
        let url = &visit.house.settings.public_url;
        format!("{url}{}", paths::calendar::feed(&format!("{token}.ics")))
    });
    let last = viewer.seats.iter().max_by_key(|seat| seat.enrolment);
    let zone = match last {
        Some(seat) => trainings::find(db, seat.training).await?.zone,
        None => TimeZone::UTC,
    };
    Ok(Page {
        name: viewer.name.clone(),
        made,
        zone,
        since: store::since(db, account).await?,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let crumbs = vec![(paths::accounts::own().to_owned(), page.name)];
    let made = page.made.map(|address| {
        // What phones know to be a calendar to subscribe to, and not a file.
        let subscribed = address
            .split_once("://")
            .map(|(_, rest)| format!("webcal://{rest}"));
        view! {
            <p><a class="button" href=subscribed>{say!(language, "calendar-subscribe")}</a></p>
            <p>{say!(language, "calendar-how")}</p>
            <p><code class="code">{address}</code></p>
            {warn(say!(language, "calendar-once"))}
        }
    });
    let since = page.since.filter(|_| made.is_none()).map(|since| {
        let at = dates::moment(language, since, &page.zone);
        view! { <p>{say!(language, "calendar-since", at = at)}</p> }
    });
    let button = if page.since.is_some() {
        say!(language, "calendar-renew")
    } else {
        say!(language, "calendar-make")
    };
    view! {
        {head(say!(language, "calendar-title"), crumbs, Some(say!(language, "calendar-lede")))}
        {made}
        {since}
        <form method="post" action=RenewCalendar::url()>
            <button class="quiet">{button}</button>
        </form>
    }
}
