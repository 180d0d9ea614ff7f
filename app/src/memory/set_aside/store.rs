//! What is kept of what waits between two requests.

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit as _, Nonce,
    aead::{Aead as _, Payload},
};
use jiff::Timestamp;
use records::set_aside;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};

use crate::{
    clock::Clock,
    db::{Database, many::among},
    errors::{AppError, UserError},
    secrets,
};

use super::SetAside;

/// Sets a thing aside for its owner and gives the key to find it by. Nobody owns what was set
/// aside before anybody had signed in; then whoever has the key may have the thing.
///
/// # Errors
/// `TooMuchSent` for a thing beyond its bounds; when the database cannot be written.
pub async fn put<T: SetAside>(
    db: &impl ConnectionTrait,
    owner: Option<i64>,
    thing: &T,
    now: Timestamp,
) -> Result<String, AppError> {
    let json = serde_json::to_vec(thing)?;
    if json.len() > T::MOST_BYTES {
        return Err(UserError::TooMuchSent.into());
    }
    if let Some(owner) = owner {
        make_room::<T>(db, owner).await?;
    }
    let key = secrets::token();
    let content = cipher(&key)
        .encrypt(&Nonce::default(), sealed::<T>(&json, owner).payload())
        .map_err(|_| AppError::Internal(anyhow::anyhow!("a thing cannot be enciphered")))?;
    set_aside::Entity::insert(set_aside::ActiveModel {
        key_hash: Set(secrets::hash(&key)),
        account_id: Set(owner),
        kind: Set(T::KIND.to_owned()),
        content: Set(content),
        made_at: Set(now.into()),
        expires_at: Set((now + T::KEPT_FOR).into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(key)
}

/// Deletes the oldest of a kind, so that one more fits.
async fn make_room<T: SetAside>(db: &impl ConnectionTrait, owner: i64) -> Result<(), AppError> {
    let own = set_aside::Entity::find()
        .select_only()
        .column(set_aside::Column::Id)
        .filter(set_aside::Column::AccountId.eq(owner))
        .filter(set_aside::Column::Kind.eq(T::KIND))
        .order_by_desc(set_aside::Column::Id);
    let beyond: Vec<i64> = own
        .offset(T::MOST_OF_ONE.saturating_sub(1))
        .limit(T::MOST_OF_ONE * 4)
        .into_tuple()
        .all(db)
        .await?;
    if !beyond.is_empty() {
        set_aside::Entity::delete_many()
            .filter(among(db, set_aside::Column::Id, beyond))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The thing under a key, if it is still kept, is of this kind and belongs to this owner or to
/// nobody.
///
/// # Errors
/// When the database cannot be read.
pub async fn get<T: SetAside>(
    db: &impl ConnectionTrait,
    owner: Option<i64>,
    key: &str,
    now: Timestamp,
) -> Result<Option<T>, AppError> {
    if !secrets::is_token(key) {
        return Ok(None);
    }
    let found = set_aside::Entity::find()
        .filter(set_aside::Column::KeyHash.eq(secrets::hash(key)))
        .filter(set_aside::Column::Kind.eq(T::KIND))
        .filter(set_aside::Column::ExpiresAt.gt(now.as_millisecond()))
        .one(db)
        .await?;
    let Some(row) = found.filter(|row| row.account_id.is_none() || row.account_id == owner) else {
        return Ok(None);
    };
    let sealed = sealed::<T>(&row.content, row.account_id);
    let json = cipher(key).decrypt(&Nonce::default(), sealed.payload());
    Ok(json
        .ok()
        .and_then(|json| serde_json::from_slice(&json).ok()))
}

/// Forgets the thing under a key.
///
/// # Errors
/// When the database cannot be written.
pub async fn forget(db: &impl ConnectionTrait, key: &str) -> Result<(), AppError> {
    take_away(db, key).await.map(drop)
}

/// Forgets the thing under a key, and gives whether it was there: of two who do so at the same time
/// one finds it gone.
///
/// # Errors
/// When the database cannot be written.
pub async fn take_away(db: &impl ConnectionTrait, key: &str) -> Result<bool, AppError> {
    let gone = set_aside::Entity::delete_many()
        .filter(set_aside::Column::KeyHash.eq(secrets::hash(key)))
        .exec(db)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Forgets what a person set aside, when their data are erased.
///
/// # Errors
/// When the database cannot be written.
pub async fn erase(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    set_aside::Entity::delete_many()
        .filter(set_aside::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// A job: forgets what has expired. Gives how many things that were.
///
/// # Errors
/// When the database cannot be written.
pub async fn sweep(db: &Database, clock: &Clock) -> Result<usize, AppError> {
    let now = clock.now().as_millisecond();
    let expired = set_aside::Column::ExpiresAt.lte(now);
    let any = set_aside::Entity::find()
        .filter(expired.clone())
        .one(db.read())
        .await?;
    if any.is_none() {
        return Ok(0);
    }
    let txn = db.begin().await?;
    let gone = set_aside::Entity::delete_many()
        .filter(expired)
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(usize::try_from(gone.rows_affected).unwrap_or(usize::MAX))
}

/// The cipher of a key. The key is used for one thing alone, so the nonce may be constant.
fn cipher(key: &str) -> ChaCha20Poly1305 {
    let key: [u8; 32] = Sha256::digest(format!("set aside: {key}")).into();
    ChaCha20Poly1305::new(&key.into())
}

/// What is enciphered, bound to its kind and its owner: a row cannot be given another.
struct Sealed<'a> {
    bytes: &'a [u8],
    bound_to: String,
}

impl Sealed<'_> {
    fn payload(&self) -> Payload<'_, '_> {
        Payload {
            msg: self.bytes,
            aad: self.bound_to.as_bytes(),
        }
    }
}

fn sealed<T: SetAside>(bytes: &[u8], owner: Option<i64>) -> Sealed<'_> {
    Sealed {
        bytes,
        bound_to: format!("{}/{owner:?}", T::KIND),
    }
}
