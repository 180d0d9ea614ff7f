//! Archiving, cancelling and deleting trainings, and deleting sessions.

use app::errors::UserError;
use jiff::SignedDuration;
use records::{account, enrolment, session, training};
use sea_orm::EntityTrait as _;

use super::makes;
use crate::{
    harness::{House, Person},
    post::outbox,
};

on_two_servers!(
    an_archive_is_read_and_not_changed,
    a_training_that_is_cancelled_is_told_and_struck_out,
    what_has_no_facts_is_deleted_and_nothing_else,
    a_session_is_deleted_after_a_question,
    titles_are_asked_for_in_the_languages_in_use,
);

async fn ends(house: &House, person: &Person, action: &str) -> crate::harness::Answer {
    let page = person.sees(&house.training.at("/end")).await;
    let version = format!("form[action='/api/{action}'] [name=version]");
    let version = page.attribute(&version, "value");
    let fields: [(&str, &dyn ToString); 2] =
        [("training", &house.training.id), ("version", &version)];
    person.sends(action, &fields).await
}

async fn an_archive_is_read_and_not_changed(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    judge.checks_in(house.training.sessions[0]).await.is_done();
    ends(&house, &organizer, "trainings/archive")
        .await
        .is_done();
    for person in [&organizer, &judge, &house.administrator("Root").await] {
        let home = person.sees("/").await;
        assert_eq!(home.count(".training.card"), 0, "{}", person.name);
        assert_eq!(home.text(".archive a"), "Asylum cases", "{}", person.name);
        let page = person.sees(&house.training.at("")).await;
        assert!(page.text("[role=note]").contains("is archived since"));
        assert_eq!(page.count(".next"), 0, "nothing is next");
    }
    for path in ["/register", "/people", "/requests", "/register/open"] {
        organizer.sees(&house.training.at(path)).await;
    }
    organizer.sees(&house.training.register(0)).await;
    // Nothing is done there any more, by nobody.
    let refused = UserError::TrainingClosed;
    organizer
        .records(house.training.sessions[0], &judge, "absent")
        .await
        .is_refused_with(&refused);
    judge
        .checks_in(house.training.sessions[1])
        .await
        .is_refused_with(&refused);
    judge.starts_quiz().await.is_refused_with(&refused);
    let person: [(&str, &dyn ToString); 5] = [
        ("training", &house.training.id),
        ("name", &"New"),
        ("email", &"new@example.org"),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    organizer.visits(&house.training.at("/people")).await;
    organizer
        .sends("trainings/add-person", &person)
        .await
        .is_refused_with(&refused);
    ends(&house, &organizer, "trainings/reopen").await.is_done();
    assert_eq!(judge.sees("/").await.count(".training.card"), 1);
    house.time_passes(SignedDuration::from_hours(2));
    judge.checks_in(house.training.sessions[1]).await.is_done();
}

async fn a_training_that_is_cancelled_is_told_and_struck_out(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let page = organizer.sees(&house.training.at("/end")).await.main();
    assert!(page.contains("One person is told by letter."), "{page}");
    ends(&house, &organizer, "trainings/cancel").await.is_done();
    let letters = outbox(&house).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.contains("Asylum cases"));
    assert!(
        letters[0].body.contains("does not take place"),
        "{}",
        letters[0].body
    );
    let calendar = judge.visits(&house.training.at("/calendar.ics")).await;
    assert_eq!(calendar.body.matches("STATUS:CANCELLED").count(), 3);
    let page = judge.sees("/").await;
    assert_eq!(page.text(".training .badge"), "does not take place");
    judge
        .checks_in(house.training.sessions[0])
        .await
        .is_refused_with(&UserError::TrainingClosed);
    // It takes place after all: told, and back in calendars.
    ends(&house, &organizer, "trainings/reopen").await.is_done();
    let letters = outbox(&house).await;
    assert_eq!(letters.len(), 2);
    let calendar = judge.visits(&house.training.at("/calendar.ics")).await;
    assert_eq!(calendar.body.matches("STATUS:CANCELLED").count(), 0);
    assert_eq!(calendar.body.matches("SEQUENCE:2").count(), 3);
    judge.checks_in(house.training.sessions[0]).await.is_done();
}

