//! What was typed and came too late: shown beside the result, to be copied.

use std::collections::BTreeMap;

use course::Language;
use islands::{
    Map,
    untaken::{self as pieces, Offered, Piece, Properties, Untaken, Words},
};
use jiff::SignedDuration;
use leptos::prelude::*;
use rules::grading::Response;

use crate::{
    language::say,
    learning::questions::{self, Parts},
    parts::island::wake,
    quizzes::{actions::SaveAnswers, store::Paper},
    request::Visit,
};

use super::Page;

/// For so long after handing in a browser is asked whether it has something that was not taken.
const ASKED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What is said of what was not taken.
pub(super) fn words(language: Language) -> Words {
    Words {
        title: say!(language, "untaken-title"),
        lede: say!(language, "untaken-lede"),
        copy: say!(language, "untaken-copy"),
        copied: say!(language, "untaken-copied"),
        discard: say!(language, "untaken-discard"),
        choice: say!(language, "untaken-choice"),
    }
}

/// What each question that an attempt asks offers to be chosen. Nothing of it is the key: it stands on
/// the sheet.
pub(super) fn offered(paper: &Paper, language: Language) -> Map<Offered> {
    let asked = paper.questions().unwrap_or_default().into_iter();
    let asked = asked.filter_map(|question| Some((question.text(language)?, question.id.clone())));
    asked
        .map(|(text, id)| {
            let options = text.options.iter();
            let options = options.map(|one| (one.id.clone(), questions::plain(&one.html)));
            let rows = text.rows.iter();
            let rows = rows.map(|one| (format!("row-{}", one.id), questions::plain(&one.html)));
            (id, options.chain(rows).collect())
        })
        .collect()
}

/// What the author of an attempt typed and the server did not take: in a form that was refused, or
/// in this browser.
pub(super) fn untaken(page: &Page, visit: &Visit) -> Option<AnyView> {
    let language = visit.language;
    if page.author.is_some() {
        return None;
    }
    let offered = offered(&page.paper, language);
    let given = given(page, &offered, visit);
    let submitted = page.paper.attempt.submitted_at?;
    if given.is_empty() && page.now.duration_since(submitted) > ASKED_FOR {
        return None;
    }
    let stands: Map<_> = page
        .paper
        .answers
        .iter()
        .map(|(question, saved)| {
            let stamp = (i64::from(saved.number), saved.client.clone());
            (question.clone(), stamp)
        })
        .collect();
    let titles: Map<_> = page
        .paper
        .lesson
        .questions
        .iter()
        .filter_map(|question| Some((question.id.clone(), question.text(language)?.title.clone())))
        .collect();
    let properties = Properties {
        attempt: page.paper.attempt.id,
        pieces: given,
        stands,
        titles,
        offered,
        words: words(language),
    };
    Some(
        view! {
            {islands::element(properties)}
            <Untaken />
            {wake(visit.house.settings.assets.answer_sheet.as_ref())}
        }
        .into_any(),
    )
}

/// What a form brought that was refused, where it is not what stands.
fn given(page: &Page, offered: &Map<Offered>, visit: &Visit) -> Vec<Piece> {
    let Some(refused) = visit.refused_by::<SaveAnswers>() else {
        return Vec::new();
    };
    let mut answers = BTreeMap::<String, Parts>::new();
    for (name, value) in &refused.typed.fields {
        let parts = name
            .strip_prefix("answers[")
            .and_then(|name| name.strip_suffix("][]"))
            .and_then(|name| name.split_once("]["));
        if let Some((question, part)) = parts {
            let parts = answers.entry(question.to_owned()).or_default();
            let values = parts.entry(part.to_owned()).or_default();
            values.push(value.clone());
        }
    }
    let piece = |(id, parts): (&String, &Parts)| {
        let question = page.paper.lesson.question(id)?;
        let response = questions::response(question, parts);
        let stands = page.paper.answers.get(id).map(|saved| &saved.response);
        if response.is_empty() || stands == Some(&response) {
            return None;
        }
        let text = match response {
            Response::Words(words) | Response::Number(words) => words,
            Response::Blanks(words) => words.into_values().collect::<Vec<_>>().join("\n"),
            _ => {
                let parts = parts.iter().flat_map(|(part, values)| {
                    values.iter().map(|value| (part.as_str(), value.as_str()))
                });
                let chosen = offered
                    .get(id)
                    .map(|offered| pieces::chosen(parts, offered));
                chosen
                    .filter(|chosen| !chosen.is_empty())
                    .unwrap_or_else(|| say!(visit.language, "untaken-choice"))
            }
        };
        let title = question.text(visit.language).map(|text| text.title.clone());
        Some(Piece {
            title: title.unwrap_or_default(),
            text,
        })
    };
    answers.iter().filter_map(piece).collect()
}
