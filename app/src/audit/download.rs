//! The audit as a file for spreadsheets: the same sentences, without what only a browser needs.

use rust_xlsxwriter::Workbook;

use crate::{
    errors::AppError,
    language::say,
    request::Visit,
    spreadsheets::{self, Kind},
};

use super::{pages::Asked, sentence::sentence, store};

/// The events that a query asks for as a file: its name and its bytes.
///
/// # Errors
/// As the page of the audit.
pub async fn download(visit: &Visit, kind: Kind) -> Result<(String, Vec<u8>), AppError> {
    let db = visit.house.db.read();
    let asked = Asked::of(visit, db).await?;
    let rows = store::read_all(db, asked.reach, &asked.filter).await?;
    let names = store::names(db, &rows).await?;
    let language = visit.language;
    let about = asked
        .training
        .map_or_else(String::new, |id| format!("-{id}"));
    let today = visit.house.clock.now().strftime("%Y-%m-%d").to_string();
    let name = format!("audit{about}-{today}.{}", kind.extension());
    // A large one takes a while, in which this thread would serve nobody.
    let writing = tokio::task::spawn_blocking(move || {
        let head = [
            say!(language, "audit-when"),
            say!(language, "audit-who"),
            say!(language, "audit-what"),
            say!(language, "audit-to-what"),
            say!(language, "audit-detail"),
            say!(language, "audit-request"),
        ];
        let mut table = vec![head.to_vec()];
        for row in &rows {
            let said = sentence(row, &names, false, language);
            let about: Vec<String> = said.about.into_iter().map(|part| part.words).collect();
            table.push(vec![
                said.when,
                said.who.words,
                said.what,
                about.join("; "),
                said.changes.join("; "),
                said.request,
            ]);
        }
        written(kind, &table, language)
    });
    let bytes = writing.await.map_err(anyhow::Error::new)??;
    Ok((name, bytes))
}

fn written(
    kind: Kind,
    table: &[Vec<String>],
    language: course::Language,
) -> Result<Vec<u8>, anyhow::Error> {
    if kind == Kind::Csv {
        let rows = table.iter().map(Vec::as_slice);
        return Ok(spreadsheets::csv(rows, language)?);
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(spreadsheets::sheet_name(&say!(language, "audit-title")))?;
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            if row == 0 {
                sheet.write_string_with_format(row, column, cell, &spreadsheets::head())?;
            } else {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(book.save_to_buffer()?)
}
