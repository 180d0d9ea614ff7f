//! Ending one's own logins.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;

use crate::{
    accounts::events,
    audit::{Event, Notes as _},
    errors::UserError,
    paths,
    request::{act, flash},
};

use super::{
    actions::is_the_owner,
    store::{self, Which},
};

/// Where one's logins are listed.
fn logins() -> String {
    format!("{}#logins", paths::accounts::own())
}

/// Ends one of one's own logins.
#[server(endpoint = "accounts/end-login")]
pub async fn end_login(login: i64) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let txn = visit.begin().await?;
        // Of this account alone: another's number ends nothing.
        let ended = store::end_logins(&txn, viewer.account, Which::Only(login), now).await?;
        if ended > 0 {
            let event = Event::of(events::LOGIN_ENDED, "login", login, None);
            txn.note(now, event).await?;
        }
        txn.commit().await?;
        Ok(flash!("done-login-ended").at(&logins()))
    })
    .await
}

/// Ends all of one's own logins but the one that asks, for which the password is needed: whoever
/// finds a browser open must not shut its owner out.
#[server(endpoint = "accounts/end-other-logins")]
pub async fn end_other_logins(current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        is_the_owner(house, viewer.account, current_password).await?;
        let txn = visit.begin().await?;
        store::end_logins(&txn, viewer.account, Which::AllBut(viewer.login), now).await?;
        let event = Event::of(events::OTHER_LOGINS_ENDED, "account", viewer.account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-other-logins-ended").at(&logins()))
    })
    .await
}
