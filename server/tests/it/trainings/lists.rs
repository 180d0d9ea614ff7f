//! Bringing in a list of participants.

use app::errors::{Field, UserError};
use records::{account, enrolment};
use rules::roles::Role;
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    a_good_list_is_taken,
    every_bad_row_is_told_and_nothing_is_stored,
    the_good_rows_are_taken_on_purpose,
    people_who_are_there_stay_as_they_are,
    a_list_is_taken_once,
    others_may_not_bring_in_a_list,
    what_is_wrong_is_mended_in_the_page,
    columns_are_named_by_hand_and_remembered,
    who_will_wait_is_said_before_and_after,
    names_and_courts_are_put_right_on_purpose,
    all_are_put_right_by_one_tick,
    the_name_of_an_account_out_of_reach_is_not_shown,
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
    let cells = page.texts(".mending section:first-of-type tbody tr > *");
    let values = page.attributes(".mending section:first-of-type tbody input", "value");
    let rows: Vec<(&str, &str, &str, &str, &str)> = cells
        .chunks(5)
        .zip(&values)
        .map(|(row, value)| (&*row[0], &*row[1], &*row[2], value.as_str(), &*row[4]))
        .collect();
    let nothing = "This is empty.";
    let no_address = "This is not an e-mail address.";
    let no_language = "There is no such language here. Write kk, ru or en.";
    let short = format!("{}…", "n".repeat(60));
    let long = "n".repeat(201);
    let too_long = "This is longer than 200 characters.";
    let twice = "Row 2 has the same address.";
    let expected = [
        ("3", "two@example.org", "Name", "", nothing),
        ("4", "Three", "E-mail", "three at home", no_address),
        ("6", "Five", "Language", "Klingon", no_language),
        ("7", "Six", "E-mail", "ONE@example.org", twice),
        ("8", "Seven", "E-mail", "", nothing),
        ("9", "Eight", "E-mail", "", nothing),
        ("10", "nine", "Name", "", nothing),
        ("10", "nine", "E-mail", "nine", no_address),
        ("10", "nine", "Language", "zz", no_language),
        ("11", &short, "Name", &long, too_long),
    ];
    assert_eq!(rows, expected);
    // Who comes from elsewhere is spoken of, and taken.
    let doubts = page.texts(".mending section:last-of-type tbody tr > *");
    assert_eq!(
        (&*doubts[0], &*doubts[1], &*doubts[2]),
        ("5", "Four", "Region")
    );
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
    let expected = ["four@example.org", "olga@example.org", "one@example.org"];
    assert_eq!(found, expected);
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
    // With everybody there, what the list says otherwise may be put right, and nothing else.
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    assert_eq!(
        page.texts("main form h2"),
        ["Already in the training, and different in the list"]
    );
    let list = format!("{HEAD}Tom,{},Court of Astana,,,\n", trainer.email);
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

/// Sends a form with fields whose names are made.
async fn sends(person: &Person, action: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &dyn ToString)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value as &dyn ToString))
        .collect();
    person.sends(action, &fields).await
}

