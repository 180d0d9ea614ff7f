//! Erasing a person's data: nothing says who it was, and nothing that was done is lost.

use app::{
    accounts,
    errors::{Field, UserError},
};
use records::{
    account, allowance, answer, attempt, attendance_mark, audit_event, enrolment, grade, letter,
    login,
};
use rules::roles::Role;
use sea_orm::{ConnectionTrait as _, DbBackend, EntityTrait, Statement};

mod retention;
mod words;

use crate::{
    harness::{Answer, Browser, House, Person},
    post::{letter_to, outbox, writes},
    quizzes::WRONG,
};

on_both_databases!(
    nothing_says_who_it_was_and_all_that_was_done_stays,
    an_address_that_somebody_typed_blocks_no_erasure,
    an_author_who_is_erased_stays_the_author,
    an_erased_person_comes_in_no_more,
    the_address_has_to_be_typed,
    only_administrators_erase_and_none_of_them_is_erased,
);

pub(crate) async fn erases(administrator: &Person, person: &Person) -> Answer {
    let page = format!("/erase/{}", person.account);
    administrator.visits(&page).await;
    administrator
        .sends(
            "erasure/erase",
            &[("account", &person.account), ("email", &person.email)],
        )
        .await
}

/// All columns of all tables that hold text, as `table.column`.
async fn text_columns(house: &House) -> Vec<(String, String)> {
    let db = house.inner.db.read();
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT table_name AS t, column_name AS c FROM information_schema.columns \
             WHERE table_schema = 'public' AND data_type IN ('character varying', 'text')"
        }
        _ => {
            "SELECT m.name AS t, c.name AS c FROM sqlite_schema m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND (c.type LIKE '%char%' OR c.type LIKE '%text%')"
        }
    };
    db.query_all_raw(Statement::from_string(backend, sql))
        .await
        .unwrap()
        .into_iter()
        .map(|row| (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap()))
        .collect()
}

