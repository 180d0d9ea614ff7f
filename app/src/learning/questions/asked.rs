//! A question as it is put to somebody.

use std::collections::{BTreeMap, BTreeSet};

use course::{Language, OptionText, Question, QuestionKind, QuestionText};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use rules::grading::Response;

use crate::language::say;

use super::plain;

/// A question as it is put to somebody, and in which order its options come. Its fields are named
/// `answers[id][part][]`.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The language that is wanted.
    pub language: Language,
    /// Whether it is practice: nobody marks the answer, and it does not count.
    pub practice: bool,
    /// The order of its options; as written where empty.
    pub order: Vec<String>,
    /// What was answered so far.
    pub response: Response,
}

impl Asked<'_> {
    fn name(&self, part: &str) -> String {
        format!("answers[{}][{part}][]", self.question.id)
    }

    fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.question.id)
    }

    pub(super) fn text(&self) -> QuestionText {
        self.question
            .text(self.language)
            .cloned()
            .unwrap_or_default()
    }

    /// The options in their order.
    pub(super) fn options(&self, text: &QuestionText) -> Vec<OptionText> {
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
        let hint = self.hint(&text, false);
        // A heading, to go from question to question by.
        let title = match self.practice {
            true => view! { <h3>{text.title.clone()}</h3> }.into_any(),
            false => view! { <h2>{text.title.clone()}</h2> }.into_any(),
        };
        view! {
            <fieldset class="choices">
                <legend>{title}</legend>
                <div class="stem" inner_html=stem></div>
                {many}
                {self.inputs(&text)}
                {hint}
            </fieldset>
        }
        .into_any()
    }

    /// What is given on request.
    pub(super) fn hint(&self, text: &QuestionText, open: bool) -> Option<AnyView> {
        let hint = text.hint.clone()?;
        let view = view! {
            <details class="hint" open=open>
                <summary>{say!(self.language, "question-hint")}</summary>
                <div inner_html=hint></div>
            </details>
        };
        Some(view.into_any())
    }

    fn inputs(&self, text: &QuestionText) -> AnyView {
        match self.question.kind {
            QuestionKind::Single | QuestionKind::TrueFalse => self.choices(text, "radio"),
            QuestionKind::Multiple => self.choices(text, "checkbox"),
            QuestionKind::Survey if !text.options.is_empty() => self.choices(text, "radio"),
            QuestionKind::Survey | QuestionKind::Text => self.words(),
            QuestionKind::Reasoned => self.reasons(),
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

    fn reasons(&self) -> AnyView {
        let value = match &self.response {
            Response::Words(value) => value.clone(),
            _ => String::new(),
        };
        let (id, length) = (self.id("words"), self.id("length"));
        let about = self
            .question
            .words
            .map(|words| say!(self.language, "question-length", count = words));
        view! {
            <div class="field">
                <label for=id.clone()>{say!(self.language, "question-words")}</label>
                <p class="hint" id=length.clone()>{about}</p>
                <textarea id=id name=self.name("words") rows="10" maxlength="20000" aria-describedby=length>
                    {value}
                </textarea>
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
}
