//! What one does with a profile.

use leptos::prelude::*;

use crate::{
    accounts::{self, Account, Reach},
    audit::{self, Event},
    errors::{AppError, UserError},
    parts::{
        form::{self, address},
        meanwhile::Stood,
    },
    paths,
    profile::events,
    request::{act, flash},
};

use super::{
    details::{self, Details},
    letters,
};

/// Puts the details of a person right, whatever trainings the person is in.
#[server(endpoint = "profile/change")]
pub async fn change_profile(
    account: i64,
    name: String,
    language: String,
    #[server(default)] email: Option<String>,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let _ = viewer.administers()?;
        let txn = house.db.begin().await?;
        let reach = Reach::of(&txn, viewer.account, account).await?;
        let reach = reach.ok_or(UserError::ReachesFurther)?;
        // Held: who changes the person at the same time waits, and meets what was changed.
        let there = accounts::hold(&txn, account).await?;
        Stood::of(details::stood(&there)).still_stands(&version)?;
        let details = Details::read(&txn, &there, &name, &language, email.as_deref()).await??;
        let changed = details::change(&txn, &visit, reach, details, (None, now)).await?;
        txn.commit().await?;
        Ok(changed.said().at(&paths::home::account(account)))
    })
    .await
}

/// Asks for another address for one's own account; the password shows that it is the owner who asks.
/// Whether somebody else has the address is not told here: that learns who reads its letters.
#[server(endpoint = "profile/ask-address")]
pub async fn ask_address(email: String, current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let owner = accounts::is_the_owner(house, viewer.account, current_password).await;
        let (email, ()) = form::all((address(&email), form::apart(owner)?))?;
        house.doorkeeper.count_letter(&email, visit.address)?;
        let txn = house.db.begin().await?;
        let own = accounts::people(&txn, [viewer.account]).await?;
        let own = own.into_values().next().ok_or(AppError::NotFound)?;
        if email != own.email {
            let reach = Reach::of_oneself(viewer.account);
            details::offer(&txn, &visit, reach, (&own, &email), now).await?;
        }
        txn.commit().await?;
        Ok(flash!("done-address-offered").at(paths::accounts::own()))
    })
    .await
}

/// Confirms a new address by the link that was sent to it.
#[server(endpoint = "profile/confirm-address")]
pub async fn confirm_address(token: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        house.doorkeeper.lets_in(visit.address)?;
        let txn = house.db.begin().await?;
        let confirmed = accounts::confirm_address(&txn, &token, now).await;
        if matches!(confirmed, Err(AppError::Refused(UserError::InvitationGone))) {
            house.doorkeeper.turns_away(visit.address);
        }
        let new = confirmed?;
        letters::tell_old(&txn, &new, now).await?;
        let person: Account = new.account.into();
        let event = Event::of(events::ADDRESS_CHANGED, "account", person.id, None);
        audit::record_of(&txn, Some(person.id), Some(&visit), now, event).await?;
        txn.commit().await?;
        let way = match &visit.viewer {
            Some(_) => paths::accounts::own(),
            None => paths::accounts::sign_in(),
        };
        Ok(flash!("done-address-changed").at(way))
    })
    .await
}
