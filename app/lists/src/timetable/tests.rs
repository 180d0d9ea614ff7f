use super::*;

/// The columns of a training in three languages.
const ALL: &[Column] = &Column::ALL;
/// The columns of a training in Russian.
const ONE: [Column; 7] = [
    Column::Date,
    Column::StartsAt,
    Column::EndsAt,
    Column::TitleRu,
    Column::Place,
    Column::Link,
    Column::Trainers,
];

fn read(text: &str, columns: &[Column]) -> Result<Vec<Row>, Refusal> {
    read_timetable(text, columns, &Budget::default())
}

/// The rows of a text, the cells of each apart by a bar.
fn told(text: &str, columns: &[Column]) -> Vec<String> {
    let rows = read(text, columns).unwrap();
    let told = |row: &Row| {
        columns
            .iter()
            .map(|column| row.get(*column).to_owned())
            .collect::<Vec<_>>()
    };
    rows.iter().map(|row| told(row).join("|")).collect()
}

#[test]
fn rows_of_a_sheet_with_heads_in_any_order() {
    let text = "Программа тренинга\n\n\
        №\tТема занятия\tДата\tВремя\tАуд.\tСпикеры\tСсылка\n\
        1\tОткрытие\t29.11.2026\t9:00–10:30\tЗал 1\tА. Сеиткали, Б. Ахметов\thttps://meet.example.org/1\n\
        2\tДоказательства\t\t11:00-12:30\tЗал\u{a0}2\t–\t\n\
        \t\t\t\t\t\t\n";
    let expected = [
        "29.11.2026|9:00–10:30||Открытие|Зал 1|https://meet.example.org/1|А. Сеиткали, Б. Ахметов",
        "|11:00-12:30||Доказательства|Зал 2||",
    ];
    assert_eq!(told(text, &ONE), expected);
}

#[test]
fn heads_name_the_language_of_titles() {
    for (heads, expected) in [
        (
            "Date\tTitle in Kazakh\tTitle in Russian\tTitle in English",
            ["A", "B", "C"],
        ),
        (
            "Дата\tНазвание (каз)\tНазвание (рус)\tНазвание (англ)",
            ["A", "B", "C"],
        ),
        (
            "Күні\tҚазақша атауы\tОрысша атауы\tАғылшынша атауы",
            ["A", "B", "C"],
        ),
        (
            "Дата\tНазвание на казахском\tНазвание на русском\tНазвание на английском языке",
            ["A", "B", "C"],
        ),
        ("Date\tEnglish\tKK\tRU", ["B", "C", "A"]),
        // One that says no language is the first; of two alike, the first is read.
        ("Дата\tТема\tТема\tПримечание", ["A", "", ""]),
        ("Дата\tТема RU\tТема\tПримечание", ["B", "A", ""]),
    ] {
        let rows = read(&format!("{heads}\n29.11.2026\tA\tB\tC\n"), ALL).unwrap();
        let titles = [Column::TitleKk, Column::TitleRu, Column::TitleEn];
        assert_eq!(
            titles.map(|column| rows[0].get(column)),
            expected,
            "{heads}"
        );
    }
}

/// What the page calls its columns is understood, as are the usual abbreviations.
#[test]
fn heads_of_the_page_are_known() {
    for heads in [
        "Day;Begins;Ends;Title in Russian;Place;Link to join online;Trainers",
        "День;Начало;Окончание;Название на русском;Место проведения;Ссылка для онлайн-участия;Тренеры",
        "Күні;Басталуы;Аяқталуы;Орысша атауы;Өтетін орны;Онлайн қатысу сілтемесі;Тренерлер",
        "ДАТА:;С;ДО;Тема;Каб.;Zoom;Лектор",
        "Date*;From;To;Topic;Room;URL;Speaker",
    ] {
        let text = format!("{heads}\n29.11.2026;9:00;10:30;A;B;C;D\n");
        assert_eq!(
            told(&text, &ONE),
            ["29.11.2026|9:00|10:30|A|B|C|D"],
            "{heads}"
        );
    }
}

