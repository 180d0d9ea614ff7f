//! Quizzes, attempts and their results.

paths! {
    /// All results of a training.
    gradebook(training: i64) = "/trainings/{training}/results";
    /// The same as CSV.
    gradebook_csv(training: i64) = "/trainings/{training}/results.csv";
    /// The same as a workbook.
    gradebook_xlsx(training: i64) = "/trainings/{training}/results.xlsx";
    /// A quiz.
    quiz(training: i64, quiz: &str) = "/trainings/{training}/quizzes/{quiz}";
    /// Who is where in a quiz.
    people(training: i64, quiz: &str) = "/trainings/{training}/quizzes/{quiz}/people";
    /// How a quiz went.
    results(training: i64, quiz: &str) = "/trainings/{training}/quizzes/{quiz}/results";
    /// Marking the reasoned answers of a quiz.
    marking(training: i64, quiz: &str) = "/trainings/{training}/quizzes/{quiz}/marking";
    /// Grading a quiz again.
    regrade(training: i64, quiz: &str) = "/trainings/{training}/quizzes/{quiz}/regrade";
    /// A quiz with its key, for those who teach; as deep as a lesson, since the links of the course's
    /// text are written as seen from there.
    preview(training: i64, quiz: &str) = "/trainings/{training}/previews/{quiz}";
    /// The missed question that comes back; as deep as an attempt, since the links of the course's
    /// text are written as seen from there.
    missed(training: i64) = "/trainings/{training}/practice/missed";
    /// An attempt.
    attempt(training: i64, attempt: i64) = "/trainings/{training}/attempts/{attempt}";
    /// What is said about a question of an attempt.
    question(training: i64, attempt: i64, question: &str) =
        "/trainings/{training}/attempts/{attempt}/questions/{question}";
    /// What happens to an attempt while its sheet is open.
    attempt_events(training: i64, attempt: i64) = "/trainings/{training}/attempts/{attempt}/events";
}
