//! What accounts have from the trainings in which they are enrolled.

use course::Language;
use jiff::tz::TimeZone;
use records::{enrolment, training};
use rules::places::Place;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::{db::many::among, errors::AppError};

/// The zone whose clock a person goes by: that of the training that is nearest.
pub async fn zone_of(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Option<TimeZone>, AppError> {
    let nearest = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .find_also_related(training::Entity)
        .order_by_desc(training::Column::StartsOn)
        .one(db)
        .await?;
    Ok(nearest
        .and_then(|(_, training)| training)
        .and_then(|training| TimeZone::get(&training.time_zone).ok()))
}

/// The titles of the trainings that an account takes part in or waits for, the newest enrolment
/// first.
pub async fn titles_for(
    db: &impl ConnectionTrait,
    account: i64,
    language: Language,
) -> Result<Vec<String>, AppError> {
    let here = [Place::Enrolled, Place::Waiting].map(|place| place.code().to_owned());
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(among(db, enrolment::Column::Place, here))
        .order_by_desc(enrolment::Column::Id)
        .find_also_related(training::Entity)
        .all(db)
        .await?;
    let title = |training: training::Model| match language {
        Language::En => training.title_en,
        Language::Ru => training.title_ru,
        Language::Kk => training.title_kk,
    };
    let trainings = rows.into_iter().filter_map(|(_, training)| training);
    Ok(trainings.map(title).collect())
}

/// The words of the trainings in which an account is enrolled: titles and places.
pub async fn training_words(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<String>, AppError> {
    let enrolled = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .find_also_related(training::Entity)
        .all(db)
        .await?;
    Ok(enrolled
        .into_iter()
        .filter_map(|(_, training)| training)
        .flat_map(|training| {
            [
                training.title_en,
                training.title_ru,
                training.title_kk,
                training.place,
            ]
        })
        .collect())
}
