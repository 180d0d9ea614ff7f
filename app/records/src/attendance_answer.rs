//! The organizer's answer to a request about a mark. There is one to each, never changed.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// The organizer's answer to a request about a mark. There is one to each, never changed or
/// deleted. What was granted is a mark.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_answer")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To which request.
    #[sea_orm(unique)]
    pub request_id: i64,
    /// Whether what was asked for was granted.
    pub granted: bool,
    /// Why not, or what else is to be said, as a remark.
    pub remark_id: Option<String>,
    /// Who answered.
    pub answered_by: Option<i64>,
    /// When.
    pub answered_at: Moment,
    /// The row that `request_id` points to.
    #[sea_orm(belongs_to, from = "request_id", to = "id", on_delete = "Restrict")]
    pub request: BelongsTo<super::attendance_request::Entity>,
    /// The row that `answered_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Answerer",
        from = "answered_by",
        to = "id",
        on_delete = "Restrict"
    )]
    pub answerer: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
