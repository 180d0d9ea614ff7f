use std::io::Write as _;

use rules::roster::{Checked, RowProblemKind};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use super::*;

const HEAD: [&str; 6] = ["name", "email", "court", "region", "position", "language"];

/// A sheet with a head, and these people below it.
fn fill(sheet: &mut Worksheet, people: &[[&str; 6]]) -> Result<(), XlsxError> {
    sheet.write_row(0, 0, HEAD)?;
    for (row, person) in (1..).zip(people) {
        sheet.write_row(row, 0, *person)?;
    }
    Ok(())
}

/// What is read from a workbook of one sheet.
fn read_sheet(make: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Checked {
    let mut book = Workbook::new();
    make(book.add_worksheet()).unwrap();
    read(1, &book.save_to_buffer().unwrap()).unwrap().checked()
}

const ONE: [&str; 6] = ["One", "one@example.org", "Court", "KZ-71", "Judge", "kk"];
const TWO: [&str; 6] = ["Two", "two@example.org", "", "", "", ""];

fn problems(checked: &Checked) -> Vec<(usize, Column, RowProblemKind)> {
    let bad = checked.bad.iter();
    bad.flat_map(|(row, problems)| problems.iter().map(|each| (*row, each.column, each.kind)))
        .collect()
}

#[test]
fn people_are_read_with_the_numbers_of_their_rows() {
    let checked = read_sheet(|sheet| fill(sheet, &[ONE, ["", "", "", "", "", ""], TWO]));
    let rows: Vec<_> = checked
        .good
        .iter()
        .map(|(row, person)| (*row, person.name.as_str()))
        .collect();
    assert_eq!(rows, [(2, "One"), (4, "Two")]);
    assert!(checked.bad.is_empty());
}

#[test]
fn a_title_may_stand_above_and_columns_in_any_order_and_language() {
    let checked = read_sheet(|sheet| {
        sheet.write_string(0, 0, "Участники")?;
        sheet.write_row(
            3,
            1,
            ["Язык", "ФИО", "Суд", "Эл. почта", "Регион", "Должность"],
        )?;
        sheet.write_row(
            4,
            1,
            [
                "ru",
                "Ахметов Ұлан Smith",
                "Суд",
                "one@example.org",
                "Алматы",
                "Судья",
            ],
        )?;
        Ok(())
    });
    let [(row, person)] = &checked.good[..] else {
        panic!("{checked:?}");
    };
    assert_eq!((*row, person.name.as_str()), (5, "Ахметов Ұлан Smith"));
    assert_eq!(person.region.map(|region| region.code), Some("KZ-75"));
}

#[test]
fn of_a_formula_the_shown_value_is_taken_and_one_without_is_refused_with_its_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[ONE, TWO]).unwrap();
    sheet
        .write_formula(
            1,
            2,
            Formula::new("=\"Court \"&\"A\"").set_result("Court A"),
        )
        .unwrap();
    sheet
        .set_formula_result_default("")
        .write_formula(2, 2, Formula::new("=NOTHING()"))
        .unwrap();
    sheet
        .write_formula(2, 4, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let list = read(1, &book.save_to_buffer().unwrap()).unwrap();
    let checked = list.checked();
    assert_eq!(checked.good[0].1.court, "Court A");
    let expected = [
        (3, Column::Court, RowProblemKind::NoValue),
        (3, Column::Position, RowProblemKind::NoValue),
    ];
    assert_eq!(problems(&checked), expected);
    assert_eq!(list.address(3, Column::Court).as_deref(), Some("C3"));
}

#[test]
fn a_merged_court_is_everybodys_and_a_merged_person_nobodys() {
    let plain = Format::new();
    let checked = read_sheet(|sheet| {
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
fn dates_and_numbers_are_no_names() {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let checked = read_sheet(|sheet| {
        fill(sheet, &[ONE, TWO])?;
        sheet.write_number(1, 0, 44_561)?;
        sheet.write_boolean(1, 4, true)?;
        let day = ExcelDateTime::from_ymd(2024, 5, 30)?;
        sheet.write_datetime_with_format(1, 2, &day, &date)?;
        // A number that may be a name: of a court.
        sheet.write_number(2, 2, 5)?;
        Ok(())
    });
    let expected = [Column::Name, Column::Court, Column::Position]
        .map(|column| (2, column, RowProblemKind::NotText));
    assert_eq!(problems(&checked), expected);
    assert_eq!(checked.good[0].1.court, "5");
}

#[test]
fn two_people_with_one_address_are_told() {
    let again = ["Again", "ONE@example.org", "", "", "", ""];
    let checked = read_sheet(|sheet| fill(sheet, &[ONE, TWO, again]));
    let expected = [(4, Column::Email, RowProblemKind::Duplicate { of_row: 2 })];
    assert_eq!(problems(&checked), expected);
}

#[test]
fn the_sheet_that_names_the_columns_is_found_among_others() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Read me").unwrap();
    fill(book.add_worksheet(), &[ONE]).unwrap();
    let list = read(1, &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(list.checked().good.len(), 1);
}

#[test]
fn a_wrong_sheet_is_told() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Budget").unwrap();
    book.add_worksheet();
    let error = read(1, &book.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!(error, UserError::ListNoSheet { sheets: 2 });
    let mut book = Workbook::new();
    book.add_worksheet()
        .write_row(0, 0, HEAD[..5].to_vec())
        .unwrap();
    book.add_worksheet();
    let error = read(1, &book.save_to_buffer().unwrap()).unwrap_err();
    let column = "language".to_owned();
    assert_eq!(
        error,
        UserError::ListLacksColumn { column },
        "what is nearly right is named"
    );
}

#[test]
fn ten_thousand_rows_are_read_and_one_more_is_refused() {
    let make = |rows: u32| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, HEAD).unwrap();
        for row in 1..=rows {
            sheet.write_string(row, 0, "A Judge").unwrap();
            sheet
                .write_string(row, 1, format!("judge{row}@example.org"))
                .unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let file = make(10_000);
    assert!(
        file.len() <= super::super::MOST_BYTES,
        "{} bytes",
        file.len()
    );
    let list = super::super::read(1, &file).unwrap();
    assert_eq!(list.checked().good.len(), 10_000);
    let error = super::super::read(1, &make(10_001)).unwrap_err();
    assert_eq!(error, UserError::ListTooLong { most: MOST_ROWS });
}

#[test]
fn a_cell_at_the_end_of_the_sheet_takes_no_room() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[ONE]).unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let list = read(1, &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        list.checked().good.len(),
        1,
        "what stands beside the list is not read"
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[ONE]).unwrap();
    sheet.write_string(1_048_575, 0, "x").unwrap();
    let error = read(1, &book.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!(error, UserError::ListTooLong { most: MOST_ROWS });
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file(
        "xl/sharedStrings.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..65 {
        file.write_all(&zeros).unwrap();
    }
    let bytes = file.finish().unwrap().into_inner();
    assert!(bytes.len() <= super::super::MOST_BYTES);
    assert_eq!(unpacks(&bytes), Err(UserError::ListUnreadable));
}
