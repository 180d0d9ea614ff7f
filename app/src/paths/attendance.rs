//! Being there, and the register.

paths! {
    /// Where one checks in with the code on the screen.
    check_in = "/c";
    /// Where a code that was scanned leads.
    check_in_with(code: &str) = "/c/{code}";
    /// What waits in this browser to be sent.
    waiting = "/waiting";
    /// One's own attendance.
    own(training: i64) = "/trainings/{training}/attendance";
    /// Requests to be answered.
    requests(training: i64) = "/trainings/{training}/requests";
    /// A document that was handed in with a request.
    document(training: i64, excuse: i64) = "/trainings/{training}/requests/documents/{excuse}";
    /// The register of all sessions.
    overview(training: i64) = "/trainings/{training}/register";
    /// The same as CSV.
    overview_csv(training: i64) = "/trainings/{training}/register.csv";
    /// The same as a workbook.
    overview_xlsx(training: i64) = "/trainings/{training}/register.xlsx";
    /// What is still open in it.
    open(training: i64) = "/trainings/{training}/register/open";
    /// The register by groups.
    groups(training: i64) = "/trainings/{training}/register/groups";
    /// The register to be signed on paper.
    signatures(training: i64) = "/trainings/{training}/register/signatures";
    /// Sums, without names.
    figures(training: i64) = "/trainings/{training}/figures";
    /// The register of a session.
    register(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/register";
    /// What changes in it.
    register_events(training: i64, session: i64) =
        "/trainings/{training}/sessions/{session}/register/events";
    /// What was noted of one person in a session.
    history(training: i64, session: i64, enrolment: i64) =
        "/trainings/{training}/sessions/{session}/register/{enrolment}";
    /// Where a meeting's list is handed in.
    meeting(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/meeting";
    /// What a meeting's list proposes.
    meeting_list(training: i64, session: i64, list: &str) =
        "/trainings/{training}/sessions/{session}/meeting/{list}";
    /// The screen in the room, with the code.
    screen(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/code";
    /// A session online.
    online(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/online";
}
