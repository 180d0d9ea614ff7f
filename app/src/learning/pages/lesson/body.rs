//! What stands on a lesson's page, from its head to the way on: the same for all readers of one
//! training who have read as far, so that it is rendered once for them.

use course::{Block, Course, Language, Lesson, LessonText, Reading};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};

use crate::{
    language::say,
    learning::{actions::MarkRead, address, pages::draft},
    parts::notice::{info, unreviewed},
    paths,
};

use super::{
    Page, hearing,
    lists::{objectives, sources, terms},
    practice, section,
};

/// The page of a lesson, in HTML.
pub(super) fn render(page: &Page, reading: Reading<'_>, language: Language) -> String {
    let (module, lesson) = (reading.module(), reading.lesson());
    let course = &page.course;
    let wanted = page.text_in.unwrap_or(language);
    let Some((shown, text)) = lesson.text(wanted) else {
        return String::new();
    };
    let read = page.read.is_some().then(|| {
        view! {
            <form class="read" id="end" method="post" action=MarkRead::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="lesson" value=lesson.id.clone() />
                <button>{say!(language, "lesson-read")}</button>
            </form>
        }
    });
    let article = if lesson.cards {
        "prose bench-cards"
    } else {
        "prose"
    };
    view! {
        <header class="page-head">
            <p class="crumbs">
                <a href=paths::home::training(page.training)>{say!(language, "training")}</a>
                <span>{module.title.get(language).to_owned()}</span>
            </p>
            <h1 lang=shown.code()>{text.title.clone()}</h1>
            <p class="lede">{say!(language, "lesson-minutes", count = lesson.minutes)}</p>
            {objectives(course, lesson, language)}
        </header>
        {draft::notice(module.is_draft || lesson.is_draft, language)}
        {notices(text, shown, wanted, language)}
        <div class="lesson">
            {contents(page, lesson, text, language)}
            <div class="reading">
                <article class=article lang=shown.code()>{prose(page, reading, (shown, text), language)}</article>
                {terms(course, &text.terms, page.training, language)}
                {sources(course, &text.sources, language)}
                {open_questions(page.training, &module.id, text, language)}
                {read}
                {pager(course, lesson, page.training, language)}
            </div>
        </div>
    }
    .to_html()
}

/// The way to what a lawyer must still confirm in the whole module, where this lesson adds to it.
fn open_questions(
    training: i64,
    module: &str,
    text: &LessonText,
    language: Language,
) -> Option<impl IntoView + use<>> {
    let count = text.open_points.len();
    (count > 0).then(|| {
        let href = paths::learning::open_questions(training, module);
        view! {
            <p>
                {say!(language, "open-questions-here", count = count)} " "
                <a href=href>{say!(language, "open-questions-of-module")}</a>
            </p>
        }
    })
}

/// What is to be said of the text as a whole.
fn notices(
    text: &LessonText,
    shown: Language,
    wanted: Language,
    language: Language,
) -> impl IntoView + use<> {
    let missing = (shown != wanted).then(|| {
        info(say!(
            language,
            "lesson-not-translated",
            language = shown.own_name()
        ))
    });
    let pending = text.review_pending.then(|| unreviewed(language));
    view! { {missing} {pending} {section::behind_as_a_whole(text, language)} }
}

/// The text in reading order; where a section ends, what can be done there.
fn prose(
    page: &Page,
    lesson: Reading<'_>,
    (shown, text): (Language, &LessonText),
    language: Language,
) -> Vec<AnyView> {
    let mut views = Vec::new();
    let mut open: Option<&str> = None;
    let end = |id: &str| section::end(page, lesson.lesson(), id, shown, language);
    // What a hearing has shown before each of its stops, and the stops.
    let mut before: Vec<(Vec<AnyView>, &str)> = Vec::new();
    for block in &text.blocks {
        if !before.is_empty() && matches!(block, Block::Section(_) | Block::Question(_)) {
            views = hearing::folded(std::mem::take(&mut before), views, page, language);
        }
        match block {
            Block::Section(id) => {
                views.extend(open.replace(id).map(end));
                views.extend(section::behind(text, id, shown, page, language));
            }
            Block::Html(html) => {
                views.push(view! { <div class="text" inner_html=html.clone()></div> }.into_any());
            }
            Block::Question(id) => {
                let question = lesson.question(id);
                views.extend(
                    question.map(|question| practice::card(question, false, page, language)),
                );
            }
            Block::Stop(id) => {
                let question = lesson.question(id);
                views.extend(
                    question.map(|question| practice::card(question, true, page, language)),
                );
                before.push((std::mem::take(&mut views), id));
            }
        }
    }
    if !before.is_empty() {
        views = hearing::folded(before, views, page, language);
    }
    views.extend(open.map(end));
    views
}

fn contents(
    page: &Page,
    lesson: &Lesson,
    text: &LessonText,
    language: Language,
) -> impl IntoView + use<> {
    let read = page.read.as_deref();
    let stopped = read.and_then(|read| read.stopped_at(lesson));
    let go_on = text
        .headings
        .iter()
        .find(|heading| Some(heading.id.as_str()) == stopped)
        .map(|heading| {
            let words = say!(language, "lesson-go-on", section = heading.title.as_str());
            view! { <p class="go-on"><a href=format!("#{}", heading.id)>{words}</a></p> }
        });
    let practised = practice::sections(page, text);
    let headings: Vec<_> = text
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| {
            let done = read.is_some_and(|read| read.has(&lesson.id, &heading.id));
            let class = if done { "read" } else { "" };
            let is_read = done.then(|| say!(language, "section-read"));
            let practised = practised.contains(heading.id.as_str());
            let practised = practised.then(|| say!(language, "section-practised"));
            let words: Vec<String> = is_read.into_iter().chain(practised).collect();
            let words = (!words.is_empty())
                .then(|| view! { <span class="aside">{words.join(", ")}</span> });
            view! { <li><a class=class href=format!("#{}", heading.id)>{heading.title.clone()} {words}</a></li> }
        })
        .collect();
    (!headings.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-label=say!(language, "lesson-contents")>
                {go_on}
                <details>
                    <summary>{say!(language, "lesson-contents")}</summary>
                    <ol>{headings}</ol>
                </details>
            </nav>
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
