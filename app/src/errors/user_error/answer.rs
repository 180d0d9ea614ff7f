//! How an error is answered: its status, and when to try again.

use http::StatusCode;
use leptos::{
    prelude::use_context,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use leptos_axum::ResponseOptions;

use super::super::Answering;
use super::UserError;

impl UserError {
    /// The status for programs.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::SitsNoQuiz | Self::SecondStepFirst => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooManyTries { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooMuchSent => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSaved | Self::SignInBusy | Self::Unavailable => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::SomethingWentWrong { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// After how many seconds it makes sense to try again, where that is known.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooManyTries { minutes } => Some(minutes * 60),
            Self::SignInBusy => Some(5),
            _ => None,
        }
    }
}

impl FromServerFnError for UserError {
    type Encoder = JsonEncoding;

    /// Only what went wrong around an action comes this way. A request that cannot be decoded is
    /// the sender's fault, and its status says so to programs; a form goes back to its page.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let answering = use_context::<Answering>();
        let refused = match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::BadRequest,
            other => {
                let request = answering
                    .as_ref()
                    .map(|answering| answering.request.clone());
                tracing::error!(request, error = %other, "an action could not be run");
                Self::SomethingWentWrong {
                    request: request.unwrap_or_default(),
                }
            }
        };
        if let Some(answering) = answering
            && !answering.wants_page
            && let Some(response) = use_context::<ResponseOptions>()
        {
            response.set_status(refused.status());
        }
        refused
    }
}
