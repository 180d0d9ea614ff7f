//! A link that lets a person choose a password or confirm a new address, once, within its time.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A link that lets a person choose a password or confirm a new address, once, within its time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who is invited.
    pub account_id: i64,
    /// SHA-256 of the token in the link, in hexadecimal.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// When the link was made.
    pub created_at: Moment,
    /// Who made it; none when it came from the command line.
    pub created_by: Option<i64>,
    /// When it stops working.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// When it was withdrawn: a newer link took its place, or the account's reach grew. An account
    /// has one link at the most that is neither used nor withdrawn.
    pub withdrawn_at: Option<Moment>,
    /// What it is for: `invitation`, `reset` for a new password, or `address` to confirm a new
    /// address.
    #[sea_orm(default_value = "invitation")]
    pub kind: String,
    /// The address that it confirms: there with kind `address`, and with no other.
    pub new_email: Option<String>,
    /// When it was first opened.
    pub opened_at: Option<Moment>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
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
