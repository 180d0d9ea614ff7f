//! Grading with what was put right afterwards, and who gains and loses by it.
//!
//! An attempt is graded by the text that it is pinned to. Where that text was wrong, an erratum
//! says what is right; grading again with it gives a new grade, and the earlier one stays on
//! record. Nothing here depends on when somebody answered: the same mistake is put right in the
//! same way for all.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use course::{Correction, Course, Erratum, Key, Question, QuestionKind};

use crate::grading::{Graded, Points, Response, Verdict, grade};

mod changes;

pub use changes::{Changes, Outcome, changes, goes};

/// Grades one answer by the question as its errata have put it right. Without an erratum about
/// the question this is [`grade`].
#[must_use]
pub fn grade_with(question: &Question, response: &Response, errata: &[Erratum]) -> Graded {
    if errata.iter().any(|erratum| erratum.question == question.id) {
        Standard::of(question, errata).grade(response)
    } else {
        grade(question, response)
    }
}

/// A course in which every question has the key that its errata lead to, as it would be written
/// today; questions that were withdrawn are gone. With it, the ids of the questions at which more
/// is right than one key can say: the course has the first.
#[must_use]
pub fn put_right(course: &Course) -> (Course, Vec<String>) {
    let mut right = course.clone();
    let mut more = Vec::new();
    let lessons = right
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.lessons);
    for lesson in lessons {
        lesson.questions.retain_mut(|question| {
            let standard = Standard::of(question, &course.errata);
            let mut keys = standard.keys();
            let Some(key) = keys.next() else { return false };
            if keys.next().is_some() || !standard.pairs().is_empty() {
                more.push(question.id.clone());
            }
            question.key = key.clone();
            true
        });
    }
    (right, more)
}

/// What the answers to one question are measured by. To be made once where many are graded.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// The question with each key under which an answer can be right, without its texts; none
    /// when it is void.
    versions: Vec<Question>,
    /// For each row of a match, options that are as good as that of the key.
    pairs: BTreeMap<String, BTreeSet<String>>,
}

impl Standard {
    /// Applies the errata about this question in the order in which they come.
    ///
    /// The attempt may be pinned to an older text in which the question was of another kind; an
    /// erratum that does not go with that is left out.
    #[must_use]
    pub fn of(question: &Question, errata: &[Erratum]) -> Self {
        let mut standard = Self {
            versions: vec![version(question, &question.key)],
            pairs: BTreeMap::new(),
        };
        for erratum in errata {
            if erratum.question == question.id {
                standard.apply(question, &erratum.correction);
            }
        }
        standard
    }

    /// Whether the question has been withdrawn.
    #[must_use]
    pub fn is_void(&self) -> bool {
        self.versions.is_empty()
    }

    /// The keys under which an answer is right, whichever gives more; none when the question is
    /// void.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.versions.iter().map(|version| &version.key)
    }

    /// For each row of a match, the options that are right besides that of the key.
    #[must_use]
    pub fn pairs(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.pairs
    }

    /// Grades one answer: by the key that gives most. A void question gives nothing and asks
    /// nothing.
    #[must_use]
    pub fn grade(&self, response: &Response) -> Graded {
        let void = Graded {
            points: Points::default(),
            possible: Points::default(),
            verdict: Verdict::Void,
        };
        self.best(response).map_or(void, |(_, graded)| graded)
    }

    /// Whether something given is right in itself: one option among several, the option of one row,
    /// the words in one blank; an order only as a whole.
    #[must_use]
    pub fn accepts(&self, part: &Response) -> bool {
        self.versions.iter().any(|version| {
            let version = Question {
                all_or_nothing: matches!(version.key, Key::Order(_)),
                ..version.clone()
            };
            grade(&version, &self.read(&version.key, part)).points > Points::default()
        })
    }

    /// The key by which an answer gives most; of several the one that came first, as for nobody's
    /// answer. None when the question is void.
    #[must_use]
    pub fn nearest(&self, response: &Response) -> Option<&Key> {
        self.best(response).map(|(key, _)| key)
    }

    fn best(&self, response: &Response) -> Option<(&Key, Graded)> {
        let graded = self.versions.iter().map(|version| {
            let graded = grade(version, &self.read(&version.key, response));
            (&version.key, graded)
        });
        // The last of equals is the greatest, so the first key has to come last.
        graded
            .rev()
            .max_by_key(|(_, graded)| (graded.points, Reverse(graded.verdict)))
    }

    fn apply(&mut self, question: &Question, correction: &Correction) {
        let fits = |key: &Key| discriminant(key) == discriminant(&question.key);
        match correction {
            Correction::Void => self.versions.clear(),
            Correction::Key(key) if fits(key) => {
                self.versions = vec![version(question, key)];
                self.pairs.clear();
            }
            // What is void stays so: there is nothing that this could be right beside.
            Correction::Accept(key) if fits(key) && !self.is_void() => self.accept(question, key),
            Correction::Key(_) | Correction::Accept(_) => {}
        }
    }

    fn accept(&mut self, question: &Question, key: &Key) {
        match key {
            Key::Options(options) if question.kind != QuestionKind::Multiple => {
                let each = options
                    .iter()
                    .map(|option| Key::Options(BTreeSet::from([option.clone()])));
                self.versions
                    .extend(each.map(|key| version(question, &key)));
            }
            Key::Words(more) => {
                for version in &mut self.versions {
                    if let Key::Words(words) = &mut version.key {
                        join(words, more);
                    }
                }
            }
            Key::Blanks(more) => {
                for version in &mut self.versions {
                    if let Key::Blanks(blanks) = &mut version.key {
                        for (blank, words) in blanks {
                            more.get(blank)
                                .into_iter()
                                .for_each(|more| join(words, more));
                        }
                    }
                }
            }
            Key::Pairs(more) => {
                for (row, option) in more {
                    let options = self.pairs.entry(row.clone()).or_default();
                    options.insert(option.clone());
                }
            }
            whole => self.versions.push(version(question, whole)),
        }
    }

    /// The answer with every pair that is as good as the key's written as the key has it.
    fn read<'r>(&self, key: &Key, response: &'r Response) -> Cow<'r, Response> {
        let (Key::Pairs(right), Response::Pairs(given), false) =
            (key, response, self.pairs.is_empty())
        else {
            return Cow::Borrowed(response);
        };
        let read = given.iter().map(|(row, option)| {
            let good = self
                .pairs
                .get(row)
                .is_some_and(|more| more.contains(option));
            let option = right.get(row).filter(|_| good).unwrap_or(option);
            (row.clone(), option.clone())
        });
        Cow::Owned(Response::Pairs(read.collect()))
    }
}

/// The question with this key, as far as grading needs it.
fn version(question: &Question, key: &Key) -> Question {
    Question {
        key: key.clone(),
        texts: BTreeMap::new(),
        ..question.clone()
    }
}

/// Adds words of the same language, or of another.
fn join<L: Ord + Copy>(words: &mut BTreeMap<L, Vec<String>>, more: &BTreeMap<L, Vec<String>>) {
    for (language, more) in more {
        words
            .entry(*language)
            .or_default()
            .extend(more.iter().cloned());
    }
}

#[cfg(test)]
mod tests;
