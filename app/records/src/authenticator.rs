//! An authenticator app (TOTP, RFC 6238) with which an account takes its second step.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// An authenticator app (TOTP, RFC 6238) with which an account takes its second step.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authenticator")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is: one for each account.
    #[sea_orm(unique)]
    pub account_id: i64,
    /// The secret that the app shares, under ChaCha20-Poly1305 with the server's key.
    pub secret: Vec<u8>,
    /// The time step of the last code that was taken: none is taken twice.
    pub last_step: i64,
    /// When it was set up.
    pub made_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
