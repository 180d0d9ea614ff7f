//! What one does about the notice.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;

use crate::{
    errors::UserError,
    request::{act, own_path},
};

use super::store;

/// Confirms that one has read the notice, and goes on to where one was going.
#[server(endpoint = "privacy/confirm")]
pub async fn confirm_notice(#[server(default)] next: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let account = visit.viewer()?.account;
        let txn = house.db.begin().await?;
        store::confirm(&txn, account, now).await?;
        txn.commit().await?;
        Ok(own_path(&next))
    })
    .await
}
