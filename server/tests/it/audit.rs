//! Who did what.

use std::collections::BTreeSet;

use app::{home, trainings};
use records::audit_event;
use rules::roles::Role;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::harness::House;

on_two_servers!(
    what_is_done_is_written_down_without_personal_data,
    an_administrator_sees_who_did_it,
    an_organizer_sees_her_own_training_alone,
    what_is_refused_is_not_written_down_as_done,
    events_are_sentences_that_are_filtered_and_exported,
    an_administrator_sees_how_the_installation_stands,
);

async fn events(house: &House) -> Vec<audit_event::Model> {
    audit_event::Entity::find()
        .order_by_asc(audit_event::Column::Id)
        .all(house.inner.db.read())
        .await
        .unwrap()
}

async fn what_is_done_is_written_down_without_personal_data(house: House) {
    let (judge, organizer) = (
        house.judge("Amal Serikova").await,
        house.organizer("Olga Petrova").await,
    );
    let id = house.training.id;
    organizer.visits(&house.training.at("/people")).await;
    let person: [(&str, &dyn ToString); 5] = [
        ("training", &id),
        ("name", &"Bolat Akhmetov"),
        ("email", &"bolat@example.org"),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    organizer
        .sends("trainings/add-person", &person)
        .await
        .is_done();
    let list = "name,email,court,region,position,language\nDana Omarova,dana@example.org,Court,KZ-71,Judge,kk\n";
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    organizer
        .sends(
            "trainings/take-list",
            &[("training", &id), ("list", &page.value("list"))],
        )
        .await
        .is_done();
    let links = organizer
        .does("trainings/make-links", &[("training", &id)])
        .await;
    let token = links.texts(".links code")[0]
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let invited = house.browser();
    invited
        .sends(
            "accounts/accept-invitation",
            &[("token", &token), ("password", &"nine brown foals")],
        )
        .await
        .is_done();
    let session: [(&str, &dyn ToString); 7] = [
        ("training", &id),
        ("title_en", &"T"),
        ("title_ru", &"T"),
        ("title_kk", &"T"),
        ("date", &"2024-05-31"),
        ("starts_at", &"14:00"),
        ("ends_at", &"15:00"),
    ];
    organizer
        .sends("trainings/add-session", &session)
        .await
        .is_done();
    judge.checks_in(house.training.sessions[0]).await.is_done();
    house.time_passes(jiff::SignedDuration::from_mins(5));
    organizer
        .corrects(
            house.training.sessions[0],
            &judge,
            "late",
            "Mrs Serikova came late",
        )
        .await
        .is_done();
    organizer
        .records(house.training.sessions[1], &judge, "absent")
        .await
        .is_done();
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &[]).await.is_done();
    judge.sends("accounts/sign-out", &[]).await.is_done();
    organizer
        .sends("accounts/sign-out-everywhere", &[])
        .await
        .is_done();
    let events = events(&house).await;
    let actions: BTreeSet<&str> = events.iter().map(|event| event.action.as_str()).collect();
    for action in [
        "accounts.signed-in",
        "accounts.signed-out",
        "accounts.signed-out-everywhere",
        "accounts.invitation-accepted",
        "trainings.person-added",
        "trainings.list-taken",
        "trainings.link-made",
        "trainings.session-added",
        "attendance.checked-in",
        "attendance.recorded",
        "attendance.corrected",
        "quizzes.started",
        "quizzes.submitted",
    ] {
        assert!(
            actions.contains(action),
            "{action} is not among {actions:?}"
        );
    }
    for event in &events {
        for personal in [
            "@",
            "Amal",
            "Serikova",
            "Olga",
            "Bolat",
            "Dana",
            "came late",
            &token,
        ] {
            assert!(!event.detail.contains(personal), "{event:?}");
        }
        assert_eq!(
            event.request.len(),
            16,
            "the log has the same number: {event:?}"
        );
    }
}

async fn an_administrator_sees_who_did_it(house: House) {
    let administrator = house.administrator("Root").await;
    let judge = house.judge("Amal").await;
    let checked_in = judge.checks_in(house.training.sessions[0]).await;
    assert!(
        administrator
            .sees("/")
            .await
            .attributes("nav a", "href")
            .contains(&"/audit".to_owned())
    );
    let page = administrator.sees("/audit").await;
    let rows = page.texts("tbody tr");
    assert!(
        rows[0].contains("checked in") && rows[0].contains("Amal"),
        "the newest first: {rows:?}"
    );
    assert!(
        rows[0].contains(checked_in.header("x-request-id")),
        "{rows:?}"
    );
    assert!(rows[1].contains("signed in"), "{rows:?}");
    assert!(
        rows[1].contains("Amal"),
        "who signed in is the one who did it: {rows:?}"
    );
}

