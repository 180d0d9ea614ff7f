//! What one does with accounts.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

pub mod administration;

use std::sync::Arc;

use course::Language;
use leptos::prelude::*;
use rules::{
    emails,
    passwords::{self, Own, PasswordProblem},
};
use sea_orm::ConnectionTrait;

use crate::{
    accounts::events,
    audit::{Action, Event, Notes as _},
    doorkeeper::Door,
    errors::{AppError, Field, UserError},
    house::House,
    parts::form::{self, required},
    paths,
    request::{act, flash, refused::Held},
};

use super::{
    browser::{Browser, set_cookie},
    entry::{Entry, after_first_step},
    store::{self, LinkKind, Which},
};

/// Signs a person in. Unknown and wrong get the same answer, after the same work.
#[server(endpoint = "accounts/sign-in")]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] stay: bool,
    #[server(default)] next: String,
    #[server(default)] held: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let house = &visit.house;
        let field = Field::Password;
        let password = match password.is_empty() {
            true => Err(UserError::Missing { field }),
            false => Ok(password),
        };
        let (email, password) = form::all((required(Field::Email, &email, 254), password))?;
        let (db, browser) = (house.db.read(), Browser::here(house.settings.secure()));
        let account = store::model_by_email(db, &email).await?;
        let id = account.as_ref().map(|account| account.id);
        let device = browser.known_to(db, id).await?;
        let email = emails::normalised(&email);
        let door = match &device {
            Some(known_as) => Door::Device { known_as },
            None => Door::Stranger {
                email: &email,
                address: visit.address,
            },
        };
        let hash = account
            .as_ref()
            .and_then(|account| account.password_hash.clone());
        let right = house.doorkeeper.verify(door, password, hash).await?;
        let Some(account) = account.filter(|_| right) else {
            note_failure(house, id);
            return Err(UserError::WrongSignIn.into());
        };
        // Told to those alone who know the password.
        if account.closed_at.is_some() {
            return Err(UserError::AccountClosed.into());
        }
        let txn = house.db.begin().await?;
        let entry = Entry {
            stays: stay && !account.administrator,
            next,
            held: Held::opened(&held),
            ..Entry::default()
        };
        after_first_step(&visit, txn, account.id, entry, events::SIGNED_IN).await
    })
    .await
}

/// Notes a wrong password with the account, for its owner to be told. After the answer, so that
/// the time it takes tells nobody whether there is such an account.
pub(super) fn note_failure(house: &Arc<House>, account: Option<i64>) {
    let Some(account) = account else {
        return;
    };
    let (house, now) = (house.clone(), house.clock.now());
    tokio::spawn(async move {
        let noted = async {
            let txn = house.db.begin().await?;
            store::note_failure(&txn, account, now).await?;
            txn.commit().await?;
            Ok::<_, AppError>(())
        };
        if let Err(error) = noted.await {
            tracing::error!(?error, "a failed sign-in cannot be noted");
        }
    });
}

/// Signs a person out of this browser.
#[server(endpoint = "accounts/sign-out")]
pub async fn sign_out() -> Result<(), UserError> {
    end(Which::Only, events::SIGNED_OUT).await
}

/// Signs a person out of every browser, this one too.
#[server(endpoint = "accounts/sign-out-everywhere")]
pub async fn sign_out_everywhere() -> Result<(), UserError> {
    end(|_| Which::All, events::SIGNED_OUT_EVERYWHERE).await
}

async fn end(which: fn(i64) -> Which, action: Action) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        if let Some(viewer) = &visit.viewer {
            let txn = visit.begin().await?;
            store::end_logins(&txn, viewer.account, which(viewer.login), now).await?;
            let event = Event::of(action, "account", viewer.account, None);
            txn.note(now, event).await?;
            txn.commit().await?;
        }
        Browser::here(house.settings.secure()).forgets_login();
        Ok(paths::accounts::sign_in().to_owned())
    })
    .await
}

/// Chooses the language of the interface: for this browser and, once signed in, for the account.
#[server(endpoint = "accounts/choose-language")]
pub async fn choose_language(
    language: String,
    #[server(default)] page: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let house = &visit.house;
        let language = Language::from_code(&language).ok_or(UserError::NotUnderstood {
            field: Field::Language,
        })?;
        if let Some(viewer) = &visit.viewer {
            let txn = house.db.begin().await?;
            store::set_language(&txn, &viewer.own(), language).await?;
            txn.commit().await?;
        }
        let secure = if house.settings.secure() {
            "; Secure"
        } else {
            ""
        };
        set_cookie(format!(
            "language={}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000{secure}",
            language.code()
        ));
        Ok(page)
    })
    .await
}

