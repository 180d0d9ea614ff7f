//! A link opens no more than the one who made it may reach, then and when it is accepted.

use app::{
    accounts::{self, LinkKind, Reach},
    errors::UserError,
};
use records::{enrolment, invitation};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::{Answer, House, Person, Training, at_once};

on_two_servers!(
    an_organizer_does_not_become_administrator_by_an_old_link,
    an_organizer_does_not_become_a_judge_of_somebody_elses_training,
    links_are_withdrawn_whichever_way_the_reach_grows,
    a_link_stays_whose_maker_lets_the_reach_grow,
    a_link_of_somebody_who_lost_the_training_opens_nothing,
    acceptance_asks_again_where_nothing_was_withdrawn,
    an_account_has_one_open_link_whoever_makes_them_at_once,
    a_copy_of_the_letter_forgets_a_link_that_was_withdrawn,
);

const GOOD: &str = "nine brown foals";

/// Has a link made in the browser, and gives its token.
async fn link(organizer: &Person, training: &Training, person: &Person) -> String {
    organizer.sees(&training.at("/people")).await;
    let (training, enrolment) = (training.id, person.enrolment);
    let fields: &crate::harness::Fields<'_> = &[("training", &training), ("enrolment", &enrolment)];
    let page = organizer.does("trainings/make-links", fields).await;
    let link = page.text(".links code");
    link.rsplit('/').next().unwrap().to_owned()
}

async fn accepts(house: &House, token: &str) -> Answer {
    let browser = house.browser();
    browser.sees(&format!("/invitations/{token}")).await;
    let fields: &crate::harness::Fields<'_> = &[("token", &token), ("password", &GOOD)];
    browser.sends("accounts/accept-invitation", fields).await
}

/// An organizer of a training of her own, signed in.
async fn organizer_of(house: &House, name: &str, training: &Training) -> Person {
    let person = house.knows(name, None).await;
    house
        .enrols_too(&person, Role::Organizer, training.id)
        .await;
    person.arrives().await;
    person
}

async fn an_organizer_does_not_become_administrator_by_an_old_link(house: House) {
    let olga = house.organizer("Olga").await;
    let boss = house
        .invites("Boss", Some(Role::Observer), house.training.id)
        .await;
    let token = link(&olga, &house.training, &boss).await;
    house.makes_administrator(&boss).await;
    let refused = accepts(&house, &token).await;
    refused.is_refused_with(&UserError::InvitationGone);
    let page = house.browser();
    let page = page.sees(&format!("/invitations/{token}")).await;
    assert_eq!(page.count("main [name=password]"), 0);
    assert!(!page.body.contains("Boss"), "{}", page.main());
}

async fn an_organizer_does_not_become_a_judge_of_somebody_elses_training(house: House) {
    let olga = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    let oleg = organizer_of(&house, "Oleg", &elsewhere).await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    let token = link(&olga, &house.training, &guest).await;
    oleg.sees(&elsewhere.at("/people")).await;
    adds(&oleg, &elsewhere, &guest).await.is_done();
    let refused = accepts(&house, &token).await;
    refused.is_refused_with(&UserError::InvitationGone);
}

async fn adds(organizer: &Person, training: &Training, person: &Person) -> Answer {
    let fields: &crate::harness::Fields<'_> = &[
        ("training", &training.id),
        ("name", &person.name),
        ("email", &person.email),
        ("role", &"judge"),
        ("language", &"kk"),
    ];
    organizer.sends("trainings/add-person", fields).await
}

/// The ways in which an account gets more than it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    AdministratorOnTheCommandLine,
    RoleOnTheCommandLine,
    TrainingOnTheCommandLine,
    AddedByAnother,
    ListOfAnother,
    WalkInOfAnother,
    WalkInJoinedByAnother,
    RowByHand,
    FlagByHand,
}

const WAYS: [Way; 9] = [
    Way::AdministratorOnTheCommandLine,
    Way::RoleOnTheCommandLine,
    Way::TrainingOnTheCommandLine,
    Way::AddedByAnother,
    Way::ListOfAnother,
    Way::WalkInOfAnother,
    Way::WalkInJoinedByAnother,
    Way::RowByHand,
    Way::FlagByHand,
];

