//! Which letters are to be sent, and what became of them.

use jiff::{SignedDuration, Timestamp};
use records::letter;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    authorization::viewer::Administers,
    errors::{AppError, UserError},
};

use super::Letter;

/// For so long a letter belongs to the one who has begun to send it; after that, whoever comes
/// may try again. Longer than a carrier may take.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// How many letters are taken up at once.
const AT_ONCE: u64 = 50;

/// Letters that may be tried now, the oldest first.
pub(in crate::post) async fn due(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Vec<Letter>, AppError> {
    let rows = letter::Entity::find()
        .filter(letter::Column::NextTryAt.lte(now.as_millisecond()))
        .order_by_asc(letter::Column::Id)
        .limit(AT_ONCE)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Letter::from).collect())
}

/// Takes up a letter as it was read. Only one of several who do so at the same time passes.
pub(in crate::post) async fn take_up(
    db: &impl ConnectionTrait,
    read: &Letter,
    now: Timestamp,
) -> Result<bool, AppError> {
    let taken = letter::Entity::update_many()
        .col_expr(
            letter::Column::NextTryAt,
            Expr::value((now + LEASE).as_millisecond()),
        )
        .col_expr(
            letter::Column::Tries,
            Expr::col(letter::Column::Tries).add(1),
        )
        .filter(letter::Column::Id.eq(read.id))
        .filter(letter::Column::NextTryAt.eq(read.next_try_at.map(|at| at.as_millisecond())))
        .filter(letter::Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// What became of a try.
#[derive(Clone, Debug)]
pub(in crate::post) enum Outcome {
    /// A mail server took it.
    Sent,
    /// It is to be tried again.
    Later {
        /// When.
        at: Timestamp,
        /// Why it was not taken, as a code.
        code: String,
    },
    /// It is not tried any more.
    GivenUp {
        /// Why, as a code.
        code: String,
    },
}

/// Notes what became of a letter. One that is not tried any more forgets its secret.
pub(in crate::post) async fn note(
    db: &impl ConnectionTrait,
    id: i64,
    outcome: Outcome,
    now: Timestamp,
) -> Result<(), AppError> {
    let (sent, next, code) = match outcome {
        Outcome::Sent => (Some(now), None, None),
        Outcome::Later { at, code } => (None, Some(at), Some(code)),
        Outcome::GivenUp { code } => (None, None, Some(code)),
    };
    let moment = |at: Option<Timestamp>| Expr::value(at.map(|at| at.as_millisecond()));
    let mut update = letter::Entity::update_many()
        .col_expr(letter::Column::SentAt, moment(sent))
        .col_expr(letter::Column::NextTryAt, moment(next))
        .col_expr(letter::Column::Error, Expr::value(code))
        .filter(letter::Column::Id.eq(id));
    if next.is_none() {
        update = update.col_expr(letter::Column::Secret, Expr::value(Option::<String>::None));
    }
    update.exec(db).await?;
    Ok(())
}

/// For so long a secret is kept at the most: over a weekend, where an administrator passes letters on
/// by hand. A mail server is given up sooner.
const SECRET_LIMIT: SignedDuration = SignedDuration::from_hours(72);

/// Gives up the letters whose secret is of no use any more, or has been kept for too long, and
/// forgets it. Gives how many there were.
pub(in crate::post) async fn forget_secrets(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<u64, AppError> {
    let lost = letter::Column::Secret.is_null();
    let old = letter::Column::CreatedAt.lte((now - SECRET_LIMIT).as_millisecond());
    let late = letter::Column::ExpiresAt.lte(now.as_millisecond());
    let given_up = letter::Entity::update_many()
        .col_expr(letter::Column::Secret, Expr::value(Option::<String>::None))
        .col_expr(letter::Column::NextTryAt, Expr::value(Option::<i64>::None))
        .col_expr(letter::Column::Error, Expr::value("link-gone"))
        .filter(letter::Column::SecretAt.is_not_null())
        .filter(letter::Column::NextTryAt.is_not_null())
        .filter(lost.or(old).or(late))
        .exec(db)
        .await?;
    Ok(given_up.rows_affected)
}

/// Puts a letter that was given up into the queue again.
///
/// # Errors
/// `NothingChosen` for one that was sent, waits, or has lost what it was to bring.
pub(in crate::post) async fn try_again(
    db: &impl ConnectionTrait,
    _: &Administers,
    id: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let put = letter::Entity::update_many()
        .col_expr(letter::Column::NextTryAt, Expr::value(now.as_millisecond()))
        .col_expr(letter::Column::Tries, Expr::value(0))
        .filter(letter::Column::Id.eq(id))
        .filter(letter::Column::SentAt.is_null())
        .filter(letter::Column::NextTryAt.is_null())
        .filter(letter::Column::SecretAt.is_null())
        .filter(letter::Column::Recipient.ne(""))
        .exec(db)
        .await?;
    match put.rows_affected {
        0 => Err(UserError::NothingChosen.into()),
        _ => Ok(()),
    }
}
