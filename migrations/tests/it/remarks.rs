//! What people wrote before remarks had a table of their own moves there, and back.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::place::{Place, empty};

const CHANGE: &str = "m2026_11_29_000019_remarks";

/// A database as it was before the change, in which every kind of words was written, and such
/// facts as have none.
async fn before(kind: DbBackend) -> Place {
    let place = empty(kind).await;
    let changes = Migrator::migrations();
    let earlier = changes.iter().take_while(|change| change.name() != CHANGE);
    let earlier = u32::try_from(earlier.count()).expect("a number");
    Migrator::up(&place.db, Some(earlier)).await.expect("up");
    for sql in [
        "INSERT INTO account (email, name, language, administrator, created_at) \
         VALUES ('a@example.org', 'A', 'en', false, 1)",
        "INSERT INTO training (course, title_en, title_ru, title_kk, place, starts_on, ends_on, \
         time_zone, created_at) VALUES ('c', 't', 't', 't', '', '2024-05-30', '2024-05-31', 'UTC', 1)",
        "INSERT INTO session (training_id, title_en, title_ru, title_kk, place, starts_at, ends_at, \
         created_at) VALUES (1, 't', 't', 't', '', 1, 2, 1)",
        "INSERT INTO enrolment (account_id, training_id, role, court, region, position, created_at) \
         VALUES (1, 1, 'judge', '', '', '', 1)",
        "INSERT INTO attendance_mark (mark, session_id, enrolment_id, number, unit, status, source, \
         reason, recorded_by, made_at, received_at) VALUES \
         ('m1', 1, 1, 1, '', 'present', 'self', '', 1, 1, 10), \
         ('m2', 1, 1, 2, '', 'late', 'organizer', 'words of a mark', 1, 1, 11)",
        "INSERT INTO attendance_request (session_id, enrolment_id, status, reason, asked_by, asked_at) \
         VALUES (1, 1, 'excused', 'words of a request', 1, 12)",
        "INSERT INTO attendance_answer (request_id, granted, reason, answered_by, answered_at) \
         VALUES (1, false, 'words of an answer to it', 1, 13)",
        "INSERT INTO allowance (enrolment_id, quiz, minutes, attempts, reason, granted_by, granted_at) \
         VALUES (1, 'q', 10, 0, 'words of an allowance', 1, 14)",
        "INSERT INTO attempt (enrolment_id, quiz, number, content_hash, seed, started_at) \
         VALUES (1, 'q', 1, 'h', 1, 1)",
        "INSERT INTO rubric_mark (attempt_id, question, number, points, comment, marked_by, marked_at) \
         VALUES (1, 'a', 1, '{}', 'words of a comment', 1, 15), (1, 'a', 2, '{}', '', 1, 15)",
        "INSERT INTO grade (attempt_id, number, points_milli, possible_milli, passed, reason, \
         graded_at) VALUES (1, 1, 0, 1, false, 'submitted', 16), \
         (1, 2, 1, 1, true, 'words of a grade', 17)",
        "INSERT INTO answer (attempt_id, question, number, response, saved_at) VALUES \
         (1, 'a', 1, '{\"kind\":\"words\",\"value\":\"words of an answer\"}', 18), \
         (1, 'b', 1, '{\"kind\":\"number\",\"value\":\"42\"}', 19), \
         (1, 'c', 1, '{\"kind\":\"blanks\",\"value\":{\"x\":\"words of a blank\"}}', 20), \
         (1, 'd', 1, '{\"kind\":\"options\",\"value\":[\"words\"]}', 21), \
         (1, 'e', 1, '{\"kind\":\"nothing\"}', 22)",
    ] {
        place.db.execute_unprepared(sql).await.expect(sql);
    }
    place
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .expect(sql);
    rows.iter()
        .map(|row| row.try_get("", "x").expect("a text"))
        .collect()
}

/// All that a fact says, without its remark.
const FACTS: [&str; 4] = [
    "SELECT status AS x FROM attendance_mark ORDER BY id",
    "SELECT reason AS x FROM grade ORDER BY id",
    "SELECT response AS x FROM answer ORDER BY id",
    "SELECT points AS x FROM rubric_mark ORDER BY id",
];

