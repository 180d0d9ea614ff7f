//! The open questions of a module: what its lessons leave to a lawyer to confirm, in one place,
//! each with the way back to where it stands.

use std::sync::Arc;

use course::{Course, Language, Lesson, Module, OpenPoint};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};

use crate::{
    errors::AppError,
    language::say,
    learning::{address, course_of},
    parts::page::{head, number, page, text},
    paths,
    request::Visit,
};

use super::lesson::lists;

/// What a module leaves open.
#[component]
pub fn OpenQuestionsPage() -> impl IntoView {
    let (training, module) = (number("training"), text("module"));
    page(async move |visit| {
        let page = load(&visit, training, &module).await?;
        Ok(view(&page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    module: String,
}

async fn load(visit: &Visit, training: i64, module: &str) -> Result<Page, AppError> {
    let (course, _) = course_of(visit, training).await?;
    course.module(module).ok_or(AppError::NotFound)?;
    Ok(Page {
        training,
        course,
        module: module.to_owned(),
    })
}

fn view(page: &Page, language: Language) -> impl IntoView + use<> {
    let Some(module) = page.course.module(&page.module) else {
        return ().into_any();
    };
    let crumbs = vec![(
        paths::home::training(page.training),
        say!(language, "training"),
    )];
    let lessons: Vec<_> = module
        .lessons
        .iter()
        .filter_map(|lesson| of_lesson(page, lesson, language))
        .collect();
    let none = lessons
        .is_empty()
        .then(|| view! { <p class="empty">{say!(language, "open-questions-none")}</p> });
    let (sources, terms) = cited(module, language);
    view! {
        {head(say!(language, "open-questions-title"), crumbs, None)}
        <p class="lede">{module.title.get(language).to_owned()}</p>
        <p>{say!(language, "open-questions-lede")}</p>
        {none}
        {lessons}
        {lists::terms(&page.course, &terms, page.training, language)}
        {lists::sources(&page.course, &sources, language)}
    }
    .into_any()
}

/// What one lesson leaves open, under its title.
fn of_lesson(page: &Page, lesson: &Lesson, language: Language) -> Option<impl IntoView + use<>> {
    let (shown, text) = lesson.text(language)?;
    let back = address(page.training, lesson);
    let points: Vec<_> = text
        .open_points
        .iter()
        .map(|point| {
            let section = text
                .headings
                .iter()
                .find(|heading| heading.id == point.section)
                .map_or_else(|| text.title.clone(), |heading| heading.title.clone());
            let href = format!("{back}#{}", point.anchor);
            view! {
                <li>
                    <p class="meta"><a href=href>{section}</a></p>
                    <div class="text" lang=shown.code() inner_html=seen_from_here(point, &back)></div>
                </li>
            }
        })
        .collect();
    (!points.is_empty()).then(|| {
        view! {
            <section class="open-points">
                <h2 lang=shown.code()>{text.title.clone()}</h2>
                <ol>{points}</ol>
            </section>
        }
    })
}

/// What is open, with the links that lead to places of its lesson leading there from this page.
fn seen_from_here(point: &OpenPoint, lesson: &str) -> String {
    point
        .html
        .replace("href=\"#", &format!("href=\"{lesson}#"))
        .replace(&format!("href=\"{lesson}#source-"), "href=\"#source-")
}

/// The sources and terms of all that is open, each once.
fn cited(module: &Module, language: Language) -> (Vec<String>, Vec<String>) {
    let points = module
        .lessons
        .iter()
        .filter_map(|lesson| lesson.text(language))
        .flat_map(|(_, text)| &text.open_points);
    let (mut sources, mut terms) = (Vec::new(), Vec::new());
    for point in points {
        for (all, own) in [(&mut sources, &point.sources), (&mut terms, &point.terms)] {
            for id in own {
                if !all.contains(id) {
                    all.push(id.clone());
                }
            }
        }
    }
    (sources, terms)
}
