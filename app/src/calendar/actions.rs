//! What one does about one's calendar.

use leptos::prelude::*;

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::UserError,
};

use super::store;

/// Makes an address for one's calendar; the one before ends.
#[server(endpoint = "calendar/renew")]
pub async fn renew_calendar() -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let own = visit.viewer()?.own();
        let account = own.account();
        let txn = house.db.begin().await?;
        let token = store::renew(&txn, &own, now).await?;
        let event = Event::of(Action::CalendarRenewed, "account", account, None);
        audit::record(&txn, Some(&visit), now, event).await?;
        txn.commit().await?;
        // Shown once: the token is kept nowhere else.
        let key = house.parked.put(Some(account), &token)?;
        Ok(format!("/account/calendar?made={key}"))
    }
    .await;
    visit.answer(outcome)
}
