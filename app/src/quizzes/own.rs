//! How far somebody is in a course: each lesson and quiz as a step, and what comes of that.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use course::{Course, Lesson, LessonKind, Module};
use jiff::{SignedDuration, Timestamp};
use rules::{
    attempts::{self, Allowance},
    progress::{self, Progress},
    way::{self, State as Far, Step, Why},
};

use crate::{
    authorization::viewer::Seat, errors::AppError, learning, memory::readings::Read, request::Visit,
};

use super::{
    missed,
    overall::{Overall, State},
    standing::{self, Outcome},
    store::{self, Attempt},
};

/// How far somebody is in a course.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// What concerns the person, in the order of study.
    pub steps: Vec<Step>,
    /// The section at which the reader stopped, in the lesson that was read last.
    section: Option<String>,
    /// What is done: also a quiz that was passed and is being taken once more.
    done: BTreeSet<String>,
    /// How the person stands with each quiz that was begun.
    quizzes: BTreeMap<String, Overall>,
    /// How many questions that were missed are back.
    pub missed: usize,
}

/// What is next for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next<'a> {
    /// The step.
    pub step: &'a Step,
    /// Why it is next.
    pub why: Why,
    /// The attempt that is under way.
    pub attempt: Option<i64>,
    /// The section to go on with.
    pub section: Option<&'a str>,
}

/// How far the one who asks is in the course of a training, in which they have this seat.
///
/// # Errors
/// When the database cannot be read.
pub async fn own(visit: &Visit, place: (&Seat, &Course)) -> Result<Own, AppError> {
    let mut all = own_in_all(visit, &[place]).await?;
    Ok(all.remove(&place.0.enrolment).unwrap_or_default())
}

/// [`own`], in several trainings, by enrolment. What each of them asks for besides is how attempts
/// of long ago turned out.
///
/// # Errors
/// When the database cannot be read.
pub async fn own_in_all(
    visit: &Visit,
    places: &[(&Seat, &Course)],
) -> Result<BTreeMap<i64, Own>, AppError> {
    let db = visit.house.db.read();
    let seats = || places.iter().map(|(seat, _)| *seat);
    let mut read = learning::read_lessons(db, seats().map(|seat| seat.enrolment)).await?;
    let sections = learning::read_by_all(visit, seats().map(|seat| seat.enrolment)).await?;
    let sit: Vec<&Seat> = seats().filter(|seat| seat.role.is_registered()).collect();
    let mut attempts = BTreeMap::<i64, Vec<Attempt>>::new();
    let mut allowances = store::Allowances::default();
    if !sit.is_empty() {
        let enrolments = || sit.iter().map(|seat| seat.enrolment);
        for attempt in store::attempts_of(db, enrolments()).await? {
            attempts.entry(attempt.enrolment).or_default().push(attempt);
        }
        let trainings = sit.iter().map(|seat| seat.training);
        allowances = store::allowances(db, trainings, enrolments()).await?;
    }
    let mut all = BTreeMap::new();
    for (seat, course) in places {
        let known = Known {
            read: read.remove(&seat.enrolment).unwrap_or_default(),
            attempts: attempts.remove(&seat.enrolment).unwrap_or_default(),
            sections: sections.get(&seat.enrolment).cloned().unwrap_or_default(),
            allowances: &allowances,
        };
        all.insert(seat.enrolment, known.own(visit, seat, course).await?);
    }
    Ok(all)
}

/// What the database knows of somebody in a training.
struct Known<'a> {
    /// The lessons that were read to their ends.
    read: BTreeSet<String>,
    sections: Arc<Read>,
    /// All attempts, in the order in which they began.
    attempts: Vec<Attempt>,
    allowances: &'a store::Allowances,
}

impl Known<'_> {
    async fn own(self, visit: &Visit, seat: &Seat, course: &Course) -> Result<Own, AppError> {
        let (db, now) = (visit.house.db.read(), visit.house.clock.now());
        let mut own = Own::default();
        if !self.attempts.is_empty() {
            let of = (seat.training, seat.enrolment);
            own.missed = missed::count(db, of, course, &self.attempts, now).await?;
        }
        let outcomes = standing::outcomes(db, course, &self.attempts).await?;
        for (attempt, outcome) in self.attempts.into_iter().zip(outcomes) {
            let overall = own.quizzes.entry(attempt.quiz.clone()).or_default();
            overall.add(attempt, outcome);
        }
        own.walk(
            (seat, course),
            &self.read,
            &self.sections,
            self.allowances,
            now,
        );
        Ok(own)
    }
}

/// An attempt that is under way, with the minutes that are left of it.
fn under_way(attempt: &Attempt, quiz: &Lesson, allowed: Allowance, now: Timestamp) -> (Far, u32) {
    let settings = quiz.quiz();
    let ends = settings.and_then(|each| attempts::deadline(each, allowed, attempt.begun()));
    let minutes = ends.map_or(quiz.minutes, |ends| minutes_until(ends, now));
    (Far::UnderWay(ends), minutes)
}

/// The minutes until a moment, a part of one as a whole one, and at least one.
fn minutes_until(end: Timestamp, now: Timestamp) -> u32 {
    let left = end.duration_since(now).max(SignedDuration::ZERO);
    let minutes = left.as_secs().div_euclid(60) + i64::from(left.as_secs() % 60 > 0);
    u32::try_from(minutes).unwrap_or(u32::MAX).max(1)
}

