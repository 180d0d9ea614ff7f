//! What one sees of quizzes.

pub(super) mod attempt;
mod corrected;
pub(super) mod gradebook;
pub(super) mod marking;
pub(super) mod missed;
pub(super) mod next;
pub(super) mod people;
pub(super) mod preview;
pub(super) mod quiz;
pub(super) mod regrade;
pub(super) mod results;

use std::sync::Arc;

use course::{Course, Language, Lesson};
use jiff::tz::TimeZone;

use crate::{
    errors::AppError,
    language::{dates, say},
    paths,
    request::Visit,
    trainings::{self, Training},
};

use super::{overall::State, standing::Outcome, store};

/// A quiz of a training.
#[derive(Clone, Debug)]
struct Subject {
    training: Training,
    course: Arc<Course>,
    quiz: String,
    /// The quiz as it was asked last, where it has left the course: what was done at it stays.
    left: Option<Arc<Lesson>>,
}

impl Subject {
    /// The quiz itself.
    fn lesson(&self) -> Option<&Lesson> {
        let served = self.course.lesson(&self.quiz).map(|(_, lesson)| lesson);
        self.left.as_deref().or(served)
    }

    /// What it is called.
    fn title(&self, language: Language) -> String {
        self.lesson()
            .and_then(|lesson| lesson.text(language))
            .map(|(_, text)| text.title.clone())
            .unwrap_or_default()
    }

    /// The way back from a page about it.
    fn crumbs(&self, language: Language) -> Vec<(String, String)> {
        crumbs_of(self.training.id, &self.quiz, self.title(language), language)
    }
}

/// A quiz of a training that its course has, or has had when somebody sat it.
///
/// # Errors
/// `NotFound` for another.
async fn quiz_of(visit: &Visit, training: i64, quiz: &str) -> Result<Subject, AppError> {
    let db = visit.house.db.read();
    let training = trainings::find(db, training).await?;
    let served = visit.house.courses.get(&training.course);
    let course = served.ok_or(AppError::NotFound)?.course;
    let left = match course.lesson(quiz) {
        Some((_, lesson)) => {
            store::settings(lesson)?;
            None
        }
        None => {
            let attempts = store::attempts_at(db, training.id, quiz).await?;
            let last = attempts.last().ok_or(AppError::NotFound)?;
            Some(store::pinned(db, &course, last).await?)
        }
    };
    Ok(Subject {
        training,
        course,
        quiz: quiz.to_owned(),
        left,
    })
}

/// The class and the words of the badge that says how an attempt turned out.
pub fn badge(outcome: Outcome, language: Language) -> (&'static str, String) {
    match outcome {
        Outcome::Passed => ("badge good", say!(language, "quiz-passed")),
        Outcome::Open => ("badge info", say!(language, "quiz-open")),
        Outcome::Completed => ("badge", say!(language, "quiz-completed")),
        Outcome::NotPassed => ("badge bad", say!(language, "quiz-failed")),
    }
}

/// The class and the words of the badge that says how somebody stands with a quiz.
pub(super) fn state(state: State, zone: &TimeZone, language: Language) -> (&'static str, String) {
    match state {
        State::NotBegun => ("badge", say!(language, "quiz-not-begun")),
        State::UnderWay(since) => {
            let since = dates::moment(language, since, zone);
            (
                "badge info",
                say!(language, "quiz-under-way", since = since),
            )
        }
        State::Done(outcome) => badge(outcome, language),
    }
}

/// The way back from a page about a quiz.
fn crumbs_of(
    training: i64,
    quiz: &str,
    title: String,
    language: Language,
) -> Vec<(String, String)> {
    vec![
        (paths::home::training(training), say!(language, "training")),
        (paths::quizzes::quiz(training, quiz), title),
    ]
}
