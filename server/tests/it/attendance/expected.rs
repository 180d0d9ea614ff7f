//! Groups of a training, and who is expected at which session.

use app::errors::UserError;
use records::{attendance_mark, enrolment, session_group, training_group};
use sea_orm::EntityTrait as _;

use super::MINUTE;
use crate::harness::{Answer, House, Person};

on_two_servers!(
    groups_are_made_renamed_and_removed,
    a_person_is_in_one_group_and_several_are_put_at_once,
    nobody_else_divides_people,
    who_is_not_expected_is_not_missing_and_found_all_the_same,
    shares_count_what_a_person_was_expected_at,
    judges_see_their_own_sessions,
    who_is_moved_keeps_the_marks,
    a_day_is_copied_with_its_groups,
);

async fn makes(house: &House, organizer: &Person, name: &str) -> Answer {
    let page = house.training.at("/groups");
    organizer.visits(&page).await;
    let fields: [(&str, &dyn ToString); 2] =
        [("training", &house.training.id), ("group_name", &name)];
    organizer.sends("trainings/make-group", &fields).await
}

async fn group(house: &House, name: &str) -> i64 {
    let rows = training_group::Entity::find().all(house.inner.db.read());
    let rows = rows.await.unwrap();
    rows.into_iter().find(|row| row.name == name).unwrap().id
}

async fn puts(house: &House, organizer: &Person, people: &[&Person], into: i64) -> Answer {
    organizer.visits(&house.training.at("/groups")).await;
    let names: Vec<String> = (0..people.len())
        .map(|at| format!("people[{at}]"))
        .collect();
    let mut fields: Vec<(&str, &dyn ToString)> =
        vec![("training", &house.training.id), ("group", &into)];
    for (name, person) in names.iter().zip(people) {
        fields.push((name, &person.enrolment));
    }
    organizer.sends("trainings/put-in-group", &fields).await
}

async fn is_for(house: &House, organizer: &Person, session: usize, groups: &[i64]) -> Answer {
    let session = house.training.sessions[session];
    let change = house.training.at(&format!("/sessions/{session}/change"));
    organizer.visits(&change).await;
    let names: Vec<String> = (0..groups.len())
        .map(|at| format!("groups[{at}]"))
        .collect();
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("session", &session)];
    for (name, group) in names.iter().zip(groups) {
        fields.push((name, group));
    }
    organizer
        .sends("trainings/set-session-groups", &fields)
        .await
}

/// Two groups, each with a session of its own; the last session is for both.
async fn divided(house: &House, organizer: &Person, one: &Person, other: &Person) -> [i64; 2] {
    makes(house, organizer, "Civil").await.is_done();
    makes(house, organizer, "Criminal").await.is_done();
    let groups = [group(house, "Civil").await, group(house, "Criminal").await];
    puts(house, organizer, &[one], groups[0]).await.is_done();
    puts(house, organizer, &[other], groups[1]).await.is_done();
    is_for(house, organizer, 0, &groups[..1]).await.is_done();
    is_for(house, organizer, 1, &groups[1..]).await.is_done();
    groups
}

async fn groups_are_made_renamed_and_removed(house: House) {
    let organizer = house.organizer("Olga").await;
    let page = house.training.at("/groups");
    makes(&house, &organizer, " ")
        .await
        .is_refused_with(&UserError::Missing {
            field: app::errors::Field::GroupName,
        });
    makes(&house, &organizer, "Civil").await.is_done();
    makes(&house, &organizer, "Civil")
        .await
        .is_refused_with(&UserError::GroupThere);
    makes(&house, &organizer, "Criminal").await.is_done();
    assert_eq!(
        organizer.sees(&page).await.texts(".groups h3"),
        ["Civil", "Criminal"]
    );
    let civil = group(&house, "Civil").await;
    let fields = |name: &'static str| (civil, name);
    for (name, refused) in [("Criminal", Some(UserError::GroupThere)), ("Family", None)] {
        let (id, name) = fields(name);
        let answer = organizer
            .sends(
                "trainings/rename-group",
                &[
                    ("training", &house.training.id),
                    ("group", &id),
                    ("group_name", &name),
                ],
            )
            .await;
        match refused {
            Some(error) => answer.is_refused_with(&error),
            None => drop(answer.is_done()),
        }
    }
    // A session that is for a group would be for everybody without it.
    is_for(&house, &organizer, 0, &[civil]).await.is_done();
    organizer.visits(&page).await;
    let remove = async || {
        let fields: [(&str, &dyn ToString); 2] =
            [("training", &house.training.id), ("group", &civil)];
        organizer.sends("trainings/remove-group", &fields).await
    };
    remove().await.is_refused_with(&UserError::GroupInUse);
    let sql = format!("DELETE FROM training_group WHERE id = {civil}");
    assert!(
        house.execute(&sql).await.is_err(),
        "also past the application"
    );
    is_for(&house, &organizer, 0, &[]).await.is_done();
    organizer.visits(&page).await;
    remove().await.is_done();
    assert_eq!(
        organizer.sees(&page).await.texts(".groups h3"),
        ["Criminal"]
    );
    let audit = format!("/audit?training={}", house.training.id);
    let audit = organizer.sees(&audit).await.main();
    for words in ["made a group", "renamed a group", "removed a group"] {
        assert!(audit.contains(words), "{words}");
    }
}

