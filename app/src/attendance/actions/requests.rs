//! Asking about a mark of one's own, and answering.

use leptos::prelude::*;
use rules::attendance::Status;
use sea_orm::ConnectionTrait;

use crate::{
    attendance::{
        events, letters,
        registrar::{self, Entry, Wish},
        store::{self, Answer, Request},
    },
    audit::{Event, Notes as _},
    authorization::viewer::{TakesCourse, TakesRegister},
    db::Write,
    errors::{AppError, Field, UserError},
    parts::form::{optional, required},
    paths, post,
    request::{Visit, act_retried, flash},
    trainings::{self, Session, Training},
};

/// Asks for a correction of what stands about oneself, or hands in an excuse.
#[server(endpoint = "attendance/ask")]
pub async fn ask_about_mark(
    session: i64,
    status: String,
    #[server(default)] unit: String,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let reason = required(Field::Reason, &reason, 1000)?;
        let field = Field::Status;
        let status = Status::from_code(&status).ok_or(UserError::NotUnderstood { field })?;
        let session = trainings::find_session(house.db.read(), session).await?;
        let takes = viewer.takes_course(session.training)?;
        let field = Field::Unit;
        let unit = session
            .unit(&unit)
            .ok_or(UserError::NotUnderstood { field })?;
        let txn = visit.begin().await?;
        trainings::registered(&txn, takes.training(), takes.enrolment()).await?;
        let asked = store::requests_of(&txn, takes.enrolment()).await?;
        let open =
            |request: &store::Request| request.session == session.id && request.answer.is_none();
        if asked.iter().any(open) {
            return Err(UserError::RequestOpen.into());
        }
        let about = [(session.id, status, unit)];
        for id in store::ask(&txn, &takes, &about, &reason, now).await? {
            let event = Event::of(
                events::MARK_ASKED_ABOUT,
                "attendance_request",
                id,
                Some(session.training),
            );
            txn.note(now, event).await?;
        }
        tell_organizers(&visit, &txn, &takes, &[&session]).await?;
        txn.commit().await?;
        Ok(flash!("done-request-made").at(&paths::attendance::own(session.training)))
    })
    .await
}

/// Grants what somebody asked, as a new mark with the reason, or says why not. With `together`, so
/// is all that was asked together with it and has no answer yet.
#[server(endpoint = "attendance/answer")]
pub async fn answer_request(
    request: i64,
    intent: String,
    #[server(default)] reason: String,
    #[server(default)] together: bool,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let found = store::request(house.db.read(), request).await?;
        let training = trainings::of_enrolment(house.db.read(), found.enrolment).await?;
        let takes = viewer.takes_register(training.id)?;
        let txn = visit.begin().await?;
        let request = store::request(&txn, request).await?;
        let reason = optional(Field::Reason, &reason, 500)?;
        let granted = match intent.as_str() {
            "grant" => true,
            "refuse" if reason.is_empty() => {
                let field = Field::Reason;
                return Err(UserError::Missing { field }.into());
            }
            "refuse" => false,
            _ => return Err(UserError::BadRequest.into()),
        };
        if request.answer.is_some() {
            return Err(UserError::RequestAnswered.into());
        }
        let mut answered = vec![request];
        if together {
            let asked = store::requests_of(&txn, answered[0].enrolment).await?;
            answered = asked
                .into_iter()
                .filter(|each| each.is_together_with(&answered[0]) && each.answer.is_none())
                .collect();
        }
        for request in &answered {
            let answer = Answer {
                granted,
                reason: reason.clone(),
                answered_at: now,
            };
            store::answer(&txn, &takes, request, answer).await?;
            if granted {
                grant(&visit, &txn, &takes, request, &reason).await?;
            }
            let event = Event::of(
                events::REQUEST_ANSWERED,
                "attendance_request",
                request.id,
                Some(training.id),
            );
            txn.note(now, event).await?;
        }
        tell(&visit, &txn, &training, &answered, granted).await?;
        txn.commit().await?;
        Ok(flash!("done-request-answered").at(&paths::attendance::requests(training.id)))
    })
    .await
}

/// Writes to the organizers that somebody asked about these sessions: one letter, however many.
pub(super) async fn tell_organizers(
    visit: &Visit,
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    sessions: &[&Session],
) -> Result<(), AppError> {
    let training = trainings::find(db, takes.training()).await?;
    let members = trainings::members(db, training.id).await?;
    let organizers = members
        .iter()
        .filter(|member| member.role.may_take_register() && member.is_written_to());
    let url = visit.public_url();
    let letters = organizers.map(|organizer| letters::asked(url, &training, organizer, sessions));
    post::write_all(db, letters.collect(), visit.house.clock.now()).await?;
    Ok(())
}

/// Writes to who asked that there is an answer.
async fn tell(
    visit: &Visit,
    db: &impl ConnectionTrait,
    training: &Training,
    answered: &[Request],
    granted: bool,
) -> Result<(), AppError> {
    let Some(first) = answered.first() else {
        return Ok(());
    };
    let member = trainings::member(db, training.id, first.enrolment).await?;
    if !member.is_written_to() {
        return Ok(());
    }
    let sessions = trainings::sessions(db, training.id).await?;
    let asked: Vec<_> = answered
        .iter()
        .filter_map(|request| {
            let mut all = sessions.iter();
            let session = all.find(|session| session.id == request.session)?;
            Some((request, session))
        })
        .collect();
    let letter = letters::answered(visit.public_url(), training, &member, &asked, granted);
    post::write(db, letter, visit.house.clock.now()).await?;
    Ok(())
}

/// Makes the mark that was asked for.
async fn grant(
    visit: &Visit,
    db: &Write,
    takes: &TakesRegister,
    request: &Request,
    reason: &str,
) -> Result<(), AppError> {
    let session = trainings::find_session(db, request.session).await?;
    trainings::registered(db, session.training, request.enrolment).await?;
    let wish = Wish::Record {
        status: request.status,
        minutes: None,
    };
    let calls = takes.calls_roll(session.training, session.id)?;
    let mut entry = Entry::in_roll_call(&calls, visit, &session, request.enrolment, wish)?;
    // The part that was asked about, and what was said of another stays.
    entry.unit = request.unit;
    entry.tells = false;
    // Why the mark is what it is: what the organizer adds, else what was asked.
    entry.reason = if reason.is_empty() {
        request.reason.chars().take(500).collect()
    } else {
        reason.to_owned()
    };
    for verdict in registrar::write(db, &[entry]).await? {
        verdict?;
    }
    Ok(())
}
