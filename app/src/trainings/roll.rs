//! The people of a training as a list: what is looked for in it, and how far each invitation has
//! come.

use course::Language;
use jiff::Timestamp;
use rules::{
    invitations::{self, Stage, State},
    places::Place,
    roles::Role,
};
use sea_orm::ConnectionTrait;

use crate::{accounts, errors::AppError, post, request::query::Query};

use super::{Member, store};

/// What somebody looks for in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A part of a name, an address or a court.
    pub text: String,
    /// A role.
    pub role: Option<Role>,
    /// How far the invitation has come.
    pub stage: Option<Stage>,
    /// A court, as the list names it.
    pub court: String,
    /// Whether somebody takes part, waits or has withdrawn.
    pub place: Option<Place>,
}

impl Wanted {
    /// What an address asks for.
    pub fn of(query: &Query) -> Self {
        Self::read(|name| query.get(name).unwrap_or_default().to_owned())
    }

    /// What a form or an address asks for, by the names of its fields. What is not understood asks
    /// for nothing.
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        Self {
            text: value("q").trim().to_owned(),
            role: Role::from_code(&value("role")),
            stage: Stage::from_code(&value("state")),
            court: value("court"),
            place: Place::from_code(&value("place")).filter(|place| *place != Place::Joined),
        }
    }

    /// As it stands in an address.
    pub fn pairs(&self) -> [(&'static str, &str); 5] {
        [
            ("q", &self.text),
            ("role", self.role.map_or("", Role::code)),
            ("state", self.stage.map_or("", Stage::code)),
            ("court", &self.court),
            ("place", self.place.map_or("", Place::code)),
        ]
    }

    /// The query of an address that asks for it.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs() {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// Whether everybody fits.
    pub fn is_everybody(&self) -> bool {
        *self == Self::default()
    }
}

/// A person of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who.
    pub member: Member,
    /// How far the invitation has come.
    pub state: State,
    /// Whether the person has a link that was made to be handed out and works still.
    pub handed_out: bool,
}

impl Listed {
    /// Whether the person lacks a password, and a letter or a link can bring one.
    pub fn awaits_invitation(&self) -> bool {
        let account = &self.member.account;
        !account.signed_up && account.is_open() && !account.is_walk_in()
    }

    /// Whether the person may come in by a code in the room: a judge who takes part and has no
    /// password, also one without an address.
    pub fn may_be_given_slip(&self) -> bool {
        let account = &self.member.account;
        self.member.takes_part() && !account.signed_up && account.is_open()
    }
}

/// All people of a training, in the order of their names in a reader's language. The number of
/// queries is the same for any number of people.
///
/// # Errors
/// When the database cannot be read.
pub async fn everybody(
    db: &impl ConnectionTrait,
    training: i64,
    language: Language,
    now: Timestamp,
) -> Result<Vec<Listed>, AppError> {
    let members = store::members_by_name(db, training, language).await?;
    with_states(db, members, now).await
}

/// How far the invitations of these people have come.
///
/// # Errors
/// When the database cannot be read.
pub async fn with_states(
    db: &impl ConnectionTrait,
    members: Vec<Member>,
    now: Timestamp,
) -> Result<Vec<Listed>, AppError> {
    let without = members.iter().filter(|member| !member.account.signed_up);
    let without: Vec<i64> = without.map(|member| member.account.id).collect();
    let links = accounts::invitation_links(db, without.iter().copied()).await?;
    let letters = post::invitations_to(db, without).await?;
    let listed = members.into_iter().map(|member| {
        let id = member.account.id;
        let (link, letter) = (links.get(&id).copied(), letters.get(&id));
        let works = link.filter(|link| link.expires_at > now);
        Listed {
            state: State::of(member.account.signed_up, link, letter, now),
            handed_out: invitations::is_handed_out(works, letter),
            member,
        }
    });
    Ok(listed.collect())
}

/// Leaves those who fit. Not the database's comparison: it knows capital letters of one alphabet
/// only.
pub fn narrow(listed: &mut Vec<Listed>, wanted: &Wanted) {
    let letters = spelling::folded(&wanted.text);
    listed.retain(|one| {
        let member = &one.member;
        let address = (!member.account.is_walk_in()).then_some(member.account.email.as_str());
        let texts = [
            Some(member.account.name.as_str()),
            address,
            Some(member.court.as_str()),
            Some(member.institution.as_str()),
        ];
        let mut texts = texts.into_iter().flatten();
        (letters.is_empty() || texts.any(|text| spelling::folded(text).contains(&letters)))
            && wanted.role.is_none_or(|role| member.role == role)
            && wanted.place.is_none_or(|place| member.place == place)
            && (wanted.court.is_empty() || member.court == wanted.court)
            && wanted.stage.is_none_or(|stage| {
                one.state.stage() == stage
                    // Nobody is invited whose account is shut or who has no address.
                    && (stage == Stage::Password || one.awaits_invitation())
            })
    });
}
