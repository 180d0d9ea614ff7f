//! Asking to be excused from several sessions at once, and handing in a document.

use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use rules::{
    attendance::{Status, Unit},
    documents::{self, MOST_BYTES, NotTaken},
};

use crate::{
    attendance::{events, store},
    audit::{Event, Notes as _},
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths,
    request::{act, act_retried, flash},
    trainings,
};

use super::requests::tell_organizers;

/// Asks to be excused from any number of sessions of a training, for one reason.
#[server(endpoint = "attendance/excuse")]
pub async fn ask_to_be_excused(
    training: i64,
    #[server(default)] sessions: Vec<i64>,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let now = visit.house.clock.now();
        let takes = visit.viewer()?.takes_course(training)?;
        let reason = required(Field::Reason, &reason, 1000)?;
        let txn = visit.begin().await?;
        trainings::registered(&txn, training, takes.enrolment()).await?;
        let all = trainings::sessions(&txn, training).await?;
        let about = all.iter().filter(|session| sessions.contains(&session.id));
        let about: Vec<_> = about.collect();
        let asked: Vec<i64> = about.iter().map(|session| session.id).collect();
        if asked.is_empty() {
            return Err(UserError::NothingChosen.into());
        }
        if sessions.iter().any(|session| !asked.contains(session)) {
            return Err(AppError::NotFound);
        }
        let before = store::requests_of(&txn, takes.enrolment()).await?;
        let mut open = before.iter().filter(|request| request.answer.is_none());
        if open.any(|request| asked.contains(&request.session)) {
            return Err(UserError::RequestOpen.into());
        }
        let requests = asked.into_iter();
        let requests: Vec<_> = requests
            .map(|session| (session, Status::Excused, Unit::Whole))
            .collect();
        for id in store::ask(&txn, &takes, &requests, &reason, now).await? {
            let subject = "attendance_request";
            let event = Event::of(events::MARK_ASKED_ABOUT, subject, id, Some(training));
            txn.note(now, event).await?;
        }
        tell_organizers(&visit, &txn, &takes, &about).await?;
        txn.commit().await?;
        Ok(flash!("done-request-made").at(&paths::attendance::own(training)))
    })
    .await
}

/// Hands in a document with what one has asked: it belongs to all that was asked together and has
/// no answer yet.
#[server(endpoint = "attendance/attach", input = MultipartFormData)]
pub async fn attach_document(data: MultipartData) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let (request, file) = received(data).await?;
        let field = Field::Document;
        let kind = documents::kind(&file).map_err(|refusal| match refusal {
            _ if file.is_empty() => UserError::Missing { field },
            NotTaken::TooLarge => UserError::DocumentTooLarge,
            NotTaken::OtherKind => UserError::DocumentOfOtherKind,
        })?;
        let txn = visit.begin().await?;
        let request = store::request(&txn, request).await?;
        let takes = viewer.takes_course_as(request.enrolment)?;
        let training = takes.training();
        let asked = store::requests_of(&txn, takes.enrolment()).await?;
        let together: Vec<i64> = asked
            .iter()
            .filter(|each| each.is_together_with(&request) && each.answer.is_none())
            .map(|each| each.id)
            .collect();
        if together.is_empty() {
            return Err(UserError::RequestAnswered.into());
        }
        if request.document.is_some() {
            return Err(UserError::DocumentThere.into());
        }
        store::attach(&txn, &takes, (kind, file), &together, now).await?;
        let subject = "attendance_request";
        let event = Event::of(
            events::DOCUMENT_HANDED_IN,
            subject,
            request.id,
            Some(training),
        );
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-document-handed-in").at(&paths::attendance::own(training)))
    })
    .await
}

/// The number of a request and the file that a form brought; no more of it is read than a document
/// may have.
async fn received(data: MultipartData) -> Result<(i64, Vec<u8>), AppError> {
    let mut parts = data.into_inner().ok_or(UserError::BadRequest)?;
    let (mut request, mut file) = (None, Vec::new());
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
                return Err(UserError::DocumentTooLarge.into());
            }
        }
        match name.as_str() {
            "request" => request = String::from_utf8_lossy(&bytes).parse().ok(),
            "document" => file = bytes,
            _ => {}
        }
    }
    Ok((request.ok_or(UserError::BadRequest)?, file))
}
