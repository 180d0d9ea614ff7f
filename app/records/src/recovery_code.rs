//! A recovery code: takes the second step once, for who has not got the app at hand.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A recovery code: takes the second step once, for who has not got the app at hand.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// SHA-256 of the code, in hexadecimal; the code itself is kept nowhere.
    #[sea_orm(unique)]
    pub code_hash: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
