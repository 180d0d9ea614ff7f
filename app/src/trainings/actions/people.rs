//! Enrolling people one by one, and the links that invite them.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use std::collections::BTreeSet;

use course::Language;
use leptos::prelude::*;
use rules::{places::Place, roles::Role};
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{self, LinkKind, Reach},
    audit::{Event, Notes as _},
    authorization::viewer::{InTraining as _, Viewer},
    errors::{AppError, Field, UserError},
    memory::set_aside::{self, SetAside},
    parts::form::{self, address, optional, required},
    paths,
    request::{act, flash},
    trainings::{
        events,
        roll::{self, Listed},
        store::{self, Member, NewMember},
    },
};

use super::{
    choose::{Chosen, Deed, REPLACE, SPARE, ask_first, chosen_before},
    read_region,
};

/// Enrols one person.
#[server(endpoint = "trainings/add-person")]
pub async fn add_person(
    training: i64,
    name: String,
    email: String,
    role: String,
    #[server(default)] court: String,
    #[server(default)] region: String,
    #[server(default)] position: String,
    language: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let not_understood = |field| UserError::NotUnderstood { field };
        let mut email = address(&email);
        if let Ok(new) = &email
            && let Err(there) = form::apart(store::is_new(house.db.read(), training, new).await)?
        {
            email = Err(there);
        }
        let (name, email, court, region, position, language, role) = form::all((
            required(Field::Name, &name, 200),
            email,
            optional(Field::Court, &court, 200),
            read_region(&region),
            optional(Field::Position, &position, 200),
            Language::from_code(&language).ok_or(not_understood(Field::Language)),
            Role::from_code(&role).ok_or(not_understood(Field::Role)),
        ))?;
        let new = NewMember {
            name,
            email,
            language,
            role,
            court,
            region,
            position,
        };
        let txn = visit.begin().await?;
        store::find(&txn, training).await?;
        let enrolment = store::enrol(&txn, &manages, new, now).await?;
        let event = Event::of(events::PERSON_ADDED, "enrolment", enrolment, Some(training));
        txn.note(now, event).await?;
        let place = store::member(&txn, training, enrolment).await?.place;
        txn.commit().await?;
        let done = match place {
            Place::Waiting => flash!("done-person-waits"),
            _ => flash!("done-person-added"),
        };
        Ok(done.at(&paths::trainings::people(training)))
    })
    .await
}

/// An invitation link to hand out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InvitationLink {
    /// For whom.
    pub name: String,
    /// The person's court.
    pub court: String,
    /// The link.
    pub link: String,
    /// Whether it is for a new password, and not an invitation.
    pub reset: bool,
}

/// Links that are shown once, to whoever made them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InvitationLinks(pub Vec<InvitationLink>);

impl SetAside for InvitationLinks {
    const KIND: &'static str = "invitation-links";
    const MOST_BYTES: usize = 16 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 4;
}

/// Makes new invitation links: for one person, for those chosen before, or for all who have not
/// chosen a password yet. A new link ends an older one: where that was made to be handed out, it is
/// asked first whether to (`handed_out`), but for who makes one person's link.
#[server(endpoint = "trainings/make-links")]
pub async fn make_links(
    training: i64,
    #[server(default)] enrolment: Option<i64>,
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
        // Held, so that of two who make links at once the second is asked.
        store::hold(&txn, training).await?;
        let mut wanted = Vec::new();
        for listed in roll::everybody(&txn, training, visit.language, now).await? {
            let is_wanted = only
                .as_ref()
                .is_none_or(|only| only.contains(&listed.member.enrolment));
            if is_wanted && let Some(reach) = may_invite(&txn, viewer, &listed.member).await? {
                wanted.push((listed, reach));
            }
        }
        if handed_out == SPARE {
            wanted.retain(|(listed, _)| !listed.handed_out);
        }
        let replaces = wanted.iter().any(|(listed, _)| listed.handed_out);
        if replaces && enrolment.is_none() && handed_out != REPLACE {
            let people = wanted.iter().map(|(listed, _)| listed.member.enrolment);
            let asked = Chosen {
                training,
                deed: Deed::Links,
                enrolments: people.collect(),
            };
            let way = ask_first(&txn, &visit, &asked).await?;
            txn.commit().await?;
            return Ok(way);
        }
        let mut links = Vec::new();
        for (Listed { member, .. }, reach) in wanted {
            let token = accounts::invite(&txn, reach, LinkKind::Invitation, now).await?;
            let event = Event::of(
                events::LINK_MADE,
                "enrolment",
                member.enrolment,
                Some(training),
            );
            txn.note(now, event).await?;
            links.push(InvitationLink {
                name: member.account.name,
                court: member.court,
                link: format!(
                    "{}{}",
                    house.settings.public_url,
                    paths::accounts::invitation(&token)
                ),
                reset: false,
            });
        }
        if links.is_empty() {
            return Err(UserError::NothingChosen.into());
        }
        let links = InvitationLinks(links);
        let key = set_aside::put(&txn, Some(viewer.account), &links, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::links(training, &key))
    })
    .await
}

/// That the viewer may invite a person: somebody who has no password yet, and an address to sign in
/// with, and whose account opens no more than the viewer may manage.
pub(super) async fn may_invite(
    db: &impl sea_orm::ConnectionTrait,
    viewer: &Viewer,
    member: &Member,
) -> Result<Option<Reach>, AppError> {
    let account = &member.account;
    if account.signed_up || account.is_walk_in() {
        return Ok(None);
    }
    Reach::of(db, viewer.account, account.id).await
}