async fn what_has_no_facts_is_deleted_and_nothing_else(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    judge.checks_in(house.training.sessions[0]).await.is_done();
    let fields: [(&str, &dyn ToString); 1] = [("training", &house.training.id)];
    let page = organizer.sees(&house.training.at("/end")).await;
    assert_eq!(page.count("form[action='/api/trainings/delete']"), 0);
    assert!(page.main().contains("cannot be deleted"));
    organizer
        .sends("trainings/delete", &fields)
        .await
        .is_refused_with(&UserError::TrainingHasFacts);
    // Not past the application, either.
    for of in [
        format!(
            "DELETE FROM session WHERE training_id = {}",
            house.training.id
        ),
        format!(
            "DELETE FROM enrolment WHERE training_id = {}",
            house.training.id
        ),
    ] {
        assert!(house.execute(&of).await.is_err(), "{of}");
    }
    let mistake = makes(&organizer).await;
    let person: [(&str, &dyn ToString); 5] = [
        ("training", &mistake),
        ("name", &"Dana"),
        ("email", &"dana@example.org"),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    organizer
        .visits(&format!("/trainings/{mistake}/people"))
        .await;
    organizer
        .sends("trainings/add-person", &person)
        .await
        .is_done();
    let sessions = house.count::<session::Entity>().await;
    let people = house.count::<account::Entity>().await;
    let path = format!("/trainings/{mistake}");
    organizer.sees(&format!("{path}/end")).await;
    let answer = organizer
        .sends("trainings/delete", &[("training", &mistake)])
        .await;
    assert_eq!(answer.is_done().leads_to(), "/?done=training-deleted");
    assert_eq!(organizer.visits(&path).await.status, 404);
    let root = house.administrator("Root").await;
    assert_eq!(root.visits(&path).await.status, 404);
    assert_eq!(house.count::<session::Entity>().await, sessions);
    assert_eq!(house.count::<account::Entity>().await, people + 1);
    let enrolments = enrolment::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    assert!(enrolments.iter().all(|row| row.training_id != mistake));
    // The audit speaks of it still, by its name.
    let rows = root.sees("/audit").await.texts("tbody tr");
    assert!(
        rows[1].contains("deleted the training") && rows[1].contains("Reviewing decisions"),
        "{rows:?}"
    );
    // The same form makes another.
    let again = makes(&organizer).await;
    assert_ne!(again, mistake);
    assert_eq!(house.count::<training::Entity>().await, 3);
}

async fn a_session_is_deleted_after_a_question(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let [opening, practice, _] = house.training.sessions;
    let at = |session: i64, page: &str| house.training.at(&format!("/sessions/{session}/{page}"));
    let page = organizer.sees(&at(practice, "change")).await;
    assert_eq!(
        page.count("form[action='/api/trainings/delete-session']"),
        0
    );
    let page = organizer.sees(&at(practice, "delete")).await;
    let said = page.main();
    for words in ["“Practice”", "11:00", "One person is told by letter."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let version = page.value("version");
    // Somebody else renames it before the button is pressed.
    house
        .execute(&format!(
            "UPDATE session SET place = 'Hall 9' WHERE id = {practice}"
        ))
        .await
        .unwrap();
    let fields: [(&str, &dyn ToString); 2] = [("session", &practice), ("version", &version)];
    let answer = organizer.sends("trainings/delete-session", &fields).await;
    assert!(
        answer.leads_to().contains("refused="),
        "{:?}",
        answer.location
    );
    let page = organizer.sees(answer.leads_to()).await;
    let fields: [(&str, &dyn ToString); 2] =
        [("session", &practice), ("version", &page.value("version"))];
    organizer
        .sends("trainings/delete-session", &fields)
        .await
        .is_done();
    judge.checks_in(opening).await.is_done();
    let page = organizer.sees(&at(opening, "delete")).await;
    assert_eq!(
        page.count("form[action='/api/trainings/delete-session']"),
        0
    );
    assert!(page.main().contains("One mark was made"));
    assert_eq!(judge.visits(&at(opening, "delete")).await.status, 403);
}

async fn titles_are_asked_for_in_the_languages_in_use(house: House) {
    let organizer = house.organizer("Olga").await;
    let training = house.training.id;
    let form: [(&str, &dyn ToString); 8] = [
        ("training", &training),
        ("title_kk", &"Баспана істері"),
        ("title_ru", &"Дела об убежище"),
        ("place", &"Astana"),
        ("starts_on", &"2024-05-30"),
        ("ends_on", &"2024-05-31"),
        ("time_zone", &"Asia/Almaty"),
        ("course", &"small"),
    ];
    let more: [(&str, &dyn ToString); 3] = [
        ("title_en", &""),
        ("about", &"Two days.\n\nBring a robe."),
        ("contact", &"Olga, +7 700 000 00 00"),
    ];
    organizer.visits(&house.training.at("/change")).await;
    organizer
        .sends("trainings/change", &[&form[..], &more].concat())
        .await
        .is_done();
    // Where a title is missing, another is shown; judges are told whom to ask.
    let judge = house.judge("Amal").await;
    let page = judge.sees(&house.training.at("")).await;
    assert_eq!(page.text("h1"), "Баспана істері");
    let said = page.main();
    for words in ["Two days.", "Bring a robe.", "Olga, +7 700 000 00 00"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let page = organizer.sees(&house.training.at("/sessions/new")).await;
    assert_eq!(page.count("[name=title_en]"), 0);
    assert_eq!(
        page.count("[name=title_kk][required], [name=title_ru][required]"),
        2
    );
    let session: [(&str, &dyn ToString); 6] = [
        ("training", &training),
        ("title_kk", &"Дәлелдер"),
        ("title_ru", &"Доказательства"),
        ("date", &"2024-05-31"),
        ("starts_at", &"14:00"),
        ("ends_at", &"15:00"),
    ];
    organizer
        .sends("trainings/add-session", &session)
        .await
        .is_done();
    let none: Vec<_> = form
        .iter()
        .filter(|(name, _)| !name.starts_with("title"))
        .copied()
        .collect();
    let missing = UserError::Missing {
        field: app::errors::Field::TitleKk,
    };
    organizer
        .sends("trainings/change", &none)
        .await
        .is_refused_with(&missing);
}
