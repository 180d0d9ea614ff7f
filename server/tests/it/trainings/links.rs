//! Invitation links that organizers hand out.

use app::errors::UserError;
use records::invitation;
use rules::roles::Role;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    links_are_made_for_those_without_a_password,
    nobody_gets_a_link_to_more_than_the_organizer_runs,
    links_are_shown_to_the_one_who_made_them,
    links_that_were_handed_out_are_replaced_only_when_that_is_meant,
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
    house.makes_administrator(&administrator).await;
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
    // The way on is to where links are made, not to the beginning.
    assert_eq!(page.text(".trouble a.button"), "People");
    assert_eq!(
        page.attribute(".trouble a.button", "href"),
        house.training.at("/people")
    );
    let judge = house.judge("Amal").await;
    assert_eq!(judge.visits(&path).await.status, 403);
    assert_eq!(organizer.sees(&path).await.count(".links code"), 1);
    // Reloading shows them again, as the page says: a page that broke off is no loss.
    assert_eq!(organizer.sees(&path).await.count(".links code"), 1);
}

async fn links_that_were_handed_out_are_replaced_only_when_that_is_meant(house: House) {
    let organizer = house.organizer("Olga").await;
    let training = house.training.id;
    let amal = house.invites("Amal", Some(Role::Judge), training).await;
    house.invites("Bolat", Some(Role::Judge), training).await;
    let first = makes_links(&organizer, &house, Some(amal.enrolment)).await;
    let first = organizer.sees(first.is_done().leads_to()).await;
    let link = first.text(".links code");
    let link = link.strip_prefix(&house.url).unwrap().to_owned();
    let works = async || amal.sees(&link).await.count("main [name=password]") == 1;
    let asks = async || {
        let asked = makes_links(&organizer, &house, None).await;
        organizer.sees(asked.is_done().leads_to()).await
    };
    let page = asks().await;
    assert_eq!(
        page.text(".notice.warn"),
        "One of these people was handed a link that still works. A new link ends it."
    );
    let ways = page.texts("form[action='/api/trainings/make-links'] button");
    assert_eq!(
        ways,
        ["Make a link only for the one without", "Make 2 links"]
    );
    assert!(works().await, "nothing was made yet");
    let key = page.value("chosen");
    let answers = async |how: &str| {
        let fields: [(&str, &dyn ToString); 3] = [
            ("training", &training),
            ("chosen", &key),
            ("handed_out", &how),
        ];
        let made = organizer.sends("trainings/make-links", &fields).await;
        organizer.sees(made.is_done().leads_to()).await
    };
    assert_eq!(answers("spare").await.texts(".links strong"), ["Bolat"]);
    assert!(works().await);
    let page = answers("replace").await;
    assert_eq!(page.texts(".links strong"), ["Amal", "Bolat"]);
    assert!(!works().await);
    // Both have one now; a second press is asked, too.
    assert_eq!(asks().await.count(".links"), 0);
}
