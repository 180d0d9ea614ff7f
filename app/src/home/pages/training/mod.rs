//! The first page of a training: what is next, the agenda, the lessons, and the ways to what one
//! may do here.

mod agenda;
mod day;
mod lessons;

use std::sync::Arc;

use course::{Course, Language};
use leptos::prelude::*;
use rules::{
    places::{self, Place},
    roles::Role,
};

use crate::{
    accounts,
    attendance::{self, Sheet},
    errors::AppError,
    language::{dates, say},
    learning,
    parts::{
        notice::warn,
        page::{head, number, page},
    },
    paths,
    request::Visit,
    trainings::{self, Group, Training},
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
    /// Whether the viewer may see the figures.
    may_see_figures: bool,
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

impl Page {
    /// Whether a lesson of the course asks what judges think.
    fn asks_opinions(&self) -> bool {
        let course = self.course.as_deref();
        course.is_some_and(|course| learning::lessons_with_opinions(course).next().is_some())
    }
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
        may_see_figures: viewer.can(id, Role::may_see_figures),
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
            <p><a class="button quiet" href=paths::learning::problems(id)>{say!(language, "problems-see")}</a></p>
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
            {agenda::agenda(&page, language)}
        </section>
    };
    // Where nothing is done any more, nothing is next.
    let next =
        (!training.is_closed()).then(|| page.next.view(page.course.as_deref(), false, language));
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
            paths::attendance::own(id),
            say!(language, "own-title"),
        ),
        (
            page.in_register,
            paths::learning::own_notes().to_owned(),
            say!(language, "notes-own"),
        ),
        (
            page.may_see_figures,
            paths::attendance::figures(id),
            say!(language, "figures-title"),
        ),
        (
            page.may_see_register,
            paths::attendance::overview(id),
            say!(language, "attendance-title"),
        ),
        (
            page.may_see_results,
            paths::quizzes::gradebook(id),
            say!(language, "gradebook-title"),
        ),
        (
            page.may_preview && page.asks_opinions(),
            paths::learning::opinions(id),
            say!(language, "opinions-title"),
        ),
        (
            page.may_manage,
            paths::trainings::people(id),
            say!(language, "people-title"),
        ),
        (
            page.may_manage,
            paths::trainings::new_session(id),
            say!(language, "session-add"),
        ),
        (
            page.may_manage,
            paths::trainings::agenda(id),
            say!(language, "agenda-manage"),
        ),
        (
            page.may_manage,
            paths::trainings::change(id),
            say!(language, "training-change"),
        ),
        (
            page.may_manage,
            paths::trainings::end(id),
            say!(language, "end-title"),
        ),
        (
            page.may_manage,
            format!("{}?training={id}", paths::audit::all()),
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
