//! What comes of a result: how far each objective was reached, the weakest first, what teaches it,
//! what to read in an hour, and what comes next.

use course::{Course, Language, Lesson, Question};
use leptos::prelude::*;
use rules::{
    grading::{self, Graded, Points, Total},
    way::{self, Reading},
};

use crate::{
    language::say,
    learning::{self, address},
    paths,
    quizzes::pages::next,
};

use super::{Page, result::points};

/// The minutes for which a plan is made.
const HOUR: u32 = 60;

/// Everything that is read in the course, in the order of study.
fn readings(course: &Course) -> Vec<&Lesson> {
    course.readings().map(|reading| reading.lesson()).collect()
}

/// The objectives with what was reached of each, the weakest first; those alike in the order of
/// study.
fn weakest_first(page: &Page, graded: &[(&Question, Graded)]) -> Vec<(String, Total)> {
    let totals = grading::by_objective(graded.iter().map(|(question, graded)| (*question, graded)));
    let order: Vec<&str> = page
        .course
        .modules
        .iter()
        .flat_map(|module| &module.objectives)
        .map(|objective| objective.id.as_str())
        .collect();
    let place = |id: &str| order.iter().position(|each| *each == id);
    let mut totals: Vec<(String, Total)> = totals.into_iter().collect();
    totals.sort_by_key(|(id, total)| (thousandths(total), place(id)));
    totals
}

fn thousandths(total: &Total) -> i64 {
    let share = total.points.milli.saturating_mul(1000);
    share.checked_div(total.possible.milli).unwrap_or(1000)
}

/// How far each objective was reached, with what teaches that which is missing.
pub(super) fn objectives(
    page: &Page,
    graded: &[(&Question, Graded)],
    language: Language,
) -> Option<AnyView> {
    let totals = weakest_first(page, graded);
    let lessons = readings(&page.course);
    let rows: Vec<_> = totals
        .iter()
        .map(|(id, total)| {
            let words = page.course.objective(id).map_or_else(
                || id.clone(),
                |objective| objective.text.get(language).to_owned(),
            );
            let before = page.before.get(id).map(|before| {
                let words = say!(language, "result-before");
                view! { <p class="then"><span>{words}</span> {bar(before, language)}</p> }
            });
            let now = page
                .has_before()
                .then(|| view! { <span>{say!(language, "results-after")}</span> });
            let awaiting = (total.awaiting > Points::default())
                .then(|| view! { <span class="badge">{say!(language, "quiz-open")}</span> });
            let taught = (page.author.is_none() && total.points < total.possible)
                .then(|| taught(page, id, &lessons, language));
            view! {
                <li>
                    <h3>{words}</h3>
                    {before}
                    <p class="now">{now} {bar(total, language)} {awaiting}</p>
                    {taught}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="reached" aria-labelledby="reached-title">
                <h2 id="reached-title">{say!(language, "result-objectives")}</h2>
                <ol class="bars">{rows}</ol>
                {hour(page, &totals, &lessons, language)}
            </section>
        }
        .into_any()
    })
}

/// A bar with its percent; the points small.
fn bar(total: &Total, language: Language) -> impl IntoView + use<> {
    let milli = |points: Points| points.milli.to_string();
    let words = say!(
        language,
        "result-points",
        points = points(total.points.milli, language),
        possible = points(total.possible.milli, language)
    );
    view! {
        <progress value=milli(total.points) max=milli(total.possible) aria-hidden="true"></progress>
        <strong>{total.percent()} "\u{a0}%"</strong>
        <span class="meta">{words}</span>
    }
}

/// What teaches an objective, as exactly as the course says it, and the question that practises it.
fn taught(
    page: &Page,
    objective: &str,
    lessons: &[&Lesson],
    language: Language,
) -> impl IntoView + use<> {
    let readings: Vec<Reading<'_>> = way::teaching(objective, lessons).collect();
    let ways: Vec<_> = readings
        .iter()
        .enumerate()
        .map(|(place, reading)| {
            let lesson = reading.lesson;
            let next = readings.get(place + 1);
            let is_last = next.is_none_or(|next| next.lesson.id != lesson.id);
            let asks = |question: &&Question| question.objective.as_deref() == Some(objective);
            let asked = lesson.questions.iter().find(asks).filter(|_| is_last);
            let practice = asked.map(|question| {
                let href = format!("{}#{}", address(page.training, lesson), question.id);
                let words = say!(language, "result-practise");
                view! { " · " <a href=href>{words}</a> }
            });
            view! { <li>{way_to(page, reading, language)} {practice}</li> }
        })
        .collect();
    (!ways.is_empty()).then(|| view! { <ul class="taught">{ways}</ul> })
}

