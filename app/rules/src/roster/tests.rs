use proptest::prelude::*;

use course::Language;

use super::{person::language, *};

fn row(name: &str, email: &str) -> Row {
    Row {
        name: name.to_owned(),
        email: email.to_owned(),
        court: "СМАС г. Астаны".to_owned(),
        region: "г. Астана".to_owned(),
        position: "судья".to_owned(),
        language: "ru".to_owned(),
    }
}

/// The rows below a header in the first row.
fn below(rows: &[Row]) -> Vec<Line> {
    let line = |(number, row): (usize, &Row)| Line {
        number,
        row: row.clone(),
        broken: Broken::default(),
    };
    (2..).zip(rows).map(line).collect()
}

fn problem(column: Column, kind: RowProblemKind) -> RowProblem {
    RowProblem { column, kind }
}

#[test]
fn a_row_in_order_is_tidied_up() {
    let person = person(&Row {
        name: "  Айгерим\u{a0}\nСерикова ".to_owned(),
        email: " A.Serikova@SUD.kz ".to_owned(),
        court: "Межрайонный\r\nсуд".to_owned(),
        region: "алматы облысы".to_owned(),
        position: String::new(),
        language: "Қазақша".to_owned(),
    })
    .unwrap();
    assert_eq!(person.name, "Айгерим Серикова");
    assert_eq!(person.email, "a.serikova@sud.kz");
    assert_eq!(person.court, "Межрайонный суд");
    assert_eq!(person.region.unwrap().code, "KZ-19");
    assert_eq!(person.position, "");
    assert_eq!(person.language, Some(Language::Kk));
}

#[test]
fn only_name_and_address_are_needed() {
    let person = person(&Row {
        name: "A".to_owned(),
        email: "a@sud.kz".to_owned(),
        ..Row::default()
    })
    .unwrap();
    assert_eq!(person.region, None);
    assert_eq!(person.language, None);
}

#[test]
fn all_problems_at_once_in_the_order_of_the_columns() {
    let long = "x".repeat(201);
    let problems = person(&Row {
        name: " ".to_owned(),
        email: "a at sud.kz".to_owned(),
        court: long.clone(),
        region: "Атлантида".to_owned(),
        position: long,
        language: "Latin".to_owned(),
    });
    let too_long = RowProblemKind::TooLong { most: 200 };
    assert_eq!(
        problems,
        Err(vec![
            problem(Column::Name, RowProblemKind::Missing),
            problem(Column::Email, RowProblemKind::BadEmail),
            problem(Column::Court, too_long),
            problem(Column::Position, too_long),
            problem(Column::Language, RowProblemKind::UnknownLanguage),
        ])
    );
}

#[test]
fn lengths_are_counted_in_characters() {
    assert!(person(&row(&"ә".repeat(200), "a@sud.kz")).is_ok());
    let too_long = RowProblemKind::TooLong { most: 200 };
    assert_eq!(
        person(&row(&"ә".repeat(201), "a@sud.kz")),
        Err(vec![problem(Column::Name, too_long)])
    );
}

#[test]
fn an_address_that_is_too_long_is_told_once() {
    let email = format!("a@{}kz", "bbbbbbbbb.".repeat(26));
    let too_long = RowProblemKind::TooLong { most: 254 };
    assert_eq!(
        person(&row("A", &email)),
        Err(vec![problem(Column::Email, too_long)])
    );
    assert_eq!(
        person(&row("A", "")),
        Err(vec![problem(Column::Email, RowProblemKind::Missing)])
    );
}

#[test]
fn rows_are_numbered_as_in_the_spreadsheet() {
    let rows = [
        row("A", "a@sud.kz"),
        Row::default(),
        row("", "b@sud.kz"),
        row("C", "c@sud.kz"),
        Row {
            name: " \t".to_owned(),
            ..Row::default()
        },
    ];
    let checked = check(&below(&rows));
    let good: Vec<_> = checked.good.iter().map(|(number, _)| *number).collect();
    assert_eq!(good, [2, 5]);
    let missing = vec![problem(Column::Name, RowProblemKind::Missing)];
    assert_eq!(checked.bad, [(4, missing)]);
    assert_eq!(check(&[]), Checked::default());
}

