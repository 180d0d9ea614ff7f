//! What happens to letters by itself: they are sent.

use std::sync::Arc;

use jiff::Timestamp;
use rules::letters::{self, MOST_TRIES};

use crate::{
    accounts,
    errors::AppError,
    house::House,
    mail::{Carrier, Concerns, Enclosure, Outgoing},
};

use super::store::{self, Kind, Letter, Outcome};

/// Sends the letters whose time has come, and gives how many were taken by the carrier. May run
/// at the same time in several servers: each letter is taken up by one of them. A letter whose
/// server dies in the middle of sending is sent once more, under the same name. Without a carrier
/// letters stay where they are.
///
/// # Errors
/// When the database cannot be reached.
pub async fn send_due(house: &Arc<House>) -> Result<usize, AppError> {
    let Some(carrier) = &house.carrier else {
        return Ok(0);
    };
    let mut sent = 0;
    for letter in store::due(house.db.read(), house.clock.now()).await? {
        let now = house.clock.now();
        let txn = house.db.begin().await?;
        if !store::take_up(&txn, &letter, now).await? {
            continue;
        }
        txn.commit().await?;
        let id = letter.id;
        let outcome = carried(house, carrier.as_ref(), letter, now).await?;
        match &outcome {
            Outcome::Sent => sent += 1,
            Outcome::Later { code, .. } => tracing::warn!(letter = id, code, "a letter waits"),
            Outcome::GivenUp { code } => tracing::warn!(letter = id, code, "a letter is given up"),
        }
        let txn = house.db.begin().await?;
        store::note(&txn, id, outcome, house.clock.now()).await?;
        txn.commit().await?;
    }
    Ok(sent)
}

/// Forgets the secrets of letters that wait where they open nothing any more, or have waited for
/// long: where there is no mail server, too. Gives how many letters were given up.
///
/// # Errors
/// When the database cannot be reached.
pub async fn forget_secrets(house: &Arc<House>) -> Result<usize, AppError> {
    let txn = house.db.begin().await?;
    let given_up = store::forget_secrets(&txn, house.clock.now()).await?;
    txn.commit().await?;
    Ok(usize::try_from(given_up).unwrap_or(usize::MAX))
}

/// Has one letter carried, if that is still of use.
async fn carried(
    house: &House,
    carrier: &dyn Carrier,
    letter: Letter,
    now: Timestamp,
) -> Result<Outcome, AppError> {
    let given_up = |code: &str| Outcome::GivenUp {
        code: code.to_owned(),
    };
    if letter.tries >= MOST_TRIES {
        // Whoever took it up the last time did not live to say what came of it.
        return Ok(given_up("interrupted"));
    }
    if letter.expires_at.is_some_and(|end| end <= now) {
        return Ok(given_up("late"));
    }
    if letter.has_lost_its_secret() {
        return Ok(given_up("link-gone"));
    }
    if let Some(secret) = &letter.secret
        && !accounts::link_works(house.db.read(), secret, now).await?
    {
        return Ok(given_up("link-gone"));
    }
    let tries = letter.tries + 1;
    let sender = match letter.sender {
        Some(sender) => accounts::people(house.db.read(), [sender]).await?,
        None => Default::default(),
    };
    // Who has left meanwhile is not written to.
    let reply_to = sender
        .into_values()
        .find(|sender| sender.is_open() && !sender.is_walk_in())
        .map(|sender| (sender.name, sender.email));
    let calendar = calendar(house, &letter).await?;
    let mut outgoing = outgoing(letter, reply_to, &house.settings.public_url);
    outgoing.calendar = calendar;
    Ok(match carrier.carry(&outgoing).await {
        Ok(()) => Outcome::Sent,
        Err(failure) if failure.for_good => Outcome::GivenUp { code: failure.code },
        Err(failure) => match letters::next_try(tries, house.clock.now()) {
            Some(at) => Outcome::Later {
                at,
                code: failure.code,
            },
            None => Outcome::GivenUp { code: failure.code },
        },
    })
}

/// The calendar that goes with a letter which tells when and where sessions are.
async fn calendar(house: &House, letter: &Letter) -> Result<Option<Enclosure>, AppError> {
    let tells = letter.kind.is_some_and(Kind::tells_of_sessions);
    let Some(training) = letter.training.filter(|_| tells) else {
        return Ok(None);
    };
    let concerns = Concerns {
        account: letter.account,
        training,
        language: letter.language,
    };
    house.encloses.encloses(concerns).await
}

fn outgoing(letter: Letter, reply_to: Option<(String, String)>, public_url: &str) -> Outgoing {
    let (id, written) = (letter.id, letter.created_at.as_millisecond());
    let body = letter.text(letter.secret.as_deref().unwrap_or_default());
    Outgoing {
        recipient: letter.recipient,
        reply_to,
        language: letter.language,
        subject: letter.subject,
        body,
        // The time too: a database that was begun anew counts its letters from one again.
        message_id: format!("letter-{id}-{written}@{}", host(public_url)),
        written_at: letter.created_at,
        calendar: None,
    }
}

/// The host in an address, as it may stand in the name of a letter: without a port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
    match &rest[..end.unwrap_or(rest.len())] {
        "" => "localhost",
        host => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_named_after_the_public_host() {
        for (url, name) in [
            ("https://training.example.org", "training.example.org"),
            ("http://127.0.0.1:3000", "127.0.0.1"),
            ("http://[::1]:3000", "localhost"),
        ] {
            assert_eq!(host(url), name);
        }
    }
}
