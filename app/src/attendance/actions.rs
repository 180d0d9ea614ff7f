//! What one does about attendance.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;
use rules::{
    attendance::{self, Method, Recording, Status},
    roles::Role,
};

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    dates,
    errors::{AppError, Field, UserError},
    notices::Done,
    parts::form::required,
    trainings,
};

use super::store::{self, NewMark};

/// Checks the one who is signed in to a session.
#[server(endpoint = "attendance/check-in")]
pub async fn check_in(session: i64) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let txn = house.db.begin().await?;
        let session = trainings::find_session(&txn, session).await?;
        let seat = viewer.enrolled(session.training)?;
        if !seat.role.is_registered() {
            return Err(AppError::NotAllowed);
        }
        let marks = store::marks(&txn, session.id, seat.enrolment).await?;
        let zone = trainings::find(&txn, session.training).await?.zone;
        let status = match attendance::check_in(&session.gathering, &marks, now) {
            attendance::CheckIn::Allowed(status) => status,
            attendance::CheckIn::TooEarly { opens_at } => {
                let opens = dates::clock(opens_at, &zone);
                return Err(UserError::TooEarly { opens }.into());
            }
            attendance::CheckIn::Closed { .. } => return Err(UserError::CheckInClosed.into()),
            attendance::CheckIn::Already(_) => return Err(UserError::MarkedAlready.into()),
        };
        let new = NewMark {
            session: session.id,
            enrolment: seat.enrolment,
            status,
            method: Method::CheckIn,
            reason: String::new(),
            by: viewer.account,
        };
        store::append(&txn, &marks, new, now).await?;
        let event = event(
            Action::CheckedIn,
            session.training,
            session.id,
            seat.enrolment,
            status,
        );
        audit::record(&txn, Some(&visit), now, event).await?;
        txn.commit().await?;
        let done = if status == Status::Late {
            Done::CheckedInLate
        } else {
            Done::CheckedIn
        };
        Ok(done.at(&format!("/trainings/{}", session.training)))
    }
    .await;
    visit.answer(outcome)
}

/// Records a mark while calling the roll. A standing mark is changed this way only where it was a
/// slip of the finger or the person's own check-in; anything else is a correction.
#[server(endpoint = "attendance/record")]
pub async fn record_mark(session: i64, enrolment: i64, status: String) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (_, path) = put(&visit, session, enrolment, &status, None).await?;
        Ok(Done::MarkRecorded.at(&path))
    }
    .await;
    visit.answer(outcome)
}

/// Corrects a mark, with the reason.
#[server(endpoint = "attendance/correct")]
pub async fn correct_mark(
    session: i64,
    enrolment: i64,
    status: String,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let reason = required(Field::Reason, &reason, 500).map_err(|error| match error {
            UserError::Missing { .. } => UserError::ReasonNeeded,
            other => other,
        })?;
        let (training, _) = put(&visit, session, enrolment, &status, Some(reason)).await?;
        Ok(Done::MarkCorrected.at(&format!(
            "/trainings/{training}/sessions/{session}/register/{enrolment}"
        )))
    }
    .await;
    visit.answer(outcome)
}

/// Appends an organizer's mark; gives the training and the address of the person's row in the
/// register.
async fn put(
    visit: &Visit,
    session: i64,
    enrolment: i64,
    status: &str,
    reason: Option<String>,
) -> Result<(i64, String), AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let viewer = visit.viewer()?;
    let status = Status::from_code(status).ok_or(UserError::NotUnderstood {
        field: Field::Status,
    })?;
    let txn = house.db.begin().await?;
    let session = trainings::find_session(&txn, session).await?;
    viewer.may(session.training, Role::may_take_register)?;
    let member = trainings::member(&txn, session.training, enrolment).await?;
    if !member.role.is_registered() {
        return Err(AppError::NotFound);
    }
    let marks = store::marks(&txn, session.id, enrolment).await?;
    let (method, action) = match (attendance::record(&marks, status, now), &reason) {
        (Recording::Same, _) => (None, Action::MarkRecorded),
        (Recording::First | Recording::MisTap, None) => {
            (Some(Method::RollCall), Action::MarkRecorded)
        }
        (Recording::NeedsReason, None) => return Err(UserError::ReasonNeeded.into()),
        (_, Some(_)) => (Some(Method::Correction), Action::MarkCorrected),
    };
    if let Some(method) = method {
        let new = NewMark {
            session: session.id,
            enrolment,
            status,
            method,
            reason: reason.unwrap_or_default(),
            by: viewer.account,
        };
        store::append(&txn, &marks, new, now).await?;
        let event = event(action, session.training, session.id, enrolment, status);
        audit::record(&txn, Some(visit), now, event).await?;
        txn.commit().await?;
    }
    let training = session.training;
    Ok((
        training,
        format!(
            "/trainings/{training}/sessions/{}/register#person-{enrolment}",
            session.id
        ),
    ))
}

fn event(action: Action, training: i64, session: i64, enrolment: i64, status: Status) -> Event {
    Event {
        action,
        subject: "session",
        subject_id: Some(session),
        training: Some(training),
        detail: [
            ("enrolment", enrolment.to_string()),
            ("status", status.code().to_owned()),
        ]
        .into(),
    }
}
