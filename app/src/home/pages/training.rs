//! The first page of a training: what is next, the agenda, the lessons, and the ways to what one
//! may do here.

mod agenda;
mod lessons;

use std::sync::Arc;

use course::{Course, Language};
use leptos::prelude::*;
use rules::{
    places::{self, Place},
    roles::Role,
};

use crate::{
    attendance,
    context::Visit,
    dates,
    errors::AppError,
    parts::{
        notice::warn,
        page::{head, number, page},
    },
    say,
    trainings::{self, Group},
};

use super::next::{self, Next};

/// The first page of a training.
#[component]
pub fn TrainingPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, visit.language).into_any()))
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
    /// How many marks wait to be confirmed or settled, for those who take the register.
    to_decide: usize,
    /// The groups of the training.
    groups: Vec<Group>,
    /// How many problems the course's newer text has, for those who write it.
    problems: usize,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    let (next, course) = next::load(visit, id).await?;
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
    let to_decide = if viewer.can(id, Role::may_take_register) {
        attendance::to_decide(visit.house.db.read(), id, next.now).await?
    } else {
        0
    };
    Ok(Page {
        to_decide,
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
    view! {
        {head(training.titles.get(language).to_owned(), crumbs, Some(lede))}
        {problems}
        {ways(&page, language)}
        {page.next.view(page.course.as_deref(), language)}
        <section>
            <h2>{say!(language, "agenda-title")}</h2>
            {agenda::agenda(&page, language)}
        </section>
        {lessons::lessons(&page, language)}
        {give_back}
    }
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
            format!("/trainings/{id}/register"),
            say!(language, "register-title"),
        ),
        (
            page.to_decide > 0,
            format!("/trainings/{id}/register/open"),
            say!(language, "open-link", count = page.to_decide),
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
