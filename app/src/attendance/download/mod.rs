//! The register as files for spreadsheets: a workbook, and a table of bare text.

mod document;
mod table;
mod workbook;

use crate::{
    errors::AppError,
    language::say,
    request::Visit,
    spreadsheets::Kind,
    trainings::{Member, Session, files},
};

use super::{
    pages::words,
    report::{self, Report},
};

pub use document::document;

/// The register of a training as a file, in the reader's language: its name and its bytes. The
/// query says whom to leave out, as on the page.
///
/// # Errors
/// As the page of the register: somebody who may not see it gets nothing.
pub async fn download(
    visit: &Visit,
    training: i64,
    kind: Kind,
) -> Result<(String, Vec<u8>), AppError> {
    let report = report::load(visit, training).await?;
    let language = visit.language;
    let what = say!(language, "attendance-title");
    let name = files::name(&report.training, &what, kind, language);
    let heading = files::heading(visit, &report.training, &what)?;
    // A large one takes a while, in which this thread would serve nobody.
    let writing = tokio::task::spawn_blocking(move || match kind {
        Kind::Csv => table::written(&report, language).map_err(anyhow::Error::new),
        Kind::Xlsx => workbook::written(&report, language, heading).map_err(anyhow::Error::new),
    });
    let bytes = writing.await.map_err(anyhow::Error::new)??;
    Ok((name, bytes))
}

/// The address of a person in both kinds of file; empty for one who has none yet.
fn address_of(member: &Member) -> &str {
    if member.account.is_walk_in() {
        ""
    } else {
        &member.account.email
    }
}

/// What stands of a person in both kinds of file, or that nothing does; of who is not expected at
/// the session, that, too.
fn status(
    report: &Report,
    session: &Session,
    member: &Member,
    language: course::Language,
) -> String {
    let standing = report.standings.standing(session.id, member.enrolment);
    words::at_session(standing.as_ref(), session.expects(member), language)
}
