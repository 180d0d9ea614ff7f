//! How a question went.

use std::collections::{BTreeMap, BTreeSet};

use course::{Course, Language, OptionText, Question, QuestionText};
use leptos::prelude::*;
use rules::{
    errata::Standard,
    grading::Response,
    statistics::{Facility, Given, QuestionStatistics},
};

use crate::{
    language::{numbers, say},
    learning::questions::plain,
    quizzes::pages::corrected::corrected_for_some,
};

use super::{percent, untold};

/// A question with its figures and what was given, the right answer marked.
pub(super) fn question(
    course: &Course,
    (question, figures): (&Question, &QuestionStatistics),
    flags: Option<AnyView>,
    language: Language,
) -> impl IntoView + use<> {
    let text = question.text(language).cloned().unwrap_or_default();
    let facility = match figures.facility {
        Ok(Facility { mean, interval, .. }) => {
            let share = percent(mean, language);
            format!("{share} ({})", super::interval(interval, language))
        }
        Err(why) => untold(why, language),
    };
    let discrimination = match figures.discrimination {
        Ok(figure) => numbers::decimal(figure, language),
        Err(why) => untold(why, language),
    };
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
            {by_language(figures, language)}
            {corrected_for_some(course, question, language)}
            {rows}
            {flags}
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

/// How easy the question was in each language in which it was read, where there are several: one
/// that does much worse than the others may be badly translated.
fn by_language(figures: &QuestionStatistics, language: Language) -> Option<AnyView> {
    if figures.by_language.len() < 2 {
        return None;
    }
    let rows: Vec<_> = figures
        .by_language
        .iter()
        .map(|(read_in, facility)| {
            view! {
                <tr>
                    <th scope="row">{read_in.own_name()}</th>
                    <td>{percent(facility.mean, language)}</td>
                    <td>{super::interval(facility.interval, language)}</td>
                    <td>{facility.people}</td>
                </tr>
            }
        })
        .collect();
    let title = say!(language, "results-by-language");
    Some(
        view! {
            <div class="table" tabindex="0" role="region" aria-label=title.clone()>
                <table class="by-language">
                    <thead>
                        <tr>
                            <th scope="col">{title.clone()}</th>
                            <th scope="col">{say!(language, "results-facility")}</th>
                            <th scope="col">{say!(language, "results-interval-title")}</th>
                            <th scope="col">{say!(language, "results-people")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
