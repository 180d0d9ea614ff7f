//! A lesson.
//!
//! The page that is asked for most. It needs no database: what is shown comes from the shelf of
//! courses, who asks from the doorkeeper's memory.

use std::{collections::BTreeMap, sync::Arc};

use course::{Block, Course, Language, Lesson, LessonText, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::grading::{self, Response};

use crate::{
    context::{Query, Visit},
    errors::AppError,
    learning::{
        actions::MarkRead,
        address,
        questions::{self, Asked, Parts},
    },
    parts::{
        notice::info,
        page::{number, page, text},
    },
    say,
};

/// A lesson, to be read.
#[component]
pub fn LessonPage() -> impl IntoView {
    let (training, lesson) = (number("training"), text("lesson"));
    page(async move |visit| {
        let page = load(&visit, training, &lesson).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    lesson: String,
    /// Whether the reader takes the course, so that reading counts.
    counts: bool,
    /// A question that was tried just now, and the answer.
    tried: Option<(String, Response)>,
}

async fn load(visit: &Visit, training: i64, lesson: &str) -> Result<Page, AppError> {
    let (course, counts) = course_of(visit, training).await?;
    let (_, found) = course.lesson(lesson).ok_or(AppError::NotFound)?;
    if found.quiz().is_some() {
        leptos_axum::redirect(&address(training, found));
    }
    let query = visit.query();
    let tried = query
        .get("question")
        .and_then(|id| found.question(id))
        .map(|question| {
            (
                question.id.clone(),
                questions::response(question, &parts(&query)),
            )
        });
    Ok(Page {
        training,
        lesson: lesson.to_owned(),
        counts,
        tried,
        course,
    })
}

/// The course that is taught in a training, for somebody who may see it, and whether it is the
/// person's own to take.
pub async fn course_of(visit: &Visit, training: i64) -> Result<(Arc<Course>, bool), AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(training)?;
    let (course, counts) = match viewer.seat(training) {
        Some(seat) => (seat.course.clone(), true),
        None => (
            crate::trainings::find(visit.house.db.read(), training)
                .await?
                .course,
            false,
        ),
    };
    let served = visit.house.courses.get(&course).ok_or(AppError::NotFound)?;
    Ok((served.course, counts))
}

fn parts(query: &Query) -> Parts {
    let mut parts = BTreeMap::<String, Vec<String>>::new();
    for (name, value) in query.pairs() {
        parts
            .entry(name.to_owned())
            .or_default()
            .push(value.to_owned());
    }
    parts
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let course = page.course.clone();
    let found = course.lesson(&page.lesson).and_then(|(module, lesson)| {
        let (shown, text) = lesson.text(language)?;
        Some((module, lesson, shown, text))
    });
    let Some((module, lesson, shown, text)) = found else {
        return ().into_any();
    };
    let minutes = say!(language, "lesson-minutes", count = lesson.minutes);
    let missing = (shown != language).then(|| {
        info(say!(
            language,
            "lesson-not-translated",
            language = shown.own_name()
        ))
    });
    let pending = text.review_pending.then(|| {
        view! { <div class="review-pending" role="note"><p>{say!(language, "lesson-review-pending")}</p></div> }
    });
    let behind = (!text.behind.is_empty()).then(|| {
        view! { <div class="behind" role="note"><p>{say!(language, "lesson-behind", count = text.behind.len())}</p></div> }
    });
    let whole = match &page.tried {
        // With an answer in it, it is this reader's alone.
        Some(_) => said(&course, lesson, &page, language).into(),
        None => visit.house.pieces.get(&lesson.hash, language, || {
            said(&course, lesson, &page, language)
        }),
    };
    let read = page.counts.then(|| {
        view! {
            <form class="read" method="post" action=MarkRead::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="lesson" value=lesson.id.clone() />
                <button>{say!(language, "lesson-read")}</button>
            </form>
        }
    });
    view! {
        <leptos_meta::Title text=text.title.clone() />
        <header class="page-head">
            <p class="crumbs">
                <a href=format!("/trainings/{}", page.training)>{say!(language, "training")}</a>
                <span>{module.title.get(language).to_owned()}</span>
            </p>
            <h1 lang=shown.code()>{text.title.clone()}</h1>
            <p class="lede">{minutes}</p>
        </header>
        {missing}
        {pending}
        {behind}
        <div class="lesson">
            {contents(text, language)}
            <div class="reading">
                <div class="whole" inner_html=whole></div>
                {read}
                {pager(&course, lesson, page.training, language)}
            </div>
        </div>
    }
    .into_any()
}

/// What the lesson says: its text with the questions to try, its terms and its sources.
fn said(course: &Course, lesson: &Lesson, page: &Page, language: Language) -> String {
    let Some((shown, text)) = lesson.text(language) else {
        return String::new();
    };
    let blocks: Vec<_> = text
        .blocks
        .iter()
        .map(|block| match block {
            Block::Html(html) => {
                view! { <div class="text" inner_html=html.clone()></div> }.into_any()
            }
            Block::Question(id) => match lesson.question(id) {
                Some(question) => practice(question, page, language),
                None => ().into_any(),
            },
        })
        .collect();
    view! {
        <article class="prose" lang=shown.code()>{blocks}</article>
        {terms(course, text, language)}
        {sources(course, text, language)}
    }
    .to_html()
}

fn contents(text: &LessonText, language: Language) -> impl IntoView + use<> {
    let headings: Vec<_> = text
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| view! { <li><a href=format!("#{}", heading.id)>{heading.title.clone()}</a></li> })
        .collect();
    (!headings.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-label=say!(language, "lesson-contents")>
                <details>
                    <summary>{say!(language, "lesson-contents")}</summary>
                    <ol>{headings}</ol>
                </details>
            </nav>
        }
    })
}

