//! What stands in the forms of a training and its sessions: what each form shows at first, and the
//! version that it is made from.

use course::Language;
use rules::{
    attendance::{Excuse, Weight},
    people::Sex,
};

use crate::{
    errors::Field,
    language::{dates, say},
    parts::meanwhile::Stood,
    profile,
    request::Visit,
};

use super::{Group, Member, Session, Training, store::Seated, words};

/// What stands of a training.
pub fn of_training(training: &Training) -> Stood {
    let capacity = training.capacity.map(|places| places.to_string());
    let reminders = if training.reminders { "true" } else { "" };
    Stood::of([
        (Field::TitleKk, training.titles.kk.clone()),
        (Field::TitleRu, training.titles.ru.clone()),
        (Field::TitleEn, training.titles.en.clone()),
        (Field::Place, training.place.clone()),
        (Field::Course, training.course.clone()),
        (Field::StartsOn, training.starts_on.to_string()),
        (Field::EndsOn, training.ends_on.to_string()),
        (Field::TimeZone, training.zone_name.clone()),
        (Field::Capacity, capacity.unwrap_or_default()),
        (Field::About, training.about.clone()),
        (Field::Contact, training.contact.clone()),
        (Field::Reminders, reminders.to_owned()),
    ])
}

/// What stands of the attendance policy of a training.
pub fn of_policy(training: &Training) -> Stood {
    let policy = &training.policy;
    let minutes = |minutes: rules::attendance::Minutes| minutes.get().to_string();
    Stood::of([
        (Field::LateAfter, minutes(policy.late_after)),
        (Field::OpensBefore, minutes(policy.opens_before)),
        (Field::ClosesAfter, minutes(policy.closes_after)),
        (Field::LateCounts, policy.late.code().to_owned()),
        (Field::LeftEarlyCounts, policy.left_early.code().to_owned()),
        (Field::ExcusedCounts, policy.excused.code().to_owned()),
        (
            Field::CodeNeeded,
            if policy.code_needed { "true" } else { "" }.to_owned(),
        ),
    ])
}

/// What stands of a session, by the clock of its training.
pub fn of_session(session: &Session, training: &Training) -> Stood {
    let (zone, gathering) = (&training.zone, &session.gathering);
    let date = zone.to_datetime(gathering.starts_at).date();
    // Only where it ends on another day than it begins.
    let last = Some(zone.to_datetime(gathering.ends_at).date()).filter(|last| *last != date);
    Stood::of([
        (Field::TitleKk, session.titles.kk.clone()),
        (Field::TitleRu, session.titles.ru.clone()),
        (Field::TitleEn, session.titles.en.clone()),
        (Field::Date, date.to_string()),
        (Field::StartsAt, dates::clock(gathering.starts_at, zone)),
        (Field::EndsAt, dates::clock(gathering.ends_at, zone)),
        (
            Field::EndsOn,
            last.map(|last| last.to_string()).unwrap_or_default(),
        ),
        (Field::Place, session.place.clone()),
        (Field::Trainers, session.trainers.clone()),
        (Field::Link, session.link.clone()),
        (
            Field::OnlinePercent,
            session.online_percent.get().to_string(),
        ),
    ])
}

/// What stands of a person in a training; of the account only where it is changed by the same form.
pub fn of_member(member: &Member, with_account: bool) -> Stood {
    let seated = Seated::of(member);
    let of_seat = [
        (Field::Court, seated.court),
        (Field::Region, seated.region),
        (Field::Position, seated.position),
        (Field::Institution, seated.institution),
        (Field::Sex, seated.sex.map_or("", Sex::code).to_owned()),
    ];
    let of_account = with_account.then(|| profile::stood(&member.account));
    Stood::of(of_account.into_iter().flatten().chain(of_seat))
}

/// What stands of a group.
pub fn of_group(group: &Group) -> Stood {
    Stood::of([(Field::GroupName, group.name.clone())])
}

/// For which groups a session stands, by their numbers.
pub fn of_session_groups(session: &Session) -> Stood {
    Stood::of([(Field::Group, numbers(session.groups.iter().copied()))])
}

/// Numbers of groups, as they stand in [`of_session_groups`].
pub fn numbers(groups: impl IntoIterator<Item = i64>) -> String {
    let groups: Vec<String> = groups.into_iter().map(|group| group.to_string()).collect();
    groups.join(" ")
}

/// How people read what stands in a field of these forms.
pub fn said(field: Field, value: &str, visit: &Visit) -> String {
    let language = visit.language;
    let as_it_is = || value.to_owned();
    match field {
        Field::Course => visit
            .house
            .courses
            .get(value)
            .map_or_else(as_it_is, |served| {
                served.course.title.get(language).to_owned()
            }),
        Field::Reminders | Field::CodeNeeded => say!(language, "meanwhile-yes"),
        Field::Language => {
            Language::from_code(value).map_or_else(as_it_is, |each| each.own_name().to_owned())
        }
        Field::Region => named(words::regions(language), value),
        Field::Sex => named(words::sexes(language), value),
        Field::StartsOn | Field::EndsOn | Field::Date => value
            .parse()
            .map_or_else(|_| as_it_is(), |date| dates::day(language, date)),
        Field::LateCounts | Field::LeftEarlyCounts => {
            Weight::from_code(value).map_or_else(as_it_is, |each| words::weight(each, language))
        }
        Field::ExcusedCounts => {
            Excuse::from_code(value).map_or_else(as_it_is, |each| words::excuse(each, language))
        }
        _ => as_it_is(),
    }
}

/// The words for one of the values that are chosen from.
fn named(choices: Vec<(String, String)>, value: &str) -> String {
    let found = choices.into_iter().find(|(each, _)| each == value);
    found.map_or_else(|| value.to_owned(), |(_, words)| words)
}

/// The languages in which a training has titles, Kazakh first.
pub fn languages(training: &Training) -> Vec<Language> {
    [Language::Kk, Language::Ru, Language::En]
        .into_iter()
        .filter(|language| training.titles.has(*language))
        .collect()
}
