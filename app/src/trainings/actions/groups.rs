//! Dividing the people of a training into groups, and saying for which of them a session is.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    audit::{self, Action, Event, Notes as _},
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths,
    request::{act, flash},
    trainings::{events, standing, store},
};

/// The most characters of a group's name.
pub const MOST: u32 = 60;

/// Makes a group.
#[server(endpoint = "trainings/make-group")]
pub async fn make_group(
    training: i64,
    #[server(default)] group_name: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let name = required(Field::GroupName, &group_name, MOST)?;
        let txn = visit.begin().await?;
        let group = store::make_group(&txn, &manages, &name, now).await?;
        txn.note(now, event(events::GROUP_MADE, group, training))
            .await?;
        txn.commit().await?;
        Ok(flash!("done-group-made").at(&page(training)))
    })
    .await
}

/// Calls a group otherwise.
#[server(endpoint = "trainings/rename-group")]
pub async fn rename_group(
    training: i64,
    group: i64,
    #[server(default)] group_name: String,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let name = required(Field::GroupName, &group_name, MOST)?;
        let txn = visit.begin().await?;
        // Held: who renames it at the same time waits, and meets what was changed.
        store::hold(&txn, training).await?;
        let groups = store::groups(&txn, training).await?;
        let there = groups.iter().find(|each| each.id == group);
        standing::of_group(there.ok_or(AppError::NotFound)?).still_stands(&version)?;
        store::rename_group(&txn, &manages, group, &name).await?;
        let event = event(events::GROUP_RENAMED, group, training);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-group-renamed").at(&page(training)))
    })
    .await
}

/// Removes a group that no session is for. Who was in it is in none; marks stay.
#[server(endpoint = "trainings/remove-group")]
pub async fn remove_group(training: i64, group: i64) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let txn = visit.begin().await?;
        store::remove_group(&txn, &manages, group).await?;
        let event = event(events::GROUP_REMOVED, group, training);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-group-removed").at(&page(training)))
    })
    .await
}

/// Puts people in a group, out of the one that they were in; in none where the group is 0. Their
/// marks stay where they were made.
#[server(endpoint = "trainings/put-in-group")]
pub async fn put_in_group(
    training: i64,
    #[server(default)] people: Vec<i64>,
    #[server(default)] group: i64,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let manages = visit.viewer()?.manages(training)?;
        let into = Some(group).filter(|group| *group != 0);
        if people.is_empty() {
            return Err(UserError::NobodyChosen.into());
        }
        let txn = house.db.begin().await?;
        let chosen: BTreeSet<i64> = people.iter().copied().collect();
        let members = store::members(&txn, training).await?;
        let there = members
            .iter()
            .filter(|member| chosen.contains(&member.enrolment));
        let there: Vec<_> = there.filter(|member| member.role.is_registered()).collect();
        if there.len() < chosen.len() {
            return Err(AppError::NotFound);
        }
        let moved = there.into_iter().filter(|member| member.group != into);
        let moved: Vec<i64> = moved.map(|member| member.enrolment).collect();
        store::put_in_group(&txn, &manages, &moved, into).await?;
        let events = moved.into_iter().map(|enrolment| Event {
            detail: [("group", group.to_string())].into(),
            ..Event::of(events::PUT_IN_GROUP, "enrolment", enrolment, Some(training))
        });
        let events: Vec<_> = events.collect();
        if !events.is_empty() {
            audit::record_all(&txn, &visit, now, events).await?;
        }
        txn.commit().await?;
        Ok(flash!("done-put-in-group").at(&page(training)))
    })
    .await
}

/// Says for which groups a session is; for everybody where none is chosen.
#[server(endpoint = "trainings/set-session-groups")]
pub async fn set_session_groups(
    session: i64,
    #[server(default)] groups: Vec<i64>,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = super::session::manages_session(&visit, session).await?;
        let training = crate::authorization::viewer::InTraining::training(&manages);
        let txn = visit.begin().await?;
        store::hold(&txn, training).await?;
        let there = store::find_session(&txn, session).await?;
        standing::of_session_groups(&there).still_stands(&version)?;
        let groups = groups.iter().copied().collect();
        store::set_session_groups(&txn, &manages, session, &groups).await?;
        let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
        let event = Event {
            detail: [("groups", groups.join(" "))].into(),
            ..Event::of(events::SESSION_CHANGED, "session", session, Some(training))
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        let path = format!(
            "{}#groups",
            paths::trainings::change_session(training, session)
        );
        Ok(flash!("done-session-changed").at(&path))
    })
    .await
}

fn event(action: Action, group: i64, training: i64) -> Event {
    Event::of(action, "training_group", group, Some(training))
}

/// The address of the groups of a training.
fn page(training: i64) -> String {
    paths::trainings::groups(training)
}
