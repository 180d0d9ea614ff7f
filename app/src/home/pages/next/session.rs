//! The session that is on or comes: how to check in to it, and for who takes registers the ways there.

use course::Language;
use jiff::SignedDuration;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::{
    attendance::{self, CheckIn as Verdict, Status},
    calendar::{self, Phase},
};

use crate::{
    attendance::{CheckIn, words},
    language::{dates, say},
    paths,
    trainings::Session,
};

use super::Next;

impl Next {
    /// Whether the person was named to call the roll of a session that is not long over.
    pub(super) fn is_to_be_taken(&self, session: &Session) -> bool {
        let ended = self.now.duration_since(session.gathering.ends_at);
        self.takes.contains(&session.id) && ended < SignedDuration::from_hours(24)
    }

    pub(super) fn roll_view(&self, session: &Session, language: Language) -> AnyView {
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

    pub(super) fn session_view(
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
    pub(super) fn requests_view(&self, language: Language) -> Option<AnyView> {
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
