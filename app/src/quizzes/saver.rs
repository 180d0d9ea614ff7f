//! Saves answers as they are given: each is checked against its attempt without asking the
//! database, and written together with whatever else waits. What it says is saved is on the disk.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use course::{Lesson, Question, QuizSettings};
use jiff::{Timestamp, tz::TimeZone};
use moka::sync::Cache;
use rules::{
    attempts::{self, Allowance},
    drawing,
    saving::{self, Stamp, Stamped},
};
use tokio::sync::broadcast;

use crate::{
    authorization::viewer::TakesCourse,
    db::{
        self, Database,
        batch::{Batch, Unwritten},
        news::News,
    },
    errors::{AppError, UserError},
    house::House,
    learning::course_of,
    request::Visit,
    trainings,
};

use super::{
    due::Due,
    store::{self, Attempt, Message},
};

/// For how long an attempt is remembered, should another server's news be missed.
const REMEMBERED: Duration = Duration::from_secs(30);
/// How many attempts are remembered at the most.
const ATTEMPTS: u64 = 10_000;

/// What has to be known of an open attempt to take an answer.
#[derive(Debug)]
pub struct Open {
    /// The attempt.
    pub attempt: Attempt,
    /// The training's zone.
    pub zone: TimeZone,
    settings: QuizSettings,
    allowed: Allowance,
    lesson: Arc<Lesson>,
    asked: BTreeSet<String>,
    /// What stands about each question.
    newest: Mutex<BTreeMap<String, Newest>>,
}

/// What decides whether an answer stands.
#[derive(Clone, Debug)]
struct Newest {
    stamp: Stamp,
    closes: bool,
}

impl Stamped for Newest {
    fn stamp(&self) -> Stamp {
        self.stamp.clone()
    }

    fn closes(&self) -> bool {
        self.closes
    }
}

impl Open {
    /// A question that the attempt asks.
    ///
    /// # Errors
    /// `NotFound` for one that it does not.
    pub fn question(&self, id: &str) -> Result<&Question, AppError> {
        let asked = self.asked.contains(id).then(|| self.lesson.question(id));
        asked.flatten().ok_or(AppError::NotFound)
    }

    /// Notes that an answer was saved. Gives number and client of the answer that stands: this
    /// one, or another's.
    pub fn stands(&self, question: &str, stamp: Stamp) -> Stamp {
        let Ok(mut newest) = self.newest.lock() else {
            return stamp;
        };
        let this = Newest {
            stamp: stamp.clone(),
            closes: false,
        };
        let before = newest.remove(question);
        let standing = saving::stands(before.into_iter().chain([this]));
        let found = standing.as_ref().map_or(stamp, Stamped::stamp);
        newest.extend(standing.map(|standing| (question.to_owned(), standing)));
        found
    }

    /// Whether answers that arrive now are taken.
    pub fn in_time(&self, now: Timestamp) -> bool {
        attempts::in_time(&self.settings, self.allowed, self.attempt.begun(), now)
    }
}

type Outcome = Result<(), UserError>;

/// How many changes a slow listener may be behind before it looks for itself.
const BEHIND: usize = 1024;

/// That something may have changed for an attempt that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Of this one: its time, or whether it is open.
    Attempt(i64),
    /// The server stops; nothing more is told.
    Closing,
}

/// Answer writer: saves the answers of attempts, in group commits.
#[derive(Clone, Debug)]
pub struct Saver {
    batch: Batch<Message, Outcome>,
    open: Cache<i64, Arc<Open>>,
    moves: broadcast::Sender<Moved>,
    due: Due,
}

impl Saver {
    /// The one that was brought when the house was built.
    pub fn of(house: &House) -> &Self {
        house.service()
    }

    /// A saver that writes into a database, for as long as it is held.
    pub fn new(db: Database) -> Self {
        let due = Due::default();
        let moves = broadcast::channel(BEHIND).0;
        let open: Cache<i64, Arc<Open>> = Cache::builder()
            .max_capacity(ATTEMPTS)
            .time_to_live(REMEMBERED)
            .build();
        db.news().is_heard_by({
            let (due, moves, open) = (due.clone(), moves.clone(), open.clone());
            move |news| hears(news, &due, &moves, &open)
        });
        Self {
            due,
            batch: Batch::new(move |messages: Arc<[Message]>| {
                let db = db.clone();
                async move { write(&db, &messages).await }
            }),
            open,
            moves,
        }
    }

