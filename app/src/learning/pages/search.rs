//! What a course says about something.

use std::sync::Arc;

use course::{Course, Language};
use leptos::prelude::*;

use crate::{
    courses::finder::{Hit, Place},
    errors::AppError,
    language::say,
    learning::{address, course_of},
    parts::{
        page::{head_of, number, page},
        search::search,
    },
    paths,
    request::Visit,
};

/// Search in the lessons, the glossary and the sources of a training's course.
#[component]
pub fn SearchPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| Ok(view(load(&visit, training).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    typed: String,
    hits: Vec<Hit>,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let (course, _) = course_of(visit, training).await?;
    let typed: String = visit
        .query()
        .get("q")
        .map(|typed| typed.trim().chars().take(200).collect())
        .unwrap_or_default();
    let hits = visit
        .house
        .finder
        .find(course.clone(), &typed, visit.language)
        .await?;
    Ok(Page {
        training,
        course,
        typed,
        hits,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let crumbs = vec![(
        paths::home::training(page.training),
        say!(language, "training"),
    )];
    let found = (!page.typed.is_empty()).then(|| match page.hits.len() {
        0 => view! { <p class="empty" role="status">{say!(language, "search-nothing")}</p> }.into_any(),
        count => view! { <p class="meta" role="status">{say!(language, "search-found", count = count)}</p> }.into_any(),
    });
    let hits: Vec<_> = page
        .hits
        .iter()
        .map(|hit| one(&page, hit, language))
        .collect();
    let hits = (!hits.is_empty()).then(|| view! { <ol class="hits">{hits}</ol> });
    view! {
        {head_of(say!(language, "search-title"), page.course.title.get(language), crumbs, None)}
        {search(String::new(), &page.typed, say!(language, "search-label"), language)}
        {found}
        {hits}
    }
}

fn one(page: &Page, hit: &Hit, language: Language) -> impl IntoView + use<> {
    let (href, kind, title) = described(page, hit, language);
    let words: Vec<_> = hit
        .sentence
        .iter()
        .map(|piece| match piece.found {
            true => view! { <mark>{piece.words.clone()}</mark> }.into_any(),
            false => piece.words.clone().into_any(),
        })
        .collect();
    view! {
        <li>
            <a href=href lang=hit.language.code()>{title}</a>
            <span class="meta">{kind}</span>
            <p lang=hit.language.code()>{words}</p>
        </li>
    }
}

/// The way to a hit, what kind of thing it is, and what it is called.
fn described(page: &Page, hit: &Hit, language: Language) -> (String, String, String) {
    let training = page.training;
    // A text in another language than the interface is opened in that language.
    let within = |id: &str, anchor: Option<String>| {
        let mut href = match page.course.lesson(id) {
            Some((_, lesson)) => address(training, lesson),
            None => paths::home::training(training),
        };
        if hit.language != language {
            href.push_str(&format!("?in={}", hit.language.code()));
        }
        if let Some(anchor) = anchor {
            href.push_str(&format!("#{anchor}"));
        }
        href
    };
    let lesson_title = |id: &str| {
        page.course
            .lesson(id)
            .and_then(|(_, lesson)| lesson.text(language))
            .map(|(_, text)| text.title.clone())
            .unwrap_or_default()
    };
    match &hit.place {
        Place::Lesson(lesson, section) => {
            let kind = match section {
                Some(_) => lesson_title(lesson),
                None => say!(language, "search-lesson"),
            };
            (within(lesson, section.clone()), kind, hit.title.clone())
        }
        Place::Document(id, number) => {
            let mut href = paths::learning::document(training, id);
            if hit.language != language {
                href.push_str(&format!("?in={}", hit.language.code()));
            }
            (
                format!("{href}#page{number}"),
                say!(language, "search-document"),
                hit.title.clone(),
            )
        }
        Place::Term(id) => (
            format!("{}#term-{id}", paths::learning::glossary(training)),
            say!(language, "glossary-title"),
            hit.title.clone(),
        ),
        Place::Source(id, lesson) => {
            let href = match lesson {
                Some(lesson) => within(lesson, Some(format!("source-{id}"))),
                None => paths::home::training(training),
            };
            (
                href,
                say!(language, "search-source"),
                say!(language, "search-cited"),
            )
        }
    }
}
