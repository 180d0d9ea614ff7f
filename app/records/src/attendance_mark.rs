//! One statement about one person at one session. Marks are appended, never changed or deleted:
//! what stands is derived by `rules::attendance`.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One statement about one person at one session. Marks are appended, never changed or deleted:
/// what stands is derived by `rules::attendance`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_mark")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// UUID that whoever sent the mark gave it: the same message that comes twice is one mark.
    #[sea_orm(unique)]
    pub mark: String,
    /// At which session.
    #[sea_orm(unique_key = "place_in_history")]
    pub session_id: i64,
    /// About whom.
    #[sea_orm(unique_key = "place_in_history")]
    pub enrolment_id: i64,
    /// Order of receipt: 1 for the first mark about this person at this session, then 2, 3 …; the
    /// database refuses a second mark with the same number.
    #[sea_orm(unique_key = "place_in_history")]
    pub number: i32,
    /// The part of the session (`rules::attendance::Unit`); empty for all of it.
    pub unit: String,
    /// What it says (`rules::attendance::Status`); empty when it only takes back the mark that it
    /// supersedes.
    pub status: String,
    /// The minutes that belong to the status.
    pub minutes: Option<i32>,
    /// Where it comes from (`rules::attendance::Source`).
    pub source: String,
    /// Why a standing mark was corrected, as a remark; none where no reason was needed.
    pub remark_id: Option<String>,
    /// The number of the mark about the same person at the same session that it corrects or takes
    /// back.
    pub supersedes: Option<i32>,
    /// Who made the statement.
    pub recorded_by: Option<i64>,
    /// When it was made, by the clock of whoever made it as far as that can be believed.
    pub made_at: Moment,
    /// When it was received.
    pub received_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Restrict")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Restrict")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `recorded_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Recorder",
        from = "recorded_by",
        to = "id",
        on_delete = "Restrict"
    )]
    pub recorder: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
