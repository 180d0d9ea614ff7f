//! Sessions as an iCalendar file (RFC 5545).

use course::Language;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::Timestamp;

use crate::{
    language::say,
    paths,
    trainings::{Session, Training},
};

/// How often calendar programs should look again, as RFC 7986 and as Outlook have it.
const EVERY: &str = "PT1H";

/// A calendar of the sessions of trainings, each with its own and those that were cancelled.
pub fn written<'a>(
    name: &str,
    trainings: impl IntoIterator<Item = (&'a Training, &'a [Session], &'a [Session])>,
    public_url: &str,
    language: Language,
) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Torelik//Torelik//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .append_property(of_kind("X-WR-CALNAME", &one_line(name), "TEXT"))
        .append_property(of_kind("REFRESH-INTERVAL", EVERY, "DURATION"))
        .append_property(("X-PUBLISHED-TTL", EVERY));
    for (training, sessions, cancelled) in trainings {
        for session in sessions {
            let mut event = event(session, training, public_url, language);
            if training.cancelled.is_some() {
                event.status(EventStatus::Cancelled);
            }
            calendar.push(event);
        }
        // A program that was given a file keeps what is merely missing from the next one.
        for session in cancelled {
            let mut event = event(session, training, public_url, language);
            calendar.push(event.status(EventStatus::Cancelled).done());
        }
    }
    calendar.done().to_string()
}

/// One session. Its times are in UTC: right for whoever looks, wherever that is, and whatever
/// the looking program knows of the training's zone.
fn event(session: &Session, training: &Training, public_url: &str, language: Language) -> Event {
    let host = public_url
        .split_once("://")
        .map_or(public_url, |(_, host)| host);
    let link = format!(
        "{public_url}{}#session-{}",
        paths::home::training(training.id),
        session.id
    );
    let place = [session.place.as_str(), training.place.as_str()]
        .into_iter()
        .filter(|place| !place.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let mut described = vec![one_line(training.titles.get(language))];
    let trainers = one_line(&session.trainers);
    if !trainers.is_empty() {
        let trainers = trainers.as_str();
        described.push(say!(language, "calendar-trainers", trainers = trainers));
    }
    let online = one_line(&session.link);
    if !online.is_empty() {
        let online = online.as_str();
        described.push(say!(language, "calendar-online", link = online));
    }
    described.push(say!(language, "calendar-open", link = link.as_str()));
    Event::new()
        .uid(&format!("session-{}@{host}", session.id))
        .summary(&one_line(session.titles.get(language)))
        .description(&described.join("\n"))
        .location(&one_line(&place))
        .url(&link)
        .sequence(session.revision)
        .add_property("DTSTART", utc(session.gathering.starts_at))
        .add_property("DTEND", utc(session.gathering.ends_at))
        // Published, not sent to and fro: both say when the session was changed last.
        .add_property("DTSTAMP", utc(session.changed_at))
        .add_property("LAST-MODIFIED", utc(session.changed_at))
        .done()
}

/// `20240530T040000Z`.
fn utc(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A property that says what kind of value it has.
fn of_kind(name: &str, value: &str, kind: &str) -> Property {
    let mut property = Property::new(name, value);
    property.add_parameter("VALUE", kind).done()
}

/// What people typed, without line breaks: these would begin properties of their own.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
