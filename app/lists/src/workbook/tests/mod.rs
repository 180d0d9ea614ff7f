use rules::roster::{Checked, Column, RowProblemKind};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use super::*;
use crate::MOST_ROWS;

mod hostile;

const HEAD: [&str; 6] = ["name", "email", "court", "region", "position", "language"];
const ONE: [&str; 6] = ["One", "one@example.org", "Court", "KZ-71", "Judge", "kk"];
const TWO: [&str; 6] = ["Two", "two@example.org", "", "", "", ""];

/// A sheet with a head, and these people below it.
fn fill(sheet: &mut Worksheet, people: &[[&str; 6]]) -> Result<(), XlsxError> {
    sheet.write_row(0, 0, HEAD)?;
    for (row, person) in (1..).zip(people) {
        sheet.write_row(row, 0, *person)?;
    }
    Ok(())
}

fn read_bytes(bytes: &[u8]) -> Result<List, Refusal> {
    crate::read(bytes, &Budget::default())
}

fn read_book(mut book: Workbook) -> Result<List, Refusal> {
    read_bytes(&book.save_to_buffer().unwrap())
}

/// What is read from a workbook of one sheet.
fn read_sheet(make: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> List {
    let mut book = Workbook::new();
    make(book.add_worksheet()).unwrap();
    read_book(book).unwrap()
}

fn problems(checked: &Checked) -> Vec<(usize, Column, RowProblemKind)> {
    let bad = checked.bad.iter();
    bad.flat_map(|(row, problems)| problems.iter().map(|each| (*row, each.column, each.kind)))
        .collect()
}

fn names(list: &List) -> Vec<(usize, String)> {
    let good = list.checked().good;
    good.into_iter()
        .map(|(row, person)| (row, person.name))
        .collect()
}

#[test]
fn people_are_read_with_the_numbers_of_their_rows() {
    let list = read_sheet(|sheet| fill(sheet, &[ONE, ["", "", "", "", "", ""], TWO]));
    assert_eq!(names(&list), [(2, "One".to_owned()), (4, "Two".to_owned())]);
    assert!(list.checked().bad.is_empty());
    assert_eq!(list.remarks(), []);
}

#[test]
fn a_title_may_stand_above_and_columns_in_any_order_and_language() {
    let list = read_sheet(|sheet| {
        sheet.write_string(0, 0, "Участники")?;
        let head = ["Язык", "ФИО", "Суд", "E-mail адрес", "Регион", "Должность"];
        sheet.write_row(3, 1, head)?;
        let row = [
            "ru",
            "Ахметов Ұлан Smith",
            "Суд",
            "one@example.org",
            "Алматы",
            "Судья",
        ];
        sheet.write_row(4, 1, row)?;
        Ok(())
    });
    assert_eq!(names(&list), [(5, "Ахметов Ұлан Smith".to_owned())]);
    let region = list.checked().good[0].1.region;
    assert_eq!(region.map(|region| region.code), Some("KZ-75"));
    assert_eq!(list.address(5, Column::Email).as_deref(), Some("E5"));
}

#[test]
fn of_a_formula_the_shown_value_is_taken_and_one_without_is_refused_with_its_cell() {
    let list = read_sheet(|sheet| {
        fill(sheet, &[ONE, TWO])?;
        let shown = Formula::new("=\"Court \"&\"A\"").set_result("Court A");
        sheet.write_formula(1, 2, shown)?;
        sheet
            .set_formula_result_default("")
            .write_formula(2, 2, Formula::new("=NOTHING()"))?;
        sheet.write_formula(2, 4, Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    });
    let checked = list.checked();
    assert_eq!(checked.good[0].1.court, "Court A");
    let expected = [
        (3, Column::Court, RowProblemKind::NoValue),
        (3, Column::Position, RowProblemKind::NoValue),
    ];
    assert_eq!(problems(&checked), expected);
    assert_eq!(list.address(3, Column::Court).as_deref(), Some("C3"));
    assert_eq!(list.value(3, Column::Position), Some("#DIV/0!"));
}

#[test]
fn a_merged_court_is_everybodys_and_a_merged_person_nobodys() {
    let plain = Format::new();
    let list = read_sheet(|sheet| {
        let three = ["Three", "three@example.org", "", "", "", ""];
        let four = ["Four", "four@example.org", "Another", "", "", ""];
        fill(sheet, &[ONE, TWO, three, four])?;
        sheet.merge_range(1, 2, 3, 2, "Court of three", &plain)?;
        // A name that reaches over its address, and one over two rows.
        sheet.merge_range(4, 0, 4, 1, "Four", &plain)?;
        sheet.merge_range(5, 0, 6, 0, "Five", &plain)?;
        sheet.write_string(5, 1, "five@example.org")?;
        sheet.write_string(6, 1, "six@example.org")?;
        Ok(())
    });
    let checked = list.checked();
    let courts: Vec<_> = checked
        .good
        .iter()
        .map(|(_, person)| person.court.as_str())
        .collect();
    assert_eq!(courts, ["Court of three"; 3]);
    let expected = [
        (5, Column::Name, RowProblemKind::Merged),
        (5, Column::Email, RowProblemKind::Missing),
        (6, Column::Name, RowProblemKind::Merged),
        (7, Column::Name, RowProblemKind::Merged),
    ];
    assert_eq!(problems(&checked), expected);
}

#[test]
fn dates_and_numbers_are_no_names_and_are_shown() {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let list = read_sheet(|sheet| {
        fill(sheet, &[ONE, TWO])?;
        sheet.write_number(1, 0, 44_561)?;
        sheet.write_boolean(1, 4, true)?;
        let day = ExcelDateTime::from_ymd(2024, 5, 30)?;
        sheet.write_datetime_with_format(1, 2, &day, &date)?;
        // A number that may be a name: of a court.
        sheet.write_number(2, 2, 5)?;
        Ok(())
    });
    let checked = list.checked();
    let expected = [Column::Name, Column::Court, Column::Position]
        .map(|column| (2, column, RowProblemKind::NotText));
    assert_eq!(problems(&checked), expected);
    assert_eq!(checked.good[0].1.court, "5");
    assert_eq!(list.value(2, Column::Name), Some("44561"));
}

#[test]
fn two_people_with_one_address_are_told() {
    let again = ["Again", "ONE@example.org", "", "", "", ""];
    let list = read_sheet(|sheet| fill(sheet, &[ONE, TWO, again]));
    let expected = [(4, Column::Email, RowProblemKind::Duplicate { of_row: 2 })];
    assert_eq!(problems(&list.checked()), expected);
}

#[test]
fn the_sheet_that_names_the_columns_is_found_among_others() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Read me").unwrap();
    fill(book.add_worksheet(), &[]).unwrap();
    fill(book.add_worksheet(), &[ONE]).unwrap();
    let list = read_book(book).unwrap();
    assert_eq!(names(&list), [(2, "One".to_owned())]);
    assert_eq!(list.remarks(), [], "one without people is no second list");
}

#[test]
fn a_sheet_that_is_shown_goes_before_a_hidden_one_and_others_are_told() {
    let sheets = |hidden: [bool; 3]| {
        let mut book = Workbook::new();
        let people = [
            ("First", ["F", "f@example.org", "", "", "", ""]),
            ("Second", ONE),
            ("Third", TWO),
        ];
        for ((name, person), is_hidden) in people.into_iter().zip(hidden) {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            fill(sheet, &[person]).unwrap();
            sheet.set_hidden(is_hidden);
            if !is_hidden {
                sheet.set_active(true);
            }
        }
        read_book(book).unwrap()
    };
    let left = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let one = sheets([true, false, true]);
    assert_eq!(names(&one), [(2, "One".to_owned())]);
    let told = Remark::SheetsLeft {
        sheet: "Second".to_owned(),
        left: left(&["First", "Third"]),
    };
    assert_eq!(one.remarks(), [told]);
    let all = sheets([false, false, false]);
    assert_eq!(names(&all), [(2, "F".to_owned())]);
    let told = Remark::SheetsLeft {
        sheet: "First".to_owned(),
        left: left(&["Second", "Third"]),
    };
    assert_eq!(all.remarks(), [told]);
}

#[test]
fn a_list_on_a_hidden_sheet_is_read_and_told() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Read me").unwrap();
    let sheet = book.add_worksheet().set_name("List").unwrap();
    fill(sheet, &[ONE]).unwrap();
    sheet.set_hidden(true);
    let list = read_book(book).unwrap();
    let sheet = "List".to_owned();
    assert_eq!(list.remarks(), [Remark::SheetHidden { sheet }]);
}

