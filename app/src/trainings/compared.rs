//! A list beside those who are known already: who is new, who has an account, who is there, and what
//! the list says otherwise of them.

use std::collections::{BTreeMap, BTreeSet};

use rules::roster::Person;
use sea_orm::ConnectionTrait;

use crate::{
    accounts::{self, Account, Reach},
    errors::AppError,
};

use super::store::{self, Member, Seated};

/// Somebody of a list whose address has an account.
#[derive(Clone, Debug)]
pub struct Known {
    /// The number of the row.
    pub row: usize,
    /// What the list says.
    pub person: Person,
    /// The account.
    pub account: Account,
    /// The person in the training; none for who is not in it yet.
    pub member: Option<Member>,
    /// That the organizer may put the name right, where it is another.
    pub rename: Option<Reach>,
}

impl Known {
    /// Whether the list has another name than the account.
    pub fn is_called_otherwise(&self) -> bool {
        self.account.name != self.person.name
    }

    /// Whether the account's name is shown to who reads the list: it is seen in the training anyway,
    /// or the organizer reaches the account.
    pub fn shows_name(&self) -> bool {
        self.member.is_some() || self.rename.is_some()
    }

    /// From where the person sits by the list, where it says otherwise. What it leaves out stays.
    pub fn seated(&self) -> Option<Seated> {
        let member = self.member.as_ref()?;
        let before = Seated::of(member);
        let or = |new: &str, old: &String| match new {
            "" => old.clone(),
            new => new.to_owned(),
        };
        let region = self.person.region.map_or("", |region| region.code);
        let after = Seated {
            court: or(&self.person.court, &before.court),
            region: or(region, &before.region),
            position: or(&self.person.position, &before.position),
            institution: before.institution.clone(),
            sex: before.sex,
        };
        (after != before).then_some(after)
    }

    /// Whether there is anything to put right.
    pub fn may_be_put_right(&self) -> bool {
        self.rename.is_some() || self.seated().is_some()
    }
}

/// The good rows of a list, by who is known.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Those whose address has no account.
    pub new: Vec<(usize, Person)>,
    /// Those who have an account and are not in the training.
    pub known: Vec<Known>,
    /// Those who are in it.
    pub there: Vec<Known>,
}

impl Compared {
    /// How many come to the training by the list.
    pub fn coming(&self) -> usize {
        self.new.len() + self.known.len()
    }

    /// Everybody who is known.
    pub fn all_known(&self) -> impl Iterator<Item = &Known> {
        self.known.iter().chain(&self.there)
    }
}

/// Holds the good rows of a list to the accounts and to the people of a training.
///
/// # Errors
/// When the database cannot be read.
pub async fn compared(
    db: &impl ConnectionTrait,
    (viewer, training): (i64, i64),
    good: Vec<(usize, Person)>,
) -> Result<Compared, AppError> {
    let emails = good.iter().map(|(_, person)| person.email.clone());
    let accounts = accounts::with_emails(db, emails).await?;
    let mut accounts: BTreeMap<String, Account> = accounts
        .into_iter()
        .map(|account| (account.email.clone(), account))
        .collect();
    let members = store::members(db, training).await?;
    let mut members: BTreeMap<i64, Member> = members
        .into_iter()
        .map(|member| (member.account.id, member))
        .collect();
    let otherwise: BTreeSet<i64> = good
        .iter()
        .filter_map(|(_, person)| {
            let account = accounts.get(&person.email)?;
            (account.name != person.name).then_some(account.id)
        })
        .collect();
    let mut reached = Reach::of_many(db, viewer, otherwise).await?;
    let mut compared = Compared::default();
    for (row, person) in good {
        let Some(account) = accounts.remove(&person.email) else {
            compared.new.push((row, person));
            continue;
        };
        let known = Known {
            row,
            member: members.remove(&account.id),
            rename: reached.remove(&account.id),
            person,
            account,
        };
        match known.member {
            Some(_) => compared.there.push(known),
            None => compared.known.push(known),
        }
    }
    Ok(compared)
}
