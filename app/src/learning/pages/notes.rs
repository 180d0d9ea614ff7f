//! Trainer's notes on a lesson: its aim, a plan, where groups part, what to ask a guest. Only those
//! who teach see them: without the proof there is no page.

use std::sync::Arc;

use course::{Course, Language};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    errors::AppError,
    language::say,
    learning::{address, course_of, opinions},
    parts::{
        notice::{info, unreviewed},
        page::{head, number, page, text},
    },
    paths,
    request::Visit,
};

use super::lesson::lists;

/// The notes on a lesson.
#[component]
pub fn NotesPage() -> impl IntoView {
    let (training, lesson) = (number("training"), text("lesson"));
    page(async move |visit| {
        let page = load(&visit, training, &lesson).await?;
        Ok(view(&page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    /// Notes tell what the exercises come to, so they ask for the same as the keys.
    teaches: SeesKeys,
    course: Arc<Course>,
    lesson: String,
}

async fn load(visit: &Visit, training: i64, lesson: &str) -> Result<Page, AppError> {
    let teaches = visit.viewer()?.sees_keys(training)?;
    let (course, _) = course_of(visit, training).await?;
    course.trainer_notes(lesson).ok_or(AppError::NotFound)?;
    Ok(Page {
        teaches,
        course,
        lesson: lesson.to_owned(),
    })
}

fn view(page: &Page, language: Language) -> impl IntoView + use<> {
    let found = page.course.lesson(&page.lesson);
    let notes = page.course.trainer_notes(&page.lesson);
    let (Some((_, lesson)), Some((shown, text))) =
        (found, notes.and_then(|notes| notes.text(language)))
    else {
        return ().into_any();
    };
    let training = page.teaches.training();
    let title = lesson
        .text(language)
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default();
    let crumbs = vec![
        (paths::home::training(training), say!(language, "training")),
        (address(training, lesson), title),
    ];
    let missing = (shown != language).then(|| {
        let shown = shown.own_name();
        info(say!(language, "lesson-not-translated", language = shown))
    });
    let pending = text.review_pending.then(|| unreviewed(language));
    let opinions = opinions::asked(lesson).next().map(|_| {
        let href = format!("{}#{}", paths::learning::opinions(training), lesson.id);
        view! { <p><a class="button quiet" href=href>{say!(language, "opinions-of-lesson")}</a></p> }
    });
    view! {
        {head(say!(language, "notes-title"), crumbs, None)}
        <p class="lede">{say!(language, "notes-lede")}</p>
        {missing}
        {pending}
        {opinions}
        <article class="prose notes" lang=shown.code()>
            <div class="text" inner_html=text.html.clone()></div>
        </article>
        {lists::terms(&page.course, &text.terms, training, language)}
        {lists::sources(&page.course, &text.sources, language)}
    }
    .into_any()
}
