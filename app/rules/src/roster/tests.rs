use proptest::prelude::*;

use super::*;

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
            problem(Column::Region, RowProblemKind::UnknownRegion),
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
    let checked = check(&rows);
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
    let checked = check(&rows);
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
    let checked = check(&[row("", "a@sud.kz"), row("A", "a@sud.kz")]);
    assert!(checked.good.is_empty());
    let duplicate = problem(Column::Email, RowProblemKind::Duplicate { of_row: 2 });
    assert_eq!(checked.bad[1], (3, vec![duplicate]));
}

#[test]
fn empty_or_broken_addresses_are_no_duplicates() {
    let checked = check(&[row("A", ""), row("B", ""), row("C", "x"), row("D", "x")]);
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
    assert_eq!(language(" Казахский "), Some(Language::Kk));
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
        let checked = check(&rows);
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
    let problem = |column, kind| RowProblem { column, kind };
    let broken = [
        (2, problem(Column::Name, RowProblemKind::NoValue)),
        (3, problem(Column::Court, RowProblemKind::NotText)),
        (4, problem(Column::Email, RowProblemKind::Merged)),
    ];
    let checked = check_with(&rows, &broken);
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
