//! What is next in a training: the session that is on or comes, and the lesson to go on with.

use std::collections::{BTreeMap, BTreeSet};

use course::{Course, Language};
use jiff::{SignedDuration, Timestamp};
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{self, CheckIn as Verdict, Status},
    calendar::{self, Phase},
    progress::Progress,
    roles::Role,
    way,
};

use crate::{
    attendance::{CheckIn, Standings, marks_of, named_for, open_requests, words},
    errors::AppError,
    language::{dates, say},
    learning, paths,
    quizzes::{self, Own},
    request::Visit,
    trainings::{self, Session, Training},
};

/// The minutes that somebody may have between two hearings.
const QUARTER: u32 = 15;
/// How many things are offered for them at the most.
const OFFERED: usize = 3;

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

/// Finds out what is next in a training for the one who asks.
pub async fn load(
    visit: &Visit,
    id: i64,
) -> Result<(Next, Option<std::sync::Arc<Course>>), AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(id)?;
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = trainings::find(db, id).await?;
    let course = visit
        .house
        .courses
        .get(&training.course)
        .map(|served| served.course);
    let sessions = trainings::sessions(db, id).await?;
    let seat = viewer.seat(id);
    // What is next for who takes the course are the sessions at which that person is expected.
    let takes_course = seat.filter(|seat| seat.role.is_registered());
    let concerns =
        |session: &Session| takes_course.is_none_or(|seat| session.expects_group(seat.group));
    let own: Vec<usize> = (0..sessions.len())
        .filter(|place| concerns(&sessions[*place]))
        .collect();
    let session = calendar::on_now_or_next(&own, |place| sessions[*place].gathering, now);
    let session = session.map(|place| own[place]);
    let others = sessions.len();
    let mut next = Next {
        training,
        sessions,
        session,
        elsewhere: (0..others)
            .filter(|place| own.binary_search(place).is_err())
            .collect(),
        check_in: None,
        also: Vec::new(),
        beside: Vec::new(),
        takes: BTreeSet::new(),
        requests: BTreeMap::new(),
        takes_all: viewer.can(id, Role::may_take_register),
        observes: seat.is_some_and(|seat| seat.role == Role::Observer),
        learns: seat.is_some_and(|seat| seat.role.is_registered() || seat.role.may_author()),
        standings: Standings::default(),
        enrolment: seat.map(|seat| seat.enrolment),
        own: Own::default(),
        now,
    };
    let on = |session: &Session| calendar::phase(&session.gathering, now) == Phase::Now;
    if next.takes_all {
        let ids = next.sessions.iter().map(|session| session.id);
        next.requests = open_requests(db, ids).await?;
        // Groups that meet at the same time: each has its register.
        let others = next.sessions.iter().enumerate();
        let others = others.filter(|(place, each)| Some(*place) != session && on(each));
        next.beside = others.map(|(place, _)| place).collect();
    }
    let Some(seat) = seat else {
        return Ok((next, course));
    };
    next.takes = named_for(db, seat.enrolment).await?;
    let marks = marks_of(db, seat.enrolment).await?;
    next.standings = marks.into();
    if seat.role.is_registered() {
        let verdict = |session: &Session| {
            let made = next.standings.marks(session.id, seat.enrolment);
            let unit = session.part_to_check_in(made, now);
            attendance::check_in(&session.gathering, &session.policy, unit, made, now)
        };
        let check_in = session.map(|place| verdict(&next.sessions[place]));
        let others = next.sessions.iter().enumerate();
        let others = others.map(|(place, session)| (place, verdict(session)));
        let also = others.filter(|(place, verdict)| {
            Some(*place) != session
                && !next.elsewhere.contains(place)
                && matches!(verdict, Verdict::Allowed { .. })
        });
        let also = also.collect();
        (next.check_in, next.also) = (check_in, also);
    }
    if let Some(course) = &course {
        next.own = quizzes::own(visit, seat, course).await?;
    }
    Ok((next, course))
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

    /// What to go on with in the course: why, how long it takes, and what fits in a quarter of an
    /// hour instead.
    fn course_view(&self, course: &Course, quiet: bool, language: Language) -> Option<AnyView> {
        let id = self.training.id;
        let missed = (self.own.missed > 0).then(|| self.missed_view(language));
        let next = self.own.next();
        let class = if quiet { "button quiet" } else { "button" };
        let next = next.and_then(|next| {
            let why = quizzes::sentence(&next, course, &self.training.zone, language);
            let button = quizzes::button(&next, course, id, class, language)?;
            Some(view! { <p>{why}</p> {button} })
        });
        if next.is_none() && missed.is_none() {
            return None;
        }
        let fits = self.fits(course, language);
        Some(view! { <div class="next in-course">{next} {missed} {fits}</div> }.into_any())
    }

    /// The way to questions that were missed and are back.
    pub fn missed_view(&self, language: Language) -> AnyView {
        let words = say!(language, "missed-back", count = self.own.missed);
        let href = paths::quizzes::missed(self.training.id);
        view! { <a class="button quiet" href=href>{words}</a> }.into_any()
    }

    /// What can be finished in a quarter of an hour, beside what is next anyway.
    fn fits(&self, course: &Course, language: Language) -> Option<AnyView> {
        let runs = self.own.next().is_some_and(|next| next.attempt.is_some());
        let fits = way::fits(&self.own.steps, QUARTER, OFFERED);
        let fits: Vec<_> = fits
            .into_iter()
            .filter_map(|step| {
                let (_, lesson) = course.lesson(&step.id)?;
                let (_, text) = lesson.text(language)?;
                let minutes = say!(language, "lesson-minutes", count = step.minutes);
                let href = learning::address(self.training.id, lesson);
                Some(view! {
                    <li><a href=href>{text.title.clone()}</a> " " <span class="meta">{minutes}</span></li>
                })
            })
            .collect();
        // Whose time is running has no quarter of an hour for something else.
        (!fits.is_empty() && !runs).then(|| {
            view! {
                <div class="fits">
                    <p>{say!(language, "next-fits", count = QUARTER)}</p>
                    <ul>{fits}</ul>
                </div>
            }
            .into_any()
        })
    }

    /// Whether the person was named to call the roll of a session that is not long over.
    fn is_to_be_taken(&self, session: &Session) -> bool {
        let ended = self.now.duration_since(session.gathering.ends_at);
        self.takes.contains(&session.id) && ended < SignedDuration::from_hours(24)
    }

    fn roll_view(&self, session: &Session, language: Language) -> AnyView {
        let starts = dates::moment(language, session.gathering.starts_at, &self.training.zone);
        let register = paths::attendance::register(self.training.id, session.id);
        view! {
            <div class="next">
                <p>
                    {say!(language, "takers-yours")} " "
                    <strong>{session.titles.get(language).to_owned()}</strong> " · " {starts}
                </p>
                <a class="button" href=register>{say!(language, "takers-take")}</a>
            </div>
        }
        .into_any()
    }

    fn session_view(
        &self,
        session: &Session,
        check_in: Option<&Verdict>,
        language: Language,
    ) -> AnyView {
        let zone = &self.training.zone;
        let day = dates::day(
            language,
            session.gathering.starts_at.to_zoned(zone.clone()).date(),
        );
        let starts = dates::clock(session.gathering.starts_at, zone);
        let on = calendar::phase(&session.gathering, self.now) == Phase::Now;
        let words = if on {
            say!(
                language,
                "next-session-now",
                until = dates::until(session.gathering.starts_at, session.gathering.ends_at, zone)
            )
        } else {
            say!(language, "next-session", day = day, time = starts)
        };
        let against = || {
            let made = self.standings.marks(session.id, self.enrolment?);
            let unit = session.part_to_check_in(made, self.now);
            let status = attendance::stands_in(made, unit)?.status?;
            Some(standing(status, language))
        };
        let action = match check_in {
            Some(Verdict::Allowed { .. }) if session.policy.code_needed => Some(
                view! {
                    {against()}
                    <p><a class="button" href=paths::attendance::check_in()>{say!(language, "check-in-with-code")}</a></p>
                }
                .into_any(),
            ),
            Some(Verdict::Allowed { .. }) => Some(
                view! {
                    {against()}
                    <form class="check-in" method="post" action=CheckIn::url()>
                        <input type="hidden" name="session" value=session.id />
                        <button>{say!(language, "check-in")}</button>
                    </form>
                }
                .into_any(),
            ),
            Some(Verdict::Already(status)) => Some(standing(*status, language)),
            Some(Verdict::TooEarly { opens_at }) => {
                let opens = dates::moment(language, *opens_at, zone);
                Some(
                    view! { <p class="meta">{say!(language, "check-in-opens", time = opens)}</p> }
                        .into_any(),
                )
            }
            Some(Verdict::Closed { .. }) | None => None,
        };
        let room = (self.takes_all && !session.place.is_empty())
            .then(|| view! { " · " {session.place.clone()} });
        view! {
            <div class="next">
                <p>{words} " " <strong>{session.titles.get(language).to_owned()}</strong> {room}</p>
                {action}
                {self.takes_all.then(|| self.ways_in(session, language))}
            </div>
        }
        .into_any()
    }
}

