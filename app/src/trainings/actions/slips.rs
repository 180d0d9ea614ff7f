//! Slips of paper with codes, by which judges come in who have no password yet.

use std::collections::BTreeSet;

use course::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{self, Reach},
    audit::{Event, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, UserError},
    memory::set_aside::{self, SetAside},
    paths,
    request::act,
    trainings::{events, roll, store},
};

use super::choose::chosen_before;

/// A slip to be handed out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Slip {
    /// For whom.
    pub name: String,
    /// The person's court.
    pub court: String,
    /// Code of the person's language, in which the slip speaks.
    pub language: String,
    /// The code.
    pub code: String,
}

impl Slip {
    /// The language in which it speaks.
    pub fn language(&self) -> Language {
        Language::from_code(&self.language).unwrap_or(Language::Kk)
    }
}

/// Slips that are shown once, to whoever made them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Slips(pub Vec<Slip>);

impl SetAside for Slips {
    const KIND: &'static str = "slips";
    const MOST_BYTES: usize = 4 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 4;
}

/// Makes slips: for one person, or for those chosen before who have no password. A new code takes
/// the place of the one before; links that invite stay as they are.
#[server(endpoint = "trainings/make-slips")]
pub async fn make_slips(
    training: i64,
    #[server(default)] enrolment: Option<i64>,
    #[server(default)] chosen: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let training = viewer.manages(training)?.training();
        let only = match enrolment {
            Some(enrolment) => BTreeSet::from([enrolment]),
            None => chosen_before(&visit, training, &chosen).await?.enrolments,
        };
        let txn = visit.begin().await?;
        let mut members = store::members_by_name(&txn, training, visit.language).await?;
        members.retain(|member| only.contains(&member.enrolment));
        let mut listed = roll::with_states(&txn, members, now).await?;
        listed.retain(roll::Listed::may_be_given_slip);
        let mut slips = Vec::new();
        for one in listed {
            let member = one.member;
            let reach = Reach::of(&txn, viewer.account, member.account.id).await?;
            let Some(reach) = reach else {
                continue;
            };
            let code = match accounts::make_arrival_code(&txn, reach, training, now).await {
                Ok(code) => code,
                // A judge here, and more than that elsewhere.
                Err(AppError::NotAllowed) => continue,
                Err(error) => return Err(error),
            };
            let event = Event::of(
                events::ARRIVAL_CODE_MADE,
                "enrolment",
                member.enrolment,
                Some(training),
            );
            txn.note(now, event).await?;
            slips.push(Slip {
                name: member.account.name,
                court: member.court,
                language: member.account.language.code().to_owned(),
                code,
            });
        }
        if slips.is_empty() {
            return Err(UserError::NothingChosen.into());
        }
        let key = set_aside::put(&txn, Some(viewer.account), &Slips(slips), now).await?;
        txn.commit().await?;
        Ok(paths::trainings::slips(training, &key))
    })
    .await
}