async fn an_organizer_sees_her_own_training_alone(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let elsewhere = house.another_training().await;
    let other = house.knows("Oleg", None).await;
    house
        .enrols_too(&other, Role::Organizer, elsewhere.id)
        .await;
    other.arrives().await;
    judge.checks_in(house.training.sessions[0]).await.is_done();
    let (own, foreign) = (
        format!("/audit?training={}", house.training.id),
        format!("/audit?training={}", elsewhere.id),
    );
    let rows = organizer.sees(&own).await.texts("tbody tr");
    assert_eq!(rows.len(), 1, "only what concerns the training: {rows:?}");
    assert_eq!(organizer.visits(&foreign).await.status, 404);
    assert_eq!(organizer.visits("/audit").await.status, 403);
    assert_eq!(other.visits(&own).await.status, 404);
    assert_eq!(other.sees(&foreign).await.count("tbody tr"), 0);
    for person in [
        &judge,
        &house.trainer("Tom").await,
        &house.observer("Omar").await,
    ] {
        assert_eq!(person.visits(&own).await.status, 403, "{}", person.name);
        assert_eq!(person.visits("/audit").await.status, 403, "{}", person.name);
    }
    assert_eq!(house.browser().visits("/audit").await.status, 302);
}

async fn what_is_refused_is_not_written_down_as_done(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let before = events(&house).await.len();
    judge.checks_in(house.training.sessions[1]).await;
    judge
        .records(house.training.sessions[0], &judge, "present")
        .await;
    organizer
        .corrects(house.training.sessions[0], &judge, "late", "")
        .await;
    organizer.imports("name\nOne\n").await;
    judge.signs_in(&judge.email, "not the right one").await;
    assert_eq!(events(&house).await.len(), before);
    assert_eq!(
        trainings::members(house.inner.db.read(), house.training.id)
            .await
            .unwrap()
            .len(),
        2
    );
}

async fn events_are_sentences_that_are_filtered_and_exported(house: House) {
    let (judge, organizer) = (house.judge("Amal").await, house.organizer("Olga").await);
    let session = house.training.sessions[0];
    judge.checks_in(session).await.is_done();
    house.time_passes(jiff::SignedDuration::from_mins(5));
    organizer
        .corrects(session, &judge, "late", "Came late")
        .await
        .is_done();
    let training = format!("training={}", house.training.id);
    let page = organizer.sees(&format!("/audit?{training}")).await;
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 2);
    // When by the training's clock, who, what, to whom, where, and what it was set to.
    for words in ["08:55 (UTC+05:00)", "Olga", "Amal", "Opening, 30", "late"] {
        assert!(rows[0].contains(words), "{words}: {rows:?}");
    }
    for number in ["enrolment", "session", "mark"] {
        let number = format!("{number} ");
        assert!(
            !rows[0]
                .to_lowercase()
                .contains(&format!("{number}{session}")),
            "{rows:?}"
        );
    }
    for href in page.attributes("tbody a", "href") {
        organizer.sees(&href).await;
    }
    for (asked, count) in [
        ("what=attendance.checked-in".to_owned(), 1),
        (format!("who={}", organizer.account), 1),
        ("from=2024-05-30&to=2024-05-30".to_owned(), 2),
        ("from=2024-05-31".to_owned(), 0),
        ("to=2024-05-29".to_owned(), 0),
        (
            format!("what=attendance.corrected&who={}", judge.account),
            0,
        ),
    ] {
        let page = organizer.sees(&format!("/audit?{training}&{asked}")).await;
        assert_eq!(page.count("tbody tr"), count, "{asked}");
    }
    let page = organizer
        .sees(&format!("/audit?{training}&what=attendance.checked-in"))
        .await;
    for file in page.attributes("main .actions a[download]", "href") {
        let file = organizer.visits(&file).await;
        assert_eq!(file.status, 200);
        if file.header("content-type").starts_with("text/csv") {
            assert_eq!(file.body.lines().count(), 2, "{}", file.body);
            assert!(file.body.contains("Amal") && file.body.contains("checked in"));
            assert!(!file.body.contains('@') && !file.body.contains("Came late"));
        } else {
            assert_eq!(&file.bytes[..2], b"PK");
        }
    }
    let files = format!("/audit.csv?{training}");
    assert_eq!(judge.visits(&files).await.status, 403);
    assert_eq!(organizer.visits("/audit.csv").await.status, 403);
}

async fn an_administrator_sees_how_the_installation_stands(house: House) {
    let root = house.administrator("Root").await;
    house
        .invites("Dana", Some(Role::Judge), house.training.id)
        .await;
    let page = root.sees("/administration").await;
    let said = page.main();
    for words in [
        "Open accounts: 2, of these without a password: 1",
        "Make a second administrator",
        "Compulsory for nobody.",
        "Letters waiting: 0, refused: 0. Last one sent: never.",
        "None is noted here.",
        "All courses are sound.",
        "Root : signed in",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for href in page.attributes("main section a", "href") {
        root.sees(&href).await;
    }
    let txn = house.inner.db.begin().await.unwrap();
    let event = app::audit::Event::of_installation(home::events::BACKUP_MADE);
    app::audit::record(&txn, None, house.inner.clock.now(), event)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    let said = root.sees("/administration").await.main();
    assert!(said.contains("The last one was made on 30"), "{said}");
    assert!(!said.contains("torelik backup"), "{said}");
    assert_eq!(
        house
            .organizer("Olga")
            .await
            .visits("/administration")
            .await
            .status,
        403
    );
}
