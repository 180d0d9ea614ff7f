//! What share of each of several trainings one person attended: for lists of all that somebody is in.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rules::reports::{Reach, Share};

use crate::{
    errors::AppError,
    request::Visit,
    trainings::{self, Member, Training},
};

use super::{
    pages::words,
    report,
    store::{self, Standings},
};

/// How much somebody attended of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The share of the sessions that were held; none before the first.
    share: Option<Share>,
    /// How that stands with what the certificate asks for, if it asks for anything.
    reach: Option<Reach>,
}

/// How much somebody attended of each of their trainings, by the enrolment; of those in whose
/// register they stand. However many there are, the database is asked the same few questions.
///
/// # Errors
/// When the database cannot be read.
pub async fn attended(
    visit: &Visit,
    memberships: &[(Training, Member)],
) -> Result<BTreeMap<i64, Attended>, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let ids = memberships.iter().map(|(training, _)| training.id);
    let sessions = trainings::sessions_of(db, ids).await?;
    let ids = sessions.iter().map(|session| session.id);
    let enrolments = memberships.iter().map(|(_, member)| member.enrolment);
    let standings: Standings = store::marks_about(db, ids, enrolments).await?.into();
    let stand = memberships
        .iter()
        .filter(|(_, member)| standings.registers(member));
    let attended = stand.map(|(training, member)| {
        let own = sessions
            .iter()
            .filter(|session| session.training == training.id);
        let tally = report::tally(own, member, &standings, &training.policy, now);
        let attended = Attended {
            share: tally.of_held(),
            reach: report::reach(&tally, report::needed(visit, training), member),
        };
        (member.enrolment, attended)
    });
    Ok(attended.collect())
}

impl Attended {
    /// The share, and how it stands with the certificate.
    pub fn view(self, language: course::Language) -> AnyView {
        let reach = self.reach.map(|reach| {
            view! { " " <span class=words::reach_badge(reach)>{words::reach(reach, language)}</span> }
        });
        view! { {words::share(self.share, language)} {reach} }.into_any()
    }
}
