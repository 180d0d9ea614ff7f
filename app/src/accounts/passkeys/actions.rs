//! What one does with passkeys.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    accounts::{
        actions::is_the_owner,
        browser::Browser,
        entry::{Entry, enter},
        events, store,
    },
    audit::{Event, Notes as _},
    errors::{AppError, UserError},
    memory::set_aside::{self, SetAside},
    paths,
    request::{Visit, act, flash, refused::Held},
};

use super::{
    Passkeys,
    ceremony::{Authentication, Registration},
};

/// The page of one's own passkeys.
pub(super) const PAGE: &str = paths::accounts::passkeys();

impl SetAside for Registration {
    const KIND: &'static str = "offered-passkey";
    const MOST_BYTES: usize = 64 * 1024;
}

impl SetAside for Authentication {
    const KIND: &'static str = "asked-passkey";
    const KEPT_FOR: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);
    const MOST_BYTES: usize = 16 * 1024;
}

/// What a browser is asked about a passkey.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PasskeyQuestion {
    /// The key of the question, to be sent with the answer.
    pub key: String,
    /// What the device is asked: WebAuthn's `PublicKeyCredentialRequestOptions`, as JSON.
    pub options: String,
}

fn party(visit: &Visit) -> Result<&Passkeys, AppError> {
    Passkeys::here(&visit.house).ok_or_else(|| UserError::PasskeysNotHere.into())
}

/// Begins the making of a passkey, for which the password is needed.
#[server(endpoint = "accounts/offer-passkey")]
pub async fn offer_passkey(current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let (account, party) = (viewer.account, party(&visit)?);
        is_the_owner(house, account, current_password).await?;
        let email = store::model(house.db.read(), account).await?.email;
        let (_, kept, handle) = store::passkeys(house.db.read(), account).await?;
        let handle = handle.unwrap_or_else(|| Uuid::from_bytes(rand::random()));
        let registration = party.begins(handle, (&email, &viewer.name), &kept)?;
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(account), &registration, now).await?;
        txn.commit().await?;
        Ok(format!("{PAGE}?offered={key}"))
    })
    .await
}

/// Keeps the passkey that the device has made.
#[server(endpoint = "accounts/add-passkey")]
pub async fn add_passkey(offered: String, credential: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let (account, party) = (viewer.account, party(&visit)?);
        let registration: Option<Registration> =
            set_aside::get(house.db.read(), Some(account), &offered, now).await?;
        let registration = registration.ok_or(UserError::PreparedGone)?;
        let kept = party.finishes(&registration, &credential);
        let kept = (kept.ok_or(UserError::PasskeyUnknown)?, registration.handle);
        let browser = Browser::here(house.settings.secure()).in_words();
        let txn = visit.begin().await?;
        set_aside::forget(&txn, &offered).await?;
        if !store::add_passkey(&txn, &viewer.own(), kept, browser, now).await? {
            return Err(UserError::PasskeyUnknown.into());
        }
        let event = Event::of(events::PASSKEY_ADDED, "account", account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-passkey-added").at(PAGE))
    })
    .await
}

/// Removes one of one's own passkeys, for which the password is needed.
#[server(endpoint = "accounts/remove-passkey")]
pub async fn remove_passkey(passkey: i64, current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        is_the_owner(house, viewer.account, current_password).await?;
        let txn = visit.begin().await?;
        if store::remove_passkey(&txn, &viewer.own(), passkey).await? {
            let event = Event::of(events::PASSKEY_REMOVED, "account", viewer.account, None);
            txn.note(now, event).await?;
        }
        txn.commit().await?;
        Ok(flash!("done-passkey-removed").at(PAGE))
    })
    .await
}

/// Asks for any passkey of this site, before anybody has signed in.
#[server(endpoint = "accounts/ask-passkey")]
pub async fn ask_passkey() -> Result<PasskeyQuestion, UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let party = party(&visit)?;
        house.doorkeeper.count_passkey(visit.address)?;
        let (options, state) = party.asks()?;
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, None, &state, now).await?;
        txn.commit().await?;
        let options = options.to_string();
        Ok((
            paths::accounts::sign_in().to_owned(),
            PasskeyQuestion { key, options },
        ))
    })
    .await
}

/// Signs in whoever answers the question with a passkey that is kept.
#[server(endpoint = "accounts/sign-in-by-passkey")]
pub async fn sign_in_by_passkey(
    key: String,
    credential: String,
    #[server(default)] stay: bool,
    #[server(default)] next: String,
    #[server(default)] held: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let (party, db) = (party(&visit)?, house.db.read());
        house.doorkeeper.lets_in(visit.address)?;
        let asked: Option<Authentication> = set_aside::get(db, None, &key, now).await?;
        let asked = asked.ok_or(UserError::PreparedGone)?;
        let kept = match party.shown(&credential) {
            Some((hash, handle)) => store::passkey_by(db, &hash, handle).await?,
            None => None,
        };
        let proven = kept.and_then(|(id, kept)| party.proven(asked, &credential, (id, &kept)));
        let Some(proven) = proven else {
            house.doorkeeper.turns_away(visit.address);
            return Err(UserError::PasskeyUnknown.into());
        };
        let txn = house.db.begin().await?;
        set_aside::forget(&txn, &key).await?;
        let admitted = store::admit_by_passkey(&txn, proven, now).await?;
        let entry = Entry {
            stays: stay,
            next,
            held: Held::opened(&held),
            ..Entry::default()
        };
        enter(&visit, txn, admitted, entry, events::SIGNED_IN).await
    })
    .await
}
