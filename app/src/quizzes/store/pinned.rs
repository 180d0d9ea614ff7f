//! The quiz as an attempt saw it.

use std::collections::BTreeMap;

use course::{Course, Lesson, QuizSettings};
use rules::{
    drawing,
    grading::{self, Graded, Response},
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, learning};

use super::Attempt;

/// The quiz as an attempt saw it: the one being served where the text is still the same, else
/// opened again from the text that was kept.
pub async fn pinned(
    db: &impl ConnectionTrait,
    course: &Course,
    attempt: &Attempt,
) -> Result<Lesson, AppError> {
    if let Some((_, lesson)) = course.lesson(&attempt.quiz)
        && lesson.hash == attempt.content_hash
    {
        return Ok(lesson.clone());
    }
    let body = learning::authored_text(db, &attempt.content_hash).await?;
    Lesson::reopen(&body).map_err(|problems| {
        anyhow::anyhow!("a kept text cannot be read: {}", course::report(&problems)).into()
    })
}

/// The settings of a quiz; an attempt at what is no quiz (any longer) is not to be found.
pub fn settings(lesson: &Lesson) -> Result<&QuizSettings, AppError> {
    lesson.quiz().ok_or(AppError::NotFound)
}

/// The questions of an attempt in their order, each graded.
pub fn graded<'a>(
    lesson: &'a Lesson,
    attempt: &Attempt,
    answers: &BTreeMap<String, Response>,
) -> Result<Vec<(&'a course::Question, Graded)>, AppError> {
    let nothing = Response::Nothing;
    Ok(
        drawing::order(&lesson.questions, settings(lesson)?, attempt.seed)
            .iter()
            .filter_map(|id| lesson.question(id))
            .map(|question| {
                let response = answers.get(&question.id).unwrap_or(&nothing);
                (question, grading::grade(question, response))
            })
            .collect(),
    )
}
