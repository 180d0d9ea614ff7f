//! Request context: what a request has while it is answered, which is the house with its database,
//! courses and clock, who asks, in which language and for what.

mod act;
pub mod flash;
mod fragments;
pub mod log_line;
pub mod query;
mod redirect;
pub mod refused;

use std::{net::IpAddr, ops::Deref, sync::Arc};

use course::Language;
use leptos::prelude::{provide_context, use_context};
use leptos::server_fn::ServerFn;
use sea_orm::DbErr;
use tracing::Span;

use crate::{
    authorization::viewer::Viewer,
    db::{Asker, Write},
    errors::{Answering, AppError, Stopped, UserError},
    house::House,
    paths,
};

use self::{
    fragments::Fragments,
    refused::{Held, Refused},
};

pub use self::act::{Success, Told, act, act_retried};
pub(crate) use self::flash::flash;
pub use self::query::Query;
pub use self::redirect::own_path;
pub(crate) use self::redirect::redirect;

/// What is known of a request when it comes.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The house.
    pub house: Arc<House>,
    /// Who asks, if signed in.
    pub viewer: Option<Arc<Viewer>>,
    /// The language to answer in.
    pub language: Language,
    /// The request's id.
    pub request: String,
    /// Where the request comes from.
    pub address: Option<IpAddr>,
    /// Whether a page is wanted in answer.
    pub wants_page: bool,
    /// Whether the browser brought any cookie.
    pub has_cookies: bool,
    /// Whether a page of ours led here; a link elsewhere may not say what was done.
    pub from_here: bool,
    /// Path and query that were asked for.
    pub path: String,
    /// A form that was refused just before.
    pub refused: Option<Refused>,
}

/// The context of one request: the shared state, who asks, in which language. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Visit(Arc<Facts>);

/// What is known of one request.
#[derive(Debug)]
pub struct Facts {
    /// The house.
    pub house: Arc<House>,
    /// Who asks, if signed in.
    pub viewer: Option<Arc<Viewer>>,
    /// The language to answer in.
    pub language: Language,
    /// The request's id, which the page shows and the log has.
    pub request: String,
    /// Where the request comes from.
    pub address: Option<IpAddr>,
    /// Whether a page is wanted in answer; else it is a program that asks, for JSON.
    pub wants_page: bool,
    /// Path and query that were asked for.
    pub path: String,
    /// Whether the browser brought any cookie.
    pub has_cookies: bool,
    /// A form that was refused just before.
    pub refused: Option<Refused>,
    /// What was sent by somebody whose login had ended, on the page where they sign in.
    pub held: Option<Held>,
    /// Whether this page answers a form in its place, so that the browser's address is not the
    /// page's.
    pub in_place: bool,
    /// What was done just before, in a sentence.
    pub done: Option<String>,
    /// The fragments that the page was made of so far.
    fragments: Fragments,
}

impl Deref for Visit {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl Visit {
    /// The span of what is done for this request: whatever is logged in it says the request's id,
    /// also where it is written together with what others brought.
    pub fn span(&self) -> Span {
        tracing::info_span!("request", id = %self.request)
    }

    /// A visit; what the query of `path` says of a success is read here.
    pub fn new(request: Asked) -> Self {
        let Asked {
            house,
            viewer,
            language,
            request,
            address,
            wants_page,
            has_cookies,
            from_here,
            path,
            refused,
        } = request;
        let query = Query::of(&path);
        let done = query.get("done").filter(|_| from_here);
        let done = done.and_then(|code| flash::said(code, language));
        Self(Arc::new(Facts {
            house,
            viewer,
            language,
            request,
            address,
            wants_page,
            has_cookies,
            path,
            refused,
            held: None,
            in_place: false,
            done,
            fragments: Fragments::default(),
        }))
    }

