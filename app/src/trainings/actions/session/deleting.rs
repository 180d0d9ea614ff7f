//! Deleting a session.

use leptos::prelude::*;

use crate::{
    audit::Notes as _,
    authorization::viewer::InTraining as _,
    errors::UserError,
    memory::sendings,
    paths, post,
    request::{act, flash},
    trainings::{events, letters, standing, store},
};

use super::{event, manages_session, told::people};

/// Deletes a session at which nothing was marked.
#[server(endpoint = "trainings/delete-session")]
pub async fn delete_session(
    session: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = manages_session(&visit, session).await?;
        let training = manages.training();
        let txn = visit.begin().await?;
        let held = store::hold(&txn, training).await?;
        let old = store::find_session(&txn, session).await?;
        standing::of_session(&old, &held).still_stands(&version)?;
        let spoken_of = store::marks_at(&txn, session).await? > 0
            || store::was_joined(&txn, session).await?
            || store::was_closed(&txn, session).await?
            || store::was_asked_about(&txn, session).await?;
        if spoken_of {
            return Err(UserError::SessionMarked.into());
        }
        store::cancel_session(&txn, &manages, &old, now).await?;
        store::delete_session(&txn, &manages, session).await?;
        sendings::forget_below(&txn, training).await?;
        if old.gathering.starts_at > now {
            let told = people(&visit, &txn, &old).await?;
            let url = visit.public_url();
            let told = told.iter();
            let told = told.map(|member| letters::session_cancelled(url, &held, member, &old));
            post::write_all(&txn, told.collect(), now).await?;
        }
        let event = event(events::SESSION_DELETED, training, session);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-session-deleted").at(&paths::trainings::agenda(training)))
    })
    .await
}
