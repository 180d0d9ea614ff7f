//! A quiz before it begins: what it asks of one, and the attempts so far.

mod around;

use std::sync::Arc;

use course::{Course, Language, Lesson, Purpose, QuizSettings};
use jiff::{Timestamp, tz::TimeZone};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attempts::{self, Allowance, Shut},
    roles::Role,
};

use crate::{
    errors::AppError,
    language::{dates, say},
    learning::course_of,
    parts::{
        notice::{info, unreviewed},
        page::{head, head_of, number, page, text},
    },
    paths,
    quizzes::{
        actions::StartAttempt,
        standing::{self, Outcome},
        store::{self, Attempt, Flag, Grant},
    },
    request::Visit,
};

use super::{Subject, attempt::flags::answered};

/// A quiz before it begins.
#[component]
pub fn QuizPage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    subject: Subject,
    course: Arc<Course>,
    quiz: String,
    /// The viewer's attempts at this quiz, and how those that were handed in turned out; none for
    /// somebody who does not take the course.
    attempts: Option<Vec<(Attempt, Option<Outcome>)>>,
    /// What was granted to the viewer beyond the rule.
    allowed: Allowance,
    /// Each grant to the viewer, with its reason.
    grants: Vec<Grant>,
    now: Timestamp,
    /// What the viewer said of questions of this quiz.
    flags: Vec<Flag>,
    /// How many attempts wait to be marked, and how many words of judges to be answered; for those
    /// who do that.
    waiting: (usize, usize),
    may_author: bool,
    may_manage: bool,
    /// Whether the viewer may look at the quiz with its key.
    may_preview: bool,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let (course, _) = course_of(visit, training).await?;
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let db = visit.house.db.read();
    let viewer = visit.viewer()?;
    let (mut flags, mut grants) = (Vec::new(), Vec::new());
    let mut allowed = Allowance {
        window: store::window(db, training, &quiz).await?,
        ..Allowance::default()
    };
    let seat = viewer.seat(training);
    let attempts = match seat.filter(|seat| seat.role.is_registered()) {
        Some(seat) => {
            allowed = store::allowed(db, seat.enrolment, &quiz).await?;
            grants = store::grants_of(db, seat.enrolment, &quiz).await?;
            let mut attempts = store::attempts(db, seat.enrolment).await?;
            attempts.retain(|attempt| attempt.quiz == quiz);
            let outcomes = standing::outcomes(db, &course, &attempts).await?;
            let said = store::flags(db, attempts.iter().map(|attempt| attempt.id)).await?;
            flags = said.into_values().flatten().collect();
            Some(attempts.into_iter().zip(outcomes).collect())
        }
        None => None,
    };
    let may_author = viewer.can(training, Role::may_author);
    let waiting = if may_author {
        around::waiting(db, training, &quiz).await?
    } else {
        (0, 0)
    };
    Ok(Page {
        waiting,
        training,
        zone: subject.training.zone.clone(),
        subject,
        attempts,
        may_author,
        may_manage: viewer.can(training, Role::may_manage_training),
        may_preview: viewer.sees_keys(training).is_ok(),
        allowed,
        grants,
        now: visit.house.clock.now(),
        flags,
        quiz,
        course,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let course = page.course.clone();
    if page.subject.left.is_some() {
        let crumbs = crumbs(&page, language);
        return view! {
            {head(page.subject.title(language), crumbs, None)}
            {info(say!(language, "quiz-left"))}
            {around::ways(&page, language)}
            {so_far(&page, language)}
        }
        .into_any();
    }
    let Some((_, lesson)) = course.lesson(&page.quiz) else {
        return ().into_any();
    };
    let Some((settings, (_, text))) = lesson.quiz().zip(lesson.text(language)) else {
        return ().into_any();
    };
    let pending = text.review_pending.then(|| unreviewed(language));
    view! {
        {head_of(text.title.clone(), course.title.get(language), crumbs(&page, language), None)}
        {pending}
        <div class="quiz-intro">
            {facts(&course, lesson, settings, page.allowed, language)}
            {around::terms(&page, settings, language)}
            {way_on(&page, lesson, language)}
        </div>
        {answered(&page.flags, page.training, language)}
        {around::ways(&page, language)}
        {so_far(&page, language)}
    }
    .into_any()
}

fn crumbs(page: &Page, language: Language) -> Vec<(String, String)> {
    let training = paths::home::training(page.training);
    vec![(training, say!(language, "training"))]
}

/// What a quiz asks of one, with what was granted beyond the rule.
pub(super) fn facts(
    course: &Course,
    quiz: &Lesson,
    settings: &QuizSettings,
    allowed: Allowance,
    language: Language,
) -> impl IntoView + use<> {
    let asked = if settings.draw.is_empty() {
        quiz.questions.len()
    } else {
        settings.draw.values().map(|count| *count as usize).sum()
    };
    let pass = settings.pass.unwrap_or(course.pass_mark);
    let facts = [
        (say!(language, "quiz-questions"), asked.to_string()),
        (
            say!(language, "quiz-time"),
            match settings.minutes {
                Some(minutes) => say!(
                    language,
                    "quiz-minutes",
                    count = attempts::minutes(minutes, allowed)
                ),
                None => say!(language, "quiz-no-limit"),
            },
        ),
        (
            say!(language, "quiz-attempts"),
            match settings.attempts {
                Some(most) => say!(
                    language,
                    "quiz-attempts-most",
                    count = most.saturating_add(allowed.attempts)
                ),
                None => say!(language, "quiz-no-limit"),
            },
        ),
        (
            say!(language, "quiz-counts"),
            match settings.purpose {
                Purpose::PreTest => say!(language, "quiz-pre-test"),
                Purpose::Practice => say!(language, "quiz-practice"),
                Purpose::Final => say!(language, "quiz-final", percent = u32::from(pass)),
            },
        ),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> })
        .collect();
    view! { <dl class="facts">{facts}</dl> }
}

