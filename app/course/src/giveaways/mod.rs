//! What the options of a quiz give away: how far somebody gets who knows nothing and only looks at
//! them. Keys tend to be longer than what is put beside them, and what is not true is asked more
//! often than what is.

mod robot;
mod table;

use crate::course::Course;
use crate::language::Language;
use crate::lesson::{Lesson, Purpose};
use crate::markdown::plain_text;
use crate::question::{Key, OptionText, Question, QuestionKind, QuestionText};

/// A robot that gets more than this share of the points makes the figure of a quiz worthless.
pub(crate) const MOST: f64 = 0.35;

/// What the options of one quiz in one language give away.
#[derive(Clone, Debug, PartialEq)]
pub struct Giveaway {
    /// The id of the quiz.
    pub lesson: String,
    /// What the quiz is for.
    pub purpose: Purpose,
    /// The language in which it is read.
    pub language: Language,
    /// How many of its questions have a right answer and exist in this language.
    pub questions: usize,
    /// The share of the points that the robot gets, from 0 to 1: it takes “false” where that is to
    /// be chosen, the longest of several options, the three longest where several are right, and
    /// the first option of everything else; it types nothing.
    pub robot: f64,
    /// How long right options are, compared with the others of their question: 1 says alike. None
    /// where nothing is to be chosen.
    pub ratio: Option<f64>,
    /// In how many questions with one right option that is the longest.
    pub longest: usize,
    /// At which place the right option stands in how many questions that have one.
    pub places: Vec<usize>,
}

impl Giveaway {
    /// Whether the robot gets too far.
    #[must_use]
    pub fn is_too_much(&self) -> bool {
        self.robot > MOST
    }

    /// How many questions have one right option.
    #[must_use]
    pub fn singles(&self) -> usize {
        self.places.iter().sum()
    }

    /// What a quiz gives away in a language; none if it has no questions with a key in it.
    pub(crate) fn of(lesson: &Lesson, language: Language) -> Option<Self> {
        let purpose = lesson.quiz()?.purpose;
        let asked: Vec<(&Question, &QuestionText)> = lesson
            .questions
            .iter()
            .filter(|question| question.key != Key::None)
            .filter_map(|question| Some((question, question.texts.get(&language)?)))
            .collect();
        let points: u32 = asked.iter().map(|(question, _)| question.points).sum();
        if points == 0 {
            return None;
        }
        let earned: f64 = asked
            .iter()
            .map(|(question, text)| robot::share(question, text) * f64::from(question.points))
            .sum();
        let ratios: Vec<f64> = asked
            .iter()
            .filter_map(|(question, text)| ratio(question, text))
            .collect();
        let mut giveaway = Self {
            lesson: lesson.id.clone(),
            purpose,
            language,
            questions: asked.len(),
            robot: earned / f64::from(points),
            ratio: mean(&ratios),
            longest: 0,
            places: Vec::new(),
        };
        for (question, text) in asked {
            giveaway.note(question, text);
        }
        Some(giveaway)
    }

    /// Notes the place and the length of the one right option.
    fn note(&mut self, question: &Question, text: &QuestionText) {
        let Key::Options(right) = &question.key else {
            return;
        };
        let place = text
            .options
            .iter()
            .position(|option| right.contains(&option.id));
        let Some(place) = place.filter(|_| question.kind == QuestionKind::Single) else {
            return;
        };
        if self.places.len() <= place {
            self.places.resize(place + 1, 0);
        }
        if let Some(count) = self.places.get_mut(place) {
            *count += 1;
        }
        let longest = robot::longest(&text.options, 1);
        self.longest += usize::from(longest.is_subset(right));
    }
}

/// What all quizzes of a course give away. Its `Display` is a table for the terminal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Giveaways(pub Vec<Giveaway>);

/// What all quizzes of a course give away, in each language in which they exist.
#[must_use]
pub fn giveaways(course: &Course) -> Giveaways {
    let found = course.lessons().flat_map(|(_, lesson)| {
        lesson
            .texts
            .keys()
            .filter_map(|language| Giveaway::of(lesson, *language))
    });
    Giveaways(found.collect())
}

/// How long the words of an option are.
fn length(option: &OptionText) -> usize {
    plain_text(&option.html).trim().chars().count()
}

/// How long the right options are on average, compared with the others.
fn ratio(question: &Question, text: &QuestionText) -> Option<f64> {
    let Key::Options(right) = &question.key else {
        return None;
    };
    if question.kind == QuestionKind::TrueFalse {
        return None;
    }
    let lengths = |is_right: bool| -> Vec<f64> {
        text.options
            .iter()
            .filter(|option| right.contains(&option.id) == is_right)
            .map(|option| f64::from(u32::try_from(length(option)).unwrap_or(u32::MAX)))
            .collect()
    };
    let others = mean(&lengths(false)).filter(|length| *length > 0.0)?;
    Some(mean(&lengths(true))? / others)
}

fn mean(figures: &[f64]) -> Option<f64> {
    let count = u32::try_from(figures.len())
        .ok()
        .filter(|count| *count > 0)?;
    Some(figures.iter().sum::<f64>() / f64::from(count))
}
