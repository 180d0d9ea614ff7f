//! Calendars for whoever asks: a training's for its people, a person's for whoever has its
//! address.

use crate::{
    accounts::{self, Account},
    context::{House, Visit},
    errors::AppError,
    say, trainings,
    viewer::InTraining as _,
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
    let name = format!("training-{}-{}.ics", training.id, training.starts_on);
    let text = file::written(
        training.titles.get(visit.language),
        [(&training, sessions.as_slice(), cancelled.as_slice())],
        &visit.house.settings.public_url,
        visit.language,
    );
    Ok((name, text))
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
