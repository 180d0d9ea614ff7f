//! One statement about one person at one session. Marks are appended, never changed: what stands is derived by `rules::attendance`.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One statement about one person at one session. Marks are appended, never changed: what stands is derived by `rules::attendance`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_mark")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// At which session.
    #[sea_orm(unique_key = "place_in_history")]
    pub session_id: i64,
    /// About whom.
    #[sea_orm(unique_key = "place_in_history")]
    pub enrolment_id: i64,
    /// 1 for the first mark about this person at this session, then 2, 3 …; the database refuses a second mark with the same number.
    #[sea_orm(unique_key = "place_in_history")]
    pub number: i32,
    /// `present`, `late`, `absent` or `excused`.
    pub status: String,
    /// How it came about: `check-in`, `roll-call` or `correction`.
    pub method: String,
    /// Why a standing mark was corrected; empty for a first mark.
    pub reason: String,
    /// Who made the statement.
    pub recorded_by: Option<i64>,
    /// When.
    pub recorded_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Cascade")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `recorded_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Recorder",
        from = "recorded_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub recorder: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
