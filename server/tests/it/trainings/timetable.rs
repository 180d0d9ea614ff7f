//! Sessions by a table: pasted from a sheet or typed, looked at, mended and added all at once.

use app::{
    errors::{Field, UserError},
    trainings::{self, Session},
};
use jiff::SignedDuration;
use records::{audit_event, letter, session};
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    a_programme_is_pasted_and_added_at_once,
    rows_are_typed_by_hand,
    all_that_is_wrong_is_said_at_its_cell_and_mended,
    what_may_be_a_slip_is_shown_once_and_then_added,
    rows_are_left_out,
    a_training_becomes_as_long_as_its_sessions,
    what_is_no_table_is_refused_with_what_was_pasted,
    a_table_is_its_owners_and_for_one_training,
    others_add_no_sessions,
);

const PROGRAMME: &str = "Дата\tВремя\tТема\tЗал\tСсылка\tТренеры\n\
    30.05.2024\t14:00–15:30\tОценка доказательств\tЗал 1\thttps://meet.example.org/1\tА. Сеиткали\n\
    \t16:00–17:00\tПрактика\tЗал 2\t–\tБ. Ахметов\n\
    31 мая 2024 г.\t14.00-15.30\tРешение\tЗал 1\t\tА. Сеиткали, Б. Ахметов\n\
    \t16-00 – 17-00\tИтоги\tЗал\u{a0}1\t\t\n";

/// Sends a form of the training.
async fn sends(house: &House, person: &Person, action: &str, form: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(&str, &dyn ToString)> = vec![("training", &house.training.id)];
    fields.extend(
        form.iter()
            .map(|(name, value)| (*name, value as &dyn ToString)),
    );
    person.sends(action, &fields).await
}

/// Pastes a text and gives the page with what was read.
async fn reads(house: &House, person: &Person, sheet: &str) -> Answer {
    person.sees(&house.training.at("/sessions/table")).await;
    let answer = sends(
        house,
        person,
        "trainings/read-sessions",
        &[("sheet", sheet)],
    )
    .await;
    person.sees(answer.is_done().leads_to()).await
}

/// The form that a page with a table holds, with some of its cells filled in otherwise.
fn form(page: &Answer, changed: &[(&'static str, &str)]) -> Vec<(String, String)> {
    let of = "form[action='/api/trainings/add-sessions'] input:not([type=checkbox])";
    let names = page.attributes(of, "name");
    let values = page.attributes(of, "value");
    assert_eq!(names.len(), values.len());
    let mut form: Vec<(String, String)> = names.into_iter().zip(values).collect();
    for (cell, text) in changed {
        let name = format!("cells[{cell}]");
        let field = form.iter_mut().find(|(each, _)| *each == name);
        field.unwrap_or_else(|| panic!("no {name}")).1 = (*text).to_owned();
    }
    form
}

/// Adds what a page shows.
async fn adds(person: &Person, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &dyn ToString)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value as &dyn ToString))
        .collect();
    person.sends("trainings/add-sessions", &fields).await
}

async fn sessions(house: &House) -> Vec<Session> {
    let db = house.inner.db.read();
    trainings::sessions(db, house.training.id).await.unwrap()
}

/// What stands in the cells of a row.
fn row(page: &Answer, number: usize) -> Vec<String> {
    page.attributes(
        &format!("tbody tr:nth-child({number}) td input:not([type=checkbox])"),
        "value",
    )
}

