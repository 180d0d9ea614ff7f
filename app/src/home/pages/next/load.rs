//! Finding out what is next.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ::course::Course;
use rules::{
    attendance::{self, CheckIn as Verdict},
    calendar::{self, Phase},
    roles::Role,
};

use crate::{
    attendance::{Standings, marks_of, named_for, open_requests},
    authorization::viewer::Seat,
    errors::AppError,
    quizzes::{self, Own},
    request::Visit,
    trainings::{self, Session, Training},
};

use super::Next;

/// What is next in a training for the one who asks, and its course where one is served.
///
/// # Errors
/// Where the viewer may not see the training.
pub async fn load(visit: &Visit, id: i64) -> Result<(Next, Option<Arc<Course>>), AppError> {
    visit.viewer()?.may_see(id)?;
    let training = trainings::find(visit.house.db.read(), id).await?;
    let mut one = load_all(visit, vec![training]).await?;
    one.pop().ok_or(AppError::NotFound)
}

/// [`load`], in several trainings that the viewer may see. However many there are, the database is
/// asked the same few questions.
///
/// # Errors
/// When the database cannot be read.
pub async fn load_all(
    visit: &Visit,
    trainings: Vec<Training>,
) -> Result<Vec<(Next, Option<Arc<Course>>)>, AppError> {
    let viewer = visit.viewer()?;
    let mut facts = Facts::read(visit, &trainings).await?;
    let mut all = Vec::with_capacity(trainings.len());
    for training in trainings {
        let course = visit.house.courses.get(&training.course);
        let course = course.map(|served| served.course);
        let seat = viewer.seat(training.id);
        all.push((facts.next(visit, training, seat)?, course));
    }
    let places: Vec<(&Seat, &Course)> = all
        .iter()
        .filter_map(|(next, course)| {
            let seat = viewer.seat(next.training.id)?;
            Some((seat, course.as_deref()?))
        })
        .collect();
    let mut own = quizzes::own_in_all(visit, &places).await?;
    for (next, _) in &mut all {
        let known = next.enrolment.and_then(|enrolment| own.remove(&enrolment));
        next.own = known.unwrap_or_default();
    }
    Ok(all)
}

/// What the database knows of sessions, and of one person at them.
struct Facts {
    /// By training, in order.
    sessions: BTreeMap<i64, Vec<Session>>,
    /// How many requests wait for an answer, by session, where the person takes the register.
    requests: BTreeMap<i64, usize>,
    /// The sessions whose roll the person was named to call.
    takes: BTreeSet<i64>,
    /// What stands about the person, by enrolment.
    standings: BTreeMap<i64, Standings>,
}

impl Facts {
    async fn read(visit: &Visit, trainings: &[Training]) -> Result<Self, AppError> {
        let (viewer, db) = (visit.viewer()?, visit.house.db.read());
        let mut sessions = BTreeMap::<i64, Vec<Session>>::new();
        let ids = trainings.iter().map(|training| training.id);
        for session in trainings::sessions_of(db, ids).await? {
            sessions.entry(session.training).or_default().push(session);
        }
        let taken: Vec<i64> = sessions
            .iter()
            .filter(|(training, _)| viewer.can(**training, Role::may_take_register))
            .flat_map(|(_, sessions)| sessions.iter().map(|session| session.id))
            .collect();
        let mut facts = Self {
            sessions,
            requests: BTreeMap::new(),
            takes: BTreeSet::new(),
            standings: BTreeMap::new(),
        };
        if !taken.is_empty() {
            facts.requests = open_requests(db, taken).await?;
        }
        let seats = trainings
            .iter()
            .filter_map(|training| viewer.seat(training.id));
        let enrolments: Vec<i64> = seats.map(|seat| seat.enrolment).collect();
        if !enrolments.is_empty() {
            facts.takes = named_for(db, enrolments.iter().copied()).await?;
            let mut marks = BTreeMap::<i64, BTreeMap<_, _>>::new();
            for (about, made) in marks_of(db, enrolments).await? {
                marks.entry(about.1).or_default().insert(about, made);
            }
            let standings = marks.into_iter().map(|(of, marks)| (of, marks.into()));
            facts.standings = standings.collect();
        }
        Ok(facts)
    }

    /// What is next in one of the trainings, but for the course.
    fn next(
        &mut self,
        visit: &Visit,
        training: Training,
        seat: Option<&Seat>,
    ) -> Result<Next, AppError> {
        let (viewer, now) = (visit.viewer()?, visit.house.clock.now());
        let id = training.id;
        let sessions = self.sessions.remove(&id).unwrap_or_default();
        // What is next for who takes the course are the sessions at which that person is expected.
        let takes_course = seat.filter(|seat| seat.role.is_registered());
        let concerns =
            |session: &Session| takes_course.is_none_or(|seat| session.expects_group(seat.group));
        let own: Vec<usize> = (0..sessions.len())
            .filter(|place| concerns(&sessions[*place]))
            .collect();
        let session = calendar::on_now_or_next(&own, |place| sessions[*place].gathering, now);
        let session = session.map(|place| own[place]);
        let elsewhere = (0..sessions.len()).filter(|place| own.binary_search(place).is_err());
        let held = sessions.iter().map(|session| session.id);
        let requests = held.filter_map(|session| Some((session, self.requests.remove(&session)?)));
        let named = sessions.iter().map(|session| session.id);
        let named = named.filter(|session| self.takes.contains(session));
        let standings = seat.and_then(|seat| self.standings.remove(&seat.enrolment));
        let mut next = Next {
            session,
            elsewhere: elsewhere.collect(),
            check_in: None,
            also: Vec::new(),
            beside: Vec::new(),
            takes: named.collect(),
            requests: requests.collect(),
            takes_all: viewer.can(id, Role::may_take_register),
            observes: seat.is_some_and(|seat| seat.role == Role::Observer),
            learns: seat.is_some_and(|seat| seat.role.is_registered() || seat.role.may_author()),
            standings: standings.unwrap_or_default(),
            enrolment: seat.map(|seat| seat.enrolment),
            own: Own::default(),
            now,
            training,
            sessions,
        };
        if next.takes_all {
            // Groups that meet at the same time: each has its register.
            let on = |session: &Session| calendar::phase(&session.gathering, now) == Phase::Now;
            let others = next.sessions.iter().enumerate();
            let others = others.filter(|(place, each)| Some(*place) != session && on(each));
            next.beside = others.map(|(place, _)| place).collect();
        }
        if let Some(seat) = takes_course {
            next.may_check_in(seat);
        }
        Ok(next)
    }
}

impl Next {
    /// Says where the person can check in.
    fn may_check_in(&mut self, seat: &Seat) {
        let verdict = |session: &Session| {
            let made = self.standings.marks(session.id, seat.enrolment);
            let unit = session.part_to_check_in(made, self.now);
            attendance::check_in(&session.gathering, &session.policy, unit, made, self.now)
        };
        let check_in = self.session.map(|place| verdict(&self.sessions[place]));
        let others = self.sessions.iter().enumerate();
        let others = others.map(|(place, session)| (place, verdict(session)));
        let also = others.filter(|(place, verdict)| {
            Some(*place) != self.session
                && !self.elsewhere.contains(place)
                && matches!(verdict, Verdict::Allowed { .. })
        });
        let also = also.collect();
        (self.check_in, self.also) = (check_in, also);
    }
}
