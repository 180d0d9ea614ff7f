//! What is kept of letters.

mod choices;
mod kind;
mod letter;
mod outbox;
mod sending;
mod writing;
mod written;

use jiff::Timestamp;
use records::letter as record;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    authorization::viewer::Administers,
    db::{Database, many::among},
    errors::AppError,
};

pub use choices::{choose, declined_by};
pub use kind::Kind;
pub(super) use letter::Letter;
pub use outbox::{Outbox, outbox};
pub(super) use sending::{Outcome, due, forget_secrets, note, take_up, try_again};
pub use writing::{NewLetter, write, write_all};
pub use written::{Posted, Written, invitations_to, letters_to, mailings, said, written};

/// How many letters are emptied at once.
const FORGOTTEN_AT_ONCE: u64 = 500;
/// Letters on a page.
const PAGE: u64 = 50;

/// Empties letters that were written before a time: that there was one stays. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_words(db: &Database, before: Timestamp) -> Result<usize, AppError> {
    let mut gone = 0;
    loop {
        let ids: Vec<i64> = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .filter(record::Column::CreatedAt.lt(before.as_millisecond()))
            .filter(record::Column::Recipient.ne(""))
            .limit(FORGOTTEN_AT_ONCE)
            .into_tuple()
            .all(db.read())
            .await?;
        if ids.is_empty() {
            return Ok(gone);
        }
        gone += ids.len();
        record::Entity::update_many()
            .col_expr(record::Column::Recipient, Expr::value(""))
            .col_expr(record::Column::Subject, Expr::value(""))
            .col_expr(record::Column::Body, Expr::value(""))
            .col_expr(record::Column::Secret, Expr::value(Option::<String>::None))
            .col_expr(record::Column::SecretAt, Expr::value(Option::<i32>::None))
            .col_expr(record::Column::NextTryAt, Expr::value(Option::<i64>::None))
            .filter(among(db.writer(), record::Column::Id, ids))
            .exec(db.writer())
            .await?;
    }
}

/// Erases the letters to a person, and which of them the person wanted.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    record::Entity::delete_many()
        .filter(record::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    choices::forget_choices(db, account).await
}

/// A page of letters, newest first, and how many pages there are. `page` counts from 1.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    _: &Administers,
    page: u64,
) -> Result<(Vec<Letter>, u64), AppError> {
    let query = record::Entity::find()
        .order_by_desc(record::Column::Id)
        .paginate(db, PAGE);
    let pages = query.num_pages().await?;
    let rows = query.fetch_page(page.saturating_sub(1)).await?;
    Ok((rows.into_iter().map(Letter::from).collect(), pages))
}
