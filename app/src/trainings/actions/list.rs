//! Reading a list of participants from a file, and taking it.

use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use rules::roles::Role;

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{AppError, UserError},
    notices::Done,
    set_aside,
    trainings::{
        lists::{self, MOST_BYTES, PreparedList},
        store::{self, NewMember},
    },
    viewer::InTraining as _,
};

/// Reads a list from a file and puts it aside; nothing of it is stored yet.
#[server(endpoint = "trainings/read-list", input = MultipartFormData)]
pub async fn read_list(data: MultipartData) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let viewer = visit.viewer()?;
        let (training, bytes) = received(data).await?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let list = lists::read(training, &bytes)?;
        let (house, now) = (&visit.house, visit.house.clock.now());
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(viewer.account), &list, now).await?;
        txn.commit().await?;
        Ok(format!("/trainings/{training}/people/list/{key}"))
    }
    .await;
    visit.answer(outcome)
}

/// The training and the file that a form brought.
async fn received(data: MultipartData) -> Result<(i64, Vec<u8>), AppError> {
    let mut parts = data.into_inner().ok_or(UserError::BadRequest)?;
    let (mut training, mut file) = (None, None);
    while let Some(mut part) = parts
        .next_field()
        .await
        .map_err(|_| UserError::BadRequest)?
    {
        let name = part.name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| UserError::BadRequest)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_BYTES {
                return Err(UserError::ListUnreadable.into());
            }
        }
        match name.as_str() {
            "training" => training = String::from_utf8_lossy(&bytes).parse().ok(),
            "list" => file = Some(bytes),
            _ => {}
        }
    }
    Ok((
        training.ok_or(UserError::BadRequest)?,
        file.ok_or(UserError::ListUnreadable)?,
    ))
}

/// Takes a list that was put aside: all of it, or on purpose only its good rows.
#[server(endpoint = "trainings/take-list")]
pub async fn take_list(
    training: i64,
    list: String,
    #[server(default)] only_good: bool,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let owner = Some(viewer.account);
        let prepared = set_aside::get(house.db.read(), owner, &list, now).await?;
        let prepared = prepared
            .filter(|prepared: &PreparedList| prepared.training == training)
            .ok_or(UserError::PreparedGone)?;
        let checked = prepared.checked();
        if !checked.bad.is_empty() && !only_good {
            return Err(UserError::NothingChosen.into());
        }
        let txn = house.db.begin().await?;
        let mut taken = 0;
        for (_, person) in checked.good {
            let new = NewMember {
                name: person.name,
                email: person.email,
                language: person.language.unwrap_or(visit.language),
                role: Role::Judge,
                court: person.court,
                region: person
                    .region
                    .map(|region| region.code.to_owned())
                    .unwrap_or_default(),
                position: person.position,
            };
            match store::enrol(&txn, &manages, new, now).await {
                Ok(_) => taken += 1,
                // Somebody who is in the training already stays as is.
                Err(AppError::Refused(UserError::EnrolledAlready)) => {}
                Err(error) => return Err(error),
            }
        }
        let event = Event {
            action: Action::ListTaken,
            subject: "training",
            subject_id: Some(training),
            training: Some(training),
            detail: [
                ("taken", taken.to_string()),
                ("left", checked.bad.len().to_string()),
            ]
            .into(),
        };
        audit::record(&txn, Some(&visit), now, event).await?;
        set_aside::forget(&txn, &list).await?;
        txn.commit().await?;
        house.doorkeeper.forget_all();
        Ok(Done::ListTaken.at(&format!("/trainings/{training}/people")))
    }
    .await;
    visit.answer(outcome)
}
