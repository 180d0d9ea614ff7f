//! A person who can sign in, or who has been invited to.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A person who can sign in, or who has been invited to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Normalised address: trimmed and lower-cased. What one signs in with.
    #[sea_orm(unique)]
    pub email: String,
    /// How the person is called in registers and on certificates.
    pub name: String,
    /// Code of the interface language: `en`, `ru` or `kk`.
    pub language: String,
    /// PHC string of argon2id; none until the invitation has been accepted.
    pub password_hash: Option<String>,
    /// Whether the person administers the whole installation.
    pub administrator: bool,
    /// When the account was made.
    pub created_at: Moment,
    /// When the person's data were erased; what was done stays under a pseudonym.
    pub erased_at: Option<Moment>,
    /// When the account was closed: nobody comes in by it, and what was done stays.
    pub closed_at: Option<Moment>,
    /// How often somebody has tried to sign in with a wrong password since the person did.
    #[sea_orm(default_value = 0)]
    pub failed_tries: i32,
    /// When the first of these tries was.
    pub failed_since: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}
