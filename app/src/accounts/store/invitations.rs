//! Links that set a password: invitations, and links for who has forgotten it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use records::{account, invitation};
use rules::invitations as rule;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    db::{Database, many::among},
    errors::AppError,
    secrets,
};

use super::{arrival_codes::forget_arrival_codes, reach::Reach};

/// What a link that sets a password is for. Kept as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Invites somebody who has no password yet.
    Invitation,
    /// For a new password in place of one that was forgotten.
    Reset,
}

impl LinkKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Invitation, Self::Reset];

    /// The code that is kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// For how long such a link works. An invitation waits until somebody reads their letters; who
    /// asks for a new password stands at the door.
    pub fn limit(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(14 * 24),
            Self::Reset => SignedDuration::from_hours(1),
        }
    }
}

/// A link that still works.
#[derive(Clone, Debug)]
pub struct Link {
    /// The row.
    pub id: i64,
    /// What it is for.
    pub kind: LinkKind,
    /// Whether it was opened before.
    pub opened: bool,
    /// Whose password it sets.
    pub account: account::Model,
}

/// Makes a link for an account and withdraws the one made before. Gives its token, which is kept
/// nowhere.
///
/// # Errors
/// When the database refuses.
pub async fn invite(
    db: &impl ConnectionTrait,
    reach: Reach,
    kind: LinkKind,
    now: Timestamp,
) -> Result<String, AppError> {
    let row = invitation::ActiveModel {
        kind: Set(kind.code().to_owned()),
        expires_at: Set((now + kind.limit()).into()),
        ..Default::default()
    };
    make_link(db, reach, row, now).await
}

/// Makes a link of the kind and the time that the row says, as [`invite`] does.
pub(super) async fn make_link(
    db: &impl ConnectionTrait,
    reach: Reach,
    row: invitation::ActiveModel,
    now: Timestamp,
) -> Result<String, AppError> {
    // Two who make one at the same time do so one after the other; the account has one link.
    locked(db, reach.account).await?;
    withdraw_links(db, reach.account, now).await?;
    let token = secrets::token();
    invitation::Entity::insert(invitation::ActiveModel {
        account_id: Set(reach.account),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        created_by: Set(reach.maker),
        used_at: Set(None),
        withdrawn_at: Set(None),
        ..row
    })
    .exec_without_returning(db)
    .await?;
    Ok(token)
}

/// Whoever asked for a letter with a link has it within this time: another is not written.
const BETWEEN_LETTERS: SignedDuration = SignedDuration::from_mins(5);

/// Whether somebody has asked for a link to their own account within the last minutes, which is
/// still open. So nobody's letter-box is filled, however many ask in their name.
///
/// # Errors
/// When the database cannot be read.
pub async fn asked_lately(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<bool, AppError> {
    let lately = (now - BETWEEN_LETTERS).as_millisecond();
    let found = invitation::Entity::find()
        .filter(invitation::Column::AccountId.eq(account))
        .filter(invitation::Column::CreatedBy.eq(account))
        .filter(invitation::Column::CreatedAt.gt(lately))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The links of these people that set a first password and are neither used nor withdrawn, whether
/// or not they have expired.
///
/// # Errors
/// When the database cannot be read.
pub async fn invitation_links(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, rule::Link>, AppError> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Kind.eq(LinkKind::Invitation.code()))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(among(db, invitation::Column::AccountId, accounts))
        .all(db)
        .await?;
    let link = |row: invitation::Model| {
        let link = rule::Link {
            made_at: row.created_at.into(),
            expires_at: row.expires_at.into(),
            opened_at: row.opened_at.map(Into::into),
        };
        (row.account_id, link)
    };
    Ok(rows.into_iter().map(link).collect())
}

/// Withdraws the open link of an account, if it has one.
pub async fn withdraw_links(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<(), AppError> {
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
    Ok(())
}

/// The account, kept as it is until the transaction ends: nobody is given more in it meanwhile.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<account::Model, AppError> {
    account::Entity::find_by_id(account)
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or(AppError::NotFound)
}

/// How many rows go at once.
const FORGOTTEN_AT_ONCE: u64 = 500;

/// Deletes invitations and codes in the room that stopped working before a time. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_invitations(db: &Database, before: Timestamp) -> Result<usize, AppError> {
    let (before_at, before) = (before, before.as_millisecond());
    let old = Condition::any()
        .add(invitation::Column::UsedAt.lt(before))
        .add(invitation::Column::WithdrawnAt.lt(before))
        .add(invitation::Column::ExpiresAt.lt(before));
    let mut gone = 0;
    loop {
        let ids: Vec<i64> = invitation::Entity::find()
            .select_only()
            .column(invitation::Column::Id)
            .filter(old.clone())
            .limit(FORGOTTEN_AT_ONCE)
            .into_tuple()
            .all(db.read())
            .await?;
        if ids.is_empty() {
            let codes = forget_arrival_codes(db.writer(), before_at).await?;
            return Ok(gone + usize::try_from(codes).unwrap_or(usize::MAX));
        }
        gone += ids.len();
        invitation::Entity::delete_many()
            .filter(among(db.writer(), invitation::Column::Id, ids))
            .exec(db.writer())
            .await?;
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
