//! Whether the author of an attempt may see the reasons, or what they wait for.

use std::collections::BTreeMap;

use course::{Feedback, Language, Purpose, QuizSettings};
use jiff::Timestamp;
use rules::{
    attempts::{self, Allowance},
    feedback,
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, trainings};

use super::store::{self, Attempt, Paper};

/// Whether the reasons may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reasons {
    /// They may.
    Shown,
    /// After the end of this session.
    After(String),
    /// After the quiz has closed for everybody.
    AfterClosing(Timestamp),
    /// After the last attempt, or one that passed, at a quiz of this purpose.
    AfterLastAttempt(Purpose),
}

/// Whether the author of an attempt may see the reasons now.
pub async fn reasons(
    db: &impl ConnectionTrait,
    training: i64,
    paper: &Paper,
    ahead: feedback::Ahead,
    now: Timestamp,
    language: Language,
) -> Result<Reasons, AppError> {
    let settings = store::settings(&paper.lesson)?;
    let policy = settings.feedback;
    let Some(submitted_at) = paper.attempt.submitted_at else {
        return Ok(Reasons::Shown);
    };
    // The session that was on when it was handed in, or the next one, where others sit the quiz
    // after it; nothing to wait for where none was to come.
    let sessions = trainings::sessions(db, training).await?;
    let session = sessions
        .iter()
        .filter(|session| session.gathering.ends_at > submitted_at)
        .min_by_key(|session| session.gathering.starts_at);
    // Where the training closes the quiz, the last person's time is over then, with what was
    // granted to whomever.
    let closing = closing(db, training, &paper.attempt.quiz, settings).await?;
    let closes = closing.or(session.map(|session| session.gathering.ends_at));
    let closes = closes.unwrap_or(submitted_at);
    let shown = feedback::may_see_reasons(policy, Some(submitted_at), Some(closes), ahead, now);
    Ok(match session {
        _ if !shown && policy == Feedback::AfterLastAttempt => {
            Reasons::AfterLastAttempt(settings.purpose)
        }
        _ if !shown && closing.is_some() => Reasons::AfterClosing(closes),
        Some(session) if !shown => Reasons::After(session.titles.get(language).to_owned()),
        _ => Reasons::Shown,
    })
}

/// When the quiz closes for the last person of a training; none where it does not.
async fn closing(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
    settings: &QuizSettings,
) -> Result<Option<Timestamp>, AppError> {
    let window = store::window(db, training, quiz).await?;
    if window.closes_at.is_none() {
        return Ok(None);
    }
    let mut granted = BTreeMap::<i64, Allowance>::new();
    for grant in store::grants(db, training, quiz).await? {
        let sum = granted.entry(grant.enrolment).or_default();
        *sum = [*sum, grant.more].into_iter().sum();
    }
    let nobody = std::iter::once(Allowance::default());
    let closes = nobody.chain(granted.into_values()).filter_map(|granted| {
        let allowed = Allowance { window, ..granted };
        attempts::closes_at(settings, allowed)
    });
    Ok(closes.max())
}

/// What the author of an attempt still has before them at its quiz.
pub async fn ahead(
    db: &impl ConnectionTrait,
    settings: &QuizSettings,
    allowed: Allowance,
    attempt: &Attempt,
) -> Result<feedback::Ahead, AppError> {
    let mut own = store::attempts(db, attempt.enrolment).await?;
    own.retain(|other| other.quiz == attempt.quiz);
    let open = own.iter().any(|attempt| attempt.submitted_at.is_none());
    let begun = u32::try_from(own.len()).unwrap_or(u32::MAX);
    Ok(feedback::Ahead {
        attempts_left: attempts::left(settings, allowed, begun, open),
        passed: own
            .iter()
            .filter_map(|attempt| attempt.grade)
            .any(|grade| grade.passes(settings.purpose)),
    })
}

/// Whether the author of an attempt that was handed in may have seen what is right.
pub async fn has_seen_key(
    db: &impl ConnectionTrait,
    training: i64,
    paper: &Paper,
    now: Timestamp,
) -> Result<bool, AppError> {
    let (settings, attempt) = (store::settings(&paper.lesson)?, &paper.attempt);
    let allowed = store::allowed(db, attempt.enrolment, &attempt.quiz).await?;
    let ahead = ahead(db, settings, allowed, attempt).await?;
    let reasons = reasons(db, training, paper, ahead, now, Language::En).await?;
    Ok(reasons == Reasons::Shown || paper.answers.values().any(|saved| saved.checked))
}
