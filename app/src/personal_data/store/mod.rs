//! All rows about one person.

mod cells;
mod tables;

use records::{
    account, allowance, answer, answer_consent, arrival_code, attempt, attempt_reopening,
    attendance_answer, attendance_mark, attendance_request, audit_event, authenticator,
    calendar_feed, declined_letter, enrolment, excuse_document, flag_answer, grade, invitation,
    lesson_reading, letter, login, merged_account, missed_answer, missed_choice, notice_reading,
    online_presence, passkey, practice_answer, question_flag, recovery_code, remark,
    request_document, roll_taker, rubric_mark, section_note, section_reading, stop_choice,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait, IdenStatic as _, Iterable as _,
    ModelTrait, QueryFilter as _, Select,
};

use crate::{accounts, db::many::among, errors::AppError};

use cells::cell;

pub use cells::{By, Cell};
pub use tables::{EXPORTED, WITHHELD};

/// A row: names of columns with what stands there.
pub type Row = Vec<(&'static str, Cell)>;

/// The rows of a table.
#[derive(Clone, Debug)]
pub struct Section {
    /// The table.
    pub table: &'static str,
    /// Its rows about the person, oldest first.
    pub rows: Vec<Row>,
}

/// All that is kept about a person.
///
/// # Errors
/// When the database cannot be read.
pub async fn about(db: &impl ConnectionTrait, me: i64) -> Result<Vec<Section>, AppError> {
    // The person's other accounts, too, that became part of this one.
    let mut all = vec![me];
    all.extend(accounts::merged_from(db, me).await?);
    let me = &all;
    let seats = enrolment::Entity::find()
        .filter(among(db, enrolment::Column::AccountId, me.clone()))
        .all(db)
        .await?;
    let seats: Vec<i64> = seats.into_iter().map(|seat| seat.id).collect();
    let attempts = attempt::Entity::find()
        .filter(among(db, attempt::Column::EnrolmentId, seats.clone()))
        .all(db)
        .await?;
    let attempts: Vec<i64> = attempts.into_iter().map(|attempt| attempt.id).collect();
    let requests = attendance_request::Entity::find()
        .filter(among(
            db,
            attendance_request::Column::EnrolmentId,
            seats.clone(),
        ))
        .all(db)
        .await?;
    let requests: Vec<i64> = requests.into_iter().map(|request| request.id).collect();
    let flags = question_flag::Entity::find()
        .filter(among(
            db,
            question_flag::Column::AttemptId,
            attempts.clone(),
        ))
        .all(db)
        .await?;
    let flags: Vec<i64> = flags.into_iter().map(|flag| flag.id).collect();
    let mut sections = Vec::new();
    macro_rules! rows {
        ($($table:ident by $column:ident $ids:expr;)*) => {
            $({
                let ids: Vec<i64> = $ids;
                let query = $table::Entity::find().filter(among(db, $table::Column::$column, ids));
                sections.push(section(db, query, me).await?);
            })*
        };
    }
    rows! {
        account by Id me.clone();
        merged_account by IntoId me.clone();
        notice_reading by AccountId me.clone();
        enrolment by AccountId me.clone();
        attendance_mark by EnrolmentId seats.clone();
        attendance_request by EnrolmentId seats.clone();
        attendance_answer by RequestId requests.clone();
        excuse_document by EnrolmentId seats.clone();
        request_document by RequestId requests;
        online_presence by EnrolmentId seats.clone();
        roll_taker by EnrolmentId seats.clone();
        lesson_reading by EnrolmentId seats.clone();
        section_reading by EnrolmentId seats.clone();
        section_note by AccountId me.clone();
        stop_choice by EnrolmentId seats.clone();
        practice_answer by EnrolmentId seats.clone();
        missed_answer by EnrolmentId seats.clone();
        missed_choice by EnrolmentId seats.clone();
        attempt by EnrolmentId seats.clone();
        attempt_reopening by AttemptId attempts.clone();
        answer by AttemptId attempts.clone();
        answer_consent by AttemptId attempts.clone();
        grade by AttemptId attempts.clone();
        rubric_mark by AttemptId attempts.clone();
        question_flag by AttemptId attempts;
        flag_answer by FlagId flags;
        allowance by EnrolmentId seats.clone();
        remark by EnrolmentId seats.clone();
        letter by AccountId me.clone();
        declined_letter by AccountId me.clone();
        invitation by AccountId me.clone();
        arrival_code by AccountId me.clone();
        login by AccountId me.clone();
        authenticator by AccountId me.clone();
        recovery_code by AccountId me.clone();
        passkey by AccountId me.clone();
        calendar_feed by AccountId me.clone();
    }
    sections.push(events(db, me, seats).await?);
    Ok(sections)
}

/// What the person did, and what was done to the account and its places. Of what was done to
/// others it is told that it was done, not to whom.
async fn events(
    db: &impl ConnectionTrait,
    me: &[i64],
    seats: Vec<i64>,
) -> Result<Section, AppError> {
    let subject = |kind: &str| Condition::all().add(audit_event::Column::Subject.eq(kind));
    let concerned = Condition::any()
        .add(among(db, audit_event::Column::ActorId, me.to_vec()))
        .add(subject("account").add(among(db, audit_event::Column::SubjectId, me.to_vec())))
        .add(subject("enrolment").add(among(db, audit_event::Column::SubjectId, seats.clone())));
    let query = audit_event::Entity::find().filter(concerned);
    let mut events = section(db, query, me).await?;
    for row in &mut events.rows {
        let own = match column(row, "subject") {
            Some(Cell::Text(kind)) if kind == "account" => Some(me.to_vec()),
            Some(Cell::Text(kind)) if kind == "enrolment" => Some(seats.clone()),
            _ => None,
        };
        let Some(own) = own else { continue };
        for (name, cell) in row.iter_mut() {
            let is_own = matches!(&*cell, Cell::Number(id) if own.contains(id));
            if *name == "subject_id" && !is_own {
                *cell = Cell::By(By::Another);
            }
        }
    }
    Ok(events)
}

/// What stands under a name in a row.
pub fn column<'row>(row: &'row Row, name: &str) -> Option<&'row Cell> {
    row.iter()
        .find(|(column, _)| *column == name)
        .map(|(_, cell)| cell)
}

async fn section<E>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    me: &[i64],
) -> Result<Section, AppError>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    let table = static_name(E::default().table_name());
    let rows = query.all(db).await?;
    let mut rows: Vec<Row> = rows
        .iter()
        .map(|model| row::<E>(table, model, me))
        .collect();
    rows.sort_by_key(|row| match row.first() {
        Some((_, Cell::Number(id))) => *id,
        _ => 0,
    });
    Ok(Section { table, rows })
}

/// The name as it stands in the list of tables; empty for one that is not there, which the test
/// of the tables finds.
fn static_name(table: &str) -> &'static str {
    let listed = EXPORTED.into_iter().find(|listed| *listed == table);
    listed.unwrap_or_default()
}

fn row<E>(table: &str, model: &E::Model, me: &[i64]) -> Row
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    E::Column::iter()
        .filter(|column| {
            let name = column.as_str();
            !WITHHELD
                .iter()
                .any(|(of, withheld, _)| (*of, *withheld) == (table, name))
        })
        .map(|column| {
            let name = column.as_str();
            (name, cell(name, model.get(column), me))
        })
        .collect()
}
