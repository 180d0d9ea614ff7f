//! What the checker says of the course's newer text, for those who write it.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Problem, Rule};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    errors::AppError,
    language::{dates, say},
    learning::address,
    parts::{
        notice::{good, warn},
        page::{head, number, page},
    },
    paths,
    request::Visit,
};

use super::rules::sentence;

/// The problems of a training's course.
#[component]
pub fn ProblemsPage() -> impl IntoView {
    let id = number("training");
    page(async move |visit| Ok(view(load(&visit, id).await?, visit.language).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    zone: TimeZone,
    /// The text that is served, and since when; none: nothing is served of this course.
    served: Option<(Arc<Course>, Timestamp)>,
    problems: Arc<Vec<Problem>>,
}

async fn load(visit: &Visit, id: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(id, |role| {
        role.may_author() || Role::may_manage_training(role)
    })?;
    let training = crate::trainings::find(visit.house.db.read(), id).await?;
    let served = visit.house.courses.get(&training.course);
    let problems = served.as_ref().map(|served| served.problems.clone());
    let served = served.map(|served| {
        let since = served.since;
        let course = match viewer.sees_keys(id) {
            Ok(teaches) => served.with_drafts(&teaches),
            Err(_) => served.course,
        };
        (course, since)
    });
    Ok(Page {
        training: id,
        zone: training.zone,
        served,
        problems: problems.unwrap_or_default(),
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let crumbs = vec![(
        paths::home::training(page.training),
        say!(language, "training"),
    )];
    let since = page.served.as_ref().map(|(_, since)| {
        let since = dates::moment(language, *since, &page.zone);
        view! { <p class="meta">{say!(language, "problems-since", since = since)}</p> }
    });
    let count = page.problems.len();
    let body = if count == 0 {
        good(say!(language, "problems-none")).into_any()
    } else {
        let kinds: Vec<_> = by_rule(&page.problems)
            .into_iter()
            .map(|(rule, problems)| kind(rule, &problems, &page, language))
            .collect();
        view! {
            {warn(say!(language, "problems-some", count = count))}
            <ol class="problems">{kinds}</ol>
            <details>
                <summary>{say!(language, "problems-report")}</summary>
                <pre class="report" tabindex="0" lang="en">{course::report(&page.problems)}</pre>
            </details>
        }
        .into_any()
    };
    view! {
        {head(say!(language, "problems-title"), crumbs, Some(say!(language, "problems-lede")))}
        {since}
        {body}
    }
}

/// The same fault once, with its places, in the order in which they are met first.
fn by_rule(problems: &[Problem]) -> Vec<(Rule, Vec<&Problem>)> {
    let mut places = BTreeMap::<Rule, usize>::new();
    let mut kinds = Vec::<(Rule, Vec<&Problem>)>::new();
    for problem in problems {
        let place = *places.entry(problem.rule).or_insert_with(|| {
            kinds.push((problem.rule, Vec::new()));
            kinds.len() - 1
        });
        kinds[place].1.push(problem);
    }
    kinds
}

/// A fault, and where it is found.
fn kind(
    rule: Rule,
    problems: &[&Problem],
    page: &Page,
    language: Language,
) -> impl IntoView + use<> {
    let places: Vec<_> = problems
        .iter()
        .map(|problem| {
            let (place, way) = place(problem, page, language);
            let way = way.map(|href| {
                let words = say!(language, "problem-open");
                view! { " " <a href=href>{words} <span class="visually-hidden">": " {place.clone()}</span></a> }
            });
            let (before, marked, after) = marked(problem);
            let line = (!problem.source.trim().is_empty()).then(|| {
                view! { <p class="source-line"><code>{before} <mark>{marked}</mark> {after}</code></p> }
            });
            view! {
                <li>
                    <p><strong>{place}</strong> {way}</p>
                    {line}
                    <details>
                        <summary>{say!(language, "problem-told")}</summary>
                        <p lang="en">{problem.message.clone()} ". " {problem.advice.clone()}</p>
                    </details>
                </li>
            }
        })
        .collect();
    view! {
        <li class="card">
            <h2>{sentence(rule, language)}</h2>
            <ul>{places}</ul>
        </li>
    }
}

/// Where a problem is, in the words of the course, and the way to the text that is served there.
fn place(problem: &Problem, page: &Page, language: Language) -> (String, Option<String>) {
    let file = problem.file.to_string_lossy().replace('\\', "/");
    let name = file
        .rsplit_once('/')
        .map_or(file.as_str(), |(_, name)| name);
    let named = name
        .strip_suffix(".md")
        .and_then(|name| name.rsplit_once('.'));
    let found = named.and_then(|(stem, code)| {
        let (course, _) = page.served.as_ref()?;
        let written = Language::from_code(code)?;
        // A file is named after its lesson, with a number before it.
        let (module, lesson) = course.lessons().find(|(_, lesson)| {
            let number = stem.strip_suffix(lesson.id.as_str());
            number.is_some_and(|number| {
                number
                    .trim_end_matches('-')
                    .bytes()
                    .all(|each| each.is_ascii_digit())
            })
        })?;
        let (_, text) = lesson.text(language)?;
        let words = say!(
            language,
            "problem-place",
            module = module.title.get(language),
            lesson = text.title.as_str(),
            language = written.own_name(),
            line = problem.line
        );
        Some((words, Some(address(page.training, lesson))))
    });
    found.unwrap_or_else(|| {
        let words = say!(
            language,
            "problem-file",
            file = file.as_str(),
            line = problem.line
        );
        (words, None)
    })
}

/// The line of a problem: before the place that is meant, the place, and after it.
fn marked(problem: &Problem) -> (String, String, String) {
    let part = |range: std::ops::Range<usize>| problem.source.get(range).unwrap_or_default();
    let (start, end) = (problem.span.start, problem.span.end);
    (
        part(0..start).trim_start().to_owned(),
        part(start..end).to_owned(),
        part(end..problem.source.len()).to_owned(),
    )
}
