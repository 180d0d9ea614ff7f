//! The booklet of a module: its lessons on one long page, to be printed or saved as PDF by the
//! browser. Its exercises come without keys and reasons, so that it may be handed out.

use std::sync::Arc;

use course::{Block, Course, Language, Lesson, Module, OptionText, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use leptos_meta::{Link, Title};

use crate::{
    context::Visit,
    errors::AppError,
    learning::course_of,
    parts::page::{number, page, text, titled},
    say,
};

use super::lesson::lists;

/// All lessons of a module that are read, on one page.
#[component]
pub fn BookletPage() -> impl IntoView {
    let (training, module) = (number("training"), text("module"));
    page(async move |visit| {
        let page = load(&visit, training, &module).await?;
        Ok(view(&page, &visit).into_any())
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
    let found = course.module(module).ok_or(AppError::NotFound)?;
    // A module of quizzes alone has nothing to be read.
    readings(found).next().ok_or(AppError::NotFound)?;
    Ok(Page {
        training,
        course: course.clone(),
        module: module.to_owned(),
    })
}

/// The lessons of a module that are read.
fn readings(module: &Module) -> impl Iterator<Item = &Lesson> {
    module
        .lessons
        .iter()
        .filter(|lesson| lesson.quiz().is_none())
}

fn view(page: &Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let Some(module) = page.course.module(&page.module) else {
        return ().into_any();
    };
    let title = module.title.get(language).to_owned();
    // The same for all readers of a training.
    let key = format!(
        "{}/booklet/{}/{}",
        page.course.hash, module.id, page.training
    );
    let whole = visit
        .house
        .pieces
        .get(&key, language, || render(page, module, language));
    let style = visit.house.settings.assets.document_style.clone();
    view! {
        <Link rel="stylesheet" href=style />
        <Title text=titled(&title, page.course.title.get(language)) />
        <div class="whole" inner_html=whole></div>
    }
    .into_any()
}

fn render(page: &Page, module: &Module, language: Language) -> String {
    let (course, training) = (&page.course, page.training);
    let contents: Vec<_> = readings(module)
        .filter_map(|lesson| Some((lesson, lesson.text(language)?.1)))
        .map(|(lesson, text)| {
            view! { <li><a href=format!("#{}", lesson.id)>{text.title.clone()}</a></li> }
        })
        .collect();
    let objectives: Vec<_> = module
        .objectives
        .iter()
        .map(|objective| view! { <li>{objective.text.get(language).to_owned()}</li> })
        .collect();
    let objectives = (!objectives.is_empty()).then(|| {
        view! {
            <h2>{say!(language, "booklet-objectives")}</h2>
            <ul>{objectives}</ul>
        }
    });
    let (mut sources, mut terms) = (Vec::<String>::new(), Vec::<String>::new());
    for (_, text) in readings(module).filter_map(|lesson| lesson.text(language)) {
        for (all, own) in [(&mut sources, &text.sources), (&mut terms, &text.terms)] {
            for id in own {
                if !all.contains(id) {
                    all.push(id.clone());
                }
            }
        }
    }
    let chapters: Vec<_> = readings(module)
        .filter_map(|lesson| chapter(page, module, lesson, language))
        .collect();
    view! {
        <header class="page-head">
            <p class="crumbs"><a href=format!("/trainings/{training}")>{say!(language, "training")}</a></p>
            <h1>{module.title.get(language).to_owned()}</h1>
            <p class="lede">{course.title.get(language).to_owned()}</p>
            <p class="meta">{course.authors.join(", ")} " · " {course.licence.clone()}</p>
        </header>
        <p class="invented">{say!(language, "booklet-lede")}</p>
        <div class="booklet">
            <nav class="front" aria-labelledby="booklet-contents">
                <h2 id="booklet-contents">{say!(language, "booklet-contents")}</h2>
                <ol>{contents}</ol>
            </nav>
            <div class="front">{objectives}</div>
            {chapters}
            <div class="back">
                {lists::terms(course, &terms, training, language)}
                {lists::sources(course, &sources, language)}
            </div>
        </div>
    }
    .to_html()
}

/// A lesson as a chapter.
fn chapter(
    page: &Page,
    module: &Module,
    lesson: &Lesson,
    language: Language,
) -> Option<impl IntoView + use<>> {
    let (shown, text) = lesson.text(language)?;
    let pending = text
        .review_pending
        .then(|| view! { <p class="meta" lang=language.code()>{say!(language, "lesson-review-pending")}</p> });
    let blocks: Vec<_> = text
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Section(_) => None,
            Block::Html(html) => {
                let html = in_the_booklet(html, page.training, module, &lesson.id);
                Some(view! { <div class="text" inner_html=html></div> }.into_any())
            }
            Block::Question(id) | Block::Stop(id) => {
                let question = lesson.question(id)?;
                Some(exercise(page, module, lesson, question, language))
            }
        })
        .collect();
    Some(view! {
        <section class="prose chapter" id=lesson.id.clone() lang=shown.code()>
            <h2>{text.title.clone()}</h2>
            {pending}
            {blocks}
        </section>
    })
}

/// A question on paper: what is asked and what there is to choose from; no key and no reasons.
fn exercise(
    page: &Page,
    module: &Module,
    lesson: &Lesson,
    question: &Question,
    language: Language,
) -> AnyView {
    let text = question.text(language).cloned().unwrap_or_default();
    let here = |html: &str| in_the_booklet(html, page.training, module, &lesson.id);
    let list = |options: &[OptionText]| {
        let items: Vec<_> = options
            .iter()
            .map(|option| {
                let html = here(&option.html);
                view! { <li inner_html=html></li> }
            })
            .collect();
        (!items.is_empty()).then(|| view! { <ul class="boxes">{items}</ul> })
    };
    let stem = text.stem_with(|_| "<span class=\"gap\"> </span>".to_owned());
    let stem = here(&stem);
    view! {
        <div class="exercise">
            <p class="meta" lang=language.code()>{say!(language, "booklet-exercise")}</p>
            <p><strong>{text.title.clone()}</strong></p>
            <div inner_html=stem></div>
            {list(&text.rows)}
            {list(&text.options)}
        </div>
    }
    .into_any()
}

/// Rendered text of a lesson as it stands in the booklet: its headings a level lower, its anchors
/// its own among those of other lessons, its links within the booklet where they can be.
fn in_the_booklet(html: &str, training: i64, module: &Module, lesson: &str) -> String {
    let mut html = html
        .replace("src=\"pictures/", "src=\"../lessons/pictures/")
        .replace(" id=\"", &format!(" id=\"{lesson}--"))
        .replace("href=\"#", &format!("href=\"#{lesson}--"))
        .replace(&format!("href=\"#{lesson}--source-"), "href=\"#source-");
    for level in (2..=5).rev() {
        let below = level + 1;
        html = html
            .replace(&format!("<h{level} "), &format!("<h{below} "))
            .replace(&format!("</h{level}>"), &format!("</h{below}>"));
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once("href=\"../lessons/") {
        let (to, tail) = after.split_once('"').unwrap_or((after, ""));
        let (id, section) = to.split_once('#').unwrap_or((to, ""));
        let href = match readings(module).any(|other| other.id == id) {
            true if section.is_empty() => format!("#{id}"),
            true => format!("#{id}--{section}"),
            false => format!("/trainings/{training}/lessons/{to}"),
        };
        out.push_str(before);
        out.push_str(&format!("href=\"{href}\""));
        rest = tail;
    }
    out.push_str(rest);
    out
}
