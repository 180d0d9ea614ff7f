//! That somebody was named to call the roll of a session, or is no longer. Appended, never
//! changed: the last one about a person and a session holds.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// That somebody was named to call the roll of a session, or is no longer. Appended, never
/// changed: the last one about a person and a session holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roll_taker")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which session.
    #[sea_orm(unique_key = "place_in_history")]
    pub session_id: i64,
    /// Who.
    #[sea_orm(unique_key = "place_in_history", indexed)]
    pub enrolment_id: i64,
    /// Its place in the order: 1 for the first, then 2, 3 …
    #[sea_orm(unique_key = "place_in_history")]
    pub number: i32,
    /// Whether the person may call the roll from then on.
    pub takes: bool,
    /// Which organizer said so.
    pub made_by: Option<i64>,
    /// When.
    pub made_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Cascade")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `made_by` points to.
    #[sea_orm(belongs_to, from = "made_by", to = "id", on_delete = "SetNull")]
    pub maker: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
