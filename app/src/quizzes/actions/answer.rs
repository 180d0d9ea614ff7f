//! One answer, sent by itself as soon as it is given.

use leptos::prelude::*;
use rules::saving::{self, Stamp};
use serde::{Deserialize, Serialize};

use crate::{
    db::news::News,
    errors::{AppError, Field, UserError},
    language::dates,
    learning::questions,
    quizzes::{Saver, store::Message},
    request::{Told, Visit, act},
};

use super::{Answers, LATER, language_of_page};

/// The most bytes that an answer may have: a reasoned answer of some thousand words.
const MOST_BYTES: usize = 48 * 1024;
/// The most characters in the name of a client.
const CLIENT: usize = 40;

/// That an answer was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// When, on the training's clock: `14:02:11`.
    pub at: String,
    /// The client's number of the answer; a greater one when a newer answer stands, of another
    /// window or device.
    pub sequence: i32,
    /// Who gave the answer that stands.
    pub client: String,
}

/// Saves one answer. May be sent again and again: the same answer of the same client is kept
/// once, and one that comes late never takes the place of one with a greater `sequence`.
#[server(endpoint = "quizzes/answer")]
pub async fn answer(
    attempt: i64,
    question: String,
    sequence: i32,
    client: String,
    #[server(default)] answers: Answers,
) -> Result<Kept, UserError> {
    act(async |visit| {
        let kept = save(&visit, attempt, question, sequence, client, answers).await?;
        Ok(Told(kept))
    })
    .await
}

async fn save(
    visit: &Visit,
    attempt: i64,
    question: String,
    sequence: i32,
    client: String,
    mut answers: Answers,
) -> Result<Kept, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let named = (1..=CLIENT).contains(&client.len())
        && client
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !saving::is_plausible(sequence, saving::next_sequence(None)) || !named {
        return Err(UserError::BadRequest.into());
    }
    let (takes, open) = Saver::of(house).open(visit, attempt).await?;
    let asked = open.question(&question)?;
    let mut parts = answers.remove(&question).unwrap_or_default();
    let later = parts.remove(LATER).is_some() || questions::same_place(asked, &parts);
    let response = questions::strict(asked, &parts).map_err(|_| UserError::NotUnderstood {
        field: Field::Answer,
    })?;
    let response = serde_json::to_string(&response)?;
    if response.len() > MOST_BYTES {
        return Err(UserError::TooMuchSent.into());
    }
    if !open.in_time(now) {
        // What is remembered may be older than what was granted, perhaps by another server.
        house.db.news().tell_here(News::Answers(attempt));
        let (_, again) = Saver::of(house).open(visit, attempt).await?;
        if !again.in_time(now) {
            return Err(UserError::AttemptTimeOver.into());
        }
    }
    let message = Message {
        takes,
        attempt,
        question: question.clone(),
        number: sequence,
        client: client.clone(),
        response,
        later,
        checked: false,
        language: language_of_page(visit),
        saved_at: now,
    };
    Saver::of(house).save(message).await?;
    let Stamp { sequence, client } = open.stands(&question, Stamp { sequence, client });
    Ok(Kept {
        at: dates::clock_seconds(now, &open.zone),
        sequence,
        client,
    })
}
