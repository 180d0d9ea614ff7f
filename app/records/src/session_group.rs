//! That a session is for a group. One that names none is for everybody.
use sea_orm::entity::prelude::*;

/// That a session is for a group. One that names none is for everybody.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_group")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The session.
    #[sea_orm(unique_key = "once")]
    pub session_id: i64,
    /// The group.
    #[sea_orm(unique_key = "once", indexed)]
    pub group_id: i64,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Cascade")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `group_id` points to.
    #[sea_orm(belongs_to, from = "group_id", to = "id")]
    pub group: BelongsTo<super::training_group::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
