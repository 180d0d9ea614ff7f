//! Sessions for a person's calendar.

paths! {
    /// One's own calendar.
    own = "/account/calendar";
    /// The sessions of a training.
    of_training(training: i64) = "/trainings/{training}/calendar.ics";
    /// What a calendar subscribes to: `token.ics`.
    feed(file: &str) = "/calendar/{file}";
}
