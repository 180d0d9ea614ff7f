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

use std::sync::Arc;

use crate::{
    errors::AppError,
    memory::readings::Read,
    parts::style::{desk, organizing, paper},
    paths::routes,
    request::Visit,
};

pub use opinions::{download, lessons as lessons_with_opinions};
pub use pages::draft::mark as draft_mark;
pub use pages::lesson::{course_of, lists::sources};
pub use pages::own_notes::ALL as OWN_NOTES;
pub use store::{authored_texts, erase_notes, give_notes, keep, read_lessons, read_lessons_of_all};

/// What an enrolment has read, from memory or from the database.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_by(visit: &Visit, enrolment: i64) -> Result<Arc<Read>, AppError> {
    let readings = &visit.house.readings;
    if let Some(read) = readings.get(enrolment) {
        return Ok(read);
    }
    let read = Arc::new(store::read_sections(visit.house.db.read(), enrolment).await?);
    readings.put(enrolment, read.clone());
    Ok(read)
}

/// The address of a lesson or a quiz in a training.
pub fn address(training: i64, lesson: &course::Lesson) -> String {
    let kind = if lesson.quiz().is_some() {
        "quizzes"
    } else {
        "lessons"
    };
    format!("/trainings/{training}/{kind}/{}", lesson.id)
}

/// The address of a document in a training.
pub fn address_of_document(training: i64, document: &str) -> String {
    format!("/trainings/{training}/documents/{document}")
}

/// The address of the page that gathers the open questions of a module.
pub fn address_of_open_questions(training: i64, module: &str) -> String {
    format!("/trainings/{training}/open-questions/{module}")
}

/// The address of the booklet of a module.
pub fn address_of_booklet(training: i64, module: &str) -> String {
    format!("/trainings/{training}/booklets/{module}")
}

/// The address of the booklet of the whole course.
pub fn address_of_course_booklet(training: i64) -> String {
    format!("/trainings/{training}/booklets")
}

/// The address of the trainer's notes on a lesson.
pub fn address_of_notes(training: i64, lesson: &str) -> String {
    format!("/trainings/{training}/notes/{lesson}")
}

/// The address of one's own note on a section of a lesson.
pub fn address_of_note(training: i64, lesson: &str, section: &str) -> String {
    format!("/trainings/{training}/lessons/{lesson}/notes/{section}")
}

/// The address of what judges think, for those who teach.
pub fn address_of_opinions(training: i64) -> String {
    format!("/trainings/{training}/opinions")
}

/// Rendered text of a course for a page that lies deeper than a lesson: its links to documents and
/// lessons are written as seen from a lesson, a quiz or an attempt.
pub fn cited_from_deeper(html: &str, training: i64) -> String {
    html.replace(
        "href=\"../documents/",
        &format!("href=\"{}", address_of_document(training, "")),
    )
    .replace(
        "href=\"../lessons/",
        &format!("href=\"/trainings/{training}/lessons/"),
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
