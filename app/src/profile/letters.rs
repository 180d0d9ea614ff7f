//! The letters about a new address: one to it, with the link that confirms it, and one to the old
//! address once it is changed, so that nobody loses an account without a word.

use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use crate::{
    accounts::{ADDRESS_LIMIT, Account, NewAddress},
    errors::AppError,
    language::say,
    paths,
    post::{self, Kind, NewLetter},
    request::Visit,
};

/// Writes to the new address.
pub(super) async fn confirm(
    db: &impl ConnectionTrait,
    visit: &Visit,
    account: &Account,
    (email, token): (&str, String),
    now: Timestamp,
) -> Result<(), AppError> {
    let language = account.language;
    let link = format!(
        "{}{}",
        visit.house.settings.public_url,
        paths::profile::confirm(&token)
    );
    let letter = NewLetter {
        account: account.id,
        recipient: email.to_owned(),
        language,
        kind: Kind::Address,
        subject: say!(language, "letter-address-subject"),
        body: say!(
            language,
            "letter-address-body",
            name = account.name.as_str(),
            link = link
        ),
        secret: Some(token),
        training: None,
        enrolment: None,
        sender: None,
        once: None,
        expires_at: Some(now + ADDRESS_LIMIT),
    };
    post::write(db, letter, now).await?;
    Ok(())
}

/// Tells the old address.
pub(super) async fn tell_old(
    db: &impl ConnectionTrait,
    new: &NewAddress,
    now: Timestamp,
) -> Result<(), AppError> {
    let account: Account = new.account.clone().into();
    let language = account.language;
    let letter = NewLetter {
        account: account.id,
        recipient: account.email,
        language,
        kind: Kind::AddressChanged,
        subject: say!(language, "letter-address-changed-subject"),
        body: say!(language, "letter-address-changed-body", name = account.name),
        secret: None,
        training: None,
        enrolment: None,
        sender: None,
        once: None,
        expires_at: None,
    };
    post::write(db, letter, now).await?;
    Ok(())
}
