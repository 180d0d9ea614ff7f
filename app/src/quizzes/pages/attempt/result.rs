//! The result of an attempt: the score, by objective, and every question with its reasons.

use course::{Course, Language, Purpose};
use leptos::prelude::*;
use rules::{
    errata::Standard,
    grading::{self, Graded, Points, Total, Verdict},
};

use crate::{
    context::Visit,
    dates,
    errors::AppError,
    numbers,
    parts::{notice::info, page::head},
    quizzes::{pages::corrected::corrected, standing::Outcome, store::Standing},
    say,
};

use super::{Page, Reasons, asked, colleagues, crumbs, flags, marks, reopened, title, untaken};

/// The result: the score, by objective, and every question with its reasons.
pub(super) fn result(page: &Page, standing: Standing, visit: &Visit) -> Result<AnyView, AppError> {
    let language = visit.language;
    let graded = page.paper.counted(&page.course)?;
    let awaiting = grading::total(graded.iter().map(|(_, graded)| graded)).awaiting;
    let outcome = standing.outcome(
        awaiting,
        &page.paper.attempt,
        &page.paper.lesson,
        &page.course,
    )?;
    let (class, verdict) = match outcome {
        Outcome::Passed => ("verdict passed", say!(language, "quiz-passed")),
        Outcome::Open => ("verdict", say!(language, "quiz-open")),
        Outcome::Completed => ("verdict", say!(language, "quiz-completed")),
        Outcome::NotPassed => ("verdict failed", say!(language, "quiz-failed")),
    };
    let awaiting = (awaiting > Points::default()).then(|| {
        let points = points(awaiting.milli, language);
        info(say!(language, "result-awaiting", points = points))
    });
    let objectives = objectives(page, &graded, language);
    let reasons = match &page.reasons {
        Reasons::Shown => reasons(page, &graded, visit)?,
        Reasons::After(session) => info(say!(
            language,
            "result-reasons-after",
            session = session.as_str()
        ))
        .into_any(),
        Reasons::AfterClosing(closes) => info(say!(
            language,
            "result-reasons-after-closing",
            time = dates::moment(language, *closes, &page.zone)
        ))
        .into_any(),
        Reasons::AfterLastAttempt(purpose) => info(match purpose {
            Purpose::PreTest => say!(language, "result-reasons-after-last-attempt-pre-test"),
            Purpose::Practice | Purpose::Final => {
                say!(language, "result-reasons-after-last-attempt")
            }
        })
        .into_any(),
    };
    let attempt = &page.paper.attempt;
    let submitted = attempt
        .submitted_at
        .map(|at| dates::moment(language, at, &page.zone));
    let lede = match (&page.author, submitted) {
        (Some(author), Some(submitted)) => Some(format!("{author} · {submitted}")),
        (_, submitted) => submitted,
    };
    let changed = page
        .course
        .lesson(&attempt.quiz)
        .is_none_or(|(_, lesson)| lesson.hash != attempt.content_hash)
        .then(|| info(say!(language, "result-text-changed")));
    Ok(view! {
        {head(title(page, language), crumbs(page, language), lede)}
        {untaken::untaken(page, visit)}
        <section class="result" aria-labelledby="result-title">
            <h2 id="result-title">{say!(language, "result-title")}</h2>
            <p class="score">{score(&standing.total, language)}</p>
            <p class=class>{verdict}</p>
        </section>
        {awaiting}
        {changed}
        {marks::grades(page, language)}
        {reopened::history(page, language)}
        {reopened::desk(page, visit)}
        {objectives}
        {reasons}
        {colleagues::consent(page, language)}
        <p class="actions">
            <a class="button" href=format!("/trainings/{}", page.training)>{say!(language, "result-way-on")}</a>
            <a class="button quiet" href=format!("/trainings/{}/quizzes/{}", page.training, attempt.quiz)>
                {say!(language, "result-all")}
            </a>
        </p>
    }
    .into_any())
}

/// Every question with the answer, the reasons and their sources. What is right is told as it is
/// known now; the points are those that the grade counts.
fn reasons(
    page: &Page,
    counted: &[(&course::Question, Graded)],
    visit: &Visit,
) -> Result<AnyView, AppError> {
    let language = visit.language;
    let mut questions = Vec::new();
    let now = page.paper.graded(&page.course)?;
    for ((question, graded), (_, now)) in counted.iter().zip(&now) {
        let standard = Standard::of(question, &page.course.errata);
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
                {asked(page, question, language)?.reviewed(now, &standard)}
                {basis(&page.course, question, language)}
                {corrected(&page.course, question, language)}
                {uncounted(now, graded, language)}
                {marks::history(page, question, language)}
                {colleagues::beside(page, question, language)}
                {flags::way(page, question, language)}
                {marks::desk(page, question, graded, visit)}
            </li>
        });
    }
    Ok(view! {
        <section>
            <h2>{say!(language, "result-reasons")}</h2>
            <ol class="sheet">{questions}</ol>
        </section>
        {super::sources(page, language)}
    }
    .into_any())
}

fn objectives(
    page: &Page,
    graded: &[(&course::Question, Graded)],
    language: Language,
) -> impl IntoView + use<> {
    let totals = grading::by_objective(graded.iter().map(|(question, graded)| (*question, graded)));
    let rows: Vec<_> = totals
        .into_iter()
        .map(|(id, total)| {
            let words = page.course.objective(&id).map_or_else(
                || id.clone(),
                |objective| objective.text.get(language).to_owned(),
            );
            let before = page.before.get(&id).map(|before| score(before, language));
            let before = page
                .has_before()
                .then(|| view! { <td>{before.unwrap_or_else(|| "–".to_owned())}</td> });
            let awaiting = (total.awaiting > Points::default()).then(
                || view! { " " <span class="badge info">{say!(language, "quiz-open")}</span> },
            );
            view! {
                <tr>
                    <th scope="row">{words}</th>
                    {before}
                    <td>{score(&total, language)} {awaiting}</td>
                </tr>
            }
        })
        .collect();
    let before = page
        .has_before()
        .then(|| view! { <th scope="col">{say!(language, "result-before")}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "result-objectives")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "result-objectives")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "result-objective")}</th>
                                {before}
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
pub(in crate::quizzes) fn basis(
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

/// That what the question gives as its errata are now has not been counted yet.
fn uncounted(now: &Graded, counted: &Graded, language: Language) -> Option<AnyView> {
    let differs = (now.points, now.possible) != (counted.points, counted.possible);
    let words = || {
        say!(
            language,
            "result-not-counted",
            points = points(now.points.milli, language),
            possible = points(now.possible.milli, language)
        )
    };
    differs.then(|| info(words()).into_any())
}

/// “6.5 / 8 (81 %)”.
pub(in crate::quizzes) fn score(total: &Total, language: Language) -> String {
    format!(
        "{}\u{a0}/\u{a0}{} ({}\u{a0}%)",
        points(total.points.milli, language),
        points(total.possible.milli, language),
        percent(total)
    )
}

/// Whole percent of the points, rounded down, so that nothing looks like a pass that is none.
pub(in crate::quizzes) fn percent(total: &Total) -> i64 {
    let percent = (total.points.milli * 100).checked_div(total.possible.milli);
    percent.unwrap_or(100)
}

/// Thousandths of a point as people write them: at most two decimals.
pub(in crate::quizzes) fn points(milli: i64, language: Language) -> String {
    numbers::decimal(milli as f64 / 1000.0, language)
}
