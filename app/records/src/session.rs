//! One gathering of a training.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One gathering of a training.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The training it belongs to.
    pub training_id: i64,
    /// Title in English.
    pub title_en: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in Kazakh.
    pub title_kk: String,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// Codes of its parts (`rules::attendance::Unit`), with a space between; empty for none.
    #[sea_orm(default_value = "")]
    pub units: String,
    /// Who added it; none when it came from the command line.
    pub created_by: Option<i64>,
    /// When it was added.
    pub created_at: Moment,
    /// Who teaches it, as people read it; may be empty.
    #[sea_orm(column_type = "Text", default_value = "")]
    pub trainers: String,
    /// Address at which one joins it from afar; may be empty.
    #[sea_orm(column_type = "Text", default_value = "")]
    pub link: String,
    /// How often it was changed since, for calendars.
    #[sea_orm(default_value = 0)]
    pub revision: i32,
    /// When it was changed last.
    pub changed_at: Option<Moment>,
    /// Which share of its minutes online counts as present, in percent (`rules::online::Percent`).
    #[sea_orm(default_value = 80)]
    pub online_percent: i32,
    /// When the minutes online were counted after its end; none while they were not.
    pub online_counted_at: Option<Moment>,
    /// When its beginning or end was changed last; none while they never were.
    pub moved_at: Option<Moment>,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
    /// The row that `created_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Creator",
        from = "created_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub creator: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
