use proptest::prelude::*;
use rules::roster::Column;

use super::*;
use crate::Encoding;

const HEAD: &str = "name;email;court;region;position;language";

fn read(bytes: &[u8], budget: &Budget) -> Result<List, Refusal> {
    let naming = crate::Naming::default();
    super::read(bytes, &Asked::with(&naming), budget)
}

fn list(text: &str) -> List {
    read(text.as_bytes(), &Budget::default()).unwrap()
}

fn refused(text: &str) -> Refusal {
    read(text.as_bytes(), &Budget::default()).unwrap_err()
}

/// The names of the list with the numbers of their rows.
fn names(list: &List) -> Vec<(usize, String)> {
    let checked = list.checked();
    let good = checked.good.iter().map(|(row, _)| *row);
    let mut rows: Vec<usize> = good
        .chain(checked.bad.iter().map(|(row, _)| *row))
        .collect();
    rows.sort_unstable();
    let name = |row: usize| list.value(row, Column::Name).unwrap_or_default().to_owned();
    rows.into_iter().map(|row| (row, name(row))).collect()
}

#[test]
fn rows_are_numbered_as_in_the_file_with_its_empty_ones() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = [
            HEAD,
            "",
            "",
            "Ok;ok@example.org;;;;",
            "",
            "Bad;no;;;;",
            ";;;;;",
        ];
        let list = list(&lines.join(end));
        let checked = list.checked();
        assert_eq!(checked.good[0].0, 4);
        assert_eq!(checked.bad[0].0, 6);
        assert_eq!(list.value(6, Column::Email), Some("no"));
    }
}

#[test]
fn empty_rows_and_titles_may_stand_above() {
    let list = list(&format!(
        "\n\nList of judges\n;;\n{HEAD}\nOne;one@example.org;;;;\n"
    ));
    assert_eq!(names(&list), [(6, "One".to_owned())]);
}

#[test]
fn the_line_that_names_the_delimiter_is_obeyed_and_not_counted() {
    for text in [
        "sep=|\r\nname|email|court|region|position|language\r\nOne|one@example.org||||\r\n",
        "\"SEP=^\"\nname^email^court^region^position^language\nOne^one@example.org^^^^\n",
        "sep=,\nname;email;court;region;position;language\nOne;one@example.org;;;;\n",
    ] {
        assert_eq!(names(&list(text)), [(2, "One".to_owned())], "{text}");
    }
}

#[test]
fn a_mark_that_is_not_closed_is_told_with_its_line() {
    let open = format!(
        "{HEAD}\r\nТОО \"Рога\" Иванов;one@example.org;;;;\r\n\
         \"Половина кавычки;two@example.org;;;;\r\nПосле;three@example.org;;;;"
    );
    assert_eq!(refused(&open), Refusal::OpenQuote { line: 3 });
    // It is closed by chance, by what opens or ends a cell further below.
    for later in [
        "\"Three\";three@example.org;;;;",
        "Three;three@example.org;;;;\"x\"",
    ] {
        let text =
            format!("sep=;\n{HEAD}\nOne;one@example.org;;;;\n\"Two;two@example.org;;;;\n{later}\n");
        assert_eq!(refused(&text), Refusal::OpenQuote { line: 4 }, "{later}");
    }
    let swallowed =
        format!("{HEAD}\nOne;one@example.org;\"Court;;;\nTwo;two@example.org;Court 5\";;;\n");
    assert_eq!(refused(&swallowed), Refusal::OpenQuote { line: 2 });
}

#[test]
fn marks_that_nobody_doubled_are_understood_on_their_line() {
    let text = format!(
        "{HEAD}\n\"One \"\"A\"\" B\";one@example.org;;;;\n\"ТОО \"Рога\", филиал\";two@example.org;;;;\n\
         \"Рога\" и копыта;three@example.org;;;;\n Four \"x\" ; four@example.org ;\"Court\nof two lines\" ;;;\n"
    );
    let list = list(&text);
    let found = names(&list);
    let expected = [
        (2, "One \"A\" B"),
        (3, "ТОО \"Рога\", филиал"),
        (4, "\"Рога\" и копыта"),
        (5, "Four \"x\""),
    ];
    assert_eq!(found, expected.map(|(row, name)| (row, name.to_owned())));
    assert_eq!(list.value(5, Column::Court), Some("Court of two lines"));
    assert!(list.checked().bad.is_empty());
}

#[test]
fn a_line_full_of_marks_is_looked_through_once() {
    let text = format!("{HEAD}\n{}", "\"a\"b;".repeat(150_000));
    let began = Budget::default();
    let list = read(text.as_bytes(), &began).unwrap();
    assert_eq!(names(&list).len(), 1);
    assert!(began.spent().cells < 160_000 && began.spent().steps < 1_000_000);
}