/// The button that begins or goes on, or why there is none.
fn way_on(page: &Page, lesson: &Lesson, language: Language) -> AnyView {
    let (Some(attempts), Some(settings)) = (&page.attempts, lesson.quiz()) else {
        let preview = page
            .may_preview
            .then(|| super::preview::way(page.training, &page.quiz, language));
        return view! { {info(say!(language, "quiz-not-yours"))} {preview} }.into_any();
    };
    if let Some(open) = attempts
        .iter()
        .map(|(attempt, _)| attempt)
        .find(|attempt| attempt.submitted_at.is_none())
    {
        let href = paths::quizzes::attempt(page.training, open.id);
        return view! {
            <div class="actions"><a class="button" href=href>{say!(language, "quiz-go-on")}</a></div>
        }
        .into_any();
    }
    if let Err(shut) = attempts::is_open(settings, page.allowed, page.now) {
        let say = |at| dates::moment(language, at, &page.zone);
        return match shut {
            Shut::NotYet(opens) => info(say!(language, "quiz-opens", time = say(opens))),
            Shut::Since(closed) => info(say!(language, "quiz-closed", time = say(closed))),
        }
        .into_any();
    }
    let count = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
    if attempts::may_start(settings, page.allowed, count, false).is_err() {
        return info(say!(language, "quiz-used-up")).into_any();
    }
    view! {
        <form method="post" action=StartAttempt::url()>
            <input type="hidden" name="training" value=page.training />
            <input type="hidden" name="quiz" value=page.quiz.clone() />
            <div class="actions">
                <button>{say!(language, "quiz-start")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The attempts that were handed in.
fn so_far(page: &Page, language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .attempts
        .iter()
        .flatten()
        .filter_map(|(attempt, outcome)| {
            Some((attempt, attempt.submitted_at?, attempt.grade?, (*outcome)?))
        })
        .map(|(attempt, submitted_at, grade, outcome)| {
            let (class, words) = super::badge(outcome, language);
            view! {
                <tr>
                    <th scope="row">
                        <a class="button quiet" href=paths::quizzes::attempt(page.training, attempt.id)>
                            {attempt.number} <span class="visually-hidden">{say!(language, "quiz-see")}</span>
                        </a>
                    </th>
                    <td>{dates::moment(language, submitted_at, &page.zone)}</td>
                    <td>{super::attempt::score(&grade.total, language)}</td>
                    <td><span class=class>{words}</span></td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "quiz-so-far")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "quiz-so-far")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "quiz-attempt")}</th>
                                <th scope="col">{say!(language, "quiz-submitted")}</th>
                                <th scope="col">{say!(language, "quiz-score")}</th>
                                <th scope="col">{say!(language, "quiz-result")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