impl Next {
    /// The ways to the register of a session and to its code, for who takes the register. Those of
    /// today are what the day is about.
    fn ways_in(&self, session: &Session, language: Language) -> AnyView {
        let (training, id) = (self.training.id, session.id);
        let title = session.titles.get(language).to_owned();
        let date = |time| self.training.zone.to_datetime(time).date();
        let today = calendar::phase(&session.gathering, self.now) == Phase::Now
            || date(session.gathering.starts_at) == date(self.now);
        let class = if today { "button" } else { "button quiet" };
        let code = session.policy.is_open(&session.gathering, self.now).then(|| {
            view! {
                <a class=class href=paths::attendance::screen(training, id)>
                    {say!(language, "day-show-code")} <span class="visually-hidden">": " {title.clone()}</span>
                </a>
            }
        });
        view! {
            <div class="actions">
                <a class=class href=paths::attendance::register(training, id)>
                    {say!(language, "takers-take")} <span class="visually-hidden">": " {title.clone()}</span>
                </a>
                {code}
            </div>
        }
        .into_any()
    }

    /// The requests that wait for an answer: about which sessions, each with its day.
    fn requests_view(&self, language: Language) -> Option<AnyView> {
        let all: usize = self.requests.values().sum();
        let about: Vec<_> = self
            .sessions
            .iter()
            .filter_map(|session| {
                let count = self.requests.get(&session.id)?;
                let starts = session.gathering.starts_at;
                let when = dates::moment(language, starts, &self.training.zone);
                let title = session.titles.get(language).to_owned();
                Some(view! { <li>{title} " · " {when} " (" {*count} ")"</li> })
            })
            .collect();
        let href = paths::attendance::requests(self.training.id);
        (all > 0).then(|| {
            view! {
                <div class="next requests-open">
                    <p><a class="button quiet" href=href>{say!(language, "day-requests", count = all)}</a></p>
                    <ul>{about}</ul>
                </div>
            }
            .into_any()
        })
    }
}

/// What stands about the viewer at a session.
pub fn standing(status: Status, language: Language) -> AnyView {
    view! {
        <p>
            {say!(language, "check-in-standing")} " "
            <span class=words::badge(status)>{words::status(status, language)}</span>
        </p>
    }
    .into_any()
}
