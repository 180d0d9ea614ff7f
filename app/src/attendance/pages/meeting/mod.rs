//! The list of a meeting: the form that brings it in, and what it proposes before it is confirmed.

mod people;

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    attendance::{
        actions::{ReadMeeting, TakeMeeting},
        meeting::{PreparedMeeting, Understood},
        store::{self, Standings},
    },
    authorization::viewer::InTraining as _,
    errors::{AppError, Field, UserError},
    language::say,
    memory::set_aside,
    parts::{
        notice::bad,
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
    trainings::{self, Member, Session, Training},
};

use super::when;

/// Of how many people who are not on the list the names are told.
const NAMED: usize = 50;

/// Brings in the list of a meeting.
#[component]
pub fn UploadPage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| {
        let (training, session) = held(&visit, training, session).await?;
        Ok(upload(&training, &session, &visit).into_any())
    })
}

/// What the list of a meeting proposes.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (training, session, key) = (number("training"), number("session"), text("list"));
    page(
        async move |visit| Ok(view(load(&visit, training, session, key).await?, &visit).into_any()),
    )
}

/// The training and the session, for who takes their register.
async fn held(visit: &Visit, training: i64, session: i64) -> Result<(Training, Session), AppError> {
    let training = visit.viewer()?.takes_register(training)?.training();
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    Ok((trainings::find(db, training).await?, session))
}

fn crumbs(training: &Training, session: &Session, language: Language) -> Vec<(String, String)> {
    vec![
        (
            paths::home::training(training.id),
            training.titles.get(language).to_owned(),
        ),
        (
            paths::attendance::register(training.id, session.id),
            session.titles.get(language).to_owned(),
        ),
    ]
}

fn upload(training: &Training, session: &Session, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let problem = visit.refusal_of::<ReadMeeting>().map(|error| {
        view! { <p class="problem" id="meeting-problem">{error.say(language)}</p> }
    });
    let described = if problem.is_some() {
        "meeting-problem meeting-hint"
    } else {
        "meeting-hint"
    };
    view! {
        {head(
            say!(language, "meeting-title"),
            crumbs(training, session, language),
            Some(when(training, session, language)),
        )}
        <p>{say!(language, "meeting-lede")}</p>
        <form method="post" action=ReadMeeting::url() enctype="multipart/form-data">
            <input type="hidden" name="session" value=session.id />
            <div class="field">
                <label for="meeting">{Field::Meeting.label(language)}</label>
                <p class="hint" id="meeting-hint">{say!(language, "meeting-hint")}</p>
                {problem}
                <input id="meeting" name="meeting" type="file" accept=".csv,text/csv,text/plain" required aria-describedby=described />
            </div>
            <div class="actions">
                <button>{say!(language, "meeting-read")}</button>
            </div>
        </form>
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Page {
    training: Training,
    session: Session,
    key: String,
    prepared: PreparedMeeting,
    members: Vec<Member>,
    standings: Standings,
}

async fn load(visit: &Visit, training: i64, session: i64, key: String) -> Result<Page, AppError> {
    let (training, session) = held(visit, training, session).await?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let prepared = set_aside::get(db, owner, &key, now).await?;
    let prepared = prepared
        .filter(|prepared: &PreparedMeeting| prepared.session == session.id)
        .ok_or(UserError::PreparedGone)?;
    Ok(Page {
        members: trainings::members_by_name(db, training.id, visit.language).await?,
        standings: store::standings_at(db, [session.id]).await?,
        training,
        session,
        key,
        prepared,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let understood = Understood::of(&page.prepared.joins, &page.members);
    let refused = visit.refusal_of::<TakeMeeting>();
    let refused = refused.map(|error| bad(error.say(language)));
    let missing = understood.missing(&page.session, &page.members);
    let missing = (!missing.is_empty()).then(|| {
        let names = missing.iter().take(NAMED);
        let names: Vec<&str> = names.map(|member| member.account.name.as_str()).collect();
        let more = if missing.len() > NAMED { " …" } else { "" };
        view! {
            <section id="missing">
                <h2>{say!(language, "meeting-missing", count = missing.len())}</h2>
                <p class="hint">{say!(language, "meeting-missing-hint")}</p>
                <p>{names.join(", ")} {more}</p>
            </section>
        }
    });
    view! {
        {head(
            say!(language, "meeting-title"),
            crumbs(&page.training, &page.session, language),
            Some(when(&page.training, &page.session, language)),
        )}
        {refused}
        <form method="post" action=TakeMeeting::url()>
            <input type="hidden" name="session" value=page.session.id />
            <input type="hidden" name="list" value=page.key.clone() />
            {people::found(&page, &understood, visit)}
            {people::asked(&page, &understood, visit)}
            <div class="actions">
                <button>{say!(language, "meeting-take")}</button>
            </div>
        </form>
        {missing}
    }
}
