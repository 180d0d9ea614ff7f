//! A person in a training, with a role.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A person in a training, with a role.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    #[sea_orm(unique_key = "person_training")]
    pub account_id: i64,
    /// In which training.
    #[sea_orm(unique_key = "person_training")]
    pub training_id: i64,
    /// `judge`, `trainer`, `organizer` or `observer`.
    pub role: String,
    /// The court as the list of participants names it; may be empty.
    pub court: String,
    /// ISO 3166-2 code of the region, such as `KZ-71`; may be empty.
    pub region: String,
    /// The person's position; may be empty.
    pub position: String,
    /// Who enrolled the person; none when it came from the command line.
    pub created_by: Option<i64>,
    /// When.
    pub created_at: Moment,
    /// `enrolled`, `waiting`, `withdrawn` or `joined` (`rules::places::Place`).
    #[sea_orm(default_value = "enrolled")]
    pub place: String,
    /// Since when, where that is not since the beginning.
    pub placed_at: Option<Moment>,
    /// The group of the training that the person is in; none for one who is in none.
    pub group_id: Option<i64>,
    /// `female` or `male`, where it is given (`rules::people::Sex`).
    pub sex: Option<String>,
    /// The institution of somebody who is of no court here; may be empty.
    #[sea_orm(default_value = "")]
    pub institution: String,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
    /// The row that `group_id` points to.
    #[sea_orm(belongs_to, from = "group_id", to = "id", on_delete = "SetNull")]
    pub group: BelongsTo<Option<super::training_group::Entity>>,
    /// The row that `created_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Creator",
        from = "created_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub creator: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
