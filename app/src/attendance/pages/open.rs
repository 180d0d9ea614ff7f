//! What is left to do in the register of a training, session by session: marks to be confirmed,
//! one by one or all of a session, contradictions to be settled, and gaps.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::attendance::{LeftToDo, Standing, Unit};

use crate::{
    attendance::{
        actions::{ConfirmAll, RecordMark},
        store::{self, Standings},
        work::{self, Item},
    },
    context::Visit,
    errors::AppError,
    parts::page::{head, number, page},
    say,
    trainings::{self, Session, Training},
    viewer::InTraining as _,
};

use super::{when, words};

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
    /// The sessions with something to do, in order.
    sessions: Vec<(Session, Vec<Item>)>,
    standings: Standings,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let training = visit.viewer()?.takes_register(training)?.training();
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let sessions = trainings::sessions(db, training).await?;
    let members = trainings::members(db, training).await?;
    let ids = sessions.iter().map(|session| session.id);
    let standings: Standings = store::marks_at(db, ids).await?.into();
    let sessions = sessions.into_iter().map(|session| {
        let items = work::at(&session, &members, &standings, now);
        (session, items)
    });
    Ok(Page {
        training: trainings::find(db, training).await?,
        sessions: sessions.filter(|(_, items)| !items.is_empty()).collect(),
        standings,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let id = page.training.id;
    let crumbs = vec![
        (
            format!("/trainings/{id}"),
            page.training.titles.get(language).to_owned(),
        ),
        (
            format!("/trainings/{id}/register"),
            say!(language, "register-title"),
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
    }
}

fn at_session(
    page: &Page,
    session: &Session,
    items: &[Item],
    language: Language,
) -> impl IntoView + use<> {
    let register = format!(
        "/trainings/{}/sessions/{}/register",
        page.training.id, session.id
    );
    let (to_decide, gaps): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.is_to_decide());
    let unconfirmed = to_decide
        .iter()
        .filter(|item| matches!(item.what, LeftToDo::Confirm(_)));
    let confirm_all = Some(unconfirmed.count())
        .filter(|count| *count > 1)
        .map(|count| {
            view! {
                <form method="post" action=ConfirmAll::url()>
                    <input type="hidden" name="session" value=session.id />
                    <input type="hidden" name="from_list" value="true" />
                    <button class="quiet">{say!(language, "roll-confirm", count = count)}</button>
                </form>
            }
        });
    let rows: Vec<_> = to_decide
        .into_iter()
        .map(|item| row(page, session, item, &register, language))
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <ol class="open">{rows}</ol> });
    let gaps = (!gaps.is_empty()).then(|| {
        let words = say!(language, "open-gaps", count = gaps.len());
        view! { <p>{words} " " <a href=register.clone()>{say!(language, "open-call")}</a></p> }
    });
    view! {
        <section id=format!("session-{}", session.id)>
            <h2><a href=register.clone()>{session.titles.get(language).to_owned()}</a></h2>
            <p class="meta">{when(&page.training, session, language)}</p>
            {gaps}
            {rows}
            {confirm_all}
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
            view! { {badge(&standing, language)} {confirm} }.into_any()
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
