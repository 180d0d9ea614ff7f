//! What waits between two requests of one person, enciphered with a key that only the person's
//! address has.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// What waits between two requests of one person, enciphered with a key that only the person's
/// address has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "set_aside")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of the key, in hexadecimal; the key itself is kept nowhere.
    #[sea_orm(unique)]
    pub key_hash: String,
    /// Whose it is; none where nobody had signed in.
    pub account_id: Option<i64>,
    /// What kind of thing it is.
    pub kind: String,
    /// The thing: JSON under ChaCha20-Poly1305.
    pub content: Vec<u8>,
    /// When it was set aside.
    pub made_at: Moment,
    /// Until when it is kept.
    pub expires_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
