//! That registers were closed, and opened again.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{account, register_closing as closing};
use rules::attendance::{self, Closing, Reopening};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _, QueryFilter as _,
};

use crate::{
    authorization::viewer::{InTraining as _, TakesRegister},
    db::many::among,
    errors::AppError,
};

/// That a register was closed, or opened again, as pages show it.
#[derive(Clone, Debug)]
pub struct Shut {
    /// What was done.
    pub closing: Closing,
    /// Who did it, by name; none where the account is gone.
    pub by: Option<String>,
    /// Why it was opened again; none of one that closes.
    pub why: Option<Reopening>,
}

/// What was closed and opened again, by session.
#[derive(Clone, Debug, Default)]
pub struct Closings(BTreeMap<i64, Vec<Shut>>);

impl Closings {
    /// What was done to the register of a session, the first first.
    pub fn of(&self, session: i64) -> &[Shut] {
        self.0.get(&session).map_or(&[], Vec::as_slice)
    }

    /// The same, as the rules take it.
    pub fn bare(&self, session: i64) -> Vec<Closing> {
        let all = self.of(session).iter();
        all.map(|shut| shut.closing.clone()).collect()
    }

    /// The closing that holds of a session's register, if it is closed.
    pub fn closed(&self, session: i64) -> Option<&Shut> {
        let bare = self.bare(session);
        let number = attendance::closed(&bare)?.number;
        let mut all = self.of(session).iter();
        all.find(|shut| shut.closing.number == number)
    }
}

/// What was closed and opened again of these sessions.
///
/// # Errors
/// When the database cannot be read.
pub async fn closings_at(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<Closings, AppError> {
    let rows = closing::Entity::find()
        .filter(among(db, closing::Column::SessionId, sessions))
        .find_also_related(account::Entity)
        .all(db)
        .await?;
    let mut closings = BTreeMap::<i64, Vec<Shut>>::new();
    for (row, account) in rows {
        let shut = Shut {
            closing: Closing {
                number: row.number,
                closes: row.closes,
                made_at: row.made_at.into(),
            },
            by: account.map(|account| account.name),
            why: Reopening::from_code(&row.reason),
        };
        closings.entry(row.session_id).or_default().push(shut);
    }
    for all in closings.values_mut() {
        all.sort_by_key(|shut| shut.closing.number);
    }
    Ok(Closings(closings))
}

/// Closes the register of a session, or opens it again where it is said why, after all that was
/// done before.
///
/// # Errors
/// When another did so in between: the database holds one of each number.
pub async fn shut(
    db: &impl ConnectionTrait,
    takes: &TakesRegister,
    session: i64,
    before: &[Closing],
    reopens: Option<Reopening>,
    now: Timestamp,
) -> Result<(), AppError> {
    let last = before.iter().map(|closing| closing.number).max();
    let row = closing::ActiveModel {
        session_id: Set(session),
        number: Set(last.map_or(1, |number| number.saturating_add(1))),
        closes: Set(reopens.is_none()),
        reason: Set(reopens.map_or("", Reopening::code).to_owned()),
        made_by: Set(takes.by()),
        made_at: Set(now.into()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}
