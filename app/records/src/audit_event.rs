//! Who did what, when. Holds ids, never personal data.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// Who did what, when. Holds ids, never personal data.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: Moment,
    /// Who; none for the command line and for what the server does by itself.
    pub actor_id: Option<i64>,
    /// Id of the request that did it; empty for the command line.
    pub request: String,
    /// What was done, such as `attendance.corrected`.
    pub action: String,
    /// The kind of thing it was done to, such as `session`.
    pub subject: String,
    /// Which one.
    pub subject_id: Option<i64>,
    /// The training it concerns.
    pub training_id: Option<i64>,
    /// More about it, as JSON: codes and ids only.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// The row that `actor_id` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Actor",
        from = "actor_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub actor: BelongsTo<Option<super::account::Entity>>,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Restrict")]
    pub training: BelongsTo<Option<super::training::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
