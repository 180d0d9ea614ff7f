//! Writes trainings: what they are, their words, their policies.

use jiff::{Timestamp, civil};
use records::training;
use rules::attendance::Policy;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _};

use crate::{
    authorization::viewer::{InTraining as _, MakesTrainings, Manages},
    db::{Write, news::News},
    errors::AppError,
};

use super::Titles;

/// A training to be made, or what an existing one is changed to.
#[derive(Clone, Debug)]
pub struct NewTraining {
    /// Id of the course.
    pub course: String,
    /// Its title.
    pub titles: Titles,
    /// Where it is held.
    pub place: String,
    /// Its first day.
    pub starts_on: civil::Date,
    /// Its last day.
    pub ends_on: civil::Date,
    /// IANA name of the zone whose clock it keeps.
    pub zone_name: String,
    /// For how many judges there is room; none when for all.
    pub capacity: Option<u32>,
}

fn training_row(new: NewTraining) -> training::ActiveModel {
    training::ActiveModel {
        course: Set(new.course),
        title_en: Set(new.titles.en),
        title_ru: Set(new.titles.ru),
        title_kk: Set(new.titles.kk),
        place: Set(new.place),
        starts_on: Set(new.starts_on.to_string()),
        ends_on: Set(new.ends_on.to_string()),
        time_zone: Set(new.zone_name),
        capacity: Set(new
            .capacity
            .and_then(|capacity| i32::try_from(capacity).ok())),
        ..Default::default()
    }
}

/// Makes a training, which whoever makes it may manage.
///
/// # Errors
/// When the database refuses.
pub async fn make(
    db: &impl ConnectionTrait,
    makes: &MakesTrainings,
    new: NewTraining,
    now: Timestamp,
) -> Result<Manages, AppError> {
    let row = training::ActiveModel {
        created_by: Set(makes.by()),
        created_at: Set(now.into()),
        ..training_row(new)
    };
    Ok(makes.made(row.insert(db).await?.id))
}

pub async fn change(db: &Write, manages: &Manages, new: NewTraining) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let row = training::ActiveModel {
        id: Set(manages.training()),
        ..training_row(new)
    };
    row.update(db).await?;
    Ok(())
}

/// Switches the letters that remind a training's people on or off.
pub async fn set_reminders(
    db: &impl ConnectionTrait,
    manages: &Manages,
    reminders: bool,
) -> Result<(), AppError> {
    let row = training::ActiveModel {
        id: Set(manages.training()),
        reminders: Set(reminders),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Says what a training is about, and whom its people ask.
pub async fn set_words(
    db: &impl ConnectionTrait,
    manages: &Manages,
    about: String,
    contact: String,
) -> Result<(), AppError> {
    let row = training::ActiveModel {
        id: Set(manages.training()),
        about: Set(about),
        contact: Set(contact),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Puts another name in the place of one that stands in what a training says of whom to ask, and of
/// what it is about.
pub async fn rename_contact(
    db: &impl ConnectionTrait,
    training: i64,
    name: &str,
    new: &str,
) -> Result<(), AppError> {
    let found = training::Entity::find_by_id(training).one(db).await?;
    let Some(found) = found.filter(|_| !name.is_empty()) else {
        return Ok(());
    };
    if found.contact.contains(name) || found.about.contains(name) {
        let row = training::ActiveModel {
            id: Set(training),
            contact: Set(found.contact.replace(name, new)),
            about: Set(found.about.replace(name, new)),
            ..Default::default()
        };
        row.update(db).await?;
    }
    Ok(())
}

/// Sets the attendance policy of a training.
pub async fn set_policy(
    db: &impl ConnectionTrait,
    manages: &Manages,
    policy: Policy,
) -> Result<(), AppError> {
    let row = training::ActiveModel {
        id: Set(manages.training()),
        late_after: Set(policy.late_after.get().into()),
        check_in_opens_before: Set(policy.opens_before.get().into()),
        check_in_closes_after: Set(policy.closes_after.get().into()),
        late_counts: Set(policy.late.code().to_owned()),
        left_early_counts: Set(policy.left_early.code().to_owned()),
        excused_counts: Set(policy.excused.code().to_owned()),
        code_needed: Set(policy.code_needed),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}
