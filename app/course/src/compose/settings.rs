//! Settings in the front matter: those of translations, and of quizzes.

use super::LessonFile;
use crate::authored::FrontMatter;
use crate::problem::Rule;
use crate::question::Question;
use crate::value::{Kind, Value};

/// Refuses settings of a translation that are not those of the source.
pub(super) fn same(file: &LessonFile<'_>, original: &FrontMatter) {
    for (key, value) in &file.front.values {
        let free = ["title", "review", "draft"].contains(&key.as_str());
        if !free
            && !original
                .values
                .get(key)
                .is_some_and(|source| equal(source, value))
        {
            file.sheet.wrong(
                value.span.clone(),
                Rule::TranslationDiffers,
                format!("`{key}` differs from the source language"),
                "delete it; only `title`, `review` and `draft` belong to a translation",
            );
        }
    }
}

/// Whether two values say the same, wherever they stand.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::List(left), Kind::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Kind::Table(left), Kind::Table(right)) => {
            left.len() == right.len()
                && left.iter().all(|entry| {
                    right
                        .iter()
                        .any(|other| other.key == entry.key && equal(&other.value, &entry.value))
                })
        }
        (left, right) => left == right,
    }
}

/// Refuses to draw more questions than there are.
pub(super) fn draw(file: &LessonFile<'_>, questions: &[Question]) {
    let Some(quiz) = &file.front.quiz else { return };
    if questions.is_empty() && file.sheet.is_sound() {
        file.sheet.wrong(
            0..0,
            Rule::MissingOptions,
            "the quiz has no questions",
            "add one: ## Title {#id .question}, or delete `quiz`",
        );
    }
    for (objective, place) in &quiz.drawn {
        let there = questions
            .iter()
            .filter(|question| question.objective.as_ref() == Some(objective))
            .count();
        let wanted = quiz
            .settings
            .draw
            .get(objective)
            .copied()
            .unwrap_or_default();
        if usize::try_from(wanted).is_ok_and(|wanted| wanted > there) {
            file.sheet.wrong(
                place.clone(),
                Rule::DrawTooMany,
                format!("the quiz draws {wanted} questions on `{objective}` and has {there}"),
                "draw fewer, or add questions with this objective",
            );
        }
    }
}