    /// The same visit at the page that answers a form in its place.
    #[must_use]
    pub fn in_place(&self, path: String, refused: Option<Refused>, held: Option<Held>) -> Self {
        let facts = &self.0;
        Self(Arc::new(Facts {
            house: facts.house.clone(),
            // It is shown now what was refused to be done.
            viewer: facts.viewer.as_deref().map(Viewer::looking).map(Arc::new),
            language: facts.language,
            request: facts.request.clone(),
            address: facts.address,
            wants_page: true,
            has_cookies: facts.has_cookies,
            path,
            refused,
            held,
            in_place: true,
            done: None,
            fragments: Fragments::default(),
        }))
    }

    /// Makes this the visit of the request that is being answered.
    pub fn provide(self) {
        provide_context(Answering {
            request: self.request.clone(),
            wants_page: self.wants_page,
        });
        provide_context(self);
    }

    /// What an error outside of pages and actions stops the request with.
    pub fn stops(&self, error: AppError) -> Stopped {
        match self.refuse(error) {
            UserError::NotFound => Stopped::NotFound,
            UserError::Unavailable => Stopped::Away,
            UserError::SomethingWentWrong { .. } => Stopped::Broken,
            _ => Stopped::NotAllowed,
        }
    }

    /// The visit of the request that is being answered.
    ///
    /// # Errors
    /// When called outside of a request.
    pub fn here() -> Result<Self, AppError> {
        use_context::<Self>()
            .ok_or_else(|| AppError::Internal(anyhow::anyhow!("there is no visit in the context")))
    }

    /// Who asks.
    ///
    /// # Errors
    /// `SignIn` when nobody is signed in.
    pub fn viewer(&self) -> Result<&Viewer, AppError> {
        self.viewer.as_deref().ok_or(AppError::SignIn)
    }

    /// Whether the one who asks has to set up the second step of signing in before anything else.
    pub fn owes_second_step(&self) -> bool {
        let viewer = self.viewer.as_deref();
        viewer.is_some_and(Viewer::owes_second_step)
    }

    /// Begins a transaction that writes what the visit asks for, and knows who that is.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<Write, DbErr> {
        let asker = Asker {
            account: self.viewer.as_ref().map(|viewer| viewer.account),
            request: self.request.clone(),
        };
        Ok(self.house.db.begin().await?.asked_by(asker))
    }

    /// The query of the page.
    pub fn query(&self) -> Query {
        Query::of(&self.path)
    }

    /// Whether the page is shown to all who are in the room: it names nobody.
    pub fn is_for_the_room(&self) -> bool {
        paths::attendance::screen::PATTERN.matches(self.bare_path())
    }

    /// The path without its query.
    pub fn bare_path(&self) -> &str {
        self.path.split('?').next().unwrap_or("/")
    }

    /// The refusal of an action, if this page answers one.
    pub fn refusal_of<F: ServerFn>(&self) -> Option<&UserError> {
        self.refused_by::<F>().map(|refused| &refused.error)
    }

    /// The form for an action as it was refused, if this page answers one.
    pub fn refused_by<F: ServerFn>(&self) -> Option<&Refused> {
        self.refused
            .as_ref()
            .filter(|refused| refused.action == F::PATH)
    }

    /// The face that an error shows to people. What is held back goes to the log, under the
    /// request's id.
    pub fn refuse(&self, error: AppError) -> UserError {
        let error = match error {
            AppError::NotFound | AppError::NotAllowed if self.owes_second_step() => {
                UserError::SecondStepFirst
            }
            // A way on is followed where it is made (`act`, `page`); as a refusal it would say
            // that there is nothing here.
            AppError::NotFound | AppError::Elsewhere(_) => UserError::NotFound,
            AppError::NotAllowed => UserError::NotAllowed,
            AppError::SignIn => UserError::SignInFirst,
            AppError::Refused(error) => error,
            AppError::Away(cause) => {
                tracing::error!(request = %self.request, %cause, "the database is away");
                UserError::Unavailable
            }
            AppError::Internal(cause) => {
                tracing::error!(request = %self.request, cause = ?cause, "something went wrong");
                UserError::SomethingWentWrong {
                    request: self.request.clone(),
                }
            }
        };
        log_line::refused(&error);
        error
    }

    /// The address under which people reach this installation.
    pub fn public_url(&self) -> &str {
        &self.house.settings.public_url
    }
}
