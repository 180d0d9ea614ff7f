//! One browser in which a person is signed in (the cookie kind of session).
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One browser in which a person is signed in (the cookie kind of session).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who is signed in.
    pub account_id: i64,
    /// SHA-256 of the cookie's token, in hexadecimal; the token itself is kept nowhere.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// When the person signed in.
    pub created_at: Moment,
    /// When the login was last used, to the minute: the idle limit counts from here.
    pub seen_at: Moment,
    /// When it ends whatever happens.
    pub expires_at: Moment,
    /// When the person signed out, here or everywhere.
    pub ended_at: Option<Moment>,
    /// SHA-256 of the account and of the token in the browser's device cookie: who comes with it
    /// again is known to have signed in here, and no two accounts can be seen to share a browser.
    pub device_hash: Option<String>,
    /// The browser and its system in words, as `Firefox, Windows`; empty where unknown.
    #[sea_orm(default_value = "")]
    pub browser: String,
    /// Whether the person wants to stay signed in on this device.
    #[sea_orm(default_value = false)]
    pub stays: bool,
    /// Whether it began by a code in the room (`arrival_code`), without a password: it opens what a
    /// judge does, and nothing else.
    #[sea_orm(default_value = false)]
    pub arrived: bool,
    /// How many tries had failed before the person signed in.
    #[sea_orm(default_value = 0)]
    pub failed_tries: i32,
    /// When the first of these tries was.
    pub failed_since: Option<Moment>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
