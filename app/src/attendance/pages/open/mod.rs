//! What is left to do in the register of a training, session by session: marks to be confirmed,
//! one by one or all of a session, contradictions to be settled, and gaps. Once it is over its
//! register is closed here, and opened again.

mod closed;

use course::Language;
use jiff::Timestamp;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{LeftToDo, Source, Standing, Unit},
    calendar::{self, Phase},
};

use crate::{
    attendance::{
        actions::{CloseRegister, ConfirmAll, RecordMark},
        store::{self, Closings, Standings},
        work::{self, Item},
    },
    authorization::viewer::InTraining as _,
    errors::{AppError, Field},
    language::say,
    parts::page::{head, number, page},
    paths,
    request::Visit,
    trainings::{self, Session, Training},
};

use super::{when, words};

/// Of how many people who have no mark the names are told; the register tells the others.
const NAMED: usize = 20;

/// What is left to do in the register of a training.
#[component]
pub fn OpenPage() -> impl IntoView {
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
    /// The sessions with something to do, or to be closed, in order.
    sessions: Vec<(Session, Vec<Item>)>,
    /// The sessions that are closed, with what was left undone.
    closed: Vec<(Session, Vec<Item>)>,
    standings: Standings,
    closings: Closings,
    now: Timestamp,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let training = visit.viewer()?.takes_register(training)?.training();
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let sessions = trainings::sessions(db, training).await?;
    let members = trainings::members_by_name(db, training, visit.language).await?;
    let ids = || sessions.iter().map(|session| session.id);
    let standings = store::standings_at(db, ids()).await?;
    let closings = store::closings_at(db, ids()).await?;
    let sessions = sessions.into_iter().map(|session| {
        let items = work::at(&session, &members, &standings, now);
        (session, items)
    });
    let (closed, mut sessions): (Vec<_>, Vec<_>) =
        sessions.partition(|(session, _)| closings.closed(session.id).is_some());
    sessions.retain(|(session, items)| !items.is_empty() || is_over(session, now));
    Ok(Page {
        training: trainings::find(db, training).await?,
        sessions,
        closed,
        standings,
        closings,
        now,
    })
}

fn is_over(session: &Session, now: Timestamp) -> bool {
    calendar::phase(&session.gathering, now) == Phase::Past
}

fn view(page: Page, language: Language) -> impl IntoView {
    let id = page.training.id;
    let crumbs = vec![
        (
            paths::home::training(id),
            page.training.titles.get(language).to_owned(),
        ),
        (
            paths::attendance::overview(id),
            say!(language, "attendance-title"),
        ),
    ];
    let sessions: Vec<_> = page
        .sessions
        .iter()
        .map(|(session, items)| at_session(&page, session, items, language))
        .collect();
    let body = if sessions.is_empty() {
        view! { <p class="empty">{say!(language, "open-none")}</p> }.into_any()
    } else {
        sessions.into_any()
    };
    view! {
        {head(say!(language, "open-title"), crumbs, Some(say!(language, "open-lede")))}
        {body}
        {closed::closed(&page, language)}
    }
}

fn at_session(
    page: &Page,
    session: &Session,
    items: &[Item],
    language: Language,
) -> impl IntoView + use<> {
    let register = paths::attendance::register(page.training.id, session.id);
    let (to_decide, gaps): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.is_to_decide());
    let unconfirmed = to_decide
        .iter()
        .filter(|item| matches!(item.what, LeftToDo::Confirm(_)));
    let came = unconfirmed.map(|item| source_of(page, session, item));
    let confirm_all = confirm_all(session.id, &came.collect::<Vec<_>>(), language);
    let rows: Vec<_> = to_decide
        .into_iter()
        .map(|item| row(page, session, item, &register, language))
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <ol class="open">{rows}</ol> });
    let left = items.len();
    let gaps = (!gaps.is_empty()).then(|| {
        let words = say!(language, "open-gaps", count = gaps.len());
        let mut names: Vec<&str> = gaps
            .iter()
            .map(|item| item.member.account.name.as_str())
            .collect();
        names.dedup();
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        let names = names.join(", ") + if more { " …" } else { "" };
        view! {
            <p>{words} " " <a href=register.clone()>{say!(language, "open-call")}</a></p>
            <p class="meta">{names}</p>
        }
    });
    let close = is_over(session, page.now).then(|| {
        let words = match left {
            0 => say!(language, "closing-close"),
            left => say!(language, "closing-close-anyway", count = left),
        };
        view! {
            <form method="post" action=CloseRegister::url()>
                <input type="hidden" name="session" value=session.id />
                <button class="quiet">{words}</button>
            </form>
        }
    });
    let opened = closed::opened_before(page, session, language);
    view! {
        <section id=format!("session-{}", session.id)>
            <h2><a href=register.clone()>{session.titles.get(language).to_owned()}</a></h2>
            <p class="meta">{when(&page.training, session, language)}</p>
            {gaps}
            {rows}
            {opened}
            <div class="actions">{confirm_all} {close}</div>
        </section>
    }
}

