//! People who come without having been enrolled: added with two fields, joined to an account later.
//! Who turns out to wait for a place, or to have given it up, is let in.

use course::Language;
use leptos::prelude::*;
use rules::{
    attendance::{self, Source},
    emails,
    places::Place,
    roles::Role,
};
use sea_orm::ConnectionTrait;

use crate::{
    accounts,
    attendance::{
        events,
        registrar::{self, Entry, Sent, Wish, new_name},
        store,
    },
    audit::{Event, Notes as _},
    authorization::viewer::{InTraining as _, TakesRegister},
    db::Write,
    errors::{AppError, Field, UserError},
    parts::form::{self, optional, required},
    paths,
    request::{Visit, act_retried, flash},
    trainings::{self, Member, NewMember},
};

use super::{
    door::{admits, arrives},
    record::at,
};

/// Adds somebody who is in the room and not on the list, and marks the person there.
#[server(endpoint = "attendance/add-walk-in")]
pub async fn add_walk_in(
    session: i64,
    name: String,
    #[server(default)] email: String,
    #[server(default)] mark: Option<String>,
    #[server(default)] made_at: Option<i64>,
    #[server(default)] sent_at: Option<i64>,
    #[server(default)] by: Option<i64>,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let (takes, session, _) = at(&visit, session, None).await?;
        let training = takes.training();
        let (name, mut email) = (required(Field::Name, &name, 200), address(&email));
        // Where the name is fine, it is told below, unless the same was said before.
        if let (Err(_), Ok(Some(typed))) = (&name, &email)
            && let Err(there) = form::apart(is_new(house.db.read(), training, typed).await)?
        {
            email = Err(there);
        }
        let (name, email) = form::all((name, email))?;
        let txn = visit.begin().await?;
        let row = |enrolment: i64| {
            let session = session.id;
            flash!("done-walk-in-added").at(&format!(
                "{}#person-{enrolment}",
                paths::attendance::register(training, session)
            ))
        };
        if let Some(enrolment) = added_before(&txn, mark.as_deref(), session.id).await? {
            return Ok(row(enrolment));
        }
        let known = match &email {
            Some(email) => known(&txn, training, email).await?,
            None => None,
        };
        let enrolment = match known.filter(Member::may_be_let_in) {
            Some(member) => {
                admits(&visit, &txn, &takes, &member).await?;
                member.enrolment
            }
            None => {
                let new = guest(name, email);
                let enrolment = trainings::enrol(&txn, &takes, new, now).await?;
                // Who stands in the room has a place, whatever the capacity.
                trainings::take_in(&txn, &takes, enrolment, now).await?;
                let event = Event::of(
                    trainings::events::PERSON_ADDED,
                    "enrolment",
                    enrolment,
                    Some(training),
                );
                txn.note(now, event).await?;
                enrolment
            }
        };
        let sent = Sent {
            mark: mark.clone(),
            made_at,
            sent_at,
            by,
        };
        arrives(&visit, &txn, &takes, (&session, enrolment), &sent).await?;
        txn.commit().await?;
        Ok(row(enrolment))
    })
    .await
}

/// Who has an address in a training.
async fn known(
    db: &impl ConnectionTrait,
    training: i64,
    email: &str,
) -> Result<Option<Member>, AppError> {
    let email = emails::normalised(email);
    let mut members = trainings::members(db, training).await?.into_iter();
    Ok(members.find(|member| member.account.email == email))
}

/// Passes when somebody with an address is not in a training, or may be let in.
async fn is_new(db: &impl ConnectionTrait, training: i64, email: &str) -> Result<(), AppError> {
    match known(db, training, email).await? {
        Some(member) if !member.may_be_let_in() => Err(UserError::EnrolledAlready.into()),
        _ => Ok(()),
    }
}

/// Somebody who comes without having been enrolled.
fn guest(name: String, email: Option<String>) -> NewMember {
    NewMember {
        name,
        email: email.unwrap_or_else(|| accounts::walk_in_address(&new_name())),
        language: Language::Kk,
        role: Role::Judge,
        court: String::new(),
        region: String::new(),
        position: String::new(),
    }
}

/// Who was added with a mark of this name, when the same message came before.
async fn added_before(
    db: &impl ConnectionTrait,
    mark: Option<&str>,
    session: i64,
) -> Result<Option<i64>, AppError> {
    let Some(name) = mark.filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    let name = registrar::named(name)?;
    let known = store::named(db, [name.clone()]).await?;
    let about = known.get(&name).filter(|(at, ..)| *at == session);
    Ok(about.map(|(_, enrolment, _)| *enrolment))
}

