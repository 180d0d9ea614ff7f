//! What one sees of quizzes.

pub(super) mod attempt;
mod corrected;
pub(super) mod marking;
pub(super) mod people;
pub(super) mod preview;
pub(super) mod quiz;
pub(super) mod regrade;
pub(super) mod results;

use std::sync::Arc;

use course::{Course, Language};

use crate::{
    context::Visit,
    errors::AppError,
    say,
    trainings::{self, Training},
};

use super::{standing::Outcome, store};

/// A training and its course, which has this quiz.
async fn quiz_of(
    visit: &Visit,
    training: i64,
    quiz: &str,
) -> Result<(Training, Arc<Course>), AppError> {
    let training = trainings::find(visit.house.db.read(), training).await?;
    let served = visit.house.courses.get(&training.course);
    let course = served.ok_or(AppError::NotFound)?.course;
    let (_, lesson) = course.lesson(quiz).ok_or(AppError::NotFound)?;
    store::settings(lesson)?;
    Ok((training, course))
}

/// What a quiz is called.
fn title_of(course: &Course, quiz: &str, language: Language) -> String {
    course
        .lesson(quiz)
        .and_then(|(_, lesson)| lesson.text(language))
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default()
}

/// The class and the words of the badge that says how an attempt turned out.
fn badge(outcome: Outcome, language: Language) -> (&'static str, String) {
    match outcome {
        Outcome::Passed => ("badge good", say!(language, "quiz-passed")),
        Outcome::Open => ("badge info", say!(language, "quiz-open")),
        Outcome::Completed => ("badge", say!(language, "quiz-completed")),
        Outcome::NotPassed => ("badge bad", say!(language, "quiz-failed")),
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
        (format!("/trainings/{training}"), say!(language, "training")),
        (format!("/trainings/{training}/quizzes/{quiz}"), title),
    ]
}
