//! What the checker says of the course's newer text, for those who write it.

use course::Language;
use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    context::Visit,
    errors::AppError,
    parts::{
        notice::{good, warn},
        page::{head, number, page},
    },
    say,
};

/// The problems of a training's course.
#[component]
pub fn ProblemsPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    report: String,
    count: usize,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    visit.viewer()?.may(id, |role| {
        role.may_author() || Role::may_manage_training(role)
    })?;
    let training = crate::trainings::find(visit.house.db.read(), id).await?;
    let problems = visit
        .house
        .courses
        .get(&training.course)
        .map(|served| served.problems)
        .unwrap_or_default();
    Ok(Page {
        training: id,
        report: course::report(&problems),
        count: problems.len(),
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let crumbs = vec![(
        format!("/trainings/{}", page.training),
        say!(language, "training"),
    )];
    let body = if page.count == 0 {
        good(say!(language, "problems-none")).into_any()
    } else {
        view! {
            {warn(say!(language, "problems-some", count = page.count))}
            <pre class="report" tabindex="0">{page.report}</pre>
        }
        .into_any()
    };
    view! {
        {head(say!(language, "problems-title"), crumbs, Some(say!(language, "problems-lede")))}
        {body}
    }
}
