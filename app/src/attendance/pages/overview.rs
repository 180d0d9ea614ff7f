//! The register of a whole training: who was where, and what share of it that is.

use course::Language;
use leptos::prelude::*;
use rules::{attendance::Status, roles::Role};

use crate::{
    attendance::report::{self, Person, Report},
    language::{dates, say},
    parts::{
        notice::info,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    spreadsheets::Heading,
    trainings::{Session, files},
};

use super::{filter, paged::Paged, words};

/// The register of a training.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let report = report::load(&visit, training).await?;
        let may_answer = visit.viewer()?.can(training, Role::may_take_register);
        let what = say!(visit.language, "attendance-title");
        let heading = files::heading(&visit, &report.training, &what)?;
        Ok(view(report, heading, may_answer, &visit).into_any())
    })
}

fn view(
    report: Report,
    heading: Heading,
    may_answer: bool,
    visit: &Visit,
) -> impl IntoView + use<> {
    let language = visit.language;
    let id = report.training.id;
    let path = paths::attendance::overview(id);
    let crumbs = vec![(
        paths::home::training(id),
        report.training.titles.get(language).to_owned(),
    )];
    let ways = [
        (
            report.filter.at(&paths::attendance::groups(id)),
            say!(language, "report-groups-title"),
        ),
        (
            report.filter.at(&paths::attendance::signatures(id)),
            say!(language, "signatures-title"),
        ),
    ];
    let ways = ways.map(|(href, words)| view! { <a class="button quiet" href=href>{words}</a> });
    let open = may_answer.then(|| {
        let href = paths::attendance::open(id);
        view! { <a class="button quiet" href=href>{say!(language, "open-link", count = report.to_decide)}</a> }
    });
    let requests = may_answer.then(|| {
        let href = paths::attendance::requests(id);
        view! { <a class="button quiet" href=href>{say!(language, "requests-title")}</a> }
    });
    let files = [
        (
            report.filter.at(&paths::attendance::overview_xlsx(id)),
            say!(language, "report-workbook"),
        ),
        (
            report.filter.at(&paths::attendance::overview_csv(id)),
            say!(language, "register-download"),
        ),
    ];
    let files =
        files.map(|(href, words)| view! { <a class="button quiet" href=href download>{words}</a> });
    let paged = Paged::of(&report, &visit.query());
    view! {
        {head(say!(language, "attendance-title"), crumbs, Some(say!(language, "register-lede")))}
        // On the screen that is in the head and in the way here.
        <p class="paper-head">
            <strong>{heading.title}</strong> <br /> {heading.about} <br /> {heading.made}
        </p>
        <div class="actions">{files} {ways} {open} {requests}</div>
        {filter::rule(&report, language)}
        {filter::form(&report, &path, language)}
        {paged.search(&report, &path, language)}
        {matrix(&report, &paged, language)}
        {paged.pager(&report, &path, language)}
    }
}

fn matrix(report: &Report, paged: &Paged<'_>, language: Language) -> AnyView {
    if report.people.is_empty() {
        let words = if report.filter.is_empty() {
            say!(language, "register-nobody")
        } else {
            say!(language, "report-nobody")
        };
        return info(words).into_any();
    }
    if paged.people.is_empty() {
        return info(say!(language, "register-search-none")).into_any();
    }
    let heads: Vec<_> = report
        .sessions
        .iter()
        .map(|session| session_head(report, session, language))
        .collect();
    let rows: Vec<_> = paged
        .people
        .iter()
        .map(|person| row(report, person, language))
        .collect();
    // Of all who take part, whoever is shown: marks of somebody who withdrew stay, but nobody waits for more.
    let taking_part: Vec<&Person> = report
        .people
        .iter()
        .filter(|person| person.member.takes_part())
        .collect();
    let totals: Vec<_> = report
        .sessions
        .iter()
        .map(|session| {
            let expected = taking_part.iter();
            let expected = expected.filter(|person| session.expects(&person.member));
            let standings = expected
                .clone()
                .map(|person| report.standings.get(session.id, person.member.enrolment));
            let there = standings.filter(|standing| standing.is_some_and(Status::was_there));
            view! { <td>{there.count()} " / " {expected.count()}</td> }
        })
        .collect();
    // The columns before the sessions: what they come to, in sight however many there are.
    let shares = if report.needed.is_some() { "3" } else { "2" };
    let reach = report
        .needed
        .map(|_| view! { <th scope="col">{say!(language, "report-rule-title")}</th> });
    view! {
        <div class="table matrix" tabindex="0" role="region" aria-label=say!(language, "attendance-title")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "field-name")}</th>
                        <th scope="col">{say!(language, "report-of-held")}</th>
                        <th scope="col">{say!(language, "report-of-planned")}</th>
                        {reach}
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{say!(language, "register-there")}</th>
                        <td colspan=shares></td>
                        {totals}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn session_head(report: &Report, session: &Session, language: Language) -> impl IntoView + use<> {
    let zone = &report.training.zone;
    let starts = session.gathering.starts_at;
    let day = starts.to_zoned(zone.clone()).strftime("%d.%m").to_string();
    let register = paths::attendance::register(report.training.id, session.id);
    view! {
        <th scope="col">
            <a href=register>{session.titles.get(language).to_owned()}</a>
            <span class="meta">{day} " " {dates::clock(starts, zone)}</span>
        </th>
    }
}

fn row(report: &Report, person: &Person, language: Language) -> impl IntoView + use<> {
    let member = &person.member;
    let cells: Vec<_> = report
        .sessions
        .iter()
        .map(|session| cell(report, session, person, language))
        .collect();
    let reach = report.needed.map(|_| {
        person.reach.map(|reach| {
            view! { <span class=words::reach_badge(reach)>{words::reach(reach, language)}</span> }
        })
    });
    let reach = reach.map(|reach| view! { <td>{reach}</td> });
    view! {
        <tr>
            <th scope="row">{words::person(member, language)} <span class="meta">{member.court.clone()}</span></th>
            <td>{words::held(&person.tally, language)}</td>
            <td>{words::share(person.tally.of_planned(), language)}</td>
            {reach}
            {cells}
        </tr>
    }
}

/// What stands, and the way to how it came about.
fn cell(
    report: &Report,
    session: &Session,
    person: &Person,
    language: Language,
) -> impl IntoView + use<> {
    let enrolment = person.member.enrolment;
    let history = paths::attendance::history(report.training.id, session.id, enrolment);
    let expected = session.expects(&person.member);
    // The table is heard link by link as well: each says whose it is and of when.
    let of = format!(
        "{}, {}",
        person.member.account.name,
        session.titles.get(language)
    );
    match report.standings.standing(session.id, enrolment) {
        Some(standing) => {
            let guest = (!expected).then(|| {
                view! { " " <span class="meta">{say!(language, "not-expected")}</span> }
            });
            let said = words::reported(&standing, language);
            let label = format!("{said}: {of}");
            view! {
                <td>
                    <a href=history aria-label=label>
                        <span class=words::badge(standing.status)>{said}</span>
                    </a>
                    {guest}
                </td>
            }
            .into_any()
        }
        None if !expected => {
            view! { <td class="meta">{say!(language, "not-expected")}</td> }.into_any()
        }
        None => {
            let unmarked = format!("{}: {of}", say!(language, "status-unmarked"));
            view! { <td><a href=history aria-label=unmarked>"—"</a></td> }.into_any()
        }
    }
}
