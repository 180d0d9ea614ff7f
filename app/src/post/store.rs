//! What is kept of letters.

mod choices;
mod outbox;

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use jiff::{SignedDuration, Timestamp};
use records::{Moment, letter};
use rules::invitations;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use crate::{
    authorization::viewer::{Administers, InTraining},
    db::{
        Database,
        many::{among, insert_all},
    },
    errors::{AppError, UserError},
};

pub use choices::{choose, declined_by};
pub use outbox::{Outbox, outbox};

/// For so long a letter belongs to the one who has begun to send it; after that, whoever comes
/// may try again. Longer than a carrier may take.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// How many letters are taken up at once.
const AT_ONCE: u64 = 50;
/// How many letters are emptied at once.
const FORGOTTEN_AT_ONCE: u64 = 500;
/// Letters on a page.
const PAGE: u64 = 50;

/// What a letter is about. Kept as its code.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Invites to a training.
    Invitation,
    /// Reminds of the sessions of a day.
    Reminder,
    /// Brings a link for a new password.
    Reset,
    /// Brings a link that confirms a new address.
    Address,
    /// Tells the old address that there is a new one.
    AddressChanged,
    /// Tells who waited that there is a place now.
    MovedUp,
    /// Tells that a session takes place at another time or elsewhere.
    SessionMoved,
    /// Tells that a session does not take place.
    SessionCancelled,
    /// Tells that what was asked about a mark was answered.
    RequestAnswered,
    /// Tells organizers of a register that is not closed.
    RegisterOpen,
    /// Tells organizers that something was asked about a mark.
    RequestAsked,
    /// Tells a person that a mark about them was corrected.
    MarkCorrected,
    /// Tells a judge that all answers of an attempt are marked.
    AnswersMarked,
    /// Tells a judge that the grade of an attempt went up or down.
    GradeChanged,
    /// Tells a judge that an attempt was reopened.
    AttemptReopened,
    /// What an organizer writes to people.
    Message,
    /// Shows an administrator that letters arrive.
    Test,
}

impl Kind {
    /// All of them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether a person may want none of them. Without an invitation or a link nobody comes in, and
    /// whoever loses an address has to hear of it.
    pub const fn may_be_declined(self) -> bool {
        !matches!(
            self,
            Self::Invitation | Self::Reset | Self::Address | Self::AddressChanged | Self::Test
        )
    }

    /// Whether it tells of sessions: then their calendar goes with it.
    pub const fn tells_of_sessions(self) -> bool {
        matches!(
            self,
            Self::Invitation
                | Self::Reminder
                | Self::MovedUp
                | Self::SessionMoved
                | Self::SessionCancelled
        )
    }

    /// The code that is kept.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}

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

/// A letter in the outbox.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub id: i64,
    /// Whom it concerns.
    pub account: i64,
    /// The training that it is about.
    pub training: Option<i64>,
    pub recipient: String,
    pub language: Language,
    pub kind: Option<Kind>,
    pub subject: String,
    /// Without its secret.
    pub body: String,
    pub secret: Option<String>,
    /// After how many characters of the text the secret goes, in a letter that has one.
    pub secret_at: Option<usize>,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub tries: u32,
    /// None when it was sent or given up.
    pub next_try_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    /// Code of what went wrong last.
    pub error: Option<String>,
    /// Who wrote it, where a person did.
    pub sender: Option<i64>,
}

impl From<letter::Model> for Letter {
    fn from(model: letter::Model) -> Self {
        Self {
            id: model.id,
            account: model.account_id,
            training: model.training_id,
            recipient: model.recipient,
            language: Language::from_code(&model.language).unwrap_or(Language::Kk),
            kind: Kind::from_code(&model.kind),
            subject: model.subject,
            body: model.body,
            secret: model.secret,
            secret_at: model.secret_at.and_then(|at| usize::try_from(at).ok()),
            created_at: model.created_at.into(),
            expires_at: model.expires_at.map(Into::into),
            tries: u32::try_from(model.tries).unwrap_or(u32::MAX),
            next_try_at: model.next_try_at.map(Into::into),
            sent_at: model.sent_at.map(Into::into),
            error: model.error,
            sender: model.sender_id,
        }
    }
}

