//! The results of a training on one page, and as files.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::{RIGHT, WRONG};
use crate::harness::{Fields, House, Person, eventually};

on_both_databases!(
    everybody_stands_there_with_every_quiz,
    the_files_say_the_same_in_types,
    a_quiz_that_left_the_course_keeps_its_results,
);

/// Four judges: passed, not passed, under way, not begun.
async fn four_judges(house: &House) -> [Person; 4] {
    let judges = [
        house.judge("Amal").await,
        house.judge("=Bolat").await,
        house.judge("Dana").await,
        house.judge("Erlan").await,
    ];
    for (judge, answers) in judges.iter().zip([&RIGHT[..], &WRONG[..]]) {
        let (_, attempt) = judge.attempts_quiz().await;
        judge.answers(attempt, "submit", answers).await.is_done();
    }
    judges[2].attempts_quiz().await;
    let fields: &Fields<'_> = &[("training", &house.training.id), ("lesson", &"definition")];
    judges[0]
        .sends("learning/mark-read", fields)
        .await
        .is_done();
    judges
}

async fn everybody_stands_there_with_every_quiz(house: House) {
    let judges = four_judges(&house).await;
    let (organizer, trainer) = (house.organizer("Olga").await, house.trainer("Tom").await);
    // Who waits has not failed to begin.
    let waits = house.judge("Waits").await;
    let sql = format!(
        "UPDATE enrolment SET place = 'waiting' WHERE id = {}",
        waits.enrolment
    );
    house.execute(&sql).await.unwrap();
    let results = house.training.at("/results");
    for reader in [&organizer, &trainer] {
        let page = reader.sees(&house.training.at("")).await;
        assert!(page.attributes("main a", "href").contains(&results));
        let page = reader.sees(&results).await;
        assert_eq!(
            page.texts(".table thead th"),
            ["Name", "Lessons read", "Check yourself"]
        );
        let rows: Vec<String> = page
            .texts(".table tbody tr > *")
            .chunks(3)
            .map(|row| row.join(" | "))
            .collect();
        let since = "under way since 30 May 2024, 08:50";
        assert_eq!(
            rows,
            [
                "=Bolat Court of Astana | 0 of 2 | 40 % not passed".to_owned(),
                "Amal Court of Astana | 1 of 2 | 100 % passed".to_owned(),
                format!("Dana Court of Astana | 0 of 2 | {since}"),
                "Erlan Court of Astana | 0 of 2 | not begun".to_owned(),
            ]
        );
        assert_eq!(page.texts(".table tfoot td"), ["0 / 4", "1 / 4"]);
    }
    // Of two attempts the better one counts, also while another is under way.
    let (_, attempt) = judges[1].attempts_quiz().await;
    judges[1].answers(attempt, "submit", &RIGHT).await.is_done();
    judges[0].attempts_quiz().await;
    let page = trainer.sees(&results).await;
    let cells = page.texts(".table tbody td:last-child");
    assert_eq!(cells[..2], ["100 % passed", "100 % passed"]);
}

async fn the_files_say_the_same_in_types(house: House) {
    four_judges(&house).await;
    let organizer = house.organizer("Olga").await;
    let page = organizer.sees(&house.training.at("/results")).await;
    for kind in ["xlsx", "csv"] {
        let file = house.training.at(&format!("/results.{kind}"));
        assert!(page.attributes("main a[download]", "href").contains(&file));
    }
    let file = organizer.sees(&house.training.at("/results.xlsx")).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes.clone())).unwrap();
    let sheet = book.worksheet_range("Results").unwrap();
    let text = |words: &str| Data::String(words.to_owned());
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(
        rows[4][6..],
        [
            "Lessons read",
            "Lessons to read",
            "Check yourself",
            "Check yourself: share of the points"
        ]
        .map(text)
    );
    // A name that looks like a formula is a name; numbers are numbers.
    assert_eq!(rows[5][0], text("=Bolat"));
    assert_eq!(
        rows[5][6..],
        [
            Data::Float(0.0),
            Data::Float(2.0),
            text("not passed"),
            Data::Float(0.4)
        ]
    );
    assert_eq!(rows[8][8..], [text("not begun"), Data::Empty]);
    let mut archive = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    let xml = std::io::read_to_string(&mut part).unwrap();
    assert!(xml.contains("<pane xSplit=\"1\" ySplit=\"5\""), "{xml}");

    let file = organizer.sees(&house.training.at("/results.csv")).await;
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[1].starts_with("'=Bolat,"), "{}", lines[1]);
    assert!(lines[1].ends_with(",0,2,not passed,40 %"), "{}", lines[1]);
    // Where a comma parts decimals, a semicolon parts cells.
    organizer.chooses_language("ru").await;
    let file = organizer.sees(&house.training.at("/results.csv")).await;
    assert!(file.body.contains(";не зачтено;40 %"), "{}", file.body);
}

async fn a_quiz_that_left_the_course_keeps_its_results(house: House) {
    let judges = four_judges(&house).await;
    let trainer = house.trainer("Tom").await;
    let served = || house.inner.courses.get("small").unwrap().course;
    house.rewrites("01-basics/module.toml", |text| {
        text.replace(", \"03-final\"", "")
    });
    for language in ["en", "ru", "kk"] {
        let file = house
            .content
            .join(format!("small/01-basics/03-final.{language}.md"));
        if file.exists() {
            std::fs::remove_file(file).unwrap();
        }
    }
    eventually("the quiz is gone", || async {
        served().lesson("final").is_none()
    })
    .await;
    let page = trainer.sees(&house.training.at("/results")).await;
    assert_eq!(
        page.texts(".table thead th")[2],
        "Check yourself no longer in the course"
    );
    assert_eq!(page.texts(".table tbody td:last-child")[1], "100 % passed");
    for (name, shown) in [
        ("people", "=Bolat"),
        ("results", "First attempts that were handed in: 2"),
        ("marking", "Check yourself"),
        ("regrade", "Check yourself"),
    ] {
        let page = trainer
            .sees(&house.training.at(&format!("/quizzes/final/{name}")))
            .await;
        assert!(page.main().contains(shown), "{name}: {}", page.main());
    }
    let page = judges[0].sees(&house.training.at("/quizzes/final")).await;
    assert!(page.main().contains("This quiz is no longer in the course"));
    assert_eq!(page.count("main form"), 0, "nobody begins it");
    assert_eq!(page.texts("main tbody tr").len(), 1);
    // What was never asked is not there.
    let never = house.training.at("/quizzes/never");
    assert_eq!(trainer.visits(&never).await.status, 404);
}
