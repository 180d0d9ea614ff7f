//! What was written, for those who wrote it and for what is written next.

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use jiff::Timestamp;
use records::{Moment, letter};
use rules::invitations;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::{authorization::viewer::InTraining, db::many::among, errors::AppError};

use super::Kind;

/// That a letter was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// To whom.
    pub account: i64,
    /// The training that it was about.
    pub training: Option<i64>,
    /// When.
    pub at: Timestamp,
}

/// The letters of a kind that were written to these people.
///
/// # Errors
/// When the database cannot be read.
pub async fn written(
    db: &impl ConnectionTrait,
    kind: Kind,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<Vec<Written>, AppError> {
    let rows: Vec<(i64, Option<i64>, i64)> = letter::Entity::find()
        .select_only()
        .column(letter::Column::AccountId)
        .column(letter::Column::TrainingId)
        .column(letter::Column::CreatedAt)
        .filter(letter::Column::Kind.eq(kind.code()))
        .filter(among(db, letter::Column::AccountId, accounts))
        .into_tuple()
        .all(db)
        .await?;
    let written = |(account, training, at)| Written {
        account,
        training,
        at: Moment(at).into(),
    };
    Ok(rows.into_iter().map(written).collect())
}

/// The newest invitation that was written to each of these people.
///
/// # Errors
/// When the database cannot be read.
pub async fn invitations_to(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, invitations::Letter>, AppError> {
    /// Without its words.
    type Row = (i64, i64, Option<i64>, Option<i64>, Option<String>);
    let rows: Vec<Row> = letter::Entity::find()
        .select_only()
        .column(letter::Column::AccountId)
        .column(letter::Column::CreatedAt)
        .column(letter::Column::SentAt)
        .column(letter::Column::NextTryAt)
        .column(letter::Column::Error)
        .filter(letter::Column::Kind.eq(Kind::Invitation.code()))
        .filter(among(db, letter::Column::AccountId, accounts))
        .order_by_asc(letter::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let letter = |(account, at, sent_at, next, trouble): Row| {
        let letter = invitations::Letter {
            written_at: Moment(at).into(),
            sent_at: sent_at.map(|at| Moment(at).into()),
            waits: next.is_some(),
            trouble,
        };
        (account, letter)
    };
    // Of several the newest stays.
    Ok(rows.into_iter().map(letter).collect())
}

/// How many letters organizers have written to people of a training since a time, each counted once
/// however many it went to.
///
/// # Errors
/// When the database cannot be read.
pub async fn mailings(
    db: &impl ConnectionTrait,
    within: &impl InTraining,
    since: Timestamp,
) -> Result<usize, AppError> {
    let times: Vec<i64> = letter::Entity::find()
        .select_only()
        .column(letter::Column::CreatedAt)
        .distinct()
        .filter(letter::Column::Kind.eq(Kind::Message.code()))
        .filter(letter::Column::TrainingId.eq(within.training()))
        .filter(letter::Column::CreatedAt.gt(since.as_millisecond()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(times.len())
}

/// A letter to a person, as those see it who wrote it: what it was about and what became of it.
#[derive(Clone, Debug)]
pub struct Posted {
    /// What it is about.
    pub kind: Kind,
    /// Its subject; empty once its words are forgotten.
    pub subject: String,
    /// The language in which it was written.
    pub language: Language,
    /// When it was written.
    pub written_at: Timestamp,
    /// When a mail server took it.
    pub sent_at: Option<Timestamp>,
    /// Whether it is tried still.
    pub waits: bool,
    /// Code of what went wrong last.
    pub trouble: Option<String>,
}

/// Letters on the page of a person.
const HISTORY: u64 = 100;

/// The letters about a training that were written to a person, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn letters_to(
    db: &impl ConnectionTrait,
    within: &impl InTraining,
    account: i64,
) -> Result<Vec<Posted>, AppError> {
    let rows = letter::Entity::find()
        .filter(letter::Column::AccountId.eq(account))
        .filter(letter::Column::TrainingId.eq(within.training()))
        .order_by_desc(letter::Column::Id)
        .limit(HISTORY)
        .all(db)
        .await?;
    let posted = |row: letter::Model| {
        Some(Posted {
            kind: Kind::from_code(&row.kind)?,
            subject: row.subject,
            language: Language::from_code(&row.language).unwrap_or(Language::Kk),
            written_at: row.created_at.into(),
            sent_at: row.sent_at.map(Into::into),
            waits: row.next_try_at.is_some(),
            trouble: row.error,
        })
    };
    Ok(rows.into_iter().filter_map(posted).collect())
}

/// Which of these things that are said once have been said.
///
/// # Errors
/// When the database cannot be read.
pub async fn said(
    db: &impl ConnectionTrait,
    once: impl IntoIterator<Item = String>,
) -> Result<BTreeSet<String>, AppError> {
    let rows: Vec<Option<String>> = letter::Entity::find()
        .select_only()
        .column(letter::Column::Once)
        .filter(among(db, letter::Column::Once, once))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().flatten().collect())
}