impl Letter {
    /// Its text, with the secret or what is given in its place.
    pub fn text(&self, secret: &str) -> String {
        let Some(at) = self.secret_at else {
            return self.body.clone();
        };
        let before = self.body.chars().take(at);
        let after = self.body.chars().skip(at);
        before.chain(secret.chars()).chain(after).collect()
    }

    /// Whether it was to bring a secret that is kept no longer: what the secret opened was used or
    /// withdrawn, or the letter has waited too long.
    pub fn has_lost_its_secret(&self) -> bool {
        self.secret_at.is_some() && self.secret.is_none()
    }
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

/// Puts letters into the outbox as [`write`] does one; gives how many were.
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

/// That a letter was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// To whom.
    pub account: i64,
    /// The training that it was about.
    pub training: Option<i64>,
    /// When.
    pub at: Timestamp,
}

/// The letters of a kind that were written to these people.
///
/// # Errors
/// When the database cannot be read.
pub async fn written(
    db: &impl ConnectionTrait,
    kind: Kind,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<Vec<Written>, AppError> {
    let rows: Vec<(i64, Option<i64>, i64)> = letter::Entity::find()
        .select_only()
        .column(letter::Column::AccountId)
        .column(letter::Column::TrainingId)
        .column(letter::Column::CreatedAt)
        .filter(letter::Column::Kind.eq(kind.code()))
        .filter(among(db, letter::Column::AccountId, accounts))
        .into_tuple()
        .all(db)
        .await?;
    let written = |(account, training, at)| Written {
        account,
        training,
        at: Moment(at).into(),
    };
    Ok(rows.into_iter().map(written).collect())
}

/// The newest invitation that was written to each of these people.
///
/// # Errors
/// When the database cannot be read.
pub async fn invitations_to(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, invitations::Letter>, AppError> {
    /// Without its words.
    type Row = (i64, i64, Option<i64>, Option<i64>, Option<String>);
    let rows: Vec<Row> = letter::Entity::find()
        .select_only()
        .column(letter::Column::AccountId)
        .column(letter::Column::CreatedAt)
        .column(letter::Column::SentAt)
        .column(letter::Column::NextTryAt)
        .column(letter::Column::Error)
        .filter(letter::Column::Kind.eq(Kind::Invitation.code()))
        .filter(among(db, letter::Column::AccountId, accounts))
        .order_by_asc(letter::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let letter = |(account, at, sent_at, next, trouble): Row| {
        let letter = invitations::Letter {
            written_at: Moment(at).into(),
            sent_at: sent_at.map(|at| Moment(at).into()),
            waits: next.is_some(),
            trouble,
        };
        (account, letter)
    };
    // Of several the newest stays.
    Ok(rows.into_iter().map(letter).collect())
}

/// How many letters organizers have written to people of a training since a time, each counted once
/// however many it went to.
///
/// # Errors
/// When the database cannot be read.
pub async fn mailings(
    db: &impl ConnectionTrait,
    within: &impl InTraining,
    since: Timestamp,
) -> Result<usize, AppError> {
    let times: Vec<i64> = letter::Entity::find()
        .select_only()
        .column(letter::Column::CreatedAt)
        .distinct()
        .filter(letter::Column::Kind.eq(Kind::Message.code()))
        .filter(letter::Column::TrainingId.eq(within.training()))
        .filter(letter::Column::CreatedAt.gt(since.as_millisecond()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(times.len())
}

/// Puts a letter that was given up into the queue again.
///
/// # Errors
/// `NothingChosen` for one that was sent, waits, or has lost what it was to bring.
pub(super) async fn try_again(
    db: &impl ConnectionTrait,
    _: &Administers,
    id: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let put = letter::Entity::update_many()
        .col_expr(letter::Column::NextTryAt, Expr::value(now.as_millisecond()))
        .col_expr(letter::Column::Tries, Expr::value(0))
        .filter(letter::Column::Id.eq(id))
        .filter(letter::Column::SentAt.is_null())
        .filter(letter::Column::NextTryAt.is_null())
        .filter(letter::Column::SecretAt.is_null())
        .filter(letter::Column::Recipient.ne(""))
        .exec(db)
        .await?;
    match put.rows_affected {
        0 => Err(UserError::NothingChosen.into()),
        _ => Ok(()),
    }
}

/// A letter to a person, as those see it who wrote it: what it was about and what became of it.
#[derive(Clone, Debug)]
pub struct Posted {
    /// What it is about.
    pub kind: Kind,
    /// Its subject; empty once its words are forgotten.
    pub subject: String,
    /// The language in which it was written.
    pub language: Language,
    /// When it was written.
    pub written_at: Timestamp,
    /// When a mail server took it.
    pub sent_at: Option<Timestamp>,
    /// Whether it is tried still.
    pub waits: bool,
    /// Code of what went wrong last.
    pub trouble: Option<String>,
}

/// Letters on the page of a person.
const HISTORY: u64 = 100;

/// The letters about a training that were written to a person, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn letters_to(
    db: &impl ConnectionTrait,
    within: &impl InTraining,
    account: i64,
) -> Result<Vec<Posted>, AppError> {
    let rows = letter::Entity::find()
        .filter(letter::Column::AccountId.eq(account))
        .filter(letter::Column::TrainingId.eq(within.training()))
        .order_by_desc(letter::Column::Id)
        .limit(HISTORY)
        .all(db)
        .await?;
    let posted = |row: letter::Model| {
        Some(Posted {
            kind: Kind::from_code(&row.kind)?,
            subject: row.subject,
            language: Language::from_code(&row.language).unwrap_or(Language::Kk),
            written_at: row.created_at.into(),
            sent_at: row.sent_at.map(Into::into),
            waits: row.next_try_at.is_some(),
            trouble: row.error,
        })
    };
    Ok(rows.into_iter().filter_map(posted).collect())
}

/// Which of these things that are said once have been said.
///
/// # Errors
/// When the database cannot be read.
pub async fn said(
    db: &impl ConnectionTrait,
    once: impl IntoIterator<Item = String>,
) -> Result<BTreeSet<String>, AppError> {
    let rows: Vec<Option<String>> = letter::Entity::find()
        .select_only()
        .column(letter::Column::Once)
        .filter(among(db, letter::Column::Once, once))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().flatten().collect())
}

/// Empties letters that were written before a time: that there was one stays. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_words(db: &Database, before: Timestamp) -> Result<usize, AppError> {
    let mut gone = 0;
    loop {
        let ids: Vec<i64> = letter::Entity::find()
            .select_only()
            .column(letter::Column::Id)
            .filter(letter::Column::CreatedAt.lt(before.as_millisecond()))
            .filter(letter::Column::Recipient.ne(""))
            .limit(FORGOTTEN_AT_ONCE)
            .into_tuple()
            .all(db.read())
            .await?;
        if ids.is_empty() {
            return Ok(gone);
        }
        gone += ids.len();
        letter::Entity::update_many()
            .col_expr(letter::Column::Recipient, Expr::value(""))
            .col_expr(letter::Column::Subject, Expr::value(""))
            .col_expr(letter::Column::Body, Expr::value(""))
            .col_expr(letter::Column::Secret, Expr::value(Option::<String>::None))
            .col_expr(letter::Column::SecretAt, Expr::value(Option::<i32>::None))
            .col_expr(letter::Column::NextTryAt, Expr::value(Option::<i64>::None))
            .filter(among(db.writer(), letter::Column::Id, ids))
            .exec(db.writer())
            .await?;
    }
}

/// Erases the letters to a person, and which of them the person wanted.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    letter::Entity::delete_many()
        .filter(letter::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    choices::forget_choices(db, account).await
}

/// Letters that may be tried now, the oldest first.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Vec<Letter>, AppError> {
    let rows = letter::Entity::find()
        .filter(letter::Column::NextTryAt.lte(now.as_millisecond()))
        .order_by_asc(letter::Column::Id)
        .limit(AT_ONCE)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Letter::from).collect())
}