/// Accepts a link by choosing a password, and signs in.
#[server(endpoint = "accounts/accept-invitation")]
pub async fn accept_invitation(
    token: String,
    password: String,
    #[server(default)] next: String,
    #[server(default)] stay: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        house.doorkeeper.lets_in(visit.address)?;
        let invited = store::invited(house.db.read(), &token, now).await;
        if matches!(invited, Err(AppError::Refused(_))) {
            house.doorkeeper.turns_away(visit.address);
        }
        let account = invited?.account;
        check_password(house.db.read(), account.id, &password).await?;
        let hash = house.doorkeeper.hash(password).await?;
        let txn = house.db.begin().await?;
        let link = store::invited_for_use(&txn, &token, now).await?;
        let account = link.account;
        store::use_invitation(&txn, link.id, now).await?;
        store::set_password(&txn, account.id, hash).await?;
        store::end_logins(&txn, account.id, Which::All, now).await?;
        let action = match link.kind {
            LinkKind::Invitation => events::INVITATION_ACCEPTED,
            LinkKind::Reset => events::PASSWORD_RESET,
        };
        let entry = Entry {
            stays: stay && !account.administrator,
            next,
            ..Entry::default()
        };
        let way = after_first_step(&visit, txn, account.id, entry, action).await?;
        Ok(flash!("done-password-changed").at(&way))
    })
    .await
}

/// Changes the password of the one who is signed in, and ends all other logins.
#[server(endpoint = "accounts/change-password")]
pub async fn change_password(current_password: String, password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let owner = is_the_owner(house, viewer.account, current_password).await;
        let fits = check_password(house.db.read(), viewer.account, &password).await;
        form::all((form::apart(owner)?, form::apart(fits)?))?;
        let hash = house.doorkeeper.hash(password).await?;
        let txn = visit.begin().await?;
        store::set_password(&txn, viewer.account, hash).await?;
        store::end_logins(&txn, viewer.account, Which::AllBut(viewer.login), now).await?;
        let event = Event::of(events::PASSWORD_CHANGED, "account", viewer.account, None);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-password-changed").at(paths::accounts::own()))
    })
    .await
}

/// Passes when the one who is signed in knows the password, for what a browser that was left open
/// must not be enough for.
///
/// # Errors
/// `NotUnderstood` for another password; when too many were tried.
pub async fn is_the_owner(
    house: &House,
    account: i64,
    current_password: String,
) -> Result<(), AppError> {
    let hash = store::model(house.db.read(), account).await?.password_hash;
    let door = Door::Again { account };
    if house
        .doorkeeper
        .verify(door, current_password, hash)
        .await?
    {
        return Ok(());
    }
    let field = Field::CurrentPassword;
    Err(UserError::NotUnderstood { field }.into())
}

pub(super) async fn check_password(
    db: &impl ConnectionTrait,
    account: i64,
    password: &str,
) -> Result<(), AppError> {
    let account = store::model(db, account).await?;
    let own = Own {
        email: &account.email,
        name: &account.name,
        trainings: &store::training_words(db, account.id).await?,
    };
    let problem = match passwords::check(password, own) {
        Ok(()) => return Ok(()),
        Err(problem) => problem,
    };
    Err(match problem {
        PasswordProblem::TooShort { least } => UserError::PasswordTooShort {
            least: least as u32,
        },
        PasswordProblem::TooLong { most } => UserError::PasswordTooLong { most: most as u32 },
        PasswordProblem::MostUsed => UserError::PasswordMostUsed,
        PasswordProblem::Walked => UserError::PasswordWalked,
        PasswordProblem::Repeated => UserError::PasswordRepeated,
        PasswordProblem::Number => UserError::PasswordNumber,
        PasswordProblem::CommonWords => UserError::PasswordCommonWords,
        PasswordProblem::OfThisSite => UserError::PasswordOfThisSite,
        PasswordProblem::LikeYourself => UserError::PasswordLikeYourself,
    }
    .into())
}
