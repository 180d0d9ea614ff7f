//! Acts on many people at once: they are chosen on the list, and what will happen is said before it
//! does.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use std::collections::BTreeSet;

use leptos::prelude::*;
use rules::places::Place;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{self},
    audit::{Event, NO_ROLE, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, UserError},
    memory::set_aside::{self, SetAside},
    paths,
    request::{Visit, act, flash},
    trainings::{
        events,
        roll::{self, Wanted},
        store,
    },
};

use super::{places::move_up, roles::is_last_organizer};

/// That links which were handed out stop working when their people get new ones.
pub(super) const REPLACE: &str = "replace";
/// That whoever has been handed a link gets no new one.
pub(super) const SPARE: &str = "spare";

/// What can be done with many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// They are sent invitations.
    Invite,
    /// Links are made for them, to be handed out.
    Links,
    /// Slips with codes are printed for them, by which they come in without a password.
    Slips,
    /// They are written a letter.
    Letter,
    /// They are noted as withdrawn, who are judges; of others the role is taken away.
    LetGo,
}

impl Deed {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] = [
        Self::Invite,
        Self::Links,
        Self::Slips,
        Self::Letter,
        Self::LetGo,
    ];

    /// As it stands in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Links => "links",
            Self::Slips => "slips",
            Self::Letter => "letter",
            Self::LetGo => "let-go",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// People who were chosen, and what for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chosen {
    /// The training.
    pub training: i64,
    /// What is to be done.
    pub deed: Deed,
    /// Who, by enrolment.
    pub enrolments: BTreeSet<i64>,
}

impl SetAside for Chosen {
    const KIND: &'static str = "chosen-people";
    const MOST_BYTES: usize = 1024 * 1024;
}

/// Who was chosen before, by the key of it.
///
/// # Errors
/// `PreparedGone` when it is kept no longer, or of another training.
pub async fn chosen_before(visit: &Visit, training: i64, key: &str) -> Result<Chosen, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let found = set_aside::get(db, owner, key, now).await?;
    let chosen = found.filter(|chosen: &Chosen| chosen.training == training);
    Ok(chosen.ok_or(UserError::PreparedGone)?)
}

/// Sets aside who was chosen, and gives the page that asks once more.
pub(super) async fn ask_first(
    db: &impl sea_orm::ConnectionTrait,
    visit: &Visit,
    chosen: &Chosen,
) -> Result<String, AppError> {
    let owner = Some(visit.viewer()?.account);
    let key = set_aside::put(db, owner, chosen, visit.house.clock.now()).await?;
    let training = chosen.training;
    Ok(match chosen.deed {
        // A letter is looked at before it goes; there is nothing to ask yet.
        Deed::Letter => format!("{}?chosen={key}", paths::trainings::new_letter(training)),
        _ => paths::trainings::chosen(training, &key),
    })
}

/// Chooses people of the list: those ticked, or all that were looked for.
#[server(endpoint = "trainings/choose")]
pub async fn choose_people(
    training: i64,
    #[server(default)] chosen: Vec<i64>,
    #[server(default)] everybody: bool,
    #[server(default)] deed: String,
    #[server(default)] q: String,
    #[server(default)] role: String,
    #[server(default)] state: String,
    #[server(default)] court: String,
    #[server(default)] place: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let training = visit.viewer()?.manages(training)?.training();
        let deed = Deed::from_code(&deed).ok_or(UserError::NothingChosen)?;
        let txn = house.db.begin().await?;
        let mut listed = roll::everybody(&txn, training, visit.language, now).await?;
        if everybody {
            let wanted = Wanted::read(|name| {
                match name {
                    "q" => &q,
                    "role" => &role,
                    "state" => &state,
                    "court" => &court,
                    _ => &place,
                }
                .clone()
            });
            roll::narrow(&mut listed, &wanted);
        } else {
            listed.retain(|one| chosen.contains(&one.member.enrolment));
        }
        if listed.is_empty() {
            return Err(UserError::NothingChosen.into());
        }
        let chosen = Chosen {
            training,
            deed,
            enrolments: listed.iter().map(|one| one.member.enrolment).collect(),
        };
        let way = ask_first(&txn, &visit, &chosen).await?;
        txn.commit().await?;
        Ok(way)
    })
    .await
}

/// Notes the judges among those who were chosen as withdrawn, and takes the roles of the others away:
/// all of it, or nothing where nobody would organize the training any more.
#[server(endpoint = "trainings/let-go")]
pub async fn let_go(training: i64, chosen: String) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let chosen = chosen_before(&visit, training, &chosen).await?;
        let txn = visit.begin().await?;
        store::hold(&txn, training).await?;
        let mut gone = 0;
        for enrolment in chosen.enrolments {
            // Read anew: who goes before may have been the last but one who organizes.
            let member = store::member(&txn, training, enrolment).await?;
            if member.place == Place::Withdrawn {
                continue;
            }
            let event = if member.role.is_registered() {
                store::place(&txn, &manages, enrolment, true, now).await?;
                Event::of(events::WITHDRAWN, "enrolment", enrolment, Some(training))
            } else {
                // Whoever acts stays: the own role is taken on the own page, after a question.
                if member.account.id == viewer.account {
                    continue;
                }
                let organizes = member.role.may_manage_training();
                if organizes && is_last_organizer(&store::members(&txn, training).await?, &member) {
                    return Err(UserError::LastOrganizer.into());
                }
                let account = member.account.id;
                store::take_role(&txn, &manages, account, now).await?;
                accounts::events::role_given(account, Some(training), member.role.code(), NO_ROLE)
            };
            txn.note(now, event).await?;
            gone += 1;
        }
        if gone == 0 {
            return Err(UserError::NothingChosen.into());
        }
        move_up(&txn, &visit, &manages, now).await?;
        txn.commit().await?;
        Ok(flash!("done-people-let-go").at(&paths::trainings::people(training)))
    })
    .await
}
