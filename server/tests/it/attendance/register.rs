//! The register as a table and as a file.

use rules::roles::Role;

use crate::harness::{House, Person};

on_two_servers!(
    the_register_shows_who_was_where,
    the_register_is_a_file_for_spreadsheets
);

/// Amal was at the opening, Bolat was late there and excused from the practice.
async fn marks(house: &House) -> Person {
    let (amal, bolat) = (house.judge("Amal").await, house.judge("Bolat").await);
    let organizer = house.organizer("Olga").await;
    let [opening, practice, _] = house.training.sessions;
    amal.checks_in(opening).await.is_done();
    organizer.records(opening, &bolat, "late").await.is_done();
    organizer
        .records(practice, &bolat, "excused")
        .await
        .is_done();
    organizer
}

async fn the_register_shows_who_was_where(house: House) {
    let organizer = marks(&house).await;
    house.trainer("Tom").await;
    let page = organizer.sees(&house.training.at("/register")).await;
    assert_eq!(
        page.texts("tbody tr > *")
            .chunks(7)
            .map(|row| row.join(" | "))
            .collect::<Vec<_>>(),
        [
            "Amal Court of Astana | — | 33% (0% confirmed) | can still be reached | present (not yet confirmed) | — | —",
            "Bolat Court of Astana | — | 33% | can no longer be reached | late | excused | —",
        ]
    );
    assert_eq!(page.texts("tfoot td"), ["", "2 / 2", "0 / 2", "0 / 2"]);
    assert_eq!(
        page.texts("thead .meta"),
        ["30.05 09:00", "30.05 11:00", "31.05 09:00"]
    );
}

async fn the_register_is_a_file_for_spreadsheets(house: House) {
    let organizer = marks(&house).await;
    // A name that a spreadsheet would reckon out.
    house
        .invites("=1+1", Some(Role::Judge), house.training.id)
        .await;
    let page = organizer.sees(&house.training.at("/register")).await;
    let address = page.attribute("main a[download][href$='.csv']", "href");
    let file = organizer.sees(&address).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    // The file is named after the training.
    let name = file.header("content-disposition").to_owned();
    assert!(name.ends_with(", Attendance, 2024-05-30.csv\""), "{name}");
    assert!(
        file.bytes.starts_with(b"\xef\xbb\xbf"),
        "the mark by which spreadsheets know UTF-8"
    );
    let text = file.body.strip_prefix('\u{feff}').unwrap();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Name,E-mail,Court,Region,Position,\"Opening (2024-05-30 09:00–10:30, Asia/Almaty)\",\
         \"Practice (2024-05-30 11:00–12:30, Asia/Almaty)\",\"Closing (2024-05-31 09:00–10:30, Asia/Almaty)\"",
            "'=1+1,.1.1@example.org,Court of Astana,Astana,Judge,not marked,not marked,not marked",
            "Amal,amal@example.org,Court of Astana,Astana,Judge,present (not yet confirmed),not marked,not marked",
            "Bolat,bolat@example.org,Court of Astana,Astana,Judge,late,excused,not marked",
        ]
    );
    // In Russian and Kazakh spreadsheets part columns by a semicolon.
    for (language, words) in [
        ("ru", ";явка (ещё не подтверждено);"),
        ("kk", ";келді (әлі расталмаған);"),
    ] {
        organizer.visits("/").await;
        organizer.chooses_language(language).await;
        let file = organizer.sees(&address).await;
        let mut lines = file.body.lines();
        assert_eq!(
            lines.next().unwrap().matches(';').count(),
            7,
            "{}",
            file.body
        );
        let amal = file
            .body
            .lines()
            .find(|line| line.starts_with("Amal;amal@example.org;"))
            .unwrap();
        assert!(amal.contains(words), "{amal}");
    }
}
