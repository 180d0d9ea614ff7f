//! The keys of questions, and the options of opinions, which have none.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{self, Choice};
use super::{Reader, attributes};
use crate::markdown::Node;
use crate::problem::Rule;
use crate::question::{Key, OptionText, QuestionKind};
use crate::sheet::Placed;

impl Reader<'_, '_> {
    /// The key of a task list.
    pub(super) fn ticks(&self, choices: &[Choice]) -> Key {
        let right: BTreeSet<String> = choices
            .iter()
            .filter(|choice| choice.ticked == Some(true))
            .map(|choice| choice.id.clone())
            .collect();
        let count = choices
            .iter()
            .filter(|choice| choice.ticked == Some(true))
            .count();
        if count == 0 && !self.translated && !choices.is_empty() {
            self.wrong(
                Rule::NoRightAnswer,
                "no option is marked as right",
                "mark the right one with [x]; for an opinion without a right answer add .survey",
            );
        }
        if count > 1 && self.kind != QuestionKind::Multiple {
            let second = choices
                .iter()
                .filter(|choice| choice.ticked == Some(true))
                .nth(1);
            self.renderer.sheet.wrong(
                second.map_or(self.span.clone(), |choice| choice.span.clone()),
                Rule::TwoRightAnswers,
                format!(
                    "{count} options are marked as right, but the question is .{}",
                    self.kind.code()
                ),
                "mark one with [x], or make it .multiple",
            );
        }
        if self.kind == QuestionKind::TrueFalse && choices.len() != 2 && !choices.is_empty() {
            self.wrong(
                Rule::MissingOptions,
                format!(
                    "a question of true or false has two options, not {}",
                    choices.len()
                ),
                "leave two, or use .single",
            );
        }
        Key::Options(right)
    }

    /// The key of a text with blanks.
    pub(super) fn blanks(&self, answers: Vec<Vec<String>>) -> Key {
        if answers.is_empty() {
            self.wrong(
                Rule::MissingOptions,
                "the question has no blanks",
                "write them into the text as [[answer|also accepted]]",
            );
        }
        let language = self.renderer.language;
        let by_id = answers
            .into_iter()
            .enumerate()
            .map(|(at, accepted)| ((at + 1).to_string(), BTreeMap::from([(language, accepted)])));
        Key::Blanks(by_id.collect())
    }

    /// The options of a survey: a list, a scale, or none; `written` gets where each stands.
    pub(super) fn opinions(
        &mut self,
        body: Option<Node<'_>>,
        written: &mut Vec<Placed>,
    ) -> Vec<OptionText> {
        let steps = self
            .attributes
            .get("scale")
            .and_then(|steps| attributes::scale(self.renderer.sheet, &self.span, steps));
        if let Some(steps) = steps {
            if body.is_some() {
                self.wrong(
                    Rule::StrayText,
                    "a scale has no list of options",
                    "delete the list, or scale=",
                );
            }
            let step = |step: u32| OptionText {
                id: step.to_string(),
                html: step.to_string(),
                feedback: None,
            };
            let options: Vec<OptionText> = (1..=steps).map(step).collect();
            written.extend(
                options
                    .iter()
                    .map(|step| (step.id.clone(), self.span.clone())),
            );
            return options;
        }
        if body.is_none() {
            return Vec::new();
        }
        let choices = choices::read(self, body, false);
        if let Some(marked) = choices.iter().find(|choice| choice.ticked == Some(true)) {
            self.renderer.sheet.wrong(
                marked.span.clone(),
                Rule::UnexpectedKey,
                "an opinion has no right answer",
                "leave the boxes empty, or take .survey away",
            );
        }
        written.extend(super::placed(&choices));
        choices.into_iter().map(Choice::text).collect()
    }
}
