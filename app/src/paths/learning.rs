//! Lessons, and what is read beside them.

paths! {
    /// A lesson.
    lesson(training: i64, lesson: &str) = "/trainings/{training}/lessons/{lesson}";
    /// A picture of a lesson.
    picture(training: i64, name: &str) = "/trainings/{training}/lessons/pictures/{name}";
    /// One's own note on a section of a lesson.
    own_note(training: i64, lesson: &str, section: &str) =
        "/trainings/{training}/lessons/{lesson}/notes/{section}";
    /// All one's own notes.
    own_notes = "/account/notes";
    /// A document.
    document(training: i64, document: &str) = "/trainings/{training}/documents/{document}";
    /// The open questions of a module, gathered.
    open_questions(training: i64, module: &str) = "/trainings/{training}/open-questions/{module}";
    /// The booklet of the whole course.
    course_booklet(training: i64) = "/trainings/{training}/booklets";
    /// The booklet of a module.
    booklet(training: i64, module: &str) = "/trainings/{training}/booklets/{module}";
    /// The trainer's notes on a lesson.
    notes(training: i64, lesson: &str) = "/trainings/{training}/notes/{lesson}";
    /// The glossary.
    glossary(training: i64) = "/trainings/{training}/glossary";
    /// Looking for words.
    search(training: i64) = "/trainings/{training}/search";
    /// What judges think, for those who teach.
    opinions(training: i64) = "/trainings/{training}/opinions";
    /// The same as CSV.
    opinions_csv(training: i64) = "/trainings/{training}/opinions.csv";
    /// What the checker says of the course.
    problems(training: i64) = "/trainings/{training}/problems";
}
