//! The chapters of a booklet: its lessons, their exercises, and their links as they stand on paper.

use course::{Block, Language, Lesson, Module, OptionText, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};

use crate::{language::say, paths};

use super::{Booklet, readings};

/// A module: what it enables to do, and its lessons as chapters. In the booklet of a whole course
/// its title stands above, and everything below it a level lower.
pub fn of_module(booklet: &Booklet, module: &Module, language: Language) -> impl IntoView + use<> {
    let title = booklet.module.is_none().then(|| {
        let id = format!("module-{}", module.id);
        view! { <h2 class="part" id=id>{module.title.get(language).to_owned()}</h2> }
    });
    let objectives: Vec<_> = module
        .objectives
        .iter()
        .map(|objective| view! { <li>{objective.text.get(language).to_owned()}</li> })
        .collect();
    let objectives = (!objectives.is_empty()).then(|| {
        let heading = heading(booklet, say!(language, "booklet-objectives"));
        view! { <div class="front">{heading} <ul>{objectives}</ul></div> }
    });
    let chapters: Vec<_> = readings(module)
        .filter_map(|lesson| chapter(booklet, lesson, language))
        .collect();
    view! { {title} {objectives} {chapters} }
}

/// A heading of the level of a chapter.
fn heading(booklet: &Booklet, words: String) -> AnyView {
    match booklet.module {
        Some(_) => view! { <h2>{words}</h2> }.into_any(),
        None => view! { <h3>{words}</h3> }.into_any(),
    }
}

/// A lesson as a chapter.
fn chapter(
    booklet: &Booklet,
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
                let html = on_paper(booklet, lesson, html);
                Some(view! { <div class="text" inner_html=html></div> }.into_any())
            }
            Block::Question(id) | Block::Stop(id) => {
                let question = lesson.question(id)?;
                Some(exercise(booklet, lesson, question, language))
            }
        })
        .collect();
    Some(view! {
        <section class="prose chapter" id=lesson.id.clone() lang=shown.code()>
            {heading(booklet, text.title.clone())}
            {pending}
            {blocks}
        </section>
    })
}

/// A question on paper: what is asked and what there is to choose from; no key and no reasons.
fn exercise(
    booklet: &Booklet,
    lesson: &Lesson,
    question: &Question,
    language: Language,
) -> AnyView {
    let text = question.text(language).cloned().unwrap_or_default();
    let here = |html: &str| on_paper(booklet, lesson, html);
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

/// Rendered text of a lesson as it stands in a booklet: its headings below that of its chapter, its
/// anchors its own among those of other lessons, its links within the booklet where they can be.
fn on_paper(booklet: &Booklet, lesson: &Lesson, html: &str) -> String {
    let own = &lesson.id;
    let mut html = html
        .replace("src=\"pictures/", &format!("src=\"{}", pictures(booklet)))
        .replace(" id=\"", &format!(" id=\"{own}--"))
        .replace("href=\"#", &format!("href=\"#{own}--"))
        .replace(&format!("href=\"#{own}--source-"), "href=\"#source-");
    let lower = if booklet.module.is_some() { 1 } else { 2 };
    for level in (2..=5).rev() {
        let below = (level + lower).min(6);
        html = html
            .replace(&format!("<h{level} "), &format!("<h{below} "))
            .replace(&format!("</h{level}>"), &format!("</h{below}>"));
    }
    let held: Vec<_> = booklet.modules().into_iter().flat_map(readings).collect();
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once("href=\"../lessons/") {
        let (to, tail) = after.split_once('"').unwrap_or((after, ""));
        let (id, section) = to.split_once('#').unwrap_or((to, ""));
        let href = match held.iter().any(|other| other.id == id) {
            true if section.is_empty() => format!("#{id}"),
            true => format!("#{id}--{section}"),
            false => paths::learning::lesson(booklet.training, to),
        };
        out.push_str(before);
        out.push_str(&format!("href=\"{href}\""));
        rest = tail;
    }
    out.push_str(rest);
    out.replace(
        "href=\"../documents/",
        &format!("href=\"{}", paths::learning::document(booklet.training, "")),
    )
}

/// Where the pictures of the course are served.
fn pictures(booklet: &Booklet) -> String {
    paths::learning::picture(booklet.training, "")
}