/// A question to be tried at once. It is a form that is fetched, not sent: nothing is kept.
fn practice(question: &Question, page: &Page, language: Language) -> AnyView {
    let response = page
        .tried
        .as_ref()
        .filter(|(tried, _)| *tried == question.id)
        .map(|(_, response)| response.clone());
    let asked = Asked {
        question,
        language,
        prefix: None,
        order: Vec::new(),
        response: response.clone().unwrap_or_default(),
    };
    let tried = response.map(|response| {
        let graded = grading::grade(question, &response);
        view! { <div class="tried" role="status">{asked.reviewed(&graded)}</div> }
    });
    // Only a fragment: the same on every page that the lesson stands on.
    let action = format!("#{}", question.id);
    let button = if tried.is_some() {
        say!(language, "question-again")
    } else {
        say!(language, "question-try")
    };
    view! {
        <form class="question" id=question.id.clone() method="get" action=action>
            <p class="meta">{say!(language, "question-practice")}</p>
            <input type="hidden" name="question" value=question.id.clone() />
            {asked.fieldset()}
            <div class="actions">
                <button class="quiet">{button}</button>
            </div>
            {tried}
        </form>
    }
    .into_any()
}

fn terms(course: &Course, text: &LessonText, language: Language) -> impl IntoView + use<> {
    let terms: Vec<_> = text
        .terms
        .iter()
        .filter_map(|id| course.term(id))
        .map(|term| {
            let pending = (term.review_in(language) == course::Review::Pending)
                .then(|| view! { " " <span class="badge warn">{say!(language, "term-pending")}</span> });
            let others: Vec<_> = Language::ALL
                .into_iter()
                .filter(|each| *each != language)
                .filter_map(|each| Some((each, term.names.exact(each)?.to_owned())))
                .map(|(each, name)| view! { <span lang=each.code()>{name}</span> })
                .collect();
            view! {
                <div id=format!("term-{}", term.id)>
                    <dt>{term.names.get(language).to_owned()} {pending} <span class="meta">{others}</span></dt>
                    <dd>{term.definition.get(language).to_owned()}</dd>
                </div>
            }
        })
        .collect();
    (!terms.is_empty()).then(|| {
        view! {
            <section aria-labelledby="terms-title">
                <h2 id="terms-title">{say!(language, "lesson-terms")}</h2>
                <dl class="terms">{terms}</dl>
            </section>
        }
    })
}

fn sources(course: &Course, text: &LessonText, language: Language) -> impl IntoView + use<> {
    let sources: Vec<_> = text
        .sources
        .iter()
        .filter_map(|id| course.source(id))
        .map(|source| {
            let citation = source.citation.get(language).to_owned();
            let citation = match source.address.clone() {
                Some(href) => view! { <a href=href rel="noopener noreferrer">{citation}</a> }.into_any(),
                None => citation.into_any(),
            };
            let checked = match source.checked.clone() {
                Some(when) => view! { <span class="meta">{say!(language, "source-checked", when = when)}</span> }.into_any(),
                None => view! { <span class="badge warn">{say!(language, "source-pending")}</span> }.into_any(),
            };
            view! { <li id=format!("source-{}", source.id)>{citation} " " {checked}</li> }
        })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <section aria-labelledby="sources-title">
                <h2 id="sources-title">{say!(language, "lesson-sources")}</h2>
                <ol class="sources">{sources}</ol>
            </section>
        }
    })
}

fn pager(
    course: &Course,
    lesson: &Lesson,
    training: i64,
    language: Language,
) -> impl IntoView + use<> {
    let link = |lesson: &Lesson, rel: &'static str, words: String| {
        let title = lesson
            .text(language)
            .map(|(_, text)| text.title.clone())
            .unwrap_or_default();
        view! {
            <a rel=rel href=address(training, lesson)>
                <span class="meta">{words}</span>
                {title}
            </a>
        }
    };
    let before = course
        .before(&lesson.id)
        .map(|before| link(before, "prev", say!(language, "pager-before")));
    let after = course
        .after(&lesson.id)
        .map(|after| link(after, "next", say!(language, "pager-after")));
    view! { <nav class="pager" aria-label=say!(language, "pager-label")>{before} {after}</nav> }
}
