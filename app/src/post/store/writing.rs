//! Putting letters into the outbox.

use course::Language;
use jiff::Timestamp;
use records::letter;
use sea_orm::{ActiveValue::Set, ConnectionTrait, sea_query::OnConflict};

use crate::{db::many::insert_all, errors::AppError};

use super::{Kind, choices};

/// A letter to be written.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// To whom.
    pub account: i64,
    /// The person's address.
    pub recipient: String,
    /// The person's language.
    pub language: Language,
    /// What it is about.
    pub kind: Kind,
    /// Its subject.
    pub subject: String,
    /// Its text; it holds the secret, if there is one, once.
    pub body: String,
    /// What opens a door for the one who has it: the token of an invitation. It is kept apart from
    /// the text, and not for long.
    pub secret: Option<String>,
    /// The training that it is about.
    pub training: Option<i64>,
    /// The enrolment that it is about.
    pub enrolment: Option<i64>,
    /// Who wrote it, where a person did: answers go there.
    pub sender: Option<i64>,
    /// What it says once and never again; a second letter with the same is not written.
    pub once: Option<String>,
    /// When nobody needs it any more.
    pub expires_at: Option<Timestamp>,
}

/// A text without its secret, and after how many characters that stood. A secret cannot be guessed,
/// so nothing that somebody typed is taken for it.
fn without_secret(body: &str, secret: &str) -> Result<(String, i32), AppError> {
    let trouble = || anyhow::anyhow!("a letter holds its secret once");
    let (before, after) = body.split_once(secret).ok_or_else(trouble)?;
    if after.contains(secret) {
        return Err(trouble().into());
    }
    let at = i32::try_from(before.chars().count()).map_err(anyhow::Error::from)?;
    Ok((format!("{before}{after}"), at))
}

/// Puts a letter into the outbox, and says whether it was: one that is to be written once may be
/// there already, and the person may want none of the kind.
///
/// # Errors
/// When the database refuses.
pub async fn write(
    db: &impl ConnectionTrait,
    new: NewLetter,
    now: Timestamp,
) -> Result<bool, AppError> {
    Ok(write_all(db, vec![new], now).await? > 0)
}

/// Puts letters into the outbox as [`write`](fn@write) does one; gives how many were.
///
/// # Errors
/// When the database refuses.
pub async fn write_all(
    db: &impl ConnectionTrait,
    letters: Vec<NewLetter>,
    now: Timestamp,
) -> Result<u64, AppError> {
    let mut rows = Vec::new();
    for &kind in Kind::ALL {
        let of_kind = || letters.iter().filter(|letter| letter.kind == kind);
        let declined = choices::who_declined(db, kind, of_kind().map(|letter| letter.account));
        let declined = match of_kind().next() {
            Some(_) => declined.await?,
            None => continue,
        };
        for letter in of_kind().filter(|letter| !declined.contains(&letter.account)) {
            rows.push(row(letter.clone(), now)?);
        }
    }
    let there = OnConflict::column(letter::Column::Once)
        .do_nothing()
        .to_owned();
    Ok(insert_all(db, rows, Some(there)).await?)
}

fn row(new: NewLetter, now: Timestamp) -> Result<letter::ActiveModel, AppError> {
    let (body, secret_at) = match &new.secret {
        Some(secret) => {
            let (body, at) = without_secret(&new.body, secret)?;
            (body, Some(at))
        }
        None => (new.body, None),
    };
    Ok(letter::ActiveModel {
        account_id: Set(new.account),
        recipient: Set(new.recipient),
        language: Set(new.language.code().to_owned()),
        kind: Set(new.kind.code().to_owned()),
        // One line, whatever a title holds.
        subject: Set(new.subject.split_whitespace().collect::<Vec<_>>().join(" ")),
        body: Set(body),
        secret: Set(new.secret),
        secret_at: Set(secret_at),
        training_id: Set(new.training),
        enrolment_id: Set(new.enrolment),
        sender_id: Set(new.sender),
        once: Set(new.once),
        created_at: Set(now.into()),
        expires_at: Set(new.expires_at.map(Into::into)),
        tries: Set(0),
        next_try_at: Set(Some(now.into())),
        ..Default::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_from_its_secret_and_joined_again() {
        let typed = "Шақыру {secret} 🏛 https://example.org/i/";
        let body = format!("{typed}abc\nafter");
        let (without, at) = without_secret(&body, "abc").unwrap();
        assert_eq!(without, format!("{typed}\nafter"));
        assert_eq!(usize::try_from(at).unwrap(), typed.chars().count());
        assert!(without_secret(&body, "abd").is_err());
        assert!(without_secret("abc abc", "abc").is_err());
    }
}
