//! What stopped a page or an action, with its cause.

use super::{Trouble, UserError};

/// What stopped a page or an action.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or none that this person may know of.
    #[error("there is no such thing")]
    NotFound,
    /// The person may not do this.
    #[error("not allowed")]
    NotAllowed,
    /// One has to sign in first.
    #[error("nobody is signed in")]
    SignIn,
    /// A redirect: what was asked for is at another path of ours. An outcome like the others, so
    /// that nothing is loaded or shown beside it.
    #[error("elsewhere: {0}")]
    Elsewhere(String),
    /// What was asked is refused, with the reason for the person.
    #[error("refused: {0:?}")]
    Refused(UserError),
    /// The database cannot be reached or takes no writes; it may be over soon.
    #[error("the database is away: {0}")]
    Away(sea_orm::DbErr),
    /// Our fault or the machine's.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl From<UserError> for AppError {
    fn from(error: UserError) -> Self {
        Self::Refused(error)
    }
}

impl From<sea_orm::DbErr> for AppError {
    fn from(error: sea_orm::DbErr) -> Self {
        match Trouble::of(&error) {
            Trouble::Away => Self::Away(error),
            _ => Self::Internal(anyhow::Error::new(error).context("the database")),
        }
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(anyhow::Error::new(error).context("JSON"))
    }
}
