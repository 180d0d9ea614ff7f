//! What pages and files report of a training's attendance: sessions, people, what stands, and
//! which of the people the reader asked for.

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use jiff::Timestamp;
use rules::{
    attendance::Policy,
    calendar::{self, Phase},
    reports::{Attended, Reach, Tally, counted},
};

use crate::{
    authorization::viewer::{InTraining as _, SeesFigures},
    errors::{AppError, Field},
    language::say,
    request::{Query, Visit},
    trainings::{self, Group, Member, Session, Training},
};

use super::{
    store::{self, Standings},
    work,
};

/// What people are grouped and chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Their court.
    Court,
    /// Their region.
    Region,
    /// Their position.
    Position,
    /// The language they are written to in.
    Language,
    /// The group of the training that they are in.
    Group,
    /// Their sex, where it is given.
    Sex,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Group,
        Self::Court,
        Self::Region,
        Self::Position,
        Self::Language,
        Self::Sex,
    ];

    /// Its field, which gives it name and words.
    pub const fn field(self) -> Field {
        match self {
            Self::Court => Field::Court,
            Self::Region => Field::Region,
            Self::Position => Field::Position,
            Self::Language => Field::Language,
            Self::Group => Field::Group,
            Self::Sex => Field::Sex,
        }
    }

    /// What a person has of it; empty where nothing is known.
    pub fn of(self, member: &Member) -> String {
        match self {
            Self::Court => member.court.clone(),
            Self::Region => member.region.clone(),
            Self::Position => member.position.clone(),
            Self::Language => member.account.language.code().to_owned(),
            Self::Group => member
                .group
                .map_or_else(String::new, |group| group.to_string()),
            Self::Sex => member
                .sex
                .map_or_else(String::new, |sex| sex.code().to_owned()),
        }
    }

    /// How people read it, where these are the groups of the training.
    pub fn say(self, value: &str, groups: &[Group], language: Language) -> String {
        match self {
            _ if value.is_empty() => say!(language, "report-not-given"),
            Self::Region => trainings::words::region(value, language),
            Self::Language => Language::from_code(value)
                .map_or_else(|| value.to_owned(), |own| own.own_name().to_owned()),
            Self::Court | Self::Position => value.to_owned(),
            Self::Group => groups
                .iter()
                .find(|group| group.id.to_string() == value)
                .map_or_else(|| value.to_owned(), |group| group.name.clone()),
            Self::Sex => trainings::words::sex(value, language),
        }
    }
}

/// Stands in addresses for “nothing is known”; an empty value means that it does not matter.
pub const NOT_GIVEN: &str = "-";

/// Whom the reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What people must have in common.
    pub having: BTreeMap<By, String>,
    /// How they must stand with the rule.
    pub reach: Option<Reach>,
}

impl Filter {
    /// What the query of an address asks for.
    pub fn of(query: &Query) -> Self {
        let value = |by: By| {
            query
                .get(by.field().name())
                .filter(|value| !value.is_empty())
        };
        Self {
            having: By::ALL
                .into_iter()
                .filter_map(|by| Some((by, value(by)?.to_owned())))
                .collect(),
            reach: query.get("reach").and_then(Reach::from_code),
        }
    }

    /// Whether nobody is left out.
    pub fn is_empty(&self) -> bool {
        self.having.is_empty() && self.reach.is_none()
    }

    /// The fields of an address that ask for this.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let having = self.having.iter();
        let having = having.map(|(by, value)| (by.field().name(), value.clone()));
        let reach = self.reach.map(|reach| ("reach", reach.code().to_owned()));
        having.chain(reach).collect()
    }

    /// The path with this asked for.
    pub fn at(&self, path: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.pairs())
            .finish();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    fn keeps(&self, person: &Person) -> bool {
        let has = |(by, wanted): (&By, &String)| {
            let value = by.of(&person.member);
            value == *wanted || (value.is_empty() && wanted == NOT_GIVEN)
        };
        self.having.iter().all(has) && self.reach.is_none_or(|reach| person.reach == Some(reach))
    }
}

/// A person of the report.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub member: Member,
    /// How much they attended.
    pub tally: Tally,
    /// How they stand with what the certificate asks for; none where it asks for nothing, and for
    /// somebody who withdrew.
    pub reach: Option<Reach>,
}

