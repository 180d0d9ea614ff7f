//! The secret from which the codes on the screen of one session are derived.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// The secret from which the codes on the screen of one session are derived. Never shown.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_secret")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which session.
    #[sea_orm(unique)]
    pub session_id: i64,
    /// 256 random bits in hexadecimal.
    pub secret: String,
    /// When it was made.
    pub made_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Cascade")]
    pub session: BelongsTo<super::session::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
