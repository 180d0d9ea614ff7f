//! The register of a whole training: who was where.

use course::Language;
use leptos::prelude::*;
use rules::{attendance, roles::Role};

use crate::{
    attendance::store::{self, Standings},
    context::Visit,
    dates,
    errors::AppError,
    parts::page::{head, number, page},
    say,
    trainings::{self, Member, Session, Training},
};

use super::words;

/// The register of a training.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| Ok(view(load(&visit, training).await?, visit.language).into_any()))
}

/// The register of a training: its sessions, its judges, and what stands.
#[derive(Clone, Debug)]
pub struct Register {
    /// The training.
    pub training: Training,
    /// Its sessions, in order.
    pub sessions: Vec<Session>,
    /// Its judges, by name.
    pub judges: Vec<Member>,
    /// What stands.
    pub standings: Standings,
}

/// Reads the register of a training for somebody who may see it.
pub async fn load(visit: &Visit, training: i64) -> Result<Register, AppError> {
    visit.viewer()?.may(training, Role::may_see_register)?;
    let db = visit.house.db.read();
    let sessions = trainings::sessions(db, training).await?;
    let mut judges = trainings::members(db, training).await?;
    let standings: Standings = store::marks_at(db, sessions.iter().map(|session| session.id))
        .await?
        .into();
    judges.retain(|member| {
        let mut marked = sessions
            .iter()
            .map(|session| standings.marks(session.id, member.enrolment));
        member.role.is_registered() && (!member.withdrawn || marked.any(|marks| !marks.is_empty()))
    });
    Ok(Register {
        training: trainings::find(db, training).await?,
        standings,
        sessions,
        judges,
    })
}

fn view(register: Register, language: Language) -> impl IntoView {
    let id = register.training.id;
    let zone = &register.training.zone;
    let heads: Vec<_> = register
        .sessions
        .iter()
        .map(|session| {
            let day = session
                .gathering
                .starts_at
                .to_zoned(zone.clone())
                .strftime("%d.%m")
                .to_string();
            let clock = dates::clock(session.gathering.starts_at, zone);
            view! {
                <th scope="col">
                    <a href=format!("/trainings/{id}/sessions/{}/register", session.id)>
                        {session.titles.get(language).to_owned()}
                    </a>
                    <span class="meta">{day} " " {clock}</span>
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = register
        .judges
        .iter()
        .map(|judge| {
            let cells: Vec<_> = register
                .sessions
                .iter()
                .map(|session| match register.standings.standing(session.id, judge.enrolment) {
                    Some(standing) => {
                        view! { <td><span class=words::badge(standing.status)>{words::standing(&standing, language)}</span></td> }
                            .into_any()
                    }
                    None => view! { <td>"—"</td> }.into_any(),
                })
                .collect();
            view! {
                <tr>
                    <th scope="row">{judge.account.name.clone()} <span class="meta">{judge.court.clone()}</span></th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let totals: Vec<_> = register
        .sessions
        .iter()
        .map(|session| {
            let counts = attendance::count(
                register
                    .judges
                    .iter()
                    .map(|judge| register.standings.get(session.id, judge.enrolment)),
            );
            view! { <td>{counts.there()} " / " {register.judges.len()}</td> }
        })
        .collect();
    let crumbs = vec![(
        format!("/trainings/{id}"),
        register.training.titles.get(language).to_owned(),
    )];
    view! {
        {head(say!(language, "register-title"), crumbs, Some(say!(language, "register-lede")))}
        <div class="actions">
            <a class="button" href=format!("/trainings/{id}/register.csv") download>{say!(language, "register-download")}</a>
        </div>
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "register-title")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "field-name")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{say!(language, "register-there")}</th>
                        {totals}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}
