//! All trainings of a person stand in one place, for those who may know of them.

use app::db::news::News;
use rules::roles::Role;

use crate::{
    harness::{Answer, House, Person, Training},
    quizzes::RIGHT,
};

on_both_databases!(
    an_administrator_sees_all_trainings_of_a_person,
    an_organizer_sees_those_they_organize_and_hears_of_no_others,
    somebody_who_left_a_training_still_finds_it_named,
    what_is_asked_does_not_grow_with_the_trainings,
);

/// Another training, with another title and its days in another month.
async fn another(house: &House, title: &str, month: u8) -> Training {
    let training = house.another_training().await;
    let sql = format!(
        "UPDATE training SET title_en = '{title}', starts_on = '2024-{month:02}-05', \
         ends_on = '2024-{month:02}-06' WHERE id = {}",
        training.id
    );
    house.execute(&sql).await.unwrap();
    training
}

/// The enrolment of somebody in a training.
async fn enrolment(house: &House, person: &Person, training: &Training) -> i64 {
    let db = house.inner.db.read();
    let members = app::trainings::members(db, training.id).await.unwrap();
    let mut members = members.into_iter();
    let own = members.find(|member| member.account.id == person.account);
    own.unwrap().enrolment
}

async fn puts(house: &House, enrolment: i64, place: &str) {
    let sql = format!("UPDATE enrolment SET place = '{place}' WHERE id = {enrolment}");
    house.execute(&sql).await.unwrap();
    house.inner.db.news().tell(News::Accounts);
}

/// The rows of the table, cell by cell.
fn rows(page: &Answer, of: &str) -> Vec<String> {
    page.texts(&format!("{of} tbody tr > *"))
        .chunks(5)
        .map(|row| row.join(" | "))
        .collect()
}

fn at(person: &Person) -> String {
    format!("/accounts/{}", person.account)
}

async fn an_administrator_sees_all_trainings_of_a_person(house: House) {
    let (root, organizer) = (
        house.administrator("Root").await,
        house.organizer("Olga").await,
    );
    let judge = house.judge("Amal").await;
    organizer
        .records(house.training.sessions[0], &judge, "present")
        .await;
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    house.time_passes(jiff::SignedDuration::from_hours(2));
    // In each state, the latest training first.
    let mut enrolments = Vec::new();
    for (title, month, role, place) in [
        ("Over", 2, Role::Judge, "enrolled"),
        ("Left", 3, Role::Judge, "withdrawn"),
        ("Full", 7, Role::Judge, "waiting"),
        ("Taught", 8, Role::Trainer, "enrolled"),
        ("Off", 9, Role::Judge, "enrolled"),
    ] {
        let training = another(&house, title, month).await;
        house.enrols_too(&judge, role, training.id).await;
        let enrolment = enrolment(&house, &judge, &training).await;
        puts(&house, enrolment, place).await;
        enrolments.push((training.id, enrolment));
    }
    let sql = "UPDATE training SET cancelled_at = 1 WHERE title_en = 'Off'";
    house.execute(sql).await.unwrap();
    let page = root.sees(&at(&judge)).await;
    assert_eq!(
        rows(&page, "#trainings"),
        [
            "Off Astana · 5–6 September 2024 | judge | does not take place | — | —",
            "Taught Astana · 5–6 August 2024 | trainer | takes part | — | —",
            "Full Astana · 5–6 July 2024 | judge | waiting | — | 0 of 1",
            "Asylum cases Astana · 30–31 May 2024 | judge | takes part | 100% can still be reached | 1 of 1",
            "Left Astana · 5–6 March 2024 | judge | withdrawn | — | 0 of 1",
            "Over Astana · 5–6 February 2024 | judge | ended | — can still be reached | 0 of 1",
        ]
    );
    let (training, enrolment) = enrolments[0];
    let links = page.attributes("#trainings tbody a", "href");
    assert_eq!(
        links[5],
        format!("/trainings/{training}/people/{enrolment}")
    );
    root.sees(&links[5]).await;
    // Who has not come in yet is invited.
    let invited = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let page = root.sees(&at(&invited)).await;
    let row = rows(&page, "#trainings").remove(0);
    assert!(row.contains("| invited |"), "{row}");
    let page = root.sees(&at(&root)).await;
    assert!(page.text("#trainings .empty").contains("In no training"));
    for person in [&organizer, &judge] {
        assert_eq!(person.visits(&at(&judge)).await.status, 403);
    }
}

