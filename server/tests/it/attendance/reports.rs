//! Shares of attendance, who can no longer reach the rule, groups, the workbook, the sheet for
//! signatures.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use jiff::SignedDuration;
use rules::roles::Role;

use crate::harness::{Answer, House, Person};

on_two_servers!(
    shares_are_of_what_was_held_and_of_all,
    whoever_can_no_longer_reach_the_rule_is_named,
    people_are_chosen_by_what_they_have,
    many_people_are_shown_a_hundred_at_once_and_files_have_all,
    groups_are_counted,
    every_cell_leads_to_its_history,
    the_workbook_has_a_summary_and_a_sheet_for_each_day,
    a_name_like_a_formula_stays_text,
    the_workbook_speaks_the_readers_language,
    the_sheet_for_signatures_has_room_for_each_session,
    a_judge_gets_no_report,
    who_looks_on_sees_sums_and_no_register,
);

/// Amal was at both sessions of the first day, Bolat at one; both are over.
async fn first_day(house: &House) -> (Person, Person, Person) {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let [opening, practice, _] = house.training.sessions;
    for (session, person, status) in [
        (opening, &amal, "present"),
        (practice, &amal, "late"),
        (opening, &bolat, "present"),
        (practice, &bolat, "absent"),
    ] {
        organizer.records(session, person, status).await.is_done();
    }
    house.time_passes(SignedDuration::from_hours(5));
    (organizer, amal, bolat)
}

/// The rows of the matrix as far as the shares: name, of those held, of all, the rule.
fn shares(page: &Answer) -> Vec<Vec<String>> {
    let cells = page.texts(".matrix tbody tr > *");
    let rows = cells.chunks(7);
    rows.map(|row| row[..4].to_vec()).collect()
}

async fn shares_are_of_what_was_held_and_of_all(house: House) {
    let (organizer, ..) = first_day(&house).await;
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(
        shares(&page),
        [
            [
                "Amal Court of Astana",
                "100%",
                "67%",
                "can still be reached"
            ],
            [
                "Bolat Court of Astana",
                "50%",
                "33%",
                "can no longer be reached"
            ],
        ]
    );
    assert!(
        page.main().contains("requires 80% of all planned sessions"),
        "{}",
        page.main()
    );
}

async fn whoever_can_no_longer_reach_the_rule_is_named(house: House) {
    let (organizer, ..) = first_day(&house).await;
    let page = organizer.sees(&house.training.at("/register")).await;
    let warning = page.text(".notice.warn");
    assert!(warning.starts_with("One judge can no longer"), "{warning}");
    let page = organizer
        .sees(&house.training.at("/register?reach=lost"))
        .await;
    assert_eq!(page.texts(".matrix tbody th"), ["Bolat Court of Astana"]);
    // A correction, and the rule can be reached again.
    let bolat = house.judge("Bulat").await;
    assert!(bolat.enrolment > 0);
    let page = organizer
        .sees(&house.training.at("/register?reach=open"))
        .await;
    assert_eq!(
        page.texts(".matrix tbody th"),
        ["Amal Court of Astana", "Bulat Court of Astana"],
        "a gap in the register is no absence"
    );
    assert!(
        shares(&page)[1][1].contains("— · 2 marks are missing"),
        "{:?}",
        shares(&page)
    );
}

/// Moves a person to another court.
async fn moves(house: &House, person: &Person, court: &str) {
    let sql = format!(
        "UPDATE enrolment SET court = '{court}' WHERE id = {}",
        person.enrolment
    );
    house.execute(&sql).await.unwrap();
}

async fn people_are_chosen_by_what_they_have(house: House) {
    let (organizer, amal, bolat) = first_day(&house).await;
    moves(&house, &amal, "Court & Co").await;
    moves(&house, &bolat, "").await;
    let page = organizer
        .sees(&house.training.at("/register?court=Court+%26+Co"))
        .await;
    assert_eq!(page.texts(".matrix tbody th"), ["Amal Court & Co"]);
    assert_eq!(
        page.attribute("[name=court] option[selected]", "value"),
        "Court & Co"
    );
    assert_eq!(
        page.count("[name=position]"),
        0,
        "where all are alike there is nothing to choose"
    );
    // The files are of the same people.
    let csv = page.attribute("main a[download][href*='.csv']", "href");
    let file = organizer.sees(&csv).await;
    assert_eq!(file.body.lines().count(), 2, "{}", file.body);
    let page = organizer
        .sees(&house.training.at("/register?court=-"))
        .await;
    assert_eq!(page.texts(".matrix tbody th"), ["Bolat"]);
    let page = organizer
        .sees(&house.training.at("/register?court=Nowhere"))
        .await;
    assert_eq!(page.text(".notice.info"), "Nobody matches this choice.");
}

