//! What stands on a lesson's page, from its head to the way on: the same for all readers of one
//! training who have read as far, so that it is rendered once for them.

use course::{Block, Course, Language, Lesson, LessonText, Question, Reading};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::{choices, errata::Standard, grading};

use crate::{
    language::say,
    learning::{
        actions::{ChooseAtStop, MarkRead},
        address, address_of_open_questions,
        pages::draft,
        questions::Asked,
    },
    parts::notice::{info, unreviewed},
};

use super::{
    Page, hearing,
    lists::{objectives, sources, terms},
    section,
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
                <a href=format!("/trainings/{}", page.training)>{say!(language, "training")}</a>
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
        let href = address_of_open_questions(training, module);
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
                views.extend(question.map(|question| practice(question, false, page, language)));
            }
            Block::Stop(id) => {
                let question = lesson.question(id);
                views.extend(question.map(|question| practice(question, true, page, language)));
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
    let headings: Vec<_> = text
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| {
            let done = read.is_some_and(|read| read.has(&lesson.id, &heading.id));
            let class = if done { "read" } else { "" };
            let words = done.then(|| {
                view! { <span class="aside">{say!(language, "section-read")}</span> }
            });
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

/// A question to be tried at once. It is a form that is fetched, not sent: nothing is kept, but for
/// what is chosen at a stop of a hearing and said to an opinion.
fn practice(question: &Question, at_stop: bool, page: &Page, language: Language) -> AnyView {
    let response = page
        .tried
        .as_ref()
        .filter(|(tried, _)| *tried == question.id)
        .map(|(_, response)| response.clone());
    let asked = Asked {
        question,
        language: page.text_in.unwrap_or(language),
        prefix: None,
        order: Vec::new(),
        response: response.clone().unwrap_or_default(),
    };
    let tried = response.map(|response| {
        let graded = grading::grade(question, &response);
        view! { <div class="tried" role="status">{others(question, page, language)} {asked.outcome(&graded, &Standard::of(question, &[]))}</div> }
    });
    let kept = choices::is_kept(question, at_stop);
    // Only a fragment: the same on every page that the lesson stands on.
    let (method, action) = if kept {
        ("post", ChooseAtStop::url().to_owned())
    } else {
        ("get", format!("#{}", question.id))
    };
    let of = kept.then(|| {
        view! {
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="lesson" value=page.lesson.clone() />
        }
    });
    let button = if tried.is_some() {
        say!(language, "question-again")
    } else {
        say!(language, "question-try")
    };
    let about = if kept {
        say!(language, "question-kept")
    } else {
        say!(language, "question-practice")
    };
    let text_in = page.text_in.map(|language| {
        let name = if kept { "shown_in" } else { "in" };
        view! { <input type="hidden" name=name value=language.code() /> }
    });
    view! {
        <form class="question" id=question.id.clone() method=method action=action>
            <p class="meta">{about} {draft::mark(question.is_draft, language)}</p>
            <input type="hidden" name="question" value=question.id.clone() />
            {of}
            {text_in}
            {asked.fieldset()}
            <div class="actions">
                <button class="quiet">{button}</button>
            </div>
            {tried}
        </form>
    }
    .into_any()
}

/// What others chose, for whoever has just chosen.
fn others(question: &Question, page: &Page, language: Language) -> Option<AnyView> {
    let chosen = page.chosen.as_ref()?;
    let text = question.text(page.text_in.unwrap_or(language))?;
    let options = text.options.iter().map(|option| option.id.as_str());
    let Some((counts, all)) = choices::told(options, chosen) else {
        return Some(view! { <p class="meta">{say!(language, "others-few")}</p> }.into_any());
    };
    let rows: Vec<_> = text
        .options
        .iter()
        .zip(counts)
        .map(|(option, (_, count))| {
            let said = say!(language, "others-chose", count = count, all = all);
            view! {
                <li>
                    <span inner_html=option.html.clone()></span> " "
                    <span class="meta">{said}</span>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <div class="others">
                <p><strong>{say!(language, "others-title")}</strong></p>
                <ul>{rows}</ul>
            </div>
        }
        .into_any(),
    )
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
