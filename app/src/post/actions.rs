//! Choosing which letters one wants.

use leptos::prelude::*;

use crate::{
    accounts,
    errors::{AppError, UserError},
    language::say,
    paths,
    request::{act, flash},
};

use super::{Kind, NewLetter, store};

/// Puts a letter that was given up into the queue again.
#[server(endpoint = "post/try-again")]
pub async fn try_letter_again(letter: i64) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let administers = visit.viewer()?.administers()?;
        let txn = house.db.begin().await?;
        store::try_again(&txn, &administers, letter, now).await?;
        txn.commit().await?;
        Ok(flash!("done-letter-tried-again").at(paths::post::letters()))
    })
    .await
}

/// Writes a letter to the administrator who asks, to see whether letters arrive.
#[server(endpoint = "post/send-test")]
pub async fn send_test_letter() -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let _ = viewer.administers()?;
        let txn = house.db.begin().await?;
        let own = accounts::people(&txn, [viewer.account]).await?;
        let own = own.into_values().next().ok_or(AppError::NotFound)?;
        let language = own.language;
        let letter = NewLetter {
            account: own.id,
            recipient: own.email,
            language,
            kind: Kind::Test,
            subject: say!(language, "letter-test-subject"),
            body: say!(language, "letter-test-body", name = own.name),
            secret: None,
            training: None,
            enrolment: None,
            sender: None,
            once: None,
            expires_at: None,
        };
        store::write(&txn, letter, now).await?;
        txn.commit().await?;
        Ok(flash!("done-letter-sent").at(paths::post::letters()))
    })
    .await
}

/// Chooses which letters one wants, by their codes; with `only_necessary` none but those without
/// which one cannot take part.
#[server(endpoint = "post/choose")]
pub async fn choose_letters(
    #[server(default)] wanted: Vec<String>,
    #[server(default)] only_necessary: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let own = visit.viewer()?.own();
        let is_wanted = |kind: &Kind| {
            let mut codes = wanted.iter();
            !only_necessary && codes.any(|code| code == kind.code())
        };
        let unwanted: Vec<Kind> = Kind::ALL
            .iter()
            .copied()
            .filter(|kind| !is_wanted(kind))
            .collect();
        let txn = visit.house.db.begin().await?;
        store::choose(&txn, &own, &unwanted).await?;
        txn.commit().await?;
        Ok(flash!("done-letters-chosen").at(paths::post::choices()))
    })
    .await
}
