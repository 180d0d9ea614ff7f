//! The quiz as an attempt saw it, and what its answers are worth today.

use course::{Course, Erratum, Lesson, Question, QuizSettings};
use rules::{
    drawing, errata,
    grading::{self, Graded, Parts, Response, Verdict},
    marking::{self, Decision},
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, learning};

use super::{Answers, Attempt, Grade, Marks, answers, marks, standing};

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
    /// What trainers said and gave.
    pub marks: Marks,
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
            marks: marks(db, [attempt.id])
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

    /// The questions in their order, each graded by its key, by the errata of the course as they
    /// are now, and by what trainers gave.
    pub fn graded(&self, course: &Course) -> Result<Vec<(&Question, Graded)>, AppError> {
        self.each(|question| self.now(question, &course.errata))
    }

    /// The questions in their order, each with what it gives in the grade that stands.
    pub fn counted(&self, course: &Course) -> Result<Vec<(&Question, Graded)>, AppError> {
        let parts = self.parts(course)?;
        self.each(|question| match parts.get(&question.id) {
            Some(part) => *part,
            None => self.now(question, &course.errata),
        })
    }

    /// Whether a trainer has still to mark some of it.
    pub fn awaits(&self, course: &Course) -> Result<bool, AppError> {
        let waits = |(_, each): &(&Question, Graded)| each.verdict == Verdict::Awaiting;
        Ok(self.counted(course)?.iter().any(waits))
    }

    /// The grade that it gets as the errata are now.
    pub fn grade(&self, course: &Course) -> Result<Grade, AppError> {
        let parts = owned(self.graded(course)?);
        Ok(Grade::of(
            parts,
            self.attempt.pass_mark(&self.lesson, course)?,
        ))
    }

    /// The grade that stands, but for what is given for one answer.
    pub fn grade_marked(
        &self,
        course: &Course,
        question: &Question,
        decision: &Decision,
    ) -> Result<Grade, AppError> {
        let mut parts = self.parts(course)?;
        let before = parts.get(&question.id).copied();
        let before = before.ok_or(AppError::NotFound)?;
        let response = self.response(question);
        let after = marking::marked_again(question, response, &course.errata, before, decision);
        parts.insert(question.id.clone(), after);
        Ok(Grade::of(
            parts,
            self.attempt.pass_mark(&self.lesson, course)?,
        ))
    }

    /// What each question gives in the grade that stands. Of a grade from before that was kept it
    /// is reckoned again: without errata if that comes to the same sum, else with those of now.
    fn parts(&self, course: &Course) -> Result<Parts, AppError> {
        if let Some(parts) = &self.attempt.parts {
            return Ok(parts.clone());
        }
        let plain = owned(self.each(|question| self.now(question, &[]))?);
        let sum = grading::total(plain.values());
        let stood = self.attempt.grade.is_some_and(|grade| {
            (grade.total.points, grade.total.possible) == (sum.points, sum.possible)
        });
        if stood {
            return Ok(plain);
        }
        Ok(owned(self.graded(course)?))
    }

    fn now(&self, question: &Question, errata: &[Erratum]) -> Graded {
        let graded = errata::grade_with(question, self.response(question), errata);
        let marks = self.marks.get(&question.id);
        match marks.and_then(|marks| standing(marks)) {
            Some(decision) => marking::marked(question, graded, decision),
            None => graded,
        }
    }

    fn response(&self, question: &Question) -> &Response {
        const NOTHING: &Response = &Response::Nothing;
        let answer = self.answers.get(&question.id);
        answer.map_or(NOTHING, |saved| &saved.response)
    }

    fn each(
        &self,
        graded: impl Fn(&Question) -> Graded,
    ) -> Result<Vec<(&Question, Graded)>, AppError> {
        let questions = self.questions()?.into_iter();
        Ok(questions.map(|each| (each, graded(each))).collect())
    }
}

fn owned(graded: Vec<(&Question, Graded)>) -> Parts {
    let part = |(question, graded): (&Question, Graded)| (question.id.clone(), graded);
    graded.into_iter().map(part).collect()
}
