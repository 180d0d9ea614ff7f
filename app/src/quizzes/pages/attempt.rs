//! An attempt: the sheet while it is open, the result with the reasons afterwards.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Lesson};
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attempts, drawing,
    grading::{self, Points, Response, Total, Verdict},
};

use crate::{
    context::Visit,
    dates,
    errors::AppError,
    learning::{course_of, questions::Asked},
    numbers,
    parts::{
        notice::info,
        page::{head, number, page},
    },
    quizzes::{
        actions::SaveAnswers,
        standing::{self, Outcome},
        store::{self, Attempt, Standing},
    },
    say, trainings,
};

/// An attempt.
#[component]
pub fn AttemptPage() -> impl IntoView {
    let (training, attempt) = (number("training"), number("attempt"));
    page(async move |visit| {
        let page = load(&visit, training, attempt).await?;
        let view = match page.attempt.grade {
            Some(standing) => result(&page, standing, visit.language)?,
            None => sheet(&page, visit.language)?,
        };
        Ok(view)
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    course: Arc<Course>,
    attempt: Attempt,
    /// The quiz as the attempt saw it.
    lesson: Lesson,
    answers: BTreeMap<String, Response>,
    saved_at: Option<Timestamp>,
}

async fn load(visit: &Visit, training: i64, attempt: i64) -> Result<Page, AppError> {
    let seat = visit.viewer()?.enrolled(training)?;
    let (course, _) = course_of(visit, training).await?;
    let db = visit.house.db.read();
    let attempt = store::find(db, attempt).await?;
    // Only one's own: what a judge answered is not another's to read.
    if attempt.enrolment != seat.enrolment {
        return Err(AppError::NotFound);
    }
    let lesson = store::pinned(db, &course, &attempt).await?;
    let (answers, saved_at) = store::answers(db, attempt.id).await?;
    Ok(Page {
        training,
        zone: trainings::find(db, training).await?.zone,
        course,
        attempt,
        lesson,
        answers,
        saved_at,
    })
}

fn title(page: &Page, language: Language) -> String {
    page.lesson
        .text(language)
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default()
}

fn crumbs(page: &Page, language: Language) -> Vec<(String, String)> {
    vec![
        (
            format!("/trainings/{}", page.training),
            say!(language, "training"),
        ),
        (
            format!("/trainings/{}/quizzes/{}", page.training, page.attempt.quiz),
            title(page, language),
        ),
    ]
}

fn asked<'a>(
    page: &'a Page,
    question: &'a course::Question,
    language: Language,
) -> Result<Asked<'a>, AppError> {
    let settings = store::settings(&page.lesson)?;
    Ok(Asked {
        question,
        language,
        prefix: Some(format!("answers[{}]", question.id)),
        order: drawing::option_order(question, settings, page.attempt.seed),
        response: page.answers.get(&question.id).cloned().unwrap_or_default(),
    })
}

/// The sheet to be answered.
fn sheet(page: &Page, language: Language) -> Result<AnyView, AppError> {
    let settings = store::settings(&page.lesson)?;
    let order = drawing::order(&page.lesson.questions, settings, page.attempt.seed);
    let count = order.len();
    let mut questions = Vec::new();
    for (index, question) in order
        .iter()
        .filter_map(|id| page.lesson.question(id))
        .enumerate()
    {
        let place = index + 1;
        let place = say!(language, "sheet-place", place = place, count = count);
        let points = say!(language, "count-points", count = question.points);
        questions.push(view! {
            <li class="question" id=question.id.clone()>
                <p class="meta">{place} " · " {points}</p>
                {asked(page, question, language)?.fieldset()}
                <button class="quiet" name="intent" value="save">{say!(language, "sheet-save")}</button>
            </li>
        });
    }
    let answered = page
        .answers
        .values()
        .filter(|response| !response.is_empty())
        .count();
    let deadline = attempts::deadline(settings, page.attempt.started_at).map(|deadline| {
        say!(
            language,
            "sheet-deadline",
            time = dates::clock(deadline, &page.zone),
            zone = dates::offset(deadline, &page.zone)
        )
    });
    let state = match page.saved_at {
        Some(at) => say!(
            language,
            "sheet-saved",
            answered = answered,
            count = count,
            time = dates::clock_seconds(at, &page.zone)
        ),
        None => say!(language, "sheet-nothing-saved", count = count),
    };
    Ok(view! {
        {head(title(page, language), crumbs(page, language), deadline)}
        <form method="post" action=SaveAnswers::url()>
            <input type="hidden" name="attempt" value=page.attempt.id />
            <ol class="sheet">{questions}</ol>
            <div class="sheet-bar">
                <p role="status">{state}</p>
                <div class="actions">
                    <button class="quiet" name="intent" value="save">{say!(language, "sheet-save")}</button>
                    <button name="intent" value="submit">{say!(language, "sheet-submit")}</button>
                </div>
            </div>
        </form>
    }
    .into_any())
}