#[test]
fn hidden_rows_and_columns_are_told() {
    let list = read_sheet(|sheet| {
        fill(sheet, &[ONE, TWO, ["T", "t@example.org", "", "", "", ""]])?;
        sheet.write_row(0, 6, ["E-mail", "Court"])?;
        sheet.write_string(1, 6, "shown@example.org")?;
        sheet.set_column_hidden(1)?;
        sheet.set_column_hidden(4)?;
        sheet.set_row_hidden(1)?;
        sheet.set_row_hidden(3)?;
        Ok(())
    });
    let checked = list.checked();
    assert_eq!(checked.good[0].1.email, "shown@example.org");
    assert_eq!(
        list.remarks(),
        [
            Remark::ColumnTwice {
                column: Column::Court,
                read: "C".to_owned()
            },
            Remark::ColumnHidden {
                column: Column::Position
            },
            Remark::RowsHidden {
                count: 2,
                first: vec![2, 4]
            },
        ]
    );
}

#[test]
fn a_wrong_sheet_is_told() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Budget").unwrap();
    book.add_worksheet();
    assert_eq!(read_book(book), Err(Refusal::NoSheet { sheets: 2 }));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEAD[..5].to_vec()).unwrap();
    book.add_worksheet();
    let column = Column::Language;
    assert_eq!(
        read_book(book),
        Err(Refusal::LacksColumn { column }),
        "what is nearly right is named"
    );
    let mut book = Workbook::new();
    fill(book.add_worksheet(), &[]).unwrap();
    assert_eq!(read_book(book), Err(Refusal::Empty));
}