#[test]
fn duplicates_point_to_the_first() {
    let rows = [
        row("A", "a@sud.kz"),
        row("B", "b@sud.kz"),
        row("A again", " A@SUD.KZ"),
        row("", "a@sud.kz"),
    ];
    let checked = check(&below(&rows));
    assert_eq!(checked.good.len(), 2);
    let duplicate = problem(Column::Email, RowProblemKind::Duplicate { of_row: 2 });
    let missing = problem(Column::Name, RowProblemKind::Missing);
    assert_eq!(
        checked.bad,
        [(4, vec![duplicate]), (5, vec![missing, duplicate])]
    );
}

#[test]
fn the_first_counts_even_if_it_is_not_in_order() {
    let checked = check(&below(&[row("", "a@sud.kz"), row("A", "a@sud.kz")]));
    assert!(checked.good.is_empty());
    let duplicate = problem(Column::Email, RowProblemKind::Duplicate { of_row: 2 });
    assert_eq!(checked.bad[1], (3, vec![duplicate]));
}

#[test]
fn empty_or_broken_addresses_are_no_duplicates() {
    let checked = check(&below(&[
        row("A", ""),
        row("B", ""),
        row("C", "x"),
        row("D", "x"),
    ]));
    let kinds: Vec<_> = checked.bad.iter().map(|(_, all)| all[0].kind).collect();
    use RowProblemKind::{BadEmail, Missing};
    assert_eq!(kinds, [Missing, Missing, BadEmail, BadEmail]);
}

#[test]
fn languages_by_code_and_name() {
    for each in Language::ALL {
        assert_eq!(language(each.code()), Some(each));
        assert_eq!(language(&each.own_name().to_uppercase()), Some(each));
    }
    for (text, expected) in [
        (" Казахский ", Language::Kk),
        ("каз", Language::Kk),
        ("КАЗ.", Language::Kk),
        ("қаз", Language::Kk),
        ("рус", Language::Ru),
        ("Рус.", Language::Ru),
        ("англ", Language::En),
    ] {
        assert_eq!(language(text), Some(expected), "{text}");
    }
    assert_eq!(language("de"), None);
}

proptest! {
    #[test]
    fn every_row_that_says_something_is_either_good_or_bad(
        cells in proptest::collection::vec(("[a-b ]{0,2}", "[a-b]{0,1}(@sud\\.kz)?"), 0..12),
    ) {
        let rows: Vec<Row> = cells
            .into_iter()
            .map(|(name, email)| Row { name, email, ..Row::default() })
            .collect();
        let checked = check(&below(&rows));
        let mut numbers: Vec<usize> = checked.good.iter().map(|(number, _)| *number).collect();
        numbers.extend(checked.bad.iter().map(|(number, _)| *number));
        numbers.sort_unstable();
        let expected: Vec<usize> = (2..)
            .zip(&rows)
            .filter(|(_, row)| !row.is_blank())
            .map(|(number, _)| number)
            .collect();
        prop_assert_eq!(numbers, expected);
        let mut emails: Vec<&str> = checked.good.iter().map(|(_, each)| each.email.as_str()).collect();
        emails.sort_unstable();
        emails.dedup();
        prop_assert_eq!(emails.len(), checked.good.len());
    }
}

#[test]
fn a_broken_cell_is_told_once_and_its_row_is_not_good() {
    let named = |name: &str, email: &str| Row {
        name: name.to_owned(),
        email: email.to_owned(),
        ..Row::default()
    };
    let rows = [
        named("", "one@example.org"),
        named("Two", "two@example.org"),
        Row::default(),
    ];
    let mut lines = below(&rows);
    lines[0].broken[0] = Some(RowProblemKind::NoValue);
    lines[1].broken[2] = Some(RowProblemKind::NotText);
    lines[2].broken[1] = Some(RowProblemKind::Merged);
    let checked = check(&lines);
    assert!(checked.good.is_empty());
    assert_eq!(
        checked.bad,
        [
            (2, vec![problem(Column::Name, RowProblemKind::NoValue)]),
            (3, vec![problem(Column::Court, RowProblemKind::NotText)]),
            (
                4,
                vec![
                    problem(Column::Name, RowProblemKind::Missing),
                    problem(Column::Email, RowProblemKind::Merged)
                ]
            ),
        ]
    );
}

