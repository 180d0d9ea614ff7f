//! What every action does first and last: it finds who asks for it, and answers with where a form
//! goes next, or with the refusal.

use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use tracing::Instrument as _;

use crate::{
    db,
    errors::{AppError, UserError},
};

use super::{Visit, redirect};

/// What an action gives where it succeeded.
pub trait Success {
    /// What programs are told.
    type Told: Default;

    /// Where a form goes next, back to the page it came from by default; and what programs are told.
    fn parts(self) -> (Option<String>, Self::Told);
}

/// Where a form goes next.
impl Success for String {
    type Told = ();

    fn parts(self) -> (Option<String>, ()) {
        (Some(self), ())
    }
}

/// Where a form goes next, if anywhere else than back.
impl Success for Option<String> {
    type Told = ();

    fn parts(self) -> (Option<String>, ()) {
        (self, ())
    }
}

/// Where a form goes next, and what programs are told.
impl<Told: Default> Success for (String, Told) {
    type Told = Told;

    fn parts(self) -> (Option<String>, Told) {
        (Some(self.0), self.1)
    }
}

/// What programs are told by an action that no form asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told<T>(pub T);

impl<T: Default> Success for Told<T> {
    type Told = T;

    fn parts(self) -> (Option<String>, T) {
        (None, self.0)
    }
}

/// Does what an action does, for the one who asks; the twin of [`page`](crate::parts::page::page).
/// The one way for an action to be answered.
///
/// # Errors
/// The face of the error for people.
pub async fn act<Done, Doing>(does: impl FnOnce(Visit) -> Doing) -> Result<Done::Told, UserError>
where
    Done: Success,
    Doing: Future<Output = Result<Done, AppError>>,
{
    let visit = asking()?;
    let outcome = does(visit.clone()).instrument(visit.span()).await;
    answer(&visit, outcome)
}

/// [`act`], done again from its beginning when another transaction came in between.
///
/// # Errors
/// The face of the error for people.
pub async fn act_retried<Done, Doing>(
    does: impl Fn(Visit) -> Doing,
) -> Result<Done::Told, UserError>
where
    Done: Success,
    Doing: Future<Output = Result<Done, AppError>>,
{
    let visit = asking()?;
    let outcome = db::retried(|| does(visit.clone()));
    let outcome = outcome.instrument(visit.span()).await;
    answer(&visit, outcome)
}

/// The visit of the one who asks for the action.
#[expect(clippy::disallowed_methods, reason = "this is its place")]
fn asking() -> Result<Visit, UserError> {
    Visit::here().map_err(|_| UserError::BadRequest)
}

fn answer<Done: Success>(
    visit: &Visit,
    outcome: Result<Done, AppError>,
) -> Result<Done::Told, UserError> {
    let (path, told) = match outcome {
        Ok(done) => done.parts(),
        Err(AppError::Elsewhere(path)) => (Some(path), Done::Told::default()),
        Err(error) => return Err(refused(visit, error)),
    };
    if let Some(path) = path.filter(|_| visit.wants_page) {
        redirect(&path);
    }
    Ok(told)
}

/// The refusal of an action, with its status where a program asks: a form is sent back to its page,
/// and a status of its own would stop that.
fn refused(visit: &Visit, error: AppError) -> UserError {
    let error = visit.refuse(error);
    if let Some(response) = use_context::<ResponseOptions>()
        && !visit.wants_page
    {
        response.set_status(error.status());
        if let Some(seconds) = error.retry_after() {
            response.insert_header(http::header::RETRY_AFTER, seconds.into());
        }
    }
    error
}
