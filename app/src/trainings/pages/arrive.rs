//! Coming in by a code in the room: whose it is, what it is for, and yes; or a field for the code.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    accounts,
    errors::{AppError, Field, UserError},
    language::say,
    parts::{
        notice::bad,
        page::{head, page, text},
    },
    paths,
    request::Visit,
    trainings::{Session, Training, actions::arrive::Arrive, letters, store},
};

/// Where the code of a slip leads.
#[component]
pub fn ArrivePage() -> impl IntoView {
    let scanned = text("code");
    page(async move |visit| {
        let query = visit.query();
        let code = query.get("code").unwrap_or(&scanned).trim().to_owned();
        let next = accounts::next_of(&visit);
        if code.is_empty() {
            return Ok(form(&code, &next, None, visit.language).into_any());
        }
        match load(&visit, &code).await {
            Ok(page) => Ok(view(page, code, next, visit.language).into_any()),
            // The code is to be typed again, with the reason above it.
            Err(AppError::Refused(error)) => {
                Ok(form(&code, &next, Some(error), visit.language).into_any())
            }
            Err(error) => Err(error),
        }
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    name: String,
    training: Training,
    /// The session that is on, or comes next.
    session: Option<Session>,
}

async fn load(visit: &Visit, code: &str) -> Result<Page, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let found = accounts::arriving(visit, code).await?;
    let training = store::find(db, found.training).await?;
    let sessions = store::sessions(db, training.id).await?;
    let session = sessions
        .into_iter()
        .find(|session| session.gathering.ends_at > now);
    Ok(Page {
        name: found.name,
        training,
        session,
    })
}

fn form(
    typed: &str,
    next: &str,
    error: Option<UserError>,
    language: Language,
) -> impl IntoView + use<> {
    let field = Field::Code;
    let invalid = error.is_some().then_some("true");
    let problem = error.map(|error| bad(error.say(language)));
    view! {
        {head(say!(language, "arrive-title"), Vec::new(), Some(say!(language, "arrive-code-lede")))}
        {problem}
        <form class="code-form" method="get" action=paths::trainings::arrive()>
            <input type="hidden" name="next" value=next.to_owned() />
            <div class="field">
                <label for=field.name()>{say!(language, "arrive-code")}</label>
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
                <button>{say!(language, "arrive-go")}</button>
                <a class="button quiet" href=paths::accounts::sign_in()>{say!(language, "sign-in")}</a>
            </div>
        </form>
    }
}

fn view(page: Page, code: String, next: String, language: Language) -> impl IntoView {
    let title = page.training.titles.get(language).to_owned();
    let session = page.session.map(|session| {
        let words = say!(
            language,
            "arrive-for",
            title = session.titles.get(language),
            when = letters::when_and_where(&page.training, &session, language)
        );
        view! { <p>{words}</p> }
    });
    view! {
        {head(say!(language, "arrive-title"), Vec::new(), Some(title))}
        {session}
        <form class="sign-in" method="post" action=Arrive::url()>
            <input type="hidden" name="code" value=code />
            <input type="hidden" name="next" value=next />
            <div class="actions">
                <button>{say!(language, "arrive-yes", name = page.name)}</button>
            </div>
            <p class="hint">{say!(language, "arrive-hint")}</p>
        </form>
    }
}
