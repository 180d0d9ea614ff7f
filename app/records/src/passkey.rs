//! A passkey (WebAuthn): signs somebody in without a password.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A passkey (WebAuthn): signs somebody in without a password.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// What the device calls the account: a random UUID, the same for all passkeys of an account.
    pub user_handle: String,
    /// SHA-256 of the credential's id, in hexadecimal, by which it is found.
    #[sea_orm(unique)]
    pub credential_hash: String,
    /// The public key and its counter, as JSON of `webauthn-rs`.
    #[sea_orm(column_type = "Text")]
    pub credential: String,
    /// The browser in which it was made, in words; empty where unknown.
    pub browser: String,
    /// When it was made.
    pub made_at: Moment,
    /// When somebody last signed in with it.
    pub used_at: Option<Moment>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
