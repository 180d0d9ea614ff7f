//! How a quiz went in a training: each question, and the attempts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use course::{Course, Language, OptionText, Purpose, Question, QuestionText};
use jiff::{SignedDuration, tz::TimeZone};
use leptos::prelude::*;
use rules::{
    errata::Standard,
    gain::{self, GroupGain},
    grading::{self, Graded, Response, Total, Verdict},
    roles::Role,
    statistics::{self, Answered, Given, QuestionStatistics, Sitting, Statistics},
};

use sea_orm::ConnectionTrait;

use crate::{
    context::Visit,
    dates,
    errors::AppError,
    learning::questions::plain,
    numbers,
    parts::page::{head, number, page, text},
    quizzes::store::{self, Attempt},
    say, trainings,
};

use super::{attempt::score, corrected::corrected_for_some};

/// How a quiz went.
#[component]
pub fn ResultsPage() -> impl IntoView {
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
    course: Arc<Course>,
    quiz: String,
    questions: Vec<Question>,
    statistics: Statistics,
    /// By objective, what those have learnt who did the pre-tests and this final.
    learnt: BTreeMap<String, GroupGain>,
    /// What was handed in, each with its author's name unless that is hidden.
    attempts: Vec<(Attempt, Option<String>)>,
    /// Whether the viewer may look at the quiz with its key.
    may_preview: bool,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let (found, course) = super::quiz_of(visit, training, &quiz).await?;
    let names: BTreeMap<i64, String> = trainings::members(db, training)
        .await?
        .into_iter()
        .map(|member| (member.enrolment, member.account.name))
        .collect();
    let mut questions: Vec<Question> = course
        .lesson(&quiz)
        .map(|(_, lesson)| lesson.questions.clone())
        .unwrap_or_default();
    let (mut sittings, mut attempts) = (Vec::new(), Vec::new());
    let mut after = BTreeMap::new();
    let mut all = store::attempts_at(db, training, &quiz).await?;
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
                let response = paper
                    .answers
                    .get(&question.id)
                    .map(|saved| saved.response.clone())
                    .unwrap_or_default();
                let graded = *graded;
                (question.id.clone(), Answered { response, graded })
            });
            after.insert(paper.attempt.enrolment, by_objective(&graded));
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
    let is_final = course
        .lesson(&quiz)
        .and_then(|(_, lesson)| lesson.quiz())
        .is_some_and(|settings| settings.purpose == Purpose::Final);
    let learnt = if is_final {
        learnt(db, training, &course, &after).await?
    } else {
        BTreeMap::new()
    };
    Ok(Page {
        may_preview: viewer.sees_keys(training).is_ok(),
        learnt,
        statistics: statistics::statistics(&questions, &sittings),
        training,
        zone: found.zone,
        course,
        quiz,
        questions,
        attempts,
    })
}

/// What a paper comes to, by objective.
fn by_objective(graded: &[(&Question, Graded)]) -> BTreeMap<String, Total> {
    grading::by_objective(graded.iter().map(|(question, graded)| (*question, graded)))
}

/// What the people have learnt, of whom it is known by enrolment how they did in the end.
async fn learnt(
    db: &impl ConnectionTrait,
    training: i64,
    course: &Course,
    after: &BTreeMap<i64, BTreeMap<String, Total>>,
) -> Result<BTreeMap<String, GroupGain>, AppError> {
    let pre_tests = course.lessons().filter_map(|(_, lesson)| {
        let pre_test = lesson.quiz()?.purpose == Purpose::PreTest;
        pre_test.then(|| lesson.id.clone())
    });
    let mut first = store::attempts_at_all(db, training, pre_tests).await?;
    first.retain(|attempt| attempt.number == 1 && attempt.submitted_at.is_some());
    let mut before = BTreeMap::<i64, BTreeMap<String, Total>>::new();
    for paper in store::papers(db, course, first).await? {
        let graded = paper.graded(course)?;
        let awaiting = graded
            .iter()
            .any(|(_, each)| each.verdict == Verdict::Awaiting);
        if awaiting || paper.words_are_gone() {
            continue;
        }
        let own = before.entry(paper.attempt.enrolment).or_default();
        for (objective, total) in by_objective(&graded) {
            let sum = own.entry(objective).or_default();
            sum.points.milli += total.points.milli;
            sum.possible.milli += total.possible.milli;
        }
    }
    let nothing = BTreeMap::new();
    let people: Vec<_> = after
        .iter()
        .map(|(who, after)| gain::of_person(before.get(who).unwrap_or(&nothing), after))
        .collect();
    Ok(gain::of_group(&people))
}