#[test]
fn numbers_are_those_of_the_lines() {
    let mut lines = below(&[row("A", "a@sud.kz"), row("", "a@sud.kz")]);
    lines[0].number = 5;
    lines[1].number = 1000;
    let checked = check(&lines);
    assert_eq!(checked.good[0].0, 5);
    let missing = problem(Column::Name, RowProblemKind::Missing);
    let duplicate = problem(Column::Email, RowProblemKind::Duplicate { of_row: 5 });
    assert_eq!(checked.bad, [(1000, vec![missing, duplicate])]);
}

#[test]
fn lost_letters_are_told_in_every_column_of_words() {
    let lost = person(&Row {
        name: "?айрат ?лі?лы".to_owned(),
        email: "a@sud.kz".to_owned(),
        court: "?о?амды? сот".to_owned(),
        region: "?останай".to_owned(),
        position: "Судья\u{fffd}".to_owned(),
        language: "?аза?ша".to_owned(),
    });
    let columns = [
        Column::Name,
        Column::Court,
        Column::Region,
        Column::Position,
        Column::Language,
    ];
    let expected = columns.map(|column| problem(column, RowProblemKind::LostLetters));
    assert_eq!(lost, Err(expected.to_vec()));
    for name in ["Сараба?", "?", "?? ????", "A ? B"] {
        let is_lost = person(&row(name, "a@sud.kz")).is_err();
        assert_eq!(is_lost, name != "?" && name != "A ? B", "{name}");
    }
}

#[test]
fn what_is_wrong_with_an_address_is_told_apart() {
    for (email, kind) in [
        ("a at sud.kz", RowProblemKind::BadEmail),
        (
            "judge@examplе.org",
            RowProblemKind::ForeignLetter { letter: 'е' },
        ),
        ("person-5@erased.invalid", RowProblemKind::NoDomain),
    ] {
        let expected = Err(vec![problem(Column::Email, kind)]);
        assert_eq!(person(&row("A", email)), expected, "{email}");
    }
}

#[test]
fn what_nobody_sees_is_not_taken_over() {
    let person = person(&row("Ser\u{202e}ik", "\u{200b}a@sud.kz")).unwrap();
    assert_eq!(
        (person.name.as_str(), person.email.as_str()),
        ("Serik", "a@sud.kz")
    );
    let blank = row("\u{200b}", "a@sud.kz");
    let missing = vec![problem(Column::Name, RowProblemKind::Missing)];
    assert_eq!(super::person(&blank), Err(missing));
}

#[test]
fn who_comes_from_abroad_is_taken_and_spoken_of() {
    let mut guest = row("Ion Munteanu", "ion@example.md");
    guest.region = "Chișinău".to_owned();
    let checked = check(&below(&[guest]));
    assert_eq!(checked.good[0].1.region, None);
    let doubt = problem(Column::Region, RowProblemKind::UnknownRegion);
    assert_eq!(checked.doubtful, [(2, vec![doubt])]);
}

#[test]
fn a_name_of_two_alphabets_is_taken_and_spoken_of() {
    // The first letter is Latin.
    let mixed = row("Cерикова Айгерим", "a@sud.kz");
    let checked = check(&below(&[mixed, row("Серикова Smith", "b@sud.kz")]));
    assert_eq!(checked.good.len(), 2);
    let kind = RowProblemKind::ForeignLetter { letter: 'C' };
    assert_eq!(checked.doubtful, [(2, vec![problem(Column::Name, kind)])]);
}
