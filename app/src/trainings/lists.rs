//! A list of participants as organizers have it: a CSV file from a spreadsheet.
//!
//! Reading is generous, since office programs differ: UTF-8 with or without a mark, or
//! Windows-1251; commas, semicolons or tabs; columns in any order, named in any of the three
//! languages. What a row says is judged by `rules::roster`.

use rules::roster::{Column, Row};
use serde::{Deserialize, Serialize};

use crate::errors::UserError;

/// The largest list, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;

/// A list that was read and waits to be taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedList {
    /// The training that it is for.
    pub training: i64,
    /// Its rows, each with the six columns in the order of [`Column::ALL`].
    pub rows: Vec<[String; Column::ALL.len()]>,
}

impl PreparedList {
    /// The rows, to be judged.
    pub fn rows(&self) -> Vec<Row> {
        self.rows
            .iter()
            .cloned()
            .map(|[name, email, court, region, position, language]| Row {
                name,
                email,
                court,
                region,
                position,
                language,
            })
            .collect()
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

/// Reads a list for a training.
///
/// # Errors
/// `ListUnreadable` when it is no list of text; `ListLacksColumn` when its first row does not
/// name a column that is needed.
pub fn read(training: i64, bytes: &[u8]) -> Result<PreparedList, UserError> {
    let text = decode(bytes)?;
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .ok_or(UserError::ListUnreadable)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|_| UserError::ListUnreadable)?;
    let headers: Vec<String> = headers.iter().map(str::to_lowercase).collect();
    let mut places = [0; Column::ALL.len()];
    for (place, names) in places.iter_mut().zip(NAMES) {
        let found = headers
            .iter()
            .position(|header| names.contains(&header.as_str()));
        *place = found.ok_or_else(|| UserError::ListLacksColumn {
            column: names[0].to_owned(),
        })?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| UserError::ListUnreadable)?;
        rows.push(places.map(|place| record.get(place).unwrap_or_default().to_owned()));
    }
    if rows.is_empty() {
        return Err(UserError::ListUnreadable);
    }
    Ok(PreparedList { training, rows })
}

fn decode(bytes: &[u8]) -> Result<String, UserError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // No text has these; a spreadsheet in its own format does.
    if bytes.contains(&0) || bytes.starts_with(b"PK") {
        return Err(UserError::ListUnreadable);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(encoding_rs::WINDOWS_1251.decode(bytes).0.into_owned()),
    }
}

fn delimiter(first: &str) -> u8 {
    let count = |c: char| first.matches(c).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(c, _)| count(*c))
        .map_or(b',', |(_, byte)| byte)
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
        assert!(rules::roster::check(&list.rows()).bad.is_empty());
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
    fn a_spreadsheet_is_not_a_list() {
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
