//! "My data": everything about the person, nothing about anybody else.

use std::collections::BTreeSet;

use app::personal_data::{EXPORTED, WITHHELD};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use crate::{
    harness::{Fields, House, Person},
    post::{letter_to, writes},
    quizzes::WRONG,
};

on_two_servers!(
    every_table_about_a_person_is_in_the_file,
    the_file_holds_what_there_is_and_nobody_else,
    only_who_is_signed_in_gets_a_file,
);

/// Keys that lead to a person and are not in the file, each with its reason.
const ELSEWHERE: [(&str, &str, &str); 1] = [(
    "set_aside",
    "account_id",
    "waits for minutes between two requests, under a key that only the person's browser has",
)];

/// All foreign keys of the database: table, column, and the table that it points to.
pub async fn keys(house: &House) -> Vec<(String, String, String)> {
    let db = house.inner.db.read();
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT conrelid::regclass::text AS t, attname::text AS c, \
             confrelid::regclass::text AS target FROM pg_constraint \
             JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'"
        }
        _ => {
            "SELECT m.name AS t, f.\"from\" AS c, f.\"table\" AS target \
             FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
        }
    };
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    let read = |name: &str, row: &sea_orm::QueryResult| row.try_get::<String>("", name).unwrap();
    rows.iter()
        .map(|row| (read("t", row), read("c", row), read("target", row)))
        .collect()
}

async fn every_table_about_a_person_is_in_the_file(house: House) {
    let keys = keys(&house).await;
    let mut personal = BTreeSet::from(["account".to_owned()]);
    let mut missing = BTreeSet::new();
    // Until nothing more is reached: an answer points to an attempt, which points to an enrolment.
    loop {
        let before = personal.len() + missing.len();
        for (table, column, target) in &keys {
            // Who did something: the file says so in the rows of the one it was done to.
            let is_author = column.ends_with("_by") || column == "actor_id";
            let known = ELSEWHERE
                .iter()
                .any(|(of, name, _)| (*of, *name) == (table.as_str(), column.as_str()));
            if !personal.contains(target) || is_author || known {
                continue;
            }
            if EXPORTED.contains(&table.as_str()) {
                personal.insert(table.clone());
            } else {
                missing.insert(format!("{table}.{column}"));
            }
        }
        if personal.len() + missing.len() == before {
            break;
        }
    }
    assert!(
        missing.is_empty(),
        "not in the file, and not named with a reason: {missing:?}"
    );
    // What is done is found by who did it.
    personal.insert("audit_event".to_owned());
    let listed: BTreeSet<String> = EXPORTED.iter().map(|table| (*table).to_owned()).collect();
    assert_eq!(personal, listed);
}

async fn file(person: &Person) -> serde_json::Value {
    let file = person.sees("/account/data.json").await;
    assert_eq!(file.header("content-type"), "application/json");
    assert!(file.header("content-disposition").contains("attachment"));
    serde_json::from_str(&file.body).unwrap()
}