async fn many_people_are_shown_a_hundred_at_once_and_files_have_all(house: House) {
    let organizer = house.organizer("Olga").await;
    let list = (0..230).map(|number| {
        let region = if number % 2 == 0 { "KZ-71" } else { "KZ-75" };
        format!("Judge {number:03},judge{number}@example.org,Court,{region},Judge,en\n")
    });
    let list = format!(
        "name,email,court,region,position,language\n{}",
        list.collect::<String>()
    );
    let answer = organizer.imports(&list).await;
    let page = organizer.sees(answer.leads_to()).await;
    let fields: [(&str, &dyn ToString); 2] = [
        ("training", &house.training.id),
        ("list", &page.value("list")),
    ];
    organizer
        .sends("trainings/take-list", &fields)
        .await
        .is_done();
    let register = house.training.at("/register");
    let names = |page: &Answer| page.texts(".matrix tbody th");
    let page = organizer.sees(&register).await;
    assert_eq!(names(&page).len(), 100);
    assert!(names(&page)[0].starts_with("Judge 000"));
    // The totals are of all.
    assert_eq!(page.texts(".matrix tfoot td")[1], "0 / 230");
    let next = page.attribute(".pager [rel=next]", "href");
    let page = organizer.sees(&next).await;
    assert!(
        names(&page)[0].starts_with("Judge 100"),
        "{:?}",
        names(&page)[0]
    );
    let last = organizer
        .sees(&page.attribute(".pager [rel=next]", "href"))
        .await;
    assert_eq!(names(&last).len(), 30);
    assert_eq!(last.count(".pager [rel=next]"), 0);
    // Beyond the last is the last, and what is no number is the first.
    let beyond = organizer.sees(&format!("{register}?page=99")).await;
    assert_eq!(names(&beyond), names(&last));
    let first = organizer.sees(&format!("{register}?page=x")).await;
    assert!(names(&first)[0].starts_with("Judge 000"));
    let found = organizer.sees(&format!("{register}?q=229")).await;
    assert_eq!(names(&found).len(), 1);
    assert_eq!(
        organizer
            .sees(&format!("{register}?q=nobody"))
            .await
            .count(".matrix"),
        0
    );
    // What was chosen stays while one turns the pages.
    let chosen = organizer.sees(&format!("{register}?region=KZ-71")).await;
    let next = chosen.attribute(".pager [rel=next]", "href");
    assert!(next.contains("region=KZ-71"), "{next}");
    assert_eq!(names(&organizer.sees(&next).await).len(), 15);
    let file = organizer
        .visits(&format!("{register}.csv?q=229&page=2"))
        .await;
    assert_eq!(file.body.lines().count(), 231);
}

async fn groups_are_counted(house: House) {
    let (organizer, amal, _) = first_day(&house).await;
    moves(&house, &amal, "Another court").await;
    let page = organizer.sees(&house.training.at("/register/groups")).await;
    assert_eq!(
        page.texts("main h2"),
        ["Court", "Region", "Position", "Language"]
    );
    let rows: Vec<String> = page
        .texts("main tbody tr > *")
        .chunks(5)
        .map(|row| row.join(" | "))
        .collect();
    assert_eq!(
        rows,
        [
            "Another court | 1 | 100% | 67% | 0",
            "Court of Astana | 1 | 50% | 33% | 1",
            "Astana | 2 | 75% | 50% | 1",
            "Judge | 2 | 75% | 50% | 1",
            "English | 2 | 75% | 50% | 1",
        ]
    );
    let there = page.attributes("main tbody a", "href")[0].clone();
    let page = organizer.sees(&there).await;
    assert_eq!(page.texts(".matrix tbody th"), ["Amal Another court"]);
}

async fn every_cell_leads_to_its_history(house: House) {
    let (organizer, ..) = first_day(&house).await;
    let trainer = house.trainer("Tom").await;
    let page = organizer.sees(&house.training.at("/register")).await;
    let cells = page.attributes(".matrix tbody td a", "href");
    assert_eq!(cells.len(), 6);
    for (cell, statements) in cells.iter().zip([1, 1, 0, 1, 1, 0]) {
        let page = trainer.sees(cell).await;
        assert_eq!(page.count(".history li"), statements, "{cell}");
    }
}