async fn grows(house: &House, way: Way, other: &Person, elsewhere: &Training, person: &Person) {
    let session = elsewhere.sessions[0];
    match way {
        Way::AdministratorOnTheCommandLine => {
            house.makes_administrator(person).await;
        }
        Way::RoleOnTheCommandLine => {
            house
                .enrols_too(person, Role::Organizer, house.training.id)
                .await;
        }
        Way::TrainingOnTheCommandLine => {
            house.enrols_too(person, Role::Judge, elsewhere.id).await;
        }
        Way::AddedByAnother => {
            other.sees(&elsewhere.at("/people")).await;
            adds(other, elsewhere, person).await.is_done();
        }
        Way::ListOfAnother => {
            other.sees(&elsewhere.at("/people")).await;
            let list = format!(
                "name,email,court,region,position,language\n{},{},Court,KZ-71,Judge,kk\n",
                person.name, person.email
            );
            let read = other
                .uploads("trainings/read-list", elsewhere.id, list.as_bytes())
                .await;
            let page = other.sees(read.is_done().leads_to()).await;
            let fields: &crate::harness::Fields<'_> =
                &[("training", &elsewhere.id), ("list", &page.value("list"))];
            other.sends("trainings/take-list", fields).await.is_done();
        }
        Way::WalkInOfAnother => {
            other.sees(&elsewhere.register(0)).await;
            let fields: &crate::harness::Fields<'_> = &[
                ("session", &session),
                ("name", &person.name),
                ("email", &person.email),
            ];
            other
                .sends("attendance/add-walk-in", fields)
                .await
                .is_done();
        }
        Way::WalkInJoinedByAnother => {
            other.sees(&elsewhere.register(0)).await;
            let fields: &crate::harness::Fields<'_> =
                &[("session", &session), ("name", &"Someone")];
            let added = other.sends("attendance/add-walk-in", fields).await;
            let place = added.is_done().leads_to().to_owned();
            let enrolment = place.rsplit("person-").next().unwrap().to_owned();
            let fields: &crate::harness::Fields<'_> = &[
                ("training", &elsewhere.id),
                ("enrolment", &enrolment),
                ("email", &person.email),
                ("whose", &person.account),
            ];
            other
                .sends("attendance/join-walk-in", fields)
                .await
                .is_done();
        }
        Way::RowByHand => {
            let sql = format!(
                "INSERT INTO enrolment (account_id, training_id, role, court, region, position, \
                 created_at) VALUES ({}, {}, 'trainer', '', '', '', 0)",
                person.account, elsewhere.id
            );
            house.execute(&sql).await.unwrap();
        }
        Way::FlagByHand => {
            let sql = format!(
                "UPDATE account SET administrator = TRUE WHERE id = {}",
                person.account
            );
            house.execute(&sql).await.unwrap();
        }
    }
}

async fn open_links(house: &House, person: &Person) -> usize {
    invitation::Entity::find()
        .filter(invitation::Column::AccountId.eq(person.account))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .all(house.inner.db.read())
        .await
        .unwrap()
        .len()
}

async fn links_are_withdrawn_whichever_way_the_reach_grows(house: House) {
    let olga = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    let oleg = organizer_of(&house, "Oleg", &elsewhere).await;
    for (number, way) in WAYS.into_iter().enumerate() {
        let name = format!("Guest {number}");
        let guest = house
            .invites(&name, Some(Role::Judge), house.training.id)
            .await;
        let token = link(&olga, &house.training, &guest).await;
        assert_eq!(open_links(&house, &guest).await, 1, "{way:?}");
        grows(&house, way, &oleg, &elsewhere, &guest).await;
        assert_eq!(open_links(&house, &guest).await, 0, "{way:?}");
        let refused = accepts(&house, &token).await;
        refused.is_refused_with(&UserError::InvitationGone);
    }
}

async fn a_link_stays_whose_maker_lets_the_reach_grow(house: House) {
    let olga = house.organizer("Olga").await;
    let second = house.another_training().await;
    house.enrols_too(&olga, Role::Organizer, second.id).await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    let token = link(&olga, &house.training, &guest).await;
    adds(&olga, &second, &guest).await.is_done();
    accepts(&house, &token).await.is_done();
    // A link of the command line, which reaches everything, stays too.
    let other = house
        .invites("Other", Some(Role::Judge), house.training.id)
        .await;
    let token = house.invitation_for(&other).await;
    adds(&olga, &second, &other).await.is_done();
    accepts(&house, &token).await.is_done();
}

