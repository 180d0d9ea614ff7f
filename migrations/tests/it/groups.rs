//! The database refuses a group of another training, for people and for sessions.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

use crate::place::{Place, empty};

/// Two trainings, each with a person, a session and a group of the training's own number.
async fn two_trainings(kind: DbBackend) -> Place {
    let place = empty(kind).await;
    Migrator::up(&place.db, None).await.expect("up");
    for number in [1, 2] {
        for sql in [
            format!(
                "INSERT INTO account (email, name, language, administrator, created_at) \
                 VALUES ('{number}@example.org', 'A', 'en', false, 1)"
            ),
            "INSERT INTO training (course, title_en, title_ru, title_kk, place, starts_on, \
             ends_on, time_zone, created_at) \
             VALUES ('c', 't', 't', 't', '', '2024-05-30', '2024-05-31', 'UTC', 1)"
                .to_owned(),
            format!(
                "INSERT INTO session (training_id, title_en, title_ru, title_kk, place, \
                 starts_at, ends_at, created_at) VALUES ({number}, 't', 't', 't', '', 1, 2, 1)"
            ),
            format!(
                "INSERT INTO training_group (training_id, name, created_at) \
                 VALUES ({number}, 'A', 1)"
            ),
            format!(
                "INSERT INTO enrolment (account_id, training_id, role, court, region, position, \
                 created_at) VALUES ({number}, {number}, 'judge', '', '', '', 1)"
            ),
        ] {
            place.db.execute_unprepared(&sql).await.expect(&sql);
        }
    }
    place
}

async fn goes(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

async fn is_refused(db: &DatabaseConnection, sql: &str) {
    let error = db.execute_unprepared(sql).await.expect_err(sql).to_string();
    assert!(error.contains("of another training"), "{sql}: {error}");
}

async fn a_group_is_of_the_own_training(kind: DbBackend) {
    let place = two_trainings(kind).await;
    let db = &place.db;
    is_refused(db, "UPDATE enrolment SET group_id = 2 WHERE id = 1").await;
    goes(db, "UPDATE enrolment SET group_id = 1 WHERE id = 1").await;
    is_refused(db, "UPDATE enrolment SET training_id = 2 WHERE id = 1").await;
    let new = "INSERT INTO enrolment (account_id, training_id, role, court, region, position, \
               created_at, group_id) VALUES (1, 2, 'judge', '', '', '', 1";
    is_refused(db, &format!("{new}, 1)")).await;
    goes(db, &format!("{new}, 2)")).await;
    let of_session = "INSERT INTO session_group (session_id, group_id) VALUES";
    is_refused(db, &format!("{of_session} (1, 2)")).await;
    goes(db, &format!("{of_session} (1, 1)")).await;
    is_refused(db, "UPDATE session_group SET group_id = 2").await;
    is_refused(db, "UPDATE session_group SET session_id = 2").await;
    // Neither goes into another training with what points to it.
    is_refused(db, "UPDATE training_group SET training_id = 2 WHERE id = 1").await;
    is_refused(db, "UPDATE session SET training_id = 2 WHERE id = 1").await;
    // What goes leaves nothing behind that would be refused.
    goes(db, "DELETE FROM session WHERE id = 1").await;
    goes(db, "DELETE FROM training_group WHERE id = 1").await;
    goes(db, "UPDATE enrolment SET court = 'C' WHERE id = 1").await;
    goes(db, "DELETE FROM training WHERE id = 2").await;
}

#[tokio::test]
async fn a_group_is_of_the_own_training_on_sqlite() {
    a_group_is_of_the_own_training(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn a_group_is_of_the_own_training_on_postgres() {
    a_group_is_of_the_own_training(DbBackend::Postgres).await;
}
