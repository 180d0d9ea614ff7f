//! Questions on a page: to be answered, and reviewed with the reasons. For lessons and quizzes
//! alike. Nothing of the key is shown before an answer was graded.

use std::collections::{BTreeMap, BTreeSet};

use course::{Language, OptionText, Question, QuestionKind, QuestionText};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use rules::grading::{Graded, Response, Verdict};

use crate::{numbers, say};

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
        QuestionKind::Text => Response::Words(first("words").unwrap_or_default()),
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

/// A question as it is put to somebody: how its fields are named and in which order its options
/// come.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The language that is wanted.
    pub language: Language,
    /// What comes before the names of its fields: nothing, or `answers[id]`.
    pub prefix: Option<String>,
    /// The order of its options; as written where empty.
    pub order: Vec<String>,
    /// What was answered so far.
    pub response: Response,
}

impl Asked<'_> {
    fn name(&self, part: &str) -> String {
        match &self.prefix {
            None => part.to_owned(),
            Some(prefix) => format!("{prefix}[{part}][]"),
        }
    }

    fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.question.id)
    }

    fn text(&self) -> QuestionText {
        self.question
            .text(self.language)
            .cloned()
            .unwrap_or_default()
    }

    /// The options in their order.
    fn options(&self, text: &QuestionText) -> Vec<OptionText> {
        let mut options = text.options.clone();
        let place = |id: &str| self.order.iter().position(|each| each == id);
        options.sort_by_key(|option| place(&option.id));
        options
    }

    /// The fieldset with which the question is answered.
    pub fn fieldset(&self) -> AnyView {
        let language = self.language;
        let text = self.text();
        let stem = if self.question.kind == QuestionKind::Blanks {
            text.stem_with(|blank| self.blank(blank))
        } else {
            text.stem.clone()
        };
        let many = (self.question.kind == QuestionKind::Multiple)
            .then(|| view! { <p class="hint">{say!(language, "question-several")}</p> });
        let hint = text.hint.clone().map(|hint| {
            view! {
                <details class="hint">
                    <summary>{say!(language, "question-hint")}</summary>
                    <div inner_html=hint></div>
                </details>
            }
        });
        view! {
            <fieldset class="choices">
                <legend>{text.title.clone()}</legend>
                <div class="stem" inner_html=stem></div>
                {many}
                {self.inputs(&text)}
                {hint}
            </fieldset>
        }
        .into_any()
    }

    fn inputs(&self, text: &QuestionText) -> AnyView {
        match self.question.kind {
            QuestionKind::Single | QuestionKind::TrueFalse => self.choices(text, "radio"),
            QuestionKind::Multiple => self.choices(text, "checkbox"),
            QuestionKind::Survey if !text.options.is_empty() => self.choices(text, "radio"),
            QuestionKind::Survey | QuestionKind::Text => self.words(),
            QuestionKind::Number => self.number(text),
            QuestionKind::Order => self.places(text),
            QuestionKind::Match => self.pairs(text),
            // The fields stand in the stem.
            QuestionKind::Blanks => ().into_any(),
        }
    }

    fn choices(&self, text: &QuestionText, kind: &'static str) -> AnyView {
        let chosen = match &self.response {
            Response::Options(chosen) => chosen.clone(),
            _ => BTreeSet::new(),
        };
        let name = self.name("option");
        self.options(text)
            .into_iter()
            .map(|option| {
                let checked = chosen.contains(&option.id);
                view! {
                    <label class="choice">
                        <input type=kind name=name.clone() value=option.id checked=checked />
                        <span inner_html=option.html></span>
                    </label>
                }
            })
            .collect_view()
            .into_any()
    }

    fn number(&self, text: &QuestionText) -> AnyView {
        let value = match &self.response {
            Response::Number(value) => value.clone(),
            _ => String::new(),
        };
        let id = self.id("number");
        view! {
            <div class="field">
                <label for=id.clone()>
                    {say!(self.language, "question-number")}
                    {text.unit.clone().map(|unit| format!(" ({unit})"))}
                </label>
                <input id=id name=self.name("number") value=value inputmode="decimal" autocomplete="off" maxlength="30" />
            </div>
        }
        .into_any()
    }

    fn words(&self) -> AnyView {
        let value = match &self.response {
            Response::Words(value) => value.clone(),
            _ => String::new(),
        };
        let id = self.id("words");
        view! {
            <div class="field">
                <label for=id.clone()>{say!(self.language, "question-words")}</label>
                <input id=id name=self.name("words") value=value autocomplete="off" maxlength="500" />
            </div>
        }
        .into_any()
    }

    fn places(&self, text: &QuestionText) -> AnyView {
        let order = match &self.response {
            Response::Order(order) => order.clone(),
            _ => Vec::new(),
        };
        let options = self.options(text);
        let count = options.len();
        options
            .into_iter()
            .map(|option| {
                let chosen = order.iter().position(|id| *id == option.id);
                let places: Vec<_> = (0..count)
                    .map(|place| {
                        let selected = chosen == Some(place);
                        view! { <option value=place + 1 selected=selected>{place + 1}</option> }
                    })
                    .collect();
                let name = self.name(&format!("place-{}", option.id));
                view! {
                    <label class="choice placed">
                        <select name=name>
                            <option value="">"—"</option>
                            {places}
                        </select>
                        <span inner_html=option.html></span>
                    </label>
                }
            })
            .collect_view()
            .into_any()
    }

    fn pairs(&self, text: &QuestionText) -> AnyView {
        let pairs = match &self.response {
            Response::Pairs(pairs) => pairs.clone(),
            _ => BTreeMap::new(),
        };
        let options = self.options(text);
        text.rows
            .iter()
            .map(|row| {
                let options: Vec<_> = options
                    .iter()
                    .map(|option| {
                        let selected = pairs.get(&row.id) == Some(&option.id);
                        // An option of a list holds text alone.
                        view! { <option value=option.id.clone() selected=selected>{plain(&option.html)}</option> }
                    })
                    .collect();
                let name = self.name(&format!("row-{}", row.id));
                view! {
                    <label class="choice paired">
                        <span inner_html=row.html.clone()></span>
                        <select name=name>
                            <option value="">"—"</option>
                            {options}
                        </select>
                    </label>
                }
            })
            .collect_view()
            .into_any()
    }

    /// The field of a blank. Ids are of letters, digits and hyphens; the value is escaped.
    fn blank(&self, blank: &str) -> String {
        let value = match &self.response {
            Response::Blanks(values) => values.get(blank).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        view! {
            <input
                name=self.name(&format!("blank-{blank}"))
                value=value
                aria-label=say!(self.language, "question-blank")
                autocomplete="off"
                maxlength="200"
            />
        }
        .to_html()
    }

    /// The question with what was answered, how it turned out, and why.
    pub fn reviewed(&self, graded: &Graded) -> AnyView {
        let language = self.language;
        let text = self.text();
        let (class, words) = verdict(graded.verdict, language);
        let key: BTreeSet<String> = match &self.question.key {
            course::Key::Options(key) => key.clone(),
            _ => BTreeSet::new(),
        };
        let chosen = match &self.response {
            Response::Options(chosen) => chosen.clone(),
            _ => BTreeSet::new(),
        };
        let by_options = matches!(
            self.question.kind,
            QuestionKind::Single | QuestionKind::TrueFalse | QuestionKind::Multiple
        );
        let options = by_options.then(|| {
            let options: Vec<_> = self
                .options(&text)
                .into_iter()
                .map(|option| {
                    let (is_chosen, is_right) =
                        (chosen.contains(&option.id), key.contains(&option.id));
                    let class = match (is_chosen, is_right) {
                        (true, true) => "option chosen right",
                        (true, false) => "option chosen wrong",
                        (false, true) => "option right",
                        (false, false) => "option",
                    };
                    let marks = [
                        is_chosen.then(|| say!(language, "option-chosen")),
                        is_right.then(|| say!(language, "option-right")),
                    ];
                    let marks: Vec<_> = marks
                        .into_iter()
                        .flatten()
                        .map(|words| view! { " " <span class="badge">{words}</span> })
                        .collect();
                    let feedback = option
                        .feedback
                        .filter(|_| is_chosen || is_right)
                        .map(|feedback| view! { <div class="why" inner_html=feedback></div> });
                    view! {
                        <li class=class>
                            <span inner_html=option.html></span>
                            {marks}
                            {feedback}
                        </li>
                    }
                })
                .collect();
            view! { <ul class="options">{options}</ul> }
        });
        let said = (!by_options).then(|| self.said(&text)).flatten().map(
            |said| view! { <p>{say!(language, "answer-yours")} " " <strong>{said}</strong></p> },
        );
        let right = (!by_options && graded.verdict != Verdict::Right)
            .then(|| self.right(&text))
            .flatten()
            .map(|right| view! { <p>{say!(language, "answer-right")} " " <strong>{right}</strong></p> });
        let explanation = text.explanation.clone().map(|why| {
            view! { <div class="explanation" inner_html=why></div> }
        });
        let stem = text.stem_with(|_| "<span class=\"blank\">…</span>".to_owned());
        view! {
            <h3>{text.title.clone()}</h3>
            <div class="stem" inner_html=stem></div>
            {options}
            {said}
            <div class=format!("feedback {class}")>
                <p><strong>{words}</strong></p>
                {right}
                {explanation}
            </div>
        }
        .into_any()
    }

    /// What was answered, in words.
    fn said(&self, text: &QuestionText) -> Option<String> {
        let option = |id: &String| words_of(&text.options, id);
        match &self.response {
            Response::Nothing => None,
            Response::Number(words) | Response::Words(words) => Some(words.clone()),
            Response::Options(chosen) => {
                Some(chosen.iter().map(option).collect::<Vec<_>>().join("; "))
            }
            Response::Order(order) => {
                Some(order.iter().map(option).collect::<Vec<_>>().join(" → "))
            }
            Response::Pairs(pairs) => Some(in_pairs(text, pairs)),
            Response::Blanks(blanks) => Some(
                text.blanks
                    .iter()
                    .map(|blank| blanks.get(blank).map_or("…", String::as_str))
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
        }
    }

    /// The right answer, in words; for after grading.
    fn right(&self, text: &QuestionText) -> Option<String> {
        let option = |id: &String| words_of(&text.options, id);
        let accepted = |words: &BTreeMap<Language, Vec<String>>| {
            words
                .get(&self.language)
                .or_else(|| words.values().next())
                .and_then(|words| words.first())
                .cloned()
        };
        match &self.question.key {
            course::Key::Number { answer, .. } => {
                let unit = text
                    .unit
                    .clone()
                    .map(|unit| format!(" {unit}"))
                    .unwrap_or_default();
                Some(format!(
                    "{}{unit}",
                    numbers::decimal(*answer, self.language)
                ))
            }
            course::Key::Order(order) => {
                Some(order.iter().map(option).collect::<Vec<_>>().join(" → "))
            }
            course::Key::Pairs(pairs) => Some(in_pairs(text, pairs)),
            course::Key::Words(words) => accepted(words),
            course::Key::Blanks(blanks) => Some(
                text.blanks
                    .iter()
                    .filter_map(|blank| blanks.get(blank).and_then(accepted))
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
            course::Key::Options(_) | course::Key::None => None,
        }
    }
}

fn in_pairs(text: &QuestionText, pairs: &BTreeMap<String, String>) -> String {
    text.rows
        .iter()
        .filter_map(|row| {
            Some(format!(
                "{} — {}",
                plain(&row.html),
                words_of(&text.options, pairs.get(&row.id)?)
            ))
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn words_of(options: &[OptionText], id: &str) -> String {
    options
        .iter()
        .find(|option| option.id == id)
        .map(|option| plain(&option.html))
        .unwrap_or_default()
}

/// The text of rendered Markdown, for places that hold text alone.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// How an answer turned out: a class for the style sheet, and words.
fn verdict(verdict: Verdict, language: Language) -> (&'static str, String) {
    match verdict {
        Verdict::Right => ("right", say!(language, "verdict-right")),
        Verdict::Partly => ("partly", say!(language, "verdict-partly")),
        Verdict::Wrong => ("wrong", say!(language, "verdict-wrong")),
        Verdict::Unanswered => ("wrong", say!(language, "verdict-unanswered")),
        Verdict::Opinion => ("right", say!(language, "verdict-opinion")),
    }
}
