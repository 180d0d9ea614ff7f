//! Changing and taking away the roles of a training's people, and their links for a new password.

use leptos::prelude::*;
use rules::{places::Place, roles::Role};

use crate::{
    accounts::{self, LinkKind, Reach},
    audit::{Event, NO_ROLE, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, Field, UserError},
    memory::set_aside,
    paths,
    request::{act, flash},
    trainings::store::{self, Member},
};

use super::{
    people::{InvitationLink, InvitationLinks},
    places::move_up,
};

/// Gives a person of the training another role, or a role again.
#[server(endpoint = "trainings/change-role")]
pub async fn change_role(training: i64, enrolment: i64, role: String) -> Result<(), UserError> {
    let field = Field::Role;
    let role = Role::from_code(&role).ok_or(UserError::NotUnderstood { field });
    put(training, enrolment, role.map(Some)).await
}

/// Takes a person's role in the training away. Judges withdraw instead: that is no matter of power.
#[server(endpoint = "trainings/take-role")]
pub async fn take_role(training: i64, enrolment: i64) -> Result<(), UserError> {
    put(training, enrolment, Ok(None)).await
}

async fn put(
    training: i64,
    enrolment: i64,
    role: Result<Option<Role>, UserError>,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let role = role?;
        let txn = visit.begin().await?;
        // Held, so that of two organizers who take each other's role one stays.
        store::hold(&txn, training).await?;
        let member = store::member(&txn, training, enrolment).await?;
        let account = &member.account;
        if role.is_none() && member.role.is_registered() {
            return Err(UserError::NothingChosen.into());
        }
        let stays = role.is_some_and(Role::may_manage_training);
        if !stays && is_last_organizer(&store::members(&txn, training).await?, &member) {
            return Err(UserError::LastOrganizer.into());
        }
        let before = match role {
            Some(role) => store::set_role(&txn, &manages, account, role, now).await?,
            None => store::take_role(&txn, &manages, account.id, now).await?,
        };
        // Who asks twice is told the same: nothing is left to do.
        if before != role {
            let code = |role: Option<Role>| role.map_or(NO_ROLE, Role::code);
            let event =
                accounts::events::role_given(account.id, Some(training), code(before), code(role));
            txn.note(now, event).await?;
            move_up(&txn, &visit, &manages, now).await?;
        }
        txn.commit().await?;
        let done = match role {
            Some(_) => flash!("done-role-changed"),
            None => flash!("done-role-taken"),
        };
        // Who gave up the own role may not see the page of people any more.
        let own = account.id == viewer.account && !viewer.administrator && !stays;
        Ok(done.at(&match (own, role) {
            (true, None) => "/".to_owned(),
            (true, Some(_)) => paths::home::training(training),
            (false, _) => paths::home::person(training, enrolment),
        }))
    })
    .await
}

/// Whether nobody would organize the training without this person.
pub(super) fn is_last_organizer(members: &[Member], member: &Member) -> bool {
    let organizes = |member: &&Member| {
        member.role.may_manage_training()
            && member.place == Place::Enrolled
            && member.account.is_open()
    };
    let mut organizers = members.iter().filter(organizes);
    organizers
        .next()
        .is_some_and(|one| one.enrolment == member.enrolment)
        && organizers.next().is_none()
}

/// Makes a link with which somebody who has forgotten the password chooses a new one.
///
/// Such a link is a way into the account, so it is for those alone who reach all that the account
/// has ([`Reach`]): then it gives no power that the organizer lacks. What remains is acting in the
/// person's name. It is bounded: the link holds for an hour and ends the person's logins, so that
/// they notice; and the audit names who made it and that it was used. Refused, people would stand in
/// a seminar room on the first morning with nobody who can let them in where no mail server is set
/// up; organizers would then hand out accounts of their own.
#[server(endpoint = "trainings/make-reset-link")]
pub async fn make_reset_link(training: i64, enrolment: i64) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let training = viewer.manages(training)?.training();
        let txn = visit.begin().await?;
        let member = store::member(&txn, training, enrolment).await?;
        let account = &member.account;
        if !account.signed_up {
            return Err(AppError::NotFound);
        }
        let reach = Reach::of(&txn, viewer.account, account.id).await?;
        let reach = reach.ok_or(UserError::ReachesFurther)?;
        let token = accounts::invite(&txn, reach, LinkKind::Reset, now).await?;
        let event = Event::of(
            accounts::events::LINK_RESET,
            "account",
            account.id,
            Some(training),
        );
        txn.note(now, event).await?;
        let link = InvitationLink {
            name: member.account.name,
            court: member.court,
            link: format!(
                "{}{}",
                house.settings.public_url,
                paths::accounts::invitation(&token)
            ),
            reset: true,
        };
        let links = InvitationLinks(vec![link]);
        let key = set_aside::put(&txn, Some(viewer.account), &links, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::links(training, &key))
    })
    .await
}
