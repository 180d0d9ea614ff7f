//! Reading a list of participants from a file, and taking it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use lists::{MOST_BYTES, Refusal, Unread};
use rules::{places::Place, roles::Role};

use crate::{
    audit::{self, Event, Notes as _},
    authorization::viewer::{InTraining as _, Manages},
    db::Write,
    errors::{AppError, UserError},
    memory::set_aside,
    paths,
    profile::{self, Details},
    request::{Visit, act, flash},
    trainings::{
        ReadingDesk,
        compared::{Known, compared},
        events,
        prepared::{PreparedFile, PreparedList},
        store::{self, NewMember},
    },
};

/// Reads a list from a file and puts it aside; nothing of it is stored yet.
#[server(endpoint = "trainings/read-list", input = MultipartFormData)]
pub async fn read_list(data: MultipartData) -> Result<(), UserError> {
    act(async |visit| {
        let viewer = visit.viewer()?;
        let (training, bytes) = received(data).await?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let (house, now) = (&visit.house, visit.house.clock.now());
        let owner = Some(viewer.account);
        let naming = store::naming(house.db.read(), training).await?;
        let read = ReadingDesk::of(house).read(bytes.clone(), naming).await?;
        match read {
            Ok(list) => {
                let list = PreparedList { training, list };
                let txn = house.db.begin().await?;
                let key = set_aside::put(&txn, owner, &list, now).await?;
                txn.commit().await?;
                Ok(paths::trainings::list(training, &key))
            }
            Err(Unread { refusal, heads }) => {
                let file = heads.and_then(|heads| PreparedFile::of(training, bytes, *heads));
                let file = file.ok_or(UserError::List { refusal })?;
                let txn = house.db.begin().await?;
                let key = set_aside::put(&txn, owner, &file, now).await?;
                txn.commit().await?;
                Ok(paths::trainings::columns(training, &key))
            }
        }
    })
    .await
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
                let refusal = Refusal::TooLarge;
                return Err(UserError::List { refusal }.into());
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
        file.ok_or(UserError::List {
            refusal: Refusal::Unreadable,
        })?,
    ))
}

/// Takes a list that was put aside: all of it, or on purpose only its good rows. Of those who are
/// known already, names and courts are put right in the rows that were chosen for it, or in
/// all of which it may be.
#[server(endpoint = "trainings/take-list")]
pub async fn take_list(
    training: i64,
    list: String,
    #[server(default)] only_good: bool,
    #[server(default)] right: Vec<usize>,
    #[server(default)] all_right: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let owner = Some(viewer.account);
        let prepared = set_aside::get(house.db.read(), owner, &list, now).await?;
        let prepared = prepared
            .filter(|prepared: &PreparedList| prepared.training == training)
            .ok_or(UserError::PreparedGone)?;
        let checked = prepared.list.checked();
        if !checked.bad.is_empty() && !only_good {
            return Err(UserError::NothingChosen.into());
        }
        let txn = visit.begin().await?;
        let compared = compared(&txn, (viewer.account, training), checked.good.clone()).await?;
        for known in compared
            .all_known()
            .filter(|known| right.contains(&known.row) || all_right && known.may_be_put_right())
        {
            put_right(&txn, &visit, &manages, known, now).await?;
        }
        let coming: BTreeSet<String> = (compared.new.iter().map(|(_, person)| &person.email))
            .chain(compared.known.iter().map(|known| &known.person.email))
            .cloned()
            .collect();
        let people = checked.good.into_iter().map(|(_, person)| NewMember {
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
        });
        // Somebody who is in the training already stays as is.
        let taken = store::enrol_all(&txn, &manages, people.collect(), now).await?;
        let event = Event {
            action: events::LIST_TAKEN,
            subject: "training",
            subject_id: Some(training),
            training: Some(training),
            detail: [
                ("taken", taken.to_string()),
                ("left", checked.bad.len().to_string()),
            ]
            .into(),
        };
        txn.note(now, event).await?;
        let members = store::members(&txn, training).await?;
        let waits = members
            .iter()
            .any(|member| member.place == Place::Waiting && coming.contains(&member.account.email));
        set_aside::forget(&txn, &list).await?;
        txn.commit().await?;
        let done = if waits {
            flash!("done-list-waits")
        } else {
            flash!("done-list-taken")
        };
        Ok(done.at(&paths::trainings::people(training)))
    })
    .await
}

/// Puts right what the list says otherwise of somebody who is known: the name where the organizer
/// reaches the account, and the court and what stands beside it of who is in the training.
async fn put_right(
    db: &Write,
    visit: &Visit,
    manages: &Manages,
    known: &Known,
    now: Timestamp,
) -> Result<(), AppError> {
    let training = Some(manages.training());
    if let Some(reach) = known.rename {
        let details = Details {
            name: known.person.name.clone(),
            language: known.account.language,
            email: None,
        };
        profile::change(db, visit, reach, details, (training, now)).await?;
    }
    if let (Some(seated), Some(member)) = (known.seated(), &known.member) {
        store::put_seated(db, manages, member.enrolment, seated).await?;
        let (action, subject) = (profile::events::DETAILS_CHANGED, "enrolment");
        let event = Event::of(action, subject, member.enrolment, training);
        audit::record(db, Some(visit), now, event).await?;
    }
    Ok(())
}
