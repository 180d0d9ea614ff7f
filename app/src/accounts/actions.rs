//! What one does with accounts.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

pub mod administration;

use course::Language;
use http::{HeaderValue, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use rules::{
    emails,
    passwords::{self, PasswordProblem},
};

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{AppError, Field, UserError},
    notices::Done,
    parts::form::required,
    refused::{self, Held, clean},
    set_aside,
};

use super::store::{self, LinkKind, Which};

/// Signs a person in. Unknown and wrong get the same answer, after the same work.
#[server(endpoint = "accounts/sign-in")]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] next: String,
    #[server(default)] held: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let email = required(Field::Email, &email, 254)?;
        if password.is_empty() {
            return Err(UserError::Missing {
                field: Field::Password,
            }
            .into());
        }
        let address = visit.address.map(|a| a.to_string()).unwrap_or_default();
        house
            .doorkeeper
            .count_try(&emails::normalised(&email), &address)?;
        let account = store::model_by_email(house.db.read(), &email).await?;
        let hash = account
            .as_ref()
            .and_then(|account| account.password_hash.clone());
        let right = house.doorkeeper.verify(password, hash).await?;
        let Some(account) = account.filter(|_| right) else {
            return Err(UserError::WrongSignIn.into());
        };
        // Told to those alone who know the password.
        if account.closed_at.is_some() {
            return Err(UserError::AccountClosed.into());
        }
        let txn = house.db.begin().await?;
        if let Some(viewer) = &visit.viewer {
            store::end_logins(&txn, viewer.account, Which::Only(viewer.login), now).await?;
        }
        let token = store::begin_login(&txn, account.id, now).await?;
        let event = Event::of(Action::SignedIn, "account", account.id, None);
        audit::record_of(&txn, Some(account.id), Some(&visit), now, event).await?;
        // What was sent when the last login had ended waits for the same person.
        let held = Held::opened(&held).and_then(|held| held.kept_for(account.id));
        let held = match held {
            Some(refused) => Some(set_aside::put(&txn, Some(account.id), &refused, now).await?),
            None => None,
        };
        txn.commit().await?;
        house.doorkeeper.forget_all();
        set_cookie(login_cookie(&token, house.settings.secure()));
        let mut next = clean(&next);
        if let Some(key) = held {
            next = refused::with(&next, refused::KEY, &key);
        }
        if !visit.has_cookies {
            next = refused::with(&next, refused::SIGNED_IN, "");
        }
        Ok(next)
    }
    .await;
    visit.answer(outcome)
}

/// Signs a person out of this browser.
#[server(endpoint = "accounts/sign-out")]
pub async fn sign_out() -> Result<(), UserError> {
    end(Which::Only, Action::SignedOut).await
}

/// Signs a person out of every browser, this one too.
#[server(endpoint = "accounts/sign-out-everywhere")]
pub async fn sign_out_everywhere() -> Result<(), UserError> {
    end(|_| Which::All, Action::SignedOutEverywhere).await
}

async fn end(which: fn(i64) -> Which, action: Action) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        if let Some(viewer) = &visit.viewer {
            let txn = house.db.begin().await?;
            store::end_logins(&txn, viewer.account, which(viewer.login), now).await?;
            let event = Event::of(action, "account", viewer.account, None);
            audit::record(&txn, Some(&visit), now, event).await?;
            txn.commit().await?;
            house.doorkeeper.forget_all();
        }
        set_cookie(format!(
            "{}; Max-Age=0",
            login_cookie("", house.settings.secure())
        ));
        Ok("/sign-in".to_owned())
    }
    .await;
    visit.answer(outcome)
}

/// Chooses the language of the interface: for this browser and, once signed in, for the account.
#[server(endpoint = "accounts/choose-language")]
pub async fn choose_language(
    language: String,
    #[server(default)] page: Option<String>,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome: Result<(), AppError> = async {
        let house = &visit.house;
        let language = Language::from_code(&language).ok_or(UserError::NotUnderstood {
            field: Field::Language,
        })?;
        if let Some(viewer) = &visit.viewer {
            let txn = house.db.begin().await?;
            store::set_language(&txn, &viewer.own(), language).await?;
            txn.commit().await?;
            house.doorkeeper.forget_all();
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
        Ok(())
    }
    .await;
    match page {
        Some(page) => visit.answer(outcome.map(|()| page)),
        // Without a way on, it leads back to the page one comes from.
        None => outcome.map_err(|error| visit.refused(error)),
    }
}

