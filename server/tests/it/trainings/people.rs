//! Enrolling people one by one.

use app::errors::{Field, UserError};
use records::{account, enrolment};

use super::{sends, with};
use crate::harness::{Answer, House, Person};

on_two_servers!(people_are_enrolled_one_by_one, a_double_click_enrols_once);

const PERSON: [(&str, &str); 7] = [
    ("name", "Amal Serikova"),
    ("email", "Amal@Example.org"),
    ("role", "judge"),
    ("language", "kk"),
    ("court", "Court of Astana"),
    ("region", "KZ-71"),
    ("position", "Judge"),
];

pub async fn adds_person(house: &House, person: &Person, changed: &[(&str, &str)]) -> Answer {
    let training = house.training.id.to_string();
    let mut form = with(&PERSON, changed);
    form.push(("training", &training));
    sends(person, "trainings/add-person", &form).await
}

async fn people_are_enrolled_one_by_one(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer.sees(&house.training.at("/people")).await;
    let page = organizer
        .sees(
            adds_person(&house, &organizer, &[])
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert!(
        page.main().contains("Amal Serikova amal@example.org"),
        "{}",
        page.main()
    );
    for (changed, error) in [
        (
            &[("email", " AMAL@example.org")][..],
            UserError::EnrolledAlready,
        ),
        (
            &[("email", "amal at home")],
            UserError::NotUnderstood {
                field: Field::Email,
            },
        ),
        (
            &[("email", "b@example.org"), ("region", "Atlantis")],
            UserError::NotUnderstood {
                field: Field::Region,
            },
        ),
        (
            &[("email", "b@example.org"), ("role", "king")],
            UserError::NotUnderstood { field: Field::Role },
        ),
        (
            &[("email", "b@example.org"), ("name", " ")],
            UserError::Missing { field: Field::Name },
        ),
    ] {
        organizer.sees(&house.training.at("/people")).await;
        let answer = adds_person(&house, &organizer, changed).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(
            page.attributes("main [aria-invalid=true]", "name").len(),
            1,
            "{error:?}"
        );
        assert_eq!(
            page.value("court"),
            "Court of Astana",
            "what was typed is kept"
        );
    }
    assert_eq!(
        house.count::<enrolment::Entity>().await,
        2,
        "the organizer and Amal"
    );
    assert_eq!(house.count::<account::Entity>().await, 2);
}

async fn a_double_click_enrols_once(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer.sees(&house.training.at("/people")).await;
    let clicks = (0..6).map(|_| adds_person(&house, &organizer, &[]));
    let answers = crate::harness::at_once(clicks).await;
    let refusals: Vec<_> = answers.iter().filter_map(Answer::refusal).collect();
    assert_eq!(refusals, vec![UserError::EnrolledAlready; 5]);
    assert_eq!(house.count::<enrolment::Entity>().await, 2);
    assert_eq!(house.count::<account::Entity>().await, 2);
}
