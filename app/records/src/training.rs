//! One run of a course for one group, for example Astana, 30–31 May.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One run of a course for one group, for example Astana, 30–31 May.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Id of the authored course.
    pub course: String,
    /// Title in English.
    pub title_en: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in Kazakh.
    pub title_kk: String,
    /// Where it is held.
    pub place: String,
    /// First day, as `YYYY-MM-DD` in the training's zone.
    pub starts_on: String,
    /// Last day, as `YYYY-MM-DD` in the training's zone.
    pub ends_on: String,
    /// IANA name of the zone whose clock the training keeps.
    pub time_zone: String,
    /// Who made it; none when it came from the command line.
    pub created_by: Option<i64>,
    /// When it was made.
    pub created_at: Moment,
    /// For how many judges there is room; none when for all.
    pub capacity: Option<i32>,
    /// Whether its people are reminded by letter on the day before.
    #[sea_orm(default_value = false)]
    pub reminders: bool,
    /// How many minutes after the beginning of a session a check-in still counts as present.
    #[sea_orm(default_value = 10)]
    pub late_after: i32,
    /// How many minutes before a session check-in opens.
    #[sea_orm(default_value = 30)]
    pub check_in_opens_before: i32,
    /// How many minutes after a session check-in closes.
    #[sea_orm(default_value = 0)]
    pub check_in_closes_after: i32,
    /// What coming late counts for (`rules::attendance::Weight`).
    #[sea_orm(default_value = "full")]
    pub late_counts: String,
    /// What leaving early counts for (`rules::attendance::Weight`).
    #[sea_orm(default_value = "full")]
    pub left_early_counts: String,
    /// What an excused absence counts for (`rules::attendance::Excuse`).
    #[sea_orm(default_value = "absent")]
    pub excused_counts: String,
    /// Whether people check in with the code from the screen alone.
    #[sea_orm(default_value = false)]
    pub code_needed: bool,
    /// What it is about, for its people; may be empty.
    #[sea_orm(column_type = "Text", default_value = "")]
    pub about: String,
    /// Whom its people ask, and how; may be empty.
    #[sea_orm(column_type = "Text", default_value = "")]
    pub contact: String,
    /// When it was archived; none while it is not.
    pub archived_at: Option<Moment>,
    /// When it was cancelled; none while it is not.
    pub cancelled_at: Option<Moment>,
    /// When it was deleted: the row stays for the audit.
    pub deleted_at: Option<Moment>,
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