/// The columns in which something stands, in capitals or not.
async fn columns_with(house: &House, needle: &str) -> Vec<String> {
    let db = house.inner.db.read();
    let mut found = Vec::new();
    for (table, column) in text_columns(house).await {
        let sql = format!(
            "SELECT count(*) AS n FROM \"{table}\" WHERE lower(\"{column}\") LIKE '%{}%'",
            needle.to_lowercase()
        );
        let row = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap()
            .unwrap();
        if row.try_get::<i64>("", "n").unwrap() > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found.sort();
    found
}

async fn all<E: EntityTrait>(house: &House) -> Vec<E::Model> {
    E::find().all(house.inner.db.read()).await.unwrap()
}

/// Everything that was done, by whomever.
async fn facts(house: &House) -> String {
    format!(
        "{:#?}{:#?}{:#?}{:#?}{:#?}",
        all::<attendance_mark::Entity>(house).await,
        all::<attempt::Entity>(house).await,
        all::<answer::Entity>(house).await,
        all::<grade::Entity>(house).await,
        all::<allowance::Entity>(house).await,
    )
}

async fn nothing_says_who_it_was_and_all_that_was_done_stays(house: House) {
    let administrator = house.administrator("Root").await;
    let organizer = house.organizer("Olga").await;
    let judge = house.judge("Zhanar Abdrakhmanova").await;
    let session = house.training.sessions[0];
    judge.checks_in(session).await.is_done();
    organizer
        .corrects(session, &judge, "late", "came at ten past")
        .await
        .is_done();
    let (_, attempt) = judge.attempts_quiz().await;
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    judge.visits("/account/calendar").await;
    judge.sends("calendar/renew", &[]).await.is_done();
    house.invitation_for(&judge).await;
    writes(&house, letter_to(&judge)).await;
    house
        .execute(&format!(
            "UPDATE enrolment SET court = 'Court of Zhanaozen', position = 'Chair of Zhanaozen' \
             WHERE id = {}",
            judge.enrolment
        ))
        .await
        .unwrap();
    let before = facts(&house).await;
    assert_eq!(
        columns_with(&house, "abdrakhmanova").await,
        [
            "account.email",
            "account.name",
            "letter.body",
            "letter.recipient"
        ],
        "the search finds what there is"
    );
    assert_eq!(
        columns_with(&house, "zhanaozen").await,
        ["enrolment.court", "enrolment.position"]
    );
    let answer = erases(&administrator, &judge).await;
    let page = administrator.sees(answer.is_done().leads_to()).await;
    let pseudonym = page.text("h1");
    let random = pseudonym.strip_prefix("Person ").unwrap();
    assert!(is_random(random), "{pseudonym}");
    assert_eq!(columns_with(&house, "abdrakhmanova").await, [""; 0]);
    assert_eq!(columns_with(&house, "zhanar").await, [""; 0]);
    assert_eq!(columns_with(&house, "zhanaozen").await, [""; 0]);
    assert_eq!(facts(&house).await, before);
    assert_eq!(house.count::<letter::Entity>().await, 0);
    // The register and the audit name the pseudonym, and the region is still counted.
    let register = organizer.sees(&house.training.at("/register")).await.main();
    assert!(register.contains(&pseudonym), "{register}");
    let audit = administrator.sees("/audit").await;
    assert!(audit.main().contains("erased a person’s data"));
    let event = all::<audit_event::Entity>(&house).await.pop().unwrap();
    assert_eq!(
        (
            event.action.as_str(),
            event.subject_id,
            event.detail.as_str()
        ),
        ("accounts.erased", Some(judge.account), "{}")
    );
    assert_eq!(event.actor_id, Some(administrator.account));
    let seats = all::<enrolment::Entity>(&house).await;
    let seat = seats.iter().find(|seat| seat.id == judge.enrolment);
    assert_eq!(seat.map(|seat| seat.region.as_str()), Some("KZ-71"));
}

async fn an_address_that_somebody_typed_blocks_no_erasure(house: House) {
    let administrator = house.administrator("Root").await;
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    for (person, address) in [(&other, format!("person-{}", judge.account))] {
        house
            .execute(&format!(
                "UPDATE account SET email = '{address}@erased.invalid' WHERE id = {}",
                person.account
            ))
            .await
            .unwrap();
    }
    erases(&administrator, &judge).await.is_done();
    // What stands in its place cannot be guessed.
    let accounts = all::<account::Entity>(&house).await;
    let erased = accounts.iter().find(|one| one.id == judge.account).unwrap();
    let (name, domain) = erased.email.split_once('@').unwrap();
    assert_eq!((name.len(), domain), (64, "erased.invalid"));
}

async fn an_author_who_is_erased_stays_the_author(house: House) {
    let administrator = house.administrator("Root").await;
    let organizer = house.organizer("Olga").await;
    let other = house.organizer("Omar").await;
    let judge = house.judge("Amal").await;
    let session = house.training.sessions[0];
    organizer
        .records(session, &judge, "present")
        .await
        .is_done();
    let before = facts(&house).await;
    erases(&administrator, &organizer).await.is_done();
    assert_eq!(facts(&house).await, before);
    let mark = all::<attendance_mark::Entity>(&house).await.remove(0);
    assert_eq!(mark.recorded_by, Some(organizer.account));
    let history = house
        .training
        .at(&format!("/sessions/{session}/register/{}", judge.enrolment));
    let said = other.sees(&history).await.main();
    assert!(
        said.contains(&name_of(&house, organizer.account).await) && !said.contains("Olga"),
        "{said}"
    );
}

async fn an_erased_person_comes_in_no_more(house: House) {
    let administrator = house.administrator("Root").await;
    let organizer = house.organizer("Olga").await;
    let judge = house.judge("Amal").await;
    judge.visits("/account/calendar").await;
    let page = judge.does("calendar/renew", &[]).await;
    let address = page.text("main code");
    let calendar = address.strip_prefix(&house.url).unwrap();
    let invitation = format!("/invitations/{}", house.invitation_for(&judge).await);
    erases(&administrator, &judge).await.is_done();
    assert!(!judge.is_signed_in().await);
    let elsewhere = Browser::new(&house.url);
    let answer = elsewhere
        .signs_in(&judge.email, crate::harness::PASSWORD)
        .await;
    answer.is_refused_with(&UserError::WrongSignIn);
    assert_eq!(elsewhere.visits(calendar).await.status, 404);
    let page = elsewhere.sees(&invitation).await;
    assert_eq!(page.count("main [name=password]"), 0);
    let open = all::<login::Entity>(&house).await;
    assert!(
        open.iter()
            .filter(|login| login.account_id == judge.account)
            .all(|login| login.ended_at.is_some())
    );
    // Nobody writes to them or lets them in again by mistake.
    let training = house.training.id;
    organizer.visits(&house.training.at("/people")).await;
    let fields: &crate::harness::Fields<'_> = &[
        ("training", &training),
        ("enrolment", &judge.enrolment),
        ("again", &true),
    ];
    let answer = organizer.sends("trainings/send-invitations", fields).await;
    answer.is_refused_with(&UserError::NobodyToInvite);
    let answer = organizer.sends("trainings/make-links", &fields[..2]).await;
    answer.is_refused_with(&UserError::NothingChosen);
    assert!(outbox(&house).await.is_empty());
    // Who comes anew with the address is somebody new.
    let anew = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    assert_ne!(anew.account, judge.account);
}

async fn the_address_has_to_be_typed(house: House) {
    let administrator = house.administrator("Root").await;
    let judge = house.judge("Amal").await;
    let person = format!("/people/{}", judge.enrolment);
    let page = administrator.sees(&house.training.at(&person)).await;
    let way = format!("main a[href='/erase/{}']", judge.account);
    assert_eq!(page.count(&way), 1);
    let page = administrator
        .sees(&format!("/erase/{}", judge.account))
        .await;
    assert!(page.main().contains("Amal · amal@example.org"));
    for typed in ["bolat@example.org", "amal"] {
        let answer = administrator
            .sends(
                "erasure/erase",
                &[("account", &judge.account), ("email", &typed)],
            )
            .await;
        let field = Field::Email;
        answer.is_refused_with(&UserError::NotUnderstood { field });
    }
    assert!(judge.is_signed_in().await);
}

async fn only_administrators_erase_and_none_of_them_is_erased(house: House) {
    let administrator = house.administrator("Root").await;
    let other = house.administrator("Ruth").await;
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let answer = erases(&organizer, &judge).await;
    answer.is_refused_with(&UserError::NotAllowed);
    let page = organizer.visits(&format!("/erase/{}", judge.account)).await;
    assert_eq!(page.status, 403);
    let answer = erases(&administrator, &other).await;
    answer.is_refused_with(&UserError::ErasesAdministrator);
    assert!(judge.is_signed_in().await && other.is_signed_in().await);
}

/// Whether it is six characters that nobody can confuse.
pub fn is_random(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|c| rules::codes::ALPHABET.contains(&c))
}

/// The name of an account as it is kept.
async fn name_of(house: &House, account: i64) -> String {
    let people = accounts::people(house.inner.db.read(), [account]).await;
    people.unwrap().remove(&account).unwrap().name
}
