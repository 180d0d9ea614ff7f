//! Organizing a training: its sessions, its people, their list.

paths! {
    /// A new training.
    new_training = "/trainings/new";
    /// A sample list of participants.
    sample_list = "/trainings/sample-list.csv";
    /// Changing a training.
    change(training: i64) = "/trainings/{training}/change";
    /// Making another training after one.
    copy(training: i64) = "/trainings/{training}/copy";
    /// Ending a training.
    end(training: i64) = "/trainings/{training}/end";
    /// The programme, to be changed.
    agenda(training: i64) = "/trainings/{training}/agenda";
    /// A new session.
    new_session(training: i64) = "/trainings/{training}/sessions/new";
    /// Several sessions at once, pasted or typed.
    timetable(training: i64) = "/trainings/{training}/sessions/table";
    /// A table of sessions that was read, before it is added.
    timetable_read(training: i64, table: &str) = "/trainings/{training}/sessions/table/{table}";
    /// Changing a session.
    change_session(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/change";
    /// Deleting a session.
    delete_session(training: i64, session: i64) = "/trainings/{training}/sessions/{session}/delete";
    /// The groups of a training.
    groups(training: i64) = "/trainings/{training}/groups";
    /// The people of a training.
    people(training: i64) = "/trainings/{training}/people";
    /// What is to be done with the people who were chosen.
    chosen(training: i64, chosen: &str) = "/trainings/{training}/people/chosen/{chosen}";
    /// A list that was read, before it is taken.
    list(training: i64, list: &str) = "/trainings/{training}/people/list/{list}";
    /// Which column of a list is which.
    columns(training: i64, list: &str) = "/trainings/{training}/people/list/{list}/columns";
    /// Slips with codes, to be printed.
    slips(training: i64, slips: &str) = "/trainings/{training}/people/slips/{slips}";
    /// Links that invite, to be handed over.
    links(training: i64, links: &str) = "/trainings/{training}/people/links/{links}";
    /// A new letter to people of a training.
    new_letter(training: i64) = "/trainings/{training}/letters/new";
    /// A letter before it is sent.
    letter(training: i64, letter: &str) = "/trainings/{training}/letters/{letter}";
    /// Where one comes in with a code.
    arrive = "/arrive";
    /// Where a code that was scanned brings in.
    arrive_with(code: &str) = "/arrive/{code}";
}
