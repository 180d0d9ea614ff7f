//! A question after it was graded: what was answered, how it turned out, and why.

use std::collections::{BTreeMap, BTreeSet};

use course::{Key, Language, OptionText, Question, QuestionKind, QuestionText};
use leptos::{html::InnerHtmlAttribute as _, prelude::*};
use rules::{
    errata::Standard,
    grading::{Graded, Response, Verdict},
};

use crate::language::{numbers, say};

use super::{Asked, plain};

impl Asked<'_> {
    /// The question with what was answered, how it turned out, and why, by what is right now.
    pub fn reviewed(&self, graded: &Graded, standard: &Standard) -> AnyView {
        view! { {self.stem()} {self.outcome(graded, standard)} }.into_any()
    }

    /// What was asked.
    pub fn stem(&self) -> AnyView {
        let text = self.text();
        let stem = text.stem_with(|_| "<span class=\"blank\">…</span>".to_owned());
        view! {
            <h3>{text.title.clone()}</h3>
            <div class="stem" inner_html=stem></div>
        }
        .into_any()
    }

    /// What was answered, how it turned out, and why, by what is right now.
    pub fn outcome(&self, graded: &Graded, standard: &Standard) -> AnyView {
        let language = self.language;
        let text = self.text();
        let (class, words) = verdict(graded.verdict, self.practice, language);
        // Until a trainer has marked an answer, what they look for is not told. In practice nobody
        // marks, so that one compares for oneself.
        let marked = graded.verdict != Verdict::Awaiting || self.practice;
        let key = right_options(self.question, &self.response, standard);
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
        let said = (!by_options)
            .then(|| self.said(&text))
            .flatten()
            .map(|said| {
                let yours = say!(language, "answer-yours");
                if self.question.kind == QuestionKind::Reasoned {
                    view! { <p>{yours}</p> <div class="written">{said}</div> }.into_any()
                } else {
                    view! { <p>{yours} " " <strong>{said}</strong></p> }.into_any()
                }
            });
        // Several sets of options that are right cannot be told by marks at the options.
        let several_sets =
            self.question.kind == QuestionKind::Multiple && standard.keys().count() > 1;
        let right = ((!by_options || several_sets) && graded.verdict != Verdict::Right)
            .then(|| right_answer(self.question, standard, language))
            .flatten()
            .map(|right| view! { <p>{say!(language, "answer-right")} " " <strong>{right}</strong></p> });
        let rubric = marked.then(|| self.rubric(&text));
        let explanation = text.explanation.clone().filter(|_| marked).map(|why| {
            view! { <div class="explanation" inner_html=why></div> }
        });
        view! {
            {options}
            {said}
            <div class=format!("feedback {class}")>
                <p><strong>{words}</strong></p>
                {right}
                {rubric}
                {explanation}
            </div>
        }
        .into_any()
    }

    /// What a trainer looks for, and what each of it is worth.
    pub(super) fn rubric(&self, text: &QuestionText) -> Option<AnyView> {
        let Key::Rubric(rubric) = &self.question.key else {
            return None;
        };
        let criteria: Vec<_> = rubric
            .iter()
            .zip(text.criteria.clone())
            .map(|(criterion, words)| {
                let points = say!(self.language, "count-points", count = criterion.points);
                view! {
                    <li>
                        <span inner_html=words.html></span>
                        " "
                        <span class="meta">{points}</span>
                    </li>
                }
            })
            .collect();
        let view = view! {
            <p>{say!(self.language, "answer-rubric")}</p>
            <ul class="rubric">{criteria}</ul>
        };
        Some(view.into_any())
    }

    /// What was answered, in words.
    fn said(&self, text: &QuestionText) -> Option<String> {
        let option = |id: &String| words_of(&text.options, id);
        match &self.response {
            Response::Nothing => None,
            Response::Typed => Some(say!(self.language, "words-erased")),
            Response::Number(words) | Response::Words(words) => Some(words.clone()),
            Response::Options(chosen) => {
                Some(chosen.iter().map(option).collect::<Vec<_>>().join("; "))
            }
            Response::Order(order) => {
                Some(order.iter().map(option).collect::<Vec<_>>().join(" → "))
            }
            Response::Pairs(pairs) => Some(in_pairs(text, pairs, &BTreeMap::new())),
            Response::Blanks(blanks) => Some(
                text.blanks
                    .iter()
                    .map(|blank| blanks.get(blank).map_or("…", String::as_str))
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
        }
    }
}

