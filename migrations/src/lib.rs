//! The schema's history: one file for each change, named after the day and what it is about.
//!
//! Carved out so that `app` never depends on the migrator: only the process brings a database
//! up to date. A change that has landed is never edited; the next one stands in a new file. That
//! the result equals the tables of `records` is what `tests/it/agreement.rs` holds to.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::EntityTrait;
use sea_orm_migration::seaql_migrations;

mod append_only;
mod keys;
mod m2026_11_24_000001_accounts;
mod m2026_11_24_000002_trainings;
mod m2026_11_24_000003_attendance_marks;
mod m2026_11_24_000004_learning;
mod m2026_11_24_000005_quizzes;
mod m2026_11_24_000006_audit_events;
mod m2026_11_24_000007_sections_and_releases;
mod m2026_11_24_000008_saving_and_marking;
mod m2026_11_24_000009_register;
mod m2026_11_24_000010_codes_and_requests;
mod m2026_11_24_000011_letters;
mod m2026_11_24_000012_calendar_and_erasure;
mod m2026_11_24_000013_agenda_and_places;
mod m2026_11_24_000014_online_presence;
mod m2026_11_29_000016_devices;
mod m2026_11_29_000018_links;
mod m2026_11_29_000019_remarks;
mod m2026_11_29_000020_notice_and_retention;
mod m2026_11_29_000021_set_aside;
mod m2026_11_29_000022_second_steps;
mod m2026_11_29_000023_what_a_grade_is_made_of;
mod m2026_11_29_000024_marks_of_any_answer;
mod m2026_11_29_000025_register_closing;
mod m2026_11_29_000026_requests_of_parts;
mod m2026_11_29_000027_attendance_policy;
mod m2026_11_29_000028_roll_takers;
mod m2026_11_29_000029_documents_and_letters;
mod m2026_11_29_000030_doubted_questions;
mod m2026_11_29_000031_windows_and_grants;
mod m2026_11_29_000032_groups;
mod m2026_11_29_000034_reopened_attempts;
mod m2026_11_29_000035_markers;
mod m2026_11_29_000036_new_addresses;
mod m2026_11_29_000037_among_colleagues;
mod m2026_11_29_000038_invited_people;
mod m2026_11_29_000039_arrival_codes;
mod m2026_11_29_000040_trainings_that_end;
mod m2026_11_29_000041_sendings;
mod m2026_11_29_000042_merged_accounts;
mod m2026_11_30_000044_groups_of_their_training;
mod m2026_11_30_000045_said_for_a_training;
mod m2026_11_30_000046_missed_questions;
mod m2026_11_30_000047_latest_marks;
mod m2026_11_30_000049_practice_answers;
mod m2026_11_30_000050_section_notes;

pub use sea_orm_migration::{IntoSchemaManagerConnection, MigratorTrait};

/// All changes, oldest first. `Migrator::up(&db, None)` applies what a database lacks,
/// `Migrator::get_pending_migrations_read_only(&db)` tells what that is.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m2026_11_24_000001_accounts::Migration),
            Box::new(m2026_11_24_000002_trainings::Migration),
            Box::new(m2026_11_24_000003_attendance_marks::Migration),
            Box::new(m2026_11_24_000004_learning::Migration),
            Box::new(m2026_11_24_000005_quizzes::Migration),
            Box::new(m2026_11_24_000006_audit_events::Migration),
            Box::new(m2026_11_24_000007_sections_and_releases::Migration),
            Box::new(m2026_11_24_000008_saving_and_marking::Migration),
            Box::new(m2026_11_24_000009_register::Migration),
            Box::new(m2026_11_24_000010_codes_and_requests::Migration),
            Box::new(m2026_11_24_000011_letters::Migration),
            Box::new(m2026_11_24_000012_calendar_and_erasure::Migration),
            Box::new(m2026_11_24_000013_agenda_and_places::Migration),
            Box::new(m2026_11_24_000014_online_presence::Migration),
            Box::new(m2026_11_29_000016_devices::Migration),
            Box::new(m2026_11_29_000018_links::Migration),
            Box::new(m2026_11_29_000019_remarks::Migration),
            Box::new(m2026_11_29_000020_notice_and_retention::Migration),
            Box::new(m2026_11_29_000021_set_aside::Migration),
            Box::new(m2026_11_29_000022_second_steps::Migration),
            Box::new(m2026_11_29_000023_what_a_grade_is_made_of::Migration),
            Box::new(m2026_11_29_000024_marks_of_any_answer::Migration),
            Box::new(m2026_11_29_000025_register_closing::Migration),
            Box::new(m2026_11_29_000026_requests_of_parts::Migration),
            Box::new(m2026_11_29_000027_attendance_policy::Migration),
            Box::new(m2026_11_29_000028_roll_takers::Migration),
            Box::new(m2026_11_29_000029_documents_and_letters::Migration),
            Box::new(m2026_11_29_000030_doubted_questions::Migration),
            Box::new(m2026_11_29_000031_windows_and_grants::Migration),
            Box::new(m2026_11_29_000032_groups::Migration),
            Box::new(m2026_11_29_000034_reopened_attempts::Migration),
            Box::new(m2026_11_29_000035_markers::Migration),
            Box::new(m2026_11_29_000036_new_addresses::Migration),
            Box::new(m2026_11_29_000037_among_colleagues::Migration),
            Box::new(m2026_11_29_000038_invited_people::Migration),
            Box::new(m2026_11_29_000039_arrival_codes::Migration),
            Box::new(m2026_11_29_000040_trainings_that_end::Migration),
            Box::new(m2026_11_29_000041_sendings::Migration),
            Box::new(m2026_11_29_000042_merged_accounts::Migration),
            Box::new(m2026_11_30_000044_groups_of_their_training::Migration),
            Box::new(m2026_11_30_000045_said_for_a_training::Migration),
            Box::new(m2026_11_30_000046_missed_questions::Migration),
            Box::new(m2026_11_30_000047_latest_marks::Migration),
            Box::new(m2026_11_30_000049_practice_answers::Migration),
            Box::new(m2026_11_30_000050_section_notes::Migration),
        ]
    }
}

/// Those of the applied changes' names that this program does not know, in the given order:
/// when there are any, the database is newer than the program.
pub fn newer<N: Into<String>>(applied: impl IntoIterator<Item = N>) -> Vec<String> {
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|change| change.name().to_owned())
        .collect();
    applied
        .into_iter()
        .map(Into::into)
        .filter(|name| !known.contains(name))
        .collect()
}

/// The names in the database's `seaql_migrations` table that this program does not know, oldest
/// first; none when there is no such table. Only reads: the migrator itself would create the
/// table and refuse to say more than an error.
///
/// # Errors
/// When the database cannot be read.
pub async fn unknown<'c, C>(db: C) -> Result<Vec<String>, DbErr>
where
    C: IntoSchemaManagerConnection<'c>,
{
    let manager = SchemaManager::new(db);
    let table = Migrator::migration_table_name().to_string();
    if !manager.has_table(table).await? {
        return Ok(Vec::new());
    }
    let mut applied: Vec<String> = seaql_migrations::Entity::find()
        .all(manager.get_connection())
        .await?
        .into_iter()
        .map(|row| row.version)
        .collect();
    applied.sort();
    Ok(newer(applied))
}