/// Takes up a letter as it was read. Only one of several who do so at the same time passes.
pub(super) async fn take_up(
    db: &impl ConnectionTrait,
    read: &Letter,
    now: Timestamp,
) -> Result<bool, AppError> {
    let taken = letter::Entity::update_many()
        .col_expr(
            letter::Column::NextTryAt,
            Expr::value((now + LEASE).as_millisecond()),
        )
        .col_expr(
            letter::Column::Tries,
            Expr::col(letter::Column::Tries).add(1),
        )
        .filter(letter::Column::Id.eq(read.id))
        .filter(letter::Column::NextTryAt.eq(read.next_try_at.map(|at| at.as_millisecond())))
        .filter(letter::Column::SentAt.is_null())
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// What became of a try.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// A mail server took it.
    Sent,
    /// It is to be tried again.
    Later {
        /// When.
        at: Timestamp,
        /// Why it was not taken, as a code.
        code: String,
    },
    /// It is not tried any more.
    GivenUp {
        /// Why, as a code.
        code: String,
    },
}

/// Notes what became of a letter. One that is not tried any more forgets its secret.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    id: i64,
    outcome: Outcome,
    now: Timestamp,
) -> Result<(), AppError> {
    let (sent, next, code) = match outcome {
        Outcome::Sent => (Some(now), None, None),
        Outcome::Later { at, code } => (None, Some(at), Some(code)),
        Outcome::GivenUp { code } => (None, None, Some(code)),
    };
    let moment = |at: Option<Timestamp>| Expr::value(at.map(|at| at.as_millisecond()));
    let mut update = letter::Entity::update_many()
        .col_expr(letter::Column::SentAt, moment(sent))
        .col_expr(letter::Column::NextTryAt, moment(next))
        .col_expr(letter::Column::Error, Expr::value(code))
        .filter(letter::Column::Id.eq(id));
    if next.is_none() {
        update = update.col_expr(letter::Column::Secret, Expr::value(Option::<String>::None));
    }
    update.exec(db).await?;
    Ok(())
}