/// Gives somebody who came without an address the address, and with it the account that is there,
/// once it is confirmed whose that is (`whose`). All marks stay; where the account was enrolled as
/// well, they are said again about it.
#[server(endpoint = "attendance/join-walk-in")]
pub async fn join_walk_in(
    training: i64,
    enrolment: i64,
    email: String,
    #[server(default)] whose: Option<i64>,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let now = visit.house.clock.now();
        let takes = visit.viewer()?.takes_register(training)?;
        let missing = UserError::Missing {
            field: Field::Email,
        };
        let email = address(&email)?.ok_or(missing)?;
        let txn = visit.begin().await?;
        let walk_in = trainings::member(&txn, training, enrolment).await?;
        if !walk_in.account.is_walk_in() || walk_in.place == Place::Withdrawn {
            return Err(AppError::NotFound);
        }
        match accounts::by_email(&txn, &email).await? {
            None => {
                accounts::set_email(&txn, &takes, walk_in.account.id, &email).await?;
            }
            Some(account) if whose != Some(account.id) => {
                return Err(UserError::AddressOf {
                    account: account.id,
                    name: account.name,
                }
                .into());
            }
            Some(account) => {
                let members = trainings::members(&txn, training).await?;
                let there = members
                    .into_iter()
                    .find(|member| member.account.id == account.id);
                match there {
                    None => {
                        trainings::give(&txn, &takes, enrolment, account.id).await?;
                        let guest = walk_in.account.id;
                        accounts::merge_guest(&txn, &takes, (guest, account.id), now).await?;
                    }
                    Some(member) if !member.takes_part() && !member.may_be_let_in() => {
                        return Err(UserError::EnrolledAlready.into());
                    }
                    Some(member) => {
                        // It was this person who stood in the room, whatever place was held then.
                        admits(&visit, &txn, &takes, &member).await?;
                        let places = (enrolment, member.enrolment);
                        say_again(&visit, &txn, &takes, places, "").await?;
                        trainings::note_joined(&txn, &takes, enrolment, now).await?;
                        // Whoever asks for the person's data, or for their erasure, means both.
                        let guest = walk_in.account.id;
                        accounts::merge_guest(&txn, &takes, (guest, account.id), now).await?;
                    }
                }
            }
        }
        let event = Event::of(
            events::WALK_IN_JOINED,
            "enrolment",
            enrolment,
            Some(training),
        );
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-walk-in-joined").at(&paths::attendance::overview(training)))
    })
    .await
}

/// Says about one enrolment what stands about another, where an organizer has not spoken of it.
/// `why` is the reason, where one is given: what changes a closed register has one.
///
/// # Errors
/// What the rules say against it, as for any mark.
pub async fn say_again(
    visit: &Visit,
    db: &Write,
    takes: &TakesRegister,
    (from, to): (i64, i64),
    why: &str,
) -> Result<(), AppError> {
    let said = store::marks_of(db, [from]).await?;
    let theirs = store::marks_of(db, [to]).await?;
    let mut entries = Vec::new();
    for ((session, _), marks) in said {
        let before = theirs.get(&(session, to)).map_or(&[][..], Vec::as_slice);
        let session = trainings::find_session(db, session).await?;
        for unit in session.parts() {
            let Some(mark) = attendance::stands_in(&marks, unit) else {
                continue;
            };
            // Once, where one mark stands about both parts.
            if entries
                .iter()
                .any(|entry: &Entry| entry.session.id == session.id && entry.unit == mark.unit)
            {
                continue;
            }
            let spoken = attendance::stands_in(before, unit);
            let (Some(status), true) = (
                mark.status,
                spoken.is_none_or(|mark| mark.source.proposes()),
            ) else {
                continue;
            };
            let wish = Wish::Record {
                status,
                minutes: mark.minutes.map(i64::from),
            };
            let calls = takes.calls_roll(session.training, session.id)?;
            let mut entry = Entry::in_roll_call(&calls, visit, &session, to, wish)?;
            (entry.unit, entry.made_at) = (mark.unit, mark.made_at);
            // What only the person or the platform said stays a proposal.
            entry.source = match mark.source.proposes() {
                true => mark.source,
                false => Source::Import,
            };
            entry.reason = why.to_owned();
            entries.push(entry);
        }
    }
    for verdict in registrar::write(db, &entries).await? {
        verdict?;
    }
    Ok(())
}

/// The address that was typed, if any was.
fn address(typed: &str) -> Result<Option<String>, UserError> {
    if optional(Field::Email, typed, 254)?.is_empty() {
        return Ok(None);
    }
    form::address(typed).map(Some)
}
