//! Forgotten passwords: by letter, and by the hand of somebody who may.

use app::{
    accounts,
    audit::Action,
    errors::{Field, UserError},
    recovery,
};
use jiff::SignedDuration;
use records::{audit_event, invitation, letter};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::{
    harness::{Answer, Browser, Fields, House, PASSWORD, Person, Plan, eventually},
    post::{outbox, sends_until},
};

on_both_databases!(
    a_letter_brings_a_link_for_an_hour_and_once,
    every_address_gets_the_same_answer,
    nobodys_letter_box_is_filled,
    what_was_being_opened_is_not_lost,
    an_organizer_makes_a_link_where_she_reaches_everything,
    an_administrator_makes_a_link_for_anybody_else,
);

const GOOD: &str = "nine brown foals";

async fn asks(browser: &Browser, email: &str, next: &str) -> Answer {
    browser.sees("/forgotten").await;
    let fields: &Fields<'_> = &[("email", &email), ("next", &next)];
    browser.sends("recovery/ask", fields).await
}

/// The path of the link in the newest letter to somebody, once it has arrived.
async fn link_to(house: &House, person: &Person, letters: usize) -> String {
    eventually("the letter arrives", || async {
        app::post::send_due(&house.inner).await.unwrap();
        house.post_box.letters_to(&person.email).len() == letters
    })
    .await;
    let letter = house.post_box.letters_to(&person.email).pop().unwrap();
    let link = letter
        .body
        .lines()
        .find_map(|line| line.strip_prefix(&house.url));
    link.unwrap_or_else(|| panic!("{}", letter.body)).to_owned()
}

fn token(link: &str) -> String {
    let path = link.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

async fn accepts(browser: &Browser, link: &str, next: &str) -> Answer {
    let fields: &Fields<'_> = &[
        ("token", &token(link)),
        ("password", &GOOD),
        ("next", &next),
    ];
    browser.sends("accounts/accept-invitation", fields).await
}

async fn events(house: &House, action: Action) -> Vec<audit_event::Model> {
    audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .all(house.inner.db.read())
        .await
        .unwrap()
}

async fn a_letter_brings_a_link_for_an_hour_and_once(house: House) {
    let judge = house.judge("Amal").await;
    let lost = house.browser();
    let sign_in = lost.sees("/sign-in?next=%2Faccount").await;
    let ways = sign_in.attributes("main a", "href");
    assert_eq!(
        ways,
        ["/forgotten?next=%2Faccount", "/arrive?next=%2Faccount"]
    );
    let answer = asks(&lost, " AMAL@example.org ", "/").await;
    let page = lost.sees(answer.is_done().leads_to()).await;
    assert!(page.text(".notice.good").contains("a letter is on its way"));
    let link = link_to(&house, &judge, 1).await;
    let page = lost.sees(&link).await;
    assert_eq!(page.text("h1"), "Choose a new password");
    assert_eq!(page.value("username"), judge.email);
    assert!(page.main().contains(&judge.email), "{}", page.main());
    assert!(page.main().contains("Asylum cases"), "{}", page.main());
    // The secret was forgotten when the letter was sent.
    sends_until(&house, "it is noted as sent", |letter| {
        letter.sent_at.is_some()
    })
    .await;
    let kept = outbox(&house).await.remove(0);
    assert_eq!(kept.secret, None);
    assert!(!kept.body.contains(&token(&link)));
    house.time_passes(SignedDuration::from_mins(59));
    accepts(&lost, &link, "/").await.is_done();
    assert!(lost.is_signed_in().await);
    assert!(!judge.is_signed_in().await, "other logins end");
    let again = accepts(&house.browser(), &link, "/").await;
    again.is_refused_with(&UserError::InvitationGone);
    let old = house.browser().signs_in(&judge.email, PASSWORD).await;
    old.is_refused_with(&UserError::WrongSignIn);
    assert_eq!(
        events(&house, recovery::events::PASSWORD_FORGOTTEN)
            .await
            .len(),
        1
    );
    assert_eq!(
        events(&house, accounts::events::PASSWORD_RESET).await.len(),
        1
    );
    // Another, which is late.
    house.time_passes(SignedDuration::from_mins(10));
    let lost = house.browser();
    asks(&lost, &judge.email, "/").await.is_done();
    let link = link_to(&house, &judge, 2).await;
    house.time_passes(SignedDuration::from_mins(60));
    let late = accepts(&house.browser(), &link, "/").await;
    late.is_refused_with(&UserError::InvitationGone);
}

