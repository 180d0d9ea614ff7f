//! Putting right what a list or a form got wrong about a person, and removing somebody who should not
//! have been in it.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use leptos::prelude::*;

use crate::{
    accounts::{self, Reach},
    audit::{Event, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{Field, UserError},
    parts::form::{self, optional},
    paths,
    profile::{self, Details},
    request::{act, flash},
    trainings::{
        events, standing,
        store::{self, Seated},
    },
};

use super::{places::move_up, read_region, read_sex, roles::is_last_organizer};

/// Changes what is kept of a person in a training; name, language and address, too, where the
/// organizer reaches the account: elsewhere they belong to others as well.
#[server(endpoint = "trainings/change-person")]
pub async fn change_person(
    training: i64,
    enrolment: i64,
    #[server(default)] court: String,
    #[server(default)] region: String,
    #[server(default)] position: String,
    #[server(default)] institution: String,
    #[server(default)] sex: String,
    #[server(default)] name: String,
    #[server(default)] language: String,
    #[server(default)] email: Option<String>,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let seated = form::all((
            optional(Field::Court, &court, 200),
            read_region(&region),
            optional(Field::Position, &position, 200),
            optional(Field::Institution, &institution, 200),
            read_sex(&sex),
        ))
        .map(|(court, region, position, institution, sex)| Seated {
            court,
            region,
            position,
            institution,
            sex,
        });
        let txn = visit.begin().await?;
        // Held: who changes the person at the same time waits, and meets what was changed.
        store::hold(&txn, training).await?;
        let member = store::member(&txn, training, enrolment).await?;
        accounts::hold(&txn, member.account.id).await?;
        let member = store::member(&txn, training, enrolment).await?;
        let reach = Reach::of(&txn, viewer.account, member.account.id).await?;
        standing::of_member(&member, reach.is_some()).still_stands(&version)?;
        let mut done = flash!("done-details-changed");
        let details = match reach {
            Some(_) => {
                let typed = (name.as_str(), language.as_str(), email.as_deref());
                let (name, language, email) = typed;
                let read = Details::read(&txn, &member.account, name, language, email);
                read.await?.map(Some)
            }
            None => Ok(None),
        };
        let (details, seated) = form::all((details, seated))?;
        if let (Some(reach), Some(details)) = (reach, details) {
            let when = (Some(manages.training()), now);
            done = profile::change(&txn, &visit, reach, details, when)
                .await?
                .said();
        }
        if seated != Seated::of(&member) {
            store::put_seated(&txn, &manages, enrolment, seated).await?;
            let event = Event::of(
                profile::events::DETAILS_CHANGED,
                "enrolment",
                enrolment,
                Some(training),
            );
            txn.note(now, event).await?;
        }
        txn.commit().await?;
        Ok(done.at(&paths::home::person(training, enrolment)))
    })
    .await
}

/// Removes a person from a training who was there by mistake, and the account with it where it was
/// made for this training alone and nobody has come in by it. Whoever did anything there stays.
#[server(endpoint = "trainings/remove-person")]
pub async fn remove_person(training: i64, enrolment: i64) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let txn = visit.begin().await?;
        store::hold(&txn, training).await?;
        let member = store::member(&txn, training, enrolment).await?;
        if member.account.id == viewer.account {
            return Err(UserError::OwnAccount.into());
        }
        if is_last_organizer(&store::members(&txn, training).await?, &member) {
            return Err(UserError::LastOrganizer.into());
        }
        let account = &member.account;
        let reach = Reach::of(&txn, viewer.account, account.id).await?;
        store::remove_member(&txn, &manages, enrolment).await?;
        // Nobody has been in it, and nothing points to it: it was made by the same mistake.
        let is_mistake = !account.signed_up && account.is_open() && !account.administrator;
        if reach.is_some() && is_mistake && store::seats_of(&txn, account.id).await? == 0 {
            accounts::remove(&txn, &manages, account.id).await?;
        }
        let event = Event::of(
            events::PERSON_REMOVED,
            "enrolment",
            enrolment,
            Some(training),
        );
        txn.note(now, event).await?;
        move_up(&txn, &visit, &manages, now).await?;
        txn.commit().await?;
        Ok(flash!("done-person-removed").at(&paths::trainings::people(training)))
    })
    .await
}
