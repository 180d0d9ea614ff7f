//! Checking in with the code from the screen: typed or scanned, looked at, confirmed.

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{self, CheckIn, Status};

use crate::{
    accounts::Purpose,
    attendance::{
        actions::CheckInByCode,
        screen,
        store::{self, Standings},
        tickets,
    },
    errors::{AppError, Field, UserError},
    language::{dates, say},
    parts::{
        notice::{bad, info, warn},
        page::{head, page, text},
    },
    paths,
    request::Visit,
    trainings::{self, Session, Training},
};

use super::{when, words};

/// Asks for a code, or for confirmation of what the code leads to.
#[component]
pub fn CodePage() -> impl IntoView {
    let scanned = text("code");
    page(async move |visit| {
        let language = visit.language;
        match load(&visit, &scanned).await {
            Ok(Page::Form) => Ok(form(&scanned, None, language).into_any()),
            Ok(Page::SignIn(path)) => {
                let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
                Err(AppError::Elsewhere(format!(
                    "{}?next={next}",
                    paths::accounts::sign_in()
                )))
            }
            Ok(Page::Confirm(confirm)) => Ok(view(*confirm, language).into_any()),
            // The code is to be typed again, with the reason above it.
            Err(AppError::Refused(error)) => {
                let query = visit.query();
                let typed = query.get("code").unwrap_or(&scanned);
                Ok(form(typed, Some(error), language).into_any())
            }
            Err(other) => Err(other),
        }
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub enum Page {
    /// The form for a code.
    Form,
    /// Signing in, and then this path.
    SignIn(String),
    /// What is to be confirmed.
    Confirm(Box<Confirm>),
}

/// What is to be confirmed.
#[derive(Clone, Debug)]
pub struct Confirm {
    training: Training,
    session: Session,
    ticket: String,
    /// When the code was scanned.
    at: Timestamp,
    verdict: CheckIn,
    /// What stands against it.
    stands: Option<Status>,
}

async fn load(visit: &Visit, scanned: &str) -> Result<Page, AppError> {
    let query = visit.query();
    let typed = query.get("code").unwrap_or(scanned);
    let ticket = match query.get("ticket") {
        Some(ticket) => ticket.to_owned(),
        None if typed.trim().is_empty() => return Ok(Page::Form),
        None => {
            let session = screen::session_of(visit, typed).await?;
            tickets::issue(visit, session.id).await?
        }
    };
    let Ok(viewer) = visit.viewer() else {
        let found = tickets::find(visit, &ticket).await?;
        let session = trainings::find_session(visit.house.db.read(), found.session).await?;
        let [en, ru, kk] = [Language::En, Language::Ru, Language::Kk]
            .map(|language| session.titles.get(language).to_owned());
        let path = format!("{}?ticket={ticket}", paths::attendance::check_in());
        return Ok(Page::SignIn(
            Purpose { en, ru, kk }.beside(visit, &path).await?,
        ));
    };
    let found = tickets::find(visit, &ticket).await?;
    let db = visit.house.db.read();
    let session = trainings::find_session(db, found.session).await?;
    let seat = viewer
        .seat(session.training)
        .ok_or(UserError::CodeElsewhere)?;
    if !seat.role.is_registered() {
        return Err(UserError::NotAllowed.into());
    }
    trainings::registered(db, session.training, seat.enrolment).await?;
    let at = Timestamp::from_millisecond(found.at).map_err(|_| UserError::CodeExpired)?;
    let standings: Standings = store::marks_about(db, [session.id], [seat.enrolment])
        .await?
        .into();
    let marks = standings.marks(session.id, seat.enrolment);
    let unit = session.part_to_check_in(marks, at);
    let verdict = attendance::check_in(&session.gathering, &session.policy, unit, marks, at);
    let stands = attendance::stands_in(marks, unit).and_then(|mark| mark.status);
    Ok(Page::Confirm(Box::new(Confirm {
        training: trainings::find(db, session.training).await?,
        session,
        ticket,
        at,
        verdict,
        stands,
    })))
}

fn form(typed: &str, error: Option<UserError>, language: Language) -> impl IntoView + use<> {
    let field = Field::Code;
    let invalid = error.is_some().then_some("true");
    let problem = error.map(|error| bad(error.say(language)));
    view! {
        {head(say!(language, "check-in-code-title"), Vec::new(), Some(say!(language, "check-in-code-lede")))}
        {problem}
        <form class="code-form" method="get" action=paths::attendance::check_in()>
            <div class="field">
                <label for=field.name()>{field.label(language)}</label>
                <input
                    class="code-input"
                    id=field.name()
                    name=field.name()
                    value=typed.to_owned()
                    required
                    maxlength="20"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-invalid=invalid
                />
            </div>
            <div class="actions">
                <button>{say!(language, "check-in-code-go")}</button>
            </div>
        </form>
    }
}

fn view(page: Confirm, language: Language) -> impl IntoView {
    let (training, session) = (&page.training, &page.session);
    let confirm = || {
        view! {
            <form class="check-in" method="post" action=CheckInByCode::url()>
                <input type="hidden" name="ticket" value=page.ticket.clone() />
                <button>{say!(language, "check-in")}</button>
            </form>
            <p class="hint">{say!(language, "check-in-to-confirm")}</p>
        }
    };
    let stands = |status: Status| {
        view! {
            <p>
                {say!(language, "check-in-standing")} " "
                <span class=words::badge(status)>{words::status(status, language)}</span>
            </p>
        }
    };
    let against = page.stands.map(stands);
    let said = match page.verdict {
        CheckIn::Allowed {
            minutes: Some(minutes),
            ..
        } => view! { {warn(say!(language, "check-in-as-late", minutes = minutes))} {against} {confirm()} }
            .into_any(),
        CheckIn::Allowed { .. } => {
            let words = if page.at < session.gathering.starts_at {
                let time = dates::clock(session.gathering.starts_at, &training.zone);
                say!(language, "check-in-as-early", time = time)
            } else {
                say!(language, "check-in-as-present")
            };
            view! { <p>{words}</p> {against} {confirm()} }.into_any()
        }
        CheckIn::Already(status) => stands(status).into_any(),
        CheckIn::TooEarly { opens_at } => {
            let opens = dates::clock(opens_at, &training.zone);
            info(UserError::TooEarly { opens }.say(language)).into_any()
        }
        CheckIn::Closed { .. } => info(UserError::CheckInClosed.say(language)).into_any(),
    };
    let lede = format!(
        "{} · {}",
        training.titles.get(language),
        when(training, session, language)
    );
    let own = paths::attendance::own(training.id);
    view! {
        {head(session.titles.get(language).to_owned(), Vec::new(), Some(lede))}
        {said}
        <div class="actions">
            <a class="button quiet" href=own>{say!(language, "own-title")}</a>
            <a class="button quiet" href=paths::attendance::check_in()>{say!(language, "check-in-another")}</a>
        </div>
    }
}
