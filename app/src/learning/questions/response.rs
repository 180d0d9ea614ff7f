//! From what a form brings to a response.

use std::collections::{BTreeMap, BTreeSet};

use course::{Language, OptionText, Question, QuestionKind, QuestionText};
use rules::grading::Response;

/// What a form brings for one question: the values of each of its parts.
pub type Parts = BTreeMap<String, Vec<String>>;

/// The response that a form brings for a question. What does not belong to it is left out.
pub fn response(question: &Question, parts: &Parts) -> Response {
    let first = |part: &str| parts.get(part).and_then(|values| values.first()).cloned();
    let text = question.text(Language::En);
    let ids = |options: fn(&QuestionText) -> &[OptionText]| -> Vec<String> {
        text.map(|text| {
            options(text)
                .iter()
                .map(|option| option.id.clone())
                .collect()
        })
        .unwrap_or_default()
    };
    let named = |prefix: &str, ids: Vec<String>| -> BTreeMap<String, String> {
        ids.into_iter()
            .filter_map(|id| Some((id.clone(), first(&format!("{prefix}-{id}"))?)))
            .filter(|(_, value)| !value.trim().is_empty())
            .collect()
    };
    let response = match question.kind {
        QuestionKind::Single | QuestionKind::TrueFalse | QuestionKind::Multiple => {
            chosen(&ids(|t| &t.options), parts)
        }
        QuestionKind::Survey => match first("words") {
            Some(words) => Response::Words(words),
            None => chosen(&ids(|t| &t.options), parts),
        },
        QuestionKind::Number => Response::Number(first("number").unwrap_or_default()),
        QuestionKind::Text | QuestionKind::Reasoned => {
            Response::Words(first("words").unwrap_or_default())
        }
        QuestionKind::Match => Response::Pairs(named("row", ids(|t| &t.rows))),
        QuestionKind::Blanks => {
            let blanks = text.map(|text| text.blanks.clone()).unwrap_or_default();
            Response::Blanks(named("blank", blanks))
        }
        QuestionKind::Order => {
            let places = named("place", ids(|t| &t.options));
            let mut placed: Vec<(u32, String)> = places
                .into_iter()
                .filter_map(|(id, place)| Some((place.trim().parse().ok()?, id)))
                .collect();
            placed.sort();
            Response::Order(placed.into_iter().map(|(_, id)| id).collect())
        }
    };
    if response.is_empty() {
        Response::Nothing
    } else {
        response
    }
}

fn chosen(ids: &[String], parts: &Parts) -> Response {
    let chosen: BTreeSet<String> = parts
        .get("option")
        .into_iter()
        .flatten()
        .filter(|value| ids.contains(value))
        .cloned()
        .collect();
    Response::Options(chosen)
}