/// For so long a secret is kept at the most: over a weekend, where an administrator passes letters on
/// by hand. A mail server is given up sooner.
const SECRET_LIMIT: SignedDuration = SignedDuration::from_hours(72);

/// Gives up the letters whose secret is of no use any more, or has been kept for too long, and
/// forgets it. Gives how many there were.
pub(super) async fn forget_secrets(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<u64, AppError> {
    let lost = letter::Column::Secret.is_null();
    let old = letter::Column::CreatedAt.lte((now - SECRET_LIMIT).as_millisecond());
    let late = letter::Column::ExpiresAt.lte(now.as_millisecond());
    let given_up = letter::Entity::update_many()
        .col_expr(letter::Column::Secret, Expr::value(Option::<String>::None))
        .col_expr(letter::Column::NextTryAt, Expr::value(Option::<i64>::None))
        .col_expr(letter::Column::Error, Expr::value("link-gone"))
        .filter(letter::Column::SecretAt.is_not_null())
        .filter(letter::Column::NextTryAt.is_not_null())
        .filter(lost.or(old).or(late))
        .exec(db)
        .await?;
    Ok(given_up.rows_affected)
}

/// A page of letters, newest first, and how many pages there are. `page` counts from 1.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    _: &Administers,
    page: u64,
) -> Result<(Vec<Letter>, u64), AppError> {
    let query = letter::Entity::find()
        .order_by_desc(letter::Column::Id)
        .paginate(db, PAGE);
    let pages = query.num_pages().await?;
    let rows = query.fetch_page(page.saturating_sub(1)).await?;
    Ok((rows.into_iter().map(Letter::from).collect(), pages))
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
