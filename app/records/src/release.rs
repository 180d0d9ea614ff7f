//! A state of a course that was served: the list of its texts.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// A state of a course that was served: the list of its texts.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    /// Hash over all that the course consists of (`course::Course::hash`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// Id of the course.
    pub course: String,
    /// When a server first served it.
    pub first_served_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}