async fn every_address_gets_the_same_answer(house: House) {
    let known = house.judge("Amal").await;
    let invited = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let closed = house.knows("Closed", Some(Role::Judge)).await;
    let erased = house.knows("Erased", Some(Role::Judge)).await;
    for (column, person) in [("closed_at", &closed), ("erased_at", &erased)] {
        let sql = format!(
            "UPDATE account SET {column} = 1 WHERE id = {}",
            person.account
        );
        house.execute(&sql).await.unwrap();
    }
    let mut answers = Vec::new();
    for email in [
        known.email.as_str(),
        &invited.email,
        &closed.email,
        &erased.email,
        "nobody@example.org",
    ] {
        let browser = house.browser();
        let answer = asks(&browser, email, "/").await;
        let page = browser.sees(answer.is_done().leads_to()).await;
        answers.push((answer.status, answer.location.clone(), page.main()));
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    // Those who can come in get a letter, in the end, and nobody else.
    link_to(&house, &known, 1).await;
    link_to(&house, &invited, 1).await;
    assert_eq!(house.post_box.letters().len(), 2);
    // What is no address is refused for what it is.
    let field = Field::Email;
    let browser = house.browser();
    let answer = asks(&browser, "amal at home", "/").await;
    answer.is_refused_with(&UserError::NotUnderstood { field });
    let answer = asks(&browser, "", "/").await;
    answer.is_refused_with(&UserError::Missing { field });
}

async fn nobodys_letter_box_is_filled(house: House) {
    let judge = house.judge("Amal").await;
    asks(&house.browser(), &judge.email, "/").await.is_done();
    link_to(&house, &judge, 1).await;
    for _ in 0..3 {
        asks(&house.browser(), &judge.email, "/").await.is_done();
    }
    // Somebody whose letter is written after those has it, and those were not written.
    let other = house.judge("Bolat").await;
    asks(&house.browser(), &other.email, "/").await.is_done();
    let link = link_to(&house, &other, 1).await;
    assert_eq!(house.post_box.letters_to(&judge.email).len(), 1);
    assert!(!link.is_empty());
    house.time_passes(SignedDuration::from_mins(5));
    asks(&house.browser(), &judge.email, "/").await.is_done();
    link_to(&house, &judge, 2).await;
}

async fn what_was_being_opened_is_not_lost(house: House) {
    let judge = house.judge("Amal").await;
    let there = house.training.at("/attendance");
    let browser = house.browser();
    asks(&browser, &judge.email, &there).await.is_done();
    let link = link_to(&house, &judge, 1).await;
    let elsewhere = house.browser();
    let page = elsewhere.sees(&link).await;
    let next = page.value("next");
    assert_eq!(next, there);
    // A refusal keeps it.
    let fields: &Fields<'_> = &[
        ("token", &token(&link)),
        ("password", &"short"),
        ("next", &next),
    ];
    let page = elsewhere.sends("accounts/accept-invitation", fields).await;
    assert_eq!(page.value("next"), there);
    let done = accepts(&elsewhere, &link, &next).await;
    assert!(done.is_done().leads_to().starts_with(&there));
    // A link on paper says nothing of it, but the same browser was on the way.
    let bolat = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let phone = house.browser();
    phone.sees("/sign-in?next=%2Fc%2FABCDEF%3Fticket%3Dx").await;
    let link = format!("/invitations/{}", house.invitation_for(&bolat).await);
    assert_eq!(phone.sees(&link).await.value("next"), "/c/ABCDEF?ticket=x");
    assert_eq!(house.browser().sees(&link).await.value("next"), "/");
    // Nowhere else.
    let evil = phone
        .sees(&format!("{link}?next=https%3A%2F%2Fevil.example"))
        .await;
    assert_eq!(evil.value("next"), "/");
    let done = accepts(&phone, &link, "//evil.example").await;
    // By way of the notice, which comes first for whoever is new.
    assert_eq!(
        done.is_done().leads_to(),
        "/privacy?next=%2F&done=password-changed"
    );
}

async fn makes_link(organizer: &Person, house: &House, enrolment: i64) -> Answer {
    let page = house.training.at(&format!("/people/{enrolment}"));
    organizer.visits(&format!("{page}?ask=reset-link")).await;
    let fields: &Fields<'_> = &[("training", &house.training.id), ("enrolment", &enrolment)];
    organizer.sends("trainings/make-reset-link", fields).await
}