#[test]
fn ten_thousand_rows_are_read_and_one_more_is_refused() {
    let make = |rows: u32| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, HEAD).unwrap();
        for row in 1..=rows {
            sheet.write_string(row, 0, "A Judge").unwrap();
            let email = format!("judge{row}@example.org");
            sheet.write_string(row, 1, email).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let file = make(10_000);
    assert!(file.len() <= crate::MOST_BYTES, "{} bytes", file.len());
    let budget = Budget::default();
    let list = crate::read(&file, &budget).unwrap();
    assert_eq!(list.checked().good.len(), 10_000);
    let (spent, most) = (budget.spent(), crate::LIMITS);
    assert!(
        spent.steps * 10 < most.steps
            && spent.cells * 10 < most.cells
            && spent.texts * 10 < most.texts,
        "the largest list stays far below what a file may cost: {spent:?}"
    );
    let error = read_bytes(&make(10_001)).unwrap_err();
    assert_eq!(error, Refusal::TooManyRows { most: MOST_ROWS });
}

#[test]
fn a_cell_at_the_end_of_the_sheet_takes_no_room() {
    for column in [16_383, 0] {
        let list = read_sheet(|sheet| {
            fill(sheet, &[ONE])?;
            sheet.write_string(1_048_575, column, "x")?;
            Ok(())
        });
        let checked = list.checked();
        assert_eq!(checked.good.len(), 1);
        // What stands beside the list is not read; what stands in it has its number.
        let bad: Vec<_> = checked.bad.iter().map(|(row, _)| *row).collect();
        assert_eq!(bad, [1_048_576][..usize::from(column == 0)]);
    }
}

#[test]
fn text_is_read_in_all_its_forms() {
    let rich = Format::new().set_bold();
    let list = read_sheet(|sheet| {
        sheet.write_row(0, 0, HEAD)?;
        let plain = Format::new();
        sheet.write_rich_string(1, 0, &[(&rich, "Ахметов "), (&plain, "& Сын <ы>")])?;
        sheet.write_string(1, 1, "  one@example.org\n")?;
        sheet.write_string(1, 2, "Court\r\nof\ttwo  lines _x0041_")?;
        Ok(())
    });
    let checked = list.checked();
    let person = &checked.good[0].1;
    assert_eq!(person.name, "Ахметов & Сын <ы>");
    assert_eq!(person.email, "one@example.org");
    assert_eq!(person.court, "Court of two lines _x0041_");
}
