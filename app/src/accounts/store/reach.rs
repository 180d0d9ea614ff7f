//! How far an account reaches, and who may make a link to it.

use std::collections::{BTreeMap, BTreeSet};

use records::{account, enrolment};
use rules::{places::Place, roles::Role};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};

use crate::{db::many::among, errors::AppError};

use super::model;

/// That somebody may make a link to an account, or change whose it is said to be: a link sets its
/// password, so it opens all that the account has. Made by the check alone; [`super::invite`] needs
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    pub(super) account: i64,
    /// Who makes the link; none for the command line.
    pub(super) maker: Option<i64>,
}

impl Reach {
    /// The account that is reached.
    pub fn account(self) -> i64 {
        self.account
    }

    /// Of whoever has the command line, and with it the whole database.
    pub fn of_command_line(account: i64) -> Self {
        let maker = None;
        Self { account, maker }
    }

    /// Of the person whose account it is. The link goes to the person's own address, and is
    /// shown to nobody else.
    pub fn of_oneself(account: i64) -> Self {
        let maker = Some(account);
        Self { account, maker }
    }

    /// Of somebody else: an administrator, or an organizer of every training that the account is
    /// in, where the account is no administrator's. The state in the database counts, not what is
    /// remembered of the maker's login.
    ///
    /// Nobody has it to their own account: who sits at an open browser must not get a new password
    /// without knowing the old.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn of(
        db: &impl ConnectionTrait,
        maker: i64,
        account: i64,
    ) -> Result<Option<Self>, AppError> {
        let there = model(db, account).await?;
        let may = maker != account && is_open(&there) && reaches(db, Some(maker), &there).await?;
        let maker = Some(maker);
        Ok(may.then_some(Self { account, maker }))
    }

    /// Of many others, as [`Reach::of`] says of one: those who are not in it are not reached.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_many(
        db: &impl ConnectionTrait,
        maker: i64,
        others: impl IntoIterator<Item = i64>,
    ) -> Result<BTreeMap<i64, Self>, AppError> {
        let others: Vec<i64> = others.into_iter().filter(|id| *id != maker).collect();
        let there = model(db, maker).await?;
        if others.is_empty() || !is_open(&there) {
            return Ok(BTreeMap::new());
        }
        let accounts = account::Entity::find()
            .filter(among(db, account::Column::Id, others.iter().copied()))
            .all(db)
            .await?;
        let mut seats_of: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for seat in enrolment::Entity::find()
            .filter(among(db, enrolment::Column::AccountId, others))
            .all(db)
            .await?
        {
            let of_one = seats_of.entry(seat.account_id).or_default();
            of_one.push(seat.training_id);
        }
        let runs = runs(db, maker).await?;
        let reached = accounts.into_iter().filter(|account| {
            let seats = seats_of.get(&account.id);
            let runs_all =
                seats.is_some_and(|seats| seats.iter().all(|training| runs.contains(training)));
            is_open(account) && (there.administrator || (!account.administrator && runs_all))
        });
        let maker = Some(maker);
        Ok(reached
            .map(|one| {
                let account = one.id;
                (account, Self { account, maker })
            })
            .collect())
    }
}

/// Whether people come in by an account: it is neither closed nor erased.
pub(super) fn is_open(account: &account::Model) -> bool {
    account.closed_at.is_none() && account.erased_at.is_none()
}

/// Whether whoever made a link may reach, now, all that the account has. Asked when a link is made
/// and again when it is accepted: since then the account may have got more, or the maker may have
/// lost what it takes.
pub(super) async fn reaches(
    db: &impl ConnectionTrait,
    maker: Option<i64>,
    account: &account::Model,
) -> Result<bool, AppError> {
    let Some(maker) = maker.filter(|maker| *maker != account.id) else {
        return Ok(true);
    };
    let maker = model(db, maker).await?;
    if !is_open(&maker) {
        return Ok(false);
    }
    if maker.administrator {
        return Ok(true);
    }
    if account.administrator {
        return Ok(false);
    }
    let runs = runs(db, maker.id).await?;
    // Also where the person waits or has left: an organizer there may take them in again.
    let has = seats(db, account.id).await?;
    Ok(!has.is_empty() && has.iter().all(|seat| runs.contains(&seat.training_id)))
}

/// The trainings that an account runs.
async fn runs(db: &impl ConnectionTrait, account: i64) -> Result<BTreeSet<i64>, AppError> {
    Ok(seats(db, account)
        .await?
        .into_iter()
        .filter(|seat| {
            Place::from_code(&seat.place) == Some(Place::Enrolled)
                && Role::from_code(&seat.role).is_some_and(Role::may_manage_training)
        })
        .map(|seat| seat.training_id)
        .collect())
}

async fn seats(db: &impl ConnectionTrait, account: i64) -> Result<Vec<enrolment::Model>, AppError> {
    Ok(enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .all(db)
        .await?)
}