async fn an_organizer_makes_a_link_where_she_reaches_everything(house: House) {
    let (olga, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let person = house.training.at(&format!("/people/{}", judge.enrolment));
    let page = olga.sees(&person).await;
    let ask = format!("{person}?ask=reset-link");
    assert!(
        page.attributes("main a", "href").contains(&ask),
        "{}",
        page.main()
    );
    let page = olga.sees(&ask).await;
    assert!(
        page.text(".notice.warn")
            .contains("make sure who is asking")
    );
    let made = makes_link(&olga, &house, judge.enrolment).await;
    let page = olga.sees(made.is_done().leads_to()).await;
    assert!(page.main().contains("for one hour"), "{}", page.main());
    let link = page.text(".links code");
    let link = link.strip_prefix(&house.url).unwrap();
    let lost = house.browser();
    assert_eq!(lost.sees(link).await.text("h1"), "Choose a new password");
    accepts(&lost, link, "/").await.is_done();
    assert!(!judge.is_signed_in().await);
    let made = events(&house, accounts::events::LINK_RESET).await;
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].actor_id, Some(olga.account));
    assert_eq!(made[0].subject_id, Some(judge.account));
    // Where the account has more: an administrator's, one of another training, her own.
    let boss = house.judge("Boss").await;
    house.makes_administrator(&boss).await;
    let guest = house.judge("Guest").await;
    let other = house.another_training().await;
    house.enrols_too(&guest, Role::Observer, other.id).await;
    for person in [&boss, &guest, &olga] {
        let page = olga
            .sees(
                &house
                    .training
                    .at(&format!("/people/{}?ask=reset-link", person.enrolment)),
            )
            .await;
        assert!(!page.body.contains("make-reset-link"), "{}", person.name);
        let refused = makes_link(&olga, &house, person.enrolment).await;
        refused.is_refused_with(&UserError::ReachesFurther);
    }
    // Others may not at all.
    for person in [&house.trainer("Timur").await, &house.observer("Omar").await] {
        let refused = makes_link(person, &house, judge.enrolment).await;
        refused.is_refused_with(&UserError::NotAllowed);
    }
    assert_eq!(events(&house, accounts::events::LINK_RESET).await.len(), 1);
}

async fn an_administrator_makes_a_link_for_anybody_else(house: House) {
    let root = house.administrator("Root").await;
    let (boss, stranger) = (
        house.administrator("Boss").await,
        house.stranger("Sara").await,
    );
    for person in [&boss, &stranger] {
        root.sees(&format!("/accounts/{}?ask=link", person.account))
            .await;
        let fields: &Fields<'_> = &[("account", &person.account)];
        let page = root.does("accounts/make-link", fields).await;
        let link = page.text("main code.code");
        let link = link.strip_prefix(&house.url).unwrap();
        let lost = house.browser();
        lost.sees(link).await;
        accepts(&lost, link, "/").await.is_done();
        assert!(!person.is_signed_in().await);
    }
    let own: &Fields<'_> = &[("account", &root.account)];
    let refused = root.sends("accounts/make-link", own).await;
    refused.is_refused_with(&UserError::OwnAccount);
    assert_eq!(house.count::<invitation::Entity>().await, 2);
    assert_eq!(house.count::<letter::Entity>().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_mail_server_the_page_says_whom_to_ask() {
    let house = Plan::default().without_post_box().start().await;
    let judge = house.judge("Amal").await;
    let browser = house.browser();
    let page = browser.sees("/forgotten").await;
    assert_eq!(page.count("main [name=email]"), 0);
    assert!(
        page.main().contains("Ask the organizer of your training"),
        "{}",
        page.main()
    );
    let fields: &Fields<'_> = &[("email", &judge.email)];
    let refused = browser.sends("recovery/ask", fields).await;
    refused.is_refused_with(&UserError::NotFound);
    assert_eq!(house.count::<invitation::Entity>().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_ask_for_many_letters_are_slowed_down() {
    let house = Plan::default().tries_for_an_account(2).start().await;
    for email in ["nobody@example.org", "amal@example.org"] {
        house.knows("Amal", None).await;
        let browser = house.browser();
        for _ in 0..2 {
            asks(&browser, email, "/").await.is_done();
        }
        let refused = asks(&browser, email, "/").await;
        refused.is_refused_with(&UserError::TooManyTries { minutes: 1 });
    }
    // Nobody is kept from signing in by that.
    house
        .browser()
        .signs_in("amal@example.org", PASSWORD)
        .await
        .is_done();
}
