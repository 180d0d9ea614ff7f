//! Invitations.

use jiff::{SignedDuration, Timestamp};
use records::{account, invitation};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::Expr,
};

use crate::{
    errors::{AppError, UserError},
    secrets,
};

use super::model;

/// An invitation works for this long.
pub const INVITATION_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
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
pub async fn invited(
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

/// Whether the link with this token still opens the door.
///
/// # Errors
/// When the database cannot be read.
pub async fn invitation_works(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    match invited(db, token, now).await {
        Ok(_) => Ok(true),
        Err(AppError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Notes an invitation as used. Only the first of two at the same time passes.
pub async fn use_invitation(
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

/// Erases the invitations of an account.
pub async fn erase_invitations(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    invitation::Entity::delete_many()
        .filter(invitation::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
