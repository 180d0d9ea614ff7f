//! Up to when the audit may be deleted. Appended, never changed or deleted.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// Up to when the audit may be deleted: the database refuses it for any event that is not older
/// than the newest horizon. Appended, never changed or deleted.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_horizon")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Events before this may go; at least thirty days back.
    pub until: Moment,
    /// When it was set, by the server's clock.
    pub set_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
