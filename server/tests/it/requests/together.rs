//! What only the database knows of a form is said together with what its fields lack; and what is
//! typed at the same moment is refused by the database alone.

use app::errors::{Field, UserError};
use rules::roles::Role;

use crate::harness::{Answer, Fields, House, PASSWORD, Person};

on_both_databases!(
    an_address_that_is_enrolled_is_told_with_the_rest,
    an_address_that_is_taken_is_told_with_the_rest,
    who_is_added_at_the_door_is_told_with_the_rest,
    a_wrong_password_is_told_with_the_rest,
);

/// The fields at which something is said, on the page that follows.
async fn wrong(by: &Person, answer: &Answer) -> Vec<String> {
    let page = by.sees(answer.leads_to()).await;
    let wrong = page.attributes("main [aria-invalid=true]", "name");
    assert_eq!(
        page.attributes("main [autofocus]", "name"),
        wrong[..1],
        "one stands in the first"
    );
    wrong
}

async fn an_address_that_is_enrolled_is_told_with_the_rest(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let email = judge.email.to_uppercase();
    for (name, said) in [(" ", vec!["name", "email"]), ("Amal", vec!["email"])] {
        organizer.sees(&house.training.at("/people")).await;
        let fields: &Fields<'_> = &[
            ("training", &house.training.id),
            ("name", &name),
            ("email", &email),
            ("role", &"judge"),
            ("language", &"kk"),
        ];
        let answer = organizer.sends("trainings/add-person", fields).await;
        assert_eq!(wrong(&organizer, &answer).await, said);
    }
}

async fn an_address_that_is_taken_is_told_with_the_rest(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let root = house.administrator("Root").await;
    let invited = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let (of_training, of_account) = (
        house.training.at(&format!("/people/{}", invited.enrolment)),
        format!("/accounts/{}/profile", invited.account),
    );
    for (by, page, action) in [
        (&organizer, &of_training, "trainings/change-person"),
        (&root, &of_account, "profile/change"),
    ] {
        for (name, said) in [(" ", vec!["name", "email"]), ("Bolat", vec!["email"])] {
            by.sees(page).await;
            let fields: &Fields<'_> = &[
                ("training", &house.training.id),
                ("enrolment", &invited.enrolment),
                ("account", &invited.account),
                ("name", &name),
                ("email", &judge.email),
                ("language", &"en"),
            ];
            let answer = by.sends(action, fields).await;
            assert_eq!(wrong(by, &answer).await, said, "{action}");
        }
    }
    // Of somebody who signs in, whether the address is free is not told to whoever asks.
    by_whom_it_is_asked_is_not_told(&house, &organizer, &judge).await;
}

async fn by_whom_it_is_asked_is_not_told(house: &House, organizer: &Person, judge: &Person) {
    let other = house.judge("Dana").await;
    let page = house.training.at(&format!("/people/{}", other.enrolment));
    organizer.sees(&page).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &other.enrolment),
        ("name", &" "),
        ("email", &judge.email),
        ("language", &"en"),
    ];
    let answer = organizer.sends("trainings/change-person", fields).await;
    assert_eq!(wrong(organizer, &answer).await, ["name"]);
}

async fn who_is_added_at_the_door_is_told_with_the_rest(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let session = house.training.sessions[0];
    for (name, fields) in [
        (" ", vec![Field::Name, Field::Email]),
        ("Amal", vec![Field::Email]),
    ] {
        organizer.sees(&house.training.register(0)).await;
        let typed: &Fields<'_> = &[
            ("session", &session),
            ("name", &name),
            ("email", &judge.email),
        ];
        let answer = organizer.sends("attendance/add-walk-in", typed).await;
        let page = organizer.sees(answer.leads_to()).await;
        let said = page.text("#refused .notice p");
        let language = course::Language::En;
        assert!(
            said.contains(&UserError::EnrolledAlready.say(language)),
            "{said}"
        );
        let missing = UserError::Missing { field: Field::Name }.say(language);
        assert_eq!(said.contains(&missing), fields.len() == 2, "{said}");
    }
}

async fn a_wrong_password_is_told_with_the_rest(house: House) {
    let judge = house.judge("Amal").await;
    for (page, action, field, typed) in [
        (
            "/account/address",
            "profile/ask-address",
            "email",
            "amal at home",
        ),
        ("/account", "accounts/change-password", "password", "short"),
    ] {
        for (password, said) in [
            ("not the one", vec![field, "current_password"]),
            (PASSWORD, vec![field]),
        ] {
            judge.sees(page).await;
            let fields: &Fields<'_> = &[(field, &typed), ("current_password", &password)];
            let answer = judge.sends(action, fields).await;
            let mut told = wrong(&judge, &answer).await;
            told.sort_unstable();
            let mut said = said;
            said.sort_unstable();
            assert_eq!(told, said, "{action}");
        }
    }
}
