//! The contents of the course that a training teaches.

use course::{Language, Lesson, Module};
use leptos::prelude::*;
use rules::way::State as Far;

use crate::{
    home::pages::trainings::progress,
    language::say,
    learning,
    parts::{notice::warn, search::search},
    paths,
    quizzes::{self, Outcome, State},
};

use super::Page;

/// The contents of the course: its modules, their lessons, and what lies beside these.
pub(super) fn lessons(page: &Page, language: Language) -> AnyView {
    let Some(course) = &page.course else {
        return warn(say!(language, "course-not-served")).into_any();
    };
    let modules: Vec<_> = course
        .modules
        .iter()
        .map(|module| {
            let lessons: Vec<_> = module
                .lessons
                .iter()
                .map(|lesson| {
                    let title = lesson.text(language).map(|(_, text)| text.title.clone()).unwrap_or_default();
                    let badge = badge(page, lesson, language);
                    let quiz = (lesson.quiz().is_some() && badge.is_none()).then(|| {
                        view! { " " <span class="badge">{say!(language, "lesson-quiz")}</span> }
                    });
                    // A quiz that is a draft has no page of its own yet: nobody can take it.
                    let is_draft = module.is_draft || lesson.is_draft;
                    let is_preview = is_draft && lesson.quiz().is_some();
                    let href = match is_preview {
                        true => paths::quizzes::preview(page.next.training.id, &lesson.id),
                        false => learning::address(page.next.training.id, lesson),
                    };
                    let preview = (page.may_preview && !is_preview && lesson.quiz().is_some()).then(|| {
                        let href = paths::quizzes::preview(page.next.training.id, &lesson.id);
                        let words = say!(language, "preview-title");
                        view! {
                            " " <a href=href>{words} <span class="visually-hidden">": " {title.clone()}</span></a>
                        }
                    });
                    let notes = (page.may_preview && course.trainer_notes(&lesson.id).is_some()).then(|| {
                        let href = paths::learning::notes(page.next.training.id, &lesson.id);
                        let words = say!(language, "notes-title");
                        view! {
                            " " <a href=href>{words} <span class="visually-hidden">": " {title.clone()}</span></a>
                        }
                    });
                    let minutes = minutes(page, lesson, language);
                    view! {
                        <li>
                            <a href=href>{title}</a>
                            {quiz}
                            {learning::draft_mark(lesson.is_draft, language)}
                            {badge}
                            " " <span class="meta">{minutes}</span>
                            {preview}
                            {notes}
                        </li>
                    }
                })
                .collect();
            view! {
                <h3>{module.title.get(language).to_owned()} {learning::draft_mark(module.is_draft, language)}</h3>
                {how_far(page, module, language)}
                <ol class="lessons">{lessons}</ol>
                {beside(module, page.next.training.id, language)}
            }
        })
        .collect();
    let progress =
        (page.next.learns && page.next.progress().of > 0).then(|| progress(&page.next, language));
    view! {
        <section>
            <h2>{course.title.get(language).to_owned()}</h2>
            {progress}
            {looking_up(page, language)}
            {modules}
        </section>
    }
    .into_any()
}

/// How far the reader is in a module, and what it still takes.
fn how_far(page: &Page, module: &Module, language: Language) -> Option<AnyView> {
    let (progress, minutes) = page.next.own.of_module(module);
    let (done, of) = (progress.done, progress.of);
    let left = (minutes > 0).then(|| {
        let minutes = say!(language, "module-minutes", count = minutes);
        view! { <span>{minutes}</span> }
    });
    (page.next.learns && of > 0).then(|| {
        view! {
            <div class="module-progress">
                <progress value=done.to_string() max=of.to_string() aria-hidden="true"></progress>
                <span>{say!(language, "progress", done = done, of = of)}</span>
                {left}
            </div>
        }
        .into_any()
    })
}

