//! The history of what was said about a person, as pages show it.

use jiff::Timestamp;
use records::{account, attendance_mark as mark};
use rules::attendance::Mark;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::{
    errors::AppError,
    remarks::{self, Remarks},
};

use super::marks::mark_of;

/// One statement of the history, as the page shows it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The mark.
    pub mark: Mark,
    /// The UUID that its client gave it.
    pub name: String,
    /// About whom.
    pub enrolment: i64,
    /// Why, where it corrected another; empty too where that was erased.
    pub reason: String,
    /// Who made it, by name; none where the account is gone.
    pub by: Option<String>,
}

type Row = (mark::Model, Option<account::Model>);

fn statement((model, account): Row, remarks: &mut Remarks) -> Option<Statement> {
    Some(Statement {
        mark: mark_of(&model)?,
        name: model.mark,
        enrolment: model.enrolment_id,
        reason: remarks.of(model.remark_id),
        by: account.map(|account| account.name),
    })
}

/// All statements about one person at one session, the first one first.
pub async fn history(
    db: &impl ConnectionTrait,
    session: i64,
    enrolment: i64,
) -> Result<Vec<Statement>, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::EnrolmentId.eq(enrolment))
        .find_also_related(account::Entity)
        .order_by_asc(mark::Column::Number)
        .all(db)
        .await?;
    let mut remarks = remarks_of(db, &models).await?;
    Ok(models
        .into_iter()
        .filter_map(|row| statement(row, &mut remarks))
        .collect())
}

/// The last statement that somebody made at a session.
pub async fn latest_by(
    db: &impl ConnectionTrait,
    session: i64,
    account: i64,
) -> Result<Option<Statement>, AppError> {
    let model = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::RecordedBy.eq(account))
        .find_also_related(account::Entity)
        .order_by_desc(mark::Column::Id)
        .one(db)
        .await?;
    let mut remarks = remarks_of(db, model.as_slice()).await?;
    Ok(model.and_then(|row| statement(row, &mut remarks)))
}

/// The statements that somebody made at a session at one moment: those of one press of a button that
/// speaks of many.
pub async fn made_together(
    db: &impl ConnectionTrait,
    session: i64,
    account: i64,
    made_at: Timestamp,
) -> Result<Vec<Statement>, AppError> {
    let models = mark::Entity::find()
        .filter(mark::Column::SessionId.eq(session))
        .filter(mark::Column::RecordedBy.eq(account))
        .filter(mark::Column::MadeAt.eq(made_at.as_millisecond()))
        .find_also_related(account::Entity)
        .order_by_asc(mark::Column::Id)
        .all(db)
        .await?;
    let mut remarks = remarks_of(db, &models).await?;
    Ok(models
        .into_iter()
        .filter_map(|row| statement(row, &mut remarks))
        .collect())
}

async fn remarks_of(db: &impl ConnectionTrait, rows: &[Row]) -> Result<Remarks, AppError> {
    remarks::read(db, rows.iter().map(|(mark, _)| mark.remark_id.as_ref())).await
}
