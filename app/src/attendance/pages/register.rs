//! The register of one session: the roll call for organizers, a list for those who look on.

use course::Language;
use islands::roll_call::{Choice, Person, RollCall, Words};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{attendance::Status, roles::Role};

use crate::{
    attendance::{
        actions::RecordMark,
        store::{self, Standings},
    },
    context::Visit,
    dates,
    errors::AppError,
    parts::{
        island::wake,
        notice::info,
        page::{head, number, page},
    },
    say,
    trainings::{self, Member, Session, Training},
};

use super::words;

/// The register of a session.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| Ok(view(load(&visit, training, session).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    session: Session,
    judges: Vec<Member>,
    standings: Standings,
    /// Whether the viewer may call the roll.
    may_take: bool,
}

async fn load(visit: &Visit, training: i64, session: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_see_register)?;
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    let standings: Standings = store::marks_at(db, [session.id]).await?.into();
    let mut judges = trainings::members(db, training).await?;
    judges.retain(|member| standings.registers(member));
    Ok(Page {
        training: trainings::find(db, training).await?,
        standings,
        may_take: viewer.can(training, Role::may_take_register),
        session,
        judges,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let (training, session) = (&page.training, &page.session);
    let zone = &training.zone;
    let when = format!(
        "{}, {}–{}",
        dates::weekday(
            language,
            session.gathering.starts_at.to_zoned(zone.clone()).date()
        ),
        dates::clock(session.gathering.starts_at, zone),
        dates::clock(session.gathering.ends_at, zone)
    );
    let crumbs = vec![
        (
            format!("/trainings/{}", training.id),
            training.titles.get(language).to_owned(),
        ),
        (
            format!("/trainings/{}/register", training.id),
            say!(language, "register-title"),
        ),
    ];
    let body = if page.judges.is_empty() {
        info(say!(language, "register-nobody")).into_any()
    } else if page.may_take {
        view! {
            <p class="hint">{say!(language, "register-hint")}</p>
            {roll_call(&page, language)}
            {wake(visit)}
        }
        .into_any()
    } else {
        list(&page, language).into_any()
    };
    view! {
        {head(session.titles.get(language).to_owned(), crumbs, Some(when))}
        {body}
    }
}

fn roll_call(page: &Page, language: Language) -> impl IntoView + use<> {
    let session = page.session.id;
    let people = page
        .judges
        .iter()
        .map(|member| Person {
            enrolment: member.enrolment,
            name: words::person(member, language),
            court: member.court.clone(),
            status: page
                .standings
                .get(session, member.enrolment)
                .map(|status| status.code().to_owned()),
        })
        .collect();
    let choices = Status::ALL
        .into_iter()
        .map(|status| Choice {
            code: status.code().to_owned(),
            word: words::status(status, language),
        })
        .collect();
    let said = Words {
        unmarked: say!(language, "status-unmarked"),
        saving: say!(language, "roll-saving"),
        saved: say!(language, "roll-saved"),
        waiting: say!(language, "roll-waiting"),
        waiting_in_page: say!(language, "roll-waiting-in-page"),
        waiting_count: say!(language, "roll-waiting-count", count = "{count}"),
        sign_in: say!(language, "roll-sign-in"),
        sign_in_link: say!(language, "sheet-sign-in-link"),
        elsewhere: say!(language, "roll-elsewhere"),
        needs_reason: say!(language, "roll-needs-reason"),
        refused: say!(language, "roll-refused"),
        history: say!(language, "roll-history"),
    };
    let register = format!(
        "/trainings/{}/sessions/{session}/register",
        page.training.id
    );
    view! {
        <RollCall session action=RecordMark::url().to_owned() register people choices words=said />
    }
}

fn list(page: &Page, language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .judges
        .iter()
        .map(|member| {
            let status = page.standings.get(page.session.id, member.enrolment);
            let badge = match status {
                Some(status) => {
                    view! { <span class=words::badge(status)>{words::status(status, language)}</span> }.into_any()
                }
                None => view! { <span class="badge">{say!(language, "status-unmarked")}</span> }.into_any(),
            };
            view! {
                <li class="person">
                    <div>
                        <p class="name">{words::person(member, language)}</p>
                        <p class="meta">{member.court.clone()}</p>
                    </div>
                    {badge}
                </li>
            }
        })
        .collect();
    view! { <ol class="register">{rows}</ol> }
}
