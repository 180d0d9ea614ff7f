//! Erasing, as an administrator does it.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;
use rules::emails;

use crate::{
    accounts,
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths,
    request::{act, flash},
};

/// Erases a person's data. The person's address has to be typed, or the name of somebody who has
/// none, so that a slip of the finger erases nobody.
#[server(endpoint = "erasure/erase")]
pub async fn erase_person(
    account: i64,
    #[server(default)] email: String,
    #[server(default)] name: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let administers = visit.viewer()?.administers()?;
        let txn = house.db.begin().await?;
        let person = accounts::people(&txn, [account]).await?.remove(&account);
        let person = person.ok_or(AppError::NotFound)?;
        let (field, is_it) = match person.is_walk_in() {
            true => {
                let typed = required(Field::Name, &name, 200)?;
                (Field::Name, person.name == typed)
            }
            false => {
                let typed = required(Field::Email, &email, 254)?;
                (Field::Email, person.email == emails::normalised(&typed))
            }
        };
        if !is_it {
            return Err(UserError::NotUnderstood { field }.into());
        }
        super::erase(&txn, &administers, Some(&visit), account, now).await?;
        txn.commit().await?;
        Ok(flash!("done-person-erased").at(&paths::erasure::erase(account)))
    })
    .await
}
