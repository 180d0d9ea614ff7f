//! Choosing which letters one wants.

use leptos::prelude::*;

use crate::{context::Visit, errors::UserError, notices::Done};

use super::{Kind, store};

/// Chooses which letters one wants, by their codes; with `only_necessary` none but those without
/// which one cannot take part.
#[server(endpoint = "post/choose")]
pub async fn choose_letters(
    #[server(default)] wanted: Vec<String>,
    #[server(default)] only_necessary: bool,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let own = visit.viewer()?.own();
        let is_wanted = |kind: &Kind| {
            let mut codes = wanted.iter();
            !only_necessary && codes.any(|code| code == kind.code())
        };
        let unwanted: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|kind| !is_wanted(kind))
            .collect();
        let txn = visit.house.db.begin().await?;
        store::choose(&txn, &own, &unwanted).await?;
        txn.commit().await?;
        Ok(Done::LettersChosen.at("/account/letters"))
    }
    .await;
    visit.answer(outcome)
}
