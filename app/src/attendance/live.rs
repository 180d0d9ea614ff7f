//! Watching a register: that something changed, and nothing more. Whoever hears it asks for the page.

use rules::roles::Role;

use crate::{context::Visit, errors::AppError, trainings};

/// Passes when the one who asks may watch the register of a session.
///
/// # Errors
/// `SignIn`, `NotAllowed`, `NotFound`.
pub async fn may_watch(visit: &Visit, training: i64, session: i64) -> Result<(), AppError> {
    visit.viewer()?.may(training, Role::may_take_register)?;
    let found = trainings::find_session(visit.house.db.read(), session).await?;
    if found.training == training {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