fn view(page: Page, language: Language) -> impl IntoView {
    let title = super::title_of(&page.course, &page.quiz, language);
    let sums = &page.statistics;
    let few = || say!(language, "results-few");
    let percent = |share: Option<f64>| share.map_or_else(few, |share| percent(share, language));
    let scores = sums.scores.as_ref();
    let facts = [
        ("results-mean", percent(scores.map(|scores| scores.mean))),
        (
            "results-median",
            percent(scores.map(|scores| scores.median)),
        ),
        (
            "results-deviation",
            percent(scores.and_then(|scores| scores.deviation)),
        ),
        (
            "results-alpha",
            sums.alpha.map_or_else(
                || match sums.sittings < statistics::ENOUGH {
                    true => few(),
                    false => say!(language, "results-no-alpha"),
                },
                |alpha| numbers::decimal(alpha, language),
            ),
        ),
        (
            "results-time",
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
        .map(|(key, value)| view! { <div><dt>{fact(key, language)}</dt><dd>{value}</dd></div> })
        .collect();
    let questions: Vec<_> = page
        .questions
        .iter()
        .zip(&sums.questions)
        .map(|(asked, figures)| question(&page.course, asked, figures, language))
        .collect();
    let lede = say!(language, "results-lede", count = sums.sittings);
    view! {
        {head(say!(language, "results-title"), super::crumbs_of(page.training, &page.quiz, title, language), Some(lede))}
        {page.may_preview.then(|| super::preview::way(page.training, &page.quiz, language))}
        <dl class="facts">{facts}</dl>
        <p class="meta">{say!(language, "results-hint")}</p>
        {gains(&page, language)}
        <ol class="sheet results">{questions}</ol>
        {attempts(&page, language)}
    }
}

/// What was learnt, by objective: how far the people came in the pre-tests and here.
fn gains(page: &Page, language: Language) -> Option<AnyView> {
    if page.learnt.is_empty() {
        return None;
    }
    let rows: Vec<_> = page
        .learnt
        .iter()
        .map(|(id, gain)| {
            let words = page.course.objective(id).map_or_else(
                || id.clone(),
                |objective| objective.text.get(language).to_owned(),
            );
            let GroupGain { mean, people } = gain;
            let difference = mean.difference();
            let sign = if difference > 0.0 { "+" } else { "" };
            view! {
                <tr>
                    <th scope="row">{words}</th>
                    <td>{percent(mean.before, language)}</td>
                    <td>{percent(mean.after, language)}</td>
                    <td>{sign}{percent(difference, language)}</td>
                    <td>{*people}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "results-learnt");
    Some(
        view! {
            <section class="learnt">
                <h2>{title.clone()}</h2>
                <p class="meta">{say!(language, "results-learnt-hint")}</p>
                <div class="table" tabindex="0" role="region" aria-label=title>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "result-objective")}</th>
                                <th scope="col">{say!(language, "result-before")}</th>
                                <th scope="col">{say!(language, "results-after")}</th>
                                <th scope="col">{say!(language, "results-gain")}</th>
                                <th scope="col">{say!(language, "results-people")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn fact(key: &str, language: Language) -> String {
    match key {
        "results-mean" => say!(language, "results-mean"),
        "results-median" => say!(language, "results-median"),
        "results-deviation" => say!(language, "results-deviation"),
        "results-alpha" => say!(language, "results-alpha"),
        _ => say!(language, "results-time"),
    }
}

fn percent(share: f64, language: Language) -> String {
    let percent = numbers::decimal((share * 1000.0).round() / 10.0, language);
    format!("{percent}\u{a0}%")
}

fn minutes(time: SignedDuration, language: Language) -> String {
    let minutes = u32::try_from((time.as_secs() + 30) / 60).unwrap_or(0);
    say!(language, "quiz-minutes", count = minutes)
}

fn question(
    course: &Course,
    question: &Question,
    figures: &QuestionStatistics,
    language: Language,
) -> impl IntoView + use<> {
    let text = question.text(language).cloned().unwrap_or_default();
    let few = || say!(language, "results-few");
    let facility = figures
        .facility
        .map_or_else(few, |facility| percent(facility, language));
    let discrimination = figures.discrimination.map_or_else(
        || match figures.asked < statistics::ENOUGH {
            true => few(),
            false => say!(language, "results-alike"),
        },
        |figure| numbers::decimal(figure, language),
    );
    let standard = Standard::of(question, &course.errata);
    let rows: Vec<_> = rows(&figures.given, &text, language)
        .into_iter()
        .map(|(words, part, count)| {
            let right = standard
                .accepts(&part)
                .then(|| view! { " " <span class="badge">{say!(language, "option-right")}</span> });
            view! { <tr><th scope="row">{words} {right}</th><td>{count}</td></tr> }
        })
        .collect();
    let rows = (!rows.is_empty()).then(|| {
        view! {
            <div class="table" tabindex="0" role="region" aria-label=text.title.clone()>
                <table><tbody>{rows}</tbody></table>
            </div>
        }
    });
    view! {
        <li class="question">
            <h2>{text.title}</h2>
            <dl class="facts">
                <div><dt>{say!(language, "results-answers")}</dt><dd>{figures.answered} " / " {figures.asked}</dd></div>
                <div><dt>{say!(language, "results-facility")}</dt><dd>{facility}</dd></div>
                <div><dt>{say!(language, "results-discrimination")}</dt><dd>{discrimination}</dd></div>
            </dl>
            {corrected_for_some(course, question, language)}
            {rows}
        </li>
    }
}

/// What was given: in words, as a part of an answer, and how often.
fn rows(given: &Given, text: &QuestionText, language: Language) -> Vec<(String, Response, usize)> {
    let word = |options: &[OptionText], id: &str| {
        let option = options.iter().find(|option| option.id == id);
        option.map_or_else(|| id.to_owned(), |option| plain(&option.html))
    };
    let chosen = |id: &String| Response::Options(BTreeSet::from([id.clone()]));
    let one = |part: &String, id: &String| BTreeMap::from([(part.clone(), id.clone())]);
    match given {
        Given::Options(given) => given
            .iter()
            .map(|(id, count)| (word(&text.options, id), chosen(id), *count))
            .collect(),
        Given::Numbers(given) => given
            .iter()
            .map(|(typed, count)| (typed.clone(), Response::Number(typed.clone()), *count))
            .collect(),
        Given::Typed(given) => given
            .iter()
            .map(|(typed, count)| (typed.clone(), Response::Words(typed.clone()), *count))
            .collect(),
        Given::Orders(given) => given
            .iter()
            .map(|(order, count)| {
                let words: Vec<_> = order.iter().map(|id| word(&text.options, id)).collect();
                (words.join(" → "), Response::Order(order.clone()), *count)
            })
            .collect(),
        Given::Pairs(pairs) => pairs
            .iter()
            .flat_map(|(row, given)| given.iter().map(move |given| (row, given)))
            .map(|(row, (id, count))| {
                let words = format!("{} → {}", word(&text.rows, row), word(&text.options, id));
                (words, Response::Pairs(one(row, id)), *count)
            })
            .collect(),
        // In the order in which the gaps stand.
        Given::Blanks(blanks) => text
            .blanks
            .iter()
            .zip(1..)
            .filter_map(|(blank, place)| Some((blank, place, blanks.get(blank)?)))
            .flat_map(|(blank, place, given)| given.iter().map(move |given| (blank, place, given)))
            .map(|(blank, place, (typed, count))| {
                let gap: usize = place;
                let words = say!(language, "results-gap", place = gap, words = typed.as_str());
                (words, Response::Blanks(one(blank, typed)), *count)
            })
            .collect(),
        Given::Uncounted => Vec::new(),
    }
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
            let href = format!("/trainings/{}/attempts/{}", page.training, attempt.id);
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
