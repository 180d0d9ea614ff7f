//! The answers of an attempt. Every message is kept; which of them stands is decided by
//! `rules::saving`, whatever the order in which they came.

use std::collections::BTreeMap;

use course::Language;
use jiff::Timestamp;
use records::{answer, attempt};
use rules::{
    grading::Response,
    saving::{self, Stamp, Stamped},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::OnConflict,
};

use crate::{
    authorization::viewer::TakesCourse,
    db::{
        Write,
        many::{among, insert_all},
    },
    errors::AppError,
    remarks::{self, Kind, NewRemark},
};

/// What stands about one question of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What was answered.
    pub response: Response,
    /// Whether it is to be looked at again before handing in.
    pub later: bool,
    /// Whether it was checked at once and cannot be changed any more.
    pub checked: bool,
    /// The number of the message that stands.
    pub number: i32,
    /// The client that sent it.
    pub client: String,
    /// In which language the question was shown; none where that is not known.
    pub language: Option<Language>,
    /// When it was saved.
    pub saved_at: Timestamp,
}

impl Stamped for Saved {
    fn stamp(&self) -> Stamp {
        Stamp {
            sequence: self.number,
            client: self.client.clone(),
        }
    }

    fn closes(&self) -> bool {
        self.checked
    }
}

/// The answers of an attempt that stand, by question.
pub type Answers = BTreeMap<String, Saved>;

/// An answer on its way into the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// That the attempt is of whoever answers.
    pub takes: TakesCourse,
    /// In which attempt.
    pub attempt: i64,
    /// To which question.
    pub question: String,
    /// The client's count of answers to this question.
    pub number: i32,
    /// Who counts: a browser, or one sending of the page's own form.
    pub client: String,
    /// What was answered, as JSON.
    pub response: String,
    /// Whether it is to be looked at again.
    pub later: bool,
    /// Whether it is checked at once and closed.
    pub checked: bool,
    /// In which language the question was shown.
    pub language: Language,
    /// When it arrived.
    pub saved_at: Timestamp,
}

impl Message {
    /// The row, and what was typed: that is kept as a remark, under the message's own name, and
    /// the row says only that something was.
    fn row(mut self) -> Result<(answer::ActiveModel, Option<NewRemark>), AppError> {
        let response: Response = serde_json::from_str(&self.response)?;
        let typed = if response.is_typed() {
            let typed = serde_json::to_string(&Response::Typed)?;
            Some(NewRemark {
                id: format!(
                    "answer/{}/{}/{}/{}",
                    self.attempt, self.question, self.number, self.client
                ),
                enrolment: self.takes.enrolment(),
                body: std::mem::replace(&mut self.response, typed),
            })
        } else {
            None
        };
        let row = answer::ActiveModel {
            remark_id: Set(typed.as_ref().map(|remark| remark.id.clone())),
            attempt_id: Set(self.attempt),
            question: Set(self.question),
            number: Set(self.number),
            client: Set(self.client),
            response: Set(self.response),
            later: Set(self.later),
            checked: Set(self.checked),
            language: Set(Some(self.language.code().to_owned())),
            saved_at: Set(self.saved_at.into()),
            ..Default::default()
        };
        Ok((row, typed))
    }
}

/// The answers that stand in an attempt.
pub async fn answers(db: &impl ConnectionTrait, attempt: i64) -> Result<Answers, AppError> {
    let mut all = answers_of(db, [attempt]).await?;
    Ok(all.remove(&attempt).unwrap_or_default())
}

/// The answers that stand in some attempts, by attempt; those without any are left out.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Answers>, AppError> {
    let rows = answer::Entity::find()
        .filter(among(db, answer::Column::AttemptId, attempts))
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.remark_id.as_ref());
    let mut remarks = remarks::read(db, ids).await?;
    let mut messages = BTreeMap::<(i64, String), Vec<Saved>>::new();
    for row in rows {
        let words = remarks.of(row.remark_id);
        let response = if words.is_empty() {
            &row.response
        } else {
            &words
        };
        let saved = Saved {
            response: serde_json::from_str(response)?,
            later: row.later,
            checked: row.checked,
            number: row.number,
            client: row.client,
            language: row.language.as_deref().and_then(Language::from_code),
            saved_at: row.saved_at.into(),
        };
        let of = (row.attempt_id, row.question);
        messages.entry(of).or_default().push(saved);
    }
    let mut all = BTreeMap::<i64, Answers>::new();
    for ((attempt, question), messages) in messages {
        if let Some(standing) = saving::stands(messages) {
            all.entry(attempt).or_default().insert(question, standing);
        }
    }
    Ok(all)
}

/// Appends messages to attempts that are open; one that is there already is not written again.
/// Gives the attempts that are open, of those that the messages name. To be called within a
/// transaction: nobody hands one of these attempts in before it ends.
pub async fn append(txn: &Write, mut messages: Vec<Message>) -> Result<Vec<i64>, AppError> {
    // In one order everywhere, so that two batches wait for each other.
    messages.sort_by(|one, other| {
        let key = |message: &Message| (message.attempt, message.number);
        (key(one), &one.question, &one.client).cmp(&(key(other), &other.question, &other.client))
    });
    let named = messages.iter().map(|message| message.attempt);
    let open: BTreeMap<i64, i64> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .column(attempt::Column::EnrolmentId)
        .filter(among(txn, attempt::Column::Id, named))
        .filter(attempt::Column::SubmittedAt.is_null())
        // In one order everywhere, so that two batches wait for each other.
        .order_by_asc(attempt::Column::Id)
        // On PostgreSQL; on SQLite the transaction as a whole keeps others out.
        .lock_shared()
        .into_tuple::<(i64, i64)>()
        .all(txn)
        .await?
        .into_iter()
        .collect();
    let (mut rows, mut typed) = (Vec::new(), Vec::new());
    let mut saved_at = None;
    for message in messages {
        if open.get(&message.attempt) == Some(&message.takes.enrolment()) {
            saved_at = saved_at.max(Some(message.saved_at));
            let (row, words) = message.row()?;
            rows.push(row);
            typed.extend(words);
        }
    }
    if let Some(now) = saved_at {
        remarks::keep_all(txn, Kind::Answer, typed, now).await?;
    }
    let if_there = OnConflict::columns([
        answer::Column::AttemptId,
        answer::Column::Question,
        answer::Column::Number,
        answer::Column::Client,
    ])
    .do_nothing()
    .to_owned();
    insert_all(txn, rows, Some(if_there)).await?;
    Ok(open.into_keys().collect())
}
