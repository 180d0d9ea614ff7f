//! The quiz as an attempt saw it, and what its answers are worth today.

use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
    sync::{Arc, LazyLock},
};

use course::{Course, Erratum, Lesson, Question, QuizSettings};
use moka::sync::Cache;
use rules::{
    drawing, errata,
    grading::{self, Graded, Parts, Response, Verdict},
    marking::{self, Decision},
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, learning};

use super::{Answers, Attempt, Grade, Mark, Marks, answers_of, marks, standing};

/// How much of pinned texts stays parsed, in bytes of their source: some hundred quizzes. Parsed, a
/// text takes a few times as much.
const PARSED_BYTES: u64 = 8 * 1024 * 1024;

/// Pinned texts, parsed once and shared by all who were asked them. What a text says follows from
/// its hash alone, so it does not matter from which database it came, or whether it is served now.
static PARSED: LazyLock<Cache<String, Arc<Lesson>>> = LazyLock::new(|| {
    Cache::builder()
        .max_capacity(PARSED_BYTES)
        .weigher(|_, lesson: &Arc<Lesson>| u32::try_from(lesson.body.len()).unwrap_or(u32::MAX))
        .build()
});

/// The quizzes as some attempts saw them, by the hash of the text: the one being served where it is
/// still the same, else opened again from the text that was kept. A text that cannot be read is
/// told to the log and left out.
pub async fn lessons(
    db: &impl ConnectionTrait,
    course: &Course,
    attempts: &[Attempt],
) -> Result<BTreeMap<String, Arc<Lesson>>, AppError> {
    let (mut found, mut missing) = (BTreeMap::new(), BTreeSet::new());
    for attempt in attempts {
        let hash = &attempt.content_hash;
        if found.contains_key(hash) || missing.contains(hash) {
            continue;
        }
        let served = || {
            let (_, lesson) = course.lesson(&attempt.quiz)?;
            (lesson.hash == *hash).then(|| {
                let lesson = Arc::new(lesson.clone());
                PARSED.insert(hash.clone(), lesson.clone());
                lesson
            })
        };
        match PARSED.get(hash).or_else(served) {
            Some(lesson) => {
                found.insert(hash.clone(), lesson);
            }
            None => {
                missing.insert(hash.clone());
            }
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    for (hash, body) in learning::authored_texts(db, missing).await? {
        // Three languages of Markdown: nobody else waits for that.
        let opened = tokio::task::spawn_blocking(move || Lesson::reopen(&body));
        match opened.await.map_err(anyhow::Error::from)? {
            Ok(lesson) => {
                let lesson = Arc::new(lesson);
                PARSED.insert(hash.clone(), lesson.clone());
                found.insert(hash, lesson);
            }
            Err(problems) => {
                let problems = course::report(&problems);
                tracing::error!(hash, problems, "a kept text cannot be read");
            }
        }
    }
    Ok(found)
}

/// The quiz as an attempt saw it.
///
/// # Errors
/// `NotFound` when its text is not kept or cannot be read.
pub async fn pinned(
    db: &impl ConnectionTrait,
    course: &Course,
    attempt: &Attempt,
) -> Result<Arc<Lesson>, AppError> {
    let mut found = lessons(db, course, slice::from_ref(attempt)).await?;
    found
        .remove(&attempt.content_hash)
        .ok_or(AppError::NotFound)
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
    pub lesson: Arc<Lesson>,
    /// What was answered.
    pub answers: Answers,
    /// What trainers said and gave.
    pub marks: Marks,
}

/// Reads the papers of some attempts, all with one question for each kind of thing.
///
/// # Errors
/// `NotFound` when the text of one is not kept or cannot be read.
pub async fn papers(
    db: &impl ConnectionTrait,
    course: &Course,
    attempts: Vec<Attempt>,
) -> Result<Vec<Paper>, AppError> {
    if attempts.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || attempts.iter().map(|attempt| attempt.id);
    let lessons = lessons(db, course, &attempts).await?;
    let mut answers = answers_of(db, ids()).await?;
    let mut marks = marks(db, ids()).await?;
    let paper = |attempt: Attempt| {
        let lesson = lessons.get(&attempt.content_hash);
        Ok(Paper {
            lesson: lesson.ok_or(AppError::NotFound)?.clone(),
            answers: answers.remove(&attempt.id).unwrap_or_default(),
            marks: marks.remove(&attempt.id).unwrap_or_default(),
            attempt,
        })
    };
    attempts.into_iter().map(paper).collect()
}

impl Paper {
    /// Reads an attempt's paper.
    pub async fn read(
        db: &impl ConnectionTrait,
        course: &Course,
        attempt: Attempt,
    ) -> Result<Self, AppError> {
        let mut one = papers(db, course, vec![attempt]).await?;
        one.pop().ok_or(AppError::NotFound)
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
        match standing(question, self.marks_of(&question.id)) {
            Some(decision) => marking::marked(question, graded, &decision),
            None => graded,
        }
    }

    /// The marks about the answer that stands, the oldest first: what was given before an attempt
    /// was reopened and answered otherwise is about an answer that stands no more.
    pub fn marks_of(&self, question: &str) -> &[Mark] {
        let marks = self.marks.get(question).map_or(&[][..], Vec::as_slice);
        let answered = self.answers.get(question).map(|saved| saved.saved_at);
        let before = marks
            .iter()
            .take_while(|mark| Some(mark.at) < answered)
            .count();
        marks.get(before..).unwrap_or_default()
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
