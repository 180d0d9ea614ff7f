//! How a quiz went in a training: each question, and the attempts.

mod flags;
mod learnt;
mod question;

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Purpose, Question};
use jiff::{SignedDuration, civil, tz::TimeZone};
use leptos::prelude::*;
use rules::{
    grading::Verdict,
    roles::Role,
    statistics::{self, Answered, Interval, Sitting, Statistics, Untold},
};

use crate::{
    errors::AppError,
    language::{dates, numbers, say},
    parts::page::{head, number, page, text},
    paths,
    quizzes::store::{self, Attempt, Flag},
    request::Visit,
    trainings,
};

use super::{Subject, attempt::score};
use learnt::Learnt;

/// How a quiz went.
#[component]
pub fn ResultsPage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        Ok(view(page, &visit).into_any())
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
    questions: Vec<Question>,
    statistics: Statistics,
    /// What those have learnt who did the pre-tests and this final.
    learnt: Learnt,
    /// What was handed in, each with its author's name unless that is hidden.
    attempts: Vec<(Attempt, Option<String>)>,
    /// What judges said of questions, by question.
    flags: BTreeMap<String, Vec<Flag>>,
    /// The day, on the training's calendar.
    today: civil::Date,
    /// Whether the viewer may look at the quiz with its key.
    may_preview: bool,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let course = subject.course.clone();
    let names: BTreeMap<i64, String> = trainings::members(db, training)
        .await?
        .into_iter()
        .map(|member| (member.enrolment, member.account.name))
        .collect();
    let mut questions: Vec<Question> = subject
        .lesson()
        .map(|lesson| lesson.questions.clone())
        .unwrap_or_default();
    let (mut sittings, mut attempts) = (Vec::new(), Vec::new());
    let mut after = BTreeMap::new();
    let mut all = store::attempts_at(db, training, &quiz).await?;
    let flags = store::flags(db, all.iter().map(|attempt| attempt.id)).await?;
    all.retain(|attempt| attempt.submitted_at.is_some());
    for paper in store::papers(db, &course, all).await? {
        let Some(submitted_at) = paper.attempt.submitted_at else {
            continue;
        };
        let graded = paper.graded(&course)?;
        let awaiting = graded
            .iter()
            .any(|(_, each)| each.verdict == Verdict::Awaiting);
        // What is not marked yet, or was erased, would count as wrong; a second attempt is no
        // first impression.
        if paper.attempt.number == 1 && !awaiting && !paper.words_are_gone() {
            let answers = graded.iter().map(|(question, graded)| {
                let saved = paper.answers.get(&question.id);
                let answered = Answered {
                    language: saved.and_then(|saved| saved.language),
                    response: saved
                        .map(|saved| saved.response.clone())
                        .unwrap_or_default(),
                    graded: *graded,
                };
                (question.id.clone(), answered)
            });
            after.insert(paper.attempt.enrolment, learnt::Reached::of(&graded));
            sittings.push(Sitting {
                answers: answers.collect(),
                took: submitted_at.duration_since(paper.attempt.started_at),
            });
            // Questions that have left the course since were answered all the same.
            for (question, _) in &graded {
                if questions.iter().all(|known| known.id != question.id) {
                    questions.push((*question).clone());
                }
            }
        }
        let name = (!awaiting).then(|| names.get(&paper.attempt.enrolment).cloned());
        attempts.push((paper.attempt, name.flatten()));
    }
    let is_final = subject
        .lesson()
        .and_then(|lesson| lesson.quiz())
        .is_some_and(|settings| settings.purpose == Purpose::Final);
    let learnt = if is_final {
        learnt::learnt(db, training, &course, &after).await?
    } else {
        Learnt::default()
    };
    Ok(Page {
        may_preview: viewer.sees_keys(training).is_ok(),
        learnt,
        flags,
        today: visit
            .house
            .clock
            .now()
            .to_zoned(subject.training.zone.clone())
            .date(),
        statistics: statistics::statistics(&questions, &sittings),
        training,
        zone: subject.training.zone.clone(),
        subject,
        course,
        quiz,
        questions,
        attempts,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let sums = &page.statistics;
    let few = || say!(language, "results-few");
    let told = |share: Option<f64>| share.map_or_else(few, |share| percent(share, language));
    let scores = sums.scores.as_ref();
    let facts = [
        (
            say!(language, "results-mean"),
            told(scores.map(|scores| scores.mean)),
        ),
        (
            say!(language, "results-median"),
            told(scores.map(|scores| scores.median)),
        ),
        (
            say!(language, "results-deviation"),
            told(scores.and_then(|scores| scores.deviation)),
        ),
        (
            say!(language, "results-alpha"),
            match sums.alpha {
                Ok(alpha) => numbers::decimal(alpha, language),
                Err(why) => untold(why, language),
            },
        ),
        (
            say!(language, "results-time"),
            sums.time.map_or_else(few, |time| {
                say!(
                    language,
                    "results-times",
                    median = minutes(time.median, language),
                    lower = minutes(time.lower, language),
                    upper = minutes(time.upper, language)
                )
            }),
        ),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> })
        .collect();
    let questions: Vec<_> = page
        .questions
        .iter()
        .zip(&sums.questions)
        .map(|(asked, figures)| {
            let flags = flags::flags(&page, &asked.id, visit);
            question::question(&page.course, (asked, figures), flags, language)
        })
        .collect();
    let lede = say!(language, "results-lede", count = sums.sittings);
    view! {
        {head(say!(language, "results-title"), page.subject.crumbs(language), Some(lede))}
        {page.may_preview.then(|| super::preview::way(page.training, &page.quiz, language))}
        <dl class="facts">{facts}</dl>
        <p class="meta">{say!(language, "results-hint")}</p>
        {learnt::gains(&page.learnt, &page.course, language)}
        <ol class="sheet results">{questions}</ol>
        {flags::others(&page, visit)}
        {attempts(&page, language)}
    }
}