async fn a_programme_is_pasted_and_added_at_once(house: House) {
    let organizer = house.organizer("Olga").await;
    house.judge("Amal").await;
    let agenda = organizer.sees(&house.training.at("/agenda")).await;
    let way = house.training.at("/sessions/table");
    assert!(agenda.attributes("main .actions a", "href").contains(&way));
    let page = reads(&house, &organizer, PROGRAMME).await;
    assert_eq!(
        page.text(".notice.good"),
        "4 sessions were read. Nothing has been added yet."
    );
    assert_eq!(page.text("main form .actions button"), "Add 4 sessions");
    let title = "Оценка доказательств";
    let link = "https://meet.example.org/1";
    let first = [
        "30.05.2024",
        "14:00",
        "15:30",
        title,
        title,
        title,
        "Зал 1",
        link,
        "А. Сеиткали",
    ];
    assert_eq!(row(&page, 1), first);
    assert_eq!(row(&page, 4)[..3], ["31.05.2024", "16:00", "17:00"]);
    assert_eq!(page.count("main [aria-invalid]") + page.count(".doubt"), 0);
    assert_eq!(
        house.count::<session::Entity>().await,
        3,
        "nothing is added yet"
    );
    let letters = house.count::<letter::Entity>().await;

    let form = form(&page, &[("title_kk-1", "Дәлелдерді бағалау")]);
    let answer = adds(&organizer, &form).await;
    let agenda = house
        .training
        .at("/agenda?done=sessions-added#day-2024-05-30");
    assert_eq!(answer.is_done().leads_to(), agenda);
    let all = sessions(&house).await;
    assert_eq!(all.len(), 7);
    let added = &all[2];
    // By the clock of the training, which is five hours ahead.
    assert_eq!(
        added.gathering.starts_at.to_string(),
        "2024-05-30T09:00:00Z"
    );
    assert_eq!(added.titles.kk, "Дәлелдерді бағалау");
    assert_eq!(
        (added.titles.en.as_str(), added.link.as_str()),
        (title, link)
    );
    assert_eq!(
        (added.place.as_str(), added.trainers.as_str()),
        ("Зал 1", "А. Сеиткали")
    );
    let page = organizer.sees(&agenda).await;
    assert_eq!(page.text(".notice.good"), "The sessions have been added.");
    let day = page.texts("#day-2024-05-31 .session");
    assert!(
        day[1].contains("14:00–15:30") && day[1].contains("Решение"),
        "{day:?}"
    );
    // One event each; and nobody is written to, as when one session is added.
    let db = house.inner.db.read();
    let events = audit_event::Entity::find().all(db).await.unwrap();
    let events = events
        .iter()
        .filter(|event| event.action == "trainings.session-added");
    assert_eq!(events.count(), 4);
    assert_eq!(house.count::<letter::Entity>().await, letters);

    // Sent again, as by Back and the button: they are there once.
    assert_eq!(adds(&organizer, &form).await.is_done().leads_to(), agenda);
    assert_eq!(house.count::<session::Entity>().await, 7);
    // After a while the rooms are taken, which has to be seen first.
    house.time_passes(SignedDuration::from_mins(11));
    let again = adds(&organizer, &form).await;
    again.is_refused_with(&UserError::SessionsDoubtful { count: 4 });
    assert_eq!(house.count::<session::Entity>().await, 7);
}

async fn rows_are_typed_by_hand(house: House) {
    let organizer = house.organizer("Olga").await;
    let page = organizer.sees(&house.training.at("/sessions/table")).await;
    assert_eq!(page.count("main tbody tr"), 6);
    assert_eq!(page.count("main textarea[name=sheet]"), 1);
    let typed = [
        ("sheet", ""),
        ("cells[date-1]", "30.5"),
        ("cells[starts_at-1]", "14"),
        ("cells[ends_at-1]", "15.30"),
        ("cells[title_en-1]", "Evidence"),
        // A row is passed over; the day is that of the row above.
        ("cells[date-2]", ""),
        ("cells[starts_at-3]", "16-17"),
        ("cells[title_en-3]", "Practice"),
    ];
    let answer = sends(&house, &organizer, "trainings/read-sessions", &typed).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(page.count("main tbody tr"), 2);
    assert_eq!(
        row(&page, 1)[..4],
        ["30.05.2024", "14:00", "15:30", "Evidence"]
    );
    assert_eq!(
        row(&page, 2)[..4],
        ["30.05.2024", "16:00", "17:00", "Practice"]
    );
    adds(&organizer, &form(&page, &[])).await.is_done();
    assert_eq!(house.count::<session::Entity>().await, 5);
}

