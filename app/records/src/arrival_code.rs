//! A code by which a judge who has no password yet comes in, once, within its time.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A code by which a judge who has no password yet comes in, once, within its time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrival_code")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who comes in. An account has one code: a new one takes the place of the old.
    #[sea_orm(unique)]
    pub account_id: i64,
    /// To which training.
    pub training_id: i64,
    /// SHA-256 of the code, in hexadecimal.
    #[sea_orm(unique)]
    pub code_hash: String,
    /// When it was made.
    pub created_at: Moment,
    /// Who made it.
    pub created_by: Option<i64>,
    /// When it stops working.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
    /// The row that `created_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Creator",
        from = "created_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub creator: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