/// The options that are right: for one answer each that is accepted, for several those of the set
/// that is nearest to what was answered.
pub fn right_options(
    question: &Question,
    response: &Response,
    standard: &Standard,
) -> BTreeSet<String> {
    let of = |key: &Key| match key {
        Key::Options(options) => options.clone(),
        _ => BTreeSet::new(),
    };
    match question.kind {
        QuestionKind::Multiple => standard.nearest(response).map(of).unwrap_or_default(),
        _ => standard.keys().flat_map(of).collect(),
    }
}

/// What is right, in words; none for a void question, and where there is no right or wrong. For
/// after grading.
pub fn right_answer(
    question: &Question,
    standard: &Standard,
    language: Language,
) -> Option<String> {
    let mut each: Vec<String> = Vec::new();
    for key in standard.keys() {
        let words = in_words(question, key, standard.pairs(), language)?;
        if !each.contains(&words) {
            each.push(words);
        }
    }
    let either = say!(language, "answer-or");
    (!each.is_empty()).then(|| each.join(&format!(" {either} ")))
}

/// A key in words; for after grading.
pub fn key_in_words(question: &Question, key: &Key, language: Language) -> Option<String> {
    in_words(question, key, &BTreeMap::new(), language)
}

fn in_words(
    question: &Question,
    key: &Key,
    too: &BTreeMap<String, BTreeSet<String>>,
    language: Language,
) -> Option<String> {
    let text = question.text(language).cloned().unwrap_or_default();
    let option = |id: &String| words_of(&text.options, id);
    let accepted = |words: &BTreeMap<Language, Vec<String>>| {
        words
            .get(&language)
            .or_else(|| words.values().next())
            .and_then(|words| words.first())
            .cloned()
    };
    match key {
        Key::Options(options) => Some(options.iter().map(option).collect::<Vec<_>>().join("; ")),
        Key::Number { answer, .. } => {
            let unit = text
                .unit
                .clone()
                .map(|unit| format!(" {unit}"))
                .unwrap_or_default();
            Some(format!("{}{unit}", numbers::decimal(*answer, language)))
        }
        Key::Order(order) => Some(order.iter().map(option).collect::<Vec<_>>().join(" → ")),
        Key::Pairs(pairs) => Some(in_pairs(&text, pairs, too)),
        Key::Words(words) => accepted(words),
        Key::Blanks(blanks) => Some(
            text.blanks
                .iter()
                .filter_map(|blank| blanks.get(blank).and_then(accepted))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        Key::Rubric(_) | Key::None => None,
    }
}

/// Each row with its option, and with those that are as good.
fn in_pairs(
    text: &QuestionText,
    pairs: &BTreeMap<String, String>,
    too: &BTreeMap<String, BTreeSet<String>>,
) -> String {
    text.rows
        .iter()
        .filter_map(|row| {
            let own = pairs.get(&row.id)?;
            let more = too.get(&row.id).into_iter().flatten();
            let options: Vec<_> = std::iter::once(own)
                .chain(more.filter(|other| *other != own))
                .map(|id| words_of(&text.options, id))
                .collect();
            Some(format!("{} — {}", plain(&row.html), options.join(" / ")))
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

/// How an answer that counts turned out, in words.
pub fn verdict_in_words(verdict: Verdict, language: Language) -> String {
    self::verdict(verdict, false, language).1
}

/// How an answer turned out: a class for the style sheet, and words.
fn verdict(verdict: Verdict, practice: bool, language: Language) -> (&'static str, String) {
    match verdict {
        Verdict::Awaiting if practice => ("awaiting", say!(language, "verdict-compare")),
        Verdict::Awaiting => ("awaiting", say!(language, "verdict-awaiting")),
        Verdict::Right => ("right", say!(language, "verdict-right")),
        Verdict::Partly => ("partly", say!(language, "verdict-partly")),
        Verdict::Wrong => ("wrong", say!(language, "verdict-wrong")),
        Verdict::Unanswered => ("wrong", say!(language, "verdict-unanswered")),
        Verdict::Opinion => ("right", say!(language, "verdict-opinion")),
        Verdict::Void => ("right", say!(language, "verdict-void")),
    }
}
