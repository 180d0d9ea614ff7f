use std::collections::BTreeSet;

use jiff::civil::{Time, date};
use jiff::tz::TimeZone;

use super::hours::{Hours, hours, time};
use super::*;
use crate::attendance::Gathering;

fn days() -> (Date, Date) {
    (date(2026, 11, 29), date(2026, 11, 30))
}

fn almaty() -> TimeZone {
    TimeZone::get("Asia/Almaty").unwrap()
}

/// A row of cells in the order of the table.
fn row(cells: [&str; 9]) -> Row {
    let mut row = Row::default();
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        row.set(column, text);
    }
    row
}

/// A row with a day, times and a title in Russian.
fn short(day: &str, from: &str, to: &str, title: &str, place: &str) -> Row {
    row([day, from, to, "", title, "", place, "", ""])
}

fn checked_for(rows: &[Row], left: &[usize], languages: &[Language]) -> Vec<Checked> {
    let about = About {
        days: days(),
        most_days: 366,
        zone: &almaty(),
        languages,
        sessions: &[Held {
            id: 7,
            place: "Hall 1".to_owned(),
            gathering: Gathering {
                starts_at: "2026-11-29T04:00Z".parse().unwrap(),
                ends_at: "2026-11-29T05:30Z".parse().unwrap(),
            },
        }],
    };
    check(rows, &left.iter().copied().collect(), &about)
}

fn checked(rows: &[Row]) -> Vec<Checked> {
    checked_for(rows, &[], &[Language::Ru])
}

fn problems(one: &Checked) -> Vec<(Column, ProblemKind)> {
    one.problems
        .iter()
        .map(|each| (each.column, each.kind))
        .collect()
}

#[test]
fn days_as_people_write_them() {
    for text in [
        "29.11.2026",
        "29.11.26",
        "29/11/2026",
        "11/29/2026",
        "29-11-2026",
        "2026-11-29",
        "2026.11.29",
        "29.11.2026 0:00:00",
        "29.11",
        "29 November 2026",
        "29th November, 2026",
        "November 29, 2026",
        "Sunday, 29 November 2026",
        "29 Nov",
        "29\u{a0}ноября\u{a0}2026\u{202f}г.",
        "вс, 29.11.2026",
        "29 НОЯБРЯ",
        "29.ноя.26",
        "29-го ноября 2026г.",
        "2026 ж. 29 қараша",
        "2026 жылғы 29 қараша, жексенбі",
        "29 қараша",
    ] {
        assert_eq!(day(text, days()), Some(date(2026, 11, 29)), "{text}");
    }
    // The month that could be either is the second, as in Kazakhstan.
    assert_eq!(day("11/12/2026", days()), Some(date(2026, 12, 11)));
    let winter = (date(2026, 12, 30), date(2027, 1, 2));
    assert_eq!(day("1 января", winter), Some(date(2027, 1, 1)));
    assert_eq!(day("1.03", winter), Some(date(2026, 3, 1)));
    assert_eq!(day("5 сентября", days()), Some(date(2026, 9, 5)));
    assert_eq!(day("сенбі, 5 қыркүйек", days()), Some(date(2026, 9, 5)));
    for text in [
        "",
        "29",
        "31.11.2026",
        "32.11.2026",
        "29.13.2026",
        "tomorrow",
        "29.11.1926",
        "29.11.226",
        "1.2.3.4",
        "29 ноября марта",
        "9:00",
        "ноябрь",
        "99999999999",
        "29 foo 2026",
    ] {
        assert_eq!(day(text, days()), None, "{text}");
    }
}

