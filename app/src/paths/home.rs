//! What a person comes for, and where all about a training or a person stands in one place.

paths! {
    /// The trainings of the one who asks, with what is next.
    trainings = "/";
    /// The administrator's page.
    administration = "/administration";
    /// All about an account.
    account(account: i64) = "/accounts/{account}";
    /// A training.
    training(training: i64) = "/trainings/{training}";
    /// All about a person in a training.
    person(training: i64, enrolment: i64) = "/trainings/{training}/people/{enrolment}";
}
