//! What a trainer answers to what a judge said of a question. Answers are appended.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// What a trainer answers to what a judge said of a question. Answers are appended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "flag_answer")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To what.
    #[sea_orm(unique_key = "flag_number")]
    pub flag_id: i64,
    /// 1 for the first answer, then 2, 3 …
    #[sea_orm(unique_key = "flag_number")]
    pub number: i32,
    /// What is answered, as a remark.
    pub remark_id: Option<String>,
    /// Who answered; none once that account is gone.
    pub answered_by: Option<i64>,
    /// When.
    pub answered_at: Moment,
    /// The row that `flag_id` points to.
    #[sea_orm(belongs_to, from = "flag_id", to = "id", on_delete = "Cascade")]
    pub flag: BelongsTo<super::question_flag::Entity>,
    /// The row that `answered_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Answerer",
        from = "answered_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub answerer: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
