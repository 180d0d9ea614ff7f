//! The sheet as a form: its buttons save, check an answer at once, or hand in.

use std::collections::BTreeMap;

use course::{Feedback, Lesson};
use leptos::prelude::*;
use rules::{
    attempts, drawing,
    saving::{self, Stamp, Stamped},
};

use crate::{
    db::{Write, news::News},
    errors::{AppError, UserError},
    learning::{
        course_of,
        questions::{self, Parts},
    },
    paths,
    quizzes::store::{self, Attempt, Message, Saved},
    request::{Visit, act_retried, flash},
};

use super::{Answers, LATER, hand_in::hand_in, language_of_page};

/// Saves the answers of a sheet. `intent` is the button: `save` or `save-` and a question, `check-`
/// and a question whose reason is wanted at once, `flag-` and one that is wrong or unclear, `review` to look over all, `submit` to hand in as it is.
/// `known` has each question that stood in the form, with the number of the answer that the page
/// knew of: one that another device gave since stands.
#[server(endpoint = "quizzes/save")]
pub async fn save_answers(
    attempt: i64,
    #[server(default)] answers: Answers,
    #[server(default)] known: BTreeMap<String, i32>,
    #[server(default)] intent: String,
) -> Result<(), UserError> {
    act_retried(async |visit| save(&visit, attempt, (&answers, &known), &intent).await).await
}

async fn save(
    visit: &Visit,
    attempt: i64,
    (answers, known): (&Answers, &BTreeMap<String, i32>),
    intent: &str,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let viewer = visit.viewer()?;
    // Before the writer is taken: who may not write holds nobody up.
    let attempt = store::find(house.db.read(), attempt).await?;
    let takes = viewer.takes_course_as(attempt.enrolment)?;
    let training = takes.training();
    let txn = house.db.begin().await?;
    let attempt = store::hold(&txn, attempt.id).await?;
    if attempt.submitted_at.is_some() {
        return Err(UserError::AttemptSubmitted.into());
    }
    let (course, _) = course_of(visit, training).await?;
    let lesson = store::pinned(&txn, &course, &attempt).await?;
    let settings = store::settings(&lesson)?;
    let allowed = store::allowed(&txn, attempt.enrolment, &attempt.quiz).await?;
    let path = paths::quizzes::attempt(training, attempt.id);
    let in_time = attempts::in_time(settings, allowed, attempt.begun(), now);
    // Whether something that was sent does not stand, because another device has answered since.
    let mut behind = false;
    // The first question of which two options are in the same place.
    let mut doubled = None;
    if in_time {
        let standing = store::answers(&txn, attempt.id).await?;
        let checked = intent
            .strip_prefix("check-")
            .filter(|_| settings.feedback == Feedback::AtOnce);
        let mut messages = Vec::new();
        // One sending of a form is a client of its own: two that were sent from the same state of
        // the page are both kept, and one of them stands.
        let client = format!("form-{}", visit.request);
        for id in drawing::order(&lesson.questions, settings, attempt.seed) {
            let Some(question) = lesson.question(&id) else {
                continue;
            };
            // A question that did not stand in the form says nothing about itself; one that did
            // and of which nothing is sent was left empty.
            let nothing = Parts::new();
            let parts = match answers.get(&id) {
                Some(parts) => parts,
                None if known.contains_key(&id) => &nothing,
                None => continue,
            };
            if doubled.is_none() && questions::same_place(question, parts) {
                doubled = Some(id.clone());
            }
            let before = standing.get(&id);
            let response = questions::response(question, parts);
            // An order in which two share a place is not settled, whatever door it came by.
            let later = parts.contains_key(LATER) || questions::same_place(question, parts);
            let check = checked == Some(id.as_str()) && !response.is_empty();
            let same = match before {
                Some(before) => {
                    before.checked || (before.response == response && before.later == later)
                }
                None => response.is_empty() && !later,
            };
            if same && !(check && before.is_none_or(|before| !before.checked)) {
                continue;
            }
            // The page that was sent may be behind what stands, never ahead of it.
            let stood = before.map(|before| before.number);
            let known = known
                .get(&id)
                .map_or(stood, |known| stood.min(Some(*known)));
            let number = saving::next_sequence(known);
            let this = Sent {
                stamp: Stamp {
                    sequence: number,
                    client: client.clone(),
                },
                closes: check,
            };
            let standing = saving::stands(before.map(Sent::of).into_iter().chain([this.clone()]));
            behind |= standing != Some(this);
            messages.push(Message {
                takes,
                attempt: attempt.id,
                question: id,
                number,
                client: client.clone(),
                response: serde_json::to_string(&response)?,
                later,
                checked: check,
                language: language_of_page(visit),
                saved_at: now,
            });
        }
        store::append(&txn, messages).await?;
    }
    // What does not stand is not handed in unseen.
    let hands_in = intent == "submit" && doubled.is_none();
    if in_time && (!hands_in || behind) {
        // A question may be closed now, and something else stand.
        txn.changes(News::Answers(attempt.id));
        txn.commit().await?;
        if let Some(question) = doubled.filter(|_| !behind) {
            return Ok(flash!("done-same-place").at(&format!("{path}#{question}")));
        }
        let done = if behind {
            flash!("done-answers-behind")
        } else {
            flash!("done-answers-saved")
        };
        return Ok(match intent.split_once('-') {
            // What is said of a question has a page of its own.
            Some(("flag", question)) if !behind && lesson.question(question).is_some() => {
                paths::quizzes::question(training, attempt.id, question)
            }
            Some((_, question)) => done.at(&format!("{path}#{question}")),
            None if behind => done.at(&path),
            None if intent == "review" => format!("{path}?review"),
            None => done.at(&path),
        });
    }
    // Out of time, what was saved before is handed in, not what came too late: that comes back to
    // be copied.
    let late = !in_time && differs(&txn, &lesson, &attempt, answers).await?;
    let done = if in_time {
        flash!("done-attempt-submitted")
    } else {
        flash!("done-attempt-time-over")
    };
    hand_in(&txn, Some(visit), &course, attempt, (&takes, now)).await?;
    txn.commit().await?;
    if late {
        return Err(UserError::AttemptTimeOver.into());
    }
    Ok(done.at(&path))
}

/// Whether a form holds something else than what stands.
async fn differs(
    txn: &Write,
    lesson: &Lesson,
    attempt: &Attempt,
    answers: &Answers,
) -> Result<bool, AppError> {
    let standing = store::answers(txn, attempt.id).await?;
    let other = |(id, parts): (&String, &Parts)| {
        let Some(question) = lesson.question(id) else {
            return false;
        };
        let response = questions::response(question, parts);
        let stands = standing.get(id).map(|saved| &saved.response);
        !response.is_empty() && stands != Some(&response)
    };
    Ok(answers.iter().any(other))
}

/// What decides whether something that was sent stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sent {
    stamp: Stamp,
    closes: bool,
}

impl Sent {
    fn of(saved: &Saved) -> Self {
        Self {
            stamp: saved.stamp(),
            closes: saved.closes(),
        }
    }
}

impl Stamped for Sent {
    fn stamp(&self) -> Stamp {
        self.stamp.clone()
    }

    fn closes(&self) -> bool {
        self.closes
    }
}
