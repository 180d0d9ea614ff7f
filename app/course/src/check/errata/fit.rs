//! From what an erratum says to the key of its question.

use std::collections::{BTreeMap, BTreeSet};

use crate::authored::{Answer, Said, Words};
use crate::id::advise;
use crate::problem::Rule;
use crate::question::{Key, Question, QuestionKind, QuestionText};
use crate::sheet::{Placed, Sheet};

/// An answer that must fit a question.
pub(super) struct Fit<'a> {
    pub sheet: &'a Sheet,
    pub question: &'a Question,
    pub answer: &'a Answer,
    /// Whether it takes the place of the key, and so must say all that the key says.
    pub whole: bool,
}

impl Fit<'_> {
    /// The answer as a key; none if it does not fit, which is said.
    pub(super) fn key(&self) -> Option<Key> {
        match (&self.question.key, &self.answer.said) {
            (Key::Options(_), Said::Options(options)) => self.options(options),
            (Key::Order(_), Said::Options(options)) => self.order(options),
            (Key::Number { unit, .. }, Said::Number { answer, tolerance }) => Some(Key::Number {
                answer: *answer,
                tolerance: *tolerance,
                unit: unit.clone(),
            }),
            (Key::Words(_), Said::Words(words)) => {
                self.some(words).then(|| Key::Words(words.clone()))
            }
            (Key::Pairs(_), Said::Pairs(pairs)) => self.pairs(pairs),
            (Key::Blanks(_), Said::Blanks(blanks)) => self.blanks(blanks),
            (key, _) => {
                self.other(key);
                None
            }
        }
    }

    fn unfit(&self, message: String, advice: impl Into<String>) {
        let place = self.answer.place.clone();
        self.sheet.wrong(place, Rule::UnfitErratum, message, advice);
    }

    /// Says that the question is put right by other means.
    fn other(&self, key: &Key) {
        let kind = self.question.kind.code();
        let means = match key {
            Key::Options(_) | Key::Order(_) => "options",
            Key::Number { .. } => "answer",
            Key::Words(_) => "words",
            Key::Pairs(_) => "pairs",
            Key::Blanks(_) => "blanks",
            _ => {
                self.unfit(
                    format!("a question of the kind .{kind} has no key to put right"),
                    "write kind = \"void\" to withdraw it, or delete the erratum",
                );
                return;
            }
        };
        let key = self.answer.key;
        self.unfit(
            format!("`{key}` does not go with a question of the kind .{kind}"),
            format!("say what is right with `{means}`"),
        );
    }

    fn options(&self, options: &[Placed]) -> Option<Key> {
        if !self.are_options(options) {
            return None;
        }
        let several = self.question.kind == QuestionKind::Multiple;
        if self.whole && !several && options.len() > 1 {
            self.unfit(
                format!(
                    "a question of the kind .{} has one right answer, not {}",
                    self.question.kind.code(),
                    options.len()
                ),
                "leave one, or write kind = \"accept\" to take others as well",
            );
            return None;
        }
        Some(Key::Options(
            options.iter().map(|(id, _)| id.clone()).collect(),
        ))
    }

    fn order(&self, options: &[Placed]) -> Option<Key> {
        let sound = self.are_options(options);
        let all = self.all(
            &ids(self.text().map(|text| &text.options)),
            options,
            "option",
        );
        (sound && all).then(|| Key::Order(options.iter().map(|(id, _)| id.clone()).collect()))
    }

    fn pairs(&self, pairs: &[(Placed, Placed)]) -> Option<Key> {
        let rows = ids(self.text().map(|text| &text.rows));
        let options = ids(self.text().map(|text| &text.options));
        let named: Vec<Placed> = pairs.iter().map(|(row, _)| row.clone()).collect();
        let sound = self.known(&named, &rows, "row");
        let given = pairs
            .iter()
            .all(|(_, option)| self.known(std::slice::from_ref(option), &options, "option"));
        let all = !self.whole || self.all(&rows, &named, "row");
        let owned = |((row, _), (option, _)): &(Placed, Placed)| (row.clone(), option.clone());
        (sound && given && all && self.any(pairs))
            .then(|| Key::Pairs(pairs.iter().map(owned).collect::<BTreeMap<_, _>>()))
    }

    fn blanks(&self, blanks: &[(Placed, Words)]) -> Option<Key> {
        let known: Vec<&str> = self
            .text()
            .map(|text| text.blanks.iter().map(String::as_str).collect())
            .unwrap_or_default();
        let named: Vec<Placed> = blanks.iter().map(|(blank, _)| blank.clone()).collect();
        let sound = self.known(&named, &known, "blank");
        let filled = blanks.iter().all(|(_, words)| self.some(words));
        let all = !self.whole || self.all(&known, &named, "blank");
        let owned = |((blank, _), words): &(Placed, Words)| (blank.clone(), words.clone());
        (sound && filled && all && self.any(blanks))
            .then(|| Key::Blanks(blanks.iter().map(owned).collect::<BTreeMap<_, _>>()))
    }

    /// The text of the question; ids are the same in all languages.
    fn text(&self) -> Option<&QuestionText> {
        self.question.texts.values().next()
    }

    /// Whether these are options of the question, at least one, each named once.
    fn are_options(&self, options: &[Placed]) -> bool {
        let known = ids(self.text().map(|text| &text.options));
        self.any(options) & self.known(options, &known, "option") & self.once(options)
    }

    fn known(&self, named: &[Placed], known: &[&str], what: &str) -> bool {
        let mut sound = true;
        for (id, place) in named {
            if known.contains(&id.as_str()) {
                continue;
            }
            sound = false;
            self.sheet.wrong(
                place.clone(),
                Rule::BrokenErratum,
                format!("the question `{}` has no {what} `{id}`", self.question.id),
                advise(
                    id,
                    known.iter().copied(),
                    format!("it has {}", known.join(", ")),
                ),
            );
        }
        sound
    }

    fn once(&self, named: &[Placed]) -> bool {
        let mut seen = BTreeSet::new();
        let again = named.iter().find(|(id, _)| !seen.insert(id));
        if let Some((id, place)) = again {
            self.sheet.wrong(
                place.clone(),
                Rule::UnfitErratum,
                format!("the option `{id}` is named twice"),
                "name each option once",
            );
        }
        again.is_none()
    }

    /// Whether all there are have been named.
    fn all(&self, known: &[&str], named: &[Placed], what: &str) -> bool {
        let left: Vec<&str> = known
            .iter()
            .copied()
            .filter(|id| !named.iter().any(|(named, _)| named == id))
            .collect();
        if !left.is_empty() {
            self.unfit(
                format!("the erratum leaves out the {what} {}", left.join(", ")),
                format!("name every {what} of the question"),
            );
        }
        left.is_empty()
    }

    fn any<T>(&self, said: &[T]) -> bool {
        if said.is_empty() {
            self.empty();
        }
        !said.is_empty()
    }

    /// Whether there is a word to be accepted, and none is empty.
    fn some(&self, words: &Words) -> bool {
        let mut all = words.values().flatten();
        let sound = all.clone().next().is_some() && all.all(|word| !word.trim().is_empty());
        if !sound {
            self.empty();
        }
        sound
    }

    fn empty(&self) {
        let key = self.answer.key;
        self.unfit(
            format!("`{key}` does not say what is right"),
            "fill it, or write kind = \"void\" to withdraw the question",
        );
    }
}

fn ids(options: Option<&Vec<crate::question::OptionText>>) -> Vec<&str> {
    options
        .map(|options| options.iter().map(|option| option.id.as_str()).collect())
        .unwrap_or_default()
}
