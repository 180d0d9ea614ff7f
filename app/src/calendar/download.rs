//! Calendars for whoever asks: a training's for its people, a person's for whoever has its
//! address.

use crate::{
    accounts::{self, Account},
    authorization::viewer::InTraining as _,
    db::Database,
    errors::AppError,
    house::House,
    language::say,
    mail::{self, Concerns, Enclosing, Enclosure},
    request::Visit,
    trainings::{self, Training},
};

use super::{file, store};

/// The calendar of a training: the file's name and its text.
///
/// # Errors
/// As the page of the training: somebody who may not see it gets nothing.
pub async fn of_training(visit: &Visit, training: i64) -> Result<(String, String), AppError> {
    let viewer = visit.viewer()?;
    let training = viewer.sees_training(training)?.training();
    let db = visit.house.db.read();
    let training = trainings::find(db, training).await?;
    let mut sessions = trainings::sessions(db, training.id).await?;
    // Who takes the course has the sessions of the own group in the calendar.
    if let Some(seat) = viewer
        .seat(training.id)
        .filter(|seat| seat.role.is_registered())
    {
        sessions.retain(|session| session.expects_group(seat.group));
    }
    let cancelled = trainings::cancelled(db, &training).await?;
    let name = file_name(&training);
    let text = file::written(
        training.titles.get(visit.language),
        [(&training, sessions.as_slice(), cancelled.as_slice())],
        &visit.house.settings.public_url,
        visit.language,
    );
    Ok((name, text))
}

/// What gives letters that tell when and where sessions are their calendar.
#[derive(Clone, Debug)]
pub struct Encloses {
    /// Where trainings and sessions are read.
    pub db: Database,
    /// The address under which people reach the server, without a slash at its end.
    pub public_url: String,
}

impl Encloses {
    /// The sessions of a training as they concern somebody who is written to about it, in a file that goes
    /// with the letter.
    ///
    /// # Errors
    /// When the database cannot be read.
    async fn enclosed(&self, letter: &Concerns) -> Result<Option<Enclosure>, AppError> {
        let db = self.db.read();
        let seats = trainings::attended_by(db, letter.account).await?;
        let seat = seats.into_iter().find(|(id, ..)| *id == letter.training);
        // Who has no place, or has left meanwhile, is told of no session.
        let Some((_, role, group)) = seat else {
            return Ok(None);
        };
        let training = trainings::find(db, letter.training).await?;
        let mut sessions = trainings::sessions(db, training.id).await?;
        if role.is_registered() {
            sessions.retain(|session| session.expects_group(group));
        }
        let cancelled = trainings::cancelled(db, &training).await?;
        if sessions.is_empty() && cancelled.is_empty() {
            return Ok(None);
        }
        Ok(Some(Enclosure {
            name: file_name(&training),
            text: file::written(
                training.titles.get(letter.language),
                [(&training, sessions.as_slice(), cancelled.as_slice())],
                &self.public_url,
                letter.language,
            ),
        }))
    }
}

impl mail::Encloses for Encloses {
    fn encloses(&self, letter: Concerns) -> Enclosing<'_> {
        Box::pin(async move { self.enclosed(&letter).await })
    }
}

fn file_name(training: &Training) -> String {
    format!("training-{}-{}.ics", training.id, training.starts_on)
}

/// The calendar whose address has this token, in its owner's language: all sessions of all
/// trainings that the owner takes part in.
///
/// # Errors
/// `NotFound` when there is no such address, or no longer.
pub async fn feed(house: &House, token: &str) -> Result<String, AppError> {
    let db = house.db.read();
    let owner = store::owner(db, token).await?.ok_or(AppError::NotFound)?;
    let account = accounts::people(db, [owner]).await?.remove(&owner);
    let account = account.filter(Account::is_open);
    let language = account.ok_or(AppError::NotFound)?.language;
    let mut held = Vec::new();
    for (id, role, group) in trainings::attended_by(db, owner).await? {
        let training = trainings::find(db, id).await?;
        let mut sessions = trainings::sessions(db, id).await?;
        if role.is_registered() {
            sessions.retain(|session| session.expects_group(group));
        }
        let cancelled = trainings::cancelled(db, &training).await?;
        held.push((training, sessions, cancelled));
    }
    let trainings = held.iter().map(|(training, sessions, cancelled)| {
        (training, sessions.as_slice(), cancelled.as_slice())
    });
    Ok(file::written(
        &format!("Törelik · {}", say!(language, "calendar-title")),
        trainings,
        &house.settings.public_url,
        language,
    ))
}