#[test]
fn times_as_people_write_them() {
    let at = |hour, minute| Time::new(hour, minute, 0, 0).unwrap();
    for text in [
        "9:00",
        "09:00",
        "9.00",
        "09.00",
        "9-00",
        "9",
        "900",
        "0900",
        "9:00:00",
        "9 00",
        "9 ч.",
        "9 ч 00 мин",
        "9h00",
        "9:00 AM",
        "в 9:00",
        "9\u{a0}:\u{a0}00",
        "сағат 9:00",
    ] {
        assert_eq!(time(text), Some(at(9, 0)), "{text}");
    }
    assert_eq!(time("1:30 pm"), Some(at(13, 30)));
    assert_eq!(time("12:05 a.m."), Some(at(0, 5)));
    assert_eq!(time("9-10"), Some(at(9, 10)));
    for text in [
        "9:00–10:30",
        "9:00 - 10:30",
        "9.00—10.30",
        "09:00-10:30",
        "9-00-10-30",
        "9-00 – 10-30",
        "с 9:00 до 10:30",
        "9:00 to 10:30",
        "0900-1030",
        "9:00-ден 10:30-ға дейін",
        "9:00 AM - 10:30 AM",
    ] {
        let both = Some(Hours::Both(at(9, 0), at(10, 30)));
        assert_eq!(hours(text), both, "{text}");
        assert_eq!(time(text), None, "{text}");
    }
    assert_eq!(hours("9-10"), Some(Hours::Both(at(9, 0), at(10, 0))));
    for one in ["9-00", "9-30", "9:00", "9:00 –"] {
        assert!(matches!(hours(one), Some(Hours::One(_))), "{one}");
    }
    for text in [
        "",
        "nine",
        "25:00",
        "9:75",
        "9:5",
        "9:00, 10:30",
        "-",
        "12345",
        "13:00 pm",
        "24:00",
        "9:00-10:00-11:00",
        "999999999999",
        "am",
    ] {
        assert_eq!(hours(text), None, "{text}");
    }
}

#[test]
fn what_was_understood_is_written_in_one_way() {
    let rows = checked(&[
        short("29 ноября", "9.00–10.30", "", "Открытие", "–"),
        short("", "11", "12-30", "Доказательства", " Зал\u{a0}2 "),
    ]);
    assert!(
        rows.iter()
            .all(|row| row.problems.is_empty() && row.doubts.is_empty())
    );
    let said = |place: usize| {
        [
            Column::Date,
            Column::StartsAt,
            Column::EndsAt,
            Column::Place,
        ]
        .map(|column| rows[place].row.get(column))
    };
    assert_eq!(said(0), ["29.11.2026", "09:00", "10:30", ""]);
    assert_eq!(said(1), ["29.11.2026", "11:00", "12:30", "Зал 2"]);
    // By the clock of the training.
    let gathering = rows[0].gathering.unwrap();
    assert_eq!(gathering.starts_at.to_string(), "2026-11-29T04:00:00Z");
}

#[test]
fn a_title_in_one_language_stands_for_the_others() {
    let one = row(["29.11.2026", "9", "10", "", "Открытие", "", "", "", ""]);
    let other = row([
        "",
        "11",
        "12",
        "Дәлелдер",
        "Доказательства",
        "Evidence",
        "",
        "",
        "",
    ]);
    let rows = checked_for(&[one, other], &[], &[Language::Kk, Language::Ru]);
    let titles = |place: usize| {
        [Column::TitleKk, Column::TitleRu, Column::TitleEn]
            .map(|column| rows[place].row.get(column))
    };
    assert_eq!(titles(0), ["Открытие", "Открытие", ""]);
    assert_eq!(titles(1), ["Дәлелдер", "Доказательства", ""]);
    // Also one in a language that the training does not use.
    let foreign = row(["29.11.2026", "9", "10", "", "", "Opening", "", "", ""]);
    let rows = checked_for(&[foreign], &[], &[Language::Kk]);
    assert_eq!(rows[0].row.get(Column::TitleKk), "Opening");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let mut long = short("32.11.2026", "10:00", "9:00", "", &"h".repeat(201));
    long.set(Column::Trainers, &"t".repeat(501));
    let rows = checked(&[
        long,
        short("", "nine", "", "Открытие", ""),
        short("30.11.2062", "10:00", "10:00", "Закрытие", ""),
    ]);
    use Column::{Date, EndsAt, Place, StartsAt, TitleRu, Trainers};
    use ProblemKind::{EndsFirst, FarOff, Missing, NotUnderstood, TooLong};
    let first = [
        (Date, NotUnderstood),
        (EndsAt, EndsFirst),
        (TitleRu, Missing),
        (Place, TooLong { most: 200 }),
        (Trainers, TooLong { most: 500 }),
    ];
    assert_eq!(problems(&rows[0]), first);
    // That the day above was not understood is said there.
    assert_eq!(
        problems(&rows[1]),
        [(StartsAt, NotUnderstood), (EndsAt, Missing)]
    );
    assert_eq!(problems(&rows[2]), [(Date, FarOff), (EndsAt, EndsFirst)]);
    // What was not understood stays as it was typed.
    assert_eq!(rows[0].row.get(Date), "32.11.2026");
    assert_eq!(rows[1].row.get(StartsAt), "nine");
}

