//! Putting right what a list or a form got wrong about a person.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use leptos::prelude::*;

use crate::{
    accounts::Reach,
    audit::{self, Action, Event},
    context::Visit,
    errors::{Field, UserError},
    notices::Done,
    parts::form::optional,
    profile::{self, Details},
    trainings::store::{self, Seated},
    viewer::InTraining as _,
};

use super::read_region;

/// Changes what is kept of a person in a training; name, language and address, too, where the
/// organizer reaches the account: elsewhere they belong to others as well.
#[server(endpoint = "trainings/change-person")]
pub async fn change_person(
    training: i64,
    enrolment: i64,
    #[server(default)] court: String,
    #[server(default)] region: String,
    #[server(default)] position: String,
    #[server(default)] name: String,
    #[server(default)] language: String,
    #[server(default)] email: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let seated = Seated {
            court: optional(Field::Court, &court, 200)?,
            region: read_region(&region)?,
            position: optional(Field::Position, &position, 200)?,
        };
        let txn = house.db.begin().await?;
        let member = store::member(&txn, training, enrolment).await?;
        let mut done = Done::DetailsChanged;
        if let Some(reach) = Reach::of(&txn, viewer.account, member.account.id).await? {
            let details = Details::read(&name, &language, &email)?;
            let when = (Some(manages.training()), now);
            done = profile::change(&txn, &visit, reach, details, when)
                .await?
                .said();
        }
        if seated != Seated::of(&member) {
            store::put_seated(&txn, &manages, enrolment, seated).await?;
            let event = Event::of(
                Action::DetailsChanged,
                "enrolment",
                enrolment,
                Some(training),
            );
            audit::record(&txn, Some(&visit), now, event).await?;
        }
        txn.commit().await?;
        house.doorkeeper.forget_all();
        Ok(done.at(&format!("/trainings/{training}/people/{enrolment}")))
    }
    .await;
    visit.answer(outcome)
}
