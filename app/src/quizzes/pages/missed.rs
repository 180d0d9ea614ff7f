//! Missed questions that have come back, one at a time: answered before the reason is seen.

use std::sync::Arc;

use course::{Course, Language, Question};
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    drawing,
    errata::{self, Standard},
    grading::{Graded, Response, Verdict},
};

use crate::{
    errors::AppError,
    language::{dates, say},
    learning::{self, course_of, questions::Asked},
    parts::{
        notice::info,
        page::{head_of, number, page},
    },
    paths,
    quizzes::{
        actions::{ChooseMissed, Practise},
        missed::{self, Desk, Missed},
        store::{self, Paper, Practised},
    },
    request::Visit,
    trainings,
};

use super::attempt::basis;

/// The name in the address of the answer that was given just now.
pub const AFTER: &str = "after";

/// Missed questions that have come back.
#[component]
pub fn MissedPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let page = load(&visit, training).await?;
        view(&page, visit.language)
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    course: Arc<Course>,
    /// Whether questions come back to the one who asks.
    wanted: bool,
    desk: Desk,
    /// What was answered just now, with the attempt that the question is from.
    after: Option<(Practised, Arc<Paper>)>,
    now: Timestamp,
}

async fn load(visit: &Visit, training: i64) -> Result<Page, AppError> {
    let takes = visit.viewer()?.takes_course(training)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let (course, _) = course_of(visit, training).await?;
    let attempts = store::attempts(db, takes.enrolment()).await?;
    let of = (training, takes.enrolment());
    let desk = missed::desk(db, of, &course, &attempts, now).await?;
    let after = visit.query().get(AFTER).and_then(|id| id.parse().ok());
    let after = after.and_then(|id: i64| {
        let mut all = desk.practised.values().flatten();
        let given = all.find(|each| each.id == id)?;
        // Only with a key that may be seen: of that attempt the desk has made sure.
        let paper = desk.paper(&given.quiz, &given.question)?;
        Some((given.clone(), paper))
    });
    Ok(Page {
        training,
        zone: trainings::find(db, training).await?.zone,
        wanted: store::wants_missed(db, takes.enrolment()).await?,
        desk,
        after,
        course,
        now,
    })
}

fn view(page: &Page, language: Language) -> Result<AnyView, AppError> {
    let crumbs = vec![(
        paths::home::training(page.training),
        say!(language, "training"),
    )];
    let due: Vec<&Missed> = page.desk.due(page.now).collect();
    let lede = say!(language, "missed-lede");
    let body = match (&page.after, due.first()) {
        (Some(after), next) => answered(page, after, next.map(|_| due.len()), language)?,
        (None, _) if !page.wanted => ().into_any(),
        (None, Some(missed)) => asks(page, missed, due.len(), language)?,
        (None, None) => nothing(page, language),
    };
    Ok(view! {
        {head_of(say!(language, "missed-title"), page.course.title.get(language), crumbs, Some(lede))}
        {body}
        {choice(page, language)}
    }
    .into_any())
}

/// The question that has been back longest, to be answered.
fn asks(page: &Page, missed: &Missed, due: usize, language: Language) -> Result<AnyView, AppError> {
    let question = missed.asked().ok_or(AppError::NotFound)?;
    let asked = asked(&missed.paper, question, Response::Nothing, language)?;
    let quiz = &missed.paper.attempt.quiz;
    Ok(view! {
        <p class="meta">{say!(language, "missed-count", count = due)}</p>
        <form class="question missed" method="post" action=Practise::url()>
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="quiz" value=quiz.clone() />
            <input type="hidden" name="question" value=question.id.clone() />
            <input type="hidden" name="number" value=missed.answers + 1 />
            {asked.fieldset()}
            <div class="actions">
                <button>{say!(language, "question-try")}</button>
                <span class="hint">{say!(language, "missed-unknown")}</span>
            </div>
        </form>
    }
    .into_any())
}