async fn all_that_is_wrong_is_said_at_its_cell_and_mended(house: House) {
    let organizer = house.organizer("Olga").await;
    let sheet = "32.05.2024\t15:00\t14:00\tA\t\tmeet.example.org\n\
        30.05.2024\tnine\t\t\tHall\n30.05.2024\t18:00\t19:00\tB\n";
    let heads = "Date\tBegins\tEnds\tTitle\tPlace\tLink\n";
    let page = reads(&house, &organizer, &format!("{heads}{sheet}")).await;
    let wrong = [
        "cells[date-1]",
        "cells[ends_at-1]",
        "cells[link-1]",
        "cells[starts_at-2]",
        "cells[ends_at-2]",
        "cells[title_kk-2]",
    ];
    assert_eq!(page.attributes("main [aria-invalid=true]", "name"), wrong);
    assert_eq!(page.attributes("main [autofocus]", "name"), wrong[..1]);
    let said = [
        "“32.05.2024” is not a day. Write it as 29.11.2026.",
        "14:00 is not after the beginning. A session that runs past midnight is added by itself.",
        "“meet.example.org” is not an address that begins with https:// or http://.",
        "“nine” is not a time. Write it as 09:30.",
        "Write the time.",
        "Write the title.",
    ];
    assert_eq!(page.texts("main .problem"), said);
    // What is said stands under the id that the cell names.
    let described = page.attribute("#date-1", "aria-describedby");
    assert_eq!(page.text(&format!("#{described}")), said[0]);
    assert!(
        page.text(".notice.warn")
            .starts_with("2 rows need correcting.")
    );

    // Mended in part: the rest is said again, and nothing that was typed is lost.
    let mended = [
        ("date-1", "30.05.2024"),
        ("ends_at-1", "16:00"),
        ("trainers-3", "T. <One>"),
    ];
    let answer = adds(&organizer, &form(&page, &mended)).await;
    answer.is_refused_with(&UserError::SessionsUnclear { count: 2 });
    assert_eq!(house.count::<session::Entity>().await, 3, "all or nothing");
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(
        page.attributes("main [aria-invalid=true]", "name"),
        wrong[2..]
    );
    assert_eq!(page.attributes("main [autofocus]", "name"), wrong[2..3]);
    assert_eq!(page.value("cells[ends_at-1]"), "16:00");
    assert_eq!(page.value("cells[link-1]"), "meet.example.org");
    assert_eq!(page.value("cells[trainers-3]"), "T. <One>");
    let mended = [
        ("link-1", "https://meet.example.org"),
        ("starts_at-2", "9:00"),
        ("ends_at-2", "10:00"),
        ("title_en-2", "C"),
    ];
    adds(&organizer, &form(&page, &mended)).await.is_done();
    assert_eq!(house.count::<session::Entity>().await, 6);
}

async fn what_may_be_a_slip_is_shown_once_and_then_added(house: House) {
    let organizer = house.organizer("Olga").await;
    let first = reads(&house, &organizer, "30.05.2024\t18:00\t19:00\tA\tHall 1\n").await;
    adds(&organizer, &form(&first, &[])).await.is_done();
    let sheet = "30.05.2024\t18:30\t19:30\tB\thall 1\n30.05.2024\t18:00\t19:00\tC\tHall 2\n\
        30.05.2024\t18:45\t20:00\tD\tHall 2\n";
    let page = reads(&house, &organizer, sheet).await;
    let said = [
        "“A” is in this room from 18:00 to 19:00.",
        "“C (row 2)” is in this room from 18:00 to 19:00.",
    ];
    assert_eq!(page.texts("main .doubt"), said);
    assert_eq!(page.count("main [aria-invalid]"), 0);
    // A doubt that comes only now is shown before it is heeded.
    let changed = form(&page, &[("place-1", "Hall 2")]);
    let answer = adds(&organizer, &changed).await;
    answer.is_refused_with(&UserError::SessionsDoubtful { count: 2 });
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(page.value("cells[place-1]"), "Hall 2");
    assert_eq!(
        page.texts("main .doubt"),
        ["“B (row 1)” is in this room from 18:30 to 19:30."; 2]
    );
    adds(&organizer, &form(&page, &[])).await.is_done();
    assert_eq!(house.count::<session::Entity>().await, 7);
}

async fn rows_are_left_out(house: House) {
    let organizer = house.organizer("Olga").await;
    let sheet = "30.05.2024\t18:00\t19:00\tA\nnever\t18:00\t19:00\tB\n";
    let page = reads(&house, &organizer, sheet).await;
    let left = ("left[]".to_owned(), "2".to_owned());
    // What is left out stays so when the others are refused.
    let mut form = form(&page, &[("ends_at-1", "17:00")]);
    form.push(left.clone());
    let answer = adds(&organizer, &form).await;
    answer.is_refused_with(&UserError::SessionsUnclear { count: 1 });
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(
        page.attributes("main [type=checkbox][checked]", "value"),
        ["2"]
    );
    assert_eq!(
        page.attributes("main [aria-invalid=true]", "name"),
        ["cells[ends_at-1]"]
    );
    assert_eq!(page.value("cells[date-2]"), "never");
    let mut form = self::form(&page, &[("ends_at-1", "19:00")]);
    form.push(left.clone());
    adds(&organizer, &form).await.is_done();
    assert_eq!(house.count::<session::Entity>().await, 4);
    // All rows are left out.
    let page = reads(&house, &organizer, "30.05.2024\t18:00\t19:00\tA\n").await;
    let mut form = self::form(&page, &[]);
    form.push((left.0, "1".to_owned()));
    let answer = adds(&organizer, &form).await;
    answer.is_refused_with(&UserError::NothingChosen);
}

