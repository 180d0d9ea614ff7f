//! One saved answer of an attempt. Answers are appended; the greatest number and client
//! stands.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One saved answer of an attempt. Answers are appended; the highest number stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which attempt.
    #[sea_orm(unique_key = "attempt_question_message")]
    pub attempt_id: i64,
    /// Id of the question.
    #[sea_orm(unique_key = "attempt_question_message")]
    pub question: String,
    /// 1 for the first answer to this question, then 2, 3 …, as its client counts: one that knew
    /// of more answers gives a greater number.
    #[sea_orm(unique_key = "attempt_question_message")]
    pub number: i32,
    /// The client that sent it; empty for the page's own form. Two clients may give one number:
    /// the greater name stands then.
    #[sea_orm(unique_key = "attempt_question_message", default_value = "")]
    pub client: String,
    /// The response as JSON (`rules::grading::Response`); that something was typed, where the
    /// words lie in a remark.
    #[sea_orm(column_type = "Text")]
    pub response: String,
    /// What was typed, as a remark that holds the response as JSON; none where only options were
    /// chosen.
    pub remark_id: Option<String>,
    /// Whether the question is to be looked at again before handing in.
    #[sea_orm(default_value = false)]
    pub later: bool,
    /// Whether the answer was checked at once and cannot be changed any more.
    #[sea_orm(default_value = false)]
    pub checked: bool,
    /// Code of the language in which the question was shown; none for one from before this was
    /// kept.
    pub language: Option<String>,
    /// When.
    pub saved_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
