//! The letter that brings a link for a new password.

use jiff::Timestamp;

use crate::{
    accounts::{self, LinkKind, Reach},
    audit::{self, Event},
    errors::AppError,
    language::say,
    paths,
    post::{self, Kind, NewLetter},
    recovery::events,
    request::Visit,
};

/// Writes the letter to whoever has an account with this address; nothing, where nobody has. Who
/// asks again within a few minutes has the letter already.
pub(super) async fn write(visit: &Visit, email: &str, next: &str) -> Result<(), AppError> {
    let (house, now): (_, Timestamp) = (&visit.house, visit.house.clock.now());
    let txn = house.db.begin().await?;
    let found = accounts::by_email(&txn, email).await?;
    let Some(account) = found.filter(|account| account.is_open() && !account.is_walk_in()) else {
        return Ok(());
    };
    if accounts::asked_lately(&txn, account.id, now).await? {
        return Ok(());
    }
    let reach = Reach::of_oneself(account.id);
    let token = accounts::invite(&txn, reach, LinkKind::Reset, now).await?;
    let next = if next == "/" {
        String::new()
    } else {
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        format!("?next={next}")
    };
    let language = account.language;
    let link = format!(
        "{}{}{next}",
        house.settings.public_url,
        paths::accounts::invitation(&token)
    );
    let letter = NewLetter {
        account: account.id,
        recipient: account.email,
        language,
        kind: Kind::Reset,
        subject: say!(language, "letter-reset-subject"),
        body: say!(
            language,
            "letter-reset-body",
            name = account.name,
            link = link
        ),
        secret: Some(token),
        training: None,
        enrolment: None,
        sender: None,
        once: None,
        expires_at: Some(now + LinkKind::Reset.limit()),
    };
    post::write(&txn, letter, now).await?;
    let event = Event::of(events::PASSWORD_FORGOTTEN, "account", account.id, None);
    audit::record_of(&txn, None, Some(visit), now, event).await?;
    txn.commit().await?;
    Ok(())
}