/// What was answered just now, why, and when the question comes back.
fn answered(
    page: &Page,
    (given, paper): &(Practised, Arc<Paper>),
    more: Option<usize>,
    language: Language,
) -> Result<AnyView, AppError> {
    let question = paper.lesson.question(&given.question);
    let question = question.ok_or(AppError::NotFound)?;
    // Of what was typed nothing is kept but whether it was right.
    let graded = match given.response {
        Response::Typed => Graded {
            verdict: match given.known {
                true => Verdict::Right,
                false => Verdict::Wrong,
            },
            ..errata::grade_with(question, &Response::Nothing, &page.course.errata)
        },
        ref response => errata::grade_with(question, response, &page.course.errata),
    };
    let shown = match &given.response {
        Response::Typed => Response::Nothing,
        response => response.clone(),
    };
    let standard = Standard::of(question, &page.course.errata);
    let of = (given.quiz.clone(), given.question.clone());
    let back = page.desk.back_at(&of.0, &of.1);
    let back = match back {
        Some(back) => {
            let day = dates::day(language, back.to_zoned(page.zone.clone()).date());
            say!(language, "missed-comes-back", day = day)
        }
        None => say!(language, "missed-known"),
    };
    let next = match more {
        Some(count) => {
            let words = say!(language, "missed-next", count = count);
            view! { <a class="button" href=paths::quizzes::missed(page.training)>{words}</a> }
                .into_any()
        }
        None => {
            let words = say!(language, "result-way-on");
            view! { <a class="button" href=paths::home::training(page.training)>{words}</a> }
                .into_any()
        }
    };
    let (_, text) = paper.lesson.text(language).ok_or(AppError::NotFound)?;
    Ok(view! {
        <div class="question missed">
            {asked(paper, question, shown, language)?.reviewed(&graded, &standard)}
            {basis(&page.course, question, language)}
            <p class="meta" role="status">{back}</p>
        </div>
        <p class="actions">{next}</p>
        {learning::sources(&page.course, &text.sources, language)}
    }
    .into_any())
}

/// That nothing is back, and when something will be.
fn nothing(page: &Page, language: Language) -> AnyView {
    let next = page.desk.missed.first();
    let words = match next {
        Some(next) => {
            let day = next.back_at.to_zoned(page.zone.clone()).date();
            say!(
                language,
                "missed-none-yet",
                count = page.desk.missed.len(),
                day = dates::day(language, day)
            )
        }
        None => say!(language, "missed-none"),
    };
    view! {
        <div class="empty">
            <p>{words}</p>
            <a class="button" href=paths::home::training(page.training)>{say!(language, "result-way-on")}</a>
        </div>
    }
    .into_any()
}

/// Whether questions come back, and the tap that changes it.
fn choice(page: &Page, language: Language) -> AnyView {
    let (said, way) = if page.wanted {
        (info_of(language), say!(language, "missed-stop"))
    } else {
        (
            info(say!(language, "missed-off")).into_any(),
            say!(language, "missed-start"),
        )
    };
    let wanted = !page.wanted;
    view! {
        <section class="missed-choice">
            {said}
            <form method="post" action=ChooseMissed::url()>
                <input type="hidden" name="training" value=page.training />
                <input type="hidden" name="wanted" value=wanted.to_string() />
                <div class="actions"><button class="quiet">{way}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn info_of(language: Language) -> AnyView {
    view! { <p class="meta">{say!(language, "missed-on")}</p> }.into_any()
}

fn asked<'a>(
    paper: &Paper,
    question: &'a Question,
    response: Response,
    language: Language,
) -> Result<Asked<'a>, AppError> {
    let settings = store::settings(&paper.lesson)?;
    Ok(Asked {
        question,
        language,
        practice: false,
        order: drawing::option_order(question, settings, paper.attempt.seed),
        response,
    })
}
