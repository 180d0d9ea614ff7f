//! The registrar writes marks: each is judged by the rules against what was received before it,
//! and written together with whatever else waits. What it says is recorded is on the disk, and
//! whoever watches the session is told.

mod decide;
mod entry;
mod stamp;
mod watching;

use std::{collections::BTreeSet, sync::Arc};

use rules::attendance::{self, Standing};
use sea_orm::ConnectionTrait;
use tokio::sync::broadcast;

use crate::{
    audit,
    db::{
        self, Database, Write,
        batch::{Batch, Unwritten},
        news::News,
    },
    errors::{AppError, UserError},
    house::House,
    post, trainings,
};

use super::{
    letters,
    store::{self, NewRow},
};
use decide::decide;
use watching::Watchers;

pub use entry::{Entry, Wish};
pub use stamp::{Sent, named, new_name};
pub use watching::{MOST_LINES, Watching};

/// How many changes a slow watcher may be behind before it is only told that there were some.
const REMEMBERED: usize = 256;

/// What came of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was appended, now or when the same message came before.
    Recorded,
    /// It says what stands already.
    Same,
}

type Verdict = Result<Outcome, UserError>;

/// Mark writer: records the marks of the register, in group commits.
#[derive(Clone, Debug)]
pub struct Registrar {
    batch: Batch<Entry, Verdict>,
    changes: broadcast::Sender<Change>,
    watchers: Watchers,
}

/// What those who watch are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something was recorded at this session.
    At(i64),
    /// The server stops; nothing more will be told.
    Closing,
}

impl Registrar {
    /// The one that was brought when the house was built.
    pub fn of(house: &House) -> &Self {
        house.service()
    }

    /// A registrar that writes into a database, for as long as it is held.
    pub fn new(db: Database) -> Self {
        let changes = broadcast::Sender::new(REMEMBERED);
        let teller = changes.clone();
        db.news().is_heard_by(move |news| {
            // Whoever watches looks by itself within a quarter of a minute, should something be missed.
            if let News::Register(session) = news {
                // Nobody watches: nobody is to be told.
                let _ = teller.send(Change::At(session));
            }
        });
        let write = move |entries: Arc<[Entry]>| {
            let db = db.clone();
            async move { write_together(&db, &entries).await }
        };
        Self {
            batch: Batch::new(write),
            changes,
            watchers: Watchers::default(),
        }
    }

    /// Records a mark. When this returns, it is on the disk.
    ///
    /// # Errors
    /// What the rules say against it, or when the database refuses.
    pub async fn record(&self, entry: Entry) -> Result<Outcome, AppError> {
        let wants_page = entry.visit.as_ref().is_some_and(|visit| visit.wants_page);
        match self.batch.write(entry).await {
            Ok(verdict) => Ok(verdict?),
            // A page sends nothing again by itself.
            Err(Unwritten::Away) if wants_page => Err(UserError::Unavailable.into()),
            Err(Unwritten::Away) => Err(UserError::NotSaved.into()),
            Err(Unwritten::Refused) => Err(anyhow::anyhow!("a mark cannot be recorded").into()),
        }
    }

    /// Records several marks, each as if it came alone.
    ///
    /// # Errors
    /// The first refusal; the others are recorded all the same.
    pub async fn record_all(&self, entries: Vec<Entry>) -> Result<(), AppError> {
        let writing: Vec<_> = entries
            .into_iter()
            .map(|entry| {
                let registrar = self.clone();
                tokio::spawn(async move { registrar.record(entry).await })
            })
            .collect();
        let mut outcome = Ok(());
        for each in writing {
            let written = each.await.map_err(anyhow::Error::new)?;
            outcome = outcome.and(written.map(drop));
        }
        outcome
    }

    /// Whether somebody records what is brought.
    pub fn works(&self) -> bool {
        self.batch.is_written()
    }

    /// Tells whoever watches that the server stops.
    pub fn close(&self) {
        let _ = self.changes.send(Change::Closing);
    }