#[test]
fn without_heads_the_order_of_the_page_is_assumed() {
    let link = "https://meet.example.org/1";
    for (text, expected) in [
        (
            "29.11.2026\t9:00\t10:30\tA\tHall\t{link}\tT",
            "29.11.2026|9:00|10:30|A|||Hall|{link}|T",
        ),
        (
            "29.11.2026\t9:00\t10:30\tA\tB\tC\tHall\t{link}\tT",
            "29.11.2026|9:00|10:30|A|B|C|Hall|{link}|T",
        ),
        (
            "29.11.2026\t9:00\t10:30\tA\tB\tC\tHall",
            "29.11.2026|9:00|10:30|A|B|C|Hall||",
        ),
        (
            "29.11.2026\t9:00\t10:30\tA\tHall",
            "29.11.2026|9:00|10:30|A|||Hall||",
        ),
        (
            "29.11.2026\t9:00–10:30\tA\tHall\t{link}",
            "29.11.2026|9:00–10:30||A|||Hall|{link}|",
        ),
        (
            "29.11.2026\t9:00–10:30\t\tA\t{link}",
            "29.11.2026|9:00–10:30||A||||{link}|",
        ),
        ("1\t29.11\t9:00\t10:30\tA", "29.11|9:00|10:30|A|||||"),
        ("9:00\t10:30\tA\tHall", "|9:00|10:30|A|||Hall||"),
        (
            "29.11.2026, 9:00, 10:30, A, Hall",
            "29.11.2026|9:00|10:30|A|||Hall||",
        ),
        (
            "29.11.2026; 9:00; 10:30; A, b; Hall",
            "29.11.2026|9:00|10:30|A, b|||Hall||",
        ),
    ] {
        let [text, expected] = [text, expected].map(|text| text.replace("{link}", link));
        assert_eq!(told(&text, ALL), [expected], "{text}");
    }
    let text = "29.11.2026\t9:00\t10:30\tA\tHall\tA. Seitkali";
    assert_eq!(
        told(text, &ONE),
        ["29.11.2026|9:00|10:30|A|Hall||A. Seitkali"]
    );
}

#[test]
fn a_day_above_its_rows_is_theirs() {
    let text = "Время\tТема\n29 ноября 2026 г.\n9:00–10:30\tОткрытие\n11:00–12:30\tДоказательства\n\
        \t30 ноября\n9:00–10:30\tИтоги\n";
    let expected = [
        "29 ноября 2026 г.|9:00–10:30||Открытие|||",
        "|11:00–12:30||Доказательства|||",
        "30 ноября|9:00–10:30||Итоги|||",
    ];
    assert_eq!(told(text, &ONE), expected);
}

#[test]
fn a_session_that_looks_like_heads_is_none() {
    // A title and a room that may be the names of columns stand beside a day.
    let text = "29.11.2026\t9:00\t10:30\tЗанятие\tЗал\n";
    assert_eq!(told(text, &ONE), ["29.11.2026|9:00|10:30|Занятие|Зал||"]);
}

#[test]
fn cells_of_several_lines_and_quotation_marks() {
    let text = "29.11.2026\t9:00\t10:30\t\"Право\nна защиту\"\tЗал «1»\n";
    assert_eq!(
        told(text, &ONE),
        ["29.11.2026|9:00|10:30|Право на защиту|Зал «1»||"]
    );
    let text = "29.11.2026\t9:00\t10:30\t\"Право\n30.11.2026\t9:00\t10:30\tB\n";
    assert_eq!(read(text, &ONE), Err(Refusal::OpenQuote { line: 1 }));
}

#[test]
fn what_is_no_table_is_refused() {
    for empty in ["", " \n\u{a0}\n", "\t\t\n", "Дата\tТема\n"] {
        assert_eq!(read(empty, &ONE), Err(Refusal::Empty), "{empty:?}");
    }
    for one in ["Opening", "9:00 Opening\n11:00 Evidence\n", "a b\n\nc d"] {
        assert_eq!(read(one, &ONE), Err(Refusal::Unreadable), "{one:?}");
    }
    let rows = |count: usize| "29.11.2026\t9:00\t10:30\tA\n".repeat(count);
    assert_eq!(read(&rows(MOST_ROWS), &ONE).unwrap().len(), MOST_ROWS);
    let most = MOST_ROWS;
    assert_eq!(
        read(&rows(most + 1), &ONE),
        Err(Refusal::TooManyRows { most })
    );
    let large = "a\tb\n".repeat(MOST_BYTES);
    assert_eq!(read(&large, &ONE), Err(Refusal::TooLarge));
}
