//! A question with its key, for those who may know it though nobody has answered.

use std::collections::{BTreeMap, BTreeSet};

use course::{Erratum, Key, Language, OptionText, QuestionKind, QuestionText};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use rules::errata::Standard;

use crate::{
    authorization::viewer::SeesKeys,
    language::{numbers, say},
};

use super::Asked;

impl Asked<'_> {
    /// The question with its key as it stands today, errata included, and with all the reasons:
    /// also those that are said to somebody who chose a wrong option.
    pub fn keyed(&self, _may: SeesKeys, errata: &[Erratum]) -> AnyView {
        let text = self.text();
        let mut gap = 0;
        let stem = text.stem_with(|_| {
            gap += 1;
            format!("<span class=\"blank\">({gap})\u{a0}…</span>")
        });
        let standard = Standard::of(self.question, errata);
        let keys: Vec<&Key> = standard.keys().collect();
        let options = self.marked_options(&text, &keys);
        let key = self.keys(&text, &keys, standard.pairs());
        let explanation = text
            .explanation
            .clone()
            .map(|why| view! { <div class="explanation" inner_html=why></div> });
        view! {
            <h2>{text.title.clone()}</h2>
            <div class="stem" inner_html=stem></div>
            {self.hint(&text, true)}
            {options}
            <div class="key">{key} {explanation}</div>
        }
        .into_any()
    }

    /// The options of a choice or an opinion, with what is said of each; the right ones marked.
    fn marked_options(&self, text: &QuestionText, keys: &[&Key]) -> Option<AnyView> {
        let counted = match self.question.kind {
            // Each key is right on its own.
            QuestionKind::Single | QuestionKind::TrueFalse => keys,
            QuestionKind::Multiple => keys.get(..1).unwrap_or_default(),
            QuestionKind::Survey if !text.options.is_empty() => &[],
            _ => return None,
        };
        let right: BTreeSet<&String> = counted
            .iter()
            .filter_map(|key| match key {
                Key::Options(right) => Some(right),
                _ => None,
            })
            .flatten()
            .collect();
        let options: Vec<_> = text
            .options
            .iter()
            .map(|option| {
                let is_right = right.contains(&option.id);
                let class = if is_right { "option right" } else { "option" };
                let mark = is_right.then(|| {
                    view! { " " <span class="badge">{say!(self.language, "option-right")}</span> }
                });
                let why = option
                    .feedback
                    .clone()
                    .map(|why| view! { <div class="why" inner_html=why></div> });
                view! { <li class=class><span inner_html=option.html.clone()></span> {mark} {why}</li> }
            })
            .collect();
        Some(view! { <ul class="options">{options}</ul> }.into_any())
    }

    /// What is right, in words, where the options do not show it.
    fn keys(
        &self,
        text: &QuestionText,
        keys: &[&Key],
        pairs: &BTreeMap<String, BTreeSet<String>>,
    ) -> AnyView {
        let language = self.language;
        if self.question.kind == QuestionKind::Survey {
            return view! { <p>{say!(language, "key-opinion")}</p> }.into_any();
        }
        let Some((first, more)) = keys.split_first() else {
            return view! { <p><strong>{say!(language, "verdict-void")}</strong></p> }.into_any();
        };
        let main = (!matches!(first, Key::Options(_))).then(|| {
            let label = match first {
                Key::Words(_) | Key::Blanks(_) => Some(say!(language, "key-accepted")),
                // It says itself what it is.
                Key::Rubric(_) => None,
                _ => Some(say!(language, "answer-right")),
            };
            let label = label.map(|label| view! { <p>{label}</p> });
            view! { {label} {self.key(text, first)} }
        });
        // Where one option is asked, the marks show all that are right.
        let one = matches!(
            self.question.kind,
            QuestionKind::Single | QuestionKind::TrueFalse
        );
        let more = if one { &[] } else { more };
        let also: Vec<_> = more
            .iter()
            .map(|key| view! { <p>{say!(language, "key-also")}</p> {self.key(text, key)} })
            .collect();
        let good_pairs = (!pairs.is_empty()).then(|| {
            let pairs = pairs
                .iter()
                .flat_map(|(row, options)| options.iter().map(move |option| (row, option)));
            view! { <p>{say!(language, "key-also")}</p> {paired(text, pairs)} }
        });
        let whole = self
            .question
            .all_or_nothing
            .then(|| view! { <p>{say!(language, "key-all-or-nothing")}</p> });
        view! { {main} {also} {good_pairs} {whole} }.into_any()
    }

    /// One key.
    fn key(&self, text: &QuestionText, key: &Key) -> Option<AnyView> {
        let view = match key {
            Key::Options(right) => listed(text, right).into_any(),
            Key::Order(order) => {
                let items: Vec<_> = order
                    .iter()
                    .map(|id| view! { <li inner_html=html_of(&text.options, id)></li> })
                    .collect();
                view! { <ol class="right-order">{items}</ol> }.into_any()
            }
            Key::Pairs(pairs) => paired(text, pairs.iter()),
            Key::Number {
                answer, tolerance, ..
            } => {
                let mut words = numbers::exact(*answer, self.language);
                if *tolerance > 0.0 {
                    let tolerance = numbers::exact(*tolerance, self.language);
                    words.push_str(&format!(" ± {tolerance}"));
                }
                if let Some(unit) = &text.unit {
                    words.push_str(&format!(" {unit}"));
                }
                view! { <p><strong>{words}</strong></p> }.into_any()
            }
            Key::Words(words) => accepted(words).into_any(),
            Key::Blanks(blanks) => {
                let gaps: Vec<_> = text
                    .blanks
                    .iter()
                    .filter_map(|blank| blanks.get(blank))
                    .map(|words| view! { <li>{accepted(words)}</li> })
                    .collect();
                view! { <ol>{gaps}</ol> }.into_any()
            }
            Key::Rubric(_) => return self.rubric(text),
            Key::None => return None,
        };
        Some(view)
    }
}

fn html_of(options: &[OptionText], id: &str) -> String {
    options
        .iter()
        .find(|option| option.id == id)
        .map(|option| option.html.clone())
        .unwrap_or_default()
}

/// Options that are right together.
fn listed(text: &QuestionText, ids: &BTreeSet<String>) -> impl IntoView + use<> {
    let items: Vec<_> = ids
        .iter()
        .map(|id| view! { <li inner_html=html_of(&text.options, id)></li> })
        .collect();
    view! { <ul>{items}</ul> }
}

/// Rows, each with the option that belongs to it.
fn paired<'a>(
    text: &QuestionText,
    pairs: impl Iterator<Item = (&'a String, &'a String)>,
) -> AnyView {
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|(row, _)| text.rows.iter().position(|each| each.id == **row));
    let items: Vec<_> = pairs
        .into_iter()
        .map(|(row, option)| {
            let (row, option) = (html_of(&text.rows, row), html_of(&text.options, option));
            view! { <li><span inner_html=row></span> " — " <strong inner_html=option></strong></li> }
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}

/// All the words that are accepted, by the language in which they are written.
fn accepted(words: &BTreeMap<Language, Vec<String>>) -> impl IntoView + use<> {
    let items: Vec<_> = words
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(language, words)| {
            let said = words.join("; ");
            view! { <li lang=language.code()>{language.own_name()} ": " <strong>{said}</strong></li> }
        })
        .collect();
    view! { <ul>{items}</ul> }
}
