//! A form that made something.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A form that made something, by the name that its page gave it: sent twice, it makes one thing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sending")]
pub struct Model {
    /// The UUID that the page gave the form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Where the one who sent it was led, as a path.
    pub way_on: String,
    /// When.
    #[sea_orm(indexed)]
    pub made_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