/// The result: the score, by objective, and every question with its reasons.
fn result(page: &Page, standing: Standing, language: Language) -> Result<AnyView, AppError> {
    let graded = store::graded(&page.lesson, &page.attempt, &page.answers)?;
    let awaiting = grading::total(graded.iter().map(|(_, graded)| graded)).awaiting;
    let pass = standing::pass_mark(&page.lesson, &page.course)?;
    let (class, verdict) = match standing.outcome(awaiting, pass) {
        Outcome::Passed => ("verdict passed", say!(language, "quiz-passed")),
        Outcome::Open => ("verdict", say!(language, "quiz-open")),
        Outcome::NotPassed => ("verdict failed", say!(language, "quiz-failed")),
    };
    let awaiting = (awaiting > Points::default()).then(|| {
        let points = points(awaiting.milli, language);
        info(say!(language, "result-awaiting", points = points))
    });
    let objectives = objectives(page, &graded, language);
    let mut questions = Vec::new();
    for (question, graded) in &graded {
        let of = if graded.verdict == Verdict::Awaiting {
            say!(language, "count-points", count = question.points)
        } else {
            say!(
                language,
                "result-points",
                points = points(graded.points.milli, language),
                possible = points(graded.possible.milli, language)
            )
        };
        questions.push(view! {
            <li class="question" id=question.id.clone()>
                <p class="meta">{of}</p>
                {asked(page, question, language)?.reviewed(graded)}
                {basis(&page.course, question, language)}
            </li>
        });
    }
    let submitted = page
        .attempt
        .submitted_at
        .map(|at| dates::moment(language, at, &page.zone));
    let changed = page
        .course
        .lesson(&page.attempt.quiz)
        .is_none_or(|(_, lesson)| lesson.hash != page.attempt.content_hash)
        .then(|| info(say!(language, "result-text-changed")));
    Ok(view! {
        {head(title(page, language), crumbs(page, language), submitted)}
        <section class="result" aria-labelledby="result-title">
            <h2 id="result-title">{say!(language, "result-title")}</h2>
            <p class="score">{score(&standing.total, language)}</p>
            <p class=class>{verdict}</p>
        </section>
        {awaiting}
        {changed}
        {objectives}
        <section>
            <h2>{say!(language, "result-reasons")}</h2>
            <ol class="sheet">{questions}</ol>
        </section>
        <p class="actions">
            <a class="button" href=format!("/trainings/{}", page.training)>{say!(language, "result-way-on")}</a>
            <a class="button quiet" href=format!("/trainings/{}/quizzes/{}", page.training, page.attempt.quiz)>
                {say!(language, "result-all")}
            </a>
        </p>
    }
    .into_any())
}

fn objectives(
    page: &Page,
    graded: &[(&course::Question, grading::Graded)],
    language: Language,
) -> impl IntoView + use<> {
    let totals = grading::by_objective(graded.iter().map(|(question, graded)| (*question, graded)));
    let module = page.course.module(&page.lesson.module);
    let rows: Vec<_> = totals
        .into_iter()
        .map(|(id, total)| {
            let words = module
                .and_then(|module| {
                    module
                        .objectives
                        .iter()
                        .find(|objective| objective.id == id)
                })
                .map_or(id, |objective| objective.text.get(language).to_owned());
            let awaiting = (total.awaiting > Points::default()).then(
                || view! { " " <span class="badge info">{say!(language, "quiz-open")}</span> },
            );
            view! {
                <tr>
                    <th scope="row">{words}</th>
                    <td>{score(&total, language)} {awaiting}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "result-objectives")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "result-objectives")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "result-objective")}</th>
                                <th scope="col">{say!(language, "quiz-score")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}

/// What the key rests on.
fn basis(
    course: &Course,
    question: &course::Question,
    language: Language,
) -> impl IntoView + use<> {
    let sources: Vec<_> = question
        .basis
        .iter()
        .filter_map(|id| course.source(id))
        .map(|source| view! { <li>{source.citation.get(language).to_owned()}</li> })
        .collect();
    (!sources.is_empty()).then(|| {
        view! {
            <p class="meta">{say!(language, "lesson-sources")}</p>
            <ul class="meta">{sources}</ul>
        }
    })
}

/// “6.5 / 8 (81 %)”.
pub(super) fn score(total: &Total, language: Language) -> String {
    let percent = if total.possible.milli > 0 {
        total.points.milli * 100 / total.possible.milli
    } else {
        100
    };
    format!(
        "{}\u{a0}/\u{a0}{} ({percent}\u{a0}%)",
        points(total.points.milli, language),
        points(total.possible.milli, language)
    )
}

/// Thousandths of a point as people write them: at most two decimals.
fn points(milli: i64, language: Language) -> String {
    numbers::decimal(milli as f64 / 1000.0, language)
}
