//! The results of a training as files for spreadsheets: a workbook, and a table of bare text.

mod table;
mod workbook;

use course::Language;
use rules::grading::Total;

use crate::{
    errors::{AppError, Field},
    language::say,
    request::Visit,
    spreadsheets::Kind,
    trainings::{self, files},
};

use super::{
    gradebook::{self, Gradebook, Person},
    overall::Overall,
    pages,
};

/// The results of a training as a file, in the reader's language: its name and its bytes.
///
/// # Errors
/// As the page of the results: somebody who may not see them gets nothing.
pub async fn download(
    visit: &Visit,
    training: i64,
    kind: Kind,
) -> Result<(String, Vec<u8>), AppError> {
    let book = gradebook::load(visit, training).await?;
    let language = visit.language;
    let what = say!(language, "gradebook-title");
    let name = files::name(&book.training, &what, kind, language);
    let heading = files::heading(visit, &book.training, &what)?;
    // A large one takes a while, in which this thread would serve nobody.
    let writing = tokio::task::spawn_blocking(move || match kind {
        Kind::Csv => table::written(&book, language).map_err(anyhow::Error::new),
        Kind::Xlsx => workbook::written(&book, language, &heading).map_err(anyhow::Error::new),
    });
    let bytes = writing.await.map_err(anyhow::Error::new)??;
    Ok((name, bytes))
}

/// The names of the columns that say who somebody is.
fn who_head(language: Language) -> Vec<String> {
    [
        Field::Name,
        Field::Email,
        Field::Court,
        Field::Region,
        Field::Position,
        Field::Language,
    ]
    .map(|field| field.label(language))
    .to_vec()
}

/// Who somebody is. A walk-in has no address.
fn who(person: &Person, language: Language) -> Vec<String> {
    let member = &person.member;
    let address = if member.account.is_walk_in() {
        String::new()
    } else {
        member.account.email.clone()
    };
    vec![
        member.account.name.clone(),
        address,
        member.court.clone(),
        trainings::words::region(&member.region, language),
        member.position.clone(),
        member.account.language.own_name().to_owned(),
    ]
}

/// What the column of a quiz's shares is called.
fn share_of(title: &str, language: Language) -> String {
    say!(language, "gradebook-share", title = title)
}

/// How somebody stands with a quiz.
fn status(book: &Gradebook, overall: &Overall, language: Language) -> String {
    pages::state(overall.state(), &book.training.zone, language).1
}

/// The share of the points that the best attempt reached, from 0 to 1; none where nothing was
/// handed in or nothing could be reached.
fn share(overall: &Overall) -> Option<f64> {
    let Total {
        points, possible, ..
    } = overall.score()?;
    (possible.milli > 0).then(|| points.milli as f64 / possible.milli as f64)
}
