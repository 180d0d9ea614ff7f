//! Accounts that became part of another.

use crate::Moment;
use sea_orm::entity::prelude::*;

/// An account that became part of another, because both were one person's. It stays for what was done
/// by it, and nobody comes in by it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merged_account")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The account that became part of the other; once.
    #[sea_orm(unique_key = "once")]
    pub account_id: i64,
    /// The account that it became part of.
    #[sea_orm(indexed)]
    pub into_id: i64,
    /// Who said that both are one person; none when that account is gone.
    pub merged_by: Option<i64>,
    /// When.
    pub merged_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
    /// The row that `into_id` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Into",
        from = "into_id",
        to = "id",
        on_delete = "Cascade"
    )]
    pub into: BelongsTo<super::account::Entity>,
    /// The row that `merged_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Merger",
        from = "merged_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub merger: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
