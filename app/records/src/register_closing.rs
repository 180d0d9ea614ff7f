//! That the register of a session was closed, or opened again. Appended, never changed or deleted:
//! the last one of a session holds.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// That the register of a session was closed, or opened again. Appended, never changed or deleted:
/// the last one of a session holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_closing")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which session.
    #[sea_orm(unique_key = "place_in_history")]
    pub session_id: i64,
    /// Its place in the order: 1 for the first, then 2, 3 …
    #[sea_orm(unique_key = "place_in_history")]
    pub number: i32,
    /// Whether it closes the register; otherwise it opens it again.
    pub closes: bool,
    /// Why it was opened again (`rules::attendance::Reopening`); empty of one that closes.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Who did it.
    pub made_by: Option<i64>,
    /// When.
    pub made_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Restrict")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `made_by` points to.
    #[sea_orm(belongs_to, from = "made_by", to = "id", on_delete = "Restrict")]
    pub maker: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
