//! That somebody was seen at an online session. Appended, never changed or deleted: for how long
//! the person was there is derived by `rules::online`.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// That somebody was seen at an online session. Appended, never changed or deleted: for how long
/// the person was there is derived by `rules::online`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "online_presence")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// At which session.
    pub session_id: i64,
    /// Who.
    pub enrolment_id: i64,
    /// How (`rules::online::Kind`).
    pub kind: String,
    /// When.
    pub seen_at: Moment,
    /// The row that `session_id` points to.
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Restrict")]
    pub session: BelongsTo<super::session::Entity>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Restrict")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
