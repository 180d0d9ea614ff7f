//! What is next in a training: the session that is on or comes, and the lesson to go on with.

mod course;
mod load;
mod session;

use std::collections::{BTreeMap, BTreeSet};

use ::course::{Course, Language};
use jiff::Timestamp;
use leptos::prelude::*;
use rules::{attendance::CheckIn as Verdict, progress::Progress};

use crate::{
    attendance::Standings,
    language::say,
    paths,
    quizzes::Own,
    trainings::{Session, Training},
};

pub use load::{load, load_all};

/// What is next for a person in a training.
#[derive(Clone, Debug)]
pub struct Next {
    /// The training.
    pub training: Training,
    /// Its sessions, in order.
    pub sessions: Vec<Session>,
    /// Place of the session that is on or comes next.
    pub session: Option<usize>,
    /// Places of the sessions at which the person is not expected.
    pub elsewhere: BTreeSet<usize>,
    /// What can be done about checking in to that session; none for those who do not stand in
    /// the register.
    pub check_in: Option<Verdict>,
    /// Places of the other sessions that can be checked in to: two may be on at once, or the next
    /// be open before the last is over.
    pub also: Vec<(usize, Verdict)>,
    /// For who takes the register: places of the other sessions that are on.
    pub beside: Vec<usize>,
    /// The sessions whose roll the person was named to call.
    pub takes: BTreeSet<i64>,
    /// Whether the person takes the register of every session.
    pub takes_all: bool,
    /// For who takes the register: how many requests wait for an answer, by session.
    pub requests: BTreeMap<i64, usize>,
    /// Whether the person looks on: for them there are figures.
    pub observes: bool,
    /// Whether lessons are for the person to learn: a judge's, and a trainer's to teach.
    pub learns: bool,
    /// What stands about the person at each session.
    pub standings: Standings,
    /// The enrolment, for those who take the course.
    pub enrolment: Option<i64>,
    /// How far the person is in the course.
    pub own: Own,
    /// The time for which this holds.
    pub now: Timestamp,
}

impl Next {
    /// The session that is on or comes next.
    pub fn session(&self) -> Option<&Session> {
        self.session.map(|place| &self.sessions[place])
    }

    /// How far the person is in the course.
    pub fn progress(&self) -> Progress {
        self.own.progress()
    }

    /// Whether the person is past this training: its last day is over, and nothing of it is under
    /// way.
    pub fn is_past(&self) -> bool {
        let today = self.training.zone.to_datetime(self.now).date();
        let runs = self.own.next().is_some_and(|next| next.attempt.is_some());
        self.training.ends_on < today && !self.takes_all && !runs
    }

    /// What is next, with the way there.
    ///
    /// One button is filled: to check in while that can be done, else to go on in the course; none
    /// where this is `quiet`, since another training comes first.
    pub fn view(&self, course: Option<&Course>, quiet: bool, language: Language) -> AnyView {
        let session = self
            .session()
            .map(|session| self.session_view(session, self.check_in.as_ref(), language));
        let also: Vec<_> = self
            .also
            .iter()
            .map(|(place, verdict)| {
                self.session_view(&self.sessions[*place], Some(verdict), language)
            })
            .collect();
        let beside: Vec<_> = self
            .beside
            .iter()
            .map(|place| self.session_view(&self.sessions[*place], None, language))
            .collect();
        let checks_in =
            matches!(self.check_in, Some(Verdict::Allowed { .. })) || !self.also.is_empty();
        let quiet = quiet || checks_in;
        let lesson = course
            .filter(|_| self.learns)
            .and_then(|course| self.course_view(course, quiet, language));
        let all_done = (self.learns && self.progress().of > 0 && self.progress().is_complete())
            .then(|| view! { <p>{say!(language, "next-all-done")}</p> });
        let takes = self
            .sessions
            .iter()
            .filter(|session| self.is_to_be_taken(session));
        let takes: Vec<_> = takes
            .map(|session| self.roll_view(session, language))
            .collect();
        let figures = self.observes.then(|| {
            let href = paths::attendance::figures(self.training.id);
            view! {
                <div class="next">
                    <a class="button" href=href>{say!(language, "figures-title")}</a>
                </div>
            }
        });
        view! { {takes} {session} {also} {beside} {figures} {self.requests_view(language)} {lesson} {all_done} }.into_any()
    }
}
