//! A letter in the outbox: to be sent, sent, or given up.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A letter in the outbox: to be sent, sent, or given up.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To whom.
    pub account_id: i64,
    /// The address that it goes to: the person's when it was written.
    pub recipient: String,
    /// Code of its language.
    pub language: String,
    /// Code of what it is about, such as `invitation`.
    pub kind: String,
    /// Its subject.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// Its text, without the secret.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// What opens a door for the one who has it; kept only until the letter is sent or given up,
    /// or the door is shut.
    pub secret: Option<String>,
    /// After how many characters of the text the secret goes, in a letter that has one.
    pub secret_at: Option<i32>,
    /// The training that it is about.
    pub training_id: Option<i64>,
    /// The enrolment that it is about.
    pub enrolment_id: Option<i64>,
    /// What it says once and never again, such as `reminder/3/2024-05-30/7`.
    #[sea_orm(unique_key = "once")]
    pub once: Option<String>,
    /// When it was written.
    pub created_at: Moment,
    /// When nobody needs it any more.
    pub expires_at: Option<Moment>,
    /// How often sending was begun.
    pub tries: i32,
    /// When it may be tried next; whoever sends it moves this on first, so that nobody else does
    /// at the same time. None when it was sent or given up.
    pub next_try_at: Option<Moment>,
    /// When a mail server took it.
    pub sent_at: Option<Moment>,
    /// Code of what went wrong last; no personal data.
    pub error: Option<String>,
    /// Who wrote it, where a person did: answers go there.
    pub sender_id: Option<i64>,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
    /// The row that `sender_id` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Sender",
        from = "sender_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub sender: BelongsTo<Option<super::account::Entity>>,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<Option<super::training::Entity>>,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<Option<super::enrolment::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
