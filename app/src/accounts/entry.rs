//! Entering: what begins once somebody has been admitted, in one place for every way in.

use serde::{Deserialize, Serialize};

use crate::{
    audit::{self, Action, Event},
    db::Write,
    errors::AppError,
    memory::set_aside::{self, SetAside},
    paths, privacy,
    request::{
        Visit, log_line,
        refused::{self, Held, MOST, clean},
    },
};

use super::{
    browser::Browser,
    store::{self, Admission, Admitted, Which},
};

/// What whoever enters brings along.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Whether to stay signed in on this device.
    pub stays: bool,
    /// Where the person was going.
    pub next: String,
    /// What was sent when the last login had ended.
    pub held: Option<Held>,
    /// Whether the person comes by a code in the room.
    #[serde(default)]
    pub by_code: bool,
}

/// Somebody who has taken the first step of two, while the second is being taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FirstStep(pub Entry);

impl SetAside for FirstStep {
    const KIND: &'static str = "first-step";
    // To find the phone and the app on it.
    const KEPT_FOR: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);
    const MOST_BYTES: usize = 4 * MOST;
}

/// Lets somebody in who has shown the password, or a link that sets one, and commits: signed in, or
/// at the second step. Gives the way on. `event` is what the audit is told where no second step
/// follows.
pub(super) async fn after_first_step(
    visit: &Visit,
    txn: Write,
    account: i64,
    entry: Entry,
    event: Action,
) -> Result<String, AppError> {
    let house = &visit.house;
    match store::admit(&txn, account).await? {
        Admission::In(admitted) => enter(visit, txn, admitted, entry, event).await,
        Admission::CodeNeeded => {
            let now = house.clock.now();
            let first = FirstStep(entry);
            let key = set_aside::put(&txn, Some(account), &first, now).await?;
            txn.commit().await?;
            Browser::here(house.settings.secure()).took_first_step(account, &key);
            Ok(paths::accounts::code().to_owned())
        }
    }
}

/// Begins the login of somebody who has been admitted, commits, and gives the way on.
pub(super) async fn enter(
    visit: &Visit,
    txn: Write,
    admitted: Admitted,
    entry: Entry,
    event: Action,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let account = admitted.account();
    log_line::is_of(account);
    if let Some(viewer) = &visit.viewer {
        store::end_logins(&txn, viewer.account, Which::Only(viewer.login), now).await?;
    }
    let browser = Browser::here(house.settings.secure());
    let mut arrival = browser.arrival(account, entry.stays);
    if entry.by_code {
        // The browser is not known by it: no password was shown.
        (arrival.by_code, arrival.device_hash) = (true, None);
    }
    let (token, stays) = store::begin_login_in(&txn, admitted, arrival, now).await?;
    let event = Event::of(event, "account", account, None);
    audit::record_of(&txn, Some(account), Some(visit), now, event).await?;
    // What was sent when the last login had ended waits for the same person.
    let held = entry.held.and_then(|held| held.kept_for(account));
    let held = match held {
        Some(refused) => Some(set_aside::put(&txn, Some(account), &refused, now).await?),
        None => None,
    };
    txn.commit().await?;
    browser.takes(&token, stays);
    let mut next = clean(&entry.next);
    if let Some(key) = held {
        next = refused::with(&next, refused::KEY, &key);
    }
    let mut way = privacy::way_in(house.db.read(), account, next).await?;
    if !visit.has_cookies {
        way = refused::with(&way, refused::SIGNED_IN, "");
    }
    Ok(way)
}
