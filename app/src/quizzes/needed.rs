//! How many of the quizzes that a certificate asks for somebody has passed, in each of several
//! trainings: for lists of all that somebody is in.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use course::{Course, Language, Lesson, Purpose};
use rules::roles::Role;

use crate::{
    errors::AppError,
    language::say,
    request::Visit,
    trainings::{Member, Training},
};

use super::{
    overall::{Overall, State},
    standing::{self, Outcome},
    store::{self, Attempt},
};

/// How many of the quizzes that the certificate asks for somebody has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// How many are passed.
    pub passed: usize,
    /// How many there are.
    pub of: usize,
}

impl Needed {
    /// It in words.
    pub fn say(self, language: Language) -> String {
        say!(
            language,
            "gradebook-read-of",
            done = self.passed,
            of = self.of
        )
    }

    /// Whether nothing more is to be passed.
    pub const fn is_all(self) -> bool {
        self.passed == self.of
    }
}

/// The quizzes whose passing a course asks for: what its certificate says, or else the final ones.
fn needed(course: &Course) -> impl Iterator<Item = &Lesson> {
    let rule = course.certificate.as_ref().map(|each| each.rule);
    let asks = move |purpose: Purpose| {
        rule.map_or(purpose == Purpose::Final, |rule| rule.asks_for(purpose))
    };
    let lessons = course.lessons().map(|(_, lesson)| lesson);
    lessons.filter(move |lesson| lesson.quiz().is_some_and(|quiz| asks(quiz.purpose)))
}

/// How somebody stands with the quizzes of each of their trainings, by the enrolment: of those that
/// they take as a judge, and whose course asks for any. Whoever marks is not told what an attempt
/// has reached that waits for it. The database is asked a few questions for each course, however
/// many trainings there are of it.
///
/// # Errors
/// When the database cannot be read.
pub async fn passed(
    visit: &Visit,
    memberships: &[(Training, Member)],
) -> Result<BTreeMap<i64, Needed>, AppError> {
    let (viewer, db) = (visit.viewer()?, visit.house.db.read());
    let takes = memberships
        .iter()
        .filter(|(_, member)| member.role.is_registered());
    let takes: Vec<&(Training, Member)> = takes.collect();
    let enrolments = takes.iter().map(|(_, member)| member.enrolment);
    let mut attempts = BTreeMap::<i64, Vec<Attempt>>::new();
    for attempt in store::attempts_of(db, enrolments).await? {
        attempts.entry(attempt.enrolment).or_default().push(attempt);
    }
    let courses: BTreeSet<&str> = takes.iter().map(|(each, _)| each.course.as_str()).collect();
    let mut found = BTreeMap::new();
    for id in courses {
        let Some(course) = visit.house.courses.get(id).map(|served| served.course) else {
            continue;
        };
        let of_course = takes.iter().filter(|(training, _)| training.course == id);
        let of_course: Vec<_> = of_course.collect();
        let own = of_course
            .iter()
            .filter_map(|(_, member)| attempts.remove(&member.enrolment));
        let own = own.flatten();
        let own = own.filter(|attempt| needed(&course).any(|quiz| quiz.id == attempt.quiz));
        let mut stand = overall(visit, &course, own.collect()).await?;
        for (training, member) in of_course {
            let marks =
                viewer.can(training.id, Role::may_author) && member.account.id != viewer.account;
            let mut needs = Needed::default();
            for quiz in needed(&course) {
                let of = (member.enrolment, quiz.id.clone());
                let mut overall = stand.remove(&of).unwrap_or_default();
                if marks {
                    overall.mask();
                }
                needs.of += 1;
                needs.passed += usize::from(overall.state() == State::Done(Outcome::Passed));
            }
            if needs.of > 0 {
                found.insert(member.enrolment, needs);
            }
        }
    }
    Ok(found)
}

/// How everybody stands with each quiz of a course, by the enrolment and the quiz.
async fn overall(
    visit: &Visit,
    course: &Arc<Course>,
    attempts: Vec<Attempt>,
) -> Result<BTreeMap<(i64, String), Overall>, AppError> {
    let outcomes = standing::outcomes(visit.house.db.read(), course, &attempts).await?;
    let mut all = BTreeMap::<_, Overall>::new();
    for (attempt, outcome) in attempts.into_iter().zip(outcomes) {
        let of = (attempt.enrolment, attempt.quiz.clone());
        all.entry(of).or_default().add(attempt, outcome);
    }
    Ok(all)
}