fn row(
    page: &Page,
    session: &Session,
    item: &Item,
    register: &str,
    language: Language,
) -> impl IntoView + use<> {
    let (enrolment, unit) = (item.member.enrolment, item.unit);
    let unit_word = (unit != Unit::Whole).then(|| {
        view! { " " <span class="meta">{words::unit(unit, language)}</span> }
    });
    let query = match unit {
        Unit::Whole => String::new(),
        part => format!("?unit={}", part.code()),
    };
    let told = match item.what {
        LeftToDo::Confirm(standing) => {
            let confirm = confirm(session.id, item, standing, language);
            let mark = page.standings.in_part(session.id, enrolment, unit);
            let source = mark.map(|mark| words::source(mark, language));
            view! { {badge(&standing, language)} <span class="meta">{source}</span> {confirm} }
                .into_any()
        }
        LeftToDo::Settle(standing) => {
            let beside = page.standings.beside(session.id, enrolment, unit);
            let beside = beside.map(|mark| words::beside(mark, &page.training.zone, language));
            let href = format!("{register}{query}#person-{enrolment}");
            view! {
                {badge(&standing, language)}
                <span class="meta">{beside}</span>
                <a class="button quiet" href=href>{say!(language, "open-settle")}</a>
            }
            .into_any()
        }
        LeftToDo::Recheck(standing) => view! {
            {badge(&standing, language)}
            <span class="meta">{say!(language, "open-moved")}</span>
            {recheck(session.id, item, standing, language)}
        }
        .into_any(),
        LeftToDo::Mark => ().into_any(),
    };
    view! {
        <li>
            <span class="name">
                <a href=format!("{register}/{enrolment}")>{item.member.account.name.clone()}</a>
                {unit_word}
            </span>
            {told}
        </li>
    }
}

/// Where what stands of somebody comes from.
fn source_of(page: &Page, session: &Session, item: &Item) -> Option<Source> {
    let mark = page
        .standings
        .in_part(session.id, item.member.enrolment, item.unit);
    mark.map(|mark| mark.source)
}

/// Confirms several at once: all, and where they came in several ways, each way by itself.
fn confirm_all(session: i64, came: &[Option<Source>], language: Language) -> impl IntoView + use<> {
    let count = |kind: Source| came.iter().filter(|source| **source == Some(kind)).count();
    let (code, own) = (count(Source::Code), count(Source::Own));
    let differ = [code, own, count(Source::Online)]
        .into_iter()
        .filter(|count| *count > 0);
    let differ = differ.count() > 1;
    let mut ways = Vec::new();
    if differ && code > 0 {
        let words = say!(language, "open-confirm-code", count = code);
        ways.push((Source::Code.code(), words));
    }
    if differ && own > 0 {
        let words = say!(language, "open-confirm-own", count = own);
        ways.push((Source::Own.code(), words));
    }
    if came.len() > 1 {
        ways.push(("", say!(language, "roll-confirm", count = came.len())));
    }
    ways.into_iter()
        .map(|(kind, words)| {
            view! {
                <form method="post" action=ConfirmAll::url()>
                    <input type="hidden" name="session" value=session />
                    <input type="hidden" name="from_list" value="true" />
                    <input type="hidden" name="kind" value=kind />
                    <button class="quiet">{words}</button>
                </form>
            }
        })
        .collect::<Vec<_>>()
}

/// Says of minutes from before the session was moved that they hold, or what they are now.
fn recheck(
    session: i64,
    item: &Item,
    standing: Standing,
    language: Language,
) -> impl IntoView + use<> {
    let words = say!(language, "open-recheck");
    let name = &item.member.account.name;
    let (button, field) = (
        format!("{words}: {name}"),
        format!("{}: {name}", Field::Minutes.label(language)),
    );
    let minutes = standing.minutes.map(|minutes| minutes.to_string());
    view! {
        <form method="post" action=RecordMark::url()>
            <input type="hidden" name="session" value=session />
            <input type="hidden" name="enrolment" value=item.member.enrolment />
            <input type="hidden" name="unit" value=item.unit.code() />
            <input type="hidden" name="from_list" value="true" />
            <input class="minutes" type="number" min="1" name="minutes" value=minutes aria-label=field />
            <button class="quiet" name="status" value=standing.status.code() aria-label=button>{words}</button>
        </form>
    }
}

fn badge(standing: &Standing, language: Language) -> impl IntoView + use<> {
    view! { <span class=words::badge(standing.status)>{words::standing(standing, language)}</span> }
}

fn confirm(
    session: i64,
    item: &Item,
    standing: Standing,
    language: Language,
) -> impl IntoView + use<> {
    let words = say!(language, "open-confirm");
    let label = format!("{words}: {}", item.member.account.name);
    view! {
        <form method="post" action=RecordMark::url()>
            <input type="hidden" name="session" value=session />
            <input type="hidden" name="enrolment" value=item.member.enrolment />
            <input type="hidden" name="unit" value=item.unit.code() />
            <input type="hidden" name="if_proposed" value="true" />
            <input type="hidden" name="from_list" value="true" />
            <button class="quiet" name="status" value=standing.status.code() aria-label=label>{words}</button>
        </form>
    }
}
