//! Accounts.

use std::collections::BTreeMap;

use course::Language;
use jiff::Timestamp;
use records::account;
use rules::emails;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::OnConflict,
};

use crate::{
    db::many::{self, among},
    errors::AppError,
};

use super::merged_into;

/// An account, as other rooms see it.
#[derive(Clone, Debug)]
pub struct Account {
    /// The account.
    pub id: i64,
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// The language of the person.
    pub language: Language,
    /// Whether the person administers the installation.
    pub administrator: bool,
    /// Whether the person has chosen a password.
    pub signed_up: bool,
    /// Whether the person's data were erased: nobody can come in by this account any more.
    pub erased: bool,
    /// Whether the account was closed: nobody can come in by it before it is opened again.
    pub closed: bool,
}

impl Account {
    /// Whether people come in by the account: it is neither closed nor erased.
    pub fn is_open(&self) -> bool {
        !self.closed && !self.erased
    }

    /// Whether the person came without an address, and has none yet.
    pub fn is_walk_in(&self) -> bool {
        is_walk_in(&self.email)
    }
}

/// The end of an address that stands for none (RFC 2606): nothing can be sent there.
const WALK_IN: &str = "@walk-in.invalid";

/// What stands in the place of an address for somebody who came without one.
pub fn walk_in_address(name: &str) -> String {
    format!("{name}{WALK_IN}")
}

/// Whether an address stands for none.
pub fn is_walk_in(address: &str) -> bool {
    address.ends_with(WALK_IN)
}

impl From<account::Model> for Account {
    fn from(model: account::Model) -> Self {
        Self {
            id: model.id,
            name: model.name,
            email: model.email,
            language: Language::from_code(&model.language).unwrap_or(Language::Kk),
            administrator: model.administrator,
            signed_up: model.password_hash.is_some(),
            erased: model.erased_at.is_some(),
            closed: model.closed_at.is_some(),
        }
    }
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// The language of the person.
    pub language: Language,
}

/// Makes an account; the person cannot sign in before an invitation was accepted. Where the
/// address has an account already, that one is given and stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    db: &impl ConnectionTrait,
    new: NewAccount,
    now: Timestamp,
) -> Result<Account, AppError> {
    let email = emails::normalised(&new.email);
    account::Entity::insert(row(email.clone(), new, now))
        .on_conflict(if_taken())
        .exec_without_returning(db)
        .await?;
    let there = by_email(db, &email).await?.ok_or(AppError::NotFound)?;
    // The address of an account that became part of another means that one.
    let into = merged_into(db, [there.id]).await?.remove(&there.id);
    match into {
        Some(into) => Ok(model(db, into).await?.into()),
        None => Ok(there),
    }
}

/// Makes the accounts that are missing, as [`add`] does one, and gives the accounts of all these
/// people by address.
///
/// # Errors
/// When the database refuses.
pub async fn add_all(
    db: &impl ConnectionTrait,
    people: Vec<NewAccount>,
    now: Timestamp,
) -> Result<BTreeMap<String, i64>, AppError> {
    // By address: of two lists that are taken at once, none waits for a row of the other while
    // the other waits for one of its own.
    let mut missing: BTreeMap<String, NewAccount> = BTreeMap::new();
    for new in people {
        missing.entry(emails::normalised(&new.email)).or_insert(new);
    }
    let mut found = by_emails(db, missing.keys().cloned().collect()).await?;
    missing.retain(|email, _| !found.contains_key(email));
    let emails: Vec<String> = missing.keys().cloned().collect();
    let rows = missing.into_iter().map(|(email, new)| row(email, new, now));
    let rows = rows.collect();
    many::insert_all(db, rows, Some(if_taken())).await?;
    if !emails.is_empty() {
        found.extend(by_emails(db, emails).await?);
    }
    let merged = merged_into(db, found.values().copied()).await?;
    for account in found.values_mut() {
        *account = merged.get(account).copied().unwrap_or(*account);
    }
    Ok(found)
}

async fn by_emails(
    db: &impl ConnectionTrait,
    emails: Vec<String>,
) -> Result<BTreeMap<String, i64>, AppError> {
    let found: Vec<(String, i64)> = account::Entity::find()
        .select_only()
        .column(account::Column::Email)
        .column(account::Column::Id)
        .filter(among(db, account::Column::Email, emails))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

fn row(email: String, new: NewAccount, now: Timestamp) -> account::ActiveModel {
    account::ActiveModel {
        email: Set(email),
        name: Set(new.name),
        language: Set(new.language.code().to_owned()),
        password_hash: Set(None),
        administrator: Set(false),
        created_at: Set(now.into()),
        ..Default::default()
    }
}

/// Where the address has an account already, that one stays as it is.
fn if_taken() -> OnConflict {
    OnConflict::column(account::Column::Email)
        .do_nothing()
        .to_owned()
}

/// The accounts with these addresses.
///
/// # Errors
/// When the database cannot be read.
pub async fn with_emails(
    db: &impl ConnectionTrait,
    emails: impl IntoIterator<Item = String>,
) -> Result<Vec<Account>, AppError> {
    let models = account::Entity::find()
        .filter(among(db, account::Column::Email, emails))
        .all(db)
        .await?;
    Ok(models.into_iter().map(Account::from).collect())
}

/// The account with an address.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>, AppError> {
    Ok(model_by_email(db, email).await?.map(Account::from))
}

pub async fn model_by_email(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<account::Model>, AppError> {
    Ok(account::Entity::find()
        .filter(account::Column::Email.eq(emails::normalised(email)))
        .one(db)
        .await?)
}

pub async fn model(db: &impl ConnectionTrait, id: i64) -> Result<account::Model, AppError> {
    account::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// An account, kept as it is until the transaction ends: who changes it at the same time waits.
///
/// # Errors
/// `NotFound`.
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> Result<Account, AppError> {
    let found = account::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(found.ok_or(AppError::NotFound)?.into())
}

/// All accounts, by address.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Account>, AppError> {
    let models = account::Entity::find()
        .order_by_asc(account::Column::Email)
        .all(db)
        .await?;
    Ok(models.into_iter().map(Account::from).collect())
}

/// The accounts with these ids.
///
/// # Errors
/// When the database cannot be read.
pub async fn people(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Account>, AppError> {
    let models = account::Entity::find()
        .filter(among(db, account::Column::Id, ids))
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .map(|model| (model.id, model.into()))
        .collect())
}
