//! Two accounts of one person become one: nothing that was done is lost, and nothing is made up.

use std::collections::BTreeSet;

use app::{
    errors::UserError,
    merging::{BECOMES, Becomes},
    trainings,
};
use records::{
    attempt, attendance_mark as mark, audit_event, enrolment, lesson_reading, merged_account,
};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::{
    harness::{Answer, Fields, House, PASSWORD, Person},
    personal_data::keys,
};

on_two_servers!(
    what_becomes_of_every_key_is_said,
    all_that_was_done_is_one_persons,
    what_would_not_be_true_is_refused_with_its_reason,
    only_who_reaches_both_merges_them,
    who_was_merged_means_the_kept_one,
    an_address_of_somebody_else_is_confirmed,
    a_guest_is_erased_by_name,
);

async fn what_becomes_of_every_key_is_said(house: House) {
    let there: BTreeSet<(String, String)> = keys(&house)
        .await
        .into_iter()
        .filter(|(_, _, target)| target == "account" || target == "enrolment")
        .map(|(table, column, _)| (table, column))
        .collect();
    let said: BTreeSet<(String, String)> = BECOMES
        .iter()
        .map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(said.len(), BECOMES.len(), "each stands once");
    let new: Vec<_> = there.difference(&said).collect();
    assert!(
        new.is_empty(),
        "what becomes of these when two accounts are merged? {new:?}"
    );
    let gone: Vec<_> = said.difference(&there).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

async fn place_in(house: &House, training: i64, account: i64) -> i64 {
    let members = trainings::members(house.inner.db.read(), training).await;
    let members = members.unwrap();
    let found = members.iter().find(|member| member.account.id == account);
    found.unwrap().enrolment
}

/// What the server answers to who merges the second account into the first, as the page offers it.
async fn merges(by: &Person, kept: &Person, other: &Person) -> Answer {
    let page = format!(
        "/merge/{}?with={}&keep={}",
        kept.account, other.account, kept.account
    );
    let page = by.sees(&page).await;
    let version = match page.count("[name=version]") {
        0 => String::new(),
        _ => page.value("version"),
    };
    let fields: &Fields<'_> = &[
        ("kept", &kept.account),
        ("merged", &other.account),
        ("version", &version),
    ];
    by.sends("merging/merge", fields).await
}

