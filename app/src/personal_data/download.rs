//! "My data" as a file.

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

use crate::{
    errors::AppError,
    language::{dates, say},
    request::Visit,
};

use super::{
    store::{self, By, Cell, Section},
    words,
};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For programs: everything.
    Json,
    /// For people: one page that needs nothing beside it.
    Html,
}

impl Format {
    /// As browsers are told.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Html => "text/html; charset=utf-8",
        }
    }
}

/// All that is kept about the one who asks, as a file with its name.
///
/// # Errors
/// `SignIn`, or when the database cannot be read.
pub async fn download(visit: &Visit, format: Format) -> Result<(&'static str, Vec<u8>), AppError> {
    // All that is kept is for who has shown the password.
    visit.viewer()?.with_password()?;
    let account = visit.viewer()?.account;
    let sections = store::about(visit.house.db.read(), account).await?;
    let now = visit.house.clock.now();
    Ok(match format {
        Format::Json => ("my-data.json", json_of(&sections, now)?),
        Format::Html => {
            let page = html_of(&sections, now, visit.language);
            ("my-data.html", page.into_bytes())
        }
    })
}

fn json_of(sections: &[Section], now: Timestamp) -> Result<Vec<u8>, AppError> {
    let mut file = Map::new();
    file.insert("written_at".to_owned(), json!(now.to_string()));
    for section in sections {
        let rows: Vec<Value> = section
            .rows
            .iter()
            .map(|row| {
                let row = row
                    .iter()
                    .map(|(name, cell)| ((*name).to_owned(), value(cell)));
                Value::Object(row.collect())
            })
            .collect();
        file.insert(section.table.to_owned(), Value::Array(rows));
    }
    Ok(serde_json::to_vec_pretty(&file)?)
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Number(number) => json!(number),
        Cell::Flag(flag) => json!(flag),
        Cell::Time(time) => json!(time.to_string()),
        Cell::By(By::You) => json!("you"),
        Cell::By(By::Another) => json!("another person"),
        Cell::By(By::Platform) => json!("the platform"),
    }
}

/// Plain and printable; the page is opened from where it was saved.
const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    table{border-collapse:collapse;width:100%}\
    th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;\
    overflow-wrap:anywhere}.wide{overflow-x:auto}";

fn html_of(sections: &[Section], now: Timestamp, language: Language) -> String {
    let title = say!(language, "data-title");
    let at = dates::moment(language, now, &TimeZone::UTC);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>\
         <style>{STYLE}</style></head><body><h1>{}</h1><p>{}</p><p>{}</p>",
        language.code(),
        escaped(&title),
        escaped(&title),
        escaped(&say!(language, "data-written", at = at)),
        escaped(&say!(language, "data-times")),
    );
    for section in sections {
        page += &format!(
            "<h2>{}</h2>",
            escaped(&words::table(section.table, language))
        );
        if section.rows.is_empty() {
            page += &format!("<p>{}</p>", escaped(&say!(language, "data-none")));
            continue;
        }
        let names: Vec<(&str, String)> = section.rows[0]
            .iter()
            .filter_map(|(name, _)| Some((*name, words::column(name, language)?)))
            .collect();
        page += "<div class=\"wide\"><table><thead><tr>";
        for (_, words) in &names {
            page += &format!("<th scope=\"col\">{}</th>", escaped(words));
        }
        page += "</tr></thead><tbody>";
        for row in &section.rows {
            page += "<tr>";
            for (name, _) in &names {
                let cell = store::column(row, name).unwrap_or(&Cell::Nothing);
                page += &format!("<td>{}</td>", escaped(&words::cell(name, cell, language)));
            }
            page += "</tr>";
        }
        page += "</tbody></table></div>";
    }
    page + "</body></html>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_no_markup() {
        let sections = [Section {
            table: "remark",
            rows: vec![vec![("body", Cell::Text("<b>a & \"b\"".to_owned()))]],
        }];
        let page = html_of(&sections, Timestamp::UNIX_EPOCH, Language::En);
        assert!(
            page.contains("<td>&lt;b&gt;a &amp; &quot;b&quot;</td>"),
            "{page}"
        );
    }
}