/// Accepts a link by choosing a password, and signs in.
#[server(endpoint = "accounts/accept-invitation")]
pub async fn accept_invitation(
    token: String,
    password: String,
    #[server(default)] next: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let address = visit.address.map(|a| a.to_string()).unwrap_or_default();
        house.doorkeeper.count_try(&token, &address)?;
        let account = store::invited(house.db.read(), &token, now).await?.account;
        check_password(&password, &account.email, &account.name)?;
        let hash = house.doorkeeper.hash(password).await?;
        let txn = house.db.begin().await?;
        let link = store::invited_for_use(&txn, &token, now).await?;
        let account = link.account;
        store::use_invitation(&txn, link.id, now).await?;
        store::set_password(&txn, account.id, hash).await?;
        store::end_logins(&txn, account.id, Which::All, now).await?;
        let login = store::begin_login(&txn, account.id, now).await?;
        let action = match link.kind {
            LinkKind::Invitation => Action::InvitationAccepted,
            LinkKind::Reset => Action::PasswordReset,
        };
        let event = Event::of(action, "account", account.id, None);
        audit::record_of(&txn, Some(account.id), Some(&visit), now, event).await?;
        txn.commit().await?;
        house.doorkeeper.forget_all();
        set_cookie(login_cookie(&login, house.settings.secure()));
        Ok(Done::PasswordChanged.at(&clean(&next)))
    }
    .await;
    visit.answer(outcome)
}

/// Changes the password of the one who is signed in, and ends all other logins.
#[server(endpoint = "accounts/change-password")]
pub async fn change_password(current_password: String, password: String) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let account = store::model(house.db.read(), viewer.account).await?;
        let address = visit.address.map(|a| a.to_string()).unwrap_or_default();
        house.doorkeeper.count_try(&account.email, &address)?;
        if !house
            .doorkeeper
            .verify(current_password, account.password_hash)
            .await?
        {
            return Err(UserError::NotUnderstood {
                field: Field::CurrentPassword,
            }
            .into());
        }
        check_password(&password, &account.email, &account.name)?;
        let hash = house.doorkeeper.hash(password).await?;
        let txn = house.db.begin().await?;
        store::set_password(&txn, viewer.account, hash).await?;
        store::end_logins(&txn, viewer.account, Which::AllBut(viewer.login), now).await?;
        let event = Event::of(Action::PasswordChanged, "account", viewer.account, None);
        audit::record(&txn, Some(&visit), now, event).await?;
        txn.commit().await?;
        house.doorkeeper.forget_all();
        Ok(Done::PasswordChanged.at("/account"))
    }
    .await;
    visit.answer(outcome)
}

fn check_password(password: &str, email: &str, name: &str) -> Result<(), AppError> {
    let problem = match passwords::check(password, email, name) {
        Ok(()) => return Ok(()),
        Err(problem) => problem,
    };
    Err(match problem {
        PasswordProblem::TooShort { least } => UserError::PasswordTooShort {
            least: least as u32,
        },
        PasswordProblem::TooLong { most } => UserError::PasswordTooLong { most: most as u32 },
        PasswordProblem::TooCommon => UserError::PasswordTooCommon,
        PasswordProblem::LikeYourself => UserError::PasswordLikeYourself,
    }
    .into())
}

/// The name of the login cookie. Over https it has the prefix that binds it to this host.
fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-login" } else { "login" }
}

/// The cookie that brings a login's token back.
fn login_cookie(token: &str, secure: bool) -> String {
    let name = cookie_name(secure);
    let flag = if secure { "; Secure" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{flag}")
}

/// The cookie that brings a login's token, as a browser sends it.
pub fn cookie_of(token: &str, secure: bool) -> String {
    format!("{}={token}", cookie_name(secure))
}

/// The login's token among the cookies of a request.
pub fn token_in(cookies: &str, secure: bool) -> Option<&str> {
    cookie_in(cookies, cookie_name(secure)).filter(|token| !token.is_empty())
}

/// The value of a cookie among the cookies of a request.
pub fn cookie_in<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Remembers for ten minutes where somebody was going who has to sign in first: a link that is opened
/// meanwhile leads there, for example to the check-in whose code was scanned.
pub(super) fn remember_next(visit: &Visit, next: &str) {
    let next = clean(next);
    if next != "/" {
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let secure = if visit.house.settings.secure() {
            "; Secure"
        } else {
            ""
        };
        set_cookie(format!(
            "next={next}; Path=/invitations; HttpOnly; SameSite=Lax; Max-Age=600{secure}"
        ));
    }
}

/// Where somebody was going who opens a link: as the link says, or as was remembered.
pub(super) fn next_of(visit: &Visit) -> String {
    if let Some(next) = visit.query().get("next") {
        return clean(next);
    }
    let cookies = use_context::<http::request::Parts>()
        .and_then(|parts| Some(parts.headers.get(header::COOKIE)?.to_str().ok()?.to_owned()))
        .unwrap_or_default();
    let next = cookie_in(&cookies, "next").unwrap_or("/");
    let next = format!("next={next}");
    let next = form_urlencoded::parse(next.as_bytes()).next();
    clean(next.as_ref().map_or("/", |(_, path)| path.as_ref()))
}

pub(super) fn set_cookie(cookie: String) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&cookie),
    ) {
        response.append_header(header::SET_COOKIE, value);
    }
}