fn percent(share: f64, language: Language) -> String {
    let percent = numbers::decimal((share * 1000.0).round() / 10.0, language);
    format!("{percent}\u{a0}%")
}

/// An interval of shares, in whole percent: what lies behind the point would feign exactness.
fn interval(Interval { lower, upper }: Interval, language: Language) -> String {
    let whole = |share: f64| numbers::decimal((share * 100.0).round() + 0.0, language);
    say!(
        language,
        "results-interval",
        lower = whole(lower),
        upper = whole(upper)
    )
}

/// Why a figure is not told.
fn untold(why: Untold, language: Language) -> String {
    match why {
        Untold::TooFew => say!(language, "results-few"),
        Untold::Alike => say!(language, "results-alike"),
        Untold::AskedDifferently => say!(language, "results-asked-differently"),
        Untold::OneQuestion => say!(language, "results-one-question"),
        Untold::AsksForNothing => say!(language, "results-asks-for-nothing"),
    }
}

fn minutes(time: SignedDuration, language: Language) -> String {
    let minutes = u32::try_from((time.as_secs() + 30) / 60).unwrap_or(0);
    say!(language, "quiz-minutes", count = minutes)
}

fn attempts(page: &Page, language: Language) -> impl IntoView + use<> {
    let rows: Vec<_> = page
        .attempts
        .iter()
        .filter_map(|(attempt, name)| Some((attempt, name, attempt.submitted_at?, attempt.grade?)))
        .map(|(attempt, name, submitted_at, grade)| {
            let name = name
                .clone()
                .unwrap_or_else(|| say!(language, "marking-hidden"));
            let href = paths::quizzes::attempt(page.training, attempt.id);
            view! {
                <tr>
                    <th scope="row"><a href=href>{name} " · " {attempt.number}</a></th>
                    <td>{dates::moment(language, submitted_at, &page.zone)}</td>
                    <td>{minutes(submitted_at.duration_since(attempt.started_at), language)}</td>
                    <td>{score(&grade.total, language)}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "results-attempts")}</h2>
                <div class="table" tabindex="0" role="region" aria-label=say!(language, "results-attempts")>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "field-name")}</th>
                                <th scope="col">{say!(language, "quiz-submitted")}</th>
                                <th scope="col">{say!(language, "quiz-time")}</th>
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