/// The way to something to read, and how many minutes it takes.
fn way_to(page: &Page, reading: &Reading<'_>, language: Language) -> impl IntoView + use<> {
    let lesson = reading.lesson;
    let mut href = address(page.training, lesson);
    let mut words = title(lesson, language);
    // A translation may lack the section; its place is nowhere then.
    let text = lesson.text(language).map(|(_, text)| text);
    let heading = reading.section.and_then(|section| {
        let mut headings = text?.headings.iter();
        headings.find(|heading| heading.id == section.section)
    });
    if let Some(heading) = heading {
        href = format!("{href}#{}", heading.id);
        words = format!("{words}: {}", heading.title);
    }
    let minutes = say!(language, "lesson-minutes", count = reading.minutes());
    view! { <a href=href>{words}</a> " " <span class="meta">{minutes}</span> }
}

/// What to read with an hour to spare.
fn hour(
    page: &Page,
    totals: &[(String, Total)],
    lessons: &[&Lesson],
    language: Language,
) -> Option<AnyView> {
    page.author.is_none().then_some(())?;
    let missed = totals
        .iter()
        .filter(|(_, total)| total.points < total.possible);
    let missed = missed.map(|(id, _)| id.as_str());
    let plan = way::plan(missed, lessons, HOUR);
    let minutes: u32 = plan.iter().map(Reading::minutes).sum();
    let steps: Vec<_> = plan
        .iter()
        .map(|each| view! { <li>{way_to(page, each, language)}</li> })
        .collect();
    (!steps.is_empty()).then(|| {
        view! {
            <div class="plan">
                <h3>{say!(language, "result-plan", count = minutes)}</h3>
                <ol>{steps}</ol>
            </div>
        }
        .into_any()
    })
}

/// What comes next in the course, for the author; the way back for others.
pub(super) fn way_on(page: &Page, language: Language) -> AnyView {
    let found = page.own.as_ref().and_then(|own| own.next());
    let next = found.and_then(|found| {
        let button = next::button(&found, &page.course, page.training, "button", language)?;
        let why = next::sentence(&found, &page.course, &page.zone, language);
        Some(view! { <p>{why}</p> <p class="actions">{button}</p> })
    });
    let class = match next {
        Some(_) => "button quiet",
        None => "button",
    };
    let all_done = page
        .own
        .as_ref()
        .filter(|own| own.progress().is_complete())
        .map(|_| view! { <p>{say!(language, "next-all-done")}</p> });
    let quiz = &page.paper.attempt.quiz;
    let training = paths::home::training(page.training);
    let all = paths::quizzes::quiz(page.training, quiz);
    view! {
        <section class="way-on" aria-labelledby="way-on-title">
            <h2 id="way-on-title">{say!(language, "result-next")}</h2>
            {all_done}
            {next}
            <p class="actions">
                <a class=class href=training>{say!(language, "result-way-on")}</a>
                <a class="button quiet" href=all>{say!(language, "result-all")}</a>
            </p>
        </section>
    }
    .into_any()
}

fn title(lesson: &Lesson, language: Language) -> String {
    let text = lesson.text(language);
    text.map(|(_, text)| text.title.clone()).unwrap_or_default()
}

/// The sources that the key of a question rests on, each opening.
pub(in crate::quizzes) fn basis(
    course: &Course,
    question: &Question,
    language: Language,
) -> impl IntoView + use<> {
    let sources: Vec<_> = question
        .basis
        .iter()
        .filter_map(|id| course.source(id))
        .map(|source| {
            let citation = source.citation.get(language).to_owned();
            let citation = match source.address.clone() {
                Some(href) => {
                    view! { <a href=href rel="noopener noreferrer">{citation}</a> }.into_any()
                }
                None => citation.into_any(),
            };
            view! { <li>{citation}</li> }
        })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <div class="basis">
                <p class="meta">{say!(language, "lesson-sources")}</p>
                <ul class="meta sources">{sources}</ul>
            </div>
        }
    })
}

/// The sources that the text of the quiz cites, for its links to lead to.
pub(super) fn cited(page: &Page, language: Language) -> Option<AnyView> {
    let (_, text) = page.paper.lesson.text(language)?;
    let sources = learning::sources(&page.course, &text.sources, language);
    Some(sources.into_any())
}
