//! The first page of a training: what is next, the agenda, the lessons, and the ways to what one
//! may do here.

mod day;
mod lessons;

use std::sync::Arc;

use course::{Course, Language};
use leptos::prelude::*;
use rules::{
    calendar::{self, Phase},
    places::{self, Place},
    roles::Role,
};

use crate::{
    accounts,
    attendance::{self, Sheet, words},
    context::Visit,
    dates,
    errors::AppError,
    learning,
    parts::{
        notice::warn,
        page::{head, number, page},
    },
    say,
    trainings::{self, Group, Session, Training},
};

use super::next::{self, Next};

/// The first page of a training.
#[component]
pub fn TrainingPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| {
        let page = load(&visit, id).await?;
        let asked = accounts::password_asked(&visit);
        Ok(view! { {asked} {view(page, visit.language)} }.into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    next: Next,
    course: Option<Arc<Course>>,
    /// Whether the viewer may change the training, its sessions and people.
    may_manage: bool,
    /// Whether the viewer may look at quizzes with their key.
    may_preview: bool,
    /// Whether the viewer may see the register.
    may_see_register: bool,
    /// Whether the viewer may see everybody's results.
    may_see_results: bool,
    /// Whether the viewer stands in the register.
    in_register: bool,
    /// Whether the viewer holds a place that can be given back.
    may_give_back: bool,
    /// What the day has for those who take the register.
    sheet: Option<Sheet>,
    /// The groups of the training.
    groups: Vec<Group>,
    /// How many problems the course's newer text has, for those who write it.
    problems: usize,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (next, published) = next::load(visit, id).await?;
    // Those who teach see what is still a draft, too.
    let course = match published {
        Some(_) if viewer.sees_keys(id).is_ok() => Some(learning::course_of(visit, id).await?.0),
        published => published,
    };
    let writes = viewer.can(id, |role| role.may_author() || role.may_manage_training());
    let problems = visit
        .house
        .courses
        .get(&next.training.course)
        .map_or(0, |served| served.problems.len());
    let in_register = viewer
        .seat(id)
        .is_some_and(|seat| seat.role.is_registered());
    let begins = next.sessions.first();
    let begins = begins.map(|session| session.gathering.starts_at);
    let db = visit.house.db.read();
    let sheet = match next.takes_all {
        true => Some(attendance::sheet(db, &next.training, &next.sessions, next.now).await?),
        false => None,
    };
    Ok(Page {
        sheet,
        may_give_back: in_register && places::may_be_given_back(Place::Enrolled, begins, next.now),
        may_manage: viewer.can(id, Role::may_manage_training),
        may_preview: viewer.sees_keys(id).is_ok(),
        may_see_register: viewer.can(id, Role::may_see_register),
        may_see_results: writes,
        in_register,
        groups: trainings::groups(visit.house.db.read(), id).await?,
        problems: if writes { problems } else { 0 },
        next,
        course,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let training = &page.next.training;
    let id = training.id;
    let lede = format!(
        "{} · {}",
        training.place,
        dates::days(language, training.starts_on, training.ends_on)
    );
    let crumbs = vec![("/".to_owned(), say!(language, "nav-trainings"))];
    let problems = (page.problems > 0).then(|| {
        view! {
            {warn(say!(language, "problems-notice", count = page.problems))}
            <p><a class="button quiet" href=format!("/trainings/{id}/problems")>{say!(language, "problems-see")}</a></p>
        }
    });
    let give_back = page.may_give_back.then(|| {
        view! {
            <section>
                <h2>{say!(language, "place-give-back-title")}</h2>
                <p class="hint">{say!(language, "place-give-back-hint")}</p>
                {trainings::give_back(id, Place::Enrolled, language)}
            </section>
        }
    });
    let agenda = view! {
        <section>
            <h2>{say!(language, "agenda-title")}</h2>
            {agenda(&page, language)}
        </section>
    };
    // Where nothing is done any more, nothing is next.
    let next = (!training.is_closed()).then(|| page.next.view(page.course.as_deref(), language));
    let lessons = lessons::lessons(&page, language);
    // Whoever runs the training comes for the day; the course is there to be looked up.
    let body = match &page.sheet {
        Some(sheet) => view! {
            {next}
            {day::numbers(&page, sheet, language)}
            {agenda}
            {ways(&page, language)}
            <details class="course">
                <summary>{say!(language, "day-course")}</summary>
                {lessons}
            </details>
        }
        .into_any(),
        None => view! { {ways(&page, language)} {next} {agenda} {lessons} {give_back} }.into_any(),
    };
    view! {
        {head(training.titles.get(language).to_owned(), crumbs, Some(lede))}
        {trainings::state(training, language).map(warn)}
        {about(training, language)}
        {problems}
        {body}
    }
}

/// What the training is about, and whom to ask.
fn about(training: &Training, language: Language) -> impl IntoView + use<> {
    let about: Vec<_> = training
        .about
        .split("\n\n")
        .map(str::trim)
        .filter(|words| !words.is_empty())
        .map(|words| view! { <p>{words.to_owned()}</p> })
        .collect();
    let contact = (!training.contact.is_empty()).then(|| {
        let words = say!(language, "training-contact");
        view! { <p class="contact">{words} " " <strong>{training.contact.clone()}</strong></p> }
    });
    view! { {about} {contact} }
}

/// The ways to what one may do here.
fn ways(page: &Page, language: Language) -> impl IntoView + use<> {
    let id = page.next.training.id;
    let ways = [
        (
            page.in_register,
            format!("/trainings/{id}/attendance"),
            say!(language, "own-title"),
        ),
        (
            page.may_see_register,
            format!("/trainings/{id}/figures"),
            say!(language, "figures-title"),
        ),
        (
            page.may_see_register,
            format!("/trainings/{id}/register"),
            say!(language, "attendance-title"),
        ),
        (
            page.may_see_results,
            format!("/trainings/{id}/results"),
            say!(language, "gradebook-title"),
        ),
        (
            page.may_manage,
            format!("/trainings/{id}/people"),
            say!(language, "people-title"),
        ),
        (
            page.may_manage,
            format!("/trainings/{id}/sessions/new"),
            say!(language, "session-add"),
        ),
        (
            page.may_manage,
            format!("/trainings/{id}/agenda"),
            say!(language, "agenda-manage"),
        ),
        (
            page.may_manage,
            format!("/trainings/{id}/change"),
            say!(language, "training-change"),
        ),
        (
            page.may_manage,
            format!("/trainings/{id}/end"),
            say!(language, "end-title"),
        ),
        (
            page.may_manage,
            format!("/audit?training={id}"),
            say!(language, "nav-audit"),
        ),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(may, _, _)| *may)
        .map(|(_, href, words)| view! { <a class="button quiet" href=href>{words}</a> })
        .collect();
    (!ways.is_empty()).then(|| view! { <div class="actions">{ways}</div> })
}

fn agenda(page: &Page, language: Language) -> AnyView {
    let training = &page.next.training;
    let zone = &training.zone;
    if page.next.sessions.is_empty() {
        return view! { <p class="empty">{say!(language, "agenda-none")}</p> }.into_any();
    }
    let times = page.next.sessions.iter();
    let times: Vec<_> = times.map(|session| session.gathering.starts_at).collect();
    // One's own come first; those of other groups can be looked up below.
    let days = self::days(page, false, language);
    let elsewhere = page.next.elsewhere.len();
    let others = (elsewhere > 0).then(|| {
        view! {
            <details>
                <summary>{say!(language, "agenda-others", count = elsewhere)}</summary>
                {self::days(page, true, language)}
            </details>
        }
    });
    let clock = say!(
        language,
        "agenda-clock",
        zone = training.zone_name.as_str(),
        offset = dates::offsets(language, &times, zone)
    );
    let file = format!("/trainings/{}/calendar.ics", training.id);
    view! {
        <p class="meta">{clock}</p>
        <p><a class="button quiet" href=file download>{say!(language, "calendar-file")}</a></p>
        {days}
        {others}
    }
    .into_any()
}

/// The days with the sessions at which the viewer is expected, or else with the others.
fn days(page: &Page, elsewhere: bool, language: Language) -> AnyView {
    let (zone, sessions) = (&page.next.training.zone, &page.next.sessions);
    let days = calendar::days(zone, sessions, |session| session.gathering);
    let days: Vec<_> = days
        .into_iter()
        .filter_map(|(date, mut places)| {
            places.retain(|place| page.next.elsewhere.contains(place) == elsewhere);
            let listed = places.into_iter();
            let listed: Vec<_> = listed
                .map(|place| session(&sessions[place], page, language))
                .collect();
            (!listed.is_empty()).then(|| {
                view! {
                    <section class="day">
                        <h3>{dates::weekday(language, date)}</h3>
                        <ol class="agenda">{listed}</ol>
                    </section>
                }
            })
        })
        .collect();
    days.into_any()
}

fn session(session: &Session, page: &Page, language: Language) -> impl IntoView + use<> {
    let (training, zone) = (&page.next.training, &page.next.training.zone);
    let (starts, ends) = (session.gathering.starts_at, session.gathering.ends_at);
    let (class, state) = match calendar::phase(&session.gathering, page.next.now) {
        Phase::Past => ("session past", say!(language, "session-past")),
        Phase::Now => ("session now", say!(language, "session-now")),
        Phase::Later => ("session later", String::new()),
    };
    let state = (!state.is_empty()).then(|| view! { " " <span class="badge info">{state}</span> });
    let standing = page
        .next
        .enrolment
        .and_then(|enrolment| page.next.standings.get(session.id, enrolment));
    let standing = standing.map(|status| {
        view! { <span class=words::badge(status)>{words::status(status, language)}</span> }
    });
    let place =
        (!session.place.is_empty()).then(|| view! { <p class="meta">{session.place.clone()}</p> });
    let groups = page.groups.iter();
    let groups = groups.filter(|group| session.groups.contains(&group.id));
    let groups: Vec<&str> = groups.map(|group| group.name.as_str()).collect();
    let groups = (!groups.is_empty()).then(|| {
        let words = say!(language, "session-for-groups", groups = groups.join(", "));
        view! { <p class="meta">{words}</p> }
    });
    let trainers = (!session.trainers.is_empty()).then(|| {
        let words = say!(
            language,
            "session-trainers",
            trainers = session.trainers.as_str()
        );
        view! { <p class="meta">{words}</p> }
    });
    let address = format!("/trainings/{}/sessions/{}", training.id, session.id);
    let join = (!session.link.is_empty() && ends > page.next.now && !page.next.observes).then(|| {
        view! { <p><a href=format!("{address}/online")>{say!(language, "session-join")}</a></p> }
    });
    let is_named = page.next.takes.contains(&session.id);
    let take = (page.may_see_register || is_named).then(|| {
        let words = if is_named {
            say!(language, "takers-take")
        } else {
            say!(language, "register-title")
        };
        let title = session.titles.get(language).to_owned();
        view! {
            <a class="button quiet" href=format!("{address}/register")>
                {words} <span class="visually-hidden">": " {title}</span>
            </a>
        }
    });
    let change = page.may_manage.then(|| {
        let title = session.titles.get(language).to_owned();
        view! {
            <a class="button quiet" href=format!("{address}/change")>
                {say!(language, "change")} <span class="visually-hidden">": " {title}</span>
            </a>
        }
    });
    let actions = (page.may_see_register || is_named)
        .then(|| view! { <div class="actions">{take} {change}</div> });
    view! {
        <li class=class id=format!("session-{}", session.id)>
            <p class="when">
                <time datetime=dates::machine(starts, zone)>{dates::clock(starts, zone)}</time>
                "–"
                <time datetime=dates::machine(ends, zone)>{dates::until(starts, ends, zone)}</time>
            </p>
            <div class="what">
                <h4>{session.titles.get(language).to_owned()} {state}</h4>
                {place}
                {groups}
                {trainers}
                {join}
                {standing}
            </div>
            {actions}
        </li>
    }
}
