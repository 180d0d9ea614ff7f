//! What one does who has forgotten the password.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;
use rules::emails;

use crate::{
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths,
    request::{act, flash, own_path},
};

use super::letter;

/// Asks for a letter with a link for a new password.
///
/// The answer is the same for every address, and is given before anything is looked up: neither its
/// words nor its time tell whether there is an account.
#[server(endpoint = "recovery/ask")]
pub async fn ask_for_letter(
    email: String,
    #[server(default)] next: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let house = &visit.house;
        if house.carrier.is_none() {
            return Err(AppError::NotFound);
        }
        let field = Field::Email;
        let email = required(field, &email, 254)?;
        let email = emails::address(&email).ok_or(UserError::NotUnderstood { field })?;
        // Counted apart from passwords: who asks for letters in another's name does not shut that
        // person out.
        house.doorkeeper.count_letter(&email, visit.address)?;
        let next = own_path(&next);
        let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let work = visit.clone();
        tokio::spawn(async move {
            if let Err(error) = letter::write(&work, &email, &next).await {
                tracing::error!(request = %work.request, ?error, "a letter for a new password cannot be written");
            }
        });
        Ok(flash!("done-letter-asked").at(&format!("{}?next={query}", paths::accounts::sign_in())))
    })
    .await
}