    /// An open attempt of the one who asks, with the proof that it is.
    ///
    /// # Errors
    /// `NotFound` for another's, `AttemptSubmitted` for one that was handed in.
    pub async fn open(&self, visit: &Visit, id: i64) -> Result<(TakesCourse, Arc<Open>), AppError> {
        let viewer = visit.viewer()?;
        if let Some(open) = self.open.get(&id) {
            let takes = viewer.takes_course_as(open.attempt.enrolment)?;
            return Ok((takes, open));
        }
        let db = visit.house.db.read();
        let attempt = store::find(db, id).await?;
        let takes = viewer.takes_course_as(attempt.enrolment)?;
        let training = takes.training();
        if attempt.submitted_at.is_some() {
            return Err(UserError::AttemptSubmitted.into());
        }
        let (course, _) = course_of(visit, training).await?;
        let lesson = store::pinned(db, &course, &attempt).await?;
        let settings = store::settings(&lesson)?;
        let newest = store::answers(db, id)
            .await?
            .into_iter()
            .map(|(question, saved)| {
                let (stamp, closes) = (saved.stamp(), saved.closes());
                (question, Newest { stamp, closes })
            })
            .collect();
        let open = Arc::new(Open {
            newest: Mutex::new(newest),
            asked: drawing::order(&lesson.questions, settings, attempt.seed)
                .into_iter()
                .collect(),
            settings: settings.clone(),
            allowed: store::allowed(db, attempt.enrolment, &attempt.quiz).await?,
            zone: trainings::find(db, training).await?.zone,
            lesson,
            attempt,
        });
        self.open.insert(id, open.clone());
        Ok((takes, open))
    }

    /// When it is looked again for attempts whose time is over.
    pub fn due(&self) -> &Due {
        &self.due
    }

    /// What changes from now on.
    pub fn moves(&self) -> broadcast::Receiver<Moved> {
        self.moves.subscribe()
    }

    /// Tells whoever listens that the server stops.
    pub fn close(&self) {
        let _ = self.moves.send(Moved::Closing);
    }

    /// Whether somebody saves what is brought.
    pub fn works(&self) -> bool {
        self.batch.is_written()
    }

    /// Saves an answer. When this returns, it is on the disk.
    ///
    /// # Errors
    /// `AttemptSubmitted`, or when the database refuses.
    pub async fn save(&self, message: Message) -> Result<(), AppError> {
        match self.batch.write(message).await {
            Ok(outcome) => Ok(outcome?),
            Err(Unwritten::Away) => Err(UserError::NotSaved.into()),
            Err(Unwritten::Refused) => Err(anyhow::anyhow!("an answer cannot be saved").into()),
        }
    }
}

/// Forgets attempts of which there are news. That one was begun, handed in or given other minutes,
/// perhaps at another server, is told to whoever listens.
fn hears(news: News, due: &Due, moves: &broadcast::Sender<Moved>, open: &Cache<i64, Arc<Open>>) {
    match news {
        News::Attempt(attempt) => {
            open.invalidate(&attempt);
            due.changes();
            // Nobody listens: nobody is to be told.
            let _ = moves.send(Moved::Attempt(attempt));
        }
        News::Answers(attempt) => open.invalidate(&attempt),
        News::Everything => {
            due.changes();
            open.invalidate_all();
        }
        _ => {}
    }
}

async fn write(db: &Database, messages: &[Message]) -> Result<Vec<Outcome>, Unwritten> {
    let written = db::retried(|| async move {
        let txn = db.begin().await?;
        let open = store::append(&txn, messages.to_vec()).await?;
        txn.commit().await?;
        Ok(open)
    })
    .await;
    let open = written.map_err(|error| db::unwritten(&error, "answers", messages.len()))?;
    // This server knows what it has taken.
    for attempt in &open {
        db.news().tell_others(News::Answers(*attempt));
    }
    Ok(messages
        .iter()
        .map(|message| match open.contains(&message.attempt) {
            true => Ok(()),
            false => Err(UserError::AttemptSubmitted),
        })
        .collect())
}
