//! Attempts, and the grade that stands of each.

mod writing;

use std::collections::{BTreeMap, BTreeSet};

use course::{Course, Purpose};
use jiff::Timestamp;
use records::{attempt, enrolment, grade};
use rules::{
    attempts::Begun,
    grading::{self, Parts, Points, Total},
    roles::Role,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Select,
    sea_query::Query,
};

use crate::db::many::among;
use crate::errors::AppError;

pub use self::writing::{hold, hold_all, start, submit};

/// One go at a quiz.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its number in the database.
    pub id: i64,
    /// Whose.
    pub enrolment: i64,
    /// Id of the quiz.
    pub quiz: String,
    /// 1 for the first, then 2, 3 …
    pub number: i32,
    /// Hash of the text that it is pinned to.
    pub content_hash: String,
    /// What drawing and order are derived from.
    pub seed: u64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was handed in.
    pub submitted_at: Option<Timestamp>,
    /// Until when it was reopened last, if it was.
    pub reopened_until: Option<Timestamp>,
    /// Percent of the points at which it is passed; none for one from before this was pinned.
    pub pass_percent: Option<u8>,
    /// The grade that stands.
    pub grade: Option<Standing>,
    /// The number of the grade that stands: 0 before the first.
    pub grade_number: i32,
    /// What each question gave in the grade that stands; none for a grade from before this was
    /// kept.
    pub parts: Option<Parts>,
}

impl Attempt {
    /// When it began, and until when it was reopened.
    pub const fn begun(&self) -> Begun {
        Begun {
            at: self.started_at,
            reopened_until: self.reopened_until,
        }
    }
}

/// The grade that stands.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Points reached and points that could be reached.
    pub total: Total,
    /// Whether the pass mark was reached. What that means depends on the purpose of the quiz, so
    /// nobody outside the store reads it but by [`Standing::passes`].
    pub(super) pass_mark_reached: bool,
}

impl Standing {
    /// A grade at a quiz that is passed at so many percent of the points.
    pub fn new(total: Total, pass_percent: u8) -> Self {
        Self {
            total,
            pass_mark_reached: grading::passed(total.points, total.possible, pass_percent),
        }
    }

    /// Whether the grade passes a quiz of this purpose; a pre-test is never passed.
    pub const fn passes(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::PreTest => false,
            Purpose::Practice | Purpose::Final => self.pass_mark_reached,
        }
    }
}

fn attempt_of(model: attempt::Model, grade: Option<&grade::Model>) -> Result<Attempt, AppError> {
    let parts = grade.and_then(|grade| grade.parts.as_deref());
    let parts: Option<Parts> = parts.map(serde_json::from_str).transpose()?;
    // Of an older grade it is not known: it follows from the answers (`quizzes::standing`).
    let awaiting = parts.as_ref().map(|parts| grading::total(parts.values()));
    let awaiting = awaiting.unwrap_or_default().awaiting;
    Ok(Attempt {
        id: model.id,
        enrolment: model.enrolment_id,
        quiz: model.quiz,
        number: model.number,
        content_hash: model.content_hash,
        seed: model.seed.cast_unsigned(),
        started_at: model.started_at.into(),
        submitted_at: model.submitted_at.map(Timestamp::from),
        reopened_until: model.reopened_until.map(Timestamp::from),
        pass_percent: model.pass_percent.and_then(|pass| u8::try_from(pass).ok()),
        grade: grade.map(|grade| Standing {
            total: Total {
                points: Points {
                    milli: grade.points_milli,
                },
                possible: Points {
                    milli: grade.possible_milli,
                },
                awaiting,
            },
            pass_mark_reached: grade.passed,
        }),
        grade_number: grade.map_or(0, |grade| grade.number),
        parts,
    })
}

/// All attempts of an enrolment, in the order in which they began, each with the grade that
/// stands.
pub async fn attempts(db: &impl ConnectionTrait, enrolment: i64) -> Result<Vec<Attempt>, AppError> {
    attempts_of(db, [enrolment]).await
}