/// How the reader stands with a lesson or a quiz, where there is something to say.
fn badge(page: &Page, lesson: &Lesson, language: Language) -> Option<AnyView> {
    let own = &page.next.own;
    let (class, words) = match own.quiz(&lesson.id) {
        Some((State::UnderWay(_), _)) => ("badge", say!(language, "lesson-under-way")),
        Some((State::Done(outcome), percent)) => {
            let (class, words) = quizzes::badge(outcome, language);
            let percent = percent.filter(|_| outcome != Outcome::Open);
            let percent = percent.map(|percent| format!(" {percent}\u{a0}%"));
            let class = if class == "badge info" {
                "badge"
            } else {
                class
            };
            (class, format!("{words}{}", percent.unwrap_or_default()))
        }
        Some((State::NotBegun, _)) | None if own.is_done(&lesson.id) => {
            ("badge good", say!(language, "lesson-done"))
        }
        Some((State::NotBegun, _)) | None => {
            let step = own.step(&lesson.id)?;
            let stopped = step.state == Far::Stopped;
            stopped.then_some(())?;
            ("badge", say!(language, "lesson-under-way"))
        }
    };
    Some(view! { " " <span class=class>{words}</span> }.into_any())
}

/// The minutes that a lesson takes, or that are left of it.
fn minutes(page: &Page, lesson: &Lesson, language: Language) -> String {
    let step = page.next.own.step(&lesson.id);
    let left = step
        .filter(|step| step.state != Far::Done && step.minutes < lesson.minutes)
        .map(|step| say!(language, "module-minutes", count = step.minutes));
    left.unwrap_or_else(|| say!(language, "lesson-minutes", count = lesson.minutes))
}

/// What lies beside the lessons of a module: the documents of its case files with the time that
/// reading them takes, and what is left open.
fn beside(module: &Module, training: i64, language: Language) -> impl IntoView + use<> {
    let documents: Vec<_> = module
        .documents
        .iter()
        .filter_map(|document| {
            let (shown, text) = document.text(language)?;
            let href = paths::learning::document(training, &document.id);
            let minutes = say!(language, "document-minutes", count = document.minutes);
            Some(view! {
                <li>
                    <a href=href lang=shown.code()>{text.title.clone()}</a>
                    {learning::draft_mark(document.is_draft, language)}
                    " " <span class="meta">{minutes}</span>
                </li>
            })
        })
        .collect();
    let all: u32 = module
        .documents
        .iter()
        .map(|document| document.minutes)
        .sum();
    let documents = (!documents.is_empty()).then(|| {
        view! {
            <details class="module-documents">
                <summary>{say!(language, "documents-of-module", count = documents.len(), minutes = all)}</summary>
                <ul class="beside">{documents}</ul>
            </details>
        }
    });
    let open: usize = module
        .lessons
        .iter()
        .filter_map(|lesson| lesson.text(language))
        .map(|(_, text)| text.open_points.len())
        .sum();
    let open = (open > 0).then(|| {
        let href = paths::learning::open_questions(training, &module.id);
        let words = say!(language, "open-questions-of-module");
        view! {
            <p class="meta further">
                <a href=href>{words} <span class="visually-hidden">": " {module.title.get(language).to_owned()}</span></a>
                " " {say!(language, "open-questions-count", count = open)}
            </p>
        }
    });
    let booklet = module.lessons.iter().any(|lesson| lesson.quiz().is_none()).then(|| {
        let href = paths::learning::booklet(training, &module.id);
        let words = say!(language, "booklet-link");
        view! {
            <p class="meta further">
                <a href=href>{words} <span class="visually-hidden">": " {module.title.get(language).to_owned()}</span></a>
            </p>
        }
    });
    view! { {documents} {open} {booklet} }
}

/// The ways into the course that lead past the order of its lessons.
fn looking_up(page: &Page, language: Language) -> impl IntoView + use<> {
    let training = page.next.training.id;
    view! {
        {search(paths::learning::search(training), "", say!(language, "search-label"), language)}
        <p><a class="button quiet" href=paths::learning::glossary(training)>{say!(language, "glossary-title")}</a></p>
    }
}
