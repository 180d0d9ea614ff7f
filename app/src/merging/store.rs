//! What hangs on accounts and on places in trainings, and what becomes of it.

use std::collections::BTreeMap;

use records::{
    allowance, attempt, attendance_answer, attendance_mark, attendance_request, enrolment,
    lesson_reading, practice_answer, roll_taker, section_reading, stop_choice, training,
};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
    sea_query::OnConflict,
};

use crate::{
    accounts::Reach,
    db::{
        Write,
        many::{among, insert_all},
        news::News,
    },
    errors::AppError,
    trainings::Titles,
};

/// What becomes of a row that points to the account, or to the place in a training, which becomes
/// part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// It points to the kept account from now on.
    Moves,
    /// It stays as it is: it tells what was, under the account or in the row where it was.
    Stays,
    /// It ends, or is forgotten: a way in, or what waits for moments.
    Ends,
    /// It is said again about the kept place, and stays where it was said.
    SaidAgain,
    /// With it nothing is merged: told in one row it would not be true.
    Refused,
}

/// All keys to an account or to a place in a training, by table and column.
pub const BECOMES: [(&str, &str, Becomes); 50] = [
    ("allowance", "enrolment_id", Becomes::Refused),
    ("allowance", "granted_by", Becomes::Stays),
    ("arrival_code", "account_id", Becomes::Ends),
    ("arrival_code", "created_by", Becomes::Stays),
    ("attempt", "enrolment_id", Becomes::Refused),
    ("attempt_reopening", "reopened_by", Becomes::Stays),
    ("attendance_answer", "answered_by", Becomes::Stays),
    ("attendance_mark", "enrolment_id", Becomes::SaidAgain),
    ("attendance_mark", "recorded_by", Becomes::Stays),
    // One that was answered stays; with one that waits nothing is merged.
    ("attendance_request", "enrolment_id", Becomes::Refused),
    ("attendance_request", "asked_by", Becomes::Stays),
    ("audit_event", "actor_id", Becomes::Stays),
    ("authenticator", "account_id", Becomes::Ends),
    ("calendar_feed", "account_id", Becomes::Ends),
    ("declined_letter", "account_id", Becomes::Stays),
    ("enrolment", "account_id", Becomes::Moves),
    ("enrolment", "created_by", Becomes::Stays),
    ("excuse_document", "enrolment_id", Becomes::Stays),
    ("flag_answer", "answered_by", Becomes::Stays),
    ("grade", "graded_by", Becomes::Stays),
    ("invitation", "account_id", Becomes::Ends),
    ("invitation", "created_by", Becomes::Stays),
    ("lesson_reading", "enrolment_id", Becomes::SaidAgain),
    ("letter", "account_id", Becomes::Stays),
    ("letter", "sender_id", Becomes::Stays),
    ("letter", "enrolment_id", Becomes::Stays),
    ("login", "account_id", Becomes::Ends),
    ("merged_account", "account_id", Becomes::Stays),
    ("merged_account", "into_id", Becomes::Stays),
    ("merged_account", "merged_by", Becomes::Stays),
    // Nobody has one without an attempt, and a place with attempts is the one that is kept.
    ("missed_answer", "enrolment_id", Becomes::Stays),
    ("missed_choice", "enrolment_id", Becomes::Stays),
    ("notice_reading", "account_id", Becomes::Stays),
    // What was measured; the marks that it led to are said again.
    ("online_presence", "enrolment_id", Becomes::Stays),
    ("passkey", "account_id", Becomes::Ends),
    ("practice_answer", "enrolment_id", Becomes::SaidAgain),
    ("quiz_window", "set_by", Becomes::Stays),
    ("recovery_code", "account_id", Becomes::Ends),
    ("register_closing", "made_by", Becomes::Stays),
    ("remark", "enrolment_id", Becomes::Stays),
    ("roll_taker", "enrolment_id", Becomes::Refused),
    ("roll_taker", "made_by", Becomes::Stays),
    ("rubric_mark", "marked_by", Becomes::Stays),
    // Where both wrote about the same section, the one text follows the other.
    ("section_note", "account_id", Becomes::Moves),
    ("section_reading", "enrolment_id", Becomes::SaidAgain),
    ("session", "created_by", Becomes::Stays),
    ("set_aside", "account_id", Becomes::Ends),
    ("stop_choice", "enrolment_id", Becomes::SaidAgain),
    ("training", "created_by", Becomes::Stays),
    ("training_group", "created_by", Becomes::Stays),
];

/// What an account has in a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The enrolment.
    pub enrolment: i64,
    /// The training.
    pub training: i64,
    /// Its titles.
    pub titles: Titles,
    /// The role there.
    pub role: Role,
    /// Whether the person takes part, waits, or has left.
    pub place: Place,
    /// How many marks were made.
    pub marks: u64,
    /// How many attempts at quizzes.
    pub attempts: u64,
    /// How many requests wait for an answer.
    pub requests: u64,
    /// How many grants were made, and taken back.
    pub grants: u64,
    /// How often somebody was named to call a roll, or no longer.
    pub namings: u64,
}

