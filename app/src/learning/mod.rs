//! Learning: reading lessons, and trying the questions that stand in them.
//!
//! Judges read here; trainers see what the checker says of their text. A question in a lesson is
//! practice: it is answered at once, what was answered is kept for the reader, and none of it
//! counts. What counts is `quizzes`'.

mod actions;
mod opinions;
mod pages;
pub mod questions;
mod store;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    errors::AppError,
    memory::readings::Read,
    parts::style::{desk, organizing, paper},
    paths::{self, routes},
    request::Visit,
};

pub use opinions::{download, lessons as lessons_with_opinions};
pub use pages::draft::mark as draft_mark;
pub use pages::lesson::{course_of, lists::sources};
pub use store::{authored_texts, erase_notes, give_notes, keep, read_lessons, read_lessons_of_all};

/// What an enrolment has read, from memory or from the database.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_by(visit: &Visit, enrolment: i64) -> Result<Arc<Read>, AppError> {
    let mut read = read_by_all(visit, [enrolment]).await?;
    Ok(read.remove(&enrolment).unwrap_or_default())
}

/// [`read_by`], of several enrolments.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_by_all(
    visit: &Visit,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Arc<Read>>, AppError> {
    let readings = &visit.house.readings;
    let (mut known, mut unknown) = (BTreeMap::new(), Vec::new());
    for enrolment in enrolments {
        match readings.get(enrolment) {
            Some(read) => {
                known.insert(enrolment, read);
            }
            None => unknown.push(enrolment),
        }
    }
    if !unknown.is_empty() {
        for (of, read) in store::read_sections(visit.house.db.read(), &unknown).await? {
            let read = Arc::new(read);
            readings.put(of, read.clone());
            known.insert(of, read);
        }
    }
    Ok(known)
}

/// The address of a lesson or a quiz in a training.
pub fn address(training: i64, lesson: &course::Lesson) -> String {
    match lesson.quiz() {
        Some(_) => paths::quizzes::quiz(training, &lesson.id),
        None => paths::learning::lesson(training, &lesson.id),
    }
}

/// Rendered text of a course for a page that lies deeper than a lesson: its links to documents and
/// lessons are written as seen from a lesson, a quiz or an attempt.
pub fn cited_from_deeper(html: &str, training: i64) -> String {
    html.replace(
        "href=\"../documents/",
        &format!("href=\"{}", paths::learning::document(training, "")),
    )
    .replace(
        "href=\"../lessons/",
        &format!("href=\"{}", paths::learning::lesson(training, "")),
    )
}

routes! {
    LearningRoutes in learning:
    lesson => pages::lesson::LessonPage(),
    own_note => desk(pages::own_notes::OwnNotePage()),
    own_notes => desk(pages::own_notes::OwnNotesPage()),
    document => paper(pages::document::DocumentPage()),
    open_questions => paper(pages::open_questions::OpenQuestionsPage()),
    course_booklet => paper(pages::booklet::CourseBookletPage()),
    booklet => paper(pages::booklet::BookletPage()),
    notes => pages::notes::NotesPage(),
    glossary => paper(pages::glossary::GlossaryPage()),
    search => paper(pages::search::SearchPage()),
    opinions => desk(pages::opinions::OpinionsPage()),
    problems => organizing(pages::problems::ProblemsPage()),
}