const RUSSIAN: &str = "ФИО;Эл. почта;Суд;Регион;Должность;Язык\nАйжан Омаров;one@example.org;Суд № 2;Астана;Судья;русский\n";
const PEOPLE: &str =
    "name;email;court;region;position;language\nАйжан Омаров;one@example.org;Суд;KZ-71;Судья;ru\n";

#[test]
fn encodings_of_one_byte_are_told_apart() {
    for text in [PEOPLE, RUSSIAN, &RUSSIAN.to_uppercase()] {
        for (encoding, said) in [
            (encoding_rs::WINDOWS_1251, None),
            (encoding_rs::IBM866, Some(Encoding::Ibm866)),
            (encoding_rs::KOI8_R, Some(Encoding::Koi8R)),
            (encoding_rs::X_MAC_CYRILLIC, Some(Encoding::MacCyrillic)),
        ] {
            let text = if encoding == encoding_rs::KOI8_R {
                text.replace('№', "N")
            } else {
                text.to_owned()
            };
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost, "{encoding:?}");
            let list = read(&bytes, &Budget::default()).unwrap();
            let name = list.value(2, Column::Name).unwrap();
            assert_eq!(name.to_lowercase(), "айжан омаров", "{encoding:?} {text}");
            let remarks: Vec<_> = said
                .map(|encoding| Remark::Guessed { encoding })
                .into_iter()
                .collect();
            assert_eq!(list.remarks(), remarks);
        }
    }
}

#[test]
fn letters_that_windows_1251_does_not_know_are_told_as_lost() {
    let text = PEOPLE.replace("Айжан Омаров", "?айрат ?лі?лы");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
    let list = read(&bytes, &Budget::default()).unwrap();
    let checked = list.checked();
    let kind = rules::roster::RowProblemKind::LostLetters;
    let column = Column::Name;
    let expected = vec![rules::roster::RowProblem { column, kind }];
    assert_eq!(checked.bad, [(2, expected)]);
    assert_eq!(list.value(2, column), Some("?айрат ?лі?лы"));
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = "name\temail\tcourt\tregion\tposition\tlanguage\r\nҚайрат Әліұлы\tone@example.org\tСот\tKZ-71\tСудья\tkk\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        [b"\xff\xfe".as_slice(), &little].concat(),
        [b"\xfe\xff".as_slice(), &big].concat(),
        little,
        big,
    ] {
        let list = read(&bytes, &Budget::default()).unwrap();
        assert_eq!(names(&list), [(2, "Қайрат Әліұлы".to_owned())]);
        assert_eq!(list.remarks(), []);
    }
}

#[test]
fn what_is_no_list_is_refused() {
    let lacks = |column| Refusal::LacksColumn { column };
    for (text, refusal) in [
        ("", Refusal::Unreadable),
        ("\u{feff} \n", Refusal::Unreadable),
        ("\0\u{1}\u{2}", Refusal::Unreadable),
        ("words", lacks(Column::Name)),
        (
            "name,court,region,position,language\nA,B,C,D,E\n",
            lacks(Column::Email),
        ),
        (
            "name,email,court,region,position\na,b,c,d,e\n",
            lacks(Column::Language),
        ),
    ] {
        assert_eq!(refused(text), refusal, "{text:?}");
    }
    assert_eq!(
        crate::read(HEAD.as_bytes(), &Budget::default()),
        Err(Refusal::Empty)
    );
}

#[test]
fn a_list_is_as_long_as_it_may_be() {
    let rows = |count: usize| format!("{HEAD}\n{}", "A;a@b.kz;;;;\n\n".repeat(count));
    assert_eq!(names(&list(&rows(10_000))).len(), 10_000);
    let most = crate::MOST_ROWS;
    assert_eq!(refused(&rows(10_001)), Refusal::TooManyRows { most });
}

proptest! {
    #[test]
    fn any_bytes_are_a_list_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = crate::read(&bytes, &Budget::default());
    }

    #[test]
    fn anything_below_a_head_is_a_list_or_refused(text in "([;,\"\n\r\t?@a\u{202e}қ]|sep=){0,80}") {
        if let Ok(list) = crate::read(format!("{HEAD}\n{text}").as_bytes(), &Budget::default()) {
            let checked = list.checked();
            let lines = text.split(['\n', '\r']).count() + 1;
            for (row, _) in &checked.bad {
                prop_assert!((2..=lines).contains(row));
            }
        }
    }

    #[test]
    fn what_is_quoted_comes_back(cells in prop::collection::vec("[a-z\"\n қ]{1,8}", 1..10)) {
        let quoted: String = cells
            .iter()
            .map(|cell| format!("\"{}\";a@b.kz;;;;\n", cell.replace('"', "\"\"")))
            .collect();
        let list = list(&format!("{HEAD}\n{quoted}"));
        for (row, cell) in (2..).zip(&cells) {
            let kept = kept(cell);
            prop_assert_eq!(list.value(row, Column::Name), Some(kept.as_str()).filter(|kept| !kept.is_empty()));
        }
    }
}