async fn all_that_was_done_is_one_persons(house: House) {
    let olga = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    house.enrols_too(&olga, Role::Organizer, elsewhere.id).await;
    // With the first address in one training, where a quiz was sat, and in another; with the second
    // in that other one as well.
    let other = house.judge("Aigul Omarova").await;
    house.enrols_too(&other, Role::Judge, elsewhere.id).await;
    let kept = house.knows("Aigul O.", Some(Role::Judge)).await;
    let sql = format!(
        "UPDATE enrolment SET training_id = {}, court = '' WHERE id = {}",
        elsewhere.id, kept.enrolment
    );
    house.execute(&sql).await.unwrap();
    house.forget_logins();
    olga.arrives().await;
    kept.arrives().await;
    other.arrives().await;
    let (_, sat) = other.attempts_quiz().await;
    other.answers(sat, "submit", &[]).await.is_done();
    let session = house.training.sessions[0];
    olga.records(session, &other, "late").await.is_done();
    let there = place_in(&house, elsewhere.id, other.account).await;
    let says = async |session: usize, enrolment: i64, status: &str| {
        let session = elsewhere.sessions[session];
        let register = elsewhere.at(&format!("/sessions/{session}/register"));
        olga.visits(&register).await;
        let fields: &Fields<'_> = &[
            ("session", &session),
            ("enrolment", &enrolment),
            ("status", &status),
        ];
        olga.sends("attendance/record", fields).await.is_done();
    };
    // At one session of the shared training only the one was marked, at the next both.
    says(0, there, "present").await;
    says(1, there, "absent").await;
    says(1, kept.enrolment, "excused").await;
    let sql = format!(
        "INSERT INTO lesson_reading (enrolment_id, lesson, content_hash, read_at) \
         VALUES ({there}, 'a-lesson', 'x', 5)"
    );
    house.execute(&sql).await.unwrap();
    for (person, section, note) in [
        (&other, "elements", "Of the other"),
        (&kept, "elements", "Of the kept one"),
    ] {
        let fields: &Fields<'_> = &[
            ("training", &elsewhere.id),
            ("lesson", &"definition"),
            ("section", &section),
            ("note", &note),
        ];
        person.visits("/account/notes").await;
        person.sends("learning/write-note", fields).await.is_done();
    }
    other.visits("/account/calendar").await;
    other.sends("calendar/renew", &[]).await.is_done();
    let before = house.count::<mark::Entity>().await;

    // Both are seen side by side, and what will happen is said.
    let page = format!(
        "/merge/{}?with={}&keep={}",
        kept.account, other.account, kept.account
    );
    let page = olga.sees(&page).await;
    let rows = page.texts(".merging tbody tr");
    assert!(
        rows[0].starts_with("Aigul O. is kept") && rows[0].contains(&kept.email),
        "{rows:?}"
    );
    assert!(
        rows[1].starts_with("Aigul Omarova becomes part of it"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("1 attempt") || rows[1].contains("one attempt"),
        "{rows:?}"
    );
    assert!(
        page.main()
            .contains("both are there. The 2 marks of the other"),
        "{}",
        page.main()
    );
    // Whoever changes anything meanwhile is met.
    let old: &Fields<'_> = &[
        ("kept", &kept.account),
        ("merged", &other.account),
        ("version", &"0"),
    ];
    olga.sends("merging/merge", old)
        .await
        .is_refused_with(&UserError::ChangedMeanwhile);
    merges(&olga, &kept, &other).await.is_done();

    // Nobody comes in by the other any more.
    assert!(!other.is_signed_in().await);
    other
        .signs_in(&other.email, PASSWORD)
        .await
        .is_refused_with(&UserError::WrongSignIn);
    // The place that only the other had is the kept one's, with its attempt and mark.
    let db = house.inner.db.read();
    assert_eq!(
        place_in(&house, house.training.id, kept.account).await,
        other.enrolment
    );
    let sat = attempt::Entity::find_by_id(sat)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(sat.enrolment_id, other.enrolment);
    kept.arrives().await;
    let own = kept.sees(&house.training.at("/attendance")).await;
    assert!(own.texts(".own-record > li")[0].contains("late"));
    // In the shared one what was said is said again where nobody had spoken; where both were marked,
    // the kept one's mark stands; nothing that was said is gone.
    let own = kept.sees(&elsewhere.at("/attendance")).await;
    let own = own.texts(".own-record > li");
    assert!(
        own[0].contains("present") && own[1].contains("excused"),
        "{own:?}"
    );
    assert_eq!(house.count::<mark::Entity>().await, before + 1);
    let read = lesson_reading::Entity::find()
        .filter(lesson_reading::Column::EnrolmentId.eq(kept.enrolment))
        .all(db)
        .await
        .unwrap();
    assert_eq!(read[0].read_at.0, 5, "when it was read");
    let row = enrolment::Entity::find_by_id(there)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.place.as_str(), row.account_id),
        ("joined", other.account)
    );
    let row = enrolment::Entity::find_by_id(kept.enrolment)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.place, "enrolled");
    // What ends has ended, and it is noted who did it.
    for (table, column, becomes) in BECOMES {
        let open = match table {
            "login" => " AND ended_at IS NULL",
            "invitation" => " AND withdrawn_at IS NULL AND used_at IS NULL",
            _ => "",
        };
        if becomes == Becomes::Ends {
            let sql = format!(
                "SELECT * FROM {table} WHERE {column} = {}{open}",
                other.account
            );
            let statement = sea_orm::Statement::from_string(
                sea_orm::ConnectionTrait::get_database_backend(db),
                sql,
            );
            let rows = sea_orm::ConnectionTrait::query_all_raw(db, statement)
                .await
                .unwrap();
            assert!(rows.is_empty(), "{table}.{column}");
        }
    }
    let rows = merged_account::Entity::find().all(db).await.unwrap();
    let row = (rows[0].account_id, rows[0].into_id, rows[0].merged_by);
    assert_eq!(row, (other.account, kept.account, Some(olga.account)));
    let noted = audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq("accounts.merged"))
        .all(db)
        .await
        .unwrap();
    assert_eq!(noted.len(), 3, "at the account and in both trainings");
    // Of notes on the same section the one follows the other.
    let notes = kept.sees("/account/notes").await.texts("main .given");
    assert_eq!(notes, ["Of the kept one Of the other"]);
    // What is kept about the person is told together.
    let data = kept.sees("/account/data.json").await;
    assert!(data.body.contains(&other.email) && data.body.contains("a-lesson"));
    // Erasing the person takes both names.
    let anna = house.administrator("Anna").await;
    anna.visits(&format!("/erase/{}", kept.account)).await;
    let fields: &Fields<'_> = &[("account", &kept.account), ("email", &kept.email)];
    anna.sends("erasure/erase", fields).await.is_done();
    for path in [house.training.at("/people"), elsewhere.at("/register.csv")] {
        assert!(!olga.sees(&path).await.body.contains("Aigul"), "{path}");
    }
    assert!(!anna.sees("/accounts").await.body.contains("Aigul"));
}