async fn a_training_becomes_as_long_as_its_sessions(house: House) {
    let organizer = house.organizer("Olga").await;
    let sheet = "29.05.2024\t18:00\t19:00\tA\n2.06.2024\t18:00\t19:00\tB\n30.05.2034\t9\t10\tC\n";
    let page = reads(&house, &organizer, sheet).await;
    let outside = "Not one of the training’s days, 30–31 May 2024. If you add it, the training becomes longer.";
    let said: Vec<String> = page.texts("main .doubt");
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|said| said == outside), "{said:?}");
    assert_eq!(
        page.texts("main .problem"),
        ["30.05.2034 is more than a year from the training. Check the year."]
    );
    let mended = form(&page, &[("date-3", "30.05.2024")]);
    adds(&organizer, &mended).await.is_done();
    let kept = trainings::find(house.inner.db.read(), house.training.id)
        .await
        .unwrap();
    assert_eq!(
        (kept.starts_on.to_string(), kept.ends_on.to_string()),
        ("2024-05-29".to_owned(), "2024-06-02".to_owned())
    );
    let audit = format!("/audit?training={}", house.training.id);
    let rows = organizer.sees(&audit).await.texts("tbody tr");
    let changed = rows.iter().find(|row| row.contains("Last day")).unwrap();
    assert!(changed.contains("First day"), "{changed}");
}

async fn what_is_no_table_is_refused_with_what_was_pasted(house: House) {
    let organizer = house.organizer("Olga").await;
    let many = "30.05.2024\t9:00\t10:00\tA\n".repeat(201);
    let field = Field::Sheet;
    for (sheet, error) in [
        ("", UserError::Missing { field }),
        (" \n", UserError::Missing { field }),
        ("9:00 Opening\n11:00 Evidence", UserError::OneColumn),
        (&*many, UserError::TooManySessions { most: 200 }),
        ("A\tB\nC\t\"D\nE\tF", UserError::SheetQuote { line: 2 }),
    ] {
        organizer.sees(&house.training.at("/sessions/table")).await;
        let typed = [("sheet", sheet), ("cells[title_en-6]", "Z")];
        let form = if sheet.trim().is_empty() {
            &typed[..1]
        } else {
            &typed[..]
        };
        let answer = sends(&house, &organizer, "trainings/read-sessions", form).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        let kept = page.texts("main textarea").join("");
        assert_eq!(kept, sheet.split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!(
            page.attributes("main [aria-invalid=true]", "name"),
            ["sheet"]
        );
        if form.len() > 1 {
            assert_eq!(
                page.value("cells[title_en-6]"),
                "Z",
                "what was typed beside it"
            );
        }
    }
    let form = [("cells[colour-1]", "red")];
    sends(&house, &organizer, "trainings/read-sessions", &form)
        .await
        .is_refused_with(&UserError::BadRequest);
}

async fn a_table_is_its_owners_and_for_one_training(house: House) {
    let (olga, oleg) = (house.organizer("Olga").await, house.organizer("Oleg").await);
    olga.sees(&house.training.at("/sessions/table")).await;
    let answer = sends(
        &house,
        &olga,
        "trainings/read-sessions",
        &[("sheet", PROGRAMME)],
    )
    .await;
    let table = answer.is_done().leads_to().to_owned();
    let shown = oleg.visits(&table).await;
    assert_eq!(shown.status, 422);
    assert!(!shown.body.contains("Сеиткали"));
    // From there one comes back to where rows are pasted.
    let way = house.training.at("/sessions/table");
    assert!(shown.attributes("main a", "href").contains(&way));
    // It is there until it is added.
    let page = olga.sees(&table).await;
    adds(&olga, &form(&page, &[])).await.is_done();
    assert_eq!(olga.visits(&table).await.status, 422);
}

async fn others_add_no_sessions(house: House) {
    let form = [("cells[title_en-1]", "A")];
    for person in [house.judge("Amal").await, house.trainer("Tom").await] {
        let path = house.training.at("/sessions/table");
        assert_eq!(person.visits(&path).await.status, 403);
        for action in ["trainings/read-sessions", "trainings/add-sessions"] {
            sends(&house, &person, action, &form)
                .await
                .is_refused_with(&UserError::NotAllowed);
        }
    }
    assert_eq!(house.count::<session::Entity>().await, 3);
}
