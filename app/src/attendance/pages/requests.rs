//! What judges ask about their marks, for organizers to answer.

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::roles::Role;

use crate::{
    attendance::{
        actions::AnswerRequest,
        store::{self, Request, Standings},
    },
    errors::{AppError, Field},
    language::{dates, say},
    parts::page::{head, number, page},
    paths,
    request::Visit,
    trainings::{self, Member, Session, Training},
};

use super::{excuse, own, when, words};

/// The requests of a training.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let page = load(&visit, training).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    sessions: BTreeMap<i64, Session>,
    people: BTreeMap<i64, Member>,
    standings: Standings,
    requests: Vec<Request>,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    visit.viewer()?.may(training, Role::may_take_register)?;
    let db = visit.house.db.read();
    let sessions: BTreeMap<i64, Session> = trainings::sessions(db, training)
        .await?
        .into_iter()
        .map(|session| (session.id, session))
        .collect();
    let people = trainings::members(db, training).await?;
    let requests = store::requests_at(db, sessions.keys().copied()).await?;
    // Of those alone who asked, where they asked.
    let about = requests.iter();
    let (at, of): (BTreeSet<i64>, BTreeSet<i64>) = about
        .map(|request| (request.session, request.enrolment))
        .unzip();
    Ok(Page {
        training: trainings::find(db, training).await?,
        standings: store::marks_about(db, at, of).await?.into(),
        requests,
        people: people
            .into_iter()
            .map(|member| (member.enrolment, member))
            .collect(),
        sessions,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let (open, answered): (Vec<_>, Vec<_>) = page
        .requests
        .iter()
        .partition(|request| request.answer.is_none());
    let shown = |requests: Vec<&Request>| -> Vec<AnyView> {
        requests
            .into_iter()
            .filter_map(|request| row(&page, request, language))
            .collect()
    };
    let together = together(&page, &open, language);
    let open = shown(open);
    let open = if open.is_empty() {
        view! { <p class="empty">{say!(language, "requests-none")}</p> }.into_any()
    } else {
        view! { <ol class="requests">{open}</ol> }.into_any()
    };
    let answered = shown(answered);
    let answered = (!answered.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "requests-answered")}</h2>
                <ol class="requests">{answered}</ol>
            </section>
        }
    });
    let crumbs = vec![(
        paths::home::training(page.training.id),
        page.training.titles.get(language).to_owned(),
    )];
    view! {
        {head(say!(language, "requests-title"), crumbs, Some(say!(language, "requests-lede")))}
        {together}
        {open}
        {answered}
    }
}

/// What was asked about several sessions for one reason, each time to be answered at once; each
/// stands below by itself, too.
fn together(page: &Page, open: &[&Request], language: Language) -> Option<AnyView> {
    let firsts = open.iter().enumerate().filter(|(place, request)| {
        let mut before = open[..*place].iter();
        !before.any(|other| other.is_together_with(request))
    });
    let cards: Vec<_> = firsts
        .filter_map(|(_, first)| {
            let asked = open.iter().filter(|each| each.is_together_with(first));
            let asked: Vec<&Request> = asked.copied().collect();
            (asked.len() > 1).then(|| card(page, &asked, language))?
        })
        .collect();
    (!cards.is_empty()).then(|| view! { <ol class="requests together">{cards}</ol> }.into_any())
}

fn card(page: &Page, asked: &[&Request], language: Language) -> Option<AnyView> {
    let first = asked.first()?;
    let member = page.people.get(&first.enrolment)?;
    let sessions: Vec<_> = asked
        .iter()
        .filter_map(|request| page.sessions.get(&request.session))
        .map(|session| {
            let title = session.titles.get(language).to_owned();
            let when = when(&page.training, session, language);
            view! { <li>{title} " " <span class="meta">{when}</span></li> }
        })
        .collect();
    let id = format!("reason-together-{}", first.id);
    let document = first
        .document
        .map(|document| excuse::document(page.training.id, document, language));
    let card = view! {
        <li>
            <h2>{member.account.name.clone()}</h2>
            <p>{say!(language, "requests-together", count = asked.len())}</p>
            <ul>{sessions}</ul>
            <p>{words::said(&first.reason, language)}</p>
            {document}
            <form method="post" action=AnswerRequest::url()>
                <input type="hidden" name="request" value=first.id />
                <input type="hidden" name="together" value="true" />
                <div class="field">
                    <label for=id.clone()>{Field::Reason.label(language)}</label>
                    <textarea id=id name="reason" rows="2" maxlength="500"></textarea>
                </div>
                <div class="actions">
                    <button name="intent" value="grant">{say!(language, "requests-grant-all")}</button>
                    <button class="quiet" name="intent" value="refuse">{say!(language, "requests-refuse-all")}</button>
                </div>
            </form>
        </li>
    };
    Some(card.into_any())
}

fn row(page: &Page, request: &Request, language: Language) -> Option<AnyView> {
    let session = page.sessions.get(&request.session)?;
    let member = page.people.get(&request.enrolment)?;
    let standing = page
        .standings
        .standing_in(request.session, request.enrolment, request.unit);
    let stands = standing.map_or_else(
        || say!(language, "status-unmarked"),
        |standing| words::standing(&standing, language),
    );
    let asked = dates::moment(language, request.asked_at, &page.training.zone);
    let about = format!("{} · {asked}", session.titles.get(language));
    let history = paths::attendance::history(page.training.id, session.id, member.enrolment);
    let asks = say!(
        language,
        "requests-asks",
        status = words::asked(request, language)
    );
    let body = if request.answer.is_some() {
        own::request(page.training.id, request, asks, language).into_any()
    } else {
        let reason = format!("reason-{}", request.id);
        view! {
            <p><strong>{asks}</strong> " · " {say!(language, "requests-stands")} " " {stands}</p>
            <p>{words::said(&request.reason, language)}</p>
            {request.document.map(|document| excuse::document(page.training.id, document, language))}
            <form method="post" action=AnswerRequest::url()>
                <input type="hidden" name="request" value=request.id />
                <div class="field">
                    <label for=reason.clone()>{Field::Reason.label(language)}</label>
                    <textarea id=reason name="reason" rows="2" maxlength="500"></textarea>
                </div>
                <div class="actions">
                    <button name="intent" value="grant">{say!(language, "requests-grant")}</button>
                    <button class="quiet" name="intent" value="refuse">{say!(language, "requests-refuse")}</button>
                </div>
            </form>
        }
        .into_any()
    };
    let who = view! { <a href=history>{member.account.name.clone()}</a> };
    let heading = if request.answer.is_some() {
        view! { <h3>{who}</h3> }.into_any()
    } else {
        view! { <h2>{who}</h2> }.into_any()
    };
    let row = view! {
        <li id=format!("request-{}", request.id)>
            {heading}
            <p class="meta">{about}</p>
            {body}
        </li>
    };
    Some(row.into_any())
}
