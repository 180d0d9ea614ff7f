//! Marking an answer: a reasoned one by its rubric, any other where the key does not do it justice.

use std::collections::BTreeMap;

use course::{Criterion, Key};
use leptos::prelude::*;
use rules::{
    grading::{Points, Verdict},
    marking::{self, ByCriterion, Decision, Settlement},
};

use crate::{
    errors::{AppError, Field, UserError},
    parts::form::{self, optional, required},
    paths,
    quizzes::store::{self, Paper},
    request::{Visit, act, flash},
};

use super::desk::{Desk, Said};

/// The longest comment, in characters.
const COMMENT: u32 = 2000;

/// Marks a reasoned answer: points for each criterion, and a word to its author. The grade changes
/// by this answer alone. An answer may be marked again; the last mark stands.
///
/// Where several mark it, what they leave open is settled by a mark that `settles` it, with a reason:
/// what they agreed on, or, `knowingly`, the mark of the only trainer there is.
#[server(endpoint = "quizzes/mark")]
pub async fn mark_answer(
    attempt: i64,
    question: String,
    #[server(default)] points: BTreeMap<String, String>,
    #[server(default)] comment: String,
    #[server(default)] settles: bool,
    #[server(default)] knowingly: bool,
) -> Result<(), UserError> {
    let of = (attempt, question.as_str());
    let settling = Settling { settles, knowingly };
    act(async |visit| mark(&visit, of, &points, &comment, settling).await).await
}

/// Says something about any answer, with what follows from it by `intent`: `points` gives so many
/// points whatever the key says, `key` lets the key count again, `comment` changes nothing.
#[server(endpoint = "quizzes/decide")]
pub async fn decide_answer(
    attempt: i64,
    question: String,
    #[server(default)] points: String,
    #[server(default)] reason: String,
    #[server(default)] intent: String,
) -> Result<(), UserError> {
    act(async |visit| decide(&visit, attempt, &question, (&points, &reason), &intent).await).await
}

/// How a mark is meant where several mark an answer.
#[derive(Clone, Copy, Debug)]
struct Settling {
    settles: bool,
    knowingly: bool,
}

async fn mark(
    visit: &Visit,
    (attempt, question): (i64, &str),
    points: &BTreeMap<String, String>,
    comment: &str,
    settling: Settling,
) -> Result<String, AppError> {
    let comment = optional(Field::Reason, comment, COMMENT)?;
    let desk = Desk::of(visit, attempt).await?;
    let trainers = desk.trainers(visit).await?;
    let account = visit.viewer()?.account;
    let said = |paper: &Paper| {
        let asked = paper.lesson.question(question).ok_or(AppError::NotFound)?;
        let Key::Rubric(criteria) = &asked.key else {
            return Err(AppError::NotFound);
        };
        let points = given(criteria, points);
        let marks = paper.marks_of(question);
        let mut settles = false;
        if asked.markers > 1 {
            let own = marks.iter().any(|mark| mark.by == Some(account));
            let stands = store::settlement(asked, criteria, marks);
            settles = may_mark(&stands, own, settling, trainers)?;
        }
        let reasoned = match settles && comment.is_empty() {
            true => Err(UserError::ReasonNeeded),
            false => Ok(()),
        };
        let (points, ()) = form::all((points, reasoned))?;
        Ok(Said {
            decision: Some(Decision::Rubric(points)),
            settles,
        })
    };
    let paper = desk.mark(visit, question, said, &comment).await?;
    Ok(flash!("done-answer-marked").at(&paths::quizzes::marking(
        desk.training.id,
        &paper.attempt.quiz,
    )))
}

/// Whether a mark settles what stands, of an answer that several mark.
fn may_mark(
    stands: &Settlement,
    own: bool,
    settling: Settling,
    trainers: usize,
) -> Result<bool, UserError> {
    match stands {
        // Nobody else is there to mark it.
        Settlement::Waits(_) if settling.settles || settling.knowingly => {
            if settling.knowingly && trainers < 2 {
                Ok(true)
            } else {
                Err(UserError::AnotherMarkerNeeded)
            }
        }
        Settlement::Waits(_) => Ok(false),
        Settlement::Apart | Settlement::Stands(_) if settling.settles => Ok(true),
        // A third mark; the first two have seen each other's.
        Settlement::Apart if !own => Ok(false),
        Settlement::Apart | Settlement::Stands(_) => Err(UserError::MarkedByAll),
    }
}

fn given(
    criteria: &[Criterion],
    typed: &BTreeMap<String, String>,
) -> Result<ByCriterion, UserError> {
    let each = criteria.iter().map(|criterion| {
        let typed = typed.get(&criterion.id);
        let given = typed.and_then(|typed| marking::given(typed, criterion));
        let given = given.ok_or(UserError::NotUnderstood {
            field: Field::Points,
        })?;
        Ok((criterion.id.clone(), given))
    });
    each.collect()
}

async fn decide(
    visit: &Visit,
    attempt: i64,
    question: &str,
    (points, reason): (&str, &str),
    intent: &str,
) -> Result<String, AppError> {
    let desk = Desk::of(visit, attempt).await?;
    if reason.trim().is_empty() {
        return Err(UserError::ReasonNeeded.into());
    }
    let reason = required(Field::Reason, reason, COMMENT)?;
    let said = |paper: &Paper| match intent {
        "comment" => Ok(Said::default()),
        "key" => Ok(Said::of(Decision::Key)),
        "points" => {
            let counted = paper.counted(&desk.course)?;
            let of = |(asked, _): &&(&course::Question, _)| asked.id == question;
            let (asked, before) = counted.iter().find(of).ok_or(AppError::NotFound)?;
            // A reasoned answer is marked by its rubric; a void question and an opinion by nobody.
            let fixed = matches!(asked.key, Key::Rubric(_) | Key::None);
            if fixed || before.verdict == Verdict::Void {
                return Err(AppError::NotFound);
            }
            let wrong = UserError::NotUnderstood {
                field: Field::Points,
            };
            let given = Points::read(points).filter(|given| *given <= before.possible);
            Ok(Said::of(Decision::Points(given.ok_or(wrong)?)))
        }
        _ => Err(UserError::BadRequest.into()),
    };
    let paper = desk.mark(visit, question, said, &reason).await?;
    Ok(flash!("done-answer-decided").at(&format!(
        "{}#{question}",
        paths::quizzes::attempt(desk.training.id, paper.attempt.id)
    )))
}