fn field(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

async fn what_is_wrong_is_mended_in_the_page(house: House) {
    let organizer = house.organizer("Olga").await;
    let list = format!(
        "{HEAD}One,one at example.org,Court,KZ-71,J,kk\nTwo,two@example.org,,,,Klingon\n\
         Cерикова,three@example.org,Court,,,каз\n"
    );
    let path = organizer.imports(list).await.leads_to().to_owned();
    let page = organizer.sees(&path).await;
    assert!(
        page.main().contains("2 rows need correcting"),
        "{}",
        page.main()
    );
    let names = page.attributes(".mending input[maxlength]", "name");
    assert_eq!(
        names,
        ["cells[email-2]", "cells[language-3]", "cells[name-4]"]
    );
    let labels = page.attributes(".mending input[maxlength]", "aria-label");
    assert_eq!(labels[0], "E-mail in row 2, One");
    let mut fields = vec![
        field("training", house.training.id),
        field("list", page.value("list")),
        field("cells[email-2]", "one@example.org"),
        field("cells[language-3]", "Klingonish"),
        field("cells[name-4]", "Серикова"),
    ];
    // One is right now, the other is as wrong as before, and nothing else has gone.
    let answer = sends(&organizer, "trainings/mend-list", &fields).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert!(
        page.main().contains("One row needs correcting"),
        "{}",
        page.main()
    );
    let names = page.attributes(".mending input[maxlength]", "name");
    assert_eq!(names, ["cells[language-3]"]);
    let values = page.attributes(".mending input[maxlength]", "value");
    assert_eq!(values, ["Klingonish"]);
    fields.truncate(1);
    fields.extend([
        field("list", page.value("list")),
        field("cells[language-3]", "рус"),
    ]);
    let answer = sends(&organizer, "trainings/mend-list", &fields).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    let good = "All rows are correct. 3 people are new.";
    assert_eq!(page.text(".notice.good"), good);
    // A cell that the list does not have is no cell.
    let astray = [
        field("training", house.training.id),
        field("list", page.value("list")),
        field("cells[email-9]", "nine@example.org"),
    ];
    sends(&organizer, "trainings/mend-list", &astray)
        .await
        .is_refused_with(&UserError::BadRequest);
    takes(&organizer, &page).await.is_done();
    let found = people(&house).await;
    for (email, name, language) in [
        ("one@example.org", "One", "kk"),
        ("two@example.org", "Two", "ru"),
        ("three@example.org", "Серикова", "kk"),
    ] {
        let expected = (email.to_owned(), name.to_owned(), language.to_owned());
        assert!(found.contains(&expected), "{found:?}");
    }
}

async fn columns_are_named_by_hand_and_remembered(house: House) {
    let organizer = house.organizer("Olga").await;
    let list = "Кто;Куда писать;Суд;Заметки\nАйгерим;a@example.org;Суд Астаны;да\n";
    let path = organizer
        .imports(list)
        .await
        .is_done()
        .leads_to()
        .to_owned();
    assert!(path.ends_with("/columns"), "{path}");
    let page = organizer.sees(&path).await;
    assert_eq!(page.texts("#column-name option").len(), 5);
    assert_eq!(page.text("#column-court option[selected]"), "Суд");
    let file = page.value("file");
    let all = |name: &str| {
        [
            field("training", house.training.id),
            field("file", &file),
            field("columns[name]", name),
            field("columns[email]", "1"),
            field("columns[court]", "2"),
        ]
    };
    for (name, error) in [
        ("", UserError::Missing { field: Field::Name }),
        ("9", UserError::NotUnderstood { field: Field::Name }),
        // One column is not two.
        (
            "1",
            UserError::NotUnderstood {
                field: Field::Email,
            },
        ),
    ] {
        let answer = sends(&organizer, "trainings/name-columns", &all(name)).await;
        answer.is_refused_with(&error);
    }
    let answer = sends(&organizer, "trainings/name-columns", &all("0")).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    let good = "All rows are correct. One person is new.";
    assert_eq!(page.text(".notice.good"), good);
    assert!(page.main().contains("Суд Астаны"), "{}", page.main());
    // The next list of the training is asked for nothing that was said.
    let list = "Кто;Куда писать;Суд;Регион;Должность;Язык\nБолат;b@example.org;;;;\n";
    let answer = organizer.imports(list).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.text(".notice.good"), good);
    // Another training was told nothing.
    let elsewhere = house.another_training().await;
    house
        .enrols_too(&organizer, Role::Organizer, elsewhere.id)
        .await;
    let answer = organizer
        .uploads("trainings/read-list", elsewhere.id, list.as_bytes())
        .await;
    assert!(answer.leads_to().ends_with("/columns"));
}

async fn who_will_wait_is_said_before_and_after(house: House) {
    let organizer = house.organizer("Olga").await;
    super::places::makes_room(&house, &organizer, "2")
        .await
        .is_done();
    let rows = |from: u32, to: u32| -> String {
        let row = |number| format!("Judge {number},judge{number}@example.org,,,,\n");
        (from..to).map(row).collect()
    };
    let answer = organizer.imports(format!("{HEAD}{}", rows(0, 3))).await;
    let page = organizer.sees(answer.leads_to()).await;
    let wait = "1 of 3 will wait: there are not places for all.";
    assert_eq!(page.text(".notice.warn"), wait);
    let done = takes(&organizer, &page).await;
    let page = organizer.sees(done.is_done().leads_to()).await;
    let said = "There were not places for all";
    assert!(page.main().contains(said), "{}", page.main());
    let answer = organizer.imports(format!("{HEAD}{}", rows(3, 4))).await;
    let page = organizer.sees(answer.leads_to()).await;
    let wait = "All places are taken: the new person will wait.";
    assert_eq!(page.text(".notice.warn"), wait);
    // Nor is one person told to have come who waits.
    organizer.sees(&house.training.at("/people")).await;
    let added = super::people::adds_person(&house, &organizer, &[]).await;
    let page = organizer.sees(added.is_done().leads_to()).await;
    let said = "All places are taken: the person is on the waiting list.";
    assert!(page.main().contains(said), "{}", page.main());
}

