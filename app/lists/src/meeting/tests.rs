use proptest::prelude::*;

use super::*;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("fuzz/corpus/meeting/{name}")).unwrap()
}

fn read(bytes: &[u8]) -> Result<Vec<Join>, Refusal> {
    read_meeting(bytes, &Budget::default())
}

/// Names, addresses, and when they came and went.
fn told(joins: &[Join]) -> Vec<[String; 4]> {
    let clock = |clock: &Option<rules::meetings::Clock>| {
        let time = clock.as_ref().map(|clock| clock.time.to_string());
        time.unwrap_or_default()
    };
    joins
        .iter()
        .map(|join| {
            let (from, to) = (clock(&join.from), clock(&join.to));
            [join.name.clone(), join.address.clone(), from, to]
        })
        .collect()
}

#[test]
fn zoom_tells_each_coming_below_a_head_about_the_meeting() {
    let joins = read(&file("zoom.csv")).unwrap();
    let expected = [
        ["Olga", "olga@example.org", "08:50:12", "10:34:02"],
        ["Amal", "amal@example.org", "08:58:40", "09:40:01"],
        ["Amal", "amal@example.org", "09:43:15", "10:31:20"],
        ["Bolat (Bolat Serikov)", "", "09:24:00", "10:31:44"],
        ["Galaxy A54", "", "09:01:00", "10:30:44"],
    ];
    assert_eq!(told(&joins), expected.map(|row| row.map(str::to_owned)));
    let minutes: Vec<_> = joins.iter().map(|join| join.minutes.unwrap()).collect();
    assert_eq!(minutes, [104, 42, 49, 68, 90]);
}

#[test]
fn teams_tells_each_coming_in_its_last_section() {
    let joins = read(&file("teams.csv")).unwrap();
    let expected = [
        ["Olga", "olga@example.org", "08:50:12", "10:34:02"],
        ["Amal", "amal@example.org", "08:58:40", "09:40:01"],
        ["Amal", "amal@example.org", "09:43:15", "10:31:20"],
        ["Серіков Болат (Гость)", "", "09:24:00", "10:31:44"],
    ];
    assert_eq!(told(&joins), expected.map(|row| row.map(str::to_owned)));
}

#[test]
fn bigbluebutton_tells_it_among_other_things() {
    let joins = read(&file("bigbluebutton.csv")).unwrap();
    let expected = [
        ["Olga", "", "08:50:12", "10:34:02"],
        ["Amal", "", "08:58:40", "10:31:20"],
        ["Bolat Serikov", "", "09:24:00", ""],
    ];
    assert_eq!(told(&joins), expected.map(|row| row.map(str::to_owned)));
    assert_eq!(joins[2].minutes, Some(67));
}

#[test]
fn in_other_languages_and_of_older_versions() {
    for (text, name) in [
        // Teams, before it had sections.
        (
            "Meeting Summary\nTotal Number of Participants\t1\n\nFull Name\tJoin Time\tLeave Time\t\
             Duration\tEmail\tRole\tParticipant ID (UPN)\nAmal\t5/30/2024, 9:00:00 AM\t\
             5/30/2024, 10:00:00 AM\t1h\t\tAttendee\tamal@example.org\n",
            "Amal",
        ),
        // Zoom, one row for each person, without when.
        (
            "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAmal,,65,Yes\n",
            "Amal",
        ),
        (
            "Имя;Адрес электронной почты;Время входа;Время выхода;Продолжительность (минуты)\n\
             Амаль;amal@example.org;30.05.2024 09:00:00;30.05.2024 10:00:00;60\n",
            "Амаль",
        ),
        (
            "Аты-жөні;Қосылу уақыты;Шығу уақыты\nӘмина;30.05.2024 09:00;30.05.2024 10:00\n",
            "Әмина",
        ),
    ] {
        let joins = read(text.as_bytes()).unwrap();
        let names: Vec<&str> = joins.iter().map(|join| join.name.as_str()).collect();
        assert_eq!(names, [name], "{text}");
    }
}

#[test]
fn what_is_no_list_of_a_meeting_is_refused() {
    let nobody = "Name,Join Time,Leave Time,Duration\n";
    for (bytes, refusal) in [
        (crate::SAMPLE.as_bytes(), Refusal::NoMeeting),
        (b"Dear all,\nwe met.\n", Refusal::NoMeeting),
        (nobody.as_bytes(), Refusal::Empty),
        (b"PK\x03\x04\0\0\0\0", Refusal::Unreadable),
        (
            b"Name,Join Time\n\"Amal,9:00\n",
            Refusal::OpenQuote { line: 2 },
        ),
    ] {
        assert_eq!(
            read(bytes),
            Err(refusal),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    let long = vec![b' '; MOST_BYTES + 1];
    assert_eq!(read(&long), Err(Refusal::TooLarge));
    let mut many = nobody.to_owned();
    many.extend((0..=MOST_ROWS).map(|row| format!("P{row},9:00,10:00,60\n")));
    let most = MOST_ROWS;
    assert_eq!(read(many.as_bytes()), Err(Refusal::TooManyRows { most }));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_cells_are_answered(cells in "[a-zA-Z0-9:,\"\n/ ]{0,200}") {
        let text = format!("Name,Join Time,Leave Time,Duration\n{cells}");
        if let Ok(joins) = read(text.as_bytes()) {
            prop_assert!(joins.iter().all(|join| join.from.is_some() || join.minutes.is_some()));
        }
    }
}
