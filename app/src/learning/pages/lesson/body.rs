//! What stands on a lesson's page, from its head to the way on: the same for all readers of one
//! training, so that it is rendered once.

use course::{Block, Course, Language, Lesson, LessonText, Module, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::grading;

use crate::{
    learning::{actions::MarkRead, address, questions::Asked},
    parts::notice::info,
    say,
};

use super::Page;

/// The page of a lesson, in HTML.
pub(super) fn render(page: &Page, module: &Module, lesson: &Lesson, language: Language) -> String {
    let course = &page.course;
    let Some((shown, text)) = lesson.text(language) else {
        return String::new();
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
                <article class="prose" lang=shown.code()>{blocks}</article>
                {terms(course, text, language)}
                {sources(course, text, language)}
                {read}
                {pager(course, lesson, page.training, language)}
            </div>
        </div>
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
        view! { <div class="tried" role="status">{asked.outcome(&graded)}</div> }
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
                <span>
                    <span class="meta">{words}</span>
                    {title}
                </span>
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
