//! What is kept of accounts.

use std::collections::BTreeMap;

use course::Language;
use jiff::{SignedDuration, Timestamp};
use records::{account, enrolment, invitation, login, training};
use rules::{emails, roles::Role};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _, sea_query::Expr,
};

use crate::{
    errors::{AppError, UserError},
    secrets,
    viewer::{Seat, Viewer},
};

/// A login that nobody uses for this long ends: a day at court, so that a judge who reads in
/// the morning goes on in the evening.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(12);
/// A login ends after this time even when it is used.
pub const LOGIN_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// An invitation works for this long.
pub const INVITATION_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// The use of a login is noted to the minute.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

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

/// Makes an account; the person cannot sign in before an invitation was accepted.
///
/// # Errors
/// When the database refuses, as it does for an address that is taken.
pub async fn add(
    db: &impl ConnectionTrait,
    new: NewAccount,
    now: Timestamp,
) -> Result<Account, AppError> {
    let model = account::ActiveModel {
        email: Set(emails::normalised(&new.email)),
        name: Set(new.name),
        language: Set(new.language.code().to_owned()),
        password_hash: Set(None),
        administrator: Set(false),
        created_at: Set(now.into()),
        ..Default::default()
    };
    Ok(model.insert(db).await?.into())
}

/// The account with an address.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>, AppError> {
    Ok(model_by_email(db, email).await?.map(Account::from))
}

pub(super) async fn model_by_email(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<account::Model>, AppError> {
    Ok(account::Entity::find()
        .filter(account::Column::Email.eq(emails::normalised(email)))
        .one(db)
        .await?)
}

pub(super) async fn model(db: &impl ConnectionTrait, id: i64) -> Result<account::Model, AppError> {
    account::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
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
        .filter(account::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .map(|model| (model.id, model.into()))
        .collect())
}

/// Makes an account an administrator's, or no longer one.
///
/// # Errors
/// When there is no such account.
pub async fn make_administrator(
    db: &impl ConnectionTrait,
    id: i64,
    administrator: bool,
) -> Result<(), AppError> {
    let mut active = model(db, id).await?.into_active_model();
    active.administrator = Set(administrator);
    active.update(db).await?;
    Ok(())
}

pub(super) async fn set_language(
    db: &impl ConnectionTrait,
    id: i64,
    language: Language,
) -> Result<(), AppError> {
    let mut active = model(db, id).await?.into_active_model();
    active.language = Set(language.code().to_owned());
    active.update(db).await?;
    Ok(())
}

/// Sets the password of an account to one whose hash this is.
///
/// # Errors
/// When there is no such account.
pub async fn set_password(
    db: &impl ConnectionTrait,
    id: i64,
    hash: String,
) -> Result<(), AppError> {
    let mut active = model(db, id).await?.into_active_model();
    active.password_hash = Set(Some(hash));
    active.update(db).await?;
    Ok(())
}

/// Makes an invitation link for an account and withdraws those made before. Gives the token of
/// the link, which is kept nowhere.
///
/// # Errors
/// When the database refuses.
pub async fn invite(
    db: &impl ConnectionTrait,
    account: i64,
    by: Option<i64>,
    now: Timestamp,
) -> Result<String, AppError> {
    invitation::Entity::update_many()
        .col_expr(
            invitation::Column::WithdrawnAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(invitation::Column::AccountId.eq(account))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    let token = secrets::token();
    invitation::Entity::insert(invitation::ActiveModel {
        account_id: Set(account),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        created_by: Set(by),
        expires_at: Set((now + INVITATION_LIMIT).into()),
        used_at: Set(None),
        withdrawn_at: Set(None),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(token)
}

/// The account that an invitation which still works is for, with the invitation's id.
pub(super) async fn invited(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<(i64, account::Model), AppError> {
    let found = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(secrets::hash(token)))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now.as_millisecond()))
        .one(db)
        .await?
        .ok_or(UserError::InvitationGone)?;
    Ok((found.id, model(db, found.account_id).await?))
}

/// Notes an invitation as used. Only the first of two at the same time passes.
pub(super) async fn use_invitation(
    db: &impl ConnectionTrait,
    id: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let used = invitation::Entity::update_many()
        .col_expr(
            invitation::Column::UsedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    if used.rows_affected == 1 {
        Ok(())
    } else {
        Err(UserError::InvitationGone.into())
    }
}

/// Begins a login and gives its token, which is kept nowhere.
pub(super) async fn begin_login(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<String, AppError> {
    let token = secrets::token();
    login::Entity::insert(login::ActiveModel {
        account_id: Set(account),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        seen_at: Set(now.into()),
        expires_at: Set((now + LOGIN_LIMIT).into()),
        ended_at: Set(None),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(token)
}

/// Ends logins of an account: one, or all but one, or all.
pub(super) async fn end_logins(
    db: &impl ConnectionTrait,
    account: i64,
    which: Which,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut query = login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(now.as_millisecond()))
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null());
    match which {
        Which::All => {}
        Which::Only(id) => query = query.filter(login::Column::Id.eq(id)),
        Which::AllBut(id) => query = query.filter(login::Column::Id.ne(id)),
    }
    query.exec(db).await?;
    Ok(())
}

/// Which logins of an account.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which {
    /// All.
    All,
    /// One.
    Only(i64),
    /// All but one.
    AllBut(i64),
}

/// Who comes by a login, if it still counts. Notes its use, to the minute.
///
/// # Errors
/// When the database cannot be reached.
pub async fn recognise(
    db: &crate::db::Database,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Viewer>, AppError> {
    let found = login::Entity::find()
        .filter(login::Column::TokenHash.eq(token_hash))
        .filter(login::Column::EndedAt.is_null())
        .find_also_related(account::Entity)
        .one(db.read())
        .await?;
    let Some((login, Some(account))) = found else {
        return Ok(None);
    };
    let (seen_at, expires_at) = (
        Timestamp::from(login.seen_at),
        Timestamp::from(login.expires_at),
    );
    if now >= expires_at || now.duration_since(seen_at) >= IDLE_LIMIT {
        return Ok(None);
    }
    if now.duration_since(seen_at) >= NOTED_EVERY {
        login::Entity::update_many()
            .col_expr(login::Column::SeenAt, Expr::value(now.as_millisecond()))
            .filter(login::Column::Id.eq(login.id))
            .exec(db.writer())
            .await?;
    }
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account.id))
        .find_also_related(training::Entity)
        .order_by_asc(enrolment::Column::Id)
        .all(db.read())
        .await?;
    Ok(Some(Viewer {
        account: account.id,
        login: login.id,
        name: account.name,
        language: Language::from_code(&account.language).unwrap_or(Language::Kk),
        administrator: account.administrator,
        seats: seats
            .into_iter()
            .filter_map(|(seat, training)| {
                Some(Seat {
                    enrolment: seat.id,
                    training: seat.training_id,
                    course: training?.course,
                    role: Role::from_code(&seat.role)?,
                })
            })
            .collect(),
        seen_at: now,
        expires_at,
    }))
}

/// The logins of an account that still count: when they began and were last used, newest first.
pub(super) async fn logins(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<Vec<(i64, Timestamp, Timestamp)>, AppError> {
    let models = login::Entity::find()
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(now.as_millisecond()))
        .filter(login::Column::SeenAt.gt((now - IDLE_LIMIT).as_millisecond()))
        .order_by_desc(login::Column::Id)
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .map(|login| (login.id, login.created_at.into(), login.seen_at.into()))
        .collect())
}
