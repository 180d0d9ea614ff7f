//! Coming in by the code of a slip.

use leptos::prelude::*;

use crate::{accounts, errors::UserError, request::act};

/// Lets somebody in by a code in the room: signed in for the day, without a password.
#[server(endpoint = "trainings/arrive")]
pub async fn arrive(code: String, #[server(default)] next: String) -> Result<(), UserError> {
    act(async |visit| {
        let txn = visit.house.db.begin().await?;
        accounts::come_in(&visit, txn, &code, &next).await
    })
    .await
}
