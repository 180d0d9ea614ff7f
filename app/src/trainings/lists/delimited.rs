//! Lists as text: UTF-8 with or without a mark, or Windows-1251; commas, semicolons or tabs.

use crate::errors::UserError;

use super::{PreparedList, places};

/// Reads a list from text.
pub(super) fn read(training: i64, bytes: &[u8]) -> Result<PreparedList, UserError> {
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
    let headers: Vec<String> = headers.iter().map(str::to_owned).collect();
    let places = places(&headers).map_err(|(column, _)| UserError::ListLacksColumn {
        column: column.to_owned(),
    })?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| UserError::ListUnreadable)?;
        rows.push(places.map(|place| record.get(place).unwrap_or_default().to_owned()));
    }
    if rows.is_empty() {
        return Err(UserError::ListUnreadable);
    }
    Ok(PreparedList {
        training,
        rows,
        broken: Vec::new(),
        places: None,
    })
}

fn decode(bytes: &[u8]) -> Result<String, UserError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // No text has these; a spreadsheet in its own format does.
    if bytes.contains(&0) {
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
