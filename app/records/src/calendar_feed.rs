//! The secret address at which a person's calendar can be subscribed to.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// The secret address at which a person's calendar can be subscribed to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose calendar.
    #[sea_orm(unique)]
    pub account_id: i64,
    /// SHA-256 of the token in the address, in hexadecimal; the token itself is kept nowhere.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// When this address was made.
    pub created_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