async fn names_and_courts_are_put_right_on_purpose(house: House) {
    let organizer = house.organizer("Olga").await;
    let list = format!(
        "{HEAD}Айгерм,one@example.org,Суд,KZ-71,Судья,kk\nБолат,two@example.org,Суд,KZ-71,,kk\n"
    );
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    takes(&organizer, &page).await.is_done();
    let list =
        format!("{HEAD}Айгерим,one@example.org,СМАС,,,ru\nБулат,two@example.org,СМАС,KZ-10,,kk\n");
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    let changes = page.texts("main form .changes li");
    let expected = [
        "Name: Айгерм → Айгерим",
        "Court: Суд → СМАС",
        "Name: Болат → Булат",
        "Court: Суд → СМАС",
        "Region: Astana → Abai Region",
    ];
    assert_eq!(changes, expected);
    let fields = [
        field("training", house.training.id),
        field("list", page.value("list")),
        field("right[]", 2),
    ];
    sends(&organizer, "trainings/take-list", &fields)
        .await
        .is_done();
    let members = app::trainings::members(house.inner.db.read(), house.training.id)
        .await
        .unwrap();
    let of = |email: &str| {
        let member = members.iter().find(|one| one.account.email == email);
        let member = member.unwrap();
        let name = member.account.name.clone();
        (
            name,
            member.court.clone(),
            member.region.clone(),
            member.position.clone(),
        )
    };
    let all = |texts: [&str; 4]| {
        let [name, court, region, position] = texts.map(ToOwned::to_owned);
        (name, court, region, position)
    };
    // Whoever was chosen is put right, what the list leaves out stays; the other is as before.
    assert_eq!(
        of("one@example.org"),
        all(["Айгерим", "СМАС", "KZ-71", "Судья"])
    );
    assert_eq!(of("two@example.org"), all(["Болат", "Суд", "KZ-71", ""]));
}

async fn all_are_put_right_by_one_tick(house: House) {
    let organizer = house.organizer("Olga").await;
    // More than a page shows.
    let list = |court: &str| {
        let rows = (0..600).map(|n| format!("Judge {n},judge-{n}@example.org,{court},KZ-71,,kk\n"));
        format!("{HEAD}{}", rows.collect::<String>())
    };
    let page = organizer
        .sees(organizer.imports(list("Суд")).await.leads_to())
        .await;
    takes(&organizer, &page).await.is_done();
    let page = organizer
        .sees(organizer.imports(list("СМАС")).await.leads_to())
        .await;
    assert!(
        page.main().contains("for all 600 people"),
        "{}",
        page.main()
    );
    let fields = [
        field("training", house.training.id),
        field("list", page.value("list")),
        field("all_right", true),
    ];
    sends(&organizer, "trainings/take-list", &fields)
        .await
        .is_done();
    let members = app::trainings::members(house.inner.db.read(), house.training.id)
        .await
        .unwrap();
    let right = members.iter().filter(|member| member.court == "СМАС");
    assert_eq!(right.count(), 600);
}

async fn the_name_of_an_account_out_of_reach_is_not_shown(house: House) {
    let organizer = house.organizer("Olga").await;
    let elsewhere = house.another_training().await;
    let guest = house
        .invites("Secret Name", Some(Role::Judge), elsewhere.id)
        .await;
    let list = format!("{HEAD}Guest,{},Court,KZ-71,,kk\n", guest.email);
    let page = organizer
        .sees(organizer.imports(list).await.leads_to())
        .await;
    assert_eq!(page.texts("main form h2"), ["Known accounts"]);
    assert!(!page.main().contains("Secret Name"), "{}", page.main());
    let kept = "The account has another name than “Guest” and keeps it: it belongs to other trainings, too.";
    assert_eq!(page.texts("main form .changes li"), [kept]);
    assert_eq!(page.count("main form input[type=checkbox]"), 0);
    // Nor does a box that was never there rename anybody.
    let fields = [
        field("training", house.training.id),
        field("list", page.value("list")),
        field("right[]", 2),
    ];
    sends(&organizer, "trainings/take-list", &fields)
        .await
        .is_done();
    let found = people(&house).await;
    let expected = (
        guest.email.clone(),
        "Secret Name".to_owned(),
        "en".to_owned(),
    );
    assert!(found.contains(&expected), "{found:?}");
}
