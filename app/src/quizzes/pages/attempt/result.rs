//! The result of an attempt: the score, by objective, and every question with its reasons.

use course::{Language, Purpose};
use leptos::prelude::*;
use rules::{
    errata::Standard,
    grading::{self, Graded, Points, Total, Verdict},
};

use crate::{
    errors::AppError,
    language::{dates, numbers, say},
    parts::{notice::info, page::head_of, script::script},
    paths,
    quizzes::{pages::corrected::corrected, standing::Outcome, store::Standing},
    request::Visit,
};

use super::{
    Page, Reasons, asked, colleagues, crumbs, flags, marks, paper, plan, reopened, title, untaken,
};

/// The name in the address of the filter: only what was not wholly right.
const WRONG: &str = "wrong";

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
    let objectives = plan::objectives(page, &graded, language);
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
    let total = &standing.total;
    let pass = attempt.pass_mark(&page.paper.lesson, &page.course)?;
    let percent = total.percent_beside(pass);
    let of_points = say!(
        language,
        "result-of-points",
        points = points(total.points.milli, language),
        possible = points(total.possible.milli, language)
    );
    let changed = page
        .course
        .lesson(&attempt.quiz)
        .is_none_or(|(_, lesson)| lesson.hash != attempt.content_hash)
        .then(|| info(say!(language, "result-text-changed")));
    Ok(view! {
        {head_of(title(page, language), page.course.title.get(language), crumbs(page, language), lede)}
        {paper::about(page, visit)}
        {untaken::untaken(page, visit)}
        <section class="result" aria-labelledby="result-title">
            <h2 id="result-title">{say!(language, "result-title")}</h2>
            <p class="score">{percent} "\u{a0}%" " " <small>{of_points}</small></p>
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
        {plan::way_on(page, language)}
        {script(visit.house.settings.assets.reading.as_ref())}
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
    let only_wrong = visit.query().get(WRONG).is_some();
    let is_wrong = |graded: &Graded| {
        matches!(
            graded.verdict,
            Verdict::Wrong | Verdict::Partly | Verdict::Unanswered
        )
    };
    let wrong = now.iter().filter(|(_, now)| is_wrong(now)).count();
    for (place, ((question, graded), (_, now))) in counted.iter().zip(&now).enumerate() {
        if only_wrong && !is_wrong(now) {
            continue;
        }
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
            <li class="question" id=question.id.clone() data-number=place + 1>
                <p class="meta">{of}</p>
                {asked(page, question, language)?.reviewed(now, &standard)}
                {plan::basis(&page.course, question, language)}
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
        {paper::questions(page, &now, visit)}
        <section class="explained">
            <h2 id="reasons">{say!(language, "result-reasons")}</h2>
            {filter(page, (counted.len(), wrong), only_wrong, language)}
            <ol class="sheet results-sheet">{questions}</ol>
        </section>
        {plan::cited(page, language)}
    }
    .into_any())
}

/// The choice between all questions and those that were not wholly right; nothing where these are
/// the same, or none.
fn filter(
    page: &Page,
    (all, wrong): (usize, usize),
    only_wrong: bool,
    language: Language,
) -> Option<AnyView> {
    let here = paths::quizzes::attempt(page.training, page.paper.attempt.id);
    let ways = [
        (
            !only_wrong,
            format!("{here}#reasons"),
            say!(language, "result-all-questions", count = all),
        ),
        (
            only_wrong,
            format!("{here}?{WRONG}#reasons"),
            say!(language, "result-only-wrong", count = wrong),
        ),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .map(|(is_here, href, words)| {
            let current = is_here.then_some("true");
            view! { <a class="button quiet" href=href aria-current=current>{words}</a> }
        })
        .collect();
    let useful = only_wrong || (wrong > 0 && wrong < all);
    useful.then(|| {
        view! { <nav class="switch actions" aria-label=say!(language, "result-filter")>{ways}</nav> }
            .into_any()
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
        total.percent()
    )
}

/// Thousandths of a point as people write them: at most two decimals.
pub(in crate::quizzes) fn points(milli: i64, language: Language) -> String {
    numbers::decimal(milli as f64 / 1000.0, language)
}
