//! Bringing in a list of participants.

use app::errors::UserError;
use records::{account, enrolment};
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_both_databases!(
    a_good_list_is_taken,
    every_bad_row_is_told_and_nothing_is_stored,
    the_good_rows_are_taken_on_purpose,
    people_who_are_there_stay_as_they_are,
    a_list_is_taken_once,
    others_may_not_bring_in_a_list,
);

pub const HEAD: &str = "name,email,court,region,position,language\n";

/// The people of the database by address: name, language.
pub async fn people(house: &House) -> Vec<(String, String, String)> {
    let mut people: Vec<_> = account::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|account| (account.email, account.name, account.language))
        .collect();
    people.sort();
    people
}

/// Takes the list that a page shows.
pub async fn takes(organizer: &Person, page: &Answer) -> Answer {
    let [training, list, only_good] =
        ["training", "list", "only_good"].map(|name| page.value(name));
    organizer
        .sends(
            "trainings/take-list",
            &[
                ("training", &training),
                ("list", &list),
                ("only_good", &only_good),
            ],
        )
        .await
}

async fn a_good_list_is_taken(house: House) {
    let organizer = house.organizer("Olga").await;
    let list = format!(
        "{HEAD}\"Serikova, Amal\",Amal@Example.org,Court of Astana,KZ-71,Judge,kk\n\
         Bolat  Akhmetov,bolat@example.org,,Алматы,,\n\n"
    );
    let page = organizer
        .sees(organizer.imports(list).await.is_done().leads_to())
        .await;
    assert_eq!(
        page.text(".notice.good"),
        "All rows are correct. 2 people are new."
    );
    assert_eq!(people(&house).await.len(), 1, "nothing is stored yet");
    let page = organizer
        .sees(takes(&organizer, &page).await.is_done().leads_to())
        .await;
    assert!(
        page.main().contains("Serikova, Amal amal@example.org"),
        "{}",
        page.main()
    );
    assert_eq!(page.text(".lede"), "2 judges");
    let found = people(&house).await;
    let expected = [
        ("amal@example.org", "Serikova, Amal", "kk"),
        ("bolat@example.org", "Bolat Akhmetov", "en"),
    ];
    for (email, name, language) in expected {
        assert!(
            found.contains(&(email.to_owned(), name.to_owned(), language.to_owned())),
            "{found:?}"
        );
    }
    let rows = enrolment::Entity::find()
        .all(house.inner.db.read())
        .await
        .unwrap();
    let mut kept: Vec<_> = rows
        .iter()
        .filter(|row| row.role == "judge")
        .map(|row| (row.region.as_str(), row.court.as_str()))
        .collect();
    kept.sort_unstable();
    assert_eq!(kept, [("KZ-71", "Court of Astana"), ("KZ-75", "")]);
}

const BAD: &str = "One,one@example.org,C,KZ-71,J,kk\n\
    ,two@example.org,C,KZ-71,J,kk\n\
    Three,three at home,C,KZ-71,J,kk\n\
    Four,four@example.org,C,Atlantis,J,kk\n\
    Five,five@example.org,C,KZ-71,J,Klingon\n\
    Six,ONE@example.org,C,KZ-71,J,kk\n\
    Seven,,C,KZ-71,J,kk\n\
    Eight\n\
    ,nine,C,Nowhere,J,zz\n";

async fn every_bad_row_is_told_and_nothing_is_stored(house: House) {
    let organizer = house.organizer("Olga").await;
    let long = format!("{},ten@example.org,C,KZ-71,J,kk\n", "n".repeat(201));
    let page = organizer
        .sees(
            organizer
                .imports(format!("{HEAD}{BAD}{long}"))
                .await
                .leads_to(),
        )
        .await;
    let cells = page.texts("main section:first-of-type tbody tr > *");
    let rows: Vec<(&str, &str, &str, &str)> = cells
        .chunks(4)
        .map(|row| (&*row[0], &*row[1], &*row[2], &*row[3]))
        .collect();
    let nothing = "This is empty.";
    let no_address = "This is not an e-mail address.";
    let no_region = "There is no such region. Write its name or its code, such as KZ-71.";
    let no_language = "There is no such language here. Write kk, ru or en.";
    let long = format!("{}…", "n".repeat(60));
    let expected = [
        ("3", "Name", "", nothing),
        ("4", "E-mail", "three at home", no_address),
        ("5", "Region", "Atlantis", no_region),
        ("6", "Language", "Klingon", no_language),
        (
            "7",
            "E-mail",
            "ONE@example.org",
            "Row 2 has the same address.",
        ),
        ("8", "E-mail", "", nothing),
        ("9", "E-mail", "", nothing),
        ("10", "Name", "", nothing),
        ("10", "E-mail", "nine", no_address),
        ("10", "Region", "Nowhere", no_region),
        ("10", "Language", "zz", no_language),
        ("11", "Name", &long, "This is longer than 200 characters."),
    ];
    assert_eq!(rows, expected);
    assert!(
        page.text(".notice.warn")
            .ends_with("Nothing has been stored.")
    );
    assert_eq!(people(&house).await.len(), 1);
    // Not even when the form is sent without the words that one takes the good rows on purpose.
    let list = page.value("list");
    let answer = organizer
        .sends(
            "trainings/take-list",
            &[("training", &house.training.id), ("list", &list)],
        )
        .await;
    answer.is_refused_with(&UserError::NothingChosen);
    assert_eq!(people(&house).await.len(), 1);
}