async fn an_organizer_sees_those_they_organize_and_hears_of_no_others(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let here = house.training.at(&format!("/people/{}", judge.enrolment));
    let page = organizer.sees(&here).await;
    assert_eq!(page.count("#other-trainings"), 0);
    let (own, other) = (
        another(&house, "Her own", 7).await,
        another(&house, "Of others", 8).await,
    );
    for training in [&own, &other] {
        house.enrols_too(&judge, Role::Judge, training.id).await;
    }
    // To take part there, or to teach there, is not to run it.
    for role in [Role::Judge, Role::Trainer, Role::Observer] {
        house.enrols_too(&organizer, role, other.id).await;
        let page = organizer.sees(&here).await;
        assert_eq!(page.count("#other-trainings"), 0, "{role:?}");
        assert!(!page.body.contains("Of others"), "{role:?}");
    }
    house.enrols_too(&organizer, Role::Organizer, own.id).await;
    let page = organizer.sees(&here).await;
    assert_eq!(
        rows(&page, "#other-trainings"),
        ["Her own Astana · 5–6 July 2024 | judge | takes part | — can still be reached | 0 of 1"]
    );
    assert!(!page.body.contains("Of others"), "{}", page.main());
    organizer
        .sees(&page.attribute("#other-trainings tbody a", "href"))
        .await;
    // Whoever no longer runs the other is told of it no more.
    house.enrols_too(&organizer, Role::Observer, own.id).await;
    let page = organizer.sees(&here).await;
    assert_eq!(page.count("#other-trainings"), 0);
    // An administrator is shown both.
    let root = house.administrator("Root").await;
    let page = root.sees(&here).await;
    assert_eq!(rows(&page, "#other-trainings").len(), 2);
}

async fn somebody_who_left_a_training_still_finds_it_named(house: House) {
    let judge = house.judge("Amal").await;
    let over = another(&house, "Over", 2).await;
    house.enrols_too(&judge, Role::Judge, over.id).await;
    let left = another(&house, "Left", 3).await;
    house.enrols_too(&judge, Role::Judge, left.id).await;
    puts(&house, enrolment(&house, &judge, &left).await, "withdrawn").await;
    let page = judge.sees("/").await;
    let folded = page.texts("details.archive");
    assert_eq!(
        folded,
        [
            "Past trainings ( 1 ) Over Astana · 5–6 February 2024",
            "Trainings you are no longer in ( 1 ) Left Astana · 5–6 March 2024",
        ]
        .map(|words| words.replace("( 1 )", "(1)"))
    );
    // It can be opened no more.
    let links = page.attributes("details.archive a", "href");
    assert_eq!(links, [over.at("")]);
}

async fn what_is_asked_does_not_grow_with_the_trainings(house: House) {
    let (root, judge) = (house.administrator("Root").await, house.judge("Amal").await);
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &RIGHT).await.is_done();
    let here = at(&judge);
    let pages = [(&root, here.as_str()), (&judge, "/")];
    let mut counts = Vec::new();
    for more in [1, 6] {
        for number in 0..more {
            let training = another(&house, "More", number + 1).await;
            house.enrols_too(&judge, Role::Judge, training.id).await;
        }
        let mut asked = [u64::MAX; 2];
        for ((who, path), least) in pages.iter().zip(&mut asked) {
            who.sees(path).await;
            // Now and then something else asks: the least of three counts.
            for _ in 0..3 {
                let before = house.inner.db.statements();
                who.sees(path).await;
                *least = (*least).min(house.inner.db.statements() - before);
            }
        }
        counts.push(asked);
    }
    assert_eq!(counts[0], counts[1], "{counts:?}");
}
