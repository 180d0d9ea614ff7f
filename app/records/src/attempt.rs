//! One go at a quiz, pinned to the text it saw.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One go at a quiz, pinned to the text it saw.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    #[sea_orm(unique_key = "person_quiz_number")]
    pub enrolment_id: i64,
    /// Id of the quiz lesson.
    #[sea_orm(unique_key = "person_quiz_number")]
    pub quiz: String,
    /// 1 for the first attempt at this quiz, then 2, 3 …
    #[sea_orm(unique_key = "person_quiz_number")]
    pub number: i32,
    /// Hash of the text it is pinned to: a row of `authored_text`.
    pub content_hash: String,
    /// What the drawing and the order of questions are derived from.
    pub seed: i64,
    /// Percent of the points at which it is passed, from 0 to 100; none for one that began before
    /// this was pinned.
    pub pass_percent: Option<i32>,
    /// When it began.
    pub started_at: Moment,
    /// When it was handed in.
    pub submitted_at: Option<Moment>,
    /// Until when it was reopened last after it was handed in; none: it was not.
    pub reopened_until: Option<Moment>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