/// What an account has in its trainings, the oldest first; without rows that were joined to another.
pub(super) async fn seats(db: &impl ConnectionTrait, account: i64) -> Result<Vec<Seat>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .order_by_asc(enrolment::Column::TrainingId)
        .find_also_related(training::Entity)
        .all(db)
        .await?;
    let mut seats = Vec::new();
    for (row, training) in rows {
        let place = Place::from_code(&row.place).filter(|place| *place != Place::Joined);
        let (Some(place), Some(role), Some(training)) =
            (place, Role::from_code(&row.role), training)
        else {
            continue;
        };
        /// How many rows of a table tell of the place.
        macro_rules! count {
            ($table:ident) => {
                $table::Entity::find()
                    .filter($table::Column::EnrolmentId.eq(row.id))
                    .count(db)
                    .await?
            };
        }
        let asked = attendance_request::Entity::find()
            .filter(attendance_request::Column::EnrolmentId.eq(row.id))
            .find_also_related(attendance_answer::Entity)
            .all(db)
            .await?;
        let waiting = asked.iter().filter(|(_, answer)| answer.is_none()).count();
        seats.push(Seat {
            enrolment: row.id,
            training: row.training_id,
            titles: Titles {
                en: training.title_en,
                ru: training.title_ru,
                kk: training.title_kk,
            },
            role,
            place,
            marks: count!(attendance_mark),
            attempts: count!(attempt),
            requests: u64::try_from(waiting).unwrap_or(u64::MAX),
            grants: count!(allowance),
            namings: count!(roll_taker),
        });
    }
    Ok(seats)
}

/// Gives the place of an account in a training, with all that hangs on it, to another account. Both
/// are reached, and so all trainings of both.
pub(super) async fn give(
    db: &Write,
    seat: &Seat,
    (from, into): (Reach, Reach),
) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let found = enrolment::Entity::find_by_id(seat.enrolment)
        .filter(enrolment::Column::AccountId.eq(from.account()))
        .one(db)
        .await?;
    let mut row = found.ok_or(AppError::NotFound)?.into_active_model();
    row.account_id = Set(into.account());
    enrolment::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Appends what was read and chosen in one place to another, where it is not there yet.
pub(super) async fn read_again(db: &Write, from: &Seat, to: &Seat) -> Result<(), AppError> {
    db.changes(News::Reader(to.enrolment));
    /// Copies the rows of a table, but for those that the database holds already.
    macro_rules! again {
        ($table:ident: $($column:ident),*) => {
            let rows = $table::Entity::find()
                .filter($table::Column::EnrolmentId.eq(from.enrolment))
                .all(db)
                .await?;
            let rows: Vec<_> = rows
                .into_iter()
                .map(|row| $table::ActiveModel {
                    id: NotSet,
                    enrolment_id: Set(to.enrolment),
                    ..row.into_active_model().reset_all()
                })
                .collect();
            if !rows.is_empty() {
                let there = OnConflict::columns([$($table::Column::$column),*])
                    .do_nothing()
                    .to_owned();
                insert_all(db, rows, Some(there)).await?;
            }
        };
    }
    again!(lesson_reading: EnrolmentId, Lesson, ContentHash);
    again!(section_reading: EnrolmentId, Lesson, Section, SectionHash);
    again!(stop_choice: EnrolmentId, Lesson, Question);
    again!(practice_answer: EnrolmentId, Lesson, Question, Number);
    Ok(())
}

/// What stands of the kept place is filled up with what only the other says: court, region, position,
/// institution, sex, group.
pub(super) async fn fill_up(db: &Write, from: &Seat, to: &Seat) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let found = enrolment::Entity::find()
        .filter(among(
            db,
            enrolment::Column::Id,
            [from.enrolment, to.enrolment],
        ))
        .all(db)
        .await?;
    let mut found: BTreeMap<i64, enrolment::Model> =
        found.into_iter().map(|row| (row.id, row)).collect();
    let (Some(other), Some(kept)) = (found.remove(&from.enrolment), found.remove(&to.enrolment))
    else {
        return Err(AppError::NotFound);
    };
    let first = |kept: &str, other: String| match kept {
        "" => other,
        kept => kept.to_owned(),
    };
    let row = enrolment::ActiveModel {
        id: Set(kept.id),
        court: Set(first(&kept.court, other.court)),
        region: Set(first(&kept.region, other.region)),
        position: Set(first(&kept.position, other.position)),
        institution: Set(first(&kept.institution, other.institution)),
        sex: Set(kept.sex.or(other.sex)),
        group_id: Set(kept.group_id.or(other.group_id)),
        ..Default::default()
    };
    enrolment::Entity::update(row).exec(db).await?;
    Ok(())
}
