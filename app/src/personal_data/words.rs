//! What tables, columns and codes are called.

use course::Language;
use jiff::tz::TimeZone;
use rules::{attendance::Status, grading::Response, roles::Role};

use crate::{
    attendance,
    audit::Action,
    language::{dates, say},
    trainings,
};

use super::store::{By, Cell};

/// A table, as the heading of its rows.
pub fn table(name: &str, language: Language) -> String {
    match name {
        "account" => say!(language, "data-of-account"),
        "merged_account" => say!(language, "data-of-merged-account"),
        "notice_reading" => say!(language, "data-of-notice-reading"),
        "enrolment" => say!(language, "data-of-enrolment"),
        "attendance_mark" => say!(language, "data-of-attendance-mark"),
        "attendance_request" => say!(language, "data-of-attendance-request"),
        "attendance_answer" => say!(language, "data-of-attendance-answer"),
        "online_presence" => say!(language, "data-of-online-presence"),
        "lesson_reading" => say!(language, "data-of-lesson-reading"),
        "section_reading" => say!(language, "data-of-section-reading"),
        "attempt" => say!(language, "data-of-attempt"),
        "answer_consent" => say!(language, "data-of-answer-consent"),
        "section_note" => say!(language, "data-of-section-note"),
        "stop_choice" => say!(language, "data-of-stop-choice"),
        "practice_answer" => say!(language, "data-of-practice-answer"),
        "missed_answer" => say!(language, "data-of-missed-answer"),
        "missed_choice" => say!(language, "data-of-missed-choice"),
        "attempt_reopening" => say!(language, "data-of-attempt-reopening"),
        "answer" => say!(language, "data-of-answer"),
        "grade" => say!(language, "data-of-grade"),
        "rubric_mark" => say!(language, "data-of-rubric-mark"),
        "question_flag" => say!(language, "data-of-question-flag"),
        "flag_answer" => say!(language, "data-of-flag-answer"),
        "allowance" => say!(language, "data-of-allowance"),
        "remark" => say!(language, "data-of-remark"),
        "letter" => say!(language, "data-of-letter"),
        "invitation" => say!(language, "data-of-invitation"),
        "arrival_code" => say!(language, "data-of-arrival-code"),
        "login" => say!(language, "data-of-login"),
        "authenticator" => say!(language, "data-of-authenticator"),
        "recovery_code" => say!(language, "data-of-recovery-code"),
        "passkey" => say!(language, "data-of-passkey"),
        "calendar_feed" => say!(language, "data-of-calendar-feed"),
        "audit_event" => say!(language, "data-of-audit-event"),
        _ => name.to_owned(),
    }
}

