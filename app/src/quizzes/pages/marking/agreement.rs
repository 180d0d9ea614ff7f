//! How far those who mark the same answers agree.

use course::{Key, Language, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use rules::marking::{Agreement, agreement};

use crate::{
    language::{numbers, say},
    learning::cited_from_deeper,
};

use super::{Page, Written, given};

/// The agreement of two markers about each question that two mark, by criterion.
pub(super) fn of(all: &[Written]) -> Vec<(Question, Vec<Agreement>)> {
    let mut found: Vec<(Question, Vec<Agreement>)> = Vec::new();
    for written in all {
        let question = &written.question;
        let known = found.iter().any(|(known, _)| known.id == question.id);
        if question.markers < 2 || known {
            continue;
        }
        let answers: Vec<_> = all
            .iter()
            .filter(|other| other.question.id == question.id)
            .map(given)
            .collect();
        let agreement = agreement(&written.criteria, answers.iter().map(Vec::as_slice));
        if agreement.iter().any(|each| each.answers > 0) {
            found.push((question.clone(), agreement));
        }
    }
    found
}

/// What trainers see of it.
pub(super) fn view(page: &Page, language: Language) -> Option<AnyView> {
    if page.agreement.is_empty() {
        return None;
    }
    let tables: Vec<_> = page
        .agreement
        .iter()
        .map(|(question, agreement)| table(page, question, agreement, language))
        .collect();
    Some(
        view! {
            <section class="agreement">
                <h2>{say!(language, "agreement-title")}</h2>
                <p class="meta">{say!(language, "agreement-lede")}</p>
                {tables}
            </section>
        }
        .into_any(),
    )
}

fn table(
    page: &Page,
    question: &Question,
    agreement: &[Agreement],
    language: Language,
) -> impl IntoView + use<> {
    let text = question.text(language).cloned().unwrap_or_default();
    let criteria = match &question.key {
        Key::Rubric(criteria) => criteria.as_slice(),
        _ => &[],
    };
    let rows: Vec<_> = criteria
        .iter()
        .zip(agreement)
        .map(|(criterion, agreement)| {
            let words = text
                .criteria
                .iter()
                .find(|each| each.id == criterion.id)
                .map(|each| each.html.clone())
                .unwrap_or_default();
            let words = cited_from_deeper(&words, page.training);
            let few = || say!(language, "agreement-few");
            let share = |of: usize| match agreement.is_enough() {
                true => format!("{}\u{a0}%", of * 100 / agreement.answers.max(1)),
                false => few(),
            };
            let apart = agreement
                .mean_difference()
                .filter(|_| agreement.is_enough());
            let apart = apart.map_or_else(few, |apart| {
                numbers::decimal(apart.milli as f64 / 1000.0, language)
            });
            view! {
                <tr>
                    <th scope="row" inner_html=words></th>
                    <td>{agreement.answers}</td>
                    <td>{share(agreement.exact)}</td>
                    <td>{share(agreement.near)}</td>
                    <td>{apart}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <h3>{text.title.clone()}</h3>
        <div class="table" tabindex="0" role="region" aria-label=text.title>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "agreement-criterion")}</th>
                        <th scope="col">{say!(language, "agreement-answers")}</th>
                        <th scope="col">{say!(language, "agreement-exact")}</th>
                        <th scope="col">{say!(language, "agreement-near")}</th>
                        <th scope="col">{say!(language, "agreement-apart")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
