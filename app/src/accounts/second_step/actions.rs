//! What one does with the second step of signing in.

use leptos::prelude::*;
use rules::roles::Role;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{
        actions::{is_the_owner, note_failure},
        browser::Browser,
        entry::{FirstStep, enter},
        events,
        store::{self, By, Compulsory, Which},
    },
    audit::{self, Event, Notes as _},
    errors::{AppError, Field, UserError},
    memory::set_aside::{self, SetAside},
    parts::form::required,
    paths,
    request::{Visit, act, flash},
    secrets::Key,
};

use super::authenticator::Secret;

/// A secret that is offered to an app, until a code shows that the app has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Offered(pub Secret);

impl SetAside for Offered {
    const KIND: &'static str = "offered-second-step";
    const MOST_BYTES: usize = 4096;
}

/// Recovery codes, to be shown once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct NewCodes(pub Vec<String>);

impl SetAside for NewCodes {
    const KIND: &'static str = "recovery-codes";
    const MOST_BYTES: usize = 4096;
}

/// Takes the second step of signing in, with a code of the app or a recovery code.
#[server(endpoint = "accounts/pass-second-step")]
pub async fn pass_second_step(second_code: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let code = required(Field::SecondCode, &second_code, MOST_OF_A_CODE)?;
        let browser = Browser::here(house.settings.secure());
        let (account, step) = browser.first_step().ok_or(UserError::SecondStepGone)?;
        let first = set_aside::get(house.db.read(), Some(account), &step, now).await?;
        let Some(FirstStep(entry)) = first else {
            return Err(UserError::SecondStepGone.into());
        };
        house.doorkeeper.count_second_step(account)?;
        let txn = house.db.begin().await?;
        let key = house.settings.key.as_ref();
        let admitted = store::admit_by_code(&txn, key, account, &code, now).await?;
        let Some((admitted, by)) = admitted else {
            // Whoever came so far knows the password: its owner is told.
            note_failure(house, Some(account));
            return Err(UserError::SecondCodeWrong.into());
        };
        set_aside::forget(&txn, &step).await?;
        if by == By::RecoveryCode {
            let event = Event::of(events::RECOVERY_CODE_USED, "account", account, None);
            audit::record_of(&txn, Some(account), Some(&visit), now, event).await?;
        }
        let way = enter(&visit, txn, admitted, entry, events::SIGNED_IN).await?;
        house.doorkeeper.takes_second_step(account);
        browser.forgets_first_step();
        Ok(way)
    })
    .await
}

/// The most characters of a code that are read: a recovery code in groups.
const MOST_OF_A_CODE: u32 = 40;

/// Offers a secret to an app, for which the password is needed.
#[server(endpoint = "accounts/make-second-step")]
pub async fn make_second_step(current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        key(&visit)?;
        is_the_owner(house, viewer.account, current_password).await?;
        let txn = house.db.begin().await?;
        let offered = Offered(Secret::new());
        let offered = set_aside::put(&txn, Some(viewer.account), &offered, now).await?;
        txn.commit().await?;
        Ok(format!("{PAGE}?offered={offered}"))
    })
    .await
}

/// Sets the second step up, once a code shows that the app has the secret. Ends all other logins,
/// which began without it.
#[server(endpoint = "accounts/confirm-second-step")]
pub async fn confirm_second_step(offered: String, second_code: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let (account, key) = (viewer.account, key(&visit)?);
        let code = required(Field::SecondCode, &second_code, MOST_OF_A_CODE)?;
        let found = set_aside::get(house.db.read(), Some(account), &offered, now).await?;
        let Some(Offered(secret)) = found else {
            return Err(UserError::PreparedGone.into());
        };
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = secret.step_of(&code, now);
        let step = step.ok_or(UserError::SecondCodeWrong)?;
        let txn = visit.begin().await?;
        if store::has_second_step(&txn, account).await? {
            return Ok(PAGE.to_owned());
        }
        let own = viewer.own();
        let codes = store::set_up_second_step(&txn, &own, key, &secret, step, now).await?;
        set_aside::forget(&txn, &offered).await?;
        let codes = set_aside::put(&txn, Some(account), &NewCodes(codes), now).await?;
        store::end_logins(&txn, account, Which::AllBut(viewer.login), now).await?;
        let event = Event::of(events::SECOND_STEP_MADE, "account", account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-second-step-made").at(&format!("{PAGE}?codes={codes}")))
    })
    .await
}

/// Makes new recovery codes; those that were left count no more.
#[server(endpoint = "accounts/renew-recovery-codes")]
pub async fn renew_recovery_codes(current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let account = viewer.account;
        is_the_owner(house, account, current_password).await?;
        let txn = visit.begin().await?;
        if !store::has_second_step(&txn, account).await? {
            return Ok(PAGE.to_owned());
        }
        let codes = store::renew_recovery_codes(&txn, &viewer.own(), now).await?;
        let codes = set_aside::put(&txn, Some(account), &NewCodes(codes), now).await?;
        let event = Event::of(events::RECOVERY_CODES_RENEWED, "account", account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-recovery-codes-renewed").at(&format!("{PAGE}?codes={codes}")))
    })
    .await
}

/// Ends one's own second step, where it is not compulsory.
#[server(endpoint = "accounts/end-second-step")]
pub async fn end_second_step(current_password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let account = viewer.account;
        is_the_owner(house, account, current_password).await?;
        let txn = visit.begin().await?;
        if store::is_compulsory_for(&txn, account).await? {
            return Err(UserError::SecondStepCompulsory.into());
        }
        store::end_second_step(&txn, &viewer.own()).await?;
        let event = Event::of(events::SECOND_STEP_ENDED, "account", account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-second-step-ended").at(PAGE))
    })
    .await
}

/// Says for whom the second step is compulsory, as an administrator. Whoever it is for and has none
/// sets it up before anything else.
#[server(endpoint = "accounts/require-second-step")]
pub async fn require_second_step(
    #[server(default)] administrator: bool,
    #[server(default)] organizer: bool,
    #[server(default)] trainer: bool,
    #[server(default)] observer: bool,
    #[server(default)] judge: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let administers = visit.viewer()?.administers()?;
        key(&visit)?;
        let chosen = |role: &Role| match role {
            Role::Organizer => organizer,
            Role::Trainer => trainer,
            Role::Observer => observer,
            Role::Judge => judge,
        };
        let compulsory = Compulsory {
            administrators: administrator,
            roles: Role::ALL.into_iter().filter(chosen).collect(),
        };
        let txn = visit.begin().await?;
        store::set_compulsory(&txn, &administers, &compulsory, now).await?;
        let event = events::second_step_required(compulsory.codes());
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-second-step-required")
            .at(&format!("{}#second-step", paths::accounts::all())))
    })
    .await
}

/// The server's key; without it nobody can set an app up.
fn key(visit: &Visit) -> Result<&Key, AppError> {
    let key = visit.house.settings.key.as_ref();
    key.ok_or_else(|| UserError::NoKey.into())
}

/// The page of one's own second step.
pub(super) const PAGE: &str = paths::accounts::second_step();