/// What is reported of a training.
#[derive(Clone, Debug)]
pub struct Report {
    /// The training.
    pub training: Training,
    /// Its sessions, in order.
    pub sessions: Vec<Session>,
    /// The groups of the training.
    pub groups: Vec<Group>,
    /// Its judges, by name: those that were asked for.
    pub people: Vec<Person>,
    /// What stands.
    pub standings: Standings,
    /// The percent of the sessions that the certificate asks for, if it asks for any.
    pub needed: Option<u8>,
    /// Whom the reader asked for.
    pub filter: Filter,
    /// How many marks wait to be confirmed or settled, of whomever.
    pub to_decide: usize,
    /// What could be asked for: everything that anybody of the training has.
    pub values: BTreeMap<By, BTreeSet<String>>,
}

impl Report {
    /// Whether anybody has given this.
    pub fn tells(&self, by: By) -> bool {
        let mut values = self.values.get(&by).into_iter().flatten();
        values.any(|value| !value.is_empty())
    }
}

/// Reads the report of a training for somebody who may see its register.
///
/// # Errors
/// `NotFound` and `NotAllowed` for others.
pub async fn load(visit: &Visit, training: i64) -> Result<Report, AppError> {
    let training = visit.viewer()?.sees_register(training)?.training();
    load_of(visit, training, Filter::of(&visit.query())).await
}

/// The same of everybody, whomever the address asks for, to be summed: the reader may see no names.
///
/// # Errors
/// As [`load`].
pub async fn load_to_sum(visit: &Visit, sees: &SeesFigures) -> Result<Report, AppError> {
    load_of(visit, sees.training(), Filter::default()).await
}

async fn load_of(visit: &Visit, training: i64, filter: Filter) -> Result<Report, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let training = trainings::find(db, training).await?;
    let sessions = trainings::sessions(db, training.id).await?;
    let ids = || sessions.iter().map(|session| session.id);
    let standings = store::standings_at(db, ids()).await?;
    let closings = store::closings_at(db, ids()).await?;
    let needed = needed(visit, &training);
    let groups = trainings::groups(db, training.id).await?;
    let mut members = trainings::members_by_name(db, training.id, visit.language).await?;
    members.retain(|member| standings.registers(member));
    let to_decide = work::count(&sessions, &members, &standings, &closings, now);
    let mut values = BTreeMap::<By, BTreeSet<String>>::new();
    for by in By::ALL {
        values.insert(by, members.iter().map(|member| by.of(member)).collect());
    }
    let person = |member: Member| {
        let tally = tally(&sessions, &member, &standings, &training.policy, now);
        Person {
            reach: reach(&tally, needed, &member),
            member,
            tally,
        }
    };
    let people = members.into_iter().map(person);
    Ok(Report {
        people: people.filter(|person| filter.keeps(person)).collect(),
        training,
        groups,
        to_decide,
        standings,
        needed,
        filter,
        values,
        sessions,
    })
}

/// How much a person attended of a training's sessions.
pub(super) fn tally<'a>(
    sessions: impl IntoIterator<Item = &'a Session>,
    member: &Member,
    standings: &Standings,
    policy: &Policy,
    now: Timestamp,
) -> Tally {
    Tally::of(sessions.into_iter().map(|session| {
        let is_over = calendar::phase(&session.gathering, now) == Phase::Past;
        let standing = standings.standing(session.id, member.enrolment);
        let standing = counted(standing, &session.gathering, policy, now);
        let expected = session.expects(member);
        (is_over, Attended::of(standing, expected, policy))
    }))
}

/// The percent of the sessions that the certificate of a training's course asks for, if it does.
pub(super) fn needed(visit: &Visit, training: &Training) -> Option<u8> {
    let served = visit.house.courses.get(&training.course)?;
    served.course.certificate.as_ref()?.attendance
}

/// How somebody stands with that; none for somebody who takes part no more.
pub(super) fn reach(tally: &Tally, needed: Option<u8>, member: &Member) -> Option<Reach> {
    let needed = needed.filter(|_| member.takes_part());
    needed.map(|needed| tally.reach(needed))
}
