//! The database refuses to overwrite facts, and still lets people be forgotten.

use migrations::{Migrator, MigratorTrait};
use records::{Moment, account, session, training};
use records::{
    allowance, answer_consent, attempt_reopening, flag_answer, missed_answer, missed_choice,
    practice_answer, question_flag, quiz_window, stop_choice,
};
use records::{answer, attempt, audit_event, enrolment, grade, lesson_reading, remark};
use records::{
    attendance_answer, attendance_mark, attendance_request, online_presence, register_closing,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait};
use sea_orm::{IdenStatic, Iterable};

use crate::place::{Place, empty, rows};

/// A training in which a trainer (account 1) has graded and been audited, and a judge (account 2)
/// has read and answered; an organizer (account 3) has marked another judge (account 4), who asked
/// for a correction.
async fn filled(kind: DbBackend) -> Place {
    let place = empty(kind).await;
    let db = &place.db;
    Migrator::up(db, None).await.expect("migrations");
    let at = Moment(1_717_041_600_000);
    for name in ["trainer", "judge", "organizer", "marked"] {
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
    for account in [2, 4] {
        let row = enrolment::ActiveModel {
            account_id: Set(account),
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
    }
    facts(db, at).await;
    register(db, at).await;
    place
}

async fn register(db: &DatabaseConnection, at: Moment) {
    let text = || Set("x".to_owned());
    said(db, "said", 2, at).await;
    let row = attendance_mark::ActiveModel {
        mark: text(),
        session_id: Set(1),
        enrolment_id: Set(2),
        number: Set(1),
        unit: text(),
        status: text(),
        source: text(),
        remark_id: Set(Some("said".to_owned())),
        recorded_by: Set(Some(3)),
        made_at: Set(at),
        received_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a mark");
    let row = attendance_request::ActiveModel {
        session_id: Set(1),
        enrolment_id: Set(2),
        status: text(),
        asked_by: Set(Some(4)),
        asked_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a request");
    let row = attendance_answer::ActiveModel {
        request_id: Set(1),
        granted: Set(true),
        answered_by: Set(Some(3)),
        answered_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an answer to it");
    let row = online_presence::ActiveModel {
        session_id: Set(1),
        enrolment_id: Set(2),
        kind: text(),
        seen_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a sighting");
    let row = register_closing::ActiveModel {
        session_id: Set(1),
        number: Set(1),
        closes: Set(true),
        reason: text(),
        made_by: Set(Some(3)),
        made_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a closing");
}

/// Words that a fact refers to.
async fn said(db: &DatabaseConnection, id: &str, enrolment: i64, at: Moment) {
    let row = remark::ActiveModel {
        id: Set(id.to_owned()),
        enrolment_id: Set(enrolment),
        kind: Set("x".to_owned()),
        body: Set("words".to_owned()),
        written_at: Set(at),
    };
    remark::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .expect("a remark");
}

async fn facts(db: &DatabaseConnection, at: Moment) {
    let text = || Set("x".to_owned());
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
    said(db, "typed", 1, at).await;
    let row = answer::ActiveModel {
        attempt_id: Set(1),
        question: text(),
        number: Set(1),
        response: text(),
        remark_id: Set(Some("typed".to_owned())),
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
    let row = question_flag::ActiveModel {
        attempt_id: Set(1),
        question: text(),
        number: Set(1),
        language: text(),
        remark_id: Set(Some("typed".to_owned())),
        raised_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a flag");
    let row = flag_answer::ActiveModel {
        flag_id: Set(1),
        number: Set(1),
        answered_by: Set(Some(1)),
        answered_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an answer to it");
    let row = allowance::ActiveModel {
        enrolment_id: Set(1),
        quiz: text(),
        minutes: Set(1),
        attempts: Set(1),
        granted_by: Set(Some(1)),
        granted_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an allowance");
    let row = quiz_window::ActiveModel {
        training_id: Set(1),
        quiz: text(),
        number: Set(1),
        set_by: Set(Some(1)),
        set_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a window");
    let row = attempt_reopening::ActiveModel {
        attempt_id: Set(1),
        number: Set(1),
        submitted_at: Set(at),
        until_at: Set(Moment(1_717_041_660_000)),
        key_seen: Set(false),
        reopened_by: Set(Some(1)),
        reopened_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a reopening");
    let row = answer_consent::ActiveModel {
        attempt_id: Set(1),
        number: Set(1),
        given: Set(true),
        said_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a consent");
    let row = stop_choice::ActiveModel {
        enrolment_id: Set(1),
        lesson: text(),
        question: text(),
        option: text(),
        chosen_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a choice");
    let row = missed_answer::ActiveModel {
        enrolment_id: Set(1),
        quiz: text(),
        question: text(),
        number: Set(1),
        response: text(),
        known: Set(true),
        answered_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("an answer that came back");
    let row = practice_answer::ActiveModel {
        enrolment_id: Set(1),
        lesson: text(),
        content_hash: text(),
        question: text(),
        number: Set(1),
        response: text(),
        answered_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a practice answer");
    let row = missed_choice::ActiveModel {
        enrolment_id: Set(1),
        number: Set(1),
        wanted: Set(false),
        said_at: Set(at),
        ..Default::default()
    };
    row.insert(db).await.expect("a wish");
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
    refuses::<lesson_reading::Entity>(db, None).await;
    refuses::<answer::Entity>(db, None).await;
    refuses::<grade::Entity>(db, Some("graded_by")).await;
    refuses::<question_flag::Entity>(db, None).await;
    refuses::<flag_answer::Entity>(db, Some("answered_by")).await;
    refuses::<allowance::Entity>(db, Some("granted_by")).await;
    refuses::<quiz_window::Entity>(db, Some("set_by")).await;
    refuses::<attempt_reopening::Entity>(db, Some("reopened_by")).await;
    refuses::<answer_consent::Entity>(db, None).await;
    refuses::<stop_choice::Entity>(db, None).await;
    refuses::<missed_answer::Entity>(db, None).await;
    refuses::<missed_choice::Entity>(db, None).await;
    refuses::<practice_answer::Entity>(db, None).await;
    refuses::<audit_event::Entity>(db, Some("actor_id")).await;
}

/// The table refuses every change and every deletion.
async fn is_sealed<E: EntityTrait>(db: &DatabaseConnection) {
    refuses::<E>(db, None).await;
    let table = E::default().table_name().to_owned();
    let refused = db
        .execute_unprepared(&format!("DELETE FROM {table}"))
        .await
        .expect_err(&format!("{table} was emptied"));
    assert!(
        refused
            .to_string()
            .contains(&format!("append-only: {table}")),
        "{table}: {refused}"
    );
}

async fn the_register_is_sealed(kind: DbBackend) {
    let place = filled(kind).await;
    let db = &place.db;
    is_sealed::<attendance_mark::Entity>(db).await;
    is_sealed::<attendance_request::Entity>(db).await;
    is_sealed::<attendance_answer::Entity>(db).await;
    is_sealed::<online_presence::Entity>(db).await;
    is_sealed::<register_closing::Entity>(db).await;
    // Neither the author of a mark nor the one it is about can be deleted; the name can go.
    for account in [3, 4] {
        account::Entity::delete_by_id(account)
            .exec(db)
            .await
            .expect_err("an account that marks point to stays");
        let row = account::ActiveModel {
            id: Set(account),
            name: Set(format!("Person {account}")),
            email: Set(format!("{account}@erased.invalid")),
            ..Default::default()
        };
        row.update(db).await.expect("a pseudonym");
    }
    enrolment::Entity::delete_by_id(2)
        .exec(db)
        .await
        .expect_err("an enrolment that marks point to stays");
    session::Entity::delete_by_id(1)
        .exec(db)
        .await
        .expect_err("a session with marks stays");
    let mark = attendance_mark::Entity::find().one(db).await;
    let mark = mark.expect("marks").expect("the mark stays");
    assert_eq!((mark.enrolment_id, mark.recorded_by), (2, Some(3)));
}

/// The audit goes by way of a horizon only, and no horizon lies near.
async fn the_audit_is_kept(kind: DbBackend) {
    let place = filled(kind).await;
    let db = &place.db;
    is_refused(db, "DELETE FROM audit_event").await;
    let set =
        |until: &str| format!("INSERT INTO audit_horizon (until, set_at) VALUES ({until}, 1)");
    let now = match kind {
        DbBackend::Postgres => "cast(extract(epoch FROM now()) * 1000 AS bigint)",
        _ => "cast(strftime('%s', 'now') AS integer) * 1000",
    };
    let day = 24 * 60 * 60 * 1000_i64;
    is_refused(db, &set(now)).await;
    is_refused(db, &set(&format!("{now} - {}", 29 * day))).await;
    // Before the event, then after it.
    db.execute_unprepared(&set("1717041600000"))
        .await
        .expect("a horizon");
    is_refused(db, "DELETE FROM audit_event").await;
    db.execute_unprepared(&set("1717041600001"))
        .await
        .expect("another");
    is_refused(db, "DELETE FROM audit_horizon").await;
    is_refused(db, "UPDATE audit_horizon SET until = 0").await;
    let gone = db.execute_unprepared("DELETE FROM audit_event").await;
    assert_eq!(gone.expect("an old event goes").rows_affected(), 1);
}

async fn is_refused(db: &DatabaseConnection, sql: &str) {
    let refused = db.execute_unprepared(sql).await.expect_err(sql);
    assert!(
        refused.to_string().contains("append-only"),
        "{sql}: {refused}"
    );
}

async fn people_can_be_forgotten(kind: DbBackend) {
    let place = filled(kind).await;
    let db = &place.db;
    let gone = account::Entity::delete_by_id(1).exec(db).await;
    assert_eq!(gone.expect("the trainer is deleted").rows_affected, 1);
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
    assert_eq!(rows::<enrolment::Entity>(db).await, 1);
    assert_eq!(rows::<lesson_reading::Entity>(db).await, 0);
    assert_eq!(rows::<answer::Entity>(db).await, 0);
    assert_eq!(rows::<remark::Entity>(db).await, 1);
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
async fn the_audit_is_kept_on_sqlite() {
    the_audit_is_kept(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn the_audit_is_kept_on_postgres() {
    the_audit_is_kept(DbBackend::Postgres).await;
}

#[tokio::test]
async fn people_can_be_forgotten_on_sqlite() {
    people_can_be_forgotten(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn people_can_be_forgotten_on_postgres() {
    people_can_be_forgotten(DbBackend::Postgres).await;
}

#[tokio::test]
async fn the_register_is_sealed_on_sqlite() {
    the_register_is_sealed(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn the_register_is_sealed_on_postgres() {
    the_register_is_sealed(DbBackend::Postgres).await;
}
