//! Bringing in the list of who was in a meeting: read, put aside, and confirmed.

use std::collections::BTreeMap;

use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use lists::{MOST_BYTES, Refusal};
use rules::attendance::Source;

use crate::{
    attendance::{
        events,
        meeting::{self, MOST, PreparedMeeting, Understood},
        registrar::{self, Entry, Outcome, Wish},
        store::{self, Standings},
    },
    audit::{Event, Notes as _},
    errors::{AppError, UserError},
    memory::set_aside,
    paths,
    request::{act, act_retried, flash},
    trainings::{self, ReadingDesk},
};

use super::record::at;

/// Reads the list of a meeting and puts it aside; nothing of it is recorded yet.
#[server(endpoint = "attendance/read-meeting", input = MultipartFormData)]
pub async fn read_meeting(data: MultipartData) -> Result<(), UserError> {
    act(async |visit| {
        let viewer = visit.viewer()?;
        let (session, bytes) = received(data).await?;
        let (_, session, _) = at(&visit, session, None).await?;
        let (house, now) = (&visit.house, visit.house.clock.now());
        let joins = ReadingDesk::of(house).read_meeting(bytes).await?;
        if rules::meetings::participants(&joins, spelling::folded).len() > MOST {
            let refusal = Refusal::TooManyRows { most: MOST };
            return Err(UserError::List { refusal }.into());
        }
        let prepared = PreparedMeeting {
            session: session.id,
            joins,
        };
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(viewer.account), &prepared, now).await?;
        txn.commit().await?;
        let (training, session) = (session.training, session.id);
        Ok(paths::attendance::meeting_list(training, session, &key))
    })
    .await
}

/// The session and the file that a form brought.
async fn received(data: MultipartData) -> Result<(i64, Vec<u8>), AppError> {
    let mut parts = data.into_inner().ok_or(UserError::BadRequest)?;
    let (mut session, mut file) = (None, Vec::new());
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
                let refusal = Refusal::TooLarge;
                return Err(UserError::List { refusal }.into());
            }
        }
        match name.as_str() {
            "session" => session = String::from_utf8_lossy(&bytes).parse().ok(),
            "meeting" => file = bytes,
            _ => {}
        }
    }
    Ok((session.ok_or(UserError::BadRequest)?, file))
}

/// Records what the list of a meeting proposes about those who are chosen: `take` are the
/// enrolments of those who were recognised, and `who` says for each place on the list in `of` whom
/// it means. Where an organizer has spoken meanwhile, that stays.
#[server(endpoint = "attendance/take-meeting")]
pub async fn take_meeting(
    session: i64,
    list: String,
    #[server(default)] take: Vec<i64>,
    #[server(default)] of: Vec<usize>,
    #[server(default)] who: Vec<String>,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let owner = Some(visit.viewer()?.account);
        let (takes, session, _) = at(&visit, session, None).await?;
        let calls = takes.calls_roll(session.training, session.id)?;
        let prepared = set_aside::get(house.db.read(), owner, &list, now).await?;
        let prepared = prepared
            .filter(|prepared: &PreparedMeeting| prepared.session == session.id)
            .ok_or(UserError::PreparedGone)?;
        let txn = visit.begin().await?;
        let zone = trainings::find(&txn, session.training).await?.zone;
        let members = trainings::members(&txn, session.training).await?;
        let understood = Understood::of(&prepared.joins, &members);
        let mut chosen = understood.certain();
        chosen.retain(|enrolment, _| take.contains(enrolment));
        let mut chosen: BTreeMap<i64, Vec<usize>> = chosen
            .into_iter()
            .map(|(enrolment, (places, _))| (enrolment, places))
            .collect();
        let labels = meeting::labels(&members);
        let asked: Vec<usize> = understood.asked().collect();
        for (place, typed) in of.iter().zip(&who) {
            let typed = typed.trim();
            if typed.is_empty() || !asked.contains(place) {
                continue;
            }
            let enrolment = labels.get(typed).ok_or(UserError::NobodyOfThatName)?;
            chosen.entry(*enrolment).or_default().push(*place);
        }
        if chosen.is_empty() {
            return Err(UserError::NobodyChosen.into());
        }
        let standings: Standings = store::marks_at(&txn, [session.id]).await?.into();
        let mut entries = Vec::new();
        for (enrolment, places) in &chosen {
            for unit in session.parts() {
                let proposed = understood.proposes(places, (&session, unit), &zone);
                let Some((status, minutes)) = proposed else {
                    continue;
                };
                if !meeting::is_open(&standings, session.id, *enrolment, unit) {
                    continue;
                }
                let wish = Wish::Record {
                    status,
                    minutes: minutes.map(i64::from),
                };
                let mut entry = Entry::in_roll_call(&calls, &visit, &session, *enrolment, wish)?;
                (entry.unit, entry.source) = (unit, Source::Meeting);
                entries.push(entry);
            }
        }
        let mut made = 0;
        for verdict in registrar::write(&txn, &entries).await? {
            made += usize::from(verdict? == Outcome::Recorded);
        }
        let event = Event {
            detail: [("marks", made.to_string())].into(),
            ..Event::of(
                events::MEETING_TAKEN,
                "session",
                session.id,
                Some(session.training),
            )
        };
        txn.note(now, event).await?;
        set_aside::forget(&txn, &list).await?;
        txn.commit().await?;
        let (training, session) = (session.training, session.id);
        Ok(flash!("done-meeting-taken").at(&paths::attendance::register(training, session)))
    })
    .await
}