async fn workbook(person: &Person, house: &House) -> Answer {
    let file = person.sees(&house.training.at("/register.xlsx")).await;
    assert_eq!(
        file.header("content-type"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    file
}

fn opened(file: &Answer) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file.bytes.clone())).unwrap()
}

/// What a part of the file says.
fn part(file: &Answer, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

async fn the_workbook_has_a_summary_and_a_sheet_for_each_day(house: House) {
    let (organizer, ..) = first_day(&house).await;
    let file = workbook(&organizer, &house).await;
    let mut book = opened(&file);
    assert_eq!(
        book.sheet_names(),
        ["Summary", "30 May 2024", "31 May 2024"]
    );
    let summary = book.worksheet_range("Summary").unwrap();
    let row = |row: usize| summary.rows().nth(row).unwrap().to_vec();
    // What it is of stands above the table, on paper as well.
    let heads = [0, 1, 2].map(|at| row(at)[0].clone());
    let [title, about, made] = heads.map(|cell| cell.to_string());
    assert!(title.ends_with(" · Attendance"), "{title}");
    assert!(about.starts_with("Astana · 30"), "{about}");
    assert_eq!(
        made,
        "As of 30\u{a0}May\u{a0}2024, 13:50, downloaded by Olga"
    );
    assert_eq!(row(3)[..3], [text("Name"), text("E-mail"), text("Court")]);
    assert_eq!(
        row(4)[5..],
        [
            text("English"),
            Data::Float(2.0),
            Data::Float(2.0),
            Data::Float(0.0),
            Data::Float(1.0),
            Data::Float(3.0),
            Data::Float(2.0 / 3.0),
            Data::Float(0.0),
            text("can still be reached"),
        ]
    );
    let day = book.worksheet_range("30 May 2024").unwrap();
    let moment = |row: u32, column: u32| {
        let cell = day.get_value((row, column)).unwrap();
        let Data::DateTime(moment) = cell else {
            panic!("not typed: {cell:?}");
        };
        moment.to_ymd_hms_milli()
    };
    // Almaty's clock, not Greenwich's.
    assert_eq!(moment(0, 5), (2024, 5, 30, 0, 0, 0, 0));
    let clock = |row, column| {
        let (.., hour, minute, _, _) = moment(row, column);
        (hour, minute)
    };
    assert_eq!((clock(1, 5), clock(2, 5)), ((9, 0), (10, 30)));
    assert_eq!((clock(1, 6), clock(2, 6)), ((11, 0), (12, 30)));
    let rows: Vec<_> = day
        .rows()
        .skip(3)
        .map(|row| [&row[..1], &row[5..]].concat())
        .collect();
    assert_eq!(
        rows,
        [
            ["Name", "Opening", "Practice"].map(text),
            ["Amal", "present", "late"].map(text),
            ["Bolat", "present", "absent"].map(text),
        ]
    );
    for (sheet, rows) in [
        ("xl/worksheets/sheet1.xml", 4),
        ("xl/worksheets/sheet2.xml", 4),
    ] {
        let xml = part(&file, sheet);
        let pane = format!("ySplit=\"{rows}\"");
        assert!(
            xml.contains(&pane) && xml.contains("state=\"frozen\""),
            "{xml}"
        );
    }
}

async fn a_name_like_a_formula_stays_text(house: House) {
    let organizer = house.organizer("Olga").await;
    let names = ["=1+1", "+7 701", "-2", "@SUM(A1)"];
    for name in names {
        let mail = format!("{}", name.bytes().map(u32::from).sum::<u32>());
        let person = house
            .invites(&format!("x{mail}"), Some(Role::Judge), house.training.id)
            .await;
        let sql = format!(
            "UPDATE account SET name = '{name}' WHERE id = {}",
            person.account
        );
        house.execute(&sql).await.unwrap();
    }
    let file = workbook(&organizer, &house).await;
    let mut book = opened(&file);
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{sheet}");
        let range = book.worksheet_range(&sheet).unwrap();
        for name in names {
            assert!(
                range.rows().any(|row| row[0] == text(name)),
                "{sheet}: {name}"
            );
        }
    }
}

