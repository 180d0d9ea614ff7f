//! Codes by which judges come in who stand in the room and have no password yet.
//!
//! A code stands on a slip of paper and in its QR code: twelve characters that people can type, 55
//! random bits. It is kept as its SHA-256. Whoever reads the table would need 2⁵⁴ hashes for one
//! code, which works for three days, once, and opens no more than a judge's pages for a day; whoever
//! tries at the door is held up by the doorkeeper after a few.

use jiff::{SignedDuration, Timestamp};
use records::{account, arrival_code, enrolment};
use rules::roles::Role;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, OnConflict},
};

use crate::{
    errors::{AppError, UserError},
    secrets,
};

use super::{
    invitations::locked,
    model,
    reach::{Reach, is_open, reaches},
};

/// For how long a code works: from the evening before a weekend, when slips are printed, to the
/// morning after it.
pub const CODE_WORKS: SignedDuration = SignedDuration::from_hours(72);
/// How many characters it has.
const LENGTH: usize = 12;

/// A code that works.
#[derive(Clone, Debug)]
pub struct ArrivalCode {
    id: i64,
    /// Who comes in by it.
    pub account: i64,
    /// The person's name.
    pub name: String,
    /// To which training.
    pub training: i64,
}

/// A code as it was typed or scanned, in the form in which it is hashed.
fn normalised(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// A code in groups of four, to be read and typed.
pub fn in_groups(code: &str) -> String {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join("-")
}

/// Makes a code for somebody; the one before ends. Links that invite stay as they are.
///
/// # Errors
/// `NotAllowed` for who may not come in by one.
pub async fn make_arrival_code(
    db: &impl ConnectionTrait,
    reach: Reach,
    training: i64,
    now: Timestamp,
) -> Result<String, AppError> {
    let account = locked(db, reach.account()).await?;
    if !may_arrive(db, &account).await? {
        return Err(AppError::NotAllowed);
    }
    let code = secrets::readable(LENGTH);
    let replaced = OnConflict::column(arrival_code::Column::AccountId)
        .update_columns([
            arrival_code::Column::TrainingId,
            arrival_code::Column::CodeHash,
            arrival_code::Column::CreatedAt,
            arrival_code::Column::CreatedBy,
            arrival_code::Column::ExpiresAt,
            arrival_code::Column::UsedAt,
        ])
        .to_owned();
    arrival_code::Entity::insert(arrival_code::ActiveModel {
        account_id: Set(account.id),
        training_id: Set(training),
        code_hash: Set(secrets::hash(&code)),
        created_at: Set(now.into()),
        created_by: Set(reach.maker),
        expires_at: Set((now + CODE_WORKS).into()),
        used_at: Set(None),
        ..Default::default()
    })
    .on_conflict(replaced)
    .exec_without_returning(db)
    .await?;
    Ok(code)
}

/// Whether somebody may come in without a password: who has none, is a judge and nothing else
/// wherever they are, and administers nothing.
pub async fn may_arrive(
    db: &impl ConnectionTrait,
    account: &account::Model,
) -> Result<bool, AppError> {
    if account.administrator || account.password_hash.is_some() || !is_open(account) {
        return Ok(false);
    }
    let other = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account.id))
        .filter(enrolment::Column::Role.ne(Role::Judge.code()))
        .one(db)
        .await?;
    Ok(other.is_none())
}

/// What a code leads to, if it works: it is unused, within its time, of somebody who may come in by
/// one, and whoever made it may reach all that the account has.
///
/// # Errors
/// `ArrivalCodeGone`.
pub async fn arrival_code(
    db: &impl ConnectionTrait,
    typed: &str,
    now: Timestamp,
) -> Result<ArrivalCode, AppError> {
    let code = normalised(typed);
    let gone = UserError::ArrivalCodeGone;
    if code.len() != LENGTH {
        return Err(gone.into());
    }
    let found = arrival_code::Entity::find()
        .filter(arrival_code::Column::CodeHash.eq(secrets::hash(&code)))
        .filter(arrival_code::Column::UsedAt.is_null())
        .filter(arrival_code::Column::ExpiresAt.gt(now.as_millisecond()))
        .one(db)
        .await?
        .ok_or(gone.clone())?;
    let account = model(db, found.account_id).await?;
    let may = may_arrive(db, &account).await? && reaches(db, found.created_by, &account).await?;
    if !may {
        return Err(gone.into());
    }
    Ok(ArrivalCode {
        id: found.id,
        account: account.id,
        name: account.name,
        training: found.training_id,
    })
}

/// Uses a code up, and gives what it leads to. Only the first of two at the same time passes.
///
/// # Errors
/// `ArrivalCodeGone`.
pub async fn use_arrival_code(
    db: &impl ConnectionTrait,
    typed: &str,
    now: Timestamp,
) -> Result<ArrivalCode, AppError> {
    let found = arrival_code(db, typed, now).await?;
    locked(db, found.account).await?;
    // Again: a password may have been chosen, or a role given, while the account was waited for.
    let found = arrival_code(db, typed, now).await?;
    let used = arrival_code::Entity::update_many()
        .col_expr(
            arrival_code::Column::UsedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(arrival_code::Column::Id.eq(found.id))
        .filter(arrival_code::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    match used.rows_affected {
        1 => Ok(found),
        _ => Err(UserError::ArrivalCodeGone.into()),
    }
}

/// Deletes the code of an account.
pub async fn forget_arrival_code(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    arrival_code::Entity::delete_many()
        .filter(arrival_code::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes the codes that stopped working before a time. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_arrival_codes(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<u64, AppError> {
    let gone = arrival_code::Entity::delete_many()
        .filter(arrival_code::Column::ExpiresAt.lt(before.as_millisecond()))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(in_groups("ACDEFGHJKMNP"), "ACDE-FGHJ-KMNP");
        assert_eq!(normalised(" acde-fghj kmnp "), "ACDEFGHJKMNP");
    }
}