async fn what_would_not_be_true_is_refused_with_its_reason(house: House) {
    let olga = house.organizer("Olga").await;
    let (one, other) = (
        house.judge("Aigul O.").await,
        house.judge("Aigul Omarova").await,
    );
    let (_, attempt) = other.attempts_quiz().await;
    other.answers(attempt, "submit", &[]).await.is_done();
    // Only the other sat the quiz: then that one is kept, which the page offers by itself.
    merges(&olga, &one, &other)
        .await
        .is_refused_with(&UserError::CannotMerge);
    let page = olga
        .sees(&format!("/merge/{}?with={}", one.account, other.account))
        .await;
    assert_eq!(page.count("form[action='/api/merging/merge']"), 1);
    assert_eq!(page.value("kept"), other.account.to_string());
    // Both did.
    let (_, attempt) = one.attempts_quiz().await;
    one.answers(attempt, "submit", &[]).await.is_done();
    for (kept, merged) in [(&one, &other), (&other, &one)] {
        merges(&olga, kept, merged)
            .await
            .is_refused_with(&UserError::CannotMerge);
    }
    let page = olga
        .sees(&format!("/merge/{}?with={}", one.account, other.account))
        .await;
    assert!(
        page.main().contains("both have attempts at quizzes"),
        "{}",
        page.main()
    );
    assert_eq!(page.count("form[action='/api/merging/merge']"), 0);
    assert_eq!(house.count::<merged_account::Entity>().await, 0);
    // Of people with different roles neither is made the other.
    let tom = house.trainer("Aigul T.").await;
    merges(&olga, &one, &tom)
        .await
        .is_refused_with(&UserError::CannotMerge);
}

async fn only_who_reaches_both_merges_them(house: House) {
    let (olga, tom) = (house.organizer("Olga").await, house.trainer("Tom").await);
    let (one, other) = (
        house.judge("Aigul O.").await,
        house.judge("Aigul Omarova").await,
    );
    let elsewhere = house.another_training().await;
    let guest = house.judge("Aigul Guest").await;
    house.enrols_too(&guest, Role::Judge, elsewhere.id).await;
    let page = format!("/merge/{}", one.account);
    // Whoever may is offered those with a like name, whom they reach.
    let found = olga.sees(&format!("{page}?q=aigul")).await;
    assert_eq!(found.texts("main ul a"), ["Aigul Omarova"]);
    assert_eq!(
        olga.visits(&format!("{page}?with={}", guest.account))
            .await
            .status,
        404
    );
    for (by, status, error) in [
        (&tom, 403, UserError::NotAllowed),
        (&other, 403, UserError::NotAllowed),
    ] {
        assert_eq!(by.visits(&page).await.status, status, "{}", by.name);
        let fields: &Fields<'_> = &[("kept", &one.account), ("merged", &other.account)];
        by.sends("merging/merge", fields)
            .await
            .is_refused_with(&error);
    }
    let anna = house.administrator("Anna").await;
    for (by, kept, merged) in [
        (&olga, one.account, guest.account),
        (&olga, guest.account, one.account),
        (&olga, one.account, olga.account),
        (&olga, anna.account, one.account),
        (&olga, one.account, one.account),
    ] {
        let fields: &Fields<'_> = &[("kept", &kept), ("merged", &merged)];
        by.visits(&page).await;
        by.sends("merging/merge", fields)
            .await
            .is_refused_with(&UserError::NotFound);
    }
    // An administrator's account does not go over into another's, whoever asks.
    let boss = house.administrator("Boss").await;
    merges(&anna, &one, &boss)
        .await
        .is_refused_with(&UserError::MergesAdministrator);
    merges(&anna, &one, &guest).await.is_done();
}

