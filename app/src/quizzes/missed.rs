//! Questions that somebody missed in attempts that were handed in, and when each comes back. That
//! follows from what was answered; only questions whose key their author may see come back at all.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use course::{Course, Feedback, Question, QuestionKind};
use jiff::Timestamp;
use rules::{
    grading::{Response, Verdict},
    missed::{self, INTERVALS},
};
use sea_orm::ConnectionTrait;

use crate::errors::AppError;

use super::{
    reasons::{self, Reasons},
    store::{self, Attempt, Paper, Practised},
};

/// A question that was missed and comes back.
#[derive(Clone, Debug)]
pub struct Missed {
    /// The attempt in which it was missed last, as it was.
    pub paper: Arc<Paper>,
    /// Id of the question.
    pub question: String,
    /// When it comes back.
    pub back_at: Timestamp,
    /// How many answers to it are kept since it was missed first.
    pub answers: usize,
}

impl Missed {
    /// The question as it was asked.
    pub fn asked(&self) -> Option<&Question> {
        self.paper.lesson.question(&self.question)
    }
}

/// What somebody missed and what they answered since.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What comes back, what is due longest first.
    pub missed: Vec<Missed>,
    /// What was answered, by quiz and question, the oldest first.
    pub practised: BTreeMap<(String, String), Vec<Practised>>,
    /// The attempt in which each question was missed last, also of those that are known by now.
    papers: BTreeMap<(String, String), Arc<Paper>>,
}

impl Desk {
    /// The attempt in which a question was missed last; none where its key may not be seen.
    pub fn paper(&self, quiz: &str, question: &str) -> Option<Arc<Paper>> {
        let of = (quiz.to_owned(), question.to_owned());
        self.papers.get(&of).cloned()
    }

    /// When a question comes back; none when it is known.
    pub fn back_at(&self, quiz: &str, question: &str) -> Option<Timestamp> {
        let found = self
            .missed
            .iter()
            .find(|each| each.paper.attempt.quiz == quiz && each.question == question);
        Some(found?.back_at)
    }

    /// What is back at a moment.
    pub fn due(&self, now: Timestamp) -> impl Iterator<Item = &Missed> {
        self.missed.iter().filter(move |each| each.back_at <= now)
    }
}

/// How many questions are back at a moment; none where somebody does not want them.
///
/// # Errors
/// When the database cannot be read.
pub async fn count(
    db: &impl ConnectionTrait,
    (training, enrolment): (i64, i64),
    course: &Course,
    attempts: &[Attempt],
    now: Timestamp,
) -> Result<usize, AppError> {
    // Nothing comes back within a week, and most of the time there is nothing to reckon.
    let long_ago = |attempt: &Attempt| {
        let submitted = attempt.submitted_at;
        submitted.is_some_and(|at| now.duration_since(at) >= INTERVALS[0])
    };
    if !attempts.iter().any(long_ago) || !store::wants_missed(db, enrolment).await? {
        return Ok(0);
    }
    let desk = desk(db, (training, enrolment), course, attempts, now).await?;
    Ok(desk.due(now).count())
}

/// What somebody missed in these attempts, all of theirs, and what they answered since.
pub async fn desk(
    db: &impl ConnectionTrait,
    (training, enrolment): (i64, i64),
    course: &Course,
    attempts: &[Attempt],
    now: Timestamp,
) -> Result<Desk, AppError> {
    // While an attempt is under way its questions are its own.
    let sat: BTreeSet<&str> = attempts
        .iter()
        .filter(|attempt| attempt.submitted_at.is_none())
        .map(|attempt| attempt.quiz.as_str())
        .collect();
    let taught = |quiz: &str| course.lesson(quiz).is_some();
    let over = attempts
        .iter()
        .filter(|attempt| !sat.contains(attempt.quiz.as_str()) && taught(&attempt.quiz))
        .cloned();
    let papers = store::papers(db, course, over.collect()).await?;
    let mut last = BTreeMap::<(String, String), (Arc<Paper>, Timestamp, usize)>::new();
    for paper in papers {
        let Some(submitted_at) = paper.attempt.submitted_at else {
            continue;
        };
        if !may_see_key(db, training, &paper, now).await? {
            continue;
        }
        let paper = Arc::new(paper);
        for (place, (question, graded)) in paper.graded(course)?.into_iter().enumerate() {
            let of = (paper.attempt.quiz.clone(), question.id.clone());
            let answer = paper.answers.get(&question.id);
            let gone = answer.is_some_and(|saved| saved.response == Response::Typed);
            match graded.verdict {
                _ if gone || question.kind == QuestionKind::Reasoned => {}
                Verdict::Wrong | Verdict::Partly | Verdict::Unanswered => {
                    last.insert(of, (paper.clone(), submitted_at, place));
                }
                Verdict::Right | Verdict::Void => {
                    last.remove(&of);
                }
                Verdict::Awaiting | Verdict::Opinion => {}
            }
        }
    }
    let practised = store::practised(db, enrolment).await?;
    let papers = last.iter();
    let papers = papers.map(|(of, (paper, ..))| (of.clone(), paper.clone()));
    let papers = papers.collect();
    let mut missed: Vec<(usize, Missed)> = last
        .into_iter()
        .filter_map(|(of, (paper, at, place))| {
            let answers = practised.get(&of).map_or(&[][..], Vec::as_slice);
            let known = answers.iter().map(|each| (each.at, each.known));
            let missed = Missed {
                back_at: missed::comes_back(at, known)?,
                answers: answers.len(),
                question: of.1,
                paper,
            };
            Some((place, missed))
        })
        .collect();
    missed.sort_by_key(|(place, each)| (each.back_at, each.paper.attempt.id, *place));
    Ok(Desk {
        missed: missed.into_iter().map(|(_, each)| each).collect(),
        practised,
        papers,
    })
}

/// Whether the author of an attempt that was handed in may see its key.
async fn may_see_key(
    db: &impl ConnectionTrait,
    training: i64,
    paper: &Paper,
    now: Timestamp,
) -> Result<bool, AppError> {
    let settings = store::settings(&paper.lesson)?;
    if matches!(
        settings.feedback,
        Feedback::AtOnce | Feedback::AfterSubmitting
    ) {
        return Ok(true);
    }
    let attempt = &paper.attempt;
    let allowed = store::allowed(db, attempt.enrolment, &attempt.quiz).await?;
    let ahead = reasons::ahead(db, settings, allowed, attempt).await?;
    let language = course::Language::En;
    let reasons = reasons::reasons(db, training, paper, ahead, now, language).await?;
    Ok(reasons == Reasons::Shown)
}
