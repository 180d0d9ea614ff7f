//! Workbooks that are made to hurt. What they cost is counted, and the clock is not asked.

use std::io::{Cursor, Write as _};
use std::time::Duration;

use proptest::prelude::*;
use rules::roster::RowProblem;
use zip::write::SimpleFileOptions;

use super::*;
use crate::{LIMITS, Limits, Much};

const NAMESPACE: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with so many sheets, all of which are this one part.
fn sheets(count: usize, sheet: &str, strings: &str) -> Vec<u8> {
    let named: String = (0..count)
        .map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))
        .collect();
    let related: String = (0..count)
        .map(|n| format!("<Relationship Id=\"rId{n}\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/>"))
        .collect();
    zipped(&[
        (
            "xl/workbook.xml",
            &format!("<workbook {NAMESPACE}><sheets>{named}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{related}</Relationships>"),
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn text(words: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

/// A sheet with a head and these rows, and what stands behind them.
fn sheet(rows: &str, behind: &str) -> String {
    let head: String = HEAD.iter().map(|name| text(name)).collect();
    format!(
        "<worksheet {NAMESPACE}><sheetData><row>{head}</row>{rows}</sheetData>{behind}</worksheet>"
    )
}

fn people(count: usize) -> String {
    let person = |n: usize| format!("<row>{}{}</row>", text("A"), text(&format!("a{n}@b.kz")));
    (0..count).map(person).collect()
}

fn refused(file: &[u8], limits: Limits) -> (Refusal, crate::Spent) {
    let budget = Budget::new(limits);
    (crate::read(file, &budget).unwrap_err(), budget.spent())
}

const fn much(what: Much, most: u64) -> Refusal {
    Refusal::TooMuch { what, most }
}

#[test]
fn merged_regions_are_bounded_by_their_number_and_by_their_work() {
    let regions = |count: usize| "<mergeCell ref=\"A2:A9001\"/>".repeat(count);
    let file = sheets(1, &sheet(&people(9_000), &regions(10_001)), "");
    assert!(file.len() < 100_000, "{} bytes", file.len());
    let (refusal, spent) = refused(&file, LIMITS);
    assert_eq!(refusal, much(Much::Regions, 10_000));
    assert_eq!(spent.regions, 10_001);
    // Each of them reaches over all rows: ninety million cells, if they were all gone through.
    let limits = Limits {
        steps: 500_000,
        ..LIMITS
    };
    let file = sheets(1, &sheet(&people(9_000), &regions(10_000)), "");
    let (refusal, spent) = refused(&file, limits);
    assert_eq!(refusal, much(Much::Steps, 500_000));
    assert_eq!(spent.steps, 500_001);
}

#[test]
fn a_cell_has_one_problem_however_often_it_is_merged() {
    let regions = "<mergeCell ref=\"A2:A4\"/><mergeCell ref=\"A2:B4\"/><mergeCell ref=\"A3:A4\"/>";
    let file = sheets(1, &sheet(&people(3), &regions.repeat(100)), "");
    let checked = read_bytes(&file).unwrap().checked();
    let expected: Vec<_> = (2..5)
        .map(|row| (row, Column::Name, RowProblemKind::Merged))
        .collect();
    assert_eq!(problems(&checked), expected);
}

#[test]
fn a_region_written_backwards_is_the_same_region() {
    let court = "<row><c r=\"A2\" t=\"str\"><v>A</v></c><c r=\"B2\" t=\"str\"><v>a@b.kz</v></c><c r=\"C2\" t=\"str\"><v>Court</v></c></row>";
    for region in ["C2:C4", "C4:C2", "$C$4:$C$2"] {
        let behind = format!("<mergeCells><mergeCell ref=\"{region}\"/></mergeCells>");
        let file = sheets(1, &sheet(&format!("{court}{}", people(2)), &behind), "");
        let checked = read_bytes(&file).unwrap().checked();
        let courts: Vec<_> = checked
            .good
            .iter()
            .map(|(_, each)| each.court.as_str())
            .collect();
        assert_eq!(courts, ["Court"; 3], "{region}");
    }
}

#[test]
fn a_part_is_read_once_however_many_sheets_refer_to_it() {
    let sheet = sheet(&people(2_000), "");
    let budget = Budget::default();
    let list = crate::read(&sheets(50, &sheet, ""), &budget).unwrap();
    assert_eq!(list.checked().good.len(), 2_000);
    assert_eq!(list.remarks(), []);
    assert_eq!(budget.spent().cells, 6 + 2 * 2_000);
    let (refusal, spent) = refused(&sheets(51, &sheet, ""), LIMITS);
    assert_eq!(refusal, much(Much::Sheets, 50));
    assert_eq!(spent.cells, 0, "nothing of them is read");
}

#[test]
fn cells_texts_words_and_bytes_end_the_reading_where_there_are_too_many() {
    let limits = Limits {
        cells: 1_000,
        ..LIMITS
    };
    let wide = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(50_000));
    let (refusal, spent) = refused(&sheets(1, &sheet(&wide, ""), ""), limits);
    assert_eq!((refusal, spent.cells), (much(Much::Cells, 1_000), 1_001));

    let limits = Limits {
        texts: 1_000,
        ..LIMITS
    };
    let strings = "<si><t>x</t></si>".repeat(50_000);
    let (refusal, spent) = refused(&sheets(1, &sheet("", ""), &strings), limits);
    assert_eq!((refusal, spent.texts), (much(Much::Texts, 1_000), 1_001));

    // A long text that every cell refers to takes room once for each.
    let strings = format!("<si><t>{}</t></si>", "ә".repeat(5_000));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(6));
    let file = sheets(1, &sheet(&row.repeat(9_000), ""), &strings);
    assert!(file.len() < 20_000, "{} bytes", file.len());
    let (refusal, spent) = refused(&file, LIMITS);
    assert_eq!(refusal, much(Much::Kept, LIMITS.kept));
    assert!(spent.kept < LIMITS.kept + 1_024);

    let limits = Limits {
        unpacked: 1024 * 1024,
        ..LIMITS
    };
    let file = sheets(1, &sheet(&people(1), &" ".repeat(10_000_000)), "");
    assert!(file.len() < 20_000, "{} bytes", file.len());
    let (refusal, spent) = refused(&file, limits);
    assert_eq!(refusal, much(Much::Unpacked, 1024 * 1024));
    assert!(spent.unpacked <= 1024 * 1024 + 64 * 1024);
}

#[test]
fn time_ends_the_reading_too() {
    let limits = Limits {
        time: Duration::ZERO,
        ..LIMITS
    };
    let (refusal, spent) = refused(&sheets(1, &sheet(&people(9_000), ""), ""), limits);
    assert_eq!(refusal, much(Much::Steps, LIMITS.steps));
    assert!(spent.steps <= 1_024);
}

#[test]
fn what_is_nested_or_attributed_without_end_is_read_once() {
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    let rows = format!("<row{attributes}>{}</row>{}", text("x"), people(1));
    let budget = Budget::default();
    let list = crate::read(&sheets(1, &sheet(&rows, &deep), ""), &budget).unwrap();
    assert_eq!(list.checked().good.len(), 1);
    assert!(budget.spent().steps < 300_000);
}

#[test]
fn what_is_no_workbook_is_refused() {
    for file in [
        b"PK\x03\x04 a spreadsheet".to_vec(),
        zipped(&[]),
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
        zipped(&[("xl/workbook.xml", "<workbook><sheets><sheet")]),
        sheets(1, "<worksheet><sheetData><row><c></row>", ""),
    ] {
        assert_eq!(read_bytes(&file), Err(Refusal::Unreadable));
    }
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    assert_eq!(read_bytes(old), Err(Refusal::OldWorkbook));
    let missing = zipped(&[(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"A\"/></sheets></workbook>",
    )]);
    assert_eq!(read_bytes(&missing), Err(Refusal::NoSheet { sheets: 1 }));
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<row>",
        "</row>",
        "<row r=\"3\" hidden=\"1\">",
        "<row r=\"18446744073709551615\">",
        "<c>",
        "</c>",
        "<c r=\"A2\" t=\"s\">",
        "<c r=\"XFD1\" s=\"9\">",
        "<c t=\"b\">",
        "<c t=\"e\">",
        "<v>",
        "</v>",
        "<v>1</v>",
        "<v>1e400</v>",
        "<f/>",
        "<is><t>",
        "</t></is>",
        "&amp;",
        "&#0;",
        "&x;",
        "x@y.kz",
        "қ",
        "_x0041_",
        "_xD800_",
        "<mergeCell ref=\"A2:B3\"/>",
        "<mergeCell ref=\"C9:C1\"/>",
        "<mergeCell ref=\"ZZZZZZ1:A0\"/>",
        "<col min=\"1\" max=\"99999\" hidden=\"1\"/>",
        "<col min=\"9\" max=\"1\" hidden=\"true\"/>",
        "<![CDATA[x]]>",
        "<!-- -->",
        "<rPh>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    // Each case packs a workbook.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_sheet_is_a_list_or_refused(rows in pieces(), behind in pieces(), strings in pieces()) {
        let file = sheets(1, &sheet(&format!("{}{rows}", people(1)), &behind), &strings);
        if let Ok(list) = read_bytes(&file) {
            let checked = list.checked();
            for (row, problems) in &checked.bad {
                for (n, problem) in problems.iter().enumerate() {
                    prop_assert!(list.address(*row, problem.column).is_some());
                    let is_second = |other: &RowProblem| {
                        let told_beside = |kind| matches!(kind, RowProblemKind::Duplicate { .. });
                        other.column == problem.column
                            && !told_beside(problem.kind)
                            && !told_beside(other.kind)
                    };
                    prop_assert!(!problems[..n].iter().any(is_second));
                }
            }
        }
    }

    #[test]
    fn a_damaged_file_is_a_list_or_refused(damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
        let mut file = sheets(2, &sheet(&people(3), "<mergeCell ref=\"C2:C4\"/>"), "<si><t>x</t></si>");
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read_bytes(&file);
        file.truncate(cut.index(file.len()));
        let _ = read_bytes(&file);
    }
}