async fn words_move(kind: DbBackend) {
    let place = before(kind).await;
    let db = &place.db;
    let mut earlier = Vec::new();
    for sql in FACTS {
        earlier.extend(texts(db, sql).await);
    }
    Migrator::up(db, Some(1)).await.expect("the change");
    assert_eq!(
        texts(
            db,
            "SELECT kind || ' ' || body AS x FROM remark ORDER BY written_at"
        )
        .await,
        [
            "mark words of a mark",
            "request words of a request",
            "request-answer words of an answer to it",
            "allowance words of an allowance",
            "comment words of a comment",
            "grade words of a grade",
            "answer {\"kind\":\"words\",\"value\":\"words of an answer\"}",
            "answer {\"kind\":\"number\",\"value\":\"42\"}",
            "answer {\"kind\":\"blanks\",\"value\":{\"x\":\"words of a blank\"}}",
        ]
    );
    // Each fact refers to its own words, and those without words to none.
    for (table, expected) in [
        ("attendance_mark", &["2 words of a mark"] as &[&str]),
        ("attendance_request", &["1 words of a request"]),
        ("attendance_answer", &["1 words of an answer to it"]),
        ("allowance", &["1 words of an allowance"]),
        ("rubric_mark", &["1 words of a comment"]),
        ("grade", &["2 words of a grade"]),
    ] {
        let sql = format!(
            "SELECT fact.id || ' ' || body AS x FROM {table} fact \
             JOIN remark ON remark.id = remark_id ORDER BY fact.id"
        );
        assert_eq!(texts(db, &sql).await, expected, "{table}");
    }
    assert_eq!(
        texts(db, "SELECT reason AS x FROM grade ORDER BY id").await,
        ["submitted", "regraded"]
    );
    let typed = "{\"kind\":\"typed\"}";
    assert_eq!(
        texts(db, "SELECT response AS x FROM answer ORDER BY id").await,
        [
            typed,
            typed,
            typed,
            "{\"kind\":\"options\",\"value\":[\"words\"]}",
            "{\"kind\":\"nothing\"}"
        ]
    );

    // A remark can be emptied, and nothing else; the facts are as sealed as they were.
    for sql in [
        "UPDATE remark SET body = 'other words'",
        "UPDATE remark SET id = 'x' || id",
        "UPDATE remark SET enrolment_id = enrolment_id",
        "UPDATE remark SET kind = kind",
        "UPDATE remark SET written_at = 0",
        "UPDATE attendance_mark SET remark_id = NULL",
        "UPDATE attendance_request SET remark_id = NULL",
        "UPDATE attendance_answer SET remark_id = NULL",
        "UPDATE allowance SET remark_id = NULL",
        "UPDATE rubric_mark SET remark_id = NULL",
        "UPDATE grade SET remark_id = NULL",
        "UPDATE answer SET remark_id = NULL",
        "UPDATE answer SET response = response",
        "DELETE FROM attendance_mark",
        "DELETE FROM attendance_request",
        "DELETE FROM attendance_answer",
    ] {
        let refused = db.execute_unprepared(sql).await.expect_err(sql);
        assert!(
            refused.to_string().contains("append-only"),
            "{sql}: {refused}"
        );
    }
    db.execute_unprepared("DELETE FROM remark")
        .await
        .expect_err("facts refer to them");

    Migrator::down(db, Some(1)).await.expect("down");
    let mut again = Vec::new();
    for sql in FACTS {
        again.extend(texts(db, sql).await);
    }
    assert_eq!(again, earlier);
    assert_eq!(
        texts(db, "SELECT reason AS x FROM attendance_mark ORDER BY id").await,
        ["", "words of a mark"]
    );

    Migrator::up(db, Some(1)).await.expect("up again");
    let emptied = "UPDATE remark SET body = ''";
    db.execute_unprepared(emptied).await.expect(emptied);
    Migrator::down(db, Some(1)).await.expect("down again");
    for sql in [
        "SELECT reason AS x FROM attendance_mark",
        "SELECT reason AS x FROM attendance_request",
        "SELECT reason AS x FROM attendance_answer",
        "SELECT reason AS x FROM allowance",
        "SELECT reason AS x FROM grade",
        "SELECT comment AS x FROM rubric_mark",
        "SELECT response AS x FROM answer",
    ] {
        let left = texts(db, sql).await;
        assert!(
            !left.iter().any(|text| text.contains("words of")),
            "{left:?}"
        );
    }
}

#[tokio::test]
async fn words_move_on_sqlite() {
    words_move(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn words_move_on_postgres() {
    words_move(DbBackend::Postgres).await;
}