/// All attempts of judges at a quiz in a training, in the order in which they began. What others
/// tried once counts nowhere.
pub async fn attempts_at(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<Vec<Attempt>, AppError> {
    attempts_at_all(db, training, [quiz.to_owned()]).await
}

/// [`attempts_at`], of several quizzes.
pub async fn attempts_at_all(
    db: &impl ConnectionTrait,
    training: i64,
    quizzes: impl IntoIterator<Item = String>,
) -> Result<Vec<Attempt>, AppError> {
    let models = of_judges(training)
        .filter(among(db, attempt::Column::Quiz, quizzes))
        .all(db)
        .await?;
    with_grades(db, models).await
}

/// [`attempts_at`], of whichever quiz.
pub async fn attempts_in(
    db: &impl ConnectionTrait,
    training: i64,
) -> Result<Vec<Attempt>, AppError> {
    let models = of_judges(training).all(db).await?;
    with_grades(db, models).await
}

/// [`attempts_in`], of several trainings, each with the training.
pub async fn attempts_in_all(
    db: &impl ConnectionTrait,
    trainings: impl IntoIterator<Item = i64>,
) -> Result<Vec<(i64, Attempt)>, AppError> {
    let found = attempt::Entity::find()
        .find_also_related(enrolment::Entity)
        .filter(among(db, enrolment::Column::TrainingId, trainings))
        .filter(enrolment::Column::Role.eq(Role::Judge.code()))
        .order_by_asc(attempt::Column::Id)
        .all(db)
        .await?;
    let (models, trainings): (Vec<_>, Vec<_>) = found
        .into_iter()
        .filter_map(|(model, enrolment)| Some((model, enrolment?.training_id)))
        .unzip();
    let attempts = with_grades(db, models).await?;
    Ok(trainings.into_iter().zip(attempts).collect())
}

/// [`attempts`], of several enrolments.
pub async fn attempts_of(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<Vec<Attempt>, AppError> {
    let models = attempt::Entity::find()
        .filter(among(db, attempt::Column::EnrolmentId, enrolments))
        .order_by_asc(attempt::Column::Id)
        .all(db)
        .await?;
    with_grades(db, models).await
}

/// The attempts of judges in a training, in the order in which they began.
fn of_judges(training: i64) -> Select<attempt::Entity> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .and_where(enrolment::Column::Role.eq(Role::Judge.code()))
        .take();
    attempt::Entity::find()
        .filter(attempt::Column::EnrolmentId.in_subquery(enrolments))
        .order_by_asc(attempt::Column::Id)
}

/// The attempts that have not been handed in, of everybody.
pub async fn open_attempts(db: &impl ConnectionTrait) -> Result<Vec<Attempt>, AppError> {
    let models = attempt::Entity::find()
        .filter(attempt::Column::SubmittedAt.is_null())
        .all(db)
        .await?;
    models
        .into_iter()
        .map(|model| attempt_of(model, None))
        .collect()
}

async fn with_grades(
    db: &impl ConnectionTrait,
    models: Vec<attempt::Model>,
) -> Result<Vec<Attempt>, AppError> {
    if models.is_empty() {
        return Ok(Vec::new());
    }
    let ids = models.iter().map(|model| model.id);
    let grades = grade::Entity::find()
        .filter(among(db, grade::Column::AttemptId, ids))
        .order_by_asc(grade::Column::Number)
        .all(db)
        .await?;
    // The highest number stands: later ones take the place of earlier ones.
    let standing: BTreeMap<i64, &grade::Model> = grades
        .iter()
        .map(|grade| (grade.attempt_id, grade))
        .collect();
    models
        .into_iter()
        .map(|model| {
            let grade = standing.get(&model.id).copied();
            attempt_of(model, grade)
        })
        .collect()
}

/// An attempt by its number in the database.
pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Attempt, AppError> {
    let model = attempt::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let grade = grade::Entity::find()
        .filter(grade::Column::AttemptId.eq(id))
        .order_by_desc(grade::Column::Number)
        .one(db)
        .await?;
    attempt_of(model, grade.as_ref())
}

/// The quizzes that an enrolment has passed in any attempt; a pre-test counts once it was handed
/// in, since it cannot be failed.
///
/// # Errors
/// When the database cannot be read.
pub async fn passed_quizzes(
    db: &impl ConnectionTrait,
    enrolment: i64,
    course: &Course,
) -> Result<BTreeSet<String>, AppError> {
    // A quiz that has left the course is looked at as one that counts.
    let purpose = |quiz: &str| {
        let settings = course.lesson(quiz).and_then(|(_, lesson)| lesson.quiz());
        settings.map_or(Purpose::Final, |settings| settings.purpose)
    };
    Ok(attempts(db, enrolment)
        .await?
        .into_iter()
        .filter(|attempt| match purpose(&attempt.quiz) {
            Purpose::PreTest => attempt.submitted_at.is_some(),
            purpose => attempt.grade.is_some_and(|grade| grade.passes(purpose)),
        })
        .map(|attempt| attempt.quiz)
        .collect())
}