async fn the_good_rows_are_taken_on_purpose(house: House) {
    let organizer = house.organizer("Olga").await;
    let page = organizer
        .sees(organizer.imports(format!("{HEAD}{BAD}")).await.leads_to())
        .await;
    assert_eq!(page.value("only_good"), "true");
    takes(&organizer, &page).await.is_done();
    let found: Vec<_> = people(&house)
        .await
        .into_iter()
        .map(|(email, _, _)| email)
        .collect();
    assert_eq!(found, ["olga@example.org", "one@example.org"]);
}

async fn people_who_are_there_stay_as_they_are(house: House) {
    let organizer = house.organizer("Olga").await;
    let trainer = house.trainer("Tom").await;
    let elsewhere = house.another_training().await;
    let guest = house
        .invites("Guest", Some(Role::Judge), elsewhere.id)
        .await;
    let list = format!(
        "{HEAD}Thomas,{},Other court,KZ-10,Other,ru\nA guest,{},Other court,KZ-10,Other,ru\n",
        trainer.email, guest.email
    );
    let page = organizer
        .sees(organizer.imports(&list).await.leads_to())
        .await;
    assert_eq!(
        page.text(".notice.info"),
        "One person is already in the training and stays unchanged."
    );
    takes(&organizer, &page).await.is_done();
    let member =
        app::trainings::member(house.inner.db.read(), house.training.id, trainer.enrolment)
            .await
            .unwrap();
    assert_eq!(
        (
            member.role,
            member.court.as_str(),
            member.account.name.as_str()
        ),
        (Role::Trainer, "Court of Astana", "Tom")
    );
    // An account that exists keeps its name and language: they are the person's own.
    let found = people(&house).await;
    assert!(
        found.contains(&(guest.email.clone(), "Guest".to_owned(), "en".to_owned())),
        "{found:?}"
    );
    assert_eq!(
        app::trainings::members(house.inner.db.read(), house.training.id)
            .await
            .unwrap()
            .len(),
        3
    );
    // With everybody there, there is nothing to take.
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    assert_eq!(page.count("main form"), 0);
}

async fn a_list_is_taken_once(house: House) {
    let (organizer, other) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    let list = format!("{HEAD}One,one@example.org,C,KZ-71,J,kk\n");
    let path = organizer.imports(list).await.leads_to().to_owned();
    let page = organizer.sees(&path).await;
    // Nobody else sees it, not even who may do the same.
    assert_eq!(other.visits(&path).await.status, 422);
    takes(&other, &page)
        .await
        .is_refused_with(&UserError::PreparedGone);
    takes(&organizer, &page).await.is_done();
    takes(&organizer, &page)
        .await
        .is_refused_with(&UserError::PreparedGone);
    assert_eq!(organizer.visits(&path).await.status, 422);
    // Nor does it go into another training.
    let elsewhere = house.another_training().await;
    house
        .enrols_too(&organizer, Role::Organizer, elsewhere.id)
        .await;
    let page = organizer
        .sees(
            organizer
                .imports(format!("{HEAD}Two,two@example.org,C,KZ-71,J,kk\n"))
                .await
                .leads_to(),
        )
        .await;
    let answer = organizer
        .sends(
            "trainings/take-list",
            &[("training", &elsewhere.id), ("list", &page.value("list"))],
        )
        .await;
    answer.is_refused_with(&UserError::PreparedGone);
}

async fn others_may_not_bring_in_a_list(house: House) {
    let list = format!("{HEAD}One,one@example.org,C,KZ-71,J,kk\n");
    let (judge, stranger) = (house.judge("Amal").await, house.stranger("Sam").await);
    judge
        .imports(&list)
        .await
        .is_refused_with(&UserError::NotAllowed);
    stranger
        .imports(&list)
        .await
        .is_refused_with(&UserError::NotFound);
    let nobody = house.browser();
    nobody
        .uploads("trainings/read-list", house.training.id, list.as_bytes())
        .await
        .is_refused_with(&UserError::SignInFirst);
    let organizer = house.organizer("Olga").await;
    let path = organizer.imports(&list).await.leads_to().to_owned();
    assert_eq!(
        (
            judge.visits(&path).await.status,
            stranger.visits(&path).await.status
        ),
        (403, 404)
    );
    let key = path.rsplit('/').next().unwrap().to_owned();
    for (person, error) in [
        (&judge, UserError::NotAllowed),
        (&stranger, UserError::NotFound),
    ] {
        let answer = person
            .sends(
                "trainings/take-list",
                &[("training", &house.training.id), ("list", &key)],
            )
            .await;
        answer.is_refused_with(&error);
    }
    assert_eq!(people(&house).await.len(), 3);
}
