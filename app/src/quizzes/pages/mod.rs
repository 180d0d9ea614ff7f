//! What one sees of quizzes.

pub(super) mod attempt;
pub(super) mod marking;
pub(super) mod people;
pub(super) mod quiz;
pub(super) mod regrade;
pub(super) mod results;

use course::{Course, Language};

use crate::say;

/// What a quiz is called.
fn title_of(course: &Course, quiz: &str, language: Language) -> String {
    course
        .lesson(quiz)
        .and_then(|(_, lesson)| lesson.text(language))
        .map(|(_, text)| text.title.clone())
        .unwrap_or_default()
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
