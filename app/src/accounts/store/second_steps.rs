//! What is kept of the second step of signing in, and the proof that somebody may come in.

use jiff::Timestamp;
use records::{authenticator, recovery_code};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, sea_query::Expr,
};

use crate::{
    accounts::second_step::authenticator::Secret,
    authorization::viewer::{Administers, Own},
    db::{Write, many::insert_all, news::News},
    errors::AppError,
    secrets::{self, Key},
};

/// How many recovery codes one has.
pub const RECOVERY_CODES: usize = 10;
/// Characters of a recovery code: 73 bits, so that a quick hash without salt is enough.
const CODE_LENGTH: usize = 16;

/// The proof that somebody has shown all that signing in to an account asks for. Only [`admit`],
/// [`admit_by_code`] and [`super::admit_by_passkey`] make it, and no login begins without it.
#[derive(Debug)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct Admitted {
    account: i64,
}

impl Admitted {
    /// For [`super::admit_by_passkey`].
    pub(super) fn by_passkey(account: i64) -> Self {
        Self { account }
    }

    /// The account.
    pub fn account(&self) -> i64 {
        self.account
    }
}

/// What somebody who has taken the first step comes to.
#[derive(Debug)]
pub enum Admission {
    /// There is no second step: in.
    In(Admitted),
    /// A code is to be shown.
    CodeNeeded,
}

/// Admits whoever has shown the password, or a link that sets one: at once, where the account has
/// no second step.
pub async fn admit(db: &impl ConnectionTrait, account: i64) -> Result<Admission, AppError> {
    Ok(if has_second_step(db, account).await? {
        Admission::CodeNeeded
    } else {
        Admission::In(Admitted { account })
    })
}

/// By what somebody was admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A code of the app.
    App,
    /// A recovery code, which is used up now.
    RecoveryCode,
}

/// Admits whoever has taken the first step and shows a code of the app, or one of the recovery
/// codes; each counts once. None for a code that is neither.
pub async fn admit_by_code(
    db: &impl ConnectionTrait,
    key: Option<&Key>,
    account: i64,
    typed: &str,
    now: Timestamp,
) -> Result<Option<(Admitted, By)>, AppError> {
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let by = if typed.len() == CODE_LENGTH {
        let code = typed.to_ascii_uppercase();
        let used = recovery_code::Entity::update_many()
            .col_expr(
                recovery_code::Column::UsedAt,
                Expr::value(now.as_millisecond()),
            )
            .filter(recovery_code::Column::AccountId.eq(account))
            .filter(recovery_code::Column::CodeHash.eq(hash(account, &code)))
            .filter(recovery_code::Column::UsedAt.is_null())
            .exec(db)
            .await?;
        (used.rows_affected == 1).then_some(By::RecoveryCode)
    } else {
        takes_code(db, key, account, &typed, now)
            .await?
            .then_some(By::App)
    };
    Ok(by.map(|by| (Admitted { account }, by)))
}

/// Whether a code is one that the app shows now and that was not taken before. It is taken now.
async fn takes_code(
    db: &impl ConnectionTrait,
    key: Option<&Key>,
    account: i64,
    typed: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    let Some(row) = row(db, account).await? else {
        return Ok(false);
    };
    let Some(secret) = key.and_then(|key| Secret::opened(key, account, &row.secret)) else {
        tracing::error!(
            "a code cannot be checked: the server's key is not the one it was set up with"
        );
        return Ok(false);
    };
    let Some(step) = secret.step_of(typed, now) else {
        return Ok(false);
    };
    let taken = authenticator::Entity::update_many()
        .col_expr(authenticator::Column::LastStep, Expr::value(step))
        .filter(authenticator::Column::Id.eq(row.id))
        .filter(authenticator::Column::LastStep.lt(step))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

async fn row(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Option<authenticator::Model>, AppError> {
    let found = authenticator::Entity::find()
        .filter(authenticator::Column::AccountId.eq(account))
        .one(db)
        .await?;
    Ok(found)
}

/// Whether an account has a second step.
pub async fn has_second_step(db: &impl ConnectionTrait, account: i64) -> Result<bool, AppError> {
    Ok(row(db, account).await?.is_some())
}

/// An account's second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondStep {
    /// Since when.
    pub since: Timestamp,
    /// How many recovery codes are left.
    pub codes_left: u64,
}

/// The second step of an account.
pub async fn second_step(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Option<SecondStep>, AppError> {
    let Some(row) = row(db, account).await? else {
        return Ok(None);
    };
    let codes_left = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(db)
        .await?;
    Ok(Some(SecondStep {
        since: row.made_at.into(),
        codes_left,
    }))
}

/// Sets a second step up whose first code was right at this time step, and gives the recovery
/// codes, which are kept nowhere.
///
/// # Errors
/// When the account has one already.
pub async fn set_up_second_step(
    db: &Write,
    own: &Own,
    key: &Key,
    secret: &Secret,
    step: i64,
    now: Timestamp,
) -> Result<Vec<String>, AppError> {
    db.changes(News::Account(own.account()));
    authenticator::Entity::insert(authenticator::ActiveModel {
        account_id: Set(own.account()),
        secret: Set(secret.sealed(key, own.account())?),
        last_step: Set(step),
        made_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    renew_recovery_codes(db, own, now).await
}

/// Makes new recovery codes in the place of those that are left, and gives them; they are kept
/// nowhere.
pub async fn renew_recovery_codes(
    db: &impl ConnectionTrait,
    own: &Own,
    now: Timestamp,
) -> Result<Vec<String>, AppError> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(own.account()))
        .exec(db)
        .await?;
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| secrets::readable(CODE_LENGTH))
        .collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(own.account()),
        code_hash: Set(hash(own.account(), code)),
        made_at: Set(now.into()),
        used_at: Set(None),
        ..Default::default()
    });
    insert_all(db, rows.collect(), None).await?;
    Ok(codes)
}

/// What is kept of a recovery code: two accounts never share one.
fn hash(account: i64, code: &str) -> String {
    secrets::hash(&format!("recovery: {account}: {code}"))
}

/// Ends one's own second step.
pub async fn end_second_step(db: &Write, own: &Own) -> Result<(), AppError> {
    remove(db, own.account()).await
}

/// Takes somebody's second step away: the app and the codes are lost, or the person is erased.
pub async fn take_second_step(db: &Write, _: &Administers, account: i64) -> Result<(), AppError> {
    remove(db, account).await
}

pub(super) async fn remove(db: &Write, account: i64) -> Result<(), AppError> {
    db.changes(News::Account(account));
    authenticator::Entity::delete_many()
        .filter(authenticator::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
