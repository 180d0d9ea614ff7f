//! A document that was handed in with what somebody asked about their marks.

use crate::{attendance::store, errors::AppError, request::Visit, trainings};

/// The name, the media type and the bytes of a document: for the organizers of the training, and
/// for whose it is. The name is ours: a file's own may say more than it should.
///
/// # Errors
/// `SignIn`, `NotAllowed`, `NotFound`.
pub async fn document(
    visit: &Visit,
    training: i64,
    id: i64,
) -> Result<(String, &'static str, Vec<u8>), AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(training)?;
    let seat = viewer.seat(training).map(|seat| seat.enrolment);
    let db = visit.house.db.read();
    let found = store::document(db, id).await;
    let is_own = found
        .as_ref()
        .is_ok_and(|(document, _)| Some(document.enrolment) == seat);
    if !is_own {
        let _ = viewer.takes_register(training)?;
    }
    let (document, bytes) = found?;
    if trainings::of_enrolment(db, document.enrolment).await?.id != training {
        return Err(AppError::NotFound);
    }
    let name = format!("document-{}.{}", document.id, document.kind.code());
    Ok((name, document.kind.media_type(), bytes))
}
