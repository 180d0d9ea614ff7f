//! What one does about one's calendar.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    audit::{Event, Notes as _},
    calendar::events,
    errors::UserError,
    memory::set_aside::{self, SetAside},
    paths,
    request::act,
};

use super::store;

/// The secret in a calendar's address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CalendarToken(pub String);

impl SetAside for CalendarToken {
    const KIND: &'static str = "calendar-address";
    const MOST_BYTES: usize = 256;
    const MOST_OF_ONE: u64 = 1;
}

/// Makes an address for one's calendar; the one before ends.
#[server(endpoint = "calendar/renew")]
pub async fn renew_calendar() -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        // An address of a calendar outlasts the day.
        visit.viewer()?.with_password()?;
        let own = visit.viewer()?.own();
        let account = own.account();
        let txn = visit.begin().await?;
        let token = store::renew(&txn, &own, now).await?;
        let event = Event::of(events::CALENDAR_RENEWED, "account", account, None);
        txn.note(now, event).await?;
        // Shown once: in the table of calendars lies its hash.
        let key = set_aside::put(&txn, Some(account), &CalendarToken(token), now).await?;
        txn.commit().await?;
        Ok(format!("{}?made={key}", paths::calendar::own()))
    })
    .await
}
