//! Links that were opened: whether they still work, and their use.

use jiff::Timestamp;
use records::{account, invitation};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};

use crate::{
    errors::{AppError, UserError},
    secrets,
};

use super::invitations::{Link, LinkKind, locked};
use super::{
    model,
    reach::{is_open, reaches},
};

/// Notes that a link was opened, the first time.
pub async fn note_opened(
    db: &impl ConnectionTrait,
    id: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    invitation::Entity::update_many()
        .col_expr(
            invitation::Column::OpenedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::OpenedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// A link that still works, by its token: it is open, within its time, to an account that people
/// come in by, and whoever made it may still reach all that the account has.
pub async fn invited(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<Link, AppError> {
    let found = open_link(db, token, now).await?;
    let account = model(db, found.account_id).await?;
    checked(db, found, account).await
}

/// As [`invited`], to be used in the same transaction.
pub async fn invited_for_use(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<Link, AppError> {
    let account = locked(db, open_link(db, token, now).await?.account_id).await?;
    // Again: it may have been withdrawn while the account was waited for.
    let found = open_link(db, token, now).await?;
    checked(db, found, account).await
}

pub(super) async fn open_link(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<invitation::Model, AppError> {
    let found = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(secrets::hash(token)))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now.as_millisecond()))
        .one(db)
        .await?;
    Ok(found.ok_or(UserError::InvitationGone)?)
}

async fn checked(
    db: &impl ConnectionTrait,
    found: invitation::Model,
    account: account::Model,
) -> Result<Link, AppError> {
    let may = is_open(&account) && reaches(db, found.created_by, &account).await?;
    // A link that confirms an address is of none of these kinds: it sets no password.
    let kind = LinkKind::from_code(&found.kind).filter(|_| may);
    Ok(Link {
        id: found.id,
        opened: found.opened_at.is_some(),
        kind: kind.ok_or(UserError::InvitationGone)?,
        account,
    })
}

/// Whether the link with this token, of whichever kind, still opens what it was made for.
///
/// # Errors
/// When the database cannot be read.
pub async fn link_works(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    let found = match open_link(db, token, now).await {
        Ok(found) => found,
        Err(AppError::Refused(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let account = model(db, found.account_id).await?;
    Ok(is_open(&account) && reaches(db, found.created_by, &account).await?)
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
        .filter(invitation::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    if used.rows_affected == 1 {
        Ok(())
    } else {
        Err(UserError::InvitationGone.into())
    }
}
