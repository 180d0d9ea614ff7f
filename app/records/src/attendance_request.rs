//! What a person asks about a mark of their own. Requests are appended, never changed or deleted.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// What a person asks about a mark of their own. Requests are appended, never changed or deleted;
/// one is open until there is an answer to it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_request")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// About which session.
    pub session_id: i64,
    /// About whom.
    pub enrolment_id: i64,
    /// The status that is asked for (`rules::attendance::Status`): `excused` is an excuse, any
    /// other a correction.
    pub status: String,
    /// The part of the session that it is about (`rules::attendance::Unit`); empty for all of it.
    #[sea_orm(default_value = "")]
    pub unit: String,
    /// Why, as a remark.
    pub remark_id: Option<String>,
    /// Who asks.
    pub asked_by: Option<i64>,
    /// When.
    pub asked_at: Moment,
    /// The answer to it.
    #[sea_orm(has_one)]
    pub answer: HasOne<super::attendance_answer::Entity>,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Restrict")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Restrict")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `asked_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Asker",
        from = "asked_by",
        to = "id",
        on_delete = "Restrict"
    )]
    pub asker: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
