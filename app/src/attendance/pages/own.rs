//! What stands about oneself, what was asked about it, and asking.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{Source, Status, Unit},
    calendar::{self, Phase},
};

use crate::{
    attendance::{
        actions::AskAboutMark,
        store::{self, Request, Standings},
    },
    errors::{AppError, Field},
    language::say,
    parts::{
        form::Form,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{self, Session, Training},
};

use super::{excuse, when, words};

/// The record of the one who asks.
#[component]
pub fn OwnPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let page = load(&visit, training).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    enrolment: i64,
    /// The group that the person is in.
    group: Option<i64>,
    /// The sessions, in order, each with whether it has begun: those at which the person is
    /// expected, and those at which something was said or asked.
    sessions: Vec<(Session, bool)>,
    standings: Standings,
    requests: Vec<Request>,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let takes = viewer.takes_course(training)?;
    let group = viewer.seat(training).and_then(|seat| seat.group);
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let mut sessions = trainings::sessions(db, training).await?;
    let standings: Standings = store::marks_of(db, [takes.enrolment()]).await?.into();
    let requests = store::requests_of(db, takes.enrolment()).await?;
    sessions.retain(|session| {
        let asked = || requests.iter().any(|request| request.session == session.id);
        session.expects_group(group)
            || standings.standing(session.id, takes.enrolment()).is_some()
            || asked()
    });
    Ok(Page {
        group,
        training: trainings::find(db, training).await?,
        enrolment: takes.enrolment(),
        sessions: sessions
            .into_iter()
            .map(|session| {
                let begun = calendar::phase(&session.gathering, now) != Phase::Later;
                (session, begun)
            })
            .collect(),
        standings,
        requests,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let (language, id) = (visit.language, page.training.id);
    let is_open = |session: &Session| {
        let mut asked = page.requests.iter();
        asked.any(|request| request.session == session.id && request.answer.is_none())
    };
    let sessions = page.sessions.iter().map(|(session, _)| session);
    let sessions = sessions.filter(|session| session.expects_group(page.group));
    let sessions: Vec<&Session> = sessions.filter(|session| !is_open(session)).collect();
    let excuse = excuse::form(&page.training, &sessions, visit);
    let rows: Vec<_> = page
        .sessions
        .iter()
        .map(|(session, begun)| row(&page, session, *begun, visit))
        .collect();
    let crumbs = vec![(
        paths::home::training(id),
        page.training.titles.get(language).to_owned(),
    )];
    view! {
        {head(say!(language, "own-title"), crumbs, Some(say!(language, "own-lede")))}
        {excuse}
        <ol class="own-record">{rows}</ol>
    }
}

fn row(page: &Page, session: &Session, begun: bool, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let standing = page.standings.standing(session.id, page.enrolment);
    let stands = match standing {
        Some(standing) => {
            let proposed = standing.proposed.then(|| {
                let parts = session.parts();
                let measured = parts.into_iter().any(|part| {
                    let mark = page.standings.in_part(session.id, page.enrolment, part);
                    mark.is_some_and(|mark| mark.source == Source::Online)
                });
                let words = if measured {
                    say!(language, "source-online")
                } else {
                    say!(language, "status-proposed")
                };
                view! { " " <span class="meta">{words}</span> }
            });
            let word = words::standing(&standing, language);
            view! { <p><span class=words::badge(standing.status)>{word}</span> {proposed}</p> }
                .into_any()
        }
        // What has not begun is not marked, and need not say so.
        None if !begun || !session.expects_group(page.group) => ().into_any(),
        None => view! { <p><span class="badge">{say!(language, "status-unmarked")}</span></p> }
            .into_any(),
    };
    let parts: Vec<_> = session
        .units
        .iter()
        .map(|part| {
            let mark = page.standings.in_part(session.id, page.enrolment, *part);
            let word = mark.map_or_else(
                || say!(language, "status-unmarked"),
                |mark| words::mark(mark, language),
            );
            view! { <li>{words::unit(*part, language)} ": " {word}</li> }
        })
        .collect();
    let parts = (!parts.is_empty()).then(|| view! { <ul class="meta">{parts}</ul> });
    let asked: Vec<&Request> = page
        .requests
        .iter()
        .filter(|request| request.session == session.id)
        .collect();
    let open = asked.iter().any(|request| request.answer.is_none());
    let asked: Vec<_> = asked
        .into_iter()
        .map(|request| {
            let status = words::asked(request, language);
            let asked = say!(language, "own-asked", status = status);
            let may_attach = request.answer.is_none() && request.document.is_none();
            view! {
                {self::request(page.training.id, request, asked, language)}
                {may_attach.then(|| excuse::attach(request, language))}
            }
        })
        .collect();
    let guest = (!session.expects_group(page.group))
        .then(|| view! { <p class="hint">{say!(language, "own-not-expected")}</p> });
    // An excuse may be handed in before a session; it is corrected only after it began.
    let form = (!open).then(|| ask(session, begun, visit));
    view! {
        <li id=format!("session-{}", session.id)>
            <h2>{session.titles.get(language).to_owned()}</h2>
            <p class="meta">{when(&page.training, session, language)}</p>
            {stands}
            {guest}
            {parts}
            {asked}
            {form}
        </li>
    }
}

/// What was `asked`, in words for whoever reads it, and the answer.
pub(super) fn request(
    training: i64,
    request: &Request,
    asked: String,
    language: Language,
) -> impl IntoView + use<> {
    let (class, word) = match &request.answer {
        None => ("badge info", say!(language, "request-open")),
        Some(answer) if answer.granted => ("badge good", say!(language, "request-granted")),
        Some(_) => ("badge bad", say!(language, "request-refused")),
    };
    let answer = request
        .answer
        .as_ref()
        .filter(|answer| !answer.reason.is_empty())
        .map(|answer| {
            view! {
                <p class="answer">
                    <span class="meta">{say!(language, "own-answer")}</span>
                    " "
                    {answer.reason.clone()}
                </p>
            }
        });
    view! {
        <div class="request">
            <p>{asked} " " <span class=class>{word}</span></p>
            <p>{request.reason.clone()}</p>
            {request.document.map(|document| excuse::document(training, document, language))}
            {answer}
        </div>
    }
}

fn ask(session: &Session, begun: bool, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<AskAboutMark>(visit).of_one("session", &session.id.to_string());
    let chosen = form.value("status", Status::Excused.code());
    let part = form.value("unit", Unit::Whole.code());
    let options: Vec<_> = Status::ALL
        .into_iter()
        .filter(|status| begun || *status == Status::Excused)
        .map(|status| {
            let selected = status.code() == chosen;
            view! { <option value=status.code() selected=selected>{words::status(status, language)}</option> }
        })
        .collect();
    let units = (!session.units.is_empty()).then(|| {
        let id = format!("unit-{}", session.id);
        let units = [Unit::Whole]
            .into_iter()
            .chain(session.units.iter().copied());
        let options: Vec<_> = units
            .map(|unit| {
                let selected = unit.code() == part;
                view! { <option value=unit.code() selected=selected>{words::unit(unit, language)}</option> }
            })
            .collect();
        view! {
            <div class="field">
                <label for=id.clone()>{Field::Unit.label(language)}</label>
                <select id=id name="unit">{options}</select>
            </div>
        }
    });
    let title = if begun {
        say!(language, "own-ask")
    } else {
        say!(language, "own-excuse")
    };
    let (status, reason) = (
        format!("status-{}", session.id),
        format!("reason-{}", session.id),
    );
    let wrong = form.wrong(Field::Reason, &reason);
    view! {
        <details open=form.is_refused()>
            <summary>{title}</summary>
            <form method="post" action=AskAboutMark::url()>
                <input type="hidden" name="session" value=session.id />
                <div class="field">
                    <label for=status.clone()>{say!(language, "own-ask-status")}</label>
                    <select id=status name="status">{options}</select>
                </div>
                {units}
                <div class="field">
                    <label for=reason.clone()>{Field::Reason.label(language)}</label>
                    {wrong.shown}
                    <textarea
                        id=reason
                        name="reason"
                        rows="3"
                        required
                        maxlength="1000"
                        aria-describedby=wrong.described
                        aria-invalid=wrong.invalid
                        autofocus=wrong.first
                    >
                        {form.value("reason", "")}
                    </textarea>
                </div>
                <div class="actions">
                    <button>{say!(language, "own-ask-send")}</button>
                </div>
            </form>
        </details>
    }
}