async fn a_person_is_in_one_group_and_several_are_put_at_once(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    makes(&house, &organizer, "Civil").await.is_done();
    makes(&house, &organizer, "Criminal").await.is_done();
    let (civil, criminal) = (
        group(&house, "Civil").await,
        group(&house, "Criminal").await,
    );
    puts(&house, &organizer, &[], civil)
        .await
        .is_refused_with(&UserError::NobodyChosen);
    puts(&house, &organizer, &[&amal, &bolat], civil)
        .await
        .is_done();
    puts(&house, &organizer, &[&bolat], criminal)
        .await
        .is_done();
    let page = organizer.sees(&house.training.at("/groups")).await;
    assert_eq!(
        page.texts("#people tbody td:nth-child(3)"),
        ["Civil", "Criminal"]
    );
    let page = organizer.sees(&house.training.at("/groups?q=bol")).await;
    assert_eq!(page.texts("#people tbody td:first-child"), ["Bolat"]);
    puts(&house, &organizer, &[&bolat], 0).await.is_done();
    let rows = enrolment::Entity::find().all(house.inner.db.read()).await;
    let rows = rows.unwrap();
    let of = |person: &Person| {
        let row = rows.iter().find(|row| row.id == person.enrolment);
        row.unwrap().group_id
    };
    assert_eq!((of(&amal), of(&bolat)), (Some(civil), None));
    // Not the organizer, and nobody of another training or into its groups.
    puts(&house, &organizer, &[&organizer], civil)
        .await
        .is_refused_with(&UserError::NotFound);
    puts(&house, &organizer, &[&amal], 999)
        .await
        .is_refused_with(&UserError::NotFound);
}

async fn nobody_else_divides_people(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    makes(&house, &organizer, "Civil").await.is_done();
    let civil = group(&house, "Civil").await;
    for who in [&amal, &trainer] {
        assert_eq!(who.visits(&house.training.at("/groups")).await.status, 403);
        makes(&house, who, "Mine")
            .await
            .is_refused_with(&UserError::NotAllowed);
        puts(&house, who, &[&amal], civil)
            .await
            .is_refused_with(&UserError::NotAllowed);
        is_for(&house, who, 0, &[civil])
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    assert_eq!(house.count::<training_group::Entity>().await, 1);
    assert_eq!(house.count::<session_group::Entity>().await, 0);
}

async fn who_is_not_expected_is_not_missing_and_found_all_the_same(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    divided(&house, &organizer, &amal, &bolat).await;
    let opening = house.training.sessions[0];
    let hidden = format!("#person-{}[hidden]", bolat.enrolment);
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count(&hidden), 1, "not in the roll");
    assert_eq!(
        page.count(&format!("#person-{}[hidden]", amal.enrolment)),
        0
    );
    let sought = format!("{}?q=bolat", house.training.register(0));
    let page = organizer.sees(&sought).await;
    assert_eq!(page.count(&hidden), 0, "found by the search");
    assert!(
        page.text(&format!("#person-{}", bolat.enrolment))
            .contains("not expected here")
    );
    // Whoever teaches sees who is expected.
    let trainer = house.trainer("Tom").await;
    let seen = trainer.sees(&house.training.register(0)).await;
    assert_eq!(seen.texts(".register .name"), ["Amal"]);
    // Everybody is everybody who is expected.
    organizer.visits(&house.training.register(0)).await;
    organizer
        .sends("attendance/all-present", &[("session", &opening)])
        .await
        .is_done();
    assert_eq!(house.count::<attendance_mark::Entity>().await, 1);
    house.time_passes(MINUTE * 600);
    let open = organizer.sees(&house.training.at("/register/open")).await;
    let at = |session: usize| format!("#session-{}", house.training.sessions[session]);
    assert!(
        !open.text(&at(0)).contains("Bolat"),
        "{}",
        open.text(&at(0))
    );
    assert!(open.text(&at(1)).contains("Bolat"), "{}", open.text(&at(1)));
    assert!(!open.text(&at(1)).contains("Amal"), "{}", open.text(&at(1)));
    // Who comes all the same is marked, and is a row from then on.
    organizer
        .corrects(opening, &bolat, "present", "He sat in.")
        .await
        .is_done();
    let page = organizer.sees(&house.training.register(0)).await;
    assert_eq!(page.count(&hidden), 0);
    let seen = trainer.sees(&house.training.register(0)).await;
    assert_eq!(seen.texts(".register .name"), ["Amal", "Bolat"]);
}