    /// A line by which somebody watches, for as long as it is held; none when the person has too
    /// many.
    pub fn watching(&self, account: i64) -> Option<Watching> {
        self.watchers.enters(account)
    }

    /// What changes from now on.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }
}

async fn write_together(db: &Database, entries: &[Entry]) -> Result<Vec<Verdict>, Unwritten> {
    let written = db::retried(|| async move {
        let txn = db.begin().await?;
        let verdicts = write(&txn, entries).await?;
        txn.commit().await?;
        Ok(verdicts)
    })
    .await;
    written.map_err(|error| db::unwritten(&error, "marks", entries.len()))
}

/// Judges entries in their order and appends what is to be appended, in the transaction of the
/// one who calls, whose commit tells those who watch.
///
/// # Errors
/// When the database refuses; what the rules say against a single entry is its verdict.
pub async fn write(db: &Write, entries: &[Entry]) -> Result<Vec<Verdict>, AppError> {
    let names = entries.iter().flat_map(Entry::names);
    let mut known = store::named(db, names).await?;
    let (sessions, people): (BTreeSet<i64>, BTreeSet<i64>) = entries
        .iter()
        .map(|entry| (entry.session.id, entry.enrolment))
        .unzip();
    let closings = store::closings_at(db, sessions.iter().copied()).await?;
    let mut marks = store::marks_about(db, sessions, people).await?;
    let closed = |session: i64| closings.closed(session).map(|shut| &shut.closing);
    let (mut rows, mut verdicts) = (Vec::new(), Vec::new());
    let mut corrected = Vec::new();
    for entry in entries {
        let place = (entry.session.id, entry.enrolment);
        let before = marks.entry(place).or_default();
        let verdict = match known.get(&entry.name) {
            // The same message once more: it is recorded, and that is all there is to say.
            Some((session, enrolment, _)) if (*session, *enrolment) == place => {
                Ok(Outcome::Recorded)
            }
            Some(_) => Err(UserError::MarkNameTaken),
            None => match decide(entry, before, &known, closed(place.0)) {
                Ok(Some(mark)) => {
                    known.insert(entry.name.clone(), (place.0, place.1, mark.number));
                    before.push(mark.clone());
                    if entry.tells && entry.corrects(&mark) {
                        corrected.push((entry, attendance::stands(before)));
                    }
                    let event = entry.event(mark.status);
                    audit::record(db, entry.visit.as_ref(), entry.received_at, event).await?;
                    rows.push(NewRow {
                        name: entry.name.clone(),
                        session: place.0,
                        enrolment: place.1,
                        mark,
                        reason: entry.reason.clone(),
                    });
                    Ok(Outcome::Recorded)
                }
                Ok(None) => Ok(Outcome::Same),
                Err(error) => Err(error),
            },
        };
        verdicts.push(verdict);
    }
    // In one order everywhere, so that two servers that write about the same people wait for each
    // other instead of standing in each other's way.
    rows.sort_by_key(|row| (row.session, row.enrolment, row.mark.number));
    store::append(db, rows).await?;
    for (entry, stands) in corrected {
        tell_of_correction(db, entry, stands).await?;
    }
    Ok(verdicts)
}

/// Writes to a person that a mark about them was corrected.
async fn tell_of_correction(
    db: &impl ConnectionTrait,
    entry: &Entry,
    stands: Option<Standing>,
) -> Result<(), AppError> {
    let Some(visit) = &entry.visit else {
        return Ok(());
    };
    let session = &entry.session;
    let member = trainings::member(db, session.training, entry.enrolment).await?;
    if !member.is_written_to() {
        return Ok(());
    }
    let training = trainings::find(db, session.training).await?;
    let url = visit.public_url();
    let letter = letters::corrected(url, &training, &member, session, stands.as_ref());
    post::write(db, letter, entry.received_at).await?;
    Ok(())
}
