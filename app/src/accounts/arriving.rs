//! Coming in by a code in the room, without a password; and choosing one later.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;

use crate::{
    accounts::events,
    db::Write,
    errors::{AppError, UserError},
    language::say,
    paths,
    request::{Visit, act, flash},
};

use super::{
    actions::check_password,
    entry::{Entry, after_first_step, enter},
    store::{self, Admission, ArrivalCode, Which},
};

/// Lets somebody in by a code in the room, which is used up, and commits. The login lasts for the
/// day, in this browser, and opens what a judge does. Gives the way on: `next`, or the training.
///
/// # Errors
/// `ArrivalCodeGone`; `TooManyTries` for an address that brought too many wrong ones.
pub async fn come_in(
    visit: &Visit,
    txn: Write,
    code: &str,
    next: &str,
) -> Result<String, AppError> {
    let house = &visit.house;
    house.doorkeeper.count_code(None, visit.address)?;
    let used = store::use_arrival_code(&txn, code, house.clock.now()).await?;
    house.doorkeeper.takes_code(None, visit.address);
    let ArrivalCode {
        account, training, ..
    } = used;
    // Nobody without a password has a second step; a code does not get around one.
    let Admission::In(admitted) = store::admit(&txn, account).await? else {
        return Err(UserError::ArrivalCodeGone.into());
    };
    let next = match next {
        "" | "/" => paths::home::training(training),
        next => next.to_owned(),
    };
    let entry = Entry {
        next,
        by_code: true,
        ..Entry::default()
    };
    enter(visit, txn, admitted, entry, events::ARRIVED).await
}

/// What a code in the room leads to, if it works.
///
/// # Errors
/// `ArrivalCodeGone`; `TooManyTries` for an address that brought too many wrong ones.
pub async fn arriving(visit: &Visit, code: &str) -> Result<ArrivalCode, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    house.doorkeeper.count_code(None, visit.address)?;
    let found = store::arrival_code(house.db.read(), code, now).await?;
    house.doorkeeper.takes_code(None, visit.address);
    Ok(found)
}

/// Asks somebody who came by a code in the room to choose a password, for another day.
pub fn password_asked(visit: &Visit) -> Option<impl IntoView + use<>> {
    let asked = visit.viewer.as_ref()?.arrived;
    let language = visit.language;
    asked.then(|| {
        view! {
            <div class="notice info">
                <p>{say!(language, "arrived-asked")} " " <a href=paths::accounts::own()>{say!(language, "arrived-title")}</a></p>
            </div>
        }
    })
}

/// Chooses the first password, for who came by a code in the room: with it the person is wholly
/// signed in, and every other login and the links that invite end.
#[server(endpoint = "accounts/choose-password")]
pub async fn choose_password(password: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let db = house.db.read();
        // Whoever has a password changes it, with the old one.
        let account = store::model(db, viewer.account).await?;
        // And whoever has no address could not sign in by it.
        if !viewer.arrived || account.password_hash.is_some() || store::is_walk_in(&account.email) {
            return Err(AppError::NotAllowed);
        }
        check_password(db, viewer.account, &password).await?;
        let hash = house.doorkeeper.hash(password).await?;
        let txn = house.db.begin().await?;
        store::set_first_password(&txn, viewer.account, hash).await?;
        store::end_logins(&txn, viewer.account, Which::All, now).await?;
        store::withdraw_links(&txn, viewer.account, now).await?;
        let entry = Entry::default();
        let way = after_first_step(
            &visit,
            txn,
            viewer.account,
            entry,
            events::INVITATION_ACCEPTED,
        )
        .await?;
        Ok(flash!("done-password-changed").at(&way))
    })
    .await
}