async fn the_workbook_speaks_the_readers_language(house: House) {
    let (organizer, ..) = first_day(&house).await;
    for (language, sheets, name, late) in [
        (
            "ru",
            ["Сводка", "30 мая 2024 г.", "31 мая 2024 г."],
            "ФИО",
            "опоздание",
        ),
        (
            "kk",
            ["Жиынтық", "2024 ж. 30 мамыр", "2024 ж. 31 мамыр"],
            "Аты-жөні",
            "кешікті",
        ),
    ] {
        organizer.visits("/").await;
        organizer.chooses_language(language).await;
        let file = workbook(&organizer, &house).await;
        let mut book = opened(&file);
        assert_eq!(book.sheet_names(), sheets);
        let day = book.worksheet_range(sheets[1]).unwrap();
        assert_eq!(day.get_value((3, 0)), Some(&text(name)));
        assert_eq!(day.get_value((4, 6)), Some(&text(late)));
        let title = format!("Practice ({language})");
        assert_eq!(day.get_value((3, 6)), Some(&text(&title)));
    }
}

async fn the_sheet_for_signatures_has_room_for_each_session(house: House) {
    let (organizer, ..) = first_day(&house).await;
    let page = organizer
        .sees(&house.training.at("/register/signatures"))
        .await;
    assert_eq!(
        page.texts(".signatures h2"),
        ["Thursday, 30 May 2024", "Friday, 31 May 2024"]
    );
    assert_eq!(
        page.texts(".signatures .name"),
        ["Amal", "Bolat", "Amal", "Bolat"]
    );
    let room = page.texts(".signatures tbody:not(.guests) td");
    // Two days: a number and two sessions for each, then a number and one.
    assert_eq!(room, ["1", "", "", "2", "", "", "1", "", "2", ""]);
    // Room for guests, numbered on, and for whoever answers for the sheet.
    let guests = page.texts(".signatures:first-of-type .guest td:first-child");
    assert_eq!(guests, ["3", "4", "5", "6", "7"]);
    assert_eq!(page.count(".signatures .signed"), 2);
    // What stands above the table is repeated with its head on each page.
    assert_eq!(
        page.texts(".signatures thead .again")[1],
        "Friday, 31 May 2024 · Asylum cases · Astana"
    );
    organizer.chooses_language("kk").await;
    let page = organizer
        .sees(&house.training.at("/register/signatures"))
        .await;
    assert_eq!(page.text("h1"), "Қол қою парағы");
}

async fn a_judge_gets_no_report(house: House) {
    let judge = house.judge("Amal").await;
    for path in [
        "/register",
        "/register/groups",
        "/register/signatures",
        "/register.xlsx",
    ] {
        let answer = judge.visits(&house.training.at(path)).await;
        assert_eq!(answer.status, 403, "{path}");
    }
    let answer = house
        .browser()
        .visits(&house.training.at("/register.xlsx"))
        .await;
    assert!(
        answer.leads_to().starts_with("/sign-in?next="),
        "{}",
        answer.leads_to()
    );
}

async fn who_looks_on_sees_sums_and_no_register(house: House) {
    let (_, amal, _) = first_day(&house).await;
    let (trainer, observer) = (house.trainer("Tom").await, house.observer("Oskar").await);
    let session = house.training.sessions[0];
    let figures = house.training.at("/figures");
    for path in [
        house.training.register(0),
        format!("{}/{}", house.training.register(0), amal.enrolment),
        format!("{}/events", house.training.register(0)),
        house.training.at(&format!("/sessions/{session}/code")),
        house.training.at("/register"),
        house.training.at("/register/open"),
        house.training.at("/register/groups"),
        house.training.at("/register/signatures"),
        house.training.at("/register.csv"),
        house.training.at("/register.xlsx"),
    ] {
        assert_eq!(observer.visits(&path).await.status, 403, "{path}");
    }
    assert_eq!(observer.visits(&figures).await.status, 200);
    // Nothing leads there, and no name stands on the way.
    for path in ["/".to_owned(), house.training.at(""), figures] {
        let page = observer.sees(&path).await;
        assert_eq!(page.count("a[href*='register']"), 0, "{path}");
        assert!(!page.body.contains("Amal"), "{path}");
    }
    let table = trainer.sees(&house.training.at("/register.csv")).await;
    assert!(table.body.contains("Amal") && table.body.contains(&amal.email));
}
