//! Writes sessions: the agenda, the parts that are marked, what was counted.

use jiff::Timestamp;
use records::session;
use rules::{
    attendance::{Gathering, Unit},
    online::Percent,
};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    authorization::viewer::{InTraining as _, Manages, Organizes, TakesRegister},
    errors::AppError,
};

use super::super::Titles;

/// A session to be added, or what an existing one is changed to.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its title.
    pub titles: Titles,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins and ends.
    pub gathering: Gathering,
    /// Who teaches it; may be empty.
    pub trainers: String,
    /// Address at which one joins it from afar; may be empty.
    pub link: String,
    /// Which share of its minutes online counts as present.
    pub online_percent: Percent,
}

fn session_row(new: NewSession) -> session::ActiveModel {
    session::ActiveModel {
        title_en: Set(new.titles.en),
        title_ru: Set(new.titles.ru),
        title_kk: Set(new.titles.kk),
        place: Set(new.place),
        starts_at: Set(new.gathering.starts_at.into()),
        ends_at: Set(new.gathering.ends_at.into()),
        trainers: Set(new.trainers),
        link: Set(new.link),
        online_percent: Set(new.online_percent.get().into()),
        ..Default::default()
    }
}

/// Adds a session to a training and gives its number.
///
/// # Errors
/// When the database refuses.
pub async fn add_session(
    db: &impl ConnectionTrait,
    manages: &Manages,
    new: NewSession,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = session::ActiveModel {
        training_id: Set(manages.training()),
        created_by: Set(manages.by()),
        created_at: Set(now.into()),
        ..session_row(new)
    };
    Ok(row.insert(db).await?.id)
}

pub async fn change_session(
    db: &impl ConnectionTrait,
    manages: &Manages,
    id: i64,
    new: NewSession,
) -> Result<(), AppError> {
    let changed = session::Entity::update_many()
        .set(session_row(new))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    there(changed.rows_affected)
}

/// Passes when something was there to be changed.
fn there(rows: u64) -> Result<(), AppError> {
    match rows {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// Takes a session off the agenda. Whoever does so has seen that nothing was marked there.
pub async fn delete_session(
    db: &impl ConnectionTrait,
    manages: &Manages,
    id: i64,
) -> Result<(), AppError> {
    let deleted = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    there(deleted.rows_affected)
}

/// Notes that the minutes of a session's people online were counted.
///
/// # Errors
/// When there is no such session.
pub async fn note_online_counted(
    db: &impl ConnectionTrait,
    takes: &TakesRegister,
    id: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let noted = session::Entity::update_many()
        .col_expr(
            session::Column::OnlineCountedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::TrainingId.eq(takes.training()))
        .exec(db)
        .await?;
    there(noted.rows_affected)
}

/// Puts another name in the place of a trainer's in the programme of a training. Names are told
/// apart by commas and semicolons.
pub async fn rename_trainer(
    db: &impl ConnectionTrait,
    training: i64,
    name: &str,
    new: &str,
) -> Result<(), AppError> {
    let found = session::Entity::find()
        .filter(session::Column::TrainingId.eq(training))
        .filter(session::Column::Trainers.ne(""))
        .all(db)
        .await?;
    for session in found {
        let renamed: String = session
            .trainers
            .split_inclusive([',', ';'])
            .map(|piece| match piece.trim_end_matches([',', ';']).trim() {
                one if one == name => piece.replacen(name, new, 1),
                _ => piece.to_owned(),
            })
            .collect();
        if renamed != session.trainers {
            session::Entity::update_many()
                .col_expr(session::Column::Trainers, Expr::value(renamed))
                .col_expr(
                    session::Column::Revision,
                    Expr::col(session::Column::Revision).add(1),
                )
                .filter(session::Column::Id.eq(session.id))
                .exec(db)
                .await?;
        }
    }
    Ok(())
}

/// Says which parts of a session are marked each.
///
/// # Errors
/// When there is no such session.
pub async fn set_units(
    db: &impl ConnectionTrait,
    organizes: &impl Organizes,
    session: i64,
    units: &[Unit],
) -> Result<(), AppError> {
    let codes: Vec<&str> = units.iter().map(|unit| unit.code()).collect();
    let set = session::Entity::update_many()
        .col_expr(session::Column::Units, Expr::value(codes.join(" ")))
        .filter(session::Column::Id.eq(session))
        .filter(session::Column::TrainingId.eq(organizes.training()))
        .exec(db)
        .await?;
    there(set.rows_affected)
}