/// A column; none for a technical one, which only the file for programs has.
pub fn column(name: &str, language: Language) -> Option<String> {
    Some(match name {
        "email" => say!(language, "data-email"),
        "name" => say!(language, "data-name"),
        "language" => say!(language, "data-language"),
        "administrator" => say!(language, "data-administrator"),
        "created_at" => say!(language, "data-created-at"),
        "created_by" => say!(language, "data-created-by"),
        "read_at" => say!(language, "data-read-at"),
        "version" => say!(language, "data-version"),
        "training_id" => say!(language, "data-training-id"),
        "session_id" => say!(language, "data-session-id"),
        "role" => say!(language, "data-role"),
        "court" => say!(language, "data-court"),
        "region" => say!(language, "data-region"),
        "position" => say!(language, "data-position"),
        "institution" => say!(language, "field-institution"),
        "sex" => say!(language, "field-sex"),
        "opened_at" => say!(language, "data-opened-at"),
        "place" => say!(language, "data-place"),
        "placed_at" => say!(language, "data-placed-at"),
        "group_id" => say!(language, "data-group-id"),
        "unit" => say!(language, "data-unit"),
        "status" => say!(language, "data-status"),
        "minutes" => say!(language, "data-minutes"),
        "source" => say!(language, "data-source"),
        "recorded_by" => say!(language, "data-recorded-by"),
        "made_at" => say!(language, "data-made-at"),
        "received_at" => say!(language, "data-received-at"),
        "asked_by" => say!(language, "data-asked-by"),
        "asked_at" => say!(language, "data-asked-at"),
        "granted" => say!(language, "data-granted"),
        "answered_by" => say!(language, "data-answered-by"),
        "answered_at" => say!(language, "data-answered-at"),
        "kind" => say!(language, "data-kind"),
        "seen_at" => say!(language, "data-seen-at"),
        "lesson" => say!(language, "data-lesson"),
        "section" => say!(language, "data-section"),
        "quiz" => say!(language, "data-quiz"),
        "number" => say!(language, "data-number"),
        "started_at" => say!(language, "data-started-at"),
        "submitted_at" => say!(language, "data-submitted-at"),
        "reopened_until" | "until_at" => say!(language, "data-reopened-until"),
        "reopened_by" => say!(language, "data-reopened-by"),
        "reopened_at" => say!(language, "data-reopened-at"),
        "key_seen" => say!(language, "data-key-seen"),
        "given" => say!(language, "data-given"),
        "said_at" => say!(language, "data-said-at"),
        "option" => say!(language, "data-option"),
        "known" => say!(language, "data-known"),
        "wanted" => say!(language, "data-wanted"),
        "chosen_at" => say!(language, "data-chosen-at"),
        "question" => say!(language, "data-question"),
        "response" => say!(language, "data-response"),
        "later" => say!(language, "data-later"),
        "saved_at" => say!(language, "data-saved-at"),
        "points_milli" => say!(language, "data-points-milli"),
        "given_milli" => say!(language, "data-given-milli"),
        "pass_percent" => say!(language, "data-pass-percent"),
        "possible_milli" => say!(language, "data-possible-milli"),
        "passed" => say!(language, "data-passed"),
        "reason" => say!(language, "data-reason"),
        "graded_by" => say!(language, "data-graded-by"),
        "graded_at" => say!(language, "data-graded-at"),
        "points" => say!(language, "data-points"),
        "marked_by" => say!(language, "data-marked-by"),
        "marked_at" => say!(language, "data-marked-at"),
        "attempts" => say!(language, "data-attempts"),
        "granted_by" => say!(language, "data-granted-by"),
        "granted_at" => say!(language, "data-granted-at"),
        "course" => say!(language, "field-course"),
        "body" => say!(language, "data-body"),
        "written_at" => say!(language, "data-written-at"),
        "recipient" => say!(language, "data-recipient"),
        "subject" => say!(language, "data-subject"),
        "sent_at" => say!(language, "data-sent-at"),
        "expires_at" => say!(language, "data-expires-at"),
        "used_at" => say!(language, "data-used-at"),
        "withdrawn_at" => say!(language, "data-withdrawn-at"),
        "browser" => say!(language, "data-browser"),
        "stays" => say!(language, "data-stays"),
        "arrived" => say!(language, "data-arrived"),
        "failed_tries" => say!(language, "data-failed-tries"),
        "failed_since" => say!(language, "data-failed-since"),
        "closed_at" => say!(language, "data-closed-at"),
        "ended_at" => say!(language, "data-ended-at"),
        "at" => say!(language, "data-at"),
        "actor_id" => say!(language, "data-actor-id"),
        "action" => say!(language, "data-action"),
        "subject_id" => say!(language, "data-subject-id"),
        _ => return None,
    })
}

/// What stands in a place.
pub fn cell(column: &str, cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(true) => say!(language, "data-yes"),
        Cell::Flag(false) => say!(language, "data-no"),
        Cell::Time(time) => dates::moment(language, *time, &TimeZone::UTC),
        Cell::By(By::You) => say!(language, "data-you"),
        Cell::By(By::Another) => say!(language, "data-another"),
        Cell::By(By::Platform) => say!(language, "data-platform"),
        Cell::Text(text) => {
            let said = match column {
                "status" => Status::from_code(text)
                    .map(|status| attendance::words::status(status, language)),
                "role" => Role::from_code(text).map(|role| trainings::words::role(role, language)),
                "region" => Some(trainings::words::region(text, language)),
                "action" => Action::from_code(text).map(|action| action.say(language)),
                "response" | "body" => serde_json::from_str(text).ok().map(given),
                _ => None,
            };
            said.unwrap_or_else(|| text.clone())
        }
    }
}

/// An answer without the form in which it is kept.
fn given(response: Response) -> String {
    match response {
        Response::Nothing | Response::Typed => String::new(),
        Response::Number(words) | Response::Words(words) => words,
        Response::Options(ids) => ids.into_iter().collect::<Vec<_>>().join(", "),
        Response::Order(ids) => ids.join(", "),
        Response::Pairs(parts) | Response::Blanks(parts) => {
            let parts = parts
                .into_iter()
                .map(|(name, value)| format!("{name}: {value}"));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}
