//! Invitation links that organizers hand out.

use app::errors::UserError;
use records::invitation;
use rules::roles::Role;

use crate::harness::{Answer, House, Person};

on_both_databases!(
    links_are_made_for_those_without_a_password,
    nobody_gets_a_link_to_more_than_the_organizer_runs,
    links_are_shown_to_the_one_who_made_them,
);

async fn makes_links(organizer: &Person, house: &House, enrolment: Option<i64>) -> Answer {
    organizer.sees(&house.training.at("/people")).await;
    let training = house.training.id;
    match enrolment {
        Some(enrolment) => {
            organizer
                .sends(
                    "trainings/make-links",
                    &[("training", &training), ("enrolment", &enrolment)],
                )
                .await
        }
        None => {
            organizer
                .sends("trainings/make-links", &[("training", &training)])
                .await
        }
    }
}

async fn links_are_made_for_those_without_a_password(house: House) {
    let organizer = house.organizer("Olga").await;
    house.judge("Amal").await;
    let bolat = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    house
        .invites("Dana", Some(Role::Trainer), house.training.id)
        .await;
    let page = organizer
        .sees(
            makes_links(&organizer, &house, None)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(page.texts(".links strong"), ["Bolat", "Dana"]);
    let links = page.texts(".links code");
    assert!(
        links
            .iter()
            .all(|link| link.starts_with(&format!("{}/invitations/", house.url))),
        "{links:?}"
    );
    // For one person; it takes the place of the one before.
    let one = organizer
        .sees(
            makes_links(&organizer, &house, Some(bolat.enrolment))
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(one.texts(".links strong"), ["Bolat"]);
    let path = |link: &str| link.strip_prefix(&house.url).unwrap().to_owned();
    assert_eq!(
        bolat
            .sees(&path(&links[0]))
            .await
            .count("main [name=password]"),
        0
    );
    let newest = path(&one.text(".links code"));
    assert_eq!(bolat.sees(&newest).await.count("main [name=password]"), 1);
    let token = newest.rsplit('/').next().unwrap();
    bolat
        .sends(
            "accounts/accept-invitation",
            &[("token", &token), ("password", &"nine brown foals")],
        )
        .await
        .is_done();
    assert!(bolat.sees("/").await.main().contains("Asylum cases"));
    // Now there is nothing to make for this one.
    makes_links(&organizer, &house, Some(bolat.enrolment))
        .await
        .is_refused_with(&UserError::NothingChosen);
}

async fn nobody_gets_a_link_to_more_than_the_organizer_runs(house: House) {
    let organizer = house.organizer("Olga").await;
    let administrator = house
        .invites("Root", Some(Role::Judge), house.training.id)
        .await;
    app::accounts::make_administrator(house.inner.db.writer(), administrator.account, true)
        .await
        .unwrap();
    let other = house.another_training().await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    house.enrols_too(&guest, Role::Organizer, other.id).await;
    for person in [&administrator, &guest] {
        makes_links(&organizer, &house, Some(person.enrolment))
            .await
            .is_refused_with(&UserError::NothingChosen);
    }
    makes_links(&organizer, &house, None)
        .await
        .is_refused_with(&UserError::NothingChosen);
    assert_eq!(house.count::<invitation::Entity>().await, 0);
    // Who runs both may.
    house
        .enrols_too(&organizer, Role::Organizer, other.id)
        .await;
    let page = organizer
        .sees(
            makes_links(&organizer, &house, None)
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert_eq!(page.texts(".links strong"), ["Guest"]);
    // An enrolment of another training is not reached through one's own.
    let stranger = house.organizer("Oleg").await;
    let far = house.invites("Far", Some(Role::Judge), other.id).await;
    makes_links(&stranger, &house, Some(far.enrolment))
        .await
        .is_refused_with(&UserError::NothingChosen);
}

async fn links_are_shown_to_the_one_who_made_them(house: House) {
    let (organizer, other) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let path = makes_links(&organizer, &house, None)
        .await
        .is_done()
        .leads_to()
        .to_owned();
    // Another organizer of the same training, who has the address.
    let page = other.visits(&path).await;
    assert_eq!(
        (page.status, page.text("h1")),
        (422, "This cannot be done".to_owned())
    );
    assert!(!page.body.contains("/invitations/"));
    let judge = house.judge("Amal").await;
    assert_eq!(judge.visits(&path).await.status, 403);
    assert_eq!(organizer.sees(&path).await.count(".links code"), 1);
    // Reloading shows them again, as the page says: a page that broke off is no loss.
    assert_eq!(organizer.sees(&path).await.count(".links code"), 1);
}
