//! What accounts have from the trainings in which they are enrolled.

use jiff::tz::TimeZone;
use records::{enrolment, training};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::errors::AppError;

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
