//! That a person has read and confirmed what is kept about people, in one version of the notice.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// That a person has read and confirmed what is kept about people, in one version of the notice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_reading")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who read it.
    #[sea_orm(unique_key = "account_version")]
    pub account_id: i64,
    /// Which version.
    #[sea_orm(unique_key = "account_version")]
    pub version: i32,
    /// When.
    pub read_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