async fn shares_count_what_a_person_was_expected_at(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    divided(&house, &organizer, &amal, &bolat).await;
    let [opening, practice, last] = house.training.sessions;
    organizer.records(opening, &amal, "present").await.is_done();
    organizer
        .records(opening, &bolat, "present")
        .await
        .is_done();
    organizer
        .records(practice, &bolat, "absent")
        .await
        .is_done();
    // Who is there before check-in opens has not been there: the last is marked while it is on.
    house.time_passes(jiff::SignedDuration::from_hours(24));
    organizer.arrives().await;
    for judge in [&amal, &bolat] {
        organizer.records(last, judge, "present").await.is_done();
    }
    let page = organizer.sees(&house.training.at("/register")).await;
    // Amal was at both where she was expected; Bolat at one of his two, whatever he sat in on.
    assert_eq!(page.texts("tbody td:nth-child(3)"), ["100%", "50%"]);
    assert_eq!(page.texts("tfoot td")[1..], ["1 / 1", "0 / 1", "2 / 2"]);
    assert!(
        page.text("tbody tr:nth-child(2) td:nth-child(5)")
            .contains("not expected here")
    );
    assert_eq!(
        page.text("tbody tr:nth-child(1) td:nth-child(6)"),
        "not expected here"
    );
    // And by group.
    let groups = organizer.sees(&house.training.at("/register/groups")).await;
    let rows = groups.texts("section:first-of-type tbody th");
    assert_eq!(rows, ["Civil", "Criminal"]);
    let way = groups.attributes("section:first-of-type tbody th a", "href");
    let chosen = organizer.sees(&way[0]).await;
    assert_eq!(chosen.count(".matrix tbody tr"), 1);
    let csv = organizer.visits(&house.training.at("/register.csv")).await;
    assert!(
        csv.body.contains("present (not expected here)"),
        "{}",
        csv.body
    );
    let sheet = organizer
        .sees(&house.training.at("/register/signatures"))
        .await;
    assert_eq!(
        sheet
            .texts("tbody td.meta")
            .iter()
            .filter(|words| !words.is_empty())
            .count(),
        2
    );
}

async fn judges_see_their_own_sessions(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    divided(&house, &organizer, &amal, &bolat).await;
    let [opening, practice, last] = house.training.sessions;
    let page = bolat.sees(&house.training.at("")).await;
    let mine = page.attributes("section > .day .session", "id");
    assert_eq!(
        mine,
        [format!("session-{practice}"), format!("session-{last}")]
    );
    let others = page.attributes("details .session", "id");
    assert_eq!(others, [format!("session-{opening}")]);
    // What is next is what one is expected at.
    let next = bolat.sees("/").await.texts(".next:first-of-type p");
    assert!(next[0].contains("Practice"), "{next:?}");
    let calendar = bolat.visits(&house.training.at("/calendar.ics")).await;
    assert!(!calendar.body.contains("Opening"), "{}", calendar.body);
    assert!(calendar.body.contains("Practice"), "{}", calendar.body);
    let own = bolat.sees(&house.training.at("/attendance")).await;
    assert_eq!(own.count(&format!("#session-{opening}")), 0);
    assert_eq!(own.count(&format!("#session-{practice}")), 1);
    // Organizers see all of it.
    let page = organizer.sees(&house.training.at("")).await;
    assert_eq!(page.count("section > .day .session"), 3);
    // Where something stands, one sees it, and that it is not counted.
    organizer
        .records(opening, &bolat, "present")
        .await
        .is_done();
    let own = bolat.sees(&house.training.at("/attendance")).await;
    let row = own.text(&format!("#session-{opening}"));
    assert!(
        row.contains("You are not expected at this session"),
        "{row}"
    );
}

async fn who_is_moved_keeps_the_marks(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let [_, criminal] = divided(&house, &organizer, &amal, &bolat).await;
    let opening = house.training.sessions[0];
    organizer.records(opening, &amal, "present").await.is_done();
    let answer = puts(&house, &organizer, &[&amal], criminal).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert!(
        page.text(".notice.good").contains("Marks stay"),
        "{}",
        page.main()
    );
    assert_eq!(house.count::<attendance_mark::Entity>().await, 1);
    let page = organizer.sees(&house.training.at("/register")).await;
    assert!(
        page.text("tbody tr:nth-child(1) td:nth-child(5)")
            .contains("present")
    );
    // It stands, and the share is of what she is expected at now.
    assert_eq!(page.text("tbody tr:nth-child(1) td:nth-child(3)"), "0%");
}

async fn a_day_is_copied_with_its_groups(house: House) {
    let organizer = house.organizer("Olga").await;
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    divided(&house, &organizer, &amal, &bolat).await;
    organizer.visits(&house.training.at("/agenda")).await;
    let fields: [(&str, &dyn ToString); 4] = [
        ("training", &house.training.id),
        ("from", &"2024-05-30"),
        ("date", &"2024-05-31"),
        ("confirmed", &"true"),
    ];
    organizer
        .sends("trainings/copy-day", &fields)
        .await
        .is_done();
    let rows = session_group::Entity::find().all(house.inner.db.read());
    let rows = rows.await.unwrap();
    let copied: Vec<_> = rows
        .iter()
        .filter(|row| !house.training.sessions.contains(&row.session_id))
        .collect();
    assert!(!copied.is_empty(), "{rows:?}");
}
