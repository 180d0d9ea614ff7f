//! What people chose at stops of hearings and said to opinions. Of a stop the first choice is kept.

use std::collections::BTreeMap;

use course::{Question, QuestionKind};
use jiff::Timestamp;
use records::{enrolment, practice_answer as answer, stop_choice as choice};
use rules::{grading::Response, roles::Role};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::{OnConflict, Query},
};

use crate::{authorization::viewer::Enrolled, errors::AppError};

/// What the judges of a training chose at a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// How many chose each option.
    pub counts: BTreeMap<String, usize>,
    /// Whether one enrolment is among them.
    pub own: bool,
}

/// What the judges of a training chose at a question, and whether `own` is among them. Of a stop the
/// first choice counts, of an opinion the one that stands.
pub async fn chosen(
    db: &impl ConnectionTrait,
    training: i64,
    (lesson, question): (&str, &Question),
    own: Option<i64>,
) -> Result<Chosen, AppError> {
    let judges = || {
        Query::select()
            .column(enrolment::Column::Id)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::TrainingId.eq(training))
            .and_where(enrolment::Column::Role.eq(Role::Judge.code()))
            .take()
    };
    let first = choice::Entity::find()
        .filter(choice::Column::Lesson.eq(lesson))
        .filter(choice::Column::Question.eq(&question.id))
        .filter(choice::Column::EnrolmentId.in_subquery(judges()))
        .all(db)
        .await?;
    let first = first.into_iter().map(|row| (row.enrolment_id, row.option));
    let mut all: BTreeMap<i64, String> = first.collect();
    if question.kind == QuestionKind::Survey {
        let rows = answer::Entity::find()
            .filter(answer::Column::Lesson.eq(lesson))
            .filter(answer::Column::Question.eq(&question.id))
            .filter(answer::Column::EnrolmentId.in_subquery(judges()))
            .order_by_asc(answer::Column::Number)
            .all(db)
            .await?;
        for row in rows {
            // An opinion that was laid aside stands until another one is said.
            if let Response::Options(options) = serde_json::from_str(&row.response)? {
                all.extend(options.into_iter().map(|option| (row.enrolment_id, option)));
            }
        }
    }
    let mut chosen = Chosen::default();
    for (enrolment, option) in all {
        chosen.own |= Some(enrolment) == own;
        *chosen.counts.entry(option).or_default() += 1;
    }
    Ok(chosen)
}

/// Keeps what somebody chose; whoever chose before has chosen.
pub async fn choose(
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    (lesson, question): (&str, &str),
    option: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let there = OnConflict::columns([
        choice::Column::EnrolmentId,
        choice::Column::Lesson,
        choice::Column::Question,
    ])
    .do_nothing()
    .to_owned();
    choice::Entity::insert(choice::ActiveModel {
        enrolment_id: Set(enrolled.enrolment()),
        lesson: Set(lesson.to_owned()),
        question: Set(question.to_owned()),
        option: Set(option.to_owned()),
        chosen_at: Set(now.into()),
        ..Default::default()
    })
    .on_conflict(there)
    .exec_without_returning(db)
    .await?;
    Ok(())
}
