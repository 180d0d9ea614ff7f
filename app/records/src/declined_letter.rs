//! That a person wants no letters of a kind. The row goes when the person wants them again.
use sea_orm::entity::prelude::*;

/// That a person wants no letters of a kind. The row goes when the person wants them again.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declined_letter")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    #[sea_orm(unique_key = "account_kind")]
    pub account_id: i64,
    /// Code of the kind, such as `reminder`.
    #[sea_orm(unique_key = "account_kind")]
    pub kind: String,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
