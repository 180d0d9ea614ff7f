//! The desk at which a trainer marks an attempt.

use std::sync::Arc;

use course::Course;
use rules::{grading::Points, marking::Decision, roles::Role};
use sea_orm::ConnectionTrait;

use crate::{
    audit::Notes as _,
    authorization::viewer::Authors,
    errors::AppError,
    post,
    quizzes::{
        events, letters,
        store::{self, Attempt, Grade, Grader, Mark, NewMark, Paper, Reason},
    },
    request::Visit,
    trainings::{self, Training},
};

use super::event;

/// Where an attempt is marked: that one may, and the course that it belongs to.
pub(super) struct Desk {
    pub(super) authors: Authors,
    pub(super) training: Training,
    pub(super) course: Arc<Course>,
    pub(super) attempt: Attempt,
}

/// What is said about an answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What is given; none for a comment alone.
    pub(super) decision: Option<Decision>,
    /// Whether it settles what several markers leave open.
    pub(super) settles: bool,
}

impl Said {
    /// A decision of one trainer.
    pub(super) const fn of(decision: Decision) -> Self {
        Self {
            decision: Some(decision),
            settles: false,
        }
    }
}

impl Desk {
    pub(super) async fn of(visit: &Visit, attempt: i64) -> Result<Self, AppError> {
        let (house, viewer) = (&visit.house, visit.viewer()?);
        // Before the writer is taken: who may not write holds nobody up.
        let attempt = store::find(house.db.read(), attempt).await?;
        let training = trainings::of_enrolment(house.db.read(), attempt.enrolment).await?;
        let authors = viewer.authors(training.id)?;
        // Nobody marks themselves.
        if viewer
            .seat(training.id)
            .is_some_and(|seat| seat.enrolment == attempt.enrolment)
        {
            return Err(AppError::NotAllowed);
        }
        let served = house
            .courses
            .get(&training.course)
            .ok_or(AppError::NotFound)?;
        Ok(Self {
            authors,
            training,
            course: served.course,
            attempt,
        })
    }

    /// How many there are in the training who may mark.
    pub(super) async fn trainers(&self, visit: &Visit) -> Result<usize, AppError> {
        trainers(visit.house.db.read(), self.training.id).await
    }

    /// Appends a mark, and the grade where it changes by it: by this answer alone, since what
    /// errata change is looked at before it is done. Tells the author when all is marked, and when
    /// a grade changes after that.
    pub(super) async fn mark(
        &self,
        visit: &Visit,
        question: &str,
        said: impl Fn(&Paper) -> Result<Said, AppError>,
        comment: &str,
    ) -> Result<Paper, AppError> {
        let now = visit.house.clock.now();
        let txn = visit.begin().await?;
        let attempt = store::hold(&txn, self.attempt.id).await?;
        attempt.submitted_at.ok_or(AppError::NotFound)?;
        let paper = Paper::read(&txn, &self.course, attempt).await?;
        let asked = paper
            .questions()?
            .into_iter()
            .find(|asked| asked.id == question)
            .ok_or(AppError::NotFound)?;
        let Said { decision, settles } = said(&paper)?;
        let new = NewMark {
            decision: decision.as_ref(),
            comment,
            settles,
        };
        let marker = store::mark(&txn, &self.authors, &paper.attempt, question, new, now).await?;
        let action = match &decision {
            Some(Decision::Rubric(_)) if !settles => events::ANSWER_MARKED,
            _ => events::ANSWER_DECIDED,
        };
        let mut marks = paper.marks_of(question).to_vec();
        let decides = decision.is_some();
        marks.push(Mark {
            decision,
            comment: comment.to_owned(),
            settles,
            marker,
            by: None,
            at: now,
        });
        // Where another has still to mark it, nothing is given yet.
        if decides && let Some(decision) = store::standing(asked, &marks) {
            let grade = paper.grade_marked(&self.course, asked, &decision)?;
            if !grade.stands(&paper.attempt) {
                let grader = Grader::Author(&self.authors);
                let grades = [(&paper.attempt, &grade)];
                store::append_grades(&txn, grader, &grades, Reason::Marked, now).await?;
            }
            self.tells(visit, &txn, &paper, &grade).await?;
        }
        let marked = event(action, self.training.id, paper.attempt.id);
        txn.note(now, marked).await?;
        txn.commit().await?;
        Ok(paper)
    }

    /// Writes to the author that all is marked, or that the grade has changed since it was.
    async fn tells(
        &self,
        visit: &Visit,
        db: &impl ConnectionTrait,
        paper: &Paper,
        grade: &Grade,
    ) -> Result<(), AppError> {
        if grade.standing.total.awaiting > Points::default() {
            return Ok(());
        }
        let member = trainings::member(db, self.training.id, paper.attempt.enrolment).await?;
        let to = (&self.training, &member);
        let letter = if paper.awaits(&self.course)? {
            Some(letters::marked(visit.public_url(), to, paper))
        } else {
            letters::changed(visit.public_url(), to, paper, grade)
        };
        if let Some(letter) = letter
            && member.is_written_to()
        {
            post::write(db, letter, visit.house.clock.now()).await?;
        }
        Ok(())
    }
}

/// How many there are in a training who may mark.
pub(in crate::quizzes) async fn trainers(
    db: &impl ConnectionTrait,
    training: i64,
) -> Result<usize, AppError> {
    let members = trainings::members(db, training).await?;
    let marks =
        |member: &&trainings::Member| Role::may_author(member.role) && member.account.is_open();
    Ok(members.iter().filter(marks).count())
}