async fn a_link_of_somebody_who_lost_the_training_opens_nothing(house: House) {
    let (olga, omar) = (house.organizer("Olga").await, house.organizer("Omar").await);
    for (number, loss) in [
        "UPDATE enrolment SET place = 'withdrawn' WHERE id = {enrolment}",
        "UPDATE enrolment SET role = 'observer' WHERE id = {enrolment}",
        "UPDATE account SET closed_at = 1 WHERE id = {account}",
        "UPDATE account SET erased_at = 1 WHERE id = {account}",
    ]
    .into_iter()
    .enumerate()
    {
        let guest = house
            .invites(
                &format!("Guest {number}"),
                Some(Role::Judge),
                house.training.id,
            )
            .await;
        let token = link(&olga, &house.training, &guest).await;
        let sql = loss
            .replace("{enrolment}", &olga.enrolment.to_string())
            .replace("{account}", &olga.account.to_string());
        house.execute(&sql).await.unwrap();
        let refused = accepts(&house, &token).await;
        refused.is_refused_with(&UserError::InvitationGone);
        for back in [
            format!(
                "UPDATE enrolment SET place = 'enrolled', role = 'organizer' WHERE id = {}",
                olga.enrolment
            ),
            format!(
                "UPDATE account SET closed_at = NULL, erased_at = NULL WHERE id = {}",
                olga.account
            ),
        ] {
            house.execute(&back).await.unwrap();
        }
        house.forget_logins();
    }
    // Another organizer of the training makes a new one.
    let guest = house
        .invites("Last", Some(Role::Judge), house.training.id)
        .await;
    let token = link(&omar, &house.training, &guest).await;
    accepts(&house, &token).await.is_done();
}

async fn acceptance_asks_again_where_nothing_was_withdrawn(house: House) {
    let olga = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    for (name, administrator) in [("Boss", true), ("Guest", false)] {
        let person = house
            .invites(name, Some(Role::Judge), house.training.id)
            .await;
        let token = link(&olga, &house.training, &person).await;
        if administrator {
            house.makes_administrator(&person).await;
        } else {
            house.enrols_too(&person, Role::Judge, elsewhere.id).await;
        }
        // As if the two had happened at the same moment, and neither had seen the other.
        let open = format!(
            "UPDATE invitation SET withdrawn_at = NULL WHERE account_id = {}",
            person.account
        );
        house.execute(&open).await.unwrap();
        assert_eq!(open_links(&house, &person).await, 1);
        let refused = accepts(&house, &token).await;
        refused.is_refused_with(&UserError::InvitationGone);
    }
}

async fn an_account_has_one_open_link_whoever_makes_them_at_once(house: House) {
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    let makes = || async {
        let txn = house.inner.db.begin().await.unwrap();
        let reach = Reach::of_command_line(guest.account);
        let now = house.inner.clock.now();
        let token = accounts::invite(&txn, reach, LinkKind::Invitation, now)
            .await
            .unwrap();
        txn.commit().await.unwrap();
        token
    };
    let tokens = at_once((0..5).map(|_| makes())).await;
    assert_eq!(open_links(&house, &guest).await, 1);
    let mut accepted = 0;
    for token in tokens {
        accepted += usize::from(accepts(&house, &token).await.refusal().is_none());
    }
    assert_eq!(accepted, 1);
    // The database itself refuses a second.
    house.invitation_for(&guest).await;
    let second = format!(
        "INSERT INTO invitation (account_id, kind, token_hash, created_at, expires_at) \
         VALUES ({}, 'invitation', 'x', 0, 0)",
        guest.account
    );
    assert!(house.execute(&second).await.is_err());
}

async fn a_copy_of_the_letter_forgets_a_link_that_was_withdrawn(house: House) {
    let olga = house.organizer("Olga").await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    house.post_box.refuses("deferred-451", false);
    olga.sees(&house.training.at("/people")).await;
    let fields: &crate::harness::Fields<'_> = &[("training", &house.training.id)];
    olga.sends("trainings/send-invitations", fields)
        .await
        .is_done();
    let secret = async || {
        let letters = crate::post::outbox(&house).await;
        assert_eq!(letters.len(), 1);
        letters[0].secret.clone()
    };
    assert!(secret().await.is_some());
    house
        .enrols_too(&guest, Role::Trainer, house.training.id)
        .await;
    assert_eq!(secret().await, None);
    assert_eq!(house.count::<enrolment::Entity>().await, 2);
}
