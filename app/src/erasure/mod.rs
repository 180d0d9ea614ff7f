//! Erasure: a person's data go, and what the person did stays.
//!
//! The name becomes a pseudonym and whatever else says who it was is taken away, in every room.
//! Marks, answers and grades are facts that others rely on: they stay, and so do their authors.
//! The words that people typed besides, by or about the person, are emptied (`remarks`); what the
//! person wrote about others is theirs, and stays with them.
//! What is kept for a time only goes by itself when it is over.
//! A room that keeps something new about a person has to be asked here.

mod actions;
pub mod events;
mod jobs;
mod pages;

use jiff::Timestamp;

use crate::{
    accounts, attendance,
    audit::{self, Event},
    authorization::viewer::Administers,
    calendar,
    db::Write,
    errors::{AppError, UserError},
    learning,
    memory::set_aside,
    paths::routes,
    post, remarks,
    request::Visit,
    trainings,
};

pub use actions::ErasePerson;
pub use jobs::forget_old;

/// Erases a person's data and gives the pseudonym that stands in the name's place. `visit` is
/// none for the command line. To be committed by the caller.
///
/// # Errors
/// `ErasesAdministrator`; `NotFound` when there is no such person, or not any more.
pub async fn erase(
    db: &Write,
    administers: &Administers,
    visit: Option<&Visit>,
    account: i64,
    now: Timestamp,
) -> Result<String, AppError> {
    let person = accounts::people(db, [account]).await?.remove(&account);
    let person = person
        .filter(|person| !person.erased)
        .ok_or(AppError::NotFound)?;
    if person.administrator {
        return Err(UserError::ErasesAdministrator.into());
    }
    let pseudonym = accounts::pseudonym();
    // The person's other accounts, too, that became part of this one.
    let others = accounts::merged_from(db, account).await?;
    let names = accounts::people(db, others.iter().copied()).await?;
    let own = std::iter::once((account, person.name));
    let all: Vec<(i64, String)> = own
        .chain(names.into_values().map(|other| (other.id, other.name)))
        .collect();
    for (id, _) in &all {
        let id = *id;
        post::erase(db, administers, id).await?;
        calendar::erase(db, administers, id).await?;
        set_aside::erase(db, id).await?;
        // Under whichever of the names the programme has the person.
        for (_, name) in &all {
            trainings::erase(db, administers, id, (name, &pseudonym)).await?;
        }
        remarks::erase(db, administers, id).await?;
        learning::erase_notes(db, administers, id).await?;
        attendance::erase(db, administers, id).await?;
        accounts::erase(db, administers, id, &pseudonym, now).await?;
    }
    let event = Event::of(events::PERSON_ERASED, "account", account, None);
    audit::record(db, visit, now, event).await?;
    Ok(pseudonym)
}

routes! {
    ErasureRoutes in erasure:
    erase => pages::ErasePage(),
}
