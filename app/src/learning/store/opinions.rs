//! What the judges of a training said to the opinion questions of its lessons. Whose it is does not
//! leave this file.

use std::collections::BTreeMap;

use course::Language;
use records::{account, enrolment, practice_answer as answer, stop_choice as choice};
use rules::{grading::Response, places::Place, roles::Role};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationTrait as _, sea_query::Query,
};

use crate::{
    authorization::viewer::{InTraining as _, SeesKeys},
    db::many::among,
    errors::AppError,
    remarks,
};

/// What was said to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// How many chose each option.
    pub chosen: BTreeMap<String, usize>,
    /// What was written, with the language in which its author reads the platform.
    pub written: Vec<(Language, String)>,
}

/// What the judges said to these questions, by lesson and question. However many there are, the
/// database is asked the same few questions. Of a choice the last one stands, also where it was laid
/// aside; what was written counts no more once its author has laid it aside.
pub async fn opinions(
    db: &impl ConnectionTrait,
    teaches: &SeesKeys,
    questions: &[(String, String)],
) -> Result<BTreeMap<(String, String), Said>, AppError> {
    let training = teaches.training();
    let judges = || {
        Query::select()
            .column(enrolment::Column::Id)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::TrainingId.eq(training))
            .and_where(enrolment::Column::Role.eq(Role::Judge.code()))
            // What was said in a place that became part of another is said again there.
            .and_where(enrolment::Column::Place.ne(Place::Joined.code()))
            .take()
    };
    let languages: Vec<(i64, String)> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .column(account::Column::Language)
        .join(JoinType::InnerJoin, enrolment::Relation::Account.def())
        .filter(enrolment::Column::Id.in_subquery(judges()))
        .into_tuple()
        .all(db)
        .await?;
    let languages: BTreeMap<i64, Language> = languages
        .into_iter()
        .map(|(id, code)| (id, Language::from_code(&code).unwrap_or(Language::En)))
        .collect();
    let ids = || questions.iter().map(|(_, question)| question.clone());
    let first = choice::Entity::find()
        .filter(among(db, choice::Column::Question, ids()))
        .filter(choice::Column::EnrolmentId.in_subquery(judges()))
        .all(db)
        .await?;
    let rows = answer::Entity::find()
        .filter(among(db, answer::Column::Question, ids()))
        .filter(answer::Column::EnrolmentId.in_subquery(judges()))
        .order_by_asc(answer::Column::Number)
        .all(db)
        .await?;

    let mut chosen = BTreeMap::<((String, String), i64), String>::new();
    let mut last = BTreeMap::<((String, String), i64), answer::Model>::new();
    for row in first {
        chosen.insert(((row.lesson, row.question), row.enrolment_id), row.option);
    }
    for row in rows {
        let of = ((row.lesson.clone(), row.question.clone()), row.enrolment_id);
        if let Response::Options(options) = serde_json::from_str(&row.response)? {
            chosen.extend(options.into_iter().map(|option| (of.clone(), option)));
        }
        last.insert(of, row);
    }
    let mut words = remarks::read(db, last.values().map(|row| row.remark_id.as_ref())).await?;
    let mut all: BTreeMap<(String, String), Said> = questions
        .iter()
        .map(|question| (question.clone(), Said::default()))
        .collect();
    for ((question, _), option) in chosen {
        if let Some(said) = all.get_mut(&question) {
            *said.chosen.entry(option).or_default() += 1;
        }
    }
    for ((question, enrolment), row) in last {
        // Erased, there is nothing to be told.
        let kept = words.of(row.remark_id);
        let (Some(said), false) = (all.get_mut(&question), kept.is_empty()) else {
            continue;
        };
        if let Response::Words(text) = serde_json::from_str(&kept)? {
            let language = languages.get(&enrolment).copied();
            let language = language.unwrap_or(Language::En);
            said.written.push((language, text.trim().to_owned()));
        }
    }
    Ok(all)
}
