//! The gradebook: everybody who takes the course of a training, and how each stands with every quiz
//! that counts, with the pre-tests, and with reading.

use std::{collections::BTreeMap, sync::Arc};

use course::{Course, Language, Lesson, LessonKind, Purpose};
use rules::{
    places::Place,
    progress::{self, Progress},
    roles::Role,
};

use crate::{
    errors::AppError,
    learning,
    request::Visit,
    trainings::{self, Member, Training},
};

use super::{
    overall::Overall,
    standing,
    store::{self, Attempt},
};

/// A quiz of the gradebook.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its id.
    pub quiz: String,
    /// Whether it has left the course; what was done at it stays.
    pub has_left: bool,
    titles: BTreeMap<Language, String>,
}

impl Column {
    fn of(lesson: &Lesson, has_left: bool) -> Self {
        let title = |language| {
            let (_, text) = lesson.text(language)?;
            Some((language, text.title.clone()))
        };
        Self {
            quiz: lesson.id.clone(),
            titles: Language::ALL.into_iter().filter_map(title).collect(),
            has_left,
        }
    }

    /// What it is called; its id where nobody knows any more.
    pub fn title(&self, language: Language) -> &str {
        self.titles.get(&language).unwrap_or(&self.quiz)
    }
}

/// Somebody who takes the course.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub member: Member,
    /// How many of the lessons that are to be read have been.
    pub read: Progress,
    /// How the person stands with each quiz, in the order of the columns.
    pub quizzes: Vec<Overall>,
}

/// The results of a training.
#[derive(Clone, Debug)]
pub struct Gradebook {
    /// The training.
    pub training: Training,
    /// The quizzes, in the order of the course; at the end those that have left it.
    pub columns: Vec<Column>,
    /// The people, by name.
    pub people: Vec<Person>,
}

/// Reads the results of a training for those who teach or run it. However many people there are,
/// they are read with the same few questions to the database.
///
/// # Errors
/// `NotFound` and `NotAllowed` for others.
pub async fn load(visit: &Visit, training: i64) -> Result<Gradebook, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, |role| {
        role.may_manage_training() || role.may_author()
    })?;
    let db = visit.house.db.read();
    let training = trainings::find(db, training).await?;
    let served = visit.house.courses.get(&training.course);
    let course = served.ok_or(AppError::NotFound)?.course;
    let attempts = store::attempts_in(db, training.id).await?;
    let lessons = store::lessons(db, &course, &attempts).await?;
    let columns = columns(&course, &attempts, &lessons);
    let shown = |attempt: &Attempt| columns.iter().any(|column| column.quiz == attempt.quiz);
    let attempts: Vec<Attempt> = attempts.into_iter().filter(shown).collect();
    let outcomes = standing::outcomes(db, &course, &attempts).await?;
    let mut by_person = BTreeMap::<i64, BTreeMap<String, Overall>>::new();
    for (attempt, outcome) in attempts.into_iter().zip(outcomes) {
        let own = by_person.entry(attempt.enrolment).or_default();
        let overall = own.entry(attempt.quiz.clone()).or_default();
        overall.add(attempt, outcome);
    }
    let mut read = learning::read_lessons_of_all(db, training.id).await?;
    let readings = || {
        let lessons = course.lessons().map(|(_, lesson)| lesson);
        lessons.filter(|lesson| matches!(lesson.kind, LessonKind::Reading))
    };
    let marks = viewer.can(training.id, Role::may_author);
    let nothing = std::collections::BTreeSet::new();
    let mut people = Vec::new();
    for member in trainings::members_by_name(db, training.id, visit.language).await? {
        let mut own = by_person.remove(&member.enrolment).unwrap_or_default();
        // Who waits for a place or gave it up has not failed to begin; what such people did stays.
        let concerned = member.place == Place::Enrolled || !own.is_empty();
        if !member.role.is_registered() || !concerned {
            continue;
        }
        let read = read.remove(&member.enrolment).unwrap_or_default();
        people.push(Person {
            read: progress::progress(readings(), &read, &nothing),
            quizzes: columns
                .iter()
                .map(|column| {
                    let mut overall = own.remove(&column.quiz).unwrap_or_default();
                    if marks {
                        overall.mask();
                    }
                    overall
                })
                .collect(),
            member,
        });
    }
    Ok(Gradebook {
        training,
        columns,
        people,
    })
}

/// The quizzes that count, and the pre-tests; then those of which there are attempts and that the
/// course has no more.
fn columns(
    course: &Course,
    attempts: &[Attempt],
    lessons: &BTreeMap<String, Arc<Lesson>>,
) -> Vec<Column> {
    let counts = |lesson: &Lesson| {
        let settings = lesson.quiz();
        settings.is_some_and(|settings| settings.purpose != Purpose::Practice)
    };
    let mut columns: Vec<Column> = course
        .lessons()
        .map(|(_, lesson)| lesson)
        .filter(|lesson| counts(lesson))
        .map(|lesson| Column::of(lesson, false))
        .collect();
    for attempt in attempts {
        let known = columns.iter().any(|column| column.quiz == attempt.quiz);
        let served = course.lesson(&attempt.quiz);
        if known || served.is_some_and(|(_, lesson)| lesson.quiz().is_some()) {
            continue;
        }
        if let Some(lesson) = lessons.get(&attempt.content_hash)
            && counts(lesson)
        {
            columns.push(Column::of(lesson, true));
        }
    }
    columns
}
