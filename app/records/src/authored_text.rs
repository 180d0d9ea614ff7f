//! Authored text by its content hash: what attempts are pinned to.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// Authored text by its content hash: what attempts are pinned to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authored_text")]
pub struct Model {
    /// SHA-256 of the body, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// The text (`course::Lesson::body`).
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When a server first loaded it.
    pub stored_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
