//! What administrators do with accounts: close and reopen them, end their logins, make links for a
//! new password, take a second step away that was lost, and give or take the role of an
//! administrator.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::events,
    accounts::store::{self, LinkKind, Reach, Which},
    audit::{ADMINISTRATOR, Event, NO_ROLE, Notes as _},
    errors::{AppError, UserError},
    memory::set_aside::{self, SetAside},
    paths,
    request::{act, flash},
};

/// Closes an account: its logins and links end, nobody comes in by it, and what was done stays.
#[server(endpoint = "accounts/close")]
pub async fn close_account(account: i64) -> Result<(), UserError> {
    administer(account, Wish::Close).await
}

/// Opens an account again that was closed; the password is what it was.
#[server(endpoint = "accounts/reopen")]
pub async fn reopen_account(account: i64) -> Result<(), UserError> {
    administer(account, Wish::Reopen).await
}

/// Ends all logins of a person.
#[server(endpoint = "accounts/end-logins")]
pub async fn end_logins_of(account: i64) -> Result<(), UserError> {
    administer(account, Wish::EndLogins).await
}

/// Makes a person an administrator.
#[server(endpoint = "accounts/make-administrator")]
pub async fn appoint_administrator(account: i64) -> Result<(), UserError> {
    administer(account, Wish::Administrator(true)).await
}

/// Takes the role of an administrator away.
#[server(endpoint = "accounts/unmake-administrator")]
pub async fn dismiss_administrator(account: i64) -> Result<(), UserError> {
    administer(account, Wish::Administrator(false)).await
}

/// Takes the second step of signing in away from somebody who has lost the app and the codes; the
/// password is what is left, until it is set up anew.
#[server(endpoint = "accounts/take-second-step")]
pub async fn take_second_step(account: i64) -> Result<(), UserError> {
    administer(account, Wish::TakeSecondStep).await
}

/// Makes a link with which a person chooses a new password, or the first.
#[server(endpoint = "accounts/make-link")]
pub async fn make_link(account: i64) -> Result<(), UserError> {
    administer(account, Wish::Link).await
}

/// A link that is shown once, to the administrator who made it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountLink(pub String);

impl SetAside for AccountLink {
    const KIND: &'static str = "account-link";
    const MOST_BYTES: usize = 4096;
    const MOST_OF_ONE: u64 = 20;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Close,
    Reopen,
    EndLogins,
    TakeSecondStep,
    Administrator(bool),
    Link,
}

async fn administer(account: i64, wish: Wish) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let administers = viewer.administers()?;
        // So that one administrator is left whatever each does to the others.
        if account == viewer.account {
            return Err(UserError::OwnAccount.into());
        }
        let txn = visit.begin().await?;
        let person = store::administered(&txn, &administers, viewer.account, account).await?;
        let simple = |action| Event::of(action, "account", account, None);
        let mut link = None;
        let (event, done) = match wish {
            Wish::Close => {
                store::close(&txn, &administers, account, now).await?;
                (
                    simple(events::ACCOUNT_CLOSED),
                    flash!("done-account-closed"),
                )
            }
            Wish::Reopen => {
                if !store::merged_into(&txn, [account]).await?.is_empty() {
                    return Err(UserError::AccountMerged.into());
                }
                store::reopen(&txn, &administers, account).await?;
                (
                    simple(events::ACCOUNT_REOPENED),
                    flash!("done-account-reopened"),
                )
            }
            Wish::EndLogins => {
                store::end_logins(&txn, account, Which::All, now).await?;
                (simple(events::LOGINS_ENDED), flash!("done-logins-ended"))
            }
            Wish::TakeSecondStep => {
                store::take_second_step(&txn, &administers, account).await?;
                (
                    simple(events::SECOND_STEP_TAKEN),
                    flash!("done-second-step-taken"),
                )
            }
            Wish::Administrator(administrator) => {
                store::make_administrator(&txn, account, administrator).await?;
                let code = |administrator| {
                    if administrator {
                        ADMINISTRATOR
                    } else {
                        NO_ROLE
                    }
                };
                let (before, after) = (code(person.administrator), code(administrator));
                let event = events::role_given(account, None, before, after);
                let done = match administrator {
                    true => flash!("done-role-changed"),
                    false => flash!("done-role-taken"),
                };
                (event, done)
            }
            Wish::Link => {
                let kind = match person.signed_up {
                    true => LinkKind::Reset,
                    false => LinkKind::Invitation,
                };
                let reach = Reach::of(&txn, viewer.account, account).await?;
                let reach = reach
                    .filter(|_| !person.is_walk_in())
                    .ok_or(AppError::NotFound)?;
                let token = store::invite(&txn, reach, kind, now).await?;
                let address = format!(
                    "{}{}",
                    house.settings.public_url,
                    paths::accounts::invitation(&token)
                );
                let made = AccountLink(address);
                link = Some(set_aside::put(&txn, Some(viewer.account), &made, now).await?);
                (simple(events::LINK_RESET), flash!("done-link-made"))
            }
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        let page = paths::home::account(account);
        Ok(done.at(&match link {
            Some(key) => format!("{page}?link={key}"),
            None => page,
        }))
    })
    .await
}