#[test]
fn a_first_row_needs_a_day_and_rows_below_are_not_told_so_again() {
    let rows = checked(&[
        short("", "9", "10", "A", ""),
        short("", "10", "11", "B", ""),
        Row::default(),
        short("30.11.2026", "9", "10", "C", ""),
        short("", "10", "11", "D", ""),
    ]);
    assert_eq!(problems(&rows[0]), [(Column::Date, ProblemKind::Missing)]);
    assert_eq!(problems(&rows[1]), []);
    assert!(rows[1].gathering.is_none());
    assert!(rows[2].is_left && rows[2].problems.is_empty());
    assert_eq!(rows[4].row.get(Column::Date), "30.11.2026");
    // A row that is left out says nothing, and its day still counts below if it is one.
    let rows = [
        short("yesterday", "", "", "A", ""),
        short("", "10", "11", "B", ""),
    ];
    let left = checked_for(&rows, &[1], &[Language::Ru]);
    assert_eq!(problems(&left[0]), []);
    assert_eq!(problems(&left[1]), [(Column::Date, ProblemKind::Missing)]);
}

#[test]
fn what_may_be_a_slip_is_doubted() {
    let rows = [
        short("28.11.2026", "9", "10", "A", "Hall 1"),
        // In the room of a session of the agenda.
        short("29.11.2026", "9:30", "10:30", "B", "hall 1"),
        // From the minute on in which that one ends, and beside the row above.
        short("29.11.2026", "10:30", "11:00", "C", "Hall 1"),
        short("29.11.2026", "10:45", "11:30", "D", "HALL  1"),
        // Without a room there is no clash.
        short("29.11.2026", "10:45", "11:30", "E", ""),
    ];
    let all = checked(&rows);
    let doubts: Vec<_> = all.iter().map(|row| row.doubts.clone()).collect();
    let room = |by| vec![Doubt::RoomTaken { by }];
    let expected = [
        vec![Doubt::Outside {
            date: date(2026, 11, 28),
        }],
        room(Beside::Session(7)),
        vec![],
        room(Beside::Row(3)),
        vec![],
    ];
    assert_eq!(doubts, expected);
    assert!(all.iter().all(|row| row.problems.is_empty()));
    let words: Vec<String> = all
        .iter()
        .flat_map(|row| row.doubts.iter().map(|doubt| doubt.word(row.number)))
        .collect();
    assert_eq!(
        words,
        ["1-day-2026-11-28", "2-room-session-7", "4-room-row-3"]
    );
    // Who is left out is in nobody's way.
    let left = checked_for(&rows, &[1, 2, 3], &[Language::Ru]);
    assert!(left.iter().all(|row| row.doubts.is_empty()));
}

#[test]
fn a_time_that_was_twice_is_refused_at_its_cell() {
    let zone = almaty();
    let about = About {
        days: (date(2024, 2, 29), date(2024, 3, 1)),
        most_days: 366,
        zone: &zone,
        languages: &[Language::Ru],
        sessions: &[],
    };
    let night = short("29.02.2024", "22:00", "23:30", "A", "");
    let rows = check(&[night], &BTreeSet::new(), &about);
    assert_eq!(
        problems(&rows[0]),
        [(Column::EndsAt, ProblemKind::NoSuchTime)]
    );
}

#[test]
fn codes_lead_back_to_columns() {
    for column in Column::ALL {
        assert_eq!(Column::from_code(column.code()), Some(column));
    }
    assert_eq!(Column::of(&[Language::En]).len(), 7);
    assert_eq!(Column::of(&Language::ALL), Column::ALL);
}
