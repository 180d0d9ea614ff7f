//! What was on the agenda of a training and is no more, for calendars that still show it.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// What was on the agenda of a training and is no more, for calendars that still show it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cancelled_session")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The number that the session had, by which calendars know it. It is nobody else's.
    #[sea_orm(unique)]
    pub session: i64,
    /// The training.
    #[sea_orm(indexed)]
    pub training_id: i64,
    /// Title in English.
    pub title_en: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in Kazakh.
    pub title_kk: String,
    /// When it would have begun.
    pub starts_at: Moment,
    /// When it would have ended.
    pub ends_at: Moment,
    /// How often it had been changed, this time included.
    pub revision: i32,
    /// When it was cancelled.
    pub cancelled_at: Moment,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
