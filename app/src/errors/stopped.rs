//! What stops a request before a page or an action is reached.

use http::StatusCode;

use super::{AppError, UserError};

/// A rejection: what stops a request before a page or an action is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// There is nothing at this address.
    NotFound,
    /// The request may not do this.
    NotAllowed,
    /// The request brought too much.
    TooMuch,
    /// The request took too long.
    TooLong,
    /// The database is away.
    Away,
    /// Something broke; the log says what.
    Broken,
}

impl Stopped {
    const ALL: [Self; 6] = [
        Self::NotFound,
        Self::NotAllowed,
        Self::TooMuch,
        Self::TooLong,
        Self::Away,
        Self::Broken,
    ];

    /// The status that goes with it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLong | Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a bare status stands for.
    pub fn from_status(status: StatusCode) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|stopped| stopped.status() == status)
    }

    /// The error that a page shows for it; `request` is the request's id.
    pub fn error(self, request: &str) -> AppError {
        match self {
            Self::NotFound => AppError::NotFound,
            Self::NotAllowed => AppError::NotAllowed,
            Self::TooMuch => UserError::TooMuchSent.into(),
            Self::TooLong => UserError::TookTooLong.into(),
            Self::Away => UserError::Unavailable.into(),
            Self::Broken => UserError::SomethingWentWrong {
                request: request.to_owned(),
            }
            .into(),
        }
    }
}
