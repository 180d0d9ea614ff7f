//! A letter as it is kept.

use course::Language;
use jiff::Timestamp;
use records::letter;

use super::Kind;

/// A letter in the outbox.
#[derive(Clone, Debug)]
pub(in crate::post) struct Letter {
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
