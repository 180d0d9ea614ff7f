//! Inviting people by letter.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use leptos::prelude::*;
use rules::letters as rule;

use crate::{
    accounts::{self, LinkKind},
    audit::{Event, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, UserError},
    paths,
    post::{self, Kind},
    request::{act, flash},
    trainings::{
        Member, events, letters,
        roll::{self, Listed},
        store,
    },
};

use super::{
    choose::{Chosen, Deed, REPLACE, SPARE, ask_first, chosen_before},
    people::may_invite,
};

/// Sends invitations: to one person, to those chosen before, or to all who have not been invited,
/// and to those who have not chosen a password since. Nobody is sent two within a day unless that is
/// asked for. A letter brings a new link, with which an older one ends: where that was made to be
/// handed out, it is asked first whether to (`handed_out`).
#[server(endpoint = "trainings/send-invitations")]
pub async fn send_invitations(
    training: i64,
    #[server(default)] enrolment: Option<i64>,
    #[server(default)] again: bool,
    #[server(default)] chosen: String,
    #[server(default)] handed_out: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let only = match (enrolment, chosen.as_str()) {
            (Some(enrolment), _) => Some(BTreeSet::from([enrolment])),
            (None, "") => None,
            (None, key) => Some(chosen_before(&visit, training, key).await?.enrolments),
        };
        let txn = visit.begin().await?;
        // Held, so that two organizers who send at once do not both write to everybody.
        let held = store::hold(&txn, training).await?;
        let mut members = store::members(&txn, training).await?;
        members.retain(|member| {
            only.as_ref()
                .is_none_or(|only| only.contains(&member.enrolment))
                && member.account.id != viewer.account
                && member.is_written_to()
        });
        let last = last_invited(&txn, &members, training).await?;
        members.retain(|member| {
            let before = last.get(&member.account.id).copied();
            rule::invites(member.account.signed_up, before, again, now)
        });
        let mut listed = roll::with_states(&txn, members, now).await?;
        if handed_out == SPARE {
            listed.retain(|one| !one.handed_out);
        } else if handed_out != REPLACE && listed.iter().any(|one| one.handed_out) {
            let asked = Chosen {
                training,
                deed: Deed::Invite,
                enrolments: listed.iter().map(|one| one.member.enrolment).collect(),
            };
            let way = ask_first(&txn, &visit, &asked).await?;
            txn.commit().await?;
            return Ok(way);
        }
        let mut invited = 0;
        for Listed { member, .. } in &listed {
            let signed_up = member.account.signed_up;
            let token = if signed_up {
                None
            } else if let Some(reach) = may_invite(&txn, viewer, member).await? {
                Some(accounts::invite(&txn, reach, LinkKind::Invitation, now).await?)
            } else {
                continue;
            };
            let letter = letters::invitation(&house.settings.public_url, &held, member, token, now);
            post::write(&txn, letter, now).await?;
            let (action, id) = (events::INVITATION_WRITTEN, member.enrolment);
            let event = Event::of(action, "enrolment", id, Some(training));
            txn.note(now, event).await?;
            invited += 1;
        }
        if invited == 0 {
            return Err(UserError::NobodyToInvite.into());
        }
        txn.commit().await?;
        let done = match house.carrier {
            Some(_) => flash!("done-invitations-sent"),
            None => flash!("done-invitations-kept"),
        };
        Ok(done.at(&paths::trainings::people(training)))
    })
    .await
}

/// When people were invited last. A link to choose a password counts whatever training it was
/// about, since a newer one ends it; somebody who has a password is told of each training.
async fn last_invited(
    db: &impl sea_orm::ConnectionTrait,
    members: &[Member],
    training: i64,
) -> Result<BTreeMap<i64, Timestamp>, AppError> {
    let signed_up: BTreeMap<_, _> = members
        .iter()
        .map(|member| (member.account.id, member.account.signed_up))
        .collect();
    let written = post::written(db, Kind::Invitation, signed_up.keys().copied()).await?;
    let mut last = BTreeMap::new();
    for letter in written {
        let told = letter.training == Some(training) || !signed_up[&letter.account];
        if told {
            let at = last.entry(letter.account).or_insert(letter.at);
            *at = letter.at.max(*at);
        }
    }
    Ok(last)
}
