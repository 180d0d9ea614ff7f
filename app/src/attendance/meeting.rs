//! The list of who was in a meeting, between its reading and the marks that an organizer makes of
//! it: whom its names mean, and what it proposes about them.

use std::collections::{BTreeMap, BTreeSet};

use islands::roll_call::folding;
use jiff::tz::TimeZone;
use rules::{
    attendance::{Standing, Status, Unit},
    meetings::{self, Directory, Join, Known, Match, Participant},
};
use serde::{Deserialize, Serialize};

use crate::{
    memory::set_aside::SetAside,
    trainings::{Member, Session},
};

use super::store::Standings;

/// The most people of a list.
pub const MOST: usize = 2_000;

/// A list that was read and waits to be confirmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedMeeting {
    /// The session that it is about.
    pub session: i64,
    /// What it tells.
    pub joins: Vec<Join>,
}

impl SetAside for PreparedMeeting {
    const KIND: &'static str = "meeting";
    // What a list keeps of words (`lists::LIMITS`), and its times.
    const MOST_BYTES: usize = 12 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 2;
}

/// A list, as it is understood.
#[derive(Clone, Debug)]
pub struct Understood<'list> {
    joins: &'list [Join],
    /// Its people, each with whom it is taken for.
    pub people: Vec<(Participant, Match)>,
}

impl<'list> Understood<'list> {
    /// Understands a list by the people who take part.
    pub fn of(joins: &'list [Join], members: &[Member]) -> Self {
        let takes_part = members.iter().filter(|member| member.takes_part());
        let known = takes_part.map(|member| Known {
            enrolment: member.enrolment,
            address: if member.account.is_walk_in() {
                String::new()
            } else {
                member.account.email.clone()
            },
            name: spelling::folded(&member.account.name),
            sound: folding::folded(&member.account.name),
        });
        let directory = Directory::of(known.collect());
        let people = meetings::participants(joins, spelling::folded).into_iter();
        let people = people.map(|person| {
            let (address, name) = (&person.address, &person.name);
            let found = directory.find(address, name, spelling::folded, folding::folded);
            (person, found)
        });
        Self {
            joins,
            people: people.collect(),
        }
    }

    /// Those who were recognised for certain: by enrolment the places on the list, and whether all
    /// of them by address.
    pub fn certain(&self) -> BTreeMap<i64, (Vec<usize>, bool)> {
        let mut certain = BTreeMap::<i64, (Vec<usize>, bool)>::new();
        for (place, (_, found)) in self.people.iter().enumerate() {
            let (enrolment, by_address) = match found {
                Match::Address(enrolment) => (*enrolment, true),
                Match::Name(enrolment) => (*enrolment, false),
                Match::Perhaps(_) | Match::Nobody => continue,
            };
            let (places, all) = certain.entry(enrolment).or_insert((Vec::new(), true));
            places.push(place);
            *all &= by_address;
        }
        certain
    }

    /// The places of those about whom somebody is asked.
    pub fn asked(&self) -> impl Iterator<Item = usize> {
        let people = self.people.iter().enumerate();
        people
            .filter(|(_, (_, found))| matches!(found, Match::Perhaps(_) | Match::Nobody))
            .map(|(place, _)| place)
    }

    /// What the list proposes about whoever is at these places, at a part of a session.
    pub fn proposes(
        &self,
        places: &[usize],
        (session, unit): (&Session, Unit),
        zone: &TimeZone,
    ) -> Option<(Status, Option<u16>)> {
        let people = places.iter().filter_map(|place| self.people.get(*place));
        let joins = people.flat_map(|(person, _)| &person.joins);
        let joins: Vec<&Join> = joins.filter_map(|join| self.joins.get(*join)).collect();
        let rule = (&session.policy, session.online_percent);
        meetings::propose(&joins, (&session.gathering, unit), zone, rule)
    }

    /// Those whom nothing on the list means, for certain or by a choice.
    pub fn missing<'member>(
        &self,
        session: &Session,
        members: &'member [Member],
    ) -> Vec<&'member Member> {
        let there: BTreeSet<i64> = self.certain().into_keys().collect();
        let expected = members.iter();
        let expected = expected.filter(|member| member.takes_part() && session.expects(member));
        expected
            .filter(|member| !there.contains(&member.enrolment))
            .collect()
    }
}

/// Whether what a list proposes may be recorded against what stands: where an organizer has spoken
/// it says nothing.
pub fn is_open(standings: &Standings, session: i64, enrolment: i64, unit: Unit) -> bool {
    let mark = standings.in_part(session, enrolment, unit);
    let stands = mark.and_then(Standing::of);
    stands.is_none_or(|standing| standing.proposed)
}

/// How people who take part are called where one of them is chosen: by name, and by what tells
/// those apart who are called alike.
pub fn labels(members: &[Member]) -> BTreeMap<String, i64> {
    let takes_part = || members.iter().filter(|member| member.takes_part());
    let mut alike = BTreeMap::<&str, usize>::new();
    for member in takes_part() {
        *alike.entry(&member.account.name).or_default() += 1;
    }
    let labels = takes_part().map(|member| {
        let name = &member.account.name;
        let label = match alike.get(name.as_str()) {
            Some(1) | None => name.clone(),
            Some(_) => format!("{name} · {} · {}", member.court, member.enrolment),
        };
        (label, member.enrolment)
    });
    labels.collect()
}