impl Own {
    /// Notes each lesson and quiz of the course that concerns the person as a step: `read` to their
    /// ends, and by their sections.
    fn walk(
        &mut self,
        (seat, course): (&Seat, &Course),
        read: &BTreeSet<String>,
        sections: &Read,
        allowances: &store::Allowances,
        now: Timestamp,
    ) {
        // Who does not take the course may read it, and is nowhere urged to take a test.
        let sits = seat.role.is_registered();
        let concerns = |lesson: &&Lesson| sits || matches!(lesson.kind, LessonKind::Reading);
        let passed: BTreeSet<String> = self
            .quizzes
            .iter()
            .filter(|(_, overall)| overall.is_done())
            .map(|(quiz, _)| quiz.clone())
            .collect();
        for (_, lesson) in course.lessons() {
            if !concerns(&lesson) {
                continue;
            }
            let allowed = allowances.of(seat.training, seat.enrolment, &lesson.id);
            let done = progress::is_done(lesson, read, &passed);
            if done {
                self.done.insert(lesson.id.clone());
            }
            let (state, minutes) = match self.open(&lesson.id) {
                Some(open) => under_way(open, lesson, allowed, now),
                None if done => (Far::Done, 0),
                None if self.is_shut(lesson, allowed, now) => (Far::Shut, lesson.minutes),
                None if lesson.quiz().is_some() => (Far::Open, lesson.minutes),
                None => {
                    let all = lesson.reading().count();
                    let known = lesson.reading();
                    let known = known.filter(|section| sections.has(&lesson.id, &section.id));
                    let minutes = way::left(lesson.minutes, known.count(), all);
                    let stopped = (sections.last.as_deref() == Some(&lesson.id))
                        .then(|| sections.stopped_at(lesson))
                        .flatten();
                    self.section = self.section.take().or(stopped.map(str::to_owned));
                    let state = if stopped.is_some() {
                        Far::Stopped
                    } else {
                        Far::Open
                    };
                    // Read to its end section by section, and not noted as read: it is to be looked at.
                    (state, minutes.max(1))
                }
            };
            self.steps.push(Step {
                id: lesson.id.clone(),
                is_quiz: lesson.quiz().is_some(),
                minutes,
                state,
            });
        }
    }

    /// The attempt at a quiz that is under way.
    fn open(&self, quiz: &str) -> Option<&Attempt> {
        let mut attempts = self.quizzes.get(quiz)?.attempts.iter();
        attempts.find(|attempt| attempt.submitted_at.is_none())
    }

    /// Whether no attempt at a quiz can be begun now.
    fn is_shut(&self, quiz: &Lesson, allowed: Allowance, now: Timestamp) -> bool {
        let Some(settings) = quiz.quiz() else {
            return false;
        };
        let begun = self.quizzes.get(&quiz.id);
        let begun = begun.map_or(0, |overall| overall.attempts.len());
        let begun = u32::try_from(begun).unwrap_or(u32::MAX);
        attempts::is_open(settings, allowed, now).is_err()
            || attempts::may_start(settings, allowed, begun, false).is_err()
    }

    /// What is next.
    pub fn next(&self) -> Option<Next<'_>> {
        let (step, why) = way::next(&self.steps)?;
        Some(Next {
            step,
            why,
            attempt: self.open(&step.id).map(|attempt| attempt.id),
            section: self.section.as_deref().filter(|_| why == Why::Stopped),
        })
    }

    /// How far the person is with a lesson or a quiz; none for what does not concern them.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// How the person stands with a quiz, and in how many percent of the points, where that is told.
    pub fn quiz(&self, id: &str) -> Option<(State, Option<i64>)> {
        let overall = self.quizzes.get(id)?;
        let state = match self.open(id) {
            Some(open) => State::UnderWay(open.started_at),
            None => overall.state(),
        };
        let pass = overall.attempts.iter().rev();
        let pass = pass.filter_map(|attempt| attempt.pass_percent).next();
        let percent = overall.score().map(|total| match pass {
            Some(pass) => total.percent_beside(pass),
            None => total.percent(),
        });
        Some((state, percent))
    }

    /// How far the person is.
    pub fn progress(&self) -> Progress {
        self.progress_of(&self.steps)
    }

    /// Whether a lesson or a quiz is done.
    pub fn is_done(&self, id: &str) -> bool {
        self.done.contains(id)
    }

    fn progress_of(&self, steps: &[Step]) -> Progress {
        let done = steps.iter().filter(|step| self.is_done(&step.id));
        Progress {
            done: done.count(),
            of: steps.len(),
        }
    }

    /// How far the person is in a module, and how many minutes it still takes.
    pub fn of_module(&self, module: &Module) -> (Progress, u32) {
        let within = |step: &&Step| module.lessons.iter().any(|lesson| lesson.id == step.id);
        let steps: Vec<Step> = self.steps.iter().filter(within).cloned().collect();
        (self.progress_of(&steps), way::minutes_left(&steps))
    }
}

impl Overall {
    /// Whether the quiz is done: passed, or a pre-test that was handed in.
    fn is_done(&self) -> bool {
        let outcome = self.outcome();
        matches!(outcome, Some(Outcome::Passed | Outcome::Completed))
    }
}