async fn the_file_holds_what_there_is_and_nobody_else(house: House) {
    let organizer = house.organizer("Olga Organizerova").await;
    let other = house.judge("Bolat Otherov").await;
    let judge = house.judge("Zhanar Abdrakhmanova").await;
    let session = house.training.sessions[0];
    for person in [&judge, &other] {
        person.checks_in(session).await.is_done();
        organizer
            .corrects(
                session,
                person,
                "late",
                &format!("words about {}", person.account),
            )
            .await
            .is_done();
        let (_, attempt) = person.attempts_quiz().await;
        person.answers(attempt, "submit", &WRONG).await.is_done();
        person.visits("/account/calendar").await;
        person.sends("calendar/renew", &[]).await.is_done();
        house.invitation_for(person).await;
        writes(&house, letter_to(person)).await;
        person.visits(&house.training.at("/attendance")).await;
        let reason = format!("asked by {}", person.account);
        let fields: &Fields<'_> = &[
            ("session", &session),
            ("status", &"excused"),
            ("reason", &reason),
        ];
        person.sends("attendance/ask", fields).await.is_done();
    }
    let data = file(&judge).await;
    let rows = |table: &str| data[table].as_array().unwrap().clone();
    for table in EXPORTED {
        assert!(data[table].is_array(), "{table}");
    }
    assert_eq!(rows("account")[0]["name"], "Zhanar Abdrakhmanova");
    assert_eq!(rows("account").len(), 1);
    assert_eq!(rows("attendance_mark").len(), 2);
    assert_eq!(rows("attendance_mark")[0]["recorded_by"], "you");
    assert_eq!(rows("attendance_mark")[1]["recorded_by"], "another person");
    let answers = house.count::<records::answer::Entity>().await / 2;
    assert_eq!(rows("answer").len() as u64, answers);
    assert!(answers >= WRONG.len() as u64);
    for (table, count) in [
        ("notice_reading", 1),
        ("enrolment", 1),
        ("attendance_request", 1),
        ("attempt", 1),
        ("grade", 1),
        // A reminder, and that a mark was corrected.
        ("letter", 2),
        ("invitation", 1),
        ("login", 1),
        ("calendar_feed", 1),
        // About the mark, the request, and what was typed.
        ("remark", 3),
    ] {
        assert_eq!(rows(table).len(), count, "{table}");
    }
    let text = data.to_string();
    for own in [
        "words about",
        "asked by",
        "zhanar.abdrakhmanova@example.org",
    ] {
        assert!(text.contains(own), "{own}");
    }
    // Nobody else, and nothing that opens a door.
    let mut pages = vec![text];
    for (language, title) in [
        ("en", "My data"),
        ("ru", "Мои данные"),
        ("kk", "Менің деректерім"),
    ] {
        judge.visits("/account").await;
        judge
            .sends("accounts/choose-language", &[("language", &language)])
            .await
            .is_done();
        assert_eq!(judge.sees("/account/data").await.text("h1"), title);
        let page = judge.sees("/account/data.html").await;
        assert_eq!(page.text("h1"), title);
        assert_eq!(page.attribute("html", "lang"), language);
        assert_eq!(page.count("h2"), EXPORTED.len());
        // It needs nothing beside it.
        assert_eq!(page.count("script, link, img, [src]"), 0);
        assert!(page.main().is_empty() && page.body.contains("Zhanar Abdrakhmanova"));
        pages.push(page.body);
    }
    let mut strangers = vec![
        "Organizerova".to_owned(),
        "Otherov".to_owned(),
        "olga.".to_owned(),
        "bolat.".to_owned(),
        format!("words about {}", other.account),
        format!("asked by {}", other.account),
    ];
    let db = house.inner.db.read();
    for (table, column, _) in WITHHELD {
        let sql =
            format!("SELECT cast({column} AS text) AS x FROM {table} WHERE {column} IS NOT NULL");
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let values = rows
            .iter()
            .map(|row| row.try_get::<String>("", "x").unwrap());
        strangers.extend(values.filter(|value| value.len() > 6));
    }
    for page in &pages {
        for stranger in &strangers {
            assert!(!page.contains(stranger.as_str()), "{stranger}");
        }
    }
    // An organizer's file says what was done, not to whom.
    let theirs = file(&organizer).await;
    assert!(theirs["attendance_mark"].as_array().unwrap().is_empty());
    assert!(theirs["remark"].as_array().unwrap().is_empty());
    let done = theirs["audit_event"].to_string();
    assert!(done.contains("attendance.corrected") && !done.contains("enrolment"));
}

async fn only_who_is_signed_in_gets_a_file(house: House) {
    let browser = house.browser();
    for path in ["/account/data", "/account/data.json", "/account/data.html"] {
        let answer = browser.visits(path).await;
        assert!(answer.leads_to().starts_with("/sign-in?next="), "{path}");
        assert!(!answer.body.contains("created_at"));
    }
    let judge = house.judge("Amal").await;
    let page = judge.sees("/account").await;
    assert_eq!(page.count("main a[href='/account/data']"), 1);
    assert_eq!(page.count("main a[href='/privacy']"), 1);
}
