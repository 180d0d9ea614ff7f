//! More time or another attempt, granted to one person. Allowances are appended and add up.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// More time or another attempt, granted to one person. Allowances are appended and add up.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allowance")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To whom.
    pub enrolment_id: i64,
    /// For which quiz; empty: for all of the training.
    pub quiz: String,
    /// Minutes that each attempt may take beyond the quiz's limit.
    pub minutes: i32,
    /// Percent of the quiz's minutes that each attempt may take longer.
    #[sea_orm(default_value = 0)]
    pub percent: i32,
    /// The grant that does not hold any more because of this row; none for a grant.
    #[sea_orm(unique)]
    pub takes_back: Option<i64>,
    /// Attempts beyond those that the quiz allows.
    pub attempts: i32,
    /// Why, as a remark.
    pub remark_id: Option<String>,
    /// Who granted it; none once that account is gone.
    pub granted_by: Option<i64>,
    /// When.
    pub granted_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `granted_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Granter",
        from = "granted_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub granter: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
