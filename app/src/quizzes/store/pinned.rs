//! The quiz as an attempt saw it, and what its answers are worth today.

use std::collections::BTreeMap;

use course::{Course, Key, Lesson, Question, QuizSettings};
use rules::{
    drawing, errata,
    grading::{self, Graded, Points, Response, Total, Verdict},
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, learning};

use super::{Answers, Attempt, RubricMark, RubricMarks, answers, responses, rubric_marks};

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

/// All that an attempt is graded by: the text it saw, what was answered, what trainers gave.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The attempt.
    pub attempt: Attempt,
    /// The quiz as it saw it.
    pub lesson: Lesson,
    /// What was answered.
    pub answers: Answers,
    /// What trainers gave.
    pub marks: RubricMarks,
}

impl Paper {
    /// Reads an attempt's paper.
    pub async fn read(
        db: &impl ConnectionTrait,
        course: &Course,
        attempt: Attempt,
    ) -> Result<Self, AppError> {
        Ok(Self {
            lesson: pinned(db, course, &attempt).await?,
            answers: answers(db, attempt.id).await?,
            marks: rubric_marks(db, [attempt.id])
                .await?
                .remove(&attempt.id)
                .unwrap_or_default(),
            attempt,
        })
    }

    /// The questions in the order in which they are asked.
    pub fn questions(&self) -> Result<Vec<&Question>, AppError> {
        let order = drawing::order(
            &self.lesson.questions,
            settings(&self.lesson)?,
            self.attempt.seed,
        );
        Ok(order
            .iter()
            .filter_map(|id| self.lesson.question(id))
            .collect())
    }

    /// Whether words that were typed have been erased, so that what they are worth can only be
    /// taken from the grade.
    pub fn words_are_gone(&self) -> bool {
        self.answers
            .values()
            .any(|saved| saved.response == Response::Typed)
    }

    /// What was answered, by question.
    pub fn responses(&self) -> BTreeMap<String, Response> {
        responses(&self.answers)
    }

    /// The questions in their order, each graded by its key and by the errata of the course.
    pub fn graded(&self, course: &Course) -> Result<Vec<(&Question, Graded)>, AppError> {
        let nothing = Response::Nothing;
        Ok(self
            .questions()?
            .into_iter()
            .map(|question| {
                let answer = self.answers.get(&question.id);
                let response = answer.map_or(&nothing, |saved| &saved.response);
                let graded = errata::grade_with(question, response, &course.errata);
                let graded = match self.marks.get(&question.id) {
                    Some(mark) => marked(question, mark, graded),
                    None => graded,
                };
                (question, graded)
            })
            .collect())
    }

    /// The sum of it.
    pub fn total(&self, course: &Course) -> Result<Total, AppError> {
        let graded = self.graded(course)?;
        Ok(grading::total(graded.iter().map(|(_, graded)| graded)))
    }
}

/// A reasoned answer with what a trainer gave for it; each criterion at most what it is worth.
fn marked(question: &Question, mark: &RubricMark, graded: Graded) -> Graded {
    let Key::Rubric(criteria) = &question.key else {
        return graded;
    };
    // Voided, or nothing was written.
    if graded.verdict != Verdict::Awaiting {
        return graded;
    }
    let given = criteria
        .iter()
        .map(|criterion| {
            mark.points
                .get(&criterion.id)
                .map_or(0, |given| *given.min(&criterion.points))
        })
        .sum();
    let points = Points::whole(given);
    Graded {
        points,
        verdict: match points.milli {
            0 => Verdict::Wrong,
            milli if milli >= graded.possible.milli => Verdict::Right,
            _ => Verdict::Partly,
        },
        ..graded
    }
}
