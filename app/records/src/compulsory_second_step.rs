//! A role whose people cannot do without the second step of signing in.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A role whose people cannot do without the second step of signing in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "compulsory_second_step")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code of the role; `administrator` for those of the installation.
    #[sea_orm(unique)]
    pub role: String,
    /// Since when.
    pub made_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
