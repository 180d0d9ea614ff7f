//! A list of participants as organizers have it: a workbook, or a CSV file from a spreadsheet.
//!
//! Reading is generous, since office programs differ: columns come in any order, named in any of
//! the three languages. What a row says is judged by `rules::roster`.

mod delimited;
mod workbook;

use rules::roster::{Checked, Column, Row, RowProblem, check_with};
use serde::{Deserialize, Serialize};

use crate::{errors::UserError, set_aside::SetAside};

/// The largest list, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The most rows of a list.
pub const MOST_ROWS: usize = 10_000;

impl SetAside for PreparedList {
    const KIND: &'static str = "list";
    // A file has at most a megabyte; as JSON with its marks somewhat more.
    const MOST_BYTES: usize = 8 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 2;
}

/// A list that was read and waits to be taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedList {
    /// The training that it is for.
    pub training: i64,
    /// Its rows from the second of the file on, each with the six columns in the order of
    /// [`Column::ALL`].
    rows: Vec<[String; Column::ALL.len()]>,
    /// What is wrong with cells that could not be read as text, with the number of the row.
    #[serde(default)]
    broken: Vec<(usize, RowProblem)>,
    /// Where in the file's rows the six columns stand, for a file whose cells have addresses.
    #[serde(default)]
    places: Option<[usize; Column::ALL.len()]>,
}

impl PreparedList {
    /// The list, judged.
    pub fn checked(&self) -> Checked {
        let rows: Vec<Row> = self.rows.iter().cloned().map(row).collect();
        check_with(&rows, &self.broken)
    }

    /// The address of a cell as the spreadsheet shows it, such as `C5`; none where the file is no
    /// workbook.
    pub fn address(&self, row: usize, column: Column) -> Option<String> {
        let place = Column::ALL.iter().position(|each| *each == column)?;
        let mut rest = self.places?[place] + 1;
        let mut letters = String::new();
        // Letters count from one in every place: Z is followed by AA.
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).ok()?;
            letters.insert(0, char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        Some(format!("{letters}{row}"))
    }
}

fn row(cells: [String; Column::ALL.len()]) -> Row {
    // As in forms: PostgreSQL keeps no NUL, and nobody sees any of them.
    let [name, email, court, region, position, language] =
        cells.map(|cell| cell.replace(|c: char| c.is_control() && !c.is_whitespace(), ""));
    Row {
        name,
        email,
        court,
        region,
        position,
        language,
    }
}

/// A sample to be filled in; with a mark, so that spreadsheets read it as UTF-8.
pub const SAMPLE: &str = "\u{feff}name;email;court;region;position;language\r\n\
    Judge One;judge.one@example.org;Мамандандырылған ауданаралық әкімшілік сот;KZ-71;Судья;kk\r\n";

/// What the columns may be called, in lower case. The first is the one that messages name.
const NAMES: [&[&str]; Column::ALL.len()] = [
    &[
        "name",
        "имя",
        "фио",
        "ф.и.о.",
        "аты-жөні",
        "аты",
        "full name",
    ],
    &[
        "email",
        "e-mail",
        "эл. почта",
        "электронная почта",
        "почта",
        "эл. пошта",
        "электрондық пошта",
        "пошта",
    ],
    &["court", "суд", "сот"],
    &["region", "регион", "область", "облыс", "өңір"],
    &["position", "должность", "лауазым", "лауазымы"],
    &["language", "язык", "тіл", "тілі"],
];

/// Where a row of headers has the columns of a list; or the first that it lacks, as messages name
/// it, and how many it has.
fn places(headers: &[String]) -> Result<[usize; Column::ALL.len()], (&'static str, usize)> {
    let place = |names: &[&str]| {
        headers
            .iter()
            .position(|header| names.contains(&header.trim().to_lowercase().as_str()))
    };
    let found = NAMES.map(place);
    let there = found.iter().flatten().count();
    let mut places = [0; Column::ALL.len()];
    for ((place, found), names) in places.iter_mut().zip(found).zip(NAMES) {
        *place = found.ok_or((names[0], there))?;
    }
    Ok(places)
}

/// Reads a list for a training.
///
/// # Errors
/// `ListUnreadable` when it is no list; `ListLacksColumn` when it does not name a column that is
/// needed, `ListNoSheet` when no sheet of a workbook does; `ListTooLong`.
pub fn read(training: i64, bytes: &[u8]) -> Result<PreparedList, UserError> {
    // What every zipped file begins with, and no text.
    let list = if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(training, bytes)?
    } else {
        delimited::read(training, bytes)?
    };
    if list.rows.len() > MOST_ROWS {
        return Err(UserError::ListTooLong { most: MOST_ROWS });
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: [&str; 6] = [
        "Judge One",
        "one@example.org",
        "Court",
        "KZ-71",
        "Judge",
        "kk",
    ];

    #[test]
    fn columns_may_stand_in_any_order_and_language() {
        let text = "Язык;Суд;ФИО;Эл. почта;Регион;Должность\nkk;Court;Judge One;one@example.org;KZ-71;Judge\n";
        let list = read(1, text.as_bytes()).expect("a list");
        assert_eq!(list.rows, [ROW.map(str::to_owned)]);
    }

    #[test]
    fn the_sample_is_a_list() {
        let list = read(1, SAMPLE.as_bytes()).expect("a list");
        assert!(list.checked().bad.is_empty());
    }

    #[test]
    fn a_mark_and_quotes_are_understood() {
        let text = "\u{feff}name,email,court,region,position,language\n\"Judge, One\",one@example.org,Court,KZ-71,Judge,kk\n";
        let list = read(1, text.as_bytes()).expect("a list");
        assert_eq!(list.rows[0][0], "Judge, One");
    }

    #[test]
    fn windows_1251_is_understood() {
        let text =
            "name;email;court;region;position;language\nСудья;one@example.org;Суд;KZ-71;Судья;ru\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        assert_eq!(read(1, &bytes).expect("a list").rows[0][0], "Судья");
    }

    #[test]
    fn a_missing_column_is_named() {
        let error = read(1, b"name,email,court,region,position\na,b,c,d,e\n").expect_err("refused");
        assert_eq!(
            error,
            UserError::ListLacksColumn {
                column: "language".to_owned()
            }
        );
    }

    #[test]
    fn a_cell_has_the_address_that_spreadsheets_show() {
        let list = PreparedList {
            training: 1,
            rows: Vec::new(),
            broken: Vec::new(),
            places: Some([0, 25, 26, 701, 702, 3]),
        };
        let addresses = Column::ALL.map(|column| list.address(5, column).expect("an address"));
        assert_eq!(addresses, ["A5", "Z5", "AA5", "ZZ5", "AAA5", "D5"]);
    }

    #[test]
    fn what_only_looks_like_a_workbook_is_not_a_list() {
        assert_eq!(
            read(1, b"PK\x03\x04...").expect_err("refused"),
            UserError::ListUnreadable
        );
        assert_eq!(
            read(1, b"").expect_err("refused"),
            UserError::ListUnreadable
        );
    }
}