async fn who_was_merged_means_the_kept_one(house: House) {
    let olga = house.organizer("Olga").await;
    let (one, other) = (
        house.judge("Aigul O.").await,
        house.judge("Aigul Omarova").await,
    );
    merges(&olga, &one, &other).await.is_done();
    // The next list still has the old address.
    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("name", &"Aigul Omarova"),
        ("email", &other.email),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    olga.sends("trainings/add-person", fields)
        .await
        .is_refused_with(&UserError::EnrolledAlready);
    let anna = house.administrator("Anna").await;
    anna.visits(&format!("/accounts/{}", other.account)).await;
    anna.sends("accounts/reopen", &[("account", &other.account)])
        .await
        .is_refused_with(&UserError::AccountMerged);
    let people = olga.sees(&house.training.at("/people")).await;
    assert!(!people.body.contains(&other.email));
}

async fn guest(house: &House, organizer: &Person, name: &str) -> enrolment::Model {
    organizer.visits(&house.training.register(0)).await;
    let session = house.training.sessions[0];
    let fields: &Fields<'_> = &[("session", &session), ("name", &name), ("email", &"")];
    organizer
        .sends("attendance/add-walk-in", fields)
        .await
        .is_done();
    let rows = enrolment::Entity::find().all(house.inner.db.read()).await;
    rows.unwrap().into_iter().max_by_key(|row| row.id).unwrap()
}

async fn an_address_of_somebody_else_is_confirmed(house: House) {
    let organizer = house.organizer("Olga").await;
    let amal = house.judge("Amal").await;
    let walk_in = guest(&house, &organizer, "Amal A.").await;
    let history = format!("{}/{}", house.training.register(0), walk_in.id);
    organizer.visits(&history).await;
    let asks: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &walk_in.id),
        ("email", &amal.email),
    ];
    let answer = organizer.sends("attendance/join-walk-in", asks).await;
    let page = organizer.sees(answer.leads_to()).await;
    assert!(
        page.main().contains("This address belongs to Amal."),
        "{}",
        page.main()
    );
    assert_eq!(page.value("email"), amal.email);
    assert_eq!(house.count::<mark::Entity>().await, 1, "nothing was done");
    let whose = page.value("whose");
    assert_eq!(whose, amal.account.to_string());
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &walk_in.id),
        ("email", &amal.email),
        ("whose", &whose),
    ];
    organizer
        .sends("attendance/join-walk-in", fields)
        .await
        .is_done();
    let rows = merged_account::Entity::find()
        .all(house.inner.db.read())
        .await;
    let row = rows.unwrap().remove(0);
    assert_eq!(
        (row.account_id, row.into_id),
        (walk_in.account_id, amal.account)
    );
    // The same name twice: two guests become one, and the mark is not made twice.
    let (first, second) = (
        guest(&house, &organizer, "Dana").await,
        guest(&house, &organizer, "Dana").await,
    );
    let page = format!("/merge/{}", first.account_id);
    let found = organizer.sees(&page).await;
    assert_eq!(found.texts("main ul a"), ["Dana"]);
    let page = organizer
        .sees(&format!("{page}?with={}", second.account_id))
        .await;
    let version = page.value("version");
    let fields: &Fields<'_> = &[
        ("kept", &first.account_id),
        ("merged", &second.account_id),
        ("version", &version),
    ];
    organizer.sends("merging/merge", fields).await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    let names = page.texts(".register .name");
    assert_eq!(
        names.iter().filter(|name| name.starts_with("Dana")).count(),
        1,
        "{names:?}"
    );
}

async fn a_guest_is_erased_by_name(house: House) {
    let (organizer, anna) = (
        house.organizer("Olga").await,
        house.administrator("Anna").await,
    );
    let row = guest(&house, &organizer, "Айгүл").await;
    let page = anna.sees(&format!("/erase/{}", row.account_id)).await;
    assert!(!page.body.contains("walk-in.invalid"), "{}", page.main());
    let erases = async |name: &str| {
        let fields: &Fields<'_> = &[("account", &row.account_id), ("name", &name)];
        anna.sends("erasure/erase", fields).await
    };
    erases("Somebody")
        .await
        .is_refused_with(&UserError::NotUnderstood {
            field: app::errors::Field::Name,
        });
    erases("Айгүл").await.is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    assert!(!page.body.contains("Айгүл"));
}
