//! Letters that organizers write to the people of a training: written, looked at in each language,
//! sent.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use std::collections::BTreeSet;

use course::Language;
use leptos::prelude::*;
use rules::letters as rule;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use crate::{
    audit::{Event, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, Field, UserError},
    memory::set_aside::{self, SetAside},
    parts::form::{self, optional},
    paths, post,
    request::{Visit, act, flash},
    trainings::{
        Member, events, letters,
        store::{self, members_by_name},
    },
};

use super::choose::chosen_before;

/// The most characters of a letter.
pub const MOST: u32 = 5000;

/// To whom a letter goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum To {
    /// To all who take part.
    All,
    /// To the people of a court.
    Court(String),
    /// To judges who have read nothing and sat no quiz yet.
    NotBegun,
    /// To those chosen on the list.
    Chosen(BTreeSet<i64>),
}

/// A subject and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl Words {
    fn are_whole(&self) -> bool {
        !self.subject.is_empty() && !self.body.is_empty()
    }
}

/// A letter that waits to be sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// The training.
    pub training: i64,
    /// To whom.
    pub to: To,
    /// In English.
    pub en: Words,
    /// In Russian.
    pub ru: Words,
    /// In Kazakh.
    pub kk: Words,
}

impl SetAside for Draft {
    const KIND: &'static str = "letter-draft";
    const MOST_BYTES: usize = 1024 * 1024;
}

impl Draft {
    /// What somebody is written who reads this language: in it, or else in the first there is.
    pub fn words(&self, language: Language) -> &Words {
        let own = match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        };
        let mut all = [own, &self.ru, &self.kk, &self.en].into_iter();
        all.find(|words| words.are_whole()).unwrap_or(own)
    }

    /// The people to whom it goes, by name: never to somebody whose account is shut or erased, who
    /// has no address, waits or has withdrawn.
    pub async fn recipients(
        &self,
        db: &impl ConnectionTrait,
        language: Language,
    ) -> Result<Vec<Member>, AppError> {
        let mut members = members_by_name(db, self.training, language).await?;
        members.retain(Member::is_written_to);
        match &self.to {
            To::All => {}
            To::Court(court) => members.retain(|member| member.court == *court),
            To::Chosen(chosen) => members.retain(|member| chosen.contains(&member.enrolment)),
            To::NotBegun => {
                let begun = store::who_began(db, self.training).await?;
                members.retain(|member| {
                    member.role.is_registered() && !begun.contains(&member.enrolment)
                });
            }
        }
        Ok(members)
    }
}

/// A draft that was prepared before, by its key.
///
/// # Errors
/// `PreparedGone` when it is kept no longer, or of another training.
pub async fn draft(visit: &Visit, training: i64, key: &str) -> Result<Draft, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let found = set_aside::get(db, owner, key, now).await?;
    let draft = found.filter(|draft: &Draft| draft.training == training);
    Ok(draft.ok_or(UserError::PreparedGone)?)
}

/// Sets a letter aside, to be looked at in each language before it goes.
#[server(endpoint = "trainings/prepare-letter")]
pub async fn prepare_letter(
    training: i64,
    to: String,
    #[server(default)] court: String,
    #[server(default)] chosen: String,
    #[server(default)] subject_en: String,
    #[server(default)] body_en: String,
    #[server(default)] subject_ru: String,
    #[server(default)] body_ru: String,
    #[server(default)] subject_kk: String,
    #[server(default)] body_kk: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let training = viewer.manages(training)?.training();
        let to = match to.as_str() {
            "all" => To::All,
            "not-begun" => To::NotBegun,
            "court" if court.is_empty() => {
                let field = Field::Court;
                return Err(UserError::Missing { field }.into());
            }
            "court" => To::Court(court),
            "chosen" => To::Chosen(chosen_before(&visit, training, &chosen).await?.enrolments),
            _ => return Err(UserError::NotUnderstood { field: Field::To }.into()),
        };
        let draft = Draft {
            training,
            to,
            en: words((Field::SubjectEn, &subject_en), (Field::BodyEn, &body_en))?,
            ru: words((Field::SubjectRu, &subject_ru), (Field::BodyRu, &body_ru))?,
            kk: words((Field::SubjectKk, &subject_kk), (Field::BodyKk, &body_kk))?,
        };
        if ![&draft.en, &draft.ru, &draft.kk]
            .into_iter()
            .any(|words| words.are_whole())
        {
            let field = Field::BodyKk;
            return Err(UserError::Missing { field }.into());
        }
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(viewer.account), &draft, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::letter(training, &key))
    })
    .await
}

/// A subject and a text that belong together: both, or neither.
fn words((subject, title): (Field, &str), (body, text): (Field, &str)) -> Result<Words, UserError> {
    let (title, text) = form::all((optional(subject, title, 200), optional(body, text, MOST)))?;
    let words = Words {
        subject: title,
        body: text,
    };
    match (words.subject.is_empty(), words.body.is_empty()) {
        (true, false) => Err(UserError::Missing { field: subject }),
        (false, true) => Err(UserError::Missing { field: body }),
        _ => Ok(words),
    }
}

/// Sends a letter that was prepared, to each in their language. Once: who clicks twice finds it gone.
#[server(endpoint = "trainings/send-letter")]
pub async fn send_letter(training: i64, letter: String) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let training = manages.training();
        let draft = draft(&visit, training, &letter).await?;
        let txn = visit.begin().await?;
        // Held, so that two who send at once are counted one after the other.
        let held = store::hold(&txn, training).await?;
        if !set_aside::take_away(&txn, &letter).await? {
            return Err(UserError::PreparedGone.into());
        }
        let today = post::mailings(&txn, &manages, now - rule::MAILINGS_WITHIN).await?;
        if !rule::may_mail_again(today) {
            return Err(UserError::TooManyLetters.into());
        }
        let members = draft.recipients(&txn, visit.language).await?;
        let letters: Vec<_> = members
            .iter()
            .map(|member| {
                let words = draft.words(member.account.language);
                let by = (viewer.account, viewer.name.as_str());
                letters::message(visit.public_url(), &held, member, words, by)
            })
            .collect();
        if post::write_all(&txn, letters, now).await? == 0 {
            return Err(UserError::NobodyToWriteTo.into());
        }
        let event = Event::of(events::LETTER_WRITTEN, "training", training, Some(training));
        txn.note(now, event).await?;
        txn.commit().await?;
        let done = match house.carrier {
            Some(_) => flash!("done-letter-sent"),
            None => flash!("done-letter-kept"),
        };
        Ok(done.at(&paths::trainings::people(training)))
    })
    .await
}
