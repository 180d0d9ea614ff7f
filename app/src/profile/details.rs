//! Putting a person's details right, for those who reach the account.

use course::Language;
use jiff::Timestamp;
use rules::emails;
use sea_orm::ConnectionTrait;

use crate::{
    accounts::{self, Account, Reach},
    audit::{self, Event},
    db::Write,
    errors::{AppError, Field, UserError},
    parts::form::{self, address, required},
    profile::events,
    request::{
        Visit,
        flash::{Flash, flash},
    },
};

use super::letters;

/// What a person is to be called from now on, and how to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The name in registers and on certificates.
    pub name: String,
    /// The language of letters and pages.
    pub language: Language,
    /// The address, normalised; none leaves it as it is.
    pub email: Option<String>,
}

impl Details {
    /// What the fields of a form say of somebody, or all that is wrong with them. Who came without
    /// an address may stay without; a form that has no such field leaves the address as it is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn read(
        db: &impl ConnectionTrait,
        of: &Account,
        name: &str,
        language: &str,
        email: Option<&str>,
    ) -> Result<Result<Self, UserError>, AppError> {
        let field = Field::Language;
        let mut email = match email.map(str::trim) {
            None => Ok(None),
            Some("") if of.is_walk_in() => Ok(None),
            Some(email) => address(email).map(Some),
        };
        // Of somebody who signs in with one, the new one's owner alone is told whether it is free.
        if let Ok(Some(new)) = &email
            && !of.signed_up
            && let Err(taken) = form::apart(accounts::address_is_free(db, of.id, new).await)?
        {
            email = Err(taken);
        }
        let read = form::all((
            required(Field::Name, name, 200),
            email,
            Language::from_code(language).ok_or(UserError::NotUnderstood { field }),
        ));
        Ok(read.map(|(name, email, language)| Self {
            name,
            language,
            email,
        }))
    }
}

/// What stands of a person's details before anybody types.
pub fn stood(account: &Account) -> [(Field, String); 3] {
    let email = match account.is_walk_in() {
        true => String::new(),
        false => account.email.clone(),
    };
    [
        (Field::Name, account.name.clone()),
        (Field::Email, email),
        (Field::Language, account.language.code().to_owned()),
    ]
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// All of it holds.
    Saved,
    /// The new address waits for the person: a letter with a link went there.
    AddressOffered,
}

impl Changed {
    /// What is said of it.
    pub fn said(self) -> Flash {
        match self {
            Self::Saved => flash!("done-details-changed"),
            Self::AddressOffered => flash!("done-address-offered"),
        }
    }
}

/// Changes a person's details, and notes it in the audit, for a training or for the installation.
///
/// # Errors
/// `AddressTaken` where another account has the address; when the database refuses.
pub async fn change(
    db: &Write,
    visit: &Visit,
    reach: Reach,
    details: Details,
    (training, now): (Option<i64>, Timestamp),
) -> Result<Changed, AppError> {
    let id = reach.account();
    let account = accounts::people(db, [id]).await?.remove(&id);
    let mut account = account.ok_or(AppError::NotFound)?;
    if (&account.name, account.language) != (&details.name, details.language) {
        accounts::put_name(db, reach, &details.name, details.language).await?;
        let event = Event::of(events::DETAILS_CHANGED, "account", id, training);
        audit::record(db, Some(visit), now, event).await?;
        (account.name, account.language) = (details.name, details.language);
    }
    let email = details.email.map(|email| emails::normalised(&email));
    let Some(email) = email.filter(|email| *email != account.email) else {
        return Ok(Changed::Saved);
    };
    if account.signed_up {
        offer(db, visit, reach, (&account, &email), now).await?;
        return Ok(Changed::AddressOffered);
    }
    accounts::put_address(db, reach, &email).await?;
    let event = Event::of(events::ADDRESS_CHANGED, "account", id, training);
    audit::record(db, Some(visit), now, event).await?;
    Ok(Changed::Saved)
}

/// Sends a link to a new address, by which its owner confirms it.
pub(super) async fn offer(
    db: &impl ConnectionTrait,
    visit: &Visit,
    reach: Reach,
    (account, email): (&Account, &str),
    now: Timestamp,
) -> Result<(), AppError> {
    let token = accounts::offer_address(db, reach, email, now).await?;
    letters::confirm(db, visit, account, (email, token), now).await?;
    let event = Event::of(events::ADDRESS_ASKED, "account", account.id, None);
    audit::record(db, Some(visit), now, event).await
}
