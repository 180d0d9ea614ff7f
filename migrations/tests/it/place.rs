//! Where a test's tables are: a fresh database of its own, on either kind.

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, EntityName, EntityTrait, Schema,
};

use crate::cluster;

/// A fresh database. Its file, if it has one, goes when this is dropped.
pub struct Place {
    /// The connection.
    pub db: DatabaseConnection,
    _folder: tempfile::TempDir,
}

/// An empty database of this kind.
pub async fn empty(kind: DbBackend) -> Place {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = match kind {
        DbBackend::Postgres => cluster::database(),
        _ => format!("sqlite://{}/test.db?mode=rwc", folder.path().display()),
    };
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Place {
        db: Database::connect(options).await.expect("a connection"),
        _folder: folder,
    }
}

/// Calls a macro with every table of `records`, a table after those that it points to.
macro_rules! each_entity {
    ($do:ident!($($first:tt)*)) => {
        $do!($($first)* account, login, invitation, training, training_group, session, session_group, enrolment,
            remark, attendance_mark, lesson_reading, section_reading, authored_text,
            release, release_text, attempt, answer, grade, allowance, rubric_mark, audit_event,
            audit_horizon, notice_reading,
            session_secret, attendance_request, attendance_answer,
            letter, calendar_feed, online_presence, set_aside,
            authenticator, recovery_code, compulsory_second_step, passkey, register_closing, roll_taker,
            excuse_document, request_document, question_flag, flag_answer, quiz_window, attempt_reopening,
            answer_consent, stop_choice, declined_letter, cancelled_session, sending, arrival_code, list_head, merged_account, missed_answer, missed_choice,
            practice_answer, section_note)
    };
}

/// Makes the tables the way SeaORM derives them from the entities.
pub async fn build_from_entities(db: &DatabaseConnection) {
    let mut builder = Schema::new(db.get_database_backend()).builder();
    macro_rules! register {
        ($($table:ident),*) => { $(builder = builder.register(records::$table::Entity);)* };
    }
    each_entity!(register!());
    builder
        .apply(db)
        .await
        .expect("tables built from the entities");
}

/// The names of the tables that [`each_entity`] lists.
pub fn listed() -> Vec<String> {
    let mut names = Vec::new();
    macro_rules! name {
        ($($table:ident),*) => { $(names.push(records::$table::Entity.table_name().to_owned());)* };
    }
    each_entity!(name!());
    names
}

/// How many rows a table has.
pub async fn rows<E: EntityTrait>(db: &DatabaseConnection) -> usize {
    E::find().all(db).await.expect("rows").len()
}
