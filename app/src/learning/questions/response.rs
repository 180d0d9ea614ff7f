//! From what a form brings to a response.

use std::collections::{BTreeMap, BTreeSet};

use course::{Language, OptionText, Question, QuestionKind, QuestionText};
use rules::grading::Response;

/// What a form brings for one question: the values of each of its parts.
pub type Parts = BTreeMap<String, Vec<String>>;

/// What a form brings: for each question the values of its parts.
pub type Answers = BTreeMap<String, Parts>;

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

/// Whether two options of a question are put in the same place, so that their order is anybody's guess.
pub fn same_place(question: &Question, parts: &Parts) -> bool {
    let mut places: Vec<&str> = parts
        .iter()
        .filter(|(part, _)| question.kind == QuestionKind::Order && part.starts_with("place-"))
        .flat_map(|(_, values)| values)
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    places.sort_unstable();
    places.windows(2).any(|pair| pair[0] == pair[1])
}

/// The response that a message brings for a question, refused where it holds anything that does
/// not belong to the question: an option that there is not, a part of another kind.
///
/// # Errors
/// The name of the part.
pub fn strict(question: &Question, parts: &Parts) -> Result<Response, String> {
    let text = question.text(Language::En);
    let among = |options: &[OptionText], id: &str| options.iter().any(|each| each.id == id);
    for (part, values) in parts {
        let several = part == "option" && question.kind == QuestionKind::Multiple;
        let fits = |value: &String| match (part.as_str(), text) {
            ("option", Some(text)) => among(&text.options, value),
            ("number", _) => question.kind == QuestionKind::Number,
            ("words", _) => question.kind.takes_words(),
            (part, Some(text)) => {
                if let Some(row) = part.strip_prefix("row-") {
                    among(&text.rows, row) && (value.is_empty() || among(&text.options, value))
                } else if let Some(blank) = part.strip_prefix("blank-") {
                    text.blanks.iter().any(|each| each == blank)
                } else if let Some(option) = part.strip_prefix("place-") {
                    let place = value.parse::<usize>();
                    let may = value.is_empty()
                        || place.is_ok_and(|place| (1..=text.options.len()).contains(&place));
                    question.kind == QuestionKind::Order && among(&text.options, option) && may
                } else {
                    false
                }
            }
            (_, None) => false,
        };
        if (values.len() > 1 && !several) || !values.iter().all(fits) {
            return Err(part.clone());
        }
    }
    Ok(response(question, parts))
}
