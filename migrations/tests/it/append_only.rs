//! The database refuses to overwrite facts, and still lets people be forgotten.

use migrations::{Migrator, MigratorTrait};
use records::{Moment, account, session, training};
use records::{answer, attempt, attendance_mark, audit_event, enrolment, grade, lesson_reading};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait};
use sea_orm::{IdenStatic, Iterable};

use crate::place::{Place, empty, rows};

/// A training in which an organizer (account 1) has marked, graded and been audited, and a judge
/// (account 2) has read and answered.
async fn filled(kind: DbBackend) -> Place {
    let place = empty(kind).await;
    let db = &place.db;
    Migrator::up(db, None).await.expect("migrations");
    let at = Moment(1_717_041_600_000);
    for name in ["organizer", "judge"] {
        let row = account::ActiveModel {
            email: Set(format!("{name}@example.org")),
            name: Set(name.to_owned()),
            language: Set("en".to_owned()),
            administrator: Set(false),
            created_at: Set(at),
            ..Default::default()
        };
        row.insert(db).await.expect("an account");
    }
    let text = || Set("x".to_owned());
    let row = training::ActiveModel {
        course: text(),
        title_en: text(),
        title_ru: text(),
        title_kk: text(),
        place: text(),
        starts_on: text(),
        ends_on: text(),
        time_zone: text(),
        created_by: Set(Some(1)),
        created_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a training");
    let row = session::ActiveModel {
        training_id: Set(1),
        title_en: text(),
        title_ru: text(),
        title_kk: text(),
        place: text(),
        starts_at: Set(at),
        ends_at: Set(at),
        created_by: Set(Some(1)),
        created_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a session");
    let row = enrolment::ActiveModel {
        account_id: Set(2),
        training_id: Set(1),
        role: text(),
        court: text(),
        region: text(),
        position: text(),
        created_by: Set(Some(1)),
        created_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an enrolment");
    facts(db, at).await;
    place
}

async fn facts(db: &DatabaseConnection, at: Moment) {
    let text = || Set("x".to_owned());
    let row = attendance_mark::ActiveModel {
        session_id: Set(1),
        enrolment_id: Set(1),
        number: Set(1),
        status: text(),
        method: text(),
        reason: text(),
        recorded_by: Set(Some(1)),
        recorded_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a mark");
    let row = lesson_reading::ActiveModel {
        enrolment_id: Set(1),
        lesson: text(),
        content_hash: text(),
        read_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a reading");
    let row = attempt::ActiveModel {
        enrolment_id: Set(1),
        quiz: text(),
        number: Set(1),
        content_hash: text(),
        seed: Set(1),
        started_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an attempt");
    let row = answer::ActiveModel {
        attempt_id: Set(1),
        question: text(),
        number: Set(1),
        response: text(),
        saved_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an answer");
    let row = grade::ActiveModel {
        attempt_id: Set(1),
        number: Set(1),
        points_milli: Set(1),
        possible_milli: Set(1),
        passed: Set(true),
        reason: text(),
        graded_by: Set(Some(1)),
        graded_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a grade");
    let row = audit_event::ActiveModel {
        at: Set(at),
        actor_id: Set(Some(1)),
        request: text(),
        action: text(),
        subject: text(),
        training_id: Set(Some(1)),
        detail: text(),
        ..Default::default()
    };
    row.insert(db).await.expect("an event");
}

/// Every column of the table but the author's refuses to be written again.
async fn refuses<E: EntityTrait>(db: &DatabaseConnection, author: Option<&str>) {
    let table = E::default().table_name().to_owned();
    for column in E::Column::iter() {
        let column = column.as_str();
        if author == Some(column) {
            continue;
        }
        let refused = db
            .execute_unprepared(&format!("UPDATE {table} SET {column} = {column}"))
            .await
            .expect_err(&format!("{table}.{column} was overwritten"));
        assert!(
            refused
                .to_string()
                .contains(&format!("append-only: {table}")),
            "{table}.{column}: {refused}"
        );
    }
    if let Some(author) = author {
        db.execute_unprepared(&format!("UPDATE {table} SET {author} = 2"))
            .await
            .expect_err(&format!("{table}.{author} was put on somebody else"));
    }
}

async fn facts_stay(kind: DbBackend) {
    let place = filled(kind).await;
    let db = &place.db;
    refuses::<attendance_mark::Entity>(db, Some("recorded_by")).await;
    refuses::<lesson_reading::Entity>(db, None).await;
    refuses::<answer::Entity>(db, None).await;
    refuses::<grade::Entity>(db, Some("graded_by")).await;
    refuses::<audit_event::Entity>(db, Some("actor_id")).await;
}

async fn people_can_be_forgotten(kind: DbBackend) {
    let place = filled(kind).await;
    let db = &place.db;
    let gone = account::Entity::delete_by_id(1).exec(db).await;
    assert_eq!(gone.expect("the organizer is deleted").rows_affected, 1);
    let mark = attendance_mark::Entity::find().one(db).await;
    assert_eq!(
        mark.expect("marks").expect("the mark stays").recorded_by,
        None
    );
    let grade = grade::Entity::find().one(db).await;
    assert_eq!(
        grade.expect("grades").expect("the grade stays").graded_by,
        None
    );
    let event = audit_event::Entity::find().one(db).await;
    assert_eq!(
        event.expect("events").expect("the event stays").actor_id,
        None
    );

    let gone = account::Entity::delete_by_id(2).exec(db).await;
    assert_eq!(gone.expect("the judge is deleted").rows_affected, 1);
    assert_eq!(rows::<enrolment::Entity>(db).await, 0);
    assert_eq!(rows::<attendance_mark::Entity>(db).await, 0);
    assert_eq!(rows::<lesson_reading::Entity>(db).await, 0);
    assert_eq!(rows::<answer::Entity>(db).await, 0);
    assert_eq!(rows::<grade::Entity>(db).await, 0);
    assert_eq!(rows::<audit_event::Entity>(db).await, 1);
    // What was done in a training is not to be lost with it.
    training::Entity::delete_by_id(1)
        .exec(db)
        .await
        .expect_err("a training that has a history stays");
    assert_eq!(rows::<audit_event::Entity>(db).await, 1);
}

#[tokio::test]
async fn facts_are_never_overwritten_on_sqlite() {
    facts_stay(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn facts_are_never_overwritten_on_postgres() {
    facts_stay(DbBackend::Postgres).await;
}

#[tokio::test]
async fn people_can_be_forgotten_on_sqlite() {
    people_can_be_forgotten(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn people_can_be_forgotten_on_postgres() {
    people_can_be_forgotten(DbBackend::Postgres).await;
}
